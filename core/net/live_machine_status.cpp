// What a LiveCluster tells of itself: status, counters, and whether its picture is stale.

#include "core/net/live_machine.h"

#include <algorithm>
#include <utility>

#include "core/agent/picture.h"
#include "core/base/time_text.h"
#include "core/net/boot_clock.h"

namespace grapevine::net {

namespace {

/// Rounds of probing without a word from anybody, after which the picture is stale.
constexpr int kStaleRounds = 4;
/// Rates are taken over this long.
constexpr Duration kRateWindow = std::chrono::seconds{60};

} // namespace

void LiveCluster::Machine::checkStale(const Moment& now)
{
    const auto heard = m_driver->lastHeard();
    if (heard) {
        const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(now.boot - *heard);
        m_status.lastAnswer = Moment{*heard, WallTime{now.wall.milliseconds - age.count()}};
    }
    if (m_stage != Stage::Member) return;
    // Whom a standstill made us forget are still waited for, and only an answer tells of them all:
    // a datagram is no word of that.
    const bool waiting = m_gapEndsBy && m_gapAwaits > 0;
    const bool alone = !waiting && agent::someOthers(m_driver->agent(), 1).empty();
    const auto timing = m_driver->agent().options().timing;
    const auto silence =
        now.boot -
        (waiting ? m_membersSince : std::max(heard.value_or(m_membersSince), m_membersSince));
    const bool stale = m_namedGone || (!alone && silence > kStaleRounds * timing.probeInterval +
                                                               timing.probeTimeout);
    if (stale && m_status.phase == link::LinkPhase::Live) {
        m_status.phase = link::LinkPhase::Stale;
        m_counters.add("observer.stale");
        m_writer->putEntry(now, link::EntryKind::Stale,
                           m_namedGone ? "this machine no longer has the address " +
                                             m_namedAddress.text() + " that we listen at"
                                       : "no word for " + briefDuration(silence));
    } else if (!stale && !m_gapEndsBy && m_status.phase == link::LinkPhase::Stale) {
        m_status.phase = link::LinkPhase::Live;
        m_writer->put(m_table->handleResync(now, "answers come again"));
    }
}

void LiveCluster::Machine::publish()
{
    const auto now = momentNow();
    if (mailbox().wantsFullPicture() && !m_gapEndsBy) {
        constexpr auto why = "entries were lost: nobody read them in time";
        if (m_table) {
            m_writer->putFullPicture(m_table->rows());
            m_writer->put(m_table->handleResync(now, why));
        } else {
            m_writer->putFullPicture(m_fallback ? m_fallback->rows()
                                                : std::vector<link::MemberRowPtr>{});
            m_writer->putEntry(now, link::EntryKind::Gap, why);
        }
    }
    // At this pace and not at that of the replies: each take copies who is silent, or has spoken.
    if (auto asked = m_asks.takeNews(); !asked.queries.empty() || !asked.keyReports.empty())
        mailbox().put(std::move(asked));
    mailbox().putStatus(statusNow(now), countersNow());
    mailbox().ring();
}

Counters LiveCluster::Machine::countersNow() const
{
    Counters out = m_counters;
    const auto addAll = [&](const Counters& counters) {
        for (const auto& [name, value] : counters.values())
            out.add(name, value);
    };
    if (m_driver) addAll(m_driver->counters());
    if (m_driver) addAll(m_driver->agent().counters());
    if (m_driver && m_driver->agent().queues().overCap > 0)
        out.add("agent.queues-over-cap", m_driver->agent().queues().overCap);
    if (m_fallback) addAll(m_fallback->counters());
    addAll(m_accusations.counters());
    if (m_table && m_table->heldDropped() > 0)
        out.add("observer.events-held-dropped", m_table->heldDropped());
    if (m_guard.verdictsDropped() > 0)
        out.add("observer.verdicts-dropped", m_guard.verdictsDropped());
    return out;
}

link::LinkStatus LiveCluster::Machine::statusNow(const Moment& now)
{
    m_status.asOf = now;
    m_status.membersAsked = m_asked.size();
    if (m_fallback) {
        auto out = m_fallback->status();
        out.mode = link::LinkMode::Peek;
        if (m_stage == Stage::Closed) out.phase = link::LinkPhase::Closed;
        out.answers += m_status.answers;
        out.failures += m_status.failures;
        out.seeds.resize(std::min(out.seeds.size(), m_status.seeds.size()));
        out.notice = m_status.notice;
        out.asOf = now;
        return out;
    }
    const auto moved = m_bytes + (m_driver ? m_driver->bytesMoved() : 0);
    m_bytesAt.emplace_back(now.boot, moved);
    while (m_bytesAt.size() > 1 && now.boot - m_bytesAt.front().first > kRateWindow)
        m_bytesAt.pop_front();
    const auto seconds = std::chrono::duration<double>(now.boot - m_bytesAt.front().first).count();
    m_status.bytesPerSecond =
        static_cast<double>(moved - m_bytesAt.front().second) / std::max(seconds, 1.0);
    m_status.self.reset();
    if (!m_driver) return m_status;
    const auto& agent = m_driver->agent();
    const auto clocks = agent.serf().clocks();
    m_status.clocks = {clocks.member, clocks.event, clocks.query};
    const auto& allowed = agent.options().serf;
    m_status.limits = {allowed.eventSizeLimit, allowed.querySizeLimit, allowed.responseSizeLimit,
                       agent.serf().queryTimeout()};
    auto& self = m_status.self.emplace();
    self.key = {m_options.peek.cluster, agent.self()};
    self.name = agent.options().name;
    self.address = agent.options().advertise.text();
    self.incarnation = agent.memberlist().selfIncarnation();
    self.healthScore = agent.memberlist().healthScore();
    const auto queues = agent.queues();
    self.gossipQueue = queues.gossip;
    self.intentQueue = queues.intents;
    self.eventQueue = queues.events;
    self.queryQueue = queues.queries;
    self.settled = m_settled;
    self.wantedName = m_wantedName;
    const auto& coordinates = agent.coordinates();
    if (coordinates.isPlaced()) self.coordinate = coordinates.own();
    return m_status;
}

} // namespace grapevine::net
