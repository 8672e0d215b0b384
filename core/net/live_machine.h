#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/agent/accusation_log.h"
#include "core/agent/agent.h"
#include "core/agent/ask_desk.h"
#include "core/agent/facts_interner.h"
#include "core/agent/live_table.h"
#include "core/agent/name_choice.h"
#include "core/agent/observer_guard.h"
#include "core/agent/observer_policy.h"
#include "core/agent/observer_setup.h"
#include "core/base/log.h"
#include "core/base/random.h"
#include "core/crypto/sealer.h"
#include "core/link/command.h"
#include "core/net/agent_driver.h"
#include "core/net/batch_writer.h"
#include "core/net/live_cluster.h"
#include "core/net/outside_round.h"
#include "core/net/peek_fallback.h"
#include "core/net/seed_round.h"
#include "core/net/settle_round.h"

namespace grapevine::net {

/// What runs on the gossip thread for one observed cluster. Composes: the rules are in
/// agent::ObserverGuard, agent::chooseName and the agent itself.
///
/// ```
/// Asking -> Joining -> Settling -> Member -> Leaving -> Asleep | Peeking | Closed | Asking again
///    `--> Refused
/// ```
class LiveCluster::Machine : public std::enable_shared_from_this<Machine> {
public:
    Machine(boost::asio::io_context& context, ObserveOptions options, Log log);

    void start();
    void stop();
    void handleCommand(link::CommandId id, const link::Command& command);
    void prepareForSleep(std::function<void()> done);
    void resume();

    // Any thread.
    [[nodiscard]] Mailbox& mailbox() { return m_writer->mailbox(); }
    [[nodiscard]] bool onlyPeeks() const { return m_onlyPeeks; }
    [[nodiscard]] ObserveProblem problem() const { return m_problem; }

private:
    enum class Stage : std::uint8_t {
        Asking,
        Joining,
        Settling,
        Member,
        Leaving,
        Asleep,
        Peeking,
        Refused,
        Closed,
    };
    enum class AfterLeave : std::uint8_t { Close, Rejoin, Peek, Sleep };

    [[nodiscard]] std::optional<link::CommandRefusal> obey(link::CommandId id,
                                                           const link::Command& command);

    // live_machine_asking.cpp: what a person asks of the cluster.
    void askCluster(link::CommandId id, const link::Command& command);
    void answer(link::CommandOutcome outcome);
    void askFromOutside(link::CommandId id, const link::Command& command);
    [[nodiscard]] std::optional<link::CommandRefusal>
    refusesRound(const std::shared_ptr<OutsideRound>& round) const;
    void prove(link::CommandId id, const link::ProveEvent& wanted);
    void sweepViews(link::CommandId id);
    [[nodiscard]] OutsideRound::Hooks roundHooks();
    [[nodiscard]] PeekDialSettings roundSettings() const;
    void stopRounds(link::RoundEnd end);
    void loseQueries();

    // live_machine_start.cpp: from the first question to being a member.
    void ask();
    void handleSeedResult(std::size_t seed, const PeekResult& result);
    void handleAsked(SeedRoundOutcome outcome);
    void announce(const SeedRoundOutcome& outcome);
    [[nodiscard]] std::optional<Endpoint> advertised(const Endpoint& bound,
                                                     const IpAddress& local) const;
    [[nodiscard]] agent::AgentOptions agentOptions(std::string name, const Endpoint& advertise);
    void handleJoinOutcome(const agent::JoinOutcome& outcome);
    void retryLater();
    void settle();
    /// No round needs it any more: the next one makes its own, of the keys there are then.
    void dropSealer();
    void handleDifference(const agent::PresentMember& member,
                          const agent::PictureDifference& difference);
    void becomeMember(bool settled);
    void refuse(ObserveProblem problem, std::string notice);
    [[nodiscard]] std::vector<SeedRound::Seed> seedsToAsk() const;
    [[nodiscard]] PeekDialSettings dialSettings() const;

