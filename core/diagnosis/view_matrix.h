#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/node_facts.h"
#include "core/link/member_row.h"

namespace grapevine::diagnosis {

/// What one asker says of one member.
enum class Said : std::uint8_t {
    Nothing,  ///< It was not asked, did not answer, or there was no room for what it said.
    Unlisted, ///< It answered, and does not list it.
    Alive,
    Suspect,
    Failed,
    Left,
};
inline constexpr std::size_t kSaid = 6;

/// `nothing`, `unlisted`, `alive`, `suspect`, `failed`, `left`.
[[nodiscard]] std::string_view word(Said said);

struct ViewCell {
    Said said = Said::Nothing;
    bool nameOnly = false; ///< The asker holds no more of it than the name.
    Incarnation incarnation;
    Moment seenAt; ///< When the asker last answered.
};

/// Who says what of whom: asker by member, dense. The last answer of each asker counts.
///
/// Answers that lie far apart may differ because something happened between them. So an asker
/// whose word is more than kOldAfter older than the newest is old: its cells are there, and
/// compared with nobody's.
///
/// Where there is no room for all of an answer, what is missing of it is not known: Nothing, not
/// Unlisted. Where there is none for another asker, the one heard longest ago makes it.
class ViewMatrix {
public:
    /// A round of the largest sample takes about so long.
    static constexpr Duration kOldAfter = std::chrono::seconds{30};
    /// An asker whose word is that much older than the newest is forgotten.
    static constexpr Duration kForgottenAfter = std::chrono::minutes{10};
    /// 24 bytes each; `overCap` counts rows that found no place.
    static constexpr std::size_t kCellsMost = 1'000'000;

    void apply(const std::vector<link::ViewRow>& rows);
    /// Neither asker nor member any more.
    void forget(MemberKey key);
    void clear();

    /// Who has answered, in order of their keys.
    [[nodiscard]] std::vector<MemberKey> askers() const;
    /// Who is talked about, in order of their keys.
    [[nodiscard]] std::vector<MemberKey> members() const;
    [[nodiscard]] ViewCell cell(MemberKey asker, MemberKey about) const;
    /// What that asker says of each of `members()`, in that order.
    [[nodiscard]] std::vector<Said> column(MemberKey asker) const;
    /// As some asker lists it; null for whom nobody names.
    [[nodiscard]] NodeFactsPtr facts(MemberKey key) const;
    [[nodiscard]] std::optional<Moment> answeredAt(MemberKey asker) const;
    [[nodiscard]] std::optional<Moment> newest() const { return m_newest; }
    [[nodiscard]] bool isOld(MemberKey asker) const;
    [[nodiscard]] std::uint64_t overCap() const { return m_overCap; }

private:
    struct Told {
        link::RawState state = link::RawState::Unknown;
        link::MemberStatus status = link::MemberStatus::None;
        Incarnation incarnation;
        TimePoint seenAt{}; ///< Older than the asker's answer: it is listed no more.
        bool ever = false;
    };
    struct Asker {
        Moment at;
        TimePoint cutAt{}; ///< Of the last answer that lost rows; `at`, when it is this one.
        bool cut = false;
        std::vector<Told> told; ///< By slot; may be shorter than there are slots.
    };

    [[nodiscard]] static ViewCell cellAt(const Asker& from, std::size_t slot);
    [[nodiscard]] std::optional<std::size_t> slot(MemberKey key);
    [[nodiscard]] Asker* asker(MemberKey key, TimePoint answeredAt);
    [[nodiscard]] bool makeRoom(TimePoint answeredAt);
    void forgetOld();

    std::map<MemberKey, std::size_t> m_slots; ///< Of those who are talked about.
    std::vector<NodeFactsPtr> m_facts;        ///< By slot.
    std::vector<std::size_t> m_free;
    std::map<MemberKey, Asker> m_askers;
    std::optional<Moment> m_newest;
    std::uint64_t m_overCap = 0;
};

} // namespace grapevine::diagnosis
