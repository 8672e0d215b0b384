#pragma once

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/filter/expression.h"
#include "core/link/member_row.h"
#include "ui/models/rtt_estimate.h"
#include "ui/models/rtt_layout.h"
#include "ui/models/rtt_table.h"
#include "ui/models/rtt_zones.h"
#include "ui/models/status_kind.h"

namespace grapevine::models {

class MemberModel;

/// A member as the map knows it.
struct RttMember {
    link::MemberRowPtr row;
    std::shared_ptr<const Coordinate> coordinate; ///< Null when it told none.
    RttGap gap = RttGap::NotTold;
    StatusKind kind = StatusKind::NoData;
    bool own = false; ///< Grapevine itself.

    [[nodiscard]] const std::string& name() const { return row->facts->name; }
    [[nodiscard]] const MemberKey& key() const { return row->key; }
};

/// Why there is no map.
enum class RttLack : std::uint8_t {
    None,
    NoMembers,
    FilteredOut,
    SeveralClusters, ///< Coordinates of one cluster say nothing about another's.
    NotYet,          ///< No coordinate has come.
    Off,             ///< None comes, though many were asked: they are switched off.
    TooFew,          ///< Fewer than kMapLeast members have one that can be used.
};

/// The members of one cluster by the round trips between them: who has a coordinate, how far each
/// is from each, zones, and the picture on a plane. Members that have left are no part of it.
class RttField {
public:
    /// Of more, a sample is taken: always the same, as long as they are the same members.
    static constexpr std::size_t kMembersMost = 400;
    static constexpr std::size_t kMapLeast = 3;
    /// So many pings answered without a coordinate tell that there are none.
    static constexpr std::size_t kAnswersUntilOff = 6;

    /// Ourselves, as long as we are a member.
    struct Self {
        std::optional<MemberKey> key;
        std::optional<Coordinate> coordinate;
    };

    explicit RttField(const MemberModel& members)
        : m_model(members)
    {
    }

    /// What cannot be read changes nothing but `filterError`.
    void setFilter(const QString& text);
    [[nodiscard]] const filter::Expression& filter() const { return m_filter; }
    [[nodiscard]] const std::optional<filter::SyntaxError>& filterError() const
    {
        return m_filterError;
    }

    /// Takes members as they are now. False when that changes nothing here.
    bool refresh(const Self& self, TimePoint now);
    void clear();

    /// Those that have a place on the map, by name; as the rows of `table`.
    [[nodiscard]] const std::vector<RttMember>& members() const { return m_members; }
    /// Those that pass the filter and have none, by name; at most kMembersMost.
    [[nodiscard]] const std::vector<RttMember>& missing() const { return m_missing; }
    [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const;
    [[nodiscard]] RttEstimate estimate(std::size_t a, std::size_t b) const;
    [[nodiscard]] const RttTable& table() const { return m_table; }
    [[nodiscard]] const RttZoning& zoning() const { return m_zoning; }
    [[nodiscard]] const ZoneTags& zoneTags() const { return m_zoneTags; }
    /// Half the width, in milliseconds, of what its coordinate leaves open: its error times its
    /// usual round trip within its zone, or to all where it has none.
    [[nodiscard]] double doubtMs(std::size_t at) const { return m_doubts[at]; }

    [[nodiscard]] RttLayout& layout() { return m_layout; }
    [[nodiscard]] const RttLayout& layout() const { return m_layout; }

    [[nodiscard]] RttLack lack() const { return m_lack; }
    /// Members of the cluster that have not left, whatever the filter says.
    [[nodiscard]] std::size_t total() const { return m_total; }
    /// Those of them that pass the filter.
    [[nodiscard]] std::size_t passing() const { return m_passing; }
    /// Passing ones that have a coordinate; more than there are members where these are a sample.
    [[nodiscard]] std::size_t located() const { return m_located; }
    [[nodiscard]] bool isSample() const { return m_located > m_members.size(); }

private:
    void choose(const Self& self, TimePoint now);
    void reckon();
    [[nodiscard]] RttLack lackNow(std::size_t clusters, std::size_t answered,
                                  std::size_t told) const;

    const MemberModel& m_model;
    filter::Expression m_filter;
    std::optional<filter::SyntaxError> m_filterError;
    std::vector<RttMember> m_members;
    std::vector<RttMember> m_missing;
    RttTable m_table;
    RttZoning m_zoning;
    ZoneTags m_zoneTags;
    std::vector<double> m_doubts;
    RttLayout m_layout;
    std::shared_ptr<const Coordinate> m_own; ///< Ours; kept while it is the same.
    RttLack m_lack = RttLack::NoMembers;
    std::size_t m_total = 0;
    std::size_t m_passing = 0;
    std::size_t m_located = 0;
};

} // namespace grapevine::models
