#include "core/net/rpc_facts.h"

#include <utility>
#include <variant>

#include "core/net/boot_clock.h"

namespace grapevine::net {

RpcFacts::RpcFacts(boost::asio::io_context& context, RpcOptions options, Told told)
    : m_context(context)
    , m_options(std::move(options))
    , m_told(std::move(told))
{
}

void RpcFacts::ask(TimePoint now)
{
    if (m_connection || m_refused || now < m_notBefore) return;
    m_counters.add("peek.rpc-asked");
    RpcConnection::Listener listener;
    listener.news = [this](rpc::News news) { handleNews(std::move(news)); };
    listener.ended = [this](link::Refusal refusal, const std::string&) {
        m_counters.add("peek.rpc-failed");
        m_refused = link::isFinal(refusal);
        end(bootNow());
    };
    m_connection = std::make_unique<RpcConnection>(m_context, m_options, std::move(listener));
}

void RpcFacts::handleNews(rpc::News news)
{
    if (std::holds_alternative<rpc::Ready>(news)) {
        m_connection->ask([](auto& dialogue, auto now) { return dialogue.askMembers(now); });
    } else if (const auto* told = std::get_if<rpc::MembersTold>(&news)) {
        m_counters.add("peek.rpc-answered");
        m_told(told->members);
        end(bootNow());
    } else if (std::holds_alternative<rpc::Refused>(news)) {
        m_counters.add("peek.rpc-failed");
        end(bootNow());
    }
}

void RpcFacts::end(TimePoint now)
{
    m_notBefore = now + kPause;
    m_connection.reset();
}

} // namespace grapevine::net
