#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/random.h"
#include "tests/models/member_rows.h"

namespace grapevine::test {

/// An entry as a link would tell it, `later` than momentAt().
inline link::TimelineEntry entryOf(link::EntryKind kind, Duration later,
                                   std::vector<link::MemberRowPtr> members = {})
{
    link::TimelineEntry entry;
    entry.kind = kind;
    entry.at = momentAt(later);
    entry.members = std::move(members);
    return entry;
}

/// What a person wrote then.
inline link::TimelineEntry noteOf(const std::string& text, Duration later)
{
    auto entry = entryOf(link::EntryKind::Note, later);
    entry.text = text;
    return entry;
}

inline link::TimelineEntry eventOf(const std::string& name, const std::string& payload,
                                   std::uint64_t lamport, Duration later, bool coalesce = false)
{
    auto entry = entryOf(link::EntryKind::User, later);
    entry.name = name;
    entry.payload = toBytes(payload);
    entry.lamportTime = LamportTime{lamport};
    entry.coalesce = coalesce;
    return entry;
}

inline link::ObservationBatch batchOf(std::vector<link::TimelineEntry> entries)
{
    link::ObservationBatch batch;
    batch.entries = std::move(entries);
    return batch;
}

/// The last half hour of the night shift, until momentAt(): a deploy, a member that flaps, a zone
/// that is cut off and comes back, a clash, a short outage.
inline std::vector<link::TimelineEntry> nightStory()
{
    using namespace std::chrono_literals;
    using link::EntryKind;
    const auto rows = nightShift();
    const auto withState = [](link::MemberRow of, link::MemberStatus status, link::RawState state,
                              std::uint32_t incarnation) {
        of.status = status;
        of.state = state;
        of.incarnation = Incarnation{incarnation};
        return std::make_shared<const link::MemberRow>(std::move(of));
    };
    std::vector<link::TimelineEntry> story;
    story.push_back(entryOf(EntryKind::Snapshot, -30min, rows));
    story.push_back(eventOf("deploy", "build 312", 41, -26min));
    for (std::size_t at : {0U, 1U, 2U, 8U, 9U}) {
        auto facts = std::make_shared<NodeFacts>(*rows[at]->facts);
        for (auto& [key, value] : facts->tags)
            if (key == "build") value = "313";
        auto row = *rows[at];
        row.facts = facts;
        story.push_back(entryOf(EntryKind::MemberUpdate,
                                -25min + std::chrono::milliseconds{400 * static_cast<int>(at)},
                                {std::make_shared<const link::MemberRow>(std::move(row))}));
    }
    std::uint32_t incarnation = 14;
    for (int beat = 0; beat < 6; ++beat) {
        const auto at = -20min + beat * 62s;
        auto accused = entryOf(EntryKind::MemberSuspect, at,
                               {withState(*rows[13], link::MemberStatus::Alive,
                                          link::RawState::Suspect, incarnation)});
        accused.from = beat % 2 == 0 ? "web-1" : "api-4";
        story.push_back(accused);
        story.push_back(entryOf(EntryKind::MemberRefute, at + 3200ms,
                                {withState(*rows[13], link::MemberStatus::Alive,
                                           link::RawState::Alive, ++incarnation)}));
    }
    auto query = entryOf(EntryKind::Query, -13min);
    query.name = "fw-version";
    query.payload = toBytes("--short");
    query.from = "web-1";
    query.queryId = QueryId{77123};
    query.lamportTime = LamportTime{9};
    story.push_back(query);
    for (const auto kind :
         {EntryKind::MemberSuspect, EntryKind::MemberFailed, EntryKind::MemberJoin}) {
        const auto begin = kind == EntryKind::MemberSuspect  ? -9min
                           : kind == EntryKind::MemberFailed ? -9min + 6s
                                                             : -4min;
        int nth = 0;
        for (std::size_t at = 2; at < rows.size() && nth < 12; at += 3, ++nth) {
            auto entry = entryOf(kind, begin + std::chrono::milliseconds{nth * 120}, {rows[at]});
            if (kind == EntryKind::MemberSuspect) entry.from = "cache-1";
            entry.lamportTime = LamportTime{100U + static_cast<unsigned>(nth)};
            story.push_back(entry);
        }
    }
    auto clash = entryOf(EntryKind::Conflict, -3min, {rows[5]});
    clash.name = "db-1";
    clash.addresses = {"10.0.5.16:7946", "10.0.5.99:7946"};
    story.push_back(clash);
    auto stale = entryOf(EntryKind::Stale, -150s);
    stale.text = "no word for 12 s";
    story.push_back(stale);
    auto again = entryOf(EntryKind::Resync, -110s, rows);
    again.text = "answers come again";
    story.push_back(again);
    story.push_back(eventOf("cache-flush", std::string("\x00\xff\x10\x80", 4), 42, -80s, true));
    story.push_back(entryOf(EntryKind::MemberLeave, -31s, {rows[30]}));
    story.push_back(entryOf(EntryKind::MemberFailed, -8s, {rows[13]}));
    return story;
}

/// Lines that come and go by chance among `members` members, in order of time.
class RandomStory {
public:
    RandomStory(std::uint64_t seed, std::uint32_t members)
        : m_random(seed)
        , m_members(members)
    {
    }

    link::TimelineEntry next()
    {
        using link::EntryKind;
        static constexpr EntryKind kinds[] = {
            EntryKind::MemberJoin,   EntryKind::MemberLeave, EntryKind::MemberFailed,
            EntryKind::MemberUpdate, EntryKind::MemberReap,  EntryKind::MemberSuspect,
            EntryKind::MemberRefute, EntryKind::User,        EntryKind::Query,
            EntryKind::Stale,        EntryKind::Gap,         EntryKind::Conflict};
        // Runs of one kind, close together: what folds are made of.
        if (below(3) == 0) m_kind = kinds[below(12)];
        m_later += std::chrono::milliseconds{below(4) == 0 ? below(20'000) : below(300)};
        auto entry = entryOf(m_kind, m_later);
        switch (m_kind) {
        case EntryKind::User:
        case EntryKind::Query:
            entry.name = "e" + std::to_string(below(4));
            entry.payload = toBytes(std::string(below(40), 'x'));
            entry.lamportTime = LamportTime{below(5) == 0 ? UINT64_MAX - below(9) : ++m_lamport};
            entry.coalesce = below(2) == 0;
            break;
        case EntryKind::Stale:
        case EntryKind::Gap: entry.text = "stood still for 3 s"; break;
        default: {
            const auto id = static_cast<std::uint32_t>(below(m_members));
            Sketch sketch{.id = id, .name = "n" + std::to_string(id)};
            sketch.tags = {{"zone", std::string(1, static_cast<char>('a' + below(3)))}};
            sketch.incarnation = static_cast<std::uint32_t>(below(90));
            entry.members = {row(sketch)};
            if (m_kind == EntryKind::Conflict) entry.name = sketch.name;
            if (m_kind == EntryKind::MemberSuspect && below(2) == 0) entry.from = "n1";
            break;
        }
        }
        return entry;
    }

    std::uint64_t below(std::uint64_t bound) { return m_random.below(bound); }
    [[nodiscard]] Duration later() const { return m_later; }

private:
    SeededRandom m_random;
    std::uint32_t m_members;
    link::EntryKind m_kind = link::EntryKind::MemberJoin;
    Duration m_later{};
    std::uint64_t m_lamport = 0;
};

} // namespace grapevine::test
