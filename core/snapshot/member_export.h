#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/expected.h"
#include "core/link/member_row.h"
#include "core/snapshot/row_writer.h"

namespace grapevine::snapshot {

struct ExportPlan {
    Format format = Format::Csv;
    std::vector<Column>
        columns;             ///< JSON: none for Serf's own shape. The others: what a table shows.
    std::string path;        ///< `-` is standard output: then nothing is told beside it.
    ClusterNames clusters{}; ///< Of several together; empty: there is only one.
};

/// Where the rows come from; stands in FILE.meta.json, so that nobody has to remember.
struct Origin {
    std::string program;            ///< `grapevine-cli 0.1.0`
    std::string cluster;            ///< The profile's name; empty without one.
    std::string mode;               ///< `peek`, `observer`, `rpc`, `demo`.
    std::vector<std::string> asked; ///< Addresses, or the members whose word it is.
    WallTime asOf;
    std::string filter;    ///< In the filter's language, or in the words of the options.
    std::size_t known = 0; ///< Rows before the filter.
};

struct ExportSummary {
    std::size_t rows = 0;
    std::uint64_t bytes = 0;
};

struct ExportFailure {
    bool cancelled = false; ///< By the progress' answer; there is no file then.
    std::string sentence;
};

/// Told every kRowsPerStep rows and at the end; false cancels.
using Progress = std::function<bool(std::size_t done, std::size_t total)>;
inline constexpr std::size_t kRowsPerStep = 1'000;

/// Writes the rows in their order, piece by piece, and what they are into FILE.meta.json. The file
/// appears whole or not at all. Blocks; on any thread.
[[nodiscard]] Expected<ExportSummary, ExportFailure>
exportMembers(std::span<const link::MemberRowPtr> rows, const ExportPlan& plan,
              const Origin& origin, const Progress& progress = {});

} // namespace grapevine::snapshot
