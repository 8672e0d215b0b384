#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <map>
#include <memory>
#include <set>

#include "core/agent/peek_schedule.h"
#include "core/agent/peek_table.h"
#include "core/base/log.h"
#include "core/link/command.h"
#include "core/net/mailbox.h"
#include "core/net/outside_round.h"
#include "core/net/peek_cluster.h"
#include "core/net/peek_dial.h"
#include "core/net/rpc_facts.h"
#include "core/net/system_random.h"
#include "core/net/udp_pinger.h"

namespace grapevine::net {

/// What runs on the gossip thread for one peeked cluster: turns due targets into dials, dials
/// into table changes, and pings alive members one a second. Composes; the rules are in agent.
class PeekCluster::Machine : public std::enable_shared_from_this<Machine> {
public:
    Machine(boost::asio::io_context& context, PeekOptions options, Log log);

    void start();
    void stop();
    void handleCommand(link::CommandId id, const link::Command& command);
    [[nodiscard]] Mailbox& mailbox() { return m_mailbox; }

private:
    /// Peeks under way at once; more seeds wait their turn.
    static constexpr std::size_t kDialsMost = 32;
    /// Rates are taken over this long.
    static constexpr Duration kRateWindow = std::chrono::seconds{60};

    struct PingState {
        Duration backOff{};
        TimePoint dueAt{};
    };

    void armTick(Duration delay);
    void tick();
    void dialDue(const Moment& now);
    void handleResult(const agent::PeekTarget& target, PeekResult result);
    void handleAnswer(const Moment& now, const agent::PeekTarget& target, const PeekResult& result);
    void handleFailure(const Moment& now, const agent::PeekTarget& target,
                       const agent::PeekFailure& problem);
    [[nodiscard]] PeekDialSettings dialSettings() const;
    /// Why nobody can be asked from outside now; nothing: the round is to begin.
    [[nodiscard]] std::optional<link::CommandRefusal>
    refusesRound(const std::shared_ptr<OutsideRound>& round) const;
    [[nodiscard]] OutsideRound::Hooks roundHooks();
    void prove(link::CommandId id, const link::ProveEvent& wanted);
    void sweepViews(link::CommandId id);
    void stopRounds(link::RoundEnd end);
    void fillNames(TimePoint now);
    void handleRpcMembers(const std::vector<rpc::Member>& members);
    void checkStale(const Moment& now);
    void pingNext(const Moment& now);
    void handlePing(MemberId member, const PingResult& result);
    void publish(const Moment& now);
    void spend(TimePoint now, std::uint64_t bytes);
    [[nodiscard]] link::SeedStatus* seedStatus(const agent::PeekTarget& target);
    [[nodiscard]] Duration staleAfter() const;

    boost::asio::io_context& m_context;
    PeekOptions m_options;
    Log m_log;
    SystemRandom m_random;
    crypto::Sealer m_sealer;
    agent::FactsInterner m_facts;
    agent::PeekTable m_table;
    agent::PeekSchedule m_schedule;
    Counters m_counters;
    UdpPinger m_pinger;
    Mailbox m_mailbox;
    boost::asio::steady_timer m_timer;
    std::map<std::uint64_t, std::unique_ptr<PeekDial>> m_dials;
    std::uint64_t m_dialNumber = 0;
    link::LinkStatus m_status;
    std::set<std::string> m_asked;
    std::deque<std::pair<TimePoint, std::uint64_t>> m_spent;
    std::uint64_t m_pingBytesCounted = 0;
    std::map<MemberId, PingState> m_pings;
    std::uint32_t m_pingCursor = 0;
    TimePoint m_nextPing{};
    TimePoint m_startedAt{};
    TimePoint m_listeningSince{}; ///< End of the last pause: silence before it means nothing.
    Duration m_plannedGap{};      ///< From the last answer to the next question, as planned then.
    std::vector<link::MemberRowPtr> m_rows; ///< As of the last answer, for pings.
    std::shared_ptr<OutsideRound> m_proof;  ///< The last one; none before the first.
    std::shared_ptr<OutsideRound> m_views;  ///< The same of SweepViews.
    std::unique_ptr<RpcFacts> m_rpc;        ///< None unless an agent is named.
    bool m_paused = false;
    bool m_stopped = false;
};

} // namespace grapevine::net
