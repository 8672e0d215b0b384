#include "core/snapshot/row_writer.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/plain_text.h"
#include "core/snapshot/csv.h"
#include "core/snapshot/member_json.h"

namespace grapevine::snapshot {

namespace {

using Kind = Column::Kind;

constexpr std::array<std::pair<Format, std::string_view>, 4> kFormats{
    {{Format::Csv, "csv"},
     {Format::Json, "json"},
     {Format::JsonLines, "jsonl"},
     {Format::Markdown, "markdown"}}};

/// RFC 4180: CRLF ends a record, the first names the columns.
class CsvWriter final : public RowWriter {
public:
    CsvWriter(std::vector<Column> columns, ClusterNames clusters)
        : m_columns(std::move(columns))
        , m_clusters(std::move(clusters))
    {
    }

    void begin(std::string& out) override
    {
        record(out, [](const Column& column) { return headerOf(column); });
    }
    void row(std::string& out, const link::MemberRow& row) override
    {
        record(out, [&](const Column& column) { return cellText(row, column, m_clusters); });
    }
    void end(std::string&) override {}

private:
    template<class TextOf> void record(std::string& out, TextOf textOf)
    {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (i > 0) out += ',';
            out += csvCell(textOf(m_columns[i]));
        }
        out += "\r\n";
    }

    std::vector<Column> m_columns;
    ClusterNames m_clusters;
};

/// A table of GitHub's kind, which most other dialects read as well.
class MarkdownWriter final : public RowWriter {
public:
    MarkdownWriter(std::vector<Column> columns, ClusterNames clusters)
        : m_columns(std::move(columns))
        , m_clusters(std::move(clusters))
    {
    }

    void begin(std::string& out) override
    {
        line(out, [](const Column& column) { return headerOf(column); });
        out += '|';
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            out += " --- |";
        out += '\n';
    }
    void row(std::string& out, const link::MemberRow& row) override
    {
        line(out, [&](const Column& column) { return cellText(row, column, m_clusters); });
    }
    void end(std::string&) override {}

private:
    /// Nothing in a cell may become markup, a link or a picture.
    static std::string cell(std::string_view text)
    {
        std::string out;
        for (const char letter : plainText(text)) {
            if (std::string_view("\\`*_{}[]<>()#|!~&").find(letter) != std::string_view::npos)
                out += '\\';
            out += letter;
        }
        return out;
    }

    template<class TextOf> void line(std::string& out, TextOf textOf)
    {
        out += '|';
        for (const auto& column : m_columns)
            out += ' ' + cell(textOf(column)) + " |";
        out += '\n';
    }

    std::vector<Column> m_columns;
    ClusterNames m_clusters;
};

/// An object a line, or all in the array `members`.
class JsonWriter final : public RowWriter {
public:
    JsonWriter(std::vector<Column> columns, ClusterNames clusters, bool lines)
        : m_columns(std::move(columns))
        , m_clusters(std::move(clusters))
        , m_lines(lines)
    {
    }

    void begin(std::string& out) override
    {
        if (!m_lines) out += "{\n  \"members\": [";
    }
    void row(std::string& out, const link::MemberRow& row) override
    {
        if (!m_lines) out += m_first ? "\n    " : ",\n    ";
        m_first = false;
        if (m_columns.empty()) {
            appendSerfJson(out, row);
            if (!m_clusters.empty())
                appendCluster(out, cellText(row, {Kind::Cluster, {}}, m_clusters));
        } else {
            out += columnsJson(row, m_columns, m_clusters)
                       .dump(-1, ' ', true, Json::error_handler_t::replace);
        }
        if (m_lines) out += '\n';
    }
    void end(std::string& out) override
    {
        if (!m_lines) out += m_first ? "]\n}\n" : "\n  ]\n}\n";
    }

private:
    /// Into the object that was written last.
    static void appendCluster(std::string& out, const std::string& cluster)
    {
        out.pop_back();
        out += ",\"cluster\":" + Json(cluster).dump(-1, ' ', true, Json::error_handler_t::replace) +
               '}';
    }

    std::vector<Column> m_columns;
    ClusterNames m_clusters;
    bool m_lines;
    bool m_first = true;
};

} // namespace

std::string_view word(Format format)
{
    return std::find_if(kFormats.begin(), kFormats.end(),
                        [&](const auto& one) { return one.first == format; })
        ->second;
}

std::optional<Format> formatNamed(std::string_view name)
{
    const auto found = std::find_if(kFormats.begin(), kFormats.end(),
                                    [&](const auto& one) { return one.second == name; });
    if (found == kFormats.end()) return std::nullopt;
    return found->first;
}

std::unique_ptr<RowWriter> makeWriter(Format format, std::vector<Column> columns,
                                      ClusterNames clusters)
{
    switch (format) {
    case Format::Csv: return std::make_unique<CsvWriter>(std::move(columns), std::move(clusters));
    case Format::Json:
        return std::make_unique<JsonWriter>(std::move(columns), std::move(clusters), false);
    case Format::JsonLines:
        return std::make_unique<JsonWriter>(std::move(columns), std::move(clusters), true);
    case Format::Markdown:
        return std::make_unique<MarkdownWriter>(std::move(columns), std::move(clusters));
    }
    return nullptr;
}

} // namespace grapevine::snapshot
