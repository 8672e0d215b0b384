#include "app/cli/member_text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "app/cli/text_table.h"
#include "core/base/plain_text.h"

namespace grapevine::cli {

namespace {

std::string_view colorFor(const link::MemberRow& row)
{
    // No red against green: blue, yellow and magenta differ for everybody.
    if (row.state == link::RawState::Suspect) return "\x1b[33m";
    switch (row.status) {
    case link::MemberStatus::Alive: return "\x1b[34m";
    case link::MemberStatus::Failed: return "\x1b[1;35m";
    case link::MemberStatus::Leaving:
    case link::MemberStatus::Left:
    case link::MemberStatus::None: return "\x1b[2m";
    }
    return "";
}

} // namespace

std::string tagsText(const Tags& tags)
{
    std::string out;
    for (const auto& [key, value] : tags) {
        if (!out.empty()) out += ',';
        out += plainText(key, 200) + '=' + plainText(value, 600);
    }
    return out;
}

std::string statusText(const link::MemberRow& row, bool colored)
{
    const std::string word{link::word(row.status)};
    return colored ? std::string{colorFor(row)} + word + "\x1b[0m" : word;
}

std::string memberTable(const std::vector<link::MemberRowPtr>& rows, bool detailed, bool colored)
{
    struct Line {
        std::vector<std::string> cells;
        const link::MemberRow* row;
    };
    std::vector<Line> lines;
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        const auto& facts = *row->facts;
        Line line{{plainText(facts.name, 255),
                   row->source == link::RowSource::NameOnly ? "-" : facts.endpoint.text(),
                   std::string{word(row->status)}},
                  row.get()};
        if (detailed) {
            line.cells.push_back(std::string{word(row->state)});
            line.cells.push_back(fmt::format("inc {}", row->incarnation.value()));
            line.cells.push_back(
                row->rtt ? fmt::format("{:.1f} ms",
                                       std::chrono::duration<double, std::milli>(*row->rtt).count())
                         : "-");
            line.cells.push_back(fmt::format("protocol {} [{}, {}]", facts.versions.delegateCurrent,
                                             facts.versions.delegateMin,
                                             facts.versions.delegateMax));
            line.cells.push_back(std::string{word(row->source)});
        }
        line.cells.push_back(tagsText(facts.tags));
        widths.resize(std::max(widths.size(), line.cells.size()));
        for (std::size_t i = 0; i < line.cells.size(); ++i) {
            widths[i] = std::max(widths[i], widthOf(line.cells[i]));
        }
        lines.push_back(std::move(line));
    }
    std::string out;
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.cells.size(); ++i) {
            const bool status = i == 2;
            out += status ? statusText(*line.row, colored) : line.cells[i];
            if (i + 1 < line.cells.size()) out.append(widths[i] - widthOf(line.cells[i]) + 2, ' ');
        }
        while (!out.empty() && out.back() == ' ')
            out.pop_back();
        out += '\n';
    }
    return out;
}

} // namespace grapevine::cli
