#include "core/net/peek_machine.h"

#include <algorithm>

#include "core/agent/delivery_sweep.h"
#include "core/agent/view_sweep.h"
#include "core/base/time_text.h"
#include "core/net/boot_clock.h"

namespace grapevine::net {

namespace {

constexpr Duration kTickLongest = std::chrono::seconds{1};
constexpr Duration kTickShortest = std::chrono::milliseconds{20};
/// Members known by answers that broke off, beyond which they are swept.
constexpr std::size_t kFactsSurplus = 1000;
constexpr Duration kPingGap = std::chrono::seconds{1};
constexpr std::size_t kPingLooksMost = 1000; ///< Rows looked at for the next ping.
constexpr Duration kPingBackOffFirst = std::chrono::seconds{10};
constexpr Duration kPingBackOffLongest = std::chrono::minutes{5};

agent::PeekSchedule::Rules rulesFrom(const PeekOptions& options)
{
    agent::PeekSchedule::Rules rules;
    rules.interval = options.interval;
    rules.gapShortest = std::min<Duration>(rules.gapShortest, options.interval);
    rules.bytesPerSecond = static_cast<double>(options.bytesPerSecond);
    return rules;
}

std::optional<IpAddress> bindAddress(const PeekOptions& options)
{
    return options.bind ? IpAddress::fromText(options.bind->host) : std::nullopt;
}

} // namespace

PeekCluster::Machine::Machine(boost::asio::io_context& context, PeekOptions options, Log log)
    : m_context(context)
    , m_options(std::move(options))
    , m_log(std::move(log))
    , m_sealer(m_options.keyring)
    , m_table(m_options.cluster)
    , m_schedule(m_options.seeds, rulesFrom(m_options), m_random)
    , m_pinger(context, m_options.label, bindAddress(m_options), m_sealer, m_counters)
    , m_mailbox(m_options.cluster)
    , m_timer(context)
{
    m_status.interval = m_options.interval;
    if (m_options.rpc) {
        m_rpc = std::make_unique<RpcFacts>(
            context, *m_options.rpc, [this](const auto& members) { handleRpcMembers(members); });
    }
    for (const auto& seed : m_options.seeds)
        m_status.seeds.push_back({seed.text(), {}, {}, {}, {}});
}

void PeekCluster::Machine::start()
{
    const auto now = momentNow();
    m_startedAt = now.boot;
    m_schedule.setNobodyAnswers(now.boot, true);
    // All seeds are asked at once: whoever answers first gives the first picture.
    for (std::size_t asked = 0; asked < std::min(m_options.seeds.size(), kDialsMost); ++asked) {
        m_schedule.hurry(now.boot);
        dialDue(now);
    }
    publish(now);
    armTick(kTickShortest);
}

void PeekCluster::Machine::stop()
{
    m_stopped = true;
    m_timer.cancel();
    m_dials.clear();
    stopRounds(link::RoundEnd::Lost);
    m_rpc.reset();
}

void PeekCluster::Machine::handleCommand(link::CommandId id, const link::Command& command)
{
    if (m_stopped) return;
    link::CommandOutcome outcome;
    outcome.command = id;
    if (const auto* pause = std::get_if<link::SetPaused>(&command)) {
        if (m_paused && !pause->paused) m_listeningSince = bootNow();
        m_paused = pause->paused;
    } else if (std::holds_alternative<link::SweepNow>(command)) {
        if (std::exchange(m_paused, false)) m_listeningSince = bootNow();
        m_schedule.forgive();
        m_schedule.hurry(bootNow());
        if (m_status.phase == link::LinkPhase::Refused)
            m_status.phase = link::LinkPhase::Connecting;
    } else if (std::holds_alternative<link::ProveEvent>(command)) {
        outcome.refusal = refusesRound(m_proof);
    } else if (std::holds_alternative<link::SweepViews>(command)) {
        outcome.refusal = refusesRound(m_views);
    } else if (const auto* proof = std::get_if<link::StopProof>(&command)) {
        if (m_proof && m_proof->id() == proof->proof) m_proof->stop(link::RoundEnd::Stopped);
    } else if (const auto* sweep = std::get_if<link::StopSweep>(&command)) {
        if (m_views && m_views->id() == sweep->sweep) m_views->stop(link::RoundEnd::Stopped);
    } else if (!std::holds_alternative<link::Leave>(command)) { // No member: no leave.
        outcome.refusal = link::CommandRefusal::NotSupported;
    }
    link::AskNews news;
    news.outcomes.push_back(std::move(outcome));
    const bool refused = news.outcomes.front().refusal.has_value();
    mailbox().put(std::move(news));
    // The outcome first, then what comes of it.
    const auto* wanted = std::get_if<link::ProveEvent>(&command);
    if (wanted != nullptr && !refused) prove(id, *wanted);
    if (std::holds_alternative<link::SweepViews>(command) && !refused) sweepViews(id);
    tick();
}

std::optional<link::CommandRefusal>
PeekCluster::Machine::refusesRound(const std::shared_ptr<OutsideRound>& round) const
{
    if (round && !round->isOver()) return link::CommandRefusal::Busy;
    if (m_rows.empty()) return link::CommandRefusal::NobodyThere;
    return std::nullopt;
}

OutsideRound::Hooks PeekCluster::Machine::roundHooks()
{
    OutsideRound::Hooks hooks;
    hooks.onNews = [this](link::AskNews news) {
        m_mailbox.put(std::move(news));
        m_mailbox.ring();
    };
    hooks.onBytes = [this](std::uint64_t bytes) { spend(bootNow(), bytes); };
    return hooks;
}

void PeekCluster::Machine::prove(link::CommandId id, const link::ProveEvent& wanted)
{
    m_counters.add("peek.proofs");
    m_proof = std::make_shared<OutsideRound>(
        m_context,
        std::make_unique<agent::DeliverySweep>(id, wanted, m_rows, std::string_view{}, momentNow()),
        dialSettings(), m_options.keyring, roundHooks());
    m_proof->start();
}

void PeekCluster::Machine::sweepViews(link::CommandId id)
{
    auto hooks = roundHooks();
    // An answer is an answer: the table learns from it like from one of the rotation.
    hooks.onAnswer = [this](const agent::OutsideSweep::Target& target, const PeekResult& result) {
        handleAnswer(momentNow(), {target.where, target.member, false}, result);
    };
    m_counters.add("peek.view-sweeps");
    m_views = std::make_shared<OutsideRound>(
        m_context, std::make_unique<agent::ViewSweep>(id, m_rows, std::string_view{}, momentNow()),
        dialSettings(), m_options.keyring, std::move(hooks));
    m_views->start();
}

void PeekCluster::Machine::stopRounds(link::RoundEnd end)
{
    if (m_proof) m_proof->stop(end);
    if (m_views) m_views->stop(end);
}

void PeekCluster::Machine::armTick(Duration delay)
{
    m_timer.expires_after(std::chrono::nanoseconds{std::clamp(delay, kTickShortest, kTickLongest)});
    m_timer.async_wait([weak = weak_from_this()](boost::system::error_code error) {
        const auto self = weak.lock();
        if (!error && self && !self->m_stopped) self->tick();
    });
}

void PeekCluster::Machine::tick()
{
    const auto now = momentNow();
    if (!m_paused) {
        dialDue(now);
        if (now.boot >= m_nextPing) {
            m_nextPing = now.boot + kPingGap;
            pingNext(now);
        }
    }
    checkStale(now);
    publish(now);
    const auto due = m_schedule.nextTimeout(now.boot);
    armTick(due && !m_paused ? *due - now.boot : kTickLongest);
}

void PeekCluster::Machine::dialDue(const Moment& now)
{
    if (m_dials.size() >= kDialsMost) return;
    const auto target = m_schedule.next(now.boot);
    if (!target) return;
    const auto number = ++m_dialNumber;
    m_counters.add("peek.asked");
    m_dials.emplace(number,
                    std::make_unique<PeekDial>(
                        m_context, target->where, dialSettings(), m_sealer, m_facts,
                        [weak = weak_from_this(), number, who = *target](PeekResult result) {
                            const auto self = weak.lock();
                            if (!self || self->m_stopped) return;
                            const auto dial = self->m_dials.extract(number);
                            self->handleResult(who, std::move(result));
                        }));
}

PeekDialSettings PeekCluster::Machine::dialSettings() const
{
    PeekDialSettings settings;
    settings.label = m_options.label;
    settings.bind = bindAddress(m_options);
    settings.bindPort = m_options.bind ? m_options.bind->port : std::uint16_t{0};
    settings.connectTimeout = m_options.connectTimeout;
    settings.exchangeTimeout = m_options.exchangeTimeout;
    return settings;
}

void PeekCluster::Machine::handleResult(const agent::PeekTarget& target, PeekResult result)
{
    const auto now = momentNow();
    const auto bytes = result.received + result.sent;
    spend(now.boot, bytes);
    m_counters.add("peek.bytes-received", result.received);
    m_counters.add("peek.bytes-sent", result.sent);
    for (const auto& [name, value] : result.counters.values())
        m_counters.add(name, value);
    if (result.answer) {
        m_schedule.handleAnswered(now.boot, target, bytes);
        handleAnswer(now, target, result);
    } else {
        m_schedule.handleFailed(now.boot, target, result.answer.error().refusal, bytes);
        handleFailure(now, target, result.answer.error());
    }
    publish(now);
    armTick(kTickShortest);
}

void PeekCluster::Machine::handleAnswer(const Moment& now, const agent::PeekTarget& target,
                                        const PeekResult& result)
{
    const auto& answer = *result.answer;
    std::string asker = target.name;
    if (asker.empty()) {
        const auto self =
            std::find_if(answer.members.begin(), answer.members.end(), [&](const auto& member) {
                return member.facts->endpoint == result.remote;
            });
        asker = self != answer.members.end() ? self->facts->name : target.where.text();
    }
    const bool wasStale = m_status.phase == link::LinkPhase::Stale;
    m_counters.add("peek.answered");
    ++m_status.answers;
    m_status.phase = link::LinkPhase::Live;
    m_schedule.setNobodyAnswers(now.boot, false);
    m_status.lastAnswer = now;
    m_status.clocks = answer.clocks;
    m_asked.insert(asker);
    m_status.membersAsked = m_asked.size();
    if (auto* seed = seedStatus(target)) {
        seed->refusal.reset();
        seed->detail.clear();
        seed->name = asker;
        seed->lastAnswer = now;
    }
    auto changes = m_table.handleAnswer(now, asker, answer);
    for (const auto& entry : changes.entries) {
        if (entry.kind != link::EntryKind::MemberReap) continue;
        m_facts.forget(entry.members.front()->facts->name);
        m_pings.erase(entry.members.front()->key.member);
    }
    m_mailbox.put(std::move(changes));
    if (wasStale) m_mailbox.put(m_table.handleResync(now, "answers come again"));
    m_rows = m_table.rows();
    fillNames(now.boot);
    m_schedule.setMembers(m_rows);
    const auto due = m_schedule.nextTimeout(now.boot);
    m_plannedGap = due ? *due - now.boot : Duration::zero();
}

void PeekCluster::Machine::fillNames(TimePoint now)
{
    const auto nameOnly = [](const auto& row) { return row->source == link::RowSource::NameOnly; };
    if (m_rpc && std::any_of(m_rows.begin(), m_rows.end(), nameOnly)) m_rpc->ask(now);
}

void PeekCluster::Machine::handleRpcMembers(const std::vector<rpc::Member>& members)
{
    for (const auto& member : members)
        m_mailbox.put(m_table.handleToldFacts(member.facts));
    m_rows = m_table.rows();
    publish(momentNow());
}

void PeekCluster::Machine::handleFailure(const Moment& now, const agent::PeekTarget& target,
                                         const agent::PeekFailure& problem)
{
    m_counters.add("peek.failed");
    ++m_status.failures;
    m_log.info("no answer from " + target.where.text() + ": " + problem.detail);
    if (auto* seed = seedStatus(target)) {
        seed->refusal = problem.refusal;
        seed->detail = problem.detail;
    }
    if (m_facts.size() > 2 * m_rows.size() + kFactsSurplus) {
        m_facts.retain([this](std::string_view name) { return m_table.find(name) != nullptr; });
    }
    if (m_schedule.allRefused()) m_status.phase = link::LinkPhase::Refused;
    checkStale(now);
}

void PeekCluster::Machine::checkStale(const Moment& now)
{
    if (m_paused || m_status.phase != link::LinkPhase::Live || !m_status.lastAnswer) return;
    const auto age = now.boot - m_status.lastAnswer->boot;
    if (now.boot - std::max(m_status.lastAnswer->boot, m_listeningSince) <= staleAfter()) return;
    m_status.phase = link::LinkPhase::Stale;
    m_schedule.setNobodyAnswers(now.boot, true);
    m_counters.add("peek.stale");
    m_mailbox.put(m_table.handleStale(now, "no word for " + briefDuration(age) + "; last " +
                                               rfc3339(m_status.lastAnswer->wall)));
}

Duration PeekCluster::Machine::staleAfter() const
{
    // A large cluster under a small budget is asked seldom; that alone makes nothing stale.
    return 2 * m_options.interval + m_plannedGap;
}

void PeekCluster::Machine::pingNext(const Moment& now)
{
    for (std::size_t step = 0; step < std::min(m_rows.size(), kPingLooksMost); ++step) {
        const auto& row = m_rows[(m_pingCursor + step) % m_rows.size()];
        const bool pingable = row->status == link::MemberStatus::Alive &&
                              row->source == link::RowSource::Peek &&
                              !row->facts->endpoint.address.isNone();
        if (!pingable) continue;
        auto& state = m_pings[row->key.member];
        if (now.boot < state.dueAt) continue;
        m_pingCursor = static_cast<std::uint32_t>((m_pingCursor + step + 1) % m_rows.size());
        state.dueAt = now.boot + m_options.interval;
        m_pinger.ping(
            row->facts->endpoint, row->facts->name,
            [weak = weak_from_this(), member = row->key.member](const PingResult& result) {
                const auto self = weak.lock();
                if (self && !self->m_stopped) self->handlePing(member, result);
            });
        return;
    }
    m_pingCursor += static_cast<std::uint32_t>(kPingLooksMost);
}

void PeekCluster::Machine::handlePing(MemberId member, const PingResult& result)
{
    const auto at = m_pings.find(member);
    if (at == m_pings.end()) return; // Reaped meanwhile.
    auto& state = at->second;
    if (!result.rtt) {
        // Perhaps somebody else answers at that address from here: do not fill its log.
        state.backOff = state.backOff == Duration::zero()
                            ? kPingBackOffFirst
                            : std::min<Duration>(state.backOff * 2, kPingBackOffLongest);
        state.dueAt = bootNow() + state.backOff;
        return;
    }
    state.backOff = Duration::zero();
    m_mailbox.put(m_table.handlePing(member, *result.rtt, result.coordinate));
    m_mailbox.ring();
}

void PeekCluster::Machine::spend(TimePoint now, std::uint64_t bytes)
{
    m_spent.emplace_back(now, bytes);
}

void PeekCluster::Machine::publish(const Moment& now)
{
    const auto pingBytes = m_pinger.bytesReceived() + m_pinger.bytesSent();
    if (pingBytes > m_pingBytesCounted) {
        spend(now.boot, pingBytes - m_pingBytesCounted);
        m_pingBytesCounted = pingBytes;
    }
    while (!m_spent.empty() && now.boot - m_spent.front().first > kRateWindow)
        m_spent.pop_front();
    std::uint64_t bytes = 0;
    for (const auto& [at, amount] : m_spent)
        bytes += amount;
    const auto window = std::min<Duration>(now.boot - m_startedAt, kRateWindow);
    const auto seconds = std::chrono::duration<double>(window).count();
    m_status.bytesPerSecond = static_cast<double>(bytes) / std::max(seconds, 1.0);
    m_status.asOf = now;
    m_status.nextAsk = m_paused ? std::nullopt : m_schedule.nextTimeout(now.boot);
    Counters counters = m_counters;
    for (const auto& [name, value] : m_table.counters().values())
        counters.add(name, value);
    if (m_rpc) {
        for (const auto& [name, value] : m_rpc->counters().values())
            counters.add(name, value);
    }
    if (m_mailbox.wantsFullPicture()) {
        m_mailbox.putFullPicture(m_table.rows());
        m_mailbox.put(m_table.handleResync(now, "entries were lost: nobody read them in time"));
    }
    m_mailbox.putStatus(m_status, counters);
    m_mailbox.ring();
}

link::SeedStatus* PeekCluster::Machine::seedStatus(const agent::PeekTarget& target)
{
    const auto text = target.where.text();
    const auto at = std::find_if(m_status.seeds.begin(), m_status.seeds.end(),
                                 [&](const auto& seed) { return seed.address == text; });
    return at == m_status.seeds.end() ? nullptr : &*at;
}

} // namespace grapevine::net
