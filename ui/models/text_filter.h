#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace grapevine::models {

/// Bare words, all of which must occur somewhere in a member's name, address or tags; ASCII case
/// does not matter. No words match everything.
class TextFilter {
public:
    TextFilter() = default;
    explicit TextFilter(std::string_view text);

    [[nodiscard]] bool isEmpty() const { return m_words.empty(); }
    /// `folded` has been through `foldCase`.
    [[nodiscard]] bool matches(std::string_view folded) const;

    bool operator==(const TextFilter&) const = default;

private:
    std::vector<std::string> m_words;
};

} // namespace grapevine::models
