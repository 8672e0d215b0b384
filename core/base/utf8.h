#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace grapevine {

/// One decoded code point; `length` 0 stands for the end, `valid` false for one stray byte.
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0;
    bool valid = false;
};

/// Reads the code point at `offset`. Overlong forms, surrogates and values above U+10FFFF are
/// invalid and have length 1.
[[nodiscard]] CodePoint codePointAt(std::string_view text, std::size_t offset);

/// The text with every invalid byte as U+FFFD, as Go's strings show it.
[[nodiscard]] std::string repairedUtf8(std::string_view text);

} // namespace grapevine
