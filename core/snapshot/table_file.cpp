#include "core/snapshot/table_file.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/plain_text.h"
#include "core/snapshot/csv.h"

namespace grapevine::snapshot {

namespace {

using Json = nlohmann::json;
using Cells = std::map<std::string, std::string>;

Expected<void, std::string> add(TableFile& table, Cells cells)
{
    const auto named = cells.find("name");
    if (named == cells.end()) return failure(std::string("a member has no name"));
    auto name = named->second;
    cells.erase(named);
    if (!table.members.emplace(name, std::move(cells)).second)
        return failure(fmt::format("two members are called {}", plainText(name)));
    return {};
}

std::string textOf(const Json& value)
{
    if (value.is_string()) return value.get<std::string>();
    if (value.is_null()) return {};
    if (value.is_array()) {
        std::string out;
        for (const auto& one : value)
            out += (out.empty() ? "" : ",") + textOf(one);
        return out;
    }
    return value.dump(-1, ' ', true, Json::error_handler_t::replace);
}

Cells cellsOf(const Json& member)
{
    Cells out;
    const auto put = [&](const std::string& key, std::string text) {
        if (!text.empty()) out[key] = std::move(text);
    };
    for (const auto& [key, value] : member.items()) {
        if (key == "tags" && value.is_object()) {
            for (const auto& [tag, text] : value.items())
                put("tag." + tag, textOf(text));
        } else if (key == "protocol" && value.is_object()) {
            put(key, textOf(value.value("version", Json())));
        } else {
            put(key == "addr" ? "address" : key, textOf(value));
        }
    }
    return out;
}

Expected<void, std::string> addJson(TableFile& table, const Json& member)
{
    if (!member.is_object()) return failure(std::string("a member is no JSON object"));
    for (const auto& [key, value] : member.items()) {
        if (key == "tags" && value.is_object())
            table.columns.insert("tag.");
        else
            table.columns.insert(key == "addr" ? "address" : key);
    }
    return add(table, cellsOf(member));
}

Expected<TableFile, std::string> jsonTable(std::string_view text)
{
    TableFile out;
    const auto whole = Json::parse(text, nullptr, false);
    if (!whole.is_discarded() && whole.contains("members")) {
        if (!whole["members"].is_array()) return failure(std::string("`members` is no list"));
        for (const auto& member : whole["members"])
            if (auto added = addJson(out, member); !added) return failure(added.error());
        return out;
    }
    std::size_t number = 0;
    while (!text.empty()) {
        ++number;
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.find_first_not_of(" \r\t") == std::string_view::npos) continue;
        const auto member = Json::parse(line, nullptr, false);
        if (member.is_discarded()) return failure(fmt::format("line {} is no JSON", number));
        if (auto added = addJson(out, member); !added)
            return failure(fmt::format("line {}: {}", number, added.error()));
    }
    return out;
}

Expected<TableFile, std::string> csvTable(std::string_view text)
{
    auto records = csvRecords(text);
    if (!records) {
        return failure(fmt::format("line {}: {}", records.error().line, records.error().reason));
    }
    if (records->empty()) return failure(std::string("the file is empty"));
    TableFile out;
    std::vector<std::string> header;
    for (const auto& cell : records->front())
        header.push_back(withoutDefusing(cell));
    out.columns.insert(header.begin(), header.end());
    if (!out.columns.contains("name")) return failure(std::string("no column is called name"));
    for (std::size_t i = 1; i < records->size(); ++i) {
        const auto& record = (*records)[i];
        if (record.size() != header.size()) {
            return failure(fmt::format("record {} has {} cells, the first has {}", i + 1,
                                       record.size(), header.size()));
        }
        Cells cells;
        for (std::size_t column = 0; column < header.size(); ++column) {
            auto cell = withoutDefusing(record[column]);
            if (!cell.empty() || header[column] == "name") cells[header[column]] = std::move(cell);
        }
        if (auto added = add(out, std::move(cells)); !added)
            return failure(fmt::format("record {}: {}", i + 1, added.error()));
    }
    return out;
}

} // namespace

Expected<TableFile, std::string> tableIn(std::string_view text)
{
    const auto first = text.find_first_not_of(" \r\n\t");
    if (first == std::string_view::npos) return failure(std::string("the file is empty"));
    return text[first] == '{' ? jsonTable(text) : csvTable(text);
}

Expected<TableFile, std::string> readTableFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    const auto size = file ? static_cast<std::streamoff>(file.tellg()) : -1;
    if (size < 0) return failure(fmt::format("{} cannot be read: {}.", path, std::strerror(errno)));
    if (static_cast<std::uint64_t>(size) > kTableFileMost)
        return failure(fmt::format("{} is larger than 1 GiB.", path));
    std::string text(static_cast<std::size_t>(size), '\0');
    file.seekg(0);
    if (!file.read(text.data(), size))
        return failure(fmt::format("{} cannot be read: {}.", path, std::strerror(errno)));
    auto table = tableIn(text);
    if (!table) return failure(fmt::format("{}: {}.", path, table.error()));
    return table;
}

} // namespace grapevine::snapshot
