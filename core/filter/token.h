#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/expected.h"

namespace grapevine::filter {

/// Where something stands in the text, in bytes.
struct Span {
    std::size_t from = 0;
    std::size_t length = 0;

    [[nodiscard]] std::size_t end() const { return from + length; }
    bool operator==(const Span&) const = default;
};

/// Why a filter's text is none, and where.
struct SyntaxError {
    Span at;
    std::string reason; ///< One of a few sentences, without the place: the window translates them.
    std::string detail{}; ///< Of a regular expression: RE2's words.
};

enum class Operator : std::uint8_t {
    Among,       ///< `:` one of the words after it, whatever their case.
    Is,          ///< `=` exactly.
    IsNot,       ///< `!=`
    Contains,    ///< `~` a regular expression that is found somewhere.
    NotContains, ///< `!~`
    FullMatch,   ///< `=~` a regular expression that matches from end to end, as Serf's flags do.
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
};

/// `:`, `=`, `!=`, .. as written.
[[nodiscard]] std::string_view spelling(Operator op);

struct Token {
    enum class Kind : std::uint8_t { Word, Operator, Open, Close, End };

    Kind kind = Kind::End;
    Span at;
    std::string text;    ///< Word: without its quotes.
    bool quoted = false; ///< Word: never a keyword, never a field.
    Operator op = Operator::Is;
    bool glued = false; ///< No white space stands before it.
};

/// A filter's text may be this long; what is longer is refused.
inline constexpr std::size_t kFilterTextMost = 4096;

/// Cuts a filter's text into tokens, the last of which is End. After an operator a word runs to the
/// next white space or unmatched `)`, so that regular expressions and addresses need no quotes.
/// Fails on an open quote and on a text that is too long.
[[nodiscard]] Expected<std::vector<Token>, SyntaxError> tokens(std::string_view text);

/// The text as one word of a filter: in quotes where it needs them.
[[nodiscard]] std::string quotedWhereNeeded(std::string_view text);

} // namespace grapevine::filter
