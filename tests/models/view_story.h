#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/models/member_rows.h"

namespace grapevine::test {

/// What one asker says of each: a letter a member, in their order. `A`live, `S`uspect, `F`ailed,
/// `L`eft, `.` not listed.
inline std::vector<link::ViewRow> viewsOf(const std::vector<link::MemberRowPtr>& members,
                                          std::size_t asker, const std::string& letters,
                                          Duration later = {})
{
    std::vector<link::ViewRow> out;
    for (std::size_t at = 0; at < members.size(); ++at) {
        const char letter = letters[at];
        if (letter == '.') continue;
        link::ViewRow row;
        row.asker = members[asker]->key;
        row.about = members[at]->key;
        row.facts = members[at]->facts;
        row.state = letter == 'A'   ? link::RawState::Alive
                    : letter == 'S' ? link::RawState::Suspect
                    : letter == 'F' ? link::RawState::Dead
                                    : link::RawState::Left;
        row.status = letter == 'F'   ? link::MemberStatus::Failed
                     : letter == 'L' ? link::MemberStatus::Left
                                     : link::MemberStatus::Alive;
        row.incarnation = Incarnation{14};
        row.seenAt = momentAt(later);
        out.push_back(std::move(row));
    }
    return out;
}

inline std::string zoneIn(const link::MemberRow& row)
{
    for (const auto& [key, value] : row.facts->tags)
        if (key == "zone") return value;
    return {};
}

/// All but the failed and the left answer, and agree.
inline link::ObservationBatch everybodyAgrees(const std::vector<link::MemberRowPtr>& members,
                                              Duration later = {})
{
    std::string letters;
    for (const auto& row : members)
        letters += row->status == link::MemberStatus::Left     ? 'L'
                   : row->status == link::MemberStatus::Failed ? 'F'
                                                               : 'A';
    link::ObservationBatch batch;
    for (std::size_t at = 0; at < members.size(); ++at) {
        if (letters[at] != 'A') continue;
        const auto rows = viewsOf(members, at, letters, later);
        batch.views.insert(batch.views.end(), rows.begin(), rows.end());
    }
    return batch;
}

/// One zone cut off: each side calls the other failed.
inline link::ObservationBatch zoneCutOff(const std::vector<link::MemberRowPtr>& members,
                                         const std::string& zone, Duration later = {})
{
    link::ObservationBatch batch;
    for (std::size_t asker = 0; asker < members.size(); ++asker) {
        if (members[asker]->status != link::MemberStatus::Alive) continue;
        std::string letters;
        for (const auto& row : members) {
            const bool same = (zoneIn(*row) == zone) == (zoneIn(*members[asker]) == zone);
            letters += row->status == link::MemberStatus::Left     ? 'L'
                       : row->status == link::MemberStatus::Failed ? 'F'
                       : same                                      ? 'A'
                                                                   : 'F';
        }
        const auto rows = viewsOf(members, asker, letters, later);
        batch.views.insert(batch.views.end(), rows.begin(), rows.end());
    }
    return batch;
}

/// A zone that accuses one member of another, which all others call alive.
inline link::ObservationBatch zoneAccuses(const std::vector<link::MemberRowPtr>& members,
                                          const std::string& zone, const std::string& victim,
                                          Duration later = {})
{
    link::ObservationBatch batch;
    for (std::size_t asker = 0; asker < members.size(); ++asker) {
        if (members[asker]->status != link::MemberStatus::Alive) continue;
        std::string letters;
        for (const auto& row : members) {
            const bool accused = row->facts->name == victim && zoneIn(*members[asker]) == zone;
            letters += accused                                     ? (asker % 2 == 0 ? 'S' : 'F')
                       : row->status == link::MemberStatus::Left   ? 'L'
                       : row->status == link::MemberStatus::Failed ? 'F'
                                                                   : 'A';
        }
        const auto rows = viewsOf(members, asker, letters, later);
        batch.views.insert(batch.views.end(), rows.begin(), rows.end());
    }
    return batch;
}

/// How a round stands.
inline link::ObservationBatch roundOf(link::CommandId id, std::size_t members, std::size_t answered,
                                      std::size_t unasked,
                                      link::RoundEnd end = link::RoundEnd::Whole)
{
    link::ObservationBatch batch;
    auto& round = batch.asked.viewRounds.emplace_back();
    round.sweep = id;
    round.members = members;
    round.answered = answered;
    round.unasked = unasked;
    round.end = end;
    return batch;
}

} // namespace grapevine::test
