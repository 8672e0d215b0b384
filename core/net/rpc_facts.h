#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <vector>

#include "core/base/counters.h"
#include "core/net/rpc_connection.h"
#include "core/net/rpc_options.h"
#include "core/rpc/told.h"

namespace grapevine::net {

/// Asks an agent for its member list now and then, for those whom nobody else knows more of than
/// the name. Opens no stream, and a connection only while it asks. Lives on the context's thread.
class RpcFacts {
public:
    /// After an answer or none, the agent is left alone for so long.
    static constexpr Duration kPause = std::chrono::seconds{30};

    using Told = std::function<void(const std::vector<rpc::Member>&)>;

    /// `told` is never called from inside ask().
    RpcFacts(boost::asio::io_context& context, RpcOptions options, Told told);

    /// Somebody is known by name only. Does nothing while it asks already, pauses, or was refused
    /// for good.
    void ask(TimePoint now);

    [[nodiscard]] const Counters& counters() const { return m_counters; }

private:
    void handleNews(rpc::News news);
    void end(TimePoint now);

    boost::asio::io_context& m_context;
    RpcOptions m_options;
    Told m_told;
    std::unique_ptr<RpcConnection> m_connection;
    TimePoint m_notBefore{};
    bool m_refused = false;
    Counters m_counters;
};

} // namespace grapevine::net
