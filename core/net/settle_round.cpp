#include "core/net/settle_round.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <utility>

namespace grapevine::net {

using boost::system::error_code;

SettleRound::SettleRound(boost::asio::io_context& context, PeekDialSettings settings,
                         crypto::Sealer& sealer, agent::FactsInterner& facts, Hooks hooks)
    : m_context(context)
    , m_settings(std::move(settings))
    , m_sealer(sealer)
    , m_facts(facts)
    , m_hooks(std::move(hooks))
    , m_pause(context)
    , m_deadline(context)
{
    m_settings.exchangeTimeout = std::min(m_settings.exchangeTimeout, kAnswerLongest);
}

void SettleRound::start()
{
    m_deadline.expires_after(std::chrono::nanoseconds{kLongest});
    m_deadline.async_wait([weak = weak_from_this()](error_code error) {
        const auto self = weak.lock();
        if (!error && self) self->finish(false);
    });
    askLater();
}

void SettleRound::cancel()
{
    m_done = true;
    m_hooks = {};
    m_dial.reset();
    m_pause.cancel();
    m_deadline.cancel();
}

void SettleRound::askLater()
{
    m_pause.expires_after(std::chrono::nanoseconds{kPause});
    m_pause.async_wait([weak = weak_from_this()](error_code error) {
        const auto self = weak.lock();
        if (!error && self && !self->m_done) self->askNext();
    });
}

void SettleRound::askNext()
{
    auto others = m_hooks.others();
    if (isSettled(others)) return finish(true);
    std::erase_if(others, [&](const auto& other) { return m_mute.contains(other.name); });
    if (others.empty()) return askLater();
    // In turn by name, beginning anew after the last.
    auto next = std::find_if(others.begin(), others.end(),
                             [&](const auto& other) { return other.name > m_lastAsked; });
    if (next == others.end()) next = others.begin();
    m_lastAsked = next->name;
    const HostPort where{next->endpoint.address.text(), next->endpoint.port};
    m_dial =
        std::make_unique<PeekDial>(m_context, where, m_settings, m_sealer, m_facts,
                                   [weak = weak_from_this(), asked = *next](PeekResult result) {
                                       const auto self = weak.lock();
                                       if (self && !self->m_done) self->handleResult(asked, result);
                                   });
}

void SettleRound::handleResult(const agent::PresentMember& asked, const PeekResult& result)
{
    m_hooks.onResult(result);
    if (m_done) return;
    if (result.answer) {
        const auto difference = m_hooks.compare(*result.answer);
        const auto& told = result.answer->members;
        if (told.size() == 1 && told.front().facts->name == asked.name) {
            m_mute.insert(asked.name);
        } else if (!difference.none()) {
            m_agreed.clear();
            m_hooks.onDifference(asked, difference);
            if (m_done) return;
        } else if (std::find(m_agreed.begin(), m_agreed.end(), asked.name) == m_agreed.end()) {
            m_agreed.push_back(asked.name);
        }
    }
    if (isSettled(m_hooks.others())) return finish(true);
    askLater();
}

bool SettleRound::isSettled(const std::vector<agent::PresentMember>& others) const
{
    const auto telling = static_cast<std::size_t>(
        std::count_if(others.begin(), others.end(),
                      [&](const auto& other) { return !m_mute.contains(other.name); }));
    const bool anybodyAsked = !m_agreed.empty() || !m_mute.empty();
    return anybodyAsked && m_agreed.size() >= std::min(telling, kAgreeing);
}

void SettleRound::finish(bool settled)
{
    if (std::exchange(m_done, true)) return;
    m_pause.cancel();
    m_deadline.cancel();
    const auto done = std::move(m_hooks.onDone);
    m_hooks = {};
    m_dial.reset();
    done(settled);
}

} // namespace grapevine::net
