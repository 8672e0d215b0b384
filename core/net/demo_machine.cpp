#include "core/net/demo_machine.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <utility>
#include <variant>

#include "core/net/boot_clock.h"

namespace grapevine::net {

namespace {

using namespace std::chrono_literals;

/// While starting, and later.
constexpr Duration kTickQuick = 20ms;
constexpr Duration kTick = 200ms;
/// Joins under way at once; a member takes four streams from one address.
constexpr std::size_t kJoinsAtOnce = 3;
/// Who does not know everybody yet asks the first node, a few at a time.
constexpr Duration kNudgeEvery = 250ms;
constexpr std::size_t kNudgesAtOnce = 3;
constexpr std::size_t kLookedAtOnce = 20;
constexpr Duration kRetryEvery = 1s;
/// Left for the sockets to be closed within the limit of an end.
constexpr Duration kEndReserve = 150ms;

} // namespace

DemoFleet::Machine::Machine(boost::asio::io_context& context, DemoOptions options, Log log)
    : m_timer(context)
    , m_options(std::move(options))
    , m_crowd(context, m_options, log)
    , m_chores(m_crowd, std::move(log))
    , m_actions(m_crowd, m_chores)
{
}

void DemoFleet::Machine::start()
{
    if (auto opened = m_crowd.open(); !opened) {
        m_phase = Phase::Ended;
        m_place.set_value(failure(opened.error()));
        return tell(DemoEnded{std::move(opened.error())});
    }
    tick();
    // The first node is there by now, and can be asked.
    m_place.set_value(DemoPlace{m_crowd.node(0).address(), m_crowd.beside(), m_crowd.desk()});
}

void DemoFleet::Machine::stop()
{
    m_stopped = true;
    m_timer.cancel();
    m_chores.clear();
    m_crowd.killAll();
}

void DemoFleet::Machine::handleCommand(agent::DemoCommand command, std::uint64_t number)
{
    if (m_stopped || m_phase == Phase::Ended) return;
    const auto at = momentNow();
    DemoOutcome out{at, {}, std::nullopt, {}, number};
    if (m_phase == Phase::Starting && !std::holds_alternative<agent::StopDemo>(command)) {
        out.error = "the cluster is still starting: wait for the line 'ready'";
    } else if (m_phase == Phase::Ending) {
        out.error = "the cluster is ending: start the demo anew";
    } else if (auto done = m_actions.perform(at.boot, command); !done) {
        out.error = std::move(done.error());
    }
    out.command = agent::demoText(command);
    const bool listed = std::holds_alternative<agent::ListNodes>(command);
    const bool ends = std::holds_alternative<agent::StopDemo>(command);
    if (listed && !out.error) out.nodes = m_crowd.rows();
    const bool refused = out.error.has_value();
    tell(std::move(out));
    if (ends && !refused) end(kEndLimit);
}

void DemoFleet::Machine::handleLine(std::string line, std::uint64_t number)
{
    if (m_stopped || m_phase == Phase::Ended) return;
    auto command = agent::parseDemoCommand(line);
    if (!command) {
        tell(DemoOutcome{momentNow(), std::move(line), std::move(command.error()), {}, number});
    } else if (*command) {
        handleCommand(std::move(**command), number);
    }
}

void DemoFleet::Machine::end(Duration limit)
{
    if (m_stopped || m_phase == Phase::Ending || m_phase == Phase::Ended) return;
    m_phase = Phase::Ending;
    m_endBy = bootNow() + limit - kEndReserve;
    m_chores.clear();
    m_crowd.heal();
    for (std::size_t at = 0; at < m_crowd.size(); ++at) {
        auto& node = m_crowd.node(at);
        if (node.isRunning()) {
            node.leave(limit - 2 * kEndReserve);
        } else if (node.state() == DemoNode::State::Frozen) {
            node.kill();
        }
    }
    arm(kTickQuick);
}

std::vector<DemoNews> DemoFleet::Machine::take()
{
    const std::lock_guard lock(m_mutex);
    std::vector<DemoNews> out(m_news.items().begin(), m_news.items().end());
    m_news.clear();
    return out;
}

std::uint64_t DemoFleet::Machine::newsDropped()
{
    const std::lock_guard lock(m_mutex);
    return m_news.dropped();
}

void DemoFleet::Machine::onNews(std::function<void()> wake)
{
    const std::lock_guard lock(m_mutex);
    m_wake = std::move(wake);
    if (m_wake && m_news.size() > 0) m_wake();
}

void DemoFleet::Machine::arm(Duration after)
{
    m_timer.expires_after(std::chrono::nanoseconds{after});
    m_timer.async_wait([self = shared_from_this()](boost::system::error_code error) {
        if (!error && !self->m_stopped) self->tick();
    });
}

void DemoFleet::Machine::tick()
{
    const auto now = bootNow();
    switch (m_phase) {
    case Phase::Starting:
        startMore();
        lookForReady(now);
        break;
    case Phase::Ready:
        playScript(now);
        for (auto& over : m_chores.step(now))
            tell(DemoFinished{momentNow(), std::move(over)});
        break;
    case Phase::Ending: lookForEnd(now); break;
    case Phase::Ended: return;
    }
    retryJoins(now);
    if (m_phase != Phase::Ended) arm(m_phase == Phase::Ready ? kTick : kTickQuick);
}

void DemoFleet::Machine::startMore()
{
    std::size_t underWay = 0;
    for (std::size_t at = 0; at < m_started; ++at)
        if (!m_crowd.node(at).joined()) ++underWay;
    for (; m_started < m_crowd.size() && underWay < kJoinsAtOnce; ++m_started, ++underWay) {
        if (auto started = m_crowd.start(m_started); !started) {
            m_phase = Phase::Ended;
            m_crowd.killAll();
            return tell(DemoEnded{std::move(started.error())});
        }
    }
}

void DemoFleet::Machine::lookForReady(TimePoint now)
{
    if (m_phase != Phase::Starting || m_started < m_crowd.size()) return;
    if (m_crowd.allSeeAll()) {
        m_phase = Phase::Ready;
        m_readyAt = now;
        return tell(DemoReady{m_crowd.node(0).address(), m_crowd.size(), m_crowd.desk()});
    }
    if (now < m_nextNudge) return;
    // Gossip goes first: at the first look only the clock is set.
    if (std::exchange(m_nextNudge, now + kNudgeEvery) == TimePoint{}) return;
    const auto first = m_crowd.node(0).member().name;
    std::size_t nudged = 0;
    for (std::size_t count = 0; count < kLookedAtOnce && nudged < kNudgesAtOnce; ++count) {
        m_nudged = (m_nudged + 1) % m_crowd.size();
        auto& node = m_crowd.node(m_nudged);
        if (m_nudged == 0 || !node.isRunning() || m_crowd.seesAll(m_nudged)) continue;
        node.exchangeWith(first);
        ++nudged;
    }
}

void DemoFleet::Machine::playScript(TimePoint now)
{
    const auto& script = m_options.script;
    while (m_phase == Phase::Ready && m_played < script.size() &&
           now >= m_readyAt + script[m_played].at)
        handleCommand(script[m_played++].command);
}

void DemoFleet::Machine::lookForEnd(TimePoint now)
{
    bool leaving = false;
    for (std::size_t at = 0; at < m_crowd.size(); ++at)
        leaving = leaving || m_crowd.node(at).state() == DemoNode::State::Leaving;
    if (leaving && now < m_endBy) return;
    m_phase = Phase::Ended;
    m_crowd.killAll();
    tell(DemoEnded{});
}

void DemoFleet::Machine::retryJoins(TimePoint now)
{
    if (now < m_nextRetry || m_phase == Phase::Ending) return;
    m_nextRetry = now + kRetryEvery;
    for (std::size_t at = 0; at < m_crowd.size(); ++at) {
        const auto& node = m_crowd.node(at);
        if (node.isRunning() && node.joinFailed()) m_crowd.retryJoin(at);
    }
}

void DemoFleet::Machine::tell(DemoNews news)
{
    const std::lock_guard lock(m_mutex);
    m_news.push(std::move(news));
    if (m_wake && m_news.size() == 1) m_wake();
}

} // namespace grapevine::net
