#pragma once

#include <QString>
#include <QVariant>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/link/member_row.h"

namespace grapevine::models {

/// One column of the member table. Tag columns carry the tag's key; the others are fixed.
struct MemberColumn {
    enum class Kind : std::uint8_t {
        Status,
        Name,
        Address,
        Since,
        AccusedBy,
        Flaps,
        Ribbon, ///< Its status over the last hour, day or week.
        Tag,
        OtherTags,
        Incarnation,
        Rtt,
        Protocol, ///< memberlist's, in use; then the range it announces.
        ProtocolMin,
        ProtocolMax,
        Delegate, ///< Serf's own, which `serf members` calls the protocol.
        DelegateMin,
        DelegateMax,
        StatusTime,      ///< Serf's Lamport time of the status.
        CoordinateError, ///< Of its network coordinates, as Serf reckons it: a ratio.
        Cluster,         ///< Where several are shown together.
    };

    Kind kind = Kind::Name;
    std::string tag; ///< Only with Kind::Tag; a cluster's bytes.

    bool operator==(const MemberColumn&) const = default;

    /// Stable over runs, for settings: `name`, `tag:role`.
    [[nodiscard]] std::string id() const;
    /// Nothing for a word that no column goes by.
    [[nodiscard]] static std::optional<MemberColumn> fromId(std::string_view id);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString hint() const;
    /// Numbers stand to the right.
    [[nodiscard]] bool isNumber() const;
};

using MemberColumns = std::vector<MemberColumn>;

/// Every kind that is no single tag, in the order in which they stand by themselves.
[[nodiscard]] std::span<const MemberColumn::Kind> fixedColumns();

/// What a table's heading says of the column; cells stand as their heading does. `span` is how far
/// back a ribbon reaches, translated.
[[nodiscard]] QVariant headingOf(const MemberColumn& column, int role, const QString& span);

/// False where the cluster tells no more than the name: then there are no versions to show.
[[nodiscard]] bool announces(const link::MemberRow& row);

/// The value of one tag, null when the member has none of that key.
[[nodiscard]] const std::string* tagValue(const NodeFacts& facts, const std::string& key);

} // namespace grapevine::models
