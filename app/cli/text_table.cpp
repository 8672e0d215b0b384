#include "app/cli/text_table.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace grapevine::cli {

std::size_t widthOf(std::string_view text)
{
    std::size_t out = 0;
    for (std::size_t at = 0; at < text.size();
         at += std::max<std::size_t>(codePointAt(text, at).length, 1))
        ++out;
    return out;
}

void TextTable::add(std::vector<std::string> cells)
{
    m_rows.push_back(std::move(cells));
}

std::string TextTable::text() const
{
    std::vector<std::size_t> widths;
    for (const auto& row : m_rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], widthOf(row[i]));
    }
    std::string out;
    for (const auto& row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += row[i];
            if (i + 1 < row.size()) out.append(widths[i] - widthOf(row[i]) + 2, ' ');
        }
        while (!out.empty() && out.back() == ' ')
            out.pop_back();
        out += '\n';
    }
    return out;
}

} // namespace grapevine::cli
