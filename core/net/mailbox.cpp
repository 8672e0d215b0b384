#include "core/net/mailbox.h"

#include <algorithm>
#include <utility>

namespace grapevine::net {

namespace {

template<class Id, class T> std::vector<T> values(std::map<Id, T> from)
{
    std::vector<T> out;
    out.reserve(from.size());
    for (auto& [id, value] : from)
        out.push_back(std::move(value));
    return out;
}

bool isNews(const agent::TableChanges& changes)
{
    return !changes.removed.empty() || !changes.views.empty() || !changes.entries.empty() ||
           (!changes.changed.empty() && !changes.measuredOnly);
}

bool sameSeed(const link::SeedStatus& a, const link::SeedStatus& b)
{
    return a.address == b.address && a.name == b.name && a.refusal == b.refusal &&
           a.detail == b.detail && a.lastAnswer.has_value() == b.lastAnswer.has_value();
}

bool sameSelf(const link::SelfStatus& a, const link::SelfStatus& b)
{
    return a.key == b.key && a.name == b.name && a.address == b.address &&
           a.incarnation == b.incarnation && a.healthScore == b.healthScore &&
           a.settled == b.settled && a.wantedName == b.wantedName &&
           a.coordinate.has_value() == b.coordinate.has_value();
}

/// Whether a reader would miss something if it saw `b` after `a` within a second only.
bool isNews(const link::LinkStatus& a, const link::LinkStatus& b)
{
    return a.mode != b.mode || a.phase != b.phase ||
           !std::equal(a.seeds.begin(), a.seeds.end(), b.seeds.begin(), b.seeds.end(), sameSeed) ||
           a.lastAnswer.has_value() != b.lastAnswer.has_value() || a.interval != b.interval ||
           a.nextAsk != b.nextAsk || a.answers != b.answers || a.failures != b.failures ||
           a.membersAsked != b.membersAsked || a.self.has_value() != b.self.has_value() ||
           (a.self && !sameSelf(*a.self, *b.self)) || a.sendLocked != b.sendLocked ||
           a.unlockedUntil != b.unlockedUntil || a.agentStats != b.agentStats ||
           a.notice != b.notice;
}

} // namespace

void Mailbox::put(agent::TableChanges changes)
{
    const std::lock_guard lock(m_mutex);
    m_waiting = m_waiting || isNews(changes);
    for (auto& row : changes.changed)
        m_rows.insert_or_assign(row->key, row);
    for (const auto& key : changes.removed)
        m_rows.insert_or_assign(key, nullptr);
    putViews(changes.views);
    if (m_entries.put(std::move(changes.entries)) > 0) m_overflowed = true;
}

void Mailbox::putViews(const std::vector<link::ViewRow>& views)
{
    const auto fresh = static_cast<std::size_t>(
        std::count_if(views.begin(), views.end(), [this](const auto& view) {
            return !m_views.contains({view.asker, view.about});
        }));
    // An answer is read by what is not in it, too: half of one would say that its asker does not
    // list the rest.
    if (m_views.size() + fresh > kViewsMost) {
        m_viewsOverCap += views.size();
        return;
    }
    for (const auto& view : views)
        m_views.insert_or_assign({view.asker, view.about}, view);
}

void Mailbox::put(link::AskNews news)
{
    const std::lock_guard lock(m_mutex);
    m_waiting = true;
    m_outcomes.put(std::move(news.outcomes));
    m_replies.put(std::move(news.replies));
    m_accusations.put(std::move(news.accusations));
    m_log.put(std::move(news.log));
    for (auto& query : news.queries)
        m_queries.insert_or_assign(query.query, std::move(query));
    for (auto& report : news.keyReports)
        m_keyReports.insert_or_assign(report.command, std::move(report));
    for (auto& proof : news.proofs)
        m_proofs.insert_or_assign(proof.proof, std::move(proof));
    for (auto& line : news.deliveries) {
        std::pair key{line.proof, line.member};
        m_deliveries.insert_or_assign(std::move(key), std::move(line));
    }
    for (auto& round : news.viewRounds)
        m_viewRounds.insert_or_assign(round.sweep, std::move(round));
    for (auto& line : news.viewLines) {
        std::pair key{line.sweep, line.member};
        m_viewLines.insert_or_assign(std::move(key), std::move(line));
    }
}

void Mailbox::putStatus(const link::LinkStatus& status, const Counters& counters)
{
    const std::lock_guard lock(m_mutex);
    m_waiting = m_waiting || !m_hasStatus || isNews(m_status, status);
    m_hasStatus = true;
    m_status = status;
    m_counters = counters;
}

bool Mailbox::wantsFullPicture() const
{
    const std::lock_guard lock(m_mutex);
    return m_overflowed && !m_resync;
}

void Mailbox::putFullPicture(std::vector<link::MemberRowPtr> rows)
{
    const std::lock_guard lock(m_mutex);
    m_waiting = true;
    m_overflowed = false;
    m_resync = true;
    m_rows.clear();
    for (auto& row : rows) {
        const auto key = row->key;
        m_rows.insert_or_assign(key, std::move(row));
    }
}

void Mailbox::ring()
{
    std::function<void()> wake;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_waiting || m_rung || !m_wake) return;
        m_rung = true;
        wake = m_wake;
    }
    wake();
}

