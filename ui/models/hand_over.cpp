#include "ui/models/hand_over.h"

namespace grapevine::models {

void HandOver::collect(const link::ObservationBatch& batch)
{
    m_cluster = batch.cluster;
    if (batch.resync) m_rows.clear();
    for (const auto& row : batch.changed)
        m_rows[row->key] = row;
    for (const auto& key : batch.removed)
        m_rows.erase(key);
}

bool HandOver::isComplete(const link::LinkStatus& status, Moment now) const
{
    if (m_rows.empty()) return false;
    if (m_rows.size() >= m_membersBefore) return true;
    if (status.self && status.self->settled) return true;
    return now.boot - m_startedAt.boot >= kPatience;
}

link::ObservationBatch HandOver::picture() const
{
    link::ObservationBatch batch;
    batch.cluster = m_cluster;
    batch.resync = true;
    batch.changed.reserve(m_rows.size());
    for (const auto& [key, row] : m_rows)
        batch.changed.push_back(row);
    return batch;
}

} // namespace grapevine::models
