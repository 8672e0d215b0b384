#include "core/net/mailbox.h"

#include <algorithm>

namespace grapevine::net {

void Mailbox::put(agent::TableChanges changes)
{
    const std::lock_guard lock(m_mutex);
    m_waiting = true;
    for (auto& row : changes.changed)
        m_rows.insert_or_assign(row->key, row);
    for (const auto& key : changes.removed)
        m_rows.insert_or_assign(key, nullptr);
    for (const auto& view : changes.views) {
        if (m_views.size() >= kViewsMost) {
            m_counters.add("mailbox.views-over-cap");
            continue;
        }
        m_views.insert_or_assign({view.asker, view.about}, view);
    }
    for (auto& entry : changes.entries)
        m_entries.push_back(std::move(entry));
    if (m_entries.size() > kEntriesMost) {
        const auto surplus = m_entries.size() - kEntriesMost;
        m_entries.erase(m_entries.begin(),
                        m_entries.begin() + static_cast<std::ptrdiff_t>(surplus));
        m_entriesDropped += surplus;
        m_overflowed = true;
    }
}

void Mailbox::putStatus(const link::LinkStatus& status, const Counters& counters)
{
    const std::lock_guard lock(m_mutex);
    m_waiting = true;
    m_status = status;
    m_counters = counters;
}

bool Mailbox::wantsFullPicture() const
{
    const std::lock_guard lock(m_mutex);
    return m_overflowed;
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
    {
        const std::lock_guard lock(m_mutex);
        out.sequence = ++m_sequence;
        out.cluster = m_cluster;
        out.resync = std::exchange(m_resync, false);
        out.status = m_status;
        out.counters = m_counters;
        out.entries = std::move(m_entries);
        out.entriesDropped = m_entriesDropped;
        m_entries.clear();
        rows.swap(m_rows);
        views.swap(m_views);
        m_waiting = false;
        m_rung = false;
    }
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
