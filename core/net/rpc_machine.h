#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/log.h"
#include "core/base/random.h"
#include "core/link/command.h"
#include "core/net/batch_writer.h"
#include "core/net/rpc_cluster.h"
#include "core/net/rpc_connection.h"
#include "core/net/rpc_queries.h"
#include "core/net/rpc_stream_guard.h"
#include "core/net/rpc_table.h"

namespace grapevine::net {

/// What runs on the gossip thread for one cluster behind an RPC. Composes: the rules are in
/// rpc::Dialogue, RpcTable and RpcQueries.
class RpcCluster::Machine : public std::enable_shared_from_this<Machine> {
public:
    Machine(boost::asio::io_context& context, RpcOptions options, Log log);

    void start();
    void stop();
    void handleCommand(link::CommandId id, const link::Command& command);
    [[nodiscard]] Mailbox& mailbox() { return m_writer->mailbox(); } ///< Any thread.

private:
    /// A query that was heard, until somebody answers it.
    struct Heard {
        LamportTime time;
        QueryId id;
        std::uint64_t agentsId = 0; ///< Counts within the connection.
    };
    /// A command that the agent has not answered yet.
    struct Awaited {
        link::CommandId command;
        std::size_t size = 0;                ///< Of what it sent; name and payload.
        std::size_t encodedSize = 0;         ///< The same as the cluster sees it; 0 when not known.
        std::optional<link::KeyForm> keys{}; ///< It has a report to complete, told like this.
    };
    static constexpr std::size_t kHeardMost = 4096;
    /// Records that came between a stream's begin and the first list.
    static constexpr std::size_t kEarlyMost = 4096; ///< `rpc.records-early-dropped`.

    // The connection.
    void connect();
    void handleEnded(link::Refusal refusal, const std::string& detail);
    void closeConnection();
    void leave();
    void leaveIfSafe(TimePoint now);
    void handleNews(rpc::News news);

    // News, one by one.
    void handle(const Moment& now, rpc::Ready& news);
    void handle(const Moment& now, rpc::Accepted& news);
    void handle(const Moment& now, rpc::Refused& news);
    void handle(const Moment& now, rpc::MembersTold& news);
    void handle(const Moment& now, rpc::StatsTold& news);
    void handle(const Moment& now, rpc::CoordinateTold& news);
    void handle(const Moment& now, rpc::KeysTold& news);
    void handle(const Moment& now, rpc::EventTold& news);
    void handle(const Moment& now, rpc::LogTold& news);
    void handle(const Moment& now, rpc::AckTold& news);
    void handle(const Moment& now, rpc::ResponseTold& news);
    void handle(const Moment& now, rpc::QueryEnded& news);
    void handle(const Moment& now, rpc::Ended& news);
    void handleRecord(const Moment& now, const rpc::EventRecord& record);
    void takeStats(rpc::Stats stats);

    // rpc_machine_commands.cpp: what a person asks.
    [[nodiscard]] std::optional<link::CommandOutcome> obey(link::CommandId id,
                                                           const link::Command& command);
    [[nodiscard]] std::optional<link::CommandOutcome> obey(link::CommandOutcome outcome,
                                                           const link::SendEvent& event);
    [[nodiscard]] std::optional<link::CommandOutcome> obey(link::CommandOutcome outcome,
                                                           const link::SendQuery& query);
    [[nodiscard]] std::optional<link::CommandOutcome> obey(link::CommandOutcome outcome,
                                                           const link::AnswerQuery& answer);
    [[nodiscard]] std::optional<link::CommandOutcome> obey(link::CommandOutcome outcome,
                                                           const link::ListKeys& list);
    [[nodiscard]] std::optional<link::CommandOutcome> obey(link::CommandOutcome outcome,
                                                           const link::StopQuery& stop);
    /// Waits for the agent's word, or says that nobody was there to ask.
    [[nodiscard]] std::optional<link::CommandOutcome> await(link::CommandOutcome outcome,
                                                            std::optional<rpc::RequestId> request);
    void answer(link::CommandOutcome outcome);
    void lose(const Awaited& awaited, link::CommandOutcome outcome, link::AskNews& out);
    void loseCommands(const Moment& now);
    void sweep();

    // What is due.
    void armTick(Duration delay);
    void tick();
    void askDue(TimePoint now);
    void askNextCoordinate(TimePoint now);
    [[nodiscard]] TimePoint nextDue() const;
    void publish();

    boost::asio::io_context& m_context;
    RpcOptions m_options;
    Log m_log;
    SeededRandom m_random;
    std::shared_ptr<BatchWriter> m_writer;
    boost::asio::steady_timer m_timer;
    std::unique_ptr<RpcConnection> m_connection;
    RpcTable m_table;
    RpcQueries m_queries;
    RpcStreamGuard m_guard;
    link::LinkStatus m_status;
    Counters m_counters; ///< Our own, and of former connections.

    std::map<rpc::RequestId, Awaited> m_awaited;
    std::map<rpc::RequestId, std::size_t> m_sizes; ///< Of what they sent; name and payload.
    std::vector<rpc::EventRecord> m_early;
    std::deque<Heard> m_heard;
    bool m_canAsk = false;        ///< The agent behind this connection has let us in.
    bool m_picturePending = true; ///< Of this connection no list has come yet.

    std::optional<TimePoint> m_leaveBy; ///< Closing waits for the guard, at most until then.
    TimePoint m_retryAt{};
    Duration m_retryAfter{};
    TimePoint m_pictureAt{}; ///< Of this connection, the first list.
    TimePoint m_membersAt{};
    TimePoint m_statsAt{};
    TimePoint m_coordinateAt{};
    TimePoint m_roundBegan{};
    std::string m_located; ///< The member whose coordinate came, or is asked for, last.
    std::optional<rpc::RequestId> m_coordinateAsked;
    std::optional<rpc::RequestId> m_membersAsked;
    std::optional<rpc::RequestId> m_statsAsked;

    std::uint64_t m_bytes = 0; ///< Of former connections.
    std::deque<std::pair<TimePoint, std::uint64_t>> m_bytesAt;
    bool m_paused = false;
    bool m_stopped = false;
};

} // namespace grapevine::net
