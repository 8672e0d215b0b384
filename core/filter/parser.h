#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/expected.h"
#include "core/filter/condition.h"
#include "core/filter/token.h"

namespace grapevine::filter {

/// Parentheses and `not` may lie this deep in each other: what a person writes stays far below, and
/// what a program writes cannot use up the stack.
inline constexpr int kNestingMost = 64;

struct Parsed {
    std::unique_ptr<Condition> root; ///< Null for an empty text.
    std::vector<std::string> tagKeys;
    std::vector<Field> fields; ///< Each once.
};

[[nodiscard]] Expected<Parsed, SyntaxError> parse(std::string_view text);

} // namespace grapevine::filter
