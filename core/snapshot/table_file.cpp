#include "core/snapshot/table_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/plain_text.h"
#include "core/snapshot/csv.h"

namespace grapevine::snapshot {

namespace {

using Json = nlohmann::json;
using Cells = std::map<std::string, std::string>;

/// Bytes that are read, and records that are understood, between two looks at the progress.
constexpr std::size_t kPiece = std::size_t{256} << 10U;
constexpr std::size_t kRecordsPerStep = 1'000;

tl::unexpected<std::string> stopped()
{
    return failure(std::string(kReadStopped));
}

/// Under which a member stands in the table: each cluster has names of its own.
std::string keyOf(const std::string& name, const Cells& cells)
{
    const auto cluster = cells.find("cluster");
    return cluster == cells.end() ? name : cluster->second + '/' + name;
}

Expected<void, std::string> add(TableFile& table, Cells cells)
{
    const auto named = cells.find("name");
    if (named == cells.end()) return failure(std::string("a member has no name"));
    auto name = keyOf(named->second, cells);
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
        } else if (key != "port" || value != 0) {
            // Port 0 is how JSON says that there is none.
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

/// Of the second half of the work, which is understanding what was read.
bool goesOn(const ReadProgress& progress, std::size_t understood, std::size_t size)
{
    return !progress || progress(size + std::min(understood, size), 2 * size);
}

/// Letters for the parser that look at the progress on the way; once it says no, the text ends.
class Watched {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    struct Watch {
        const ReadProgress& progress;
        std::string_view text;
        bool wanted = true;
    };

    Watched(Watch& watch, std::size_t at)
        : m_watch(&watch)
        , m_at(at)
    {
    }

    const char& operator*() const { return m_watch->text[m_at]; }
    Watched& operator++()
    {
        const auto size = m_watch->text.size();
        if (++m_at % kPiece == 0 && !goesOn(m_watch->progress, m_at / 2, size)) {
            m_watch->wanted = false;
            m_at = size;
        }
        return *this;
    }
    bool operator==(const Watched& other) const { return m_at == other.m_at; }

private:
    Watch* m_watch;
    std::size_t m_at;
};

Expected<TableFile, std::string> jsonTable(std::string_view text, const ReadProgress& progress)
{
    TableFile out;
    const auto size = text.size();
    Watched::Watch watch{progress, text};
    const auto whole = Json::parse(Watched(watch, 0), Watched(watch, size), nullptr, false);
    if (!watch.wanted) return stopped();
    if (!whole.is_discarded() && whole.contains("members")) {
        if (!whole["members"].is_array()) return failure(std::string("`members` is no list"));
        std::size_t done = 0;
        for (const auto& member : whole["members"]) {
            if (++done % kRecordsPerStep == 0 &&
                !goesOn(progress, size / 2 + size / 2 * done / whole["members"].size(), size))
                return stopped();
            if (auto added = addJson(out, member); !added) return failure(added.error());
        }
        return out;
    }
    std::size_t number = 0;
    while (!text.empty()) {
        if (++number % kRecordsPerStep == 0 && !goesOn(progress, size - text.size(), size))
            return stopped();
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

Expected<TableFile, std::string> csvTable(std::string_view text, const ReadProgress& progress)
{
    const auto size = text.size();
    bool wanted = true;
    auto records = csvRecords(text, [&](std::size_t done) {
        wanted = goesOn(progress, done / 2, size);
        return wanted;
    });
    if (!wanted) return stopped();
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
        if (i % kRecordsPerStep == 0 &&
            !goesOn(progress, size / 2 + size / 2 * i / records->size(), size))
            return stopped();
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

Expected<std::string, std::string> contentOf(const std::string& path, const ReadProgress& progress,
                                             std::size_t most)
{
    const auto unreadable = [&] {
        return failure(fmt::format("{} cannot be read: {}.", path, std::strerror(errno)));
    };
    errno = 0;
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    const auto size = file ? static_cast<std::streamoff>(file.tellg()) : -1;
    if (size < 0) return unreadable();
    const auto all = static_cast<std::size_t>(size);
    if (all > most)
        return failure(fmt::format("{} is larger than {} MiB.", path, most / (1U << 20U)));
    std::string text(all, '\0');
    file.seekg(0);
    for (std::size_t done = 0; done < all;) {
        const auto piece = std::min(kPiece, all - done);
        if (!file.read(text.data() + done, static_cast<std::streamsize>(piece)))
            return unreadable();
        done += piece;
        if (progress && !progress(done, 2 * all)) return stopped();
    }
    return text;
}

} // namespace

Expected<TableFile, std::string> tableIn(std::string_view text, const ReadProgress& progress)
{
    const auto first = text.find_first_not_of(" \r\n\t");
    if (first == std::string_view::npos) return failure(std::string("the file is empty"));
    if (text[first] == '|') {
        return failure(std::string("this is Markdown, which is for people and is not read back; "
                                   "export the members as CSV or JSON"));
    }
    return text[first] == '{' ? jsonTable(text, progress) : csvTable(text, progress);
}

Expected<TableFile, std::string> readTableFile(const std::string& path,
                                               const ReadProgress& progress, std::size_t most)
{
    auto text = contentOf(path, progress, most);
    if (!text) return failure(std::move(text.error()));
    auto table = tableIn(*text, progress);
    if (!table && table.error() == kReadStopped) return table;
    if (!table) return failure(fmt::format("{}: {}.", path, table.error()));
    return table;
}

TableFile tableOf(std::span<const link::MemberRowPtr> rows, const TableFile& like,
                  const ClusterNames& clusters)
{
    constexpr std::string_view tagPrefix = "tag.";
    std::vector<Column> wanted;
    TableFile out;
    for (const auto& info : columns()) {
        const std::string header(info.name);
        if (header == "name" || !like.columns.contains(header)) continue;
        wanted.push_back({info.kind, {}});
        out.columns.insert(header);
    }
    const bool tags = std::any_of(like.columns.begin(), like.columns.end(), [&](const auto& one) {
        return std::string_view(one).substr(0, tagPrefix.size()) == tagPrefix;
    });
    out.columns.insert("name");
    if (tags) out.columns.insert(std::string(tagPrefix));
    for (const auto& row : rows) {
        Cells cells;
        for (const auto& column : wanted) {
            auto cell = cellText(*row, column, clusters);
            if (!cell.empty()) cells[headerOf(column)] = std::move(cell);
        }
        if (tags) {
            for (const auto& [key, value] : row->facts->tags)
                if (!value.empty()) cells[std::string(tagPrefix) + key] = value;
        }
        auto key = keyOf(row->facts->name, cells);
        out.members.emplace(std::move(key), std::move(cells));
    }
    return out;
}

std::optional<FileOrigin> readOrigin(const std::string& path)
{
    const auto text = contentOf(path + ".meta.json", {}, kMetaFileMost);
    if (!text) return std::nullopt;
    const auto meta = Json::parse(*text, nullptr, false);
    if (!meta.is_object()) return std::nullopt;
    const auto word = [&](const char* key) {
        const auto found = meta.find(key);
        return found != meta.end() && found->is_string() ? found->get<std::string>()
                                                         : std::string{};
    };
    return FileOrigin{word("cluster"), word("as_of"), word("filter")};
}

} // namespace grapevine::snapshot
