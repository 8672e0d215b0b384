#include "core/snapshot/member_export.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <unistd.h>
#include <utility>

#include "core/base/time_text.h"
#include "core/snapshot/member_json.h"
#include "core/snapshot/output_file.h"

namespace grapevine::snapshot {

namespace {

/// Bytes that are gathered before they are written.
constexpr std::size_t kPiece = 64 * 1024;

/// A file, or standard output.
class Sink {
public:
    static Expected<Sink, std::string> open(const std::string& path)
    {
        Sink out;
        if (path == "-") return out;
        auto file = OutputFile::open(path);
        if (!file) return failure(std::move(file.error()));
        out.m_file.emplace(std::move(*file));
        return out;
    }

    Expected<void, std::string> write(std::string_view bytes)
    {
        m_bytes += bytes.size();
        if (m_file) return m_file->write(bytes);
        while (!bytes.empty()) {
            const auto count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) return failure(std::string("Standard output takes no more."));
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return {};
    }

    Expected<void, std::string> commit()
    {
        return m_file ? m_file->commit() : Expected<void, std::string>{};
    }

    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }

private:
    std::optional<OutputFile> m_file;
    std::uint64_t m_bytes = 0;
};

Expected<void, std::string> writeMeta(const ExportPlan& plan, const Origin& origin,
                                      std::size_t rows)
{
    Json meta;
    meta["program"] = origin.program;
    meta["cluster"] = origin.cluster;
    meta["mode"] = origin.mode;
    meta["asked"] = origin.asked;
    meta["as_of"] = rfc3339(origin.asOf);
    meta["filter"] = origin.filter;
    meta["format"] = word(plan.format);
    meta["columns"] = Json::array();
    for (const auto& column : plan.columns)
        meta["columns"].push_back(headerOf(column));
    meta["rows"] = rows;
    meta["rows_known"] = origin.known;
    auto file = OutputFile::open(plan.path + ".meta.json");
    if (!file) return failure(std::move(file.error()));
    const auto written =
        file->write(meta.dump(2, ' ', true, Json::error_handler_t::replace) + "\n");
    return written ? file->commit() : written;
}

} // namespace

Expected<ExportSummary, ExportFailure> exportMembers(std::span<const link::MemberRowPtr> rows,
                                                     const ExportPlan& plan, const Origin& origin,
                                                     const Progress& progress)
{
    const auto failed = [](std::string sentence) {
        return failure(ExportFailure{false, std::move(sentence)});
    };
    auto sink = Sink::open(plan.path);
    if (!sink) return failed(std::move(sink.error()));
    const auto writer = makeWriter(plan.format, plan.columns, plan.clusters);
    std::string piece;
    writer->begin(piece);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (progress && i % kRowsPerStep == 0 && !progress(i, rows.size()))
            return failure(ExportFailure{true, "Cancelled: no file was written."});
        writer->row(piece, *rows[i]);
        if (piece.size() < kPiece) continue;
        if (auto written = sink->write(piece); !written) return failed(std::move(written.error()));
        piece.clear();
    }
    writer->end(piece);
    if (auto written = sink->write(piece); !written) return failed(std::move(written.error()));
    // The last moment at which it can be taken back.
    if (progress && !progress(rows.size(), rows.size()))
        return failure(ExportFailure{true, "Cancelled: no file was written."});
    if (auto done = sink->commit(); !done) return failed(std::move(done.error()));
    if (plan.path != "-") {
        if (auto told = writeMeta(plan, origin, rows.size()); !told)
            return failed(std::move(told.error()));
    }
    return ExportSummary{rows.size(), sink->bytes()};
}

} // namespace grapevine::snapshot