    // live_machine.cpp: being one, and ceasing to be one.
    void handleNews(const Moment& now, std::span<const agent::AgentNews> news);
    void tellAccusations();
    void handleStall(const Moment& now, Duration gap);
    void endGap(const Moment& now, bool answered);
    void handleGapUnanswered(const Moment& now);
    void carryOut(const agent::LeaveUnreachable&);
    void carryOut(const agent::LeaveContested&);
    void carryOut(const agent::Rejoin& rejoin);
    void carryOut(const agent::PeekForVerdict& peek);
    void carryOut(const agent::Reexchange&);
    void carryOut(const agent::CheckReach&);
    void obeyGuard();
    void leave(AfterLeave after, Duration limit);
    void handleLeft(bool told);
    void dropAgent();
    void peekInstead(const std::string& why);
    void lookAtAddress(TimePoint now);
    void rememberPeers();
    void armTick(Duration delay);
    void tick();
    [[nodiscard]] bool isMember() const;

    // live_machine_status.cpp: what is told of it.
    void checkStale(const Moment& now);
    void publish();
    [[nodiscard]] Counters countersNow() const;
    [[nodiscard]] link::LinkStatus statusNow(const Moment& now);

    boost::asio::io_context& m_context;
    ObserveOptions m_options;
    Log m_log;
    SeededRandom m_random;
    crypto::Keyring m_keyring;                ///< As the cluster has changed it.
    std::unique_ptr<crypto::Sealer> m_sealer; ///< For peeks.
    agent::FactsInterner m_facts;             ///< For peeks.
    agent::AgentPools m_pools;
    agent::ObserverPolicy m_policy;
    agent::ObserverGuard m_guard;
    std::shared_ptr<BatchWriter> m_writer;
    boost::asio::steady_timer m_timer;

    std::shared_ptr<SeedRound> m_asking;
    std::shared_ptr<SettleRound> m_settling;
    std::unique_ptr<AgentDriver> m_driver;
    agent::AccusationLog m_accusations;
    std::unique_ptr<agent::LiveTable> m_table;
    agent::AskDesk m_asks;
    std::shared_ptr<OutsideRound> m_proof; ///< The last one; none before the first.
    std::shared_ptr<OutsideRound> m_views; ///< The same of SweepViews.
    std::shared_ptr<PeekFallback> m_fallback;

    Stage m_stage = Stage::Asking;
    AfterLeave m_afterLeave = AfterLeave::Close;
    std::optional<TimePoint> m_leaveBy; ///< The agent ends a leave by itself; this is if not.
    std::uint64_t m_sentBeforeLeave = 0;
    std::vector<std::function<void()>> m_slept; ///< Told once the leave before a sleep is over.
    std::string m_fallbackReason;

    link::LinkStatus m_status;
    std::optional<std::string> m_wantedName;
    bool m_settled = false;
    bool m_wasMember = false; ///< Once; then a snapshot is no first look.
    std::set<std::string> m_namesGivenUp;
    std::size_t m_namesSkipped = 0;
    TimePoint m_tickedAt{};
    IpAddress m_ownAddress;
    IpAddress m_namedAddress; ///< Where the user wants us to listen; none: anywhere.
    bool m_namedGone = false; ///< It is no address of this machine, for the time being.
    std::vector<agent::PresentMember> m_peers; ///< Some who were there lately.
    std::size_t m_othersThere = 0;             ///< At the last tick, kPeersMost at most.
    std::vector<Endpoint> m_toJoin;
    std::map<Endpoint, std::size_t> m_seedOf;
    std::size_t m_joinsOpen = 0;
    std::optional<TimePoint> m_retryAt;
    Duration m_retryAfter{};
    /// The picture starts afresh, and is not told before: by an answer, or when this is over.
    std::optional<TimePoint> m_gapEndsBy;
    std::size_t m_gapAwaits = 0; ///< So many others were there before it (kPeersMost: or more).
    std::string m_gapText;
    TimePoint m_addressLookAt{};
    TimePoint m_membersSince{}; ///< Silence counts from here on at the earliest.
    std::set<std::string> m_asked;
    Counters m_counters;       ///< Our own, and what former agents counted.
    std::uint64_t m_bytes = 0; ///< Of peeks and former drivers.
    std::deque<std::pair<TimePoint, std::uint64_t>> m_bytesAt;
    std::atomic<bool> m_onlyPeeks = false;
    std::atomic<ObserveProblem> m_problem = ObserveProblem::None;
    bool m_stopped = false;
};

} // namespace grapevine::net
