#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/link/ask_news.h"
#include "core/rpc/news.h"

namespace grapevine::net {

/// Our queries through an agent: who answered, how fast, and who stayed silent. No I/O; each input
/// tells what is new through `out`.
class RpcQueries {
public:
    static constexpr std::size_t kOpenMost = 64;
    /// Names remembered of one query, and replies told; what is beyond counts as dropped.
    static constexpr std::size_t kAnswersMost = 100'000;

    [[nodiscard]] bool full() const { return m_open.size() >= kOpenMost; }

    /// The query is on its way; nothing is told before the agent takes it. `expected`: empty when
    /// it cannot be known. `timeout`: as far as we know it.
    void begin(const Moment& now, link::CommandId command, rpc::RequestId request,
               const link::SendQuery& query, Duration timeout, std::vector<std::string> expected);
    void handleAccepted(const Moment& now, rpc::RequestId request, link::AskNews& out);
    void handleRefused(rpc::RequestId request);
    /// True once everybody expected has answered: the query is over, and the dialogue may forget
    /// it.
    [[nodiscard]] bool handleReply(const Moment& now, rpc::RequestId request,
                                   link::QueryReply::Kind kind, const std::string& from,
                                   Bytes payload, link::AskNews& out);
    void handleEnded(const Moment& now, rpc::RequestId request, link::AskNews& out);
    /// The request to forget; nothing when there is no such query.
    [[nodiscard]] std::optional<rpc::RequestId> stop(const Moment& now, link::CommandId command,
                                                     link::AskNews& out);
    /// The connection is gone.
    void handleLost(const Moment& now, link::AskNews& out);

private:
    struct Open {
        link::QueryProgress progress;
        std::set<std::string> acked;
        std::set<std::string> responded;
        std::size_t responsesMissing = 0; ///< Of those expected.
    };

    void end(const Moment& now, rpc::RequestId request, link::QueryProgress::End how,
             link::AskNews& out);

    std::map<rpc::RequestId, Open> m_open;
};

} // namespace grapevine::net
