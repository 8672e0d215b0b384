#include "core/net/rpc_machine.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <variant>

#include "core/agent/query_audience.h"
#include "core/base/plain_text.h"
#include "core/net/boot_clock.h"
#include "core/net/system_random.h"

namespace grapevine::net {

namespace {

constexpr Duration kTickLongest = std::chrono::seconds{1};
constexpr Duration kTickShortest = std::chrono::milliseconds{5};
/// A script of the agent may take longer; the person who leaves does not wait for it.
constexpr Duration kLeaveLongest = std::chrono::seconds{3};
constexpr Duration kLeaveTick = std::chrono::milliseconds{20};
constexpr Duration kRetryFirst = std::chrono::seconds{1};
constexpr Duration kRetryLongest = std::chrono::seconds{60};
/// A connection that lasted this long makes pauses short again.
constexpr Duration kRetryForgiven = std::chrono::seconds{30};
constexpr Duration kStatsInterval = std::chrono::seconds{10};
/// Between two questions for a coordinate: twenty a second are nothing to an agent.
constexpr Duration kCoordinatePace = std::chrono::milliseconds{50};
/// A round over all members begins this long after the last one did, at the earliest.
constexpr Duration kCoordinateRound = std::chrono::seconds{60};
/// Rates are taken over this long.
constexpr Duration kRateWindow = std::chrono::seconds{60};

LamportTime timeIn(const rpc::Stats& stats, const char* name)
{
    const auto section = stats.find("serf");
    if (section == stats.end()) return {};
    const auto at = section->second.find(name);
    std::uint64_t value = 0;
    if (at != section->second.end())
        std::from_chars(at->second.data(), at->second.data() + at->second.size(), value);
    return LamportTime{value};
}

/// `2026/11/20 15:19:54 [ERR] agent: ..`: the word in the first brackets.
std::string levelOf(const std::string& line)
{
    constexpr std::size_t kLevelLongest = 5;
    const auto open = line.find('[');
    const auto close = line.find(']', open == std::string::npos ? 0 : open);
    if (open == std::string::npos || close == std::string::npos) return {};
    const auto word = line.substr(open + 1, close - open - 1);
    const bool plain = std::all_of(word.begin(), word.end(),
                                   [](char letter) { return letter >= 'A' && letter <= 'Z'; });
    return plain && word.size() <= kLevelLongest ? word : std::string{};
}

/// The guard needs more of the log than a person may want.
bool isWanted(std::string_view level, std::string_view from)
{
    if (from.empty()) return false;
    if (from == "warn") return level == "WARN" || level == "ERR";
    return from != "err" || level == "ERR";
}

} // namespace

RpcCluster::Machine::Machine(boost::asio::io_context& context, RpcOptions options, Log log)
    : m_context(context)
    , m_options(std::move(options))
    , m_log(std::move(log))
    , m_random(SystemRandom{}.next())
    , m_writer(std::make_shared<BatchWriter>(context, m_options.cluster))
    , m_timer(context)
    , m_table(m_options.cluster, m_options.eventStream)
{
    m_status.mode = link::LinkMode::Rpc;
    m_status.interval = m_options.refreshInterval;
    m_status.seeds.push_back({m_options.agent.text(), {}, {}, {}, {}});
}

void RpcCluster::Machine::start()
{
    m_writer->onPublish([this] { publish(); });
    m_writer->publishNow();
    connect();
    armTick(kTickLongest);
}

void RpcCluster::Machine::stop()
{
    m_stopped = true;
    m_timer.cancel();
    m_writer->stop();
    m_connection.reset();
}

void RpcCluster::Machine::connect()
{
    m_counters.add("rpc.connects");
    m_picturePending = true;
    m_early.clear();
    m_heard.clear();
    m_coordinateAsked.reset();
    m_membersAsked.reset();
    m_statsAsked.reset();
    // Nothing is due of whom nobody can ask yet.
    m_canAsk = false;
    m_membersAt = m_statsAt = TimePoint::max();
    RpcConnection::Listener listener;
    listener.news = [this](rpc::News news) { handleNews(std::move(news)); };
    listener.ended = [this](link::Refusal refusal, const std::string& detail) {
        handleEnded(refusal, detail);
    };
    m_connection = std::make_unique<RpcConnection>(m_context, m_options, std::move(listener));
}

void RpcCluster::Machine::closeConnection()
{
    if (!m_connection) return;
    m_bytes += m_connection->bytesMoved();
    const auto counters = m_connection->counters(); // A view of what ends here would dangle.
    for (const auto& [name, value] : counters.values())
        m_counters.add(name, value);
    m_connection.reset();
    m_guard.handleClosed();
    loseCommands(momentNow());
}

void RpcCluster::Machine::leave()
{
    m_leaveBy = bootNow() + kLeaveLongest;
    // An event may have begun whose line is on its way to us: a moment of silence first.
    m_guard.handleEnding(bootNow());
    leaveIfSafe(bootNow());
    armTick(kTickShortest);
}

void RpcCluster::Machine::leaveIfSafe(TimePoint now)
{
    if (!m_leaveBy) return;
    const bool safe = !m_connection || m_guard.mayClose(now);
    if (!safe && now < *m_leaveBy) return;
    if (!safe) m_counters.add("rpc.closed-in-a-hurry");
    m_leaveBy.reset();
    closeConnection();
    m_status.phase = link::LinkPhase::Closed;
    m_writer->publishSoon();
}

void RpcCluster::Machine::handleEnded(link::Refusal refusal, const std::string& detail)
{
    const auto now = momentNow();
    closeConnection();
    m_counters.add("rpc.connections-ended");
    ++m_status.failures;
    auto& seed = m_status.seeds.front();
    seed.refusal = refusal;
    seed.detail = plainText(detail, 300);
    m_log.info(m_options.agent.text() + ": no RPC for now: " + seed.detail);
    const bool lasted = !m_picturePending && now.boot - m_pictureAt > kRetryForgiven;
    m_retryAfter = lasted || m_retryAfter == Duration::zero()
                       ? kRetryFirst
                       : std::min<Duration>(m_retryAfter * 2, kRetryLongest);
    // Many of us may have lost the same agent at once.
    const auto spread = static_cast<std::uint64_t>(m_retryAfter.count() / 2);
    m_retryAt =
        now.boot + m_retryAfter + Duration{static_cast<Duration::rep>(m_random.below(spread))};
    if (m_status.phase == link::LinkPhase::Live) {
        const auto why = refusal == link::Refusal::Silent ? "it does not answer" : seed.detail;
        m_writer->put(m_table.handleStale(now, "the agent's RPC was lost: " + why));
        m_status.phase = link::LinkPhase::Stale;
    }
    if (link::isFinal(refusal)) m_status.phase = link::LinkPhase::Refused;
    leaveIfSafe(now.boot);
    armTick(kTickShortest);
    m_writer->publishSoon();
}

void RpcCluster::Machine::handleNews(rpc::News news)
{
    const auto now = momentNow();
    std::visit([&](auto& what) { handle(now, what); }, news);
    m_writer->publishSoon();
}

void RpcCluster::Machine::handle(const Moment& now, rpc::Ready& news)
{
    m_canAsk = true;
    m_status.clocks = {}; // A restarted agent's are lower.
    takeStats(std::move(news.stats));
    m_statsAt = now.boot + kStatsInterval;
    // The stream before the list, so that nothing falls between them; the log before the stream,
    // for the guard is to know each event.
    const auto* level = m_options.logLevel == "debug" ? "debug" : "info";
    if (m_options.eventStream || !m_options.logLevel.empty())
        m_connection->ask([&](auto& dialogue, auto at) { return dialogue.openMonitor(at, level); });
    if (m_options.eventStream) {
        m_guard.handleOpened(now.boot);
        m_connection->ask([](auto& dialogue, auto at) { return dialogue.openStream(at, "*"); });
    }
    m_membersAt = now.boot;
    askDue(now.boot);
}

void RpcCluster::Machine::handle(const Moment& now, rpc::MembersTold& news)
{
    m_membersAsked.reset();
    m_membersAt = now.boot + m_options.refreshInterval;
    ++m_status.answers;
    m_status.membersAsked = 1;
    m_status.lastAnswer = now;
    auto& seed = m_status.seeds.front();
    seed.refusal.reset();
    seed.detail.clear();
    seed.lastAnswer = now;
    const bool again = m_table.ready();
    m_writer->put(m_table.handleMembers(now, news.members));
    if (std::exchange(m_picturePending, false)) {
        if (again) m_writer->put(m_table.handleResync(now, "the agent's RPC answers again"));
        m_status.phase = link::LinkPhase::Live;
        m_pictureAt = now.boot;
        m_coordinateAt = now.boot;
        for (const auto& record : std::exchange(m_early, {}))
            handleRecord(now, record);
    }
    m_status.limits.queryTimeout = agent::lanQueryTimeout(m_table.aliveCount());
    armTick(kTickShortest);
}

void RpcCluster::Machine::handle(const Moment& now, rpc::StatsTold& news)
{
    m_statsAsked.reset();
    m_statsAt = now.boot + kStatsInterval;
    takeStats(std::move(news.stats));
}

void RpcCluster::Machine::takeStats(rpc::Stats stats)
{
    auto& clocks = m_status.clocks;
    clocks.member = timeIn(stats, "member_time");
    clocks.event = std::max(clocks.event, timeIn(stats, "event_time"));
    clocks.query = std::max(clocks.query, timeIn(stats, "query_time"));
    const auto agent = stats.find("agent");
    if (agent != stats.end()) {
        const auto name = agent->second.find("name");
        if (name != agent->second.end()) m_status.seeds.front().name = name->second;
    }
    m_status.agentStats = std::move(stats);
}

void RpcCluster::Machine::handle(const Moment& now, rpc::CoordinateTold& news)
{
    if (m_coordinateAsked != news.request) return;
    m_coordinateAsked.reset();
    m_coordinateAt = now.boot + kCoordinatePace;
    m_writer->put(m_table.handleCoordinate(m_located, news.coordinate));
    armTick(kCoordinatePace);
}

void RpcCluster::Machine::handle(const Moment& now, rpc::EventTold& news)
{
    m_guard.handleRecord(now.boot);
    if (!m_picturePending) return handleRecord(now, news.record);
    if (m_early.size() >= kEarlyMost) return m_counters.add("rpc.records-early-dropped");
    m_early.push_back(std::move(news.record));
}

void RpcCluster::Machine::handleRecord(const Moment& now, const rpc::EventRecord& record)
{
    using Kind = rpc::EventRecord::Kind;
    // A clock stands at the next time to be used.
    const LamportTime after{record.time.value() + 1};
    if (record.kind == Kind::User) m_status.clocks.event = std::max(m_status.clocks.event, after);
    if (record.kind == Kind::Query) m_status.clocks.query = std::max(m_status.clocks.query, after);
    m_writer->put(m_table.handleEvent(now, record));
    if (record.kind != Kind::Query) return;
    if (m_heard.size() >= kHeardMost) m_heard.pop_front();
    m_heard.push_back({record.time, QueryId{static_cast<std::uint32_t>(record.id)}, record.id});
}

void RpcCluster::Machine::handle(const Moment& now, rpc::LogTold& news)
{
    m_guard.handleLogLine(now.boot, news.line);
    auto level = levelOf(news.line);
    if (!isWanted(level, m_options.logLevel)) return;
    link::AskNews out;
    out.log.push_back({now, std::move(level), std::move(news.line)});
    mailbox().put(std::move(out));
}

void RpcCluster::Machine::handle(const Moment&, rpc::Ended&) {} // The connection tells it.

void RpcCluster::Machine::armTick(Duration delay)
{
    m_timer.expires_after(std::chrono::nanoseconds{std::clamp(delay, kTickShortest, kTickLongest)});
    m_timer.async_wait([weak = weak_from_this()](boost::system::error_code error) {
        const auto self = weak.lock();
        if (!error && self && !self->m_stopped) self->tick();
    });
}

void RpcCluster::Machine::tick()
{
    const auto now = bootNow();
    m_counters.add("rpc.ticks");
    leaveIfSafe(now);
    using link::LinkPhase;
    const bool wants = m_status.phase != LinkPhase::Refused && m_status.phase != LinkPhase::Closed;
    if (!m_connection && wants && !m_paused && now >= m_retryAt) connect();
    askDue(now);
    m_writer->publishSoon();
    armTick(m_leaveBy ? kLeaveTick : nextDue() - now);
}

TimePoint RpcCluster::Machine::nextDue() const
{
    if (m_paused) return TimePoint::max();
    if (!m_connection) {
        using link::LinkPhase;
        const bool over =
            m_status.phase == LinkPhase::Refused || m_status.phase == LinkPhase::Closed;
        return over ? TimePoint::max() : m_retryAt;
    }
    auto out = m_membersAsked ? TimePoint::max() : m_membersAt;
    if (!m_statsAsked) out = std::min(out, m_statsAt);
    if (!m_coordinateAsked && m_options.coordinates && !m_picturePending)
        out = std::min(out, m_coordinateAt);
    return out;
}

void RpcCluster::Machine::askDue(TimePoint now)
{
    if (!m_connection || m_paused) return;
    if (now >= m_membersAt && !m_membersAsked) {
        m_membersAsked =
            m_connection->ask([](auto& dialogue, auto at) { return dialogue.askMembers(at); });
        if (!m_membersAsked) m_membersAt = now + kTickLongest;
    }
    if (now >= m_statsAt && !m_statsAsked) {
        m_statsAsked =
            m_connection->ask([](auto& dialogue, auto at) { return dialogue.askStats(at); });
        if (!m_statsAsked) m_statsAt = now + kTickLongest;
    }
    if (now >= m_coordinateAt && !m_coordinateAsked && !m_picturePending) askNextCoordinate(now);
}

void RpcCluster::Machine::askNextCoordinate(TimePoint now)
{
    if (!m_options.coordinates) return;
    if (m_located.empty()) m_roundBegan = now;
    const auto next = m_table.nextAlive(m_located);
    if (!next) {
        m_coordinateAt = std::max(now + kCoordinatePace, m_roundBegan + kCoordinateRound);
        m_located.clear();
        return;
    }
    m_located = *next;
    m_coordinateAsked = m_connection->ask(
        [&](auto& dialogue, auto at) { return dialogue.askCoordinate(at, m_located); });
    if (!m_coordinateAsked) m_coordinateAt = now + kTickLongest;
}

void RpcCluster::Machine::publish()
{
    const auto now = momentNow();
    const auto moved = m_bytes + (m_connection ? m_connection->bytesMoved() : 0);
    m_bytesAt.emplace_back(now.boot, moved);
    while (m_bytesAt.size() > 1 && now.boot - m_bytesAt.front().first > kRateWindow)
        m_bytesAt.pop_front();
    const auto seconds = std::chrono::duration<double>(now.boot - m_bytesAt.front().first).count();
    m_status.bytesPerSecond =
        static_cast<double>(moved - m_bytesAt.front().second) / std::max(seconds, 1.0);
    m_status.asOf = now;
    Counters counters = m_counters;
    const auto addAll = [&](const Counters& from) {
        for (const auto& [name, value] : from.values())
            counters.add(name, value);
    };
    addAll(m_table.counters());
    if (m_connection) addAll(m_connection->counters());
    if (mailbox().wantsFullPicture()) {
        m_writer->putFullPicture(m_table.rows());
        m_writer->put(m_table.handleResync(now, "entries were lost: nobody read them in time"));
    }
    mailbox().putStatus(m_status, counters);
    mailbox().ring();
}

} // namespace grapevine::net
