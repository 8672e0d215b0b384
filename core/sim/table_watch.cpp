#include "core/sim/table_watch.h"

#include "core/sim/run_hash.h"

namespace grapevine::sim {

namespace {

std::uint32_t addressHash(const swim::NodeRecordPtr& record)
{
    if (!record) return 0;
    const auto hash = hashOf(record->address) * 31 + record->port;
    return static_cast<std::uint32_t>(hash ^ hash >> 32U);
}

bool gone(swim::State state)
{
    return state == swim::State::Dead || state == swim::State::Left;
}

} // namespace

void TableWatch::look(TimePoint now, const swim::MemberTable& table, std::vector<RowChange>& out)
{
    ++m_round;
    for (const auto& entry : table.entries())
        note(now, entry, out);
    if (m_known == table.size()) return;
    for (auto& kept : m_rows) {
        if (kept.round != 0 && kept.round != m_round) {
            kept.round = 0;
            --m_known;
        }
    }
}

void TableWatch::look(TimePoint now, MemberId member, const swim::MemberEntry* entry,
                      std::vector<RowChange>& out)
{
    if (entry != nullptr) {
        note(now, *entry, out);
        return;
    }
    if (member.value() >= m_rows.size() || m_rows[member.value()].round == 0) return;
    m_rows[member.value()].round = 0;
    --m_known;
}

void TableWatch::forget()
{
    m_rows.clear();
    m_known = 0;
}

void TableWatch::note(TimePoint now, const swim::MemberEntry& entry, std::vector<RowChange>& out)
{
    const auto place = entry.member.value();
    if (place >= m_rows.size()) m_rows.resize(place + 1);
    auto& kept = m_rows[place];
    const bool known = kept.round != 0;
    kept.round = m_round;
    if (known && kept.row.incarnation == entry.incarnation && kept.row.state == entry.state) return;
    const SeenRow after{entry.incarnation, entry.state, addressHash(entry.record), entry.changedAt};
    if (known) {
        const bool forgotten = gone(kept.row.state) && now - kept.row.changedAt >= m_forgetAfter;
        out.push_back({entry.member, kept.row, after, forgotten});
    } else {
        ++m_known;
    }
    kept.row = after;
}

} // namespace grapevine::sim
