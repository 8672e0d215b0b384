#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/expected.h"

namespace grapevine::filter {

/// Picks the part of a text that a regular expression names: what stands in its parentheses, or
/// all it matches where it has none. RE2, as Go's; searched for, not held against the whole.
///
/// An immutable value, cheap to copy; any thread may ask it.
class Capture {
public:
    /// Longer expressions are refused: nobody writes them by hand.
    static constexpr std::size_t kExpressionLongest = 1'000;

    /// Fails with RE2's reason. An empty expression is refused too: it would match everything.
    [[nodiscard]] static Expected<Capture, std::string> compile(std::string_view expression);

    /// Of the first match, the groups one behind the other with a blank between them; nothing
    /// where it does not match. What is no UTF-8 is searched as it reads, with marks for the rest.
    [[nodiscard]] std::optional<std::string> of(std::string_view text) const;

private:
    struct Compiled;
    std::shared_ptr<const Compiled> m_compiled;
};

} // namespace grapevine::filter