link::ObservationBatch Mailbox::take()
{
    link::ObservationBatch out;
    std::map<MemberKey, link::MemberRowPtr> rows;
    std::map<std::pair<MemberKey, MemberKey>, link::ViewRow> views;
    std::map<link::CommandId, link::QueryProgress> queries;
    std::map<link::CommandId, link::KeyReport> keyReports;
    std::map<link::CommandId, link::DeliveryProof> proofs;
    std::map<std::pair<link::CommandId, std::string>, link::DeliveryLine> deliveries;
    std::map<std::pair<link::CommandId, std::string>, link::ViewLine> viewLines;
    std::map<link::CommandId, link::ViewRound> viewRounds;
    {
        const std::lock_guard lock(m_mutex);
        out.sequence = ++m_sequence;
        out.cluster = m_cluster;
        out.resync = std::exchange(m_resync, false);
        out.status = m_status;
        out.counters = m_counters;
        out.entries = m_entries.take();
        out.asked.outcomes = m_outcomes.take();
        out.asked.replies = m_replies.take();
        out.asked.accusations = m_accusations.take();
        out.asked.log = m_log.take();
        out.entriesDropped = m_entries.dropped();
        out.repliesDropped = m_replies.dropped();
        out.accusationsDropped = m_accusations.dropped();
        out.logDropped = m_log.dropped();
        if (m_outcomes.dropped() > 0)
            out.counters.add("mailbox.outcomes-dropped", m_outcomes.dropped());
        if (m_viewsOverCap > 0) out.counters.add("mailbox.views-over-cap", m_viewsOverCap);
        queries.swap(m_queries);
        keyReports.swap(m_keyReports);
        proofs.swap(m_proofs);
        deliveries.swap(m_deliveries);
        viewLines.swap(m_viewLines);
        viewRounds.swap(m_viewRounds);
        rows.swap(m_rows);
        views.swap(m_views);
        m_waiting = false;
        m_rung = false;
    }
    out.asked.queries = values(std::move(queries));
    out.asked.keyReports = values(std::move(keyReports));
    out.asked.proofs = values(std::move(proofs));
    out.asked.deliveries = values(std::move(deliveries));
    out.asked.viewLines = values(std::move(viewLines));
    out.asked.viewRounds = values(std::move(viewRounds));
    out.changed.reserve(rows.size());
    for (auto& [key, row] : rows) {
        if (row) {
            out.changed.push_back(std::move(row));
        } else {
            out.removed.push_back(key);
        }
    }
    out.views.reserve(views.size());
    for (auto& [key, view] : views)
        out.views.push_back(view);
    return out;
}

void Mailbox::onReady(std::function<void()> wake)
{
    {
        const std::lock_guard lock(m_mutex);
        m_wake = std::move(wake);
        m_rung = false;
    }
    ring();
}

} // namespace grapevine::net
