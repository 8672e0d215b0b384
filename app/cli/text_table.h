#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace grapevine::cli {

/// Columns as wide as their widest cell, two spaces between them.
class TextTable {
public:
    /// Cells have passed the plain-text gateway.
    void add(std::vector<std::string> cells);
    [[nodiscard]] std::string text() const;

private:
    std::vector<std::vector<std::string>> m_rows;
};

/// Characters on a terminal, for text that passed the plain-text gateway; each code point counts
/// as one.
[[nodiscard]] std::size_t widthOf(std::string_view text);

} // namespace grapevine::cli
