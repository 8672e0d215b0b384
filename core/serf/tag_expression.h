#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/expected.h"

namespace re2 {
class RE2;
}

namespace grapevine::serf {

/// A regular expression of a tag filter, in Go's dialect. Strangers write them, so they are
/// compiled and run within fixed memory, in time linear to the text.
class TagExpression {
public:
    /// Fails with what is wrong with it, in RE2's words.
    [[nodiscard]] static Expected<TagExpression, std::string> compile(std::string_view text);

    ~TagExpression();
    TagExpression(TagExpression&&) noexcept;
    TagExpression& operator=(TagExpression&&) noexcept;

    /// Anywhere in the value.
    [[nodiscard]] bool matches(std::string_view value) const;

private:
    explicit TagExpression(std::unique_ptr<re2::RE2> expression);

    std::unique_ptr<re2::RE2> m_expression;
};

} // namespace grapevine::serf
