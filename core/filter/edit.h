#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/filter/expression.h"

namespace grapevine::filter {

/// Filters changed by a click. Every result parses where what went in did.

/// `KEY=VALUE`, or `KEY!=VALUE` to exclude it: quotes where needed, `tag.` where the key is also a
/// field's name. For a tag.
[[nodiscard]] std::string termForTag(std::string_view key, std::string_view value, bool exclude);
/// The same for a field with a name (field.h).
[[nodiscard]] std::string termForField(std::string_view field, std::string_view value,
                                       bool exclude);

/// The filter with one part more; unchanged when it is there already. A part that asks the opposite
/// gives way.
[[nodiscard]] std::string withTerm(const Expression& filter, std::string_view term);
/// Without the part of that number.
[[nodiscard]] std::string withoutTerm(const Expression& filter, std::size_t number);
/// With the part of that number turned round.
[[nodiscard]] std::string withTermNegated(const Expression& filter, std::size_t number);

} // namespace grapevine::filter
