#pragma once

#include <QByteArray>

#include <cstdint>
#include <map>
#include <string>

#include "ui/models/column_choice.h"
#include "ui/models/member_history.h"

namespace grapevine::models {

enum class RowDensity : std::uint8_t { Compact, Normal, Roomy };

/// How a person has arranged a member table; what a profile keeps.
struct TableArrangement {
    std::map<std::string, int> widths; ///< Set by hand; by MemberColumn::id(), logical pixels.
    ColumnChoice columns;
    std::string sortColumn = "status"; ///< MemberColumn::id().
    bool descending = false;
    bool keepSorted = false;
    RibbonSpan span = RibbonSpan::Hour;
    RowDensity density = RowDensity::Normal;

    bool operator==(const TableArrangement&) const = default;

    [[nodiscard]] QByteArray toJson() const;
    /// What is missing or makes no sense is as if it had never been set. Bounded, whatever stands
    /// there.
    [[nodiscard]] static TableArrangement fromJson(const QByteArray& json);
};

} // namespace grapevine::models
