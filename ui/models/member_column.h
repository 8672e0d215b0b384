#pragma once

#include <QString>

#include <cstdint>
#include <string>
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
        Tag,
        OtherTags,
        Incarnation,
        Rtt
    };

    Kind kind = Kind::Name;
    std::string tag; ///< Only with Kind::Tag; a cluster's bytes.

    bool operator==(const MemberColumn&) const = default;

    /// Stable over runs, for settings: `name`, `tag:role`.
    [[nodiscard]] std::string id() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString hint() const;
    /// Numbers stand to the right.
    [[nodiscard]] bool isNumber() const;
};

using MemberColumns = std::vector<MemberColumn>;

/// The value of one tag, null when the member has none of that key.
[[nodiscard]] const std::string* tagValue(const NodeFacts& facts, const std::string& key);

} // namespace grapevine::models
