#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/filter/expression.h"
#include "core/link/member_row.h"
#include "ui/models/member_column.h"
#include "ui/models/member_store.h"

namespace grapevine::models {

/// One way to filter by what a cell says, in the filter's language.
struct MemberTerm {
    std::string only;    ///< Shows members like this one: `zone=eu-1b`.
    std::string without; ///< Shows the others: `zone!=eu-1b`.

    bool operator==(const MemberTerm&) const = default;
};

/// Most ways for one cell.
inline constexpr std::size_t kTermsMost = 12;

/// How to filter by this cell: several where it holds several things; none where it holds nothing,
/// or what nobody could type and read. `cluster` is the name of the row's, where there are several.
[[nodiscard]] std::vector<MemberTerm> termsFor(const link::MemberRow& row,
                                               const MemberColumn& column,
                                               const MemberColumns& columns, TimePoint now,
                                               std::string_view cluster = {});

struct CountedTerm {
    MemberTerm term;
    int members = 0;
};
/// The most common values of a column as parts of a filter, most common first.
[[nodiscard]] std::vector<CountedTerm> commonTerms(const MemberStore& members,
                                                   const MemberColumn& column,
                                                   const MemberColumns& columns, TimePoint now);

/// How a filter for the column begins: `rtt>`, `zone=`. Empty where a filter cannot ask for it.
[[nodiscard]] std::string termStart(const MemberColumn& column);

/// True when the filter asks for what stands in the column.
[[nodiscard]] bool asksFor(const filter::Expression& filter, const MemberColumn& column);

} // namespace grapevine::models
