#include "core/net/live_machine.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <utility>
#include <variant>

#include "core/agent/picture.h"
#include "core/base/time_text.h"
#include "core/net/boot_clock.h"
#include "core/net/local_address.h"
#include "core/net/system_random.h"

namespace grapevine::net {

namespace {

constexpr Duration kTickLongest = std::chrono::seconds{1};
constexpr Duration kTickShortest = std::chrono::milliseconds{5};
constexpr Duration kLeaveLongest = std::chrono::milliseconds{2500};
/// Before the machine sleeps there is little time: logind allows five seconds for everybody.
constexpr Duration kLeaveBeforeSleep = std::chrono::milliseconds{1500};
/// Those who wait to be told that we have left; there is one, unless sleep is announced twice.
constexpr std::size_t kSleepersMost = 16;
/// Beyond its limit the agent gets this long to end a leave by itself.
constexpr Duration kLeaveGrace = std::chrono::milliseconds{300};
constexpr Duration kAddressLookGap = std::chrono::seconds{3};
/// After a stall others may take this long to tell us their picture.
constexpr Duration kGapLongest = std::chrono::seconds{2};
/// While nobody does, the picture from before is kept, and those who were in it are asked again.
/// After this long we begin anew, seeds and all (`observer.gaps-unanswered`).
constexpr Duration kGapUnansweredLongest = std::chrono::seconds{30};
/// Members remembered for the time when we know nobody.
constexpr std::size_t kPeersMost = 3;
/// Names of members whose answers we merged, for their number only.
constexpr std::size_t kAskedMost = 100'000;

agent::ObserverGuard::Rules rulesFor(agent::TimingPreset preset)
{
    const auto timing = agent::optionsFor(preset).timing;
    return {timing.probeInterval, timing.probeTimeout};
}

} // namespace

LiveCluster::Machine::Machine(boost::asio::io_context& context, ObserveOptions options, Log log)
    : m_context(context)
    , m_options(std::move(options))
    , m_log(std::move(log))
    , m_random(SystemRandom{}.next())
    // It has one owner: a key that the cluster gives up is to be gone from here.
    , m_keyring(std::exchange(m_options.peek.keyring, {}))
    , m_guard(rulesFor(m_options.timing))
    , m_writer(std::make_shared<BatchWriter>(context, m_options.peek.cluster))
    , m_timer(context)
    , m_accusations(m_options.peek.cluster)
{
    m_status.mode = link::LinkMode::Observer;
    m_status.interval = rulesFor(m_options.timing).probeInterval;
    for (const auto& seed : m_options.peek.seeds)
        m_status.seeds.push_back({seed.text(), {}, {}, {}, {}});
}

void LiveCluster::Machine::start()
{
    m_writer->onPublish([this] { publish(); });
    m_writer->publishNow();
    armTick(kTickLongest);
    ask();
}

void LiveCluster::Machine::stop()
{
    m_stopped = true;
    m_timer.cancel();
    m_writer->stop();
    if (m_asking) m_asking->cancel();
    if (m_settling) m_settling->cancel();
    stopRounds(link::RoundEnd::Lost);
    m_fallback.reset();
    m_driver.reset();
}

bool LiveCluster::Machine::isMember() const
{
    return m_stage == Stage::Joining || m_stage == Stage::Settling || m_stage == Stage::Member;
}

void LiveCluster::Machine::handleCommand(link::CommandId id, const link::Command& command)
{
    const bool aboutUs = std::holds_alternative<link::Leave>(command) ||
                         std::holds_alternative<link::SweepNow>(command) ||
                         std::holds_alternative<link::SetPaused>(command);
    if (!aboutUs && !m_stopped && m_stage != Stage::Closed) return askCluster(id, command);
    link::CommandOutcome outcome;
    outcome.command = id;
    outcome.refusal = obey(id, command);
    answer(std::move(outcome));
}

std::optional<link::CommandRefusal> LiveCluster::Machine::obey(link::CommandId id,
                                                               const link::Command& command)
{
    if (m_stopped || m_stage == Stage::Closed) return link::CommandRefusal::NotMember;
    if (std::holds_alternative<link::Leave>(command)) {
        leave(AfterLeave::Close, kLeaveLongest);
        return std::nullopt;
    }
    const bool sweep = std::holds_alternative<link::SweepNow>(command);
    const bool pause = std::holds_alternative<link::SetPaused>(command);
    if (m_fallback && (sweep || pause)) {
        m_fallback->handleCommand(id, command);
        return std::nullopt;
    }
    if (!sweep) return link::CommandRefusal::NotSupported; // A member cannot pause.
    if (m_stage == Stage::Refused) {
        m_problem = ObserveProblem::None;
        m_status.notice.clear();
        m_status.phase = link::LinkPhase::Connecting;
        for (auto& seed : m_status.seeds)
            seed.refusal.reset();
        ask();
    } else if (m_stage == Stage::Member) {
        m_driver->act([](agent::Agent& to, TimePoint now) { to.exchangeNow(now); });
    } else if (m_retryAt) {
        m_retryAt = bootNow();
        tick();
    }
    return std::nullopt;
}

void LiveCluster::Machine::prepareForSleep(std::function<void()> done)
{
    const bool nothingToLeave = m_stopped || m_stage == Stage::Closed ||
                                m_stage == Stage::Refused || m_stage == Stage::Asleep;
    if (nothingToLeave || m_fallback) {
        if (m_fallback) m_fallback->handleCommand({}, link::SetPaused{true});
        return done();
    }
    // Whoever asks once too often is not kept waiting.
    if (m_slept.size() >= kSleepersMost) return done();
    m_slept.push_back(std::move(done));
    leave(AfterLeave::Sleep, kLeaveBeforeSleep);
}

void LiveCluster::Machine::resume()
{
    if (m_stopped) return;
    if (m_fallback) return m_fallback->handleCommand({}, link::SetPaused{false});
    if (m_stage == Stage::Asleep) return ask();
    // Awake again before the leave was over.
    if (m_stage == Stage::Leaving && m_afterLeave == AfterLeave::Sleep)
        m_afterLeave = AfterLeave::Rejoin;
}

void LiveCluster::Machine::handleNews(const Moment& now, std::span<const agent::AgentNews> news)
{
    if (m_stopped || !m_driver || !m_table) return;
    if (const auto inbound = m_driver->agent().lastInbound()) m_guard.handleInbound(*inbound);
    m_writer->put(m_table->handleNews(now, news));
    m_asks.handleNews(now, m_driver->agent(), news);
    tellAccusations();
    bool joined = false;
    bool clashed = false;
    for (const auto& item : news) {
        if (const auto* outcome = std::get_if<agent::JoinOutcome>(&item)) {
            joined = joined || outcome->joined;
            handleJoinOutcome(*outcome);
        } else if (const auto* merged = std::get_if<agent::Merged>(&item)) {
            if (!merged->asked) continue;
            ++m_status.answers;
            if (!merged->from.empty() && m_asked.size() < kAskedMost) m_asked.insert(merged->from);
            // Who tells of itself only says nothing about the others that we wait for.
            if (m_gapEndsBy && (merged->others > 0 || m_gapAwaits <= 1)) endGap(now, true);
            m_guard.handleAnswer();
        } else if (std::holds_alternative<agent::SelfAccused>(item)) {
            m_guard.handleSelfAccused(now.boot);
        } else if (const auto* open = std::get_if<agent::NoVerdict>(&item)) {
            m_guard.handleNoVerdict(now.boot, open->member);
        } else if (const auto* clash = std::get_if<agent::NameClash>(&item)) {
            clashed = clashed || clash->self;
            if (clash->self && isMember())
                m_guard.handleClash(now.boot, clash->ours, clash->theirs);
        } else if (const auto* left = std::get_if<agent::LeaveDone>(&item)) {
            // The agent is in the middle of its work: it is dropped afterwards.
            boost::asio::post(m_context, [weak = weak_from_this(), told = left->told] {
                const auto self = weak.lock();
                if (self && !self->m_stopped) self->handleLeft(told);
            });
        }
    }
    // An answer without our name was given by one who then took us in.
    if (joined && !clashed) m_guard.handleTakenIn();
    obeyGuard();
    m_writer->publishSoon();
}

void LiveCluster::Machine::tellAccusations()
{
    link::AskNews news;
    news.accusations = m_accusations.take();
    if (!news.accusations.empty()) mailbox().put(std::move(news));
}

void LiveCluster::Machine::handleStall(const Moment& now, Duration gap)
{
    if (m_stopped || !m_table) return;
    m_guard.handleStall(now.boot);
    m_gapText = "stood still for " + briefDuration(gap);
    if (m_stage == Stage::Member) {
        m_writer->put(m_table->handleGap(now, m_gapText));
        if (!m_gapEndsBy) m_gapAwaits = m_othersThere;
        m_gapEndsBy = now.boot + kGapLongest;
    } else if (m_stage == Stage::Settling) {
        // What had agreed is forgotten: from the join on, once more.
        std::exchange(m_settling, nullptr)->cancel();
        m_stage = Stage::Joining;
        if (!m_retryAt) retryLater();
    }
    m_membersSince = now.boot;
    obeyGuard();
    m_writer->publishSoon();
}

void LiveCluster::Machine::endGap(const Moment& now, bool answered)
{
    m_gapEndsBy.reset();
    if (!m_table) return;
    auto text = m_gapText;
    if (answered && !m_namedGone && m_status.phase == link::LinkPhase::Stale) {
        // One resync for both.
        m_status.phase = link::LinkPhase::Live;
        text += ", and answers come again";
    }
    m_writer->put(m_table->handleResync(now, std::move(text)));
}

/// The time for answers is over. Whoever was there need not be gone: an emptied picture would say
/// so, and that they all joined once they answer.
void LiveCluster::Machine::handleGapUnanswered(const Moment& now)
{
    if (m_gapAwaits == 0) return endGap(now, false);
    if (*m_gapEndsBy <= m_membersSince + kGapLongest) m_counters.add("observer.gaps-prolonged");
    m_gapEndsBy = now.boot + kGapLongest;
    if (m_stage != Stage::Member) return; // It ends with the leave.
    const bool alone = agent::someOthers(m_driver->agent(), 1).empty();
    if (now.boot - m_membersSince < kGapUnansweredLongest) {
        if (!alone) {
            carryOut(agent::Reexchange{});
        } else if (m_joinsOpen == 0) {
            m_retryAfter = Duration::zero();
            m_retryAt = now.boot;
        }
        return;
    }
    m_counters.add("observer.gaps-unanswered");
    agent::Rejoin anew;
    // Whose datagrams still come may hold us for alive.
    const auto heard = m_driver->lastHeard();
    anew.leaveFirst = heard && *heard > m_membersSince;
    carryOut(anew);
}

void LiveCluster::Machine::obeyGuard()
{
    for (const auto& action : m_guard.takeActions()) {
        if (!isMember()) return;
        std::visit([this](const auto& what) { carryOut(what); }, action);
    }
}

void LiveCluster::Machine::carryOut(const agent::LeaveUnreachable&)
{
    m_counters.add("observer.unreachable");
    m_fallbackReason = "others cannot reach us at " + m_driver->agent().options().advertise.text() +
                       ": left the cluster, and look at it from outside";
    leave(AfterLeave::Peek, kLeaveLongest);
}

void LiveCluster::Machine::carryOut(const agent::LeaveContested&)
{
    m_counters.add("observer.contested");
    m_fallbackReason = "another member claims every name that we take: left the cluster, and look "
                       "at it from outside";
    leave(AfterLeave::Peek, kLeaveLongest);
}

void LiveCluster::Machine::carryOut(const agent::Rejoin& rejoin)
{
    m_counters.add("observer.rejoined");
    if (rejoin.giveUpName) m_namesGivenUp.insert(m_driver->agent().options().name);
    m_namesSkipped = rejoin.namesSkipped;
    if (rejoin.leaveFirst) return leave(AfterLeave::Rejoin, kLeaveLongest);
    m_stage = Stage::Leaving;
    m_afterLeave = AfterLeave::Rejoin;
    boost::asio::post(m_context, [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (self && !self->m_stopped) self->handleLeft(false);
    });
}

void LiveCluster::Machine::carryOut(const agent::PeekForVerdict& peek)
{
    m_counters.add("observer.verdicts-asked");
    for (const auto& other : agent::someOthers(m_driver->agent(), 2)) {
        if (other.member == peek.about) continue;
        return m_driver->act(
            [&](agent::Agent& to, TimePoint now) { to.exchangeNow(now, other.member); });
    }
}

void LiveCluster::Machine::carryOut(const agent::Reexchange&)
{
    m_driver->act([](agent::Agent& to, TimePoint now) { to.exchangeNow(now); });
}

void LiveCluster::Machine::carryOut(const agent::CheckReach&)
{
    m_driver->act([](agent::Agent& to, TimePoint now) { to.checkReach(now); });
}

void LiveCluster::Machine::leave(AfterLeave after, Duration limit)
{
    const bool closing = m_stage == Stage::Leaving && m_afterLeave == AfterLeave::Close;
    if (!closing) m_afterLeave = after;
    if (m_stage == Stage::Leaving) return;
    if (m_asking) std::exchange(m_asking, nullptr)->cancel();
    if (m_settling) std::exchange(m_settling, nullptr)->cancel();
    const bool member = isMember();
    m_stage = Stage::Leaving;
    m_retryAt.reset();
    if (!member) return handleLeft(false);
    m_leaveBy = bootNow() + limit + kLeaveGrace;
    m_sentBeforeLeave = m_driver->datagramsSent();
    m_driver->act([limit](agent::Agent& to, TimePoint now) { to.leave(now, limit); });
    armTick(limit + kLeaveGrace);
}

void LiveCluster::Machine::handleLeft(bool told)
{
    if (m_stage != Stage::Leaving) return;
    if (m_driver) {
        const bool out = told && m_driver->datagramsSent() > m_sentBeforeLeave;
        m_log.info(out ? "left the cluster" : "gone, without a leave that got out");
        m_counters.add(out ? "observer.left" : "observer.left-untold");
    }
    m_leaveBy.reset();
    m_gapEndsBy.reset();
    dropAgent();
    switch (m_afterLeave) {
    case AfterLeave::Close:
        m_fallback.reset();
        m_stage = Stage::Closed;
        m_status.phase = link::LinkPhase::Closed;
        break;
    case AfterLeave::Rejoin:
        if (m_status.phase != link::LinkPhase::Stale) m_status.phase = link::LinkPhase::Connecting;
        ask();
        break;
    case AfterLeave::Peek: peekInstead(m_fallbackReason); break;
    case AfterLeave::Sleep:
        m_stage = Stage::Asleep;
        m_status.phase = link::LinkPhase::Stale;
        break;
    }
    m_writer->publishNow();
    for (const auto& slept : std::exchange(m_slept, {}))
        slept();
}

void LiveCluster::Machine::dropAgent()
{
    loseQueries();
    if (!m_driver) return;
    for (const auto* counters : {&m_driver->counters(), &m_driver->agent().counters()})
        for (const auto& [name, value] : counters->values())
            m_counters.add(name, value);
    if (const auto overCap = m_driver->agent().queues().overCap; overCap > 0)
        m_counters.add("agent.queues-over-cap", overCap);
    m_bytes += m_driver->bytesMoved();
    if (m_table && m_table->heldDropped() + m_table->heldNow() > 0)
        m_counters.add("observer.events-held-dropped", m_table->heldDropped() + m_table->heldNow());
    m_table.reset();
    m_accusations.closeCases();
    m_driver.reset();
}

void LiveCluster::Machine::peekInstead(const std::string& why)
{
    m_log.info(why); // The status carries it to the user.
    m_stage = Stage::Peeking;
    m_onlyPeeks = true;
    m_status.mode = link::LinkMode::Peek;
    m_status.notice = why;
    auto options = m_options.peek;
    options.keyring = m_keyring;
    options.seeds.clear();
    for (const auto& seed : seedsToAsk())
        options.seeds.push_back(seed.where);
    if (options.bind) options.bind->port = 0;
    m_fallback = std::make_shared<PeekFallback>(m_context, std::move(options), m_log, m_pools.names,
                                                *m_writer, why);
    m_fallback->start();
}

void LiveCluster::Machine::lookAtAddress(TimePoint now)
{
    if (now < m_addressLookAt) return;
    m_addressLookAt = now + kAddressLookGap;
    m_namedGone = !m_namedAddress.isNone() && !isOwnAddress(m_context, m_namedAddress);
    if (m_ownAddress.isNone()) return;
    const auto to = !m_peers.empty()    ? m_peers.front().endpoint
                    : !m_toJoin.empty() ? m_toJoin.front()
                                        : Endpoint{};
    const auto route = to.address.isNone() ? std::nullopt : routeAddress(m_context, to);
    m_guard.handleAddress(now, route, isOwnAddress(m_context, m_ownAddress));
}

void LiveCluster::Machine::rememberPeers()
{
    auto peers = agent::someOthers(m_driver->agent(), kPeersMost);
    m_othersThere = peers.size();
    m_guard.handleOthers(bootNow(), m_othersThere > 0);
    // Who answers first after a standstill may not know where the others are.
    if (!peers.empty() && !m_gapEndsBy) m_peers = std::move(peers);
}

void LiveCluster::Machine::armTick(Duration delay)
{
    m_timer.expires_after(std::chrono::nanoseconds{std::clamp(delay, kTickShortest, kTickLongest)});
    m_timer.async_wait([weak = weak_from_this()](boost::system::error_code error) {
        const auto self = weak.lock();
        if (!error && self && !self->m_stopped) self->tick();
    });
}

void LiveCluster::Machine::tick()
{
    const auto now = momentNow();
    // After a standstill the driver has to find out first: nothing is judged by old times. Its
    // timers stood still while the machine slept, so it may not turn by itself yet.
    if (now.boot - std::exchange(m_tickedAt, now.boot) > AgentDriver::kStallShortest) {
        if (m_driver) m_driver->act([](agent::Agent&, TimePoint) {});
        return armTick(kTickShortest);
    }
    if (m_retryAt && now.boot >= *m_retryAt) {
        m_retryAt.reset();
        if (m_stage == Stage::Asking) {
            ask();
        } else if (isMember()) {
            std::vector<Endpoint> to = m_toJoin;
            for (const auto& peer : m_peers)
                if (std::find(to.begin(), to.end(), peer.endpoint) == to.end())
                    to.push_back(peer.endpoint);
            m_joinsOpen = to.size();
            m_driver->act([&](agent::Agent& agent, TimePoint at) { agent.join(at, to); });
        }
    }
    if (m_leaveBy && now.boot >= *m_leaveBy) handleLeft(false);
    if (isMember()) {
        rememberPeers();
        // Everybody is gone: whoever was there may come back, and then does not know us.
        const bool alone = agent::someOthers(m_driver->agent(), 1).empty();
        const bool knowsWhere = !m_peers.empty() || !m_toJoin.empty();
        if (m_stage == Stage::Member && alone && !m_retryAt && knowsWhere) retryLater();
        // Pings that others send us make no news, and yet they tell that we can be reached.
        if (const auto inbound = m_driver->agent().lastInbound()) m_guard.handleInbound(*inbound);
        m_guard.handleTimeout(now.boot);
        lookAtAddress(now.boot);
        obeyGuard();
    }
    if (m_driver) checkStale(now);
    if (m_gapEndsBy && now.boot >= *m_gapEndsBy) handleGapUnanswered(now);
    m_writer->publishNow();
    auto next = kTickLongest;
    const auto guardDue = isMember() ? m_guard.nextTimeout() : std::nullopt;
    for (const auto due : {guardDue, m_retryAt, m_leaveBy, m_gapEndsBy})
        if (due) next = std::min<Duration>(next, *due - now.boot);
    armTick(next);
}

} // namespace grapevine::net
