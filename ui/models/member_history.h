#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/link/member_row.h"
#include "ui/models/member_store.h"
#include "ui/models/status_kind.h"

namespace grapevine::models {

/// How far back a ribbon reaches.
enum class RibbonSpan : std::uint8_t { Hour, Day, Week };
[[nodiscard]] Duration lengthOf(RibbonSpan span);

/// What became of each member's status while it was looked at: for ribbons, for lists of changes,
/// and for filters such as `flaps>3/1h`.
///
/// Only members to whom something happened cost memory; of the others the row itself tells since
/// when it has been as it is. Holds no clock.
class MemberHistory {
public:
    /// From `at` on it was so. NoData: nobody knew of it any more.
    struct Change {
        Moment at;
        StatusKind kind = StatusKind::NoData;
    };
    /// A stretch of a ribbon, as fractions of the span: 0 is its beginning, 1 is now.
    struct Piece {
        double from = 0;
        double to = 0;
        std::optional<StatusKind> kind; ///< None: not watched then.
        bool operator==(const Piece&) const = default;
    };

    /// Per member; the oldest go first. A member that flaps every ten seconds fills an hour.
    static constexpr std::size_t kChangesMost = 720;
    static constexpr std::size_t kFlapsMost = 720;

    /// `before` is null for a member that was not known.
    void note(const link::MemberRow* before, const link::MemberRow& row);
    void noteVanished(const link::MemberRow& row, Moment now);
    void forget(const MemberKey& key) { m_records.erase(key); }
    void clear() { m_records.clear(); }
    /// Another link shows the same members under other keys: what was seen goes on with them.
    void succeed(const MemberStore& before, const MemberStore& after,
                 const std::unordered_map<MemberKey, MemberKey>& successors);

    /// Oldest first; the first tells how it stood when it was first seen. Never empty.
    [[nodiscard]] std::vector<Change> changes(const link::MemberRow& row) const;
    /// Its status over the span that ends now, without gaps, oldest first.
    [[nodiscard]] std::vector<Piece> ribbon(const link::MemberRow& row, RibbonSpan span,
                                            TimePoint now) const;
    /// Part of the span in which it was known to be neither alive nor left.
    [[nodiscard]] double troubled(const link::MemberRow& row, RibbonSpan span, TimePoint now) const;
    /// Times that it flapped within that last while, as far as this has seen it.
    [[nodiscard]] std::size_t flapsWithin(const link::MemberRow& row, Duration within,
                                          TimePoint now) const;
    /// True once changes of the member had to be dropped for want of room.
    [[nodiscard]] bool isCut(const link::MemberRow& row) const;
    /// Changes and flaps dropped so far, of all members.
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }

private:
    struct Record {
        std::vector<Change> changes;
        std::vector<TimePoint> flaps;
        bool cut = false;
    };
    [[nodiscard]] const Record* find(const MemberKey& key) const;
    /// Made from how the member stood, if there is none.
    Record& recordOf(const MemberKey& key, const link::MemberRow& stood);
    void append(Record& record, Moment at, StatusKind kind);
    void noteFlaps(const link::MemberRow* before, const link::MemberRow& row);

    std::unordered_map<MemberKey, Record> m_records;
    std::uint64_t m_dropped = 0;
};

/// Times that it came back or spoke up against a suspicion, as far as the link knows.
[[nodiscard]] std::uint32_t flapCount(const link::MemberRow& row);

} // namespace grapevine::models
