#include "ui/models/member_history.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace grapevine::models {

Duration lengthOf(RibbonSpan span)
{
    switch (span) {
    case RibbonSpan::Hour: return std::chrono::hours{1};
    case RibbonSpan::Day: return std::chrono::hours{24};
    case RibbonSpan::Week: return std::chrono::hours{7 * 24};
    }
    return std::chrono::hours{1};
}

std::uint32_t flapCount(const link::MemberRow& row)
{
    return row.flaps ? row.flaps->refuted + row.flaps->returned : 0;
}

const MemberHistory::Record* MemberHistory::find(const MemberKey& key) const
{
    const auto known = m_records.find(key);
    return known == m_records.end() ? nullptr : &known->second;
}

MemberHistory::Record& MemberHistory::recordOf(const MemberKey& key, const link::MemberRow& stood)
{
    auto& record = m_records[key];
    if (record.changes.empty()) record.changes.push_back({stood.since, statusKind(stood)});
    return record;
}

void MemberHistory::append(Record& record, Moment at, StatusKind kind)
{
    // Links may tell late; what is written stays in order.
    if (at.boot < record.changes.back().at.boot) at = record.changes.back().at;
    record.changes.push_back({at, kind});
    if (record.changes.size() <= kChangesMost) return;
    record.changes.erase(record.changes.begin());
    record.cut = true;
    ++m_dropped;
}

void MemberHistory::note(const link::MemberRow* before, const link::MemberRow& row)
{
    noteFlaps(before, row);
    if (before == nullptr) return;
    const auto known = m_records.find(row.key);
    const StatusKind last = known == m_records.end() || known->second.changes.empty()
                                ? statusKind(*before)
                                : known->second.changes.back().kind;
    if (last == statusKind(row)) return;
    append(recordOf(row.key, *before), row.since, statusKind(row));
}

void MemberHistory::noteFlaps(const link::MemberRow* before, const link::MemberRow& row)
{
    const std::uint32_t now = flapCount(row);
    const std::uint32_t then = before == nullptr ? 0 : flapCount(*before);
    if (now <= then || !row.flaps->lastFlap) return;
    // Of those before the first look only the last has a time.
    const std::uint32_t timed = before == nullptr ? 1 : now - then;
    auto& record = recordOf(row.key, before == nullptr ? row : *before);
    const auto fresh = std::min<std::size_t>(timed, kFlapsMost);
    record.flaps.insert(record.flaps.end(), fresh, row.flaps->lastFlap->boot);
    if (record.flaps.size() <= kFlapsMost) return;
    const auto surplus = record.flaps.size() - kFlapsMost;
    record.flaps.erase(record.flaps.begin(),
                       record.flaps.begin() + static_cast<std::ptrdiff_t>(surplus));
    record.cut = true;
    m_dropped += surplus;
}

void MemberHistory::noteVanished(const link::MemberRow& row, Moment now)
{
    append(recordOf(row.key, row), now, StatusKind::NoData);
}

void MemberHistory::succeed(const MemberStore& before, const MemberStore& after,
                            const std::unordered_map<MemberKey, MemberKey>& successors)
{
    std::unordered_map<MemberKey, Record> records;
    std::swap(records, m_records);
    for (const auto& entry : before.entries()) {
        const auto heir = entry.row ? successors.find(entry.row->key) : successors.end();
        if (heir == successors.end()) continue;
        const auto known = records.find(entry.row->key);
        if (known != records.end()) m_records[heir->second] = std::move(known->second);
        const auto& row = *after.at(*after.find(heir->second)).row;
        // The new link has looked for a moment only; how long it has been so is known here.
        if (entry.row->since.boot < row.since.boot) recordOf(heir->second, *entry.row);
        note(entry.row.get(), row);
    }
}

std::vector<MemberHistory::Change> MemberHistory::changes(const link::MemberRow& row) const
{
    const auto* record = find(row.key);
    if (record == nullptr) return {{row.since, statusKind(row)}};
    return {record->changes.begin(), record->changes.end()};
}

std::vector<MemberHistory::Piece> MemberHistory::ribbon(const link::MemberRow& row, RibbonSpan span,
                                                        TimePoint now) const
{
    const auto length = static_cast<double>(lengthOf(span).count());
    const TimePoint start = now - lengthOf(span);
    const auto place = [&](TimePoint at) {
        return std::clamp(static_cast<double>((at - start).count()) / length, 0.0, 1.0);
    };
    std::vector<Piece> pieces;
    const auto add = [&](double from, double to, std::optional<StatusKind> kind) {
        if (to <= from) return;
        if (!pieces.empty() && pieces.back().kind == kind) {
            pieces.back().to = to;
        } else {
            pieces.push_back({from, to, kind});
        }
    };
    const auto* record = find(row.key);
    if (record == nullptr) {
        const double since = place(row.since.boot);
        add(0.0, since, std::nullopt);
        add(since, 1.0, statusKind(row));
        return pieces;
    }
    const auto& changes = record->changes;
    add(0.0, place(changes.front().at.boot), std::nullopt);
    for (std::size_t at = 0; at < changes.size(); ++at) {
        const double to = at + 1 < changes.size() ? place(changes[at + 1].at.boot) : 1.0;
        add(place(changes[at].at.boot), to, changes[at].kind);
    }
    return pieces;
}

double MemberHistory::troubled(const link::MemberRow& row, RibbonSpan span, TimePoint now) const
{
    double sum = 0;
    for (const auto& piece : ribbon(row, span, now)) {
        const bool fine =
            !piece.kind || *piece.kind == StatusKind::Alive || *piece.kind == StatusKind::Left;
        if (!fine) sum += piece.to - piece.from;
    }
    return sum;
}

std::size_t MemberHistory::flapsWithin(const link::MemberRow& row, Duration within,
                                       TimePoint now) const
{
    const auto* record = find(row.key);
    if (record == nullptr) return 0;
    return static_cast<std::size_t>(
        std::count_if(record->flaps.begin(), record->flaps.end(),
                      [&](TimePoint at) { return at > now - within && at <= now; }));
}

bool MemberHistory::isCut(const link::MemberRow& row) const
{
    const auto* record = find(row.key);
    return record != nullptr && record->cut;
}

} // namespace grapevine::models
