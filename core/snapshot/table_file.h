#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "core/base/expected.h"
#include "core/link/member_row.h"
#include "core/snapshot/column.h"

namespace grapevine::snapshot {

/// An exported member table, read back: every format of ours but Markdown, and what
/// `serf members -format=json` prints.
struct TableFile {
    /// By name, and `CLUSTER/NAME` where the file tells of clusters: header to cell, empty cells
    /// left out. `addr` and `tags` of JSON are called `address` and `tag.KEY` as in CSV, and a
    /// protocol is its version.
    std::map<std::string, std::map<std::string, std::string>> members;
    std::set<std::string> columns; ///< All that occur in the file.
};

/// A file above this is refused rather than read.
inline constexpr std::size_t kTableFileMost = std::size_t{1} << 30U;

/// Told now and then how much of the work is done, both in bytes; false stops it. Reading a file
/// and understanding it count alike, so `total` is twice the size of the file.
using ReadProgress = std::function<bool(std::size_t done, std::size_t total)>;
/// How reading fails once its progress said no.
inline constexpr std::string_view kReadStopped = "it was stopped";

/// Fails with a sentence that names the line or what is missing.
[[nodiscard]] Expected<TableFile, std::string> tableIn(std::string_view text,
                                                       const ReadProgress& progress = {});
/// Refuses a file above `most` bytes. Blocks; on any thread.
[[nodiscard]] Expected<TableFile, std::string> readTableFile(const std::string& path,
                                                             const ReadProgress& progress = {},
                                                             std::size_t most = kTableFileMost);

/// Members as a table that can be compared with `like`: its columns, as far as rows have them, and
/// every tag if it tells of tags. `clusters`: what each is called, if there are several. Of rows
/// with one name the first counts.
[[nodiscard]] TableFile tableOf(std::span<const link::MemberRowPtr> rows, const TableFile& like,
                                const ClusterNames& clusters = {});

/// What FILE.meta.json tells of an export, as it stands there.
struct FileOrigin {
    std::string cluster;
    std::string asOf; ///< RFC 3339.
    std::string filter;
};
/// A meta file above this is none of ours.
inline constexpr std::size_t kMetaFileMost = std::size_t{1} << 20U;
/// None where there is no such file, or it is not to be understood.
[[nodiscard]] std::optional<FileOrigin> readOrigin(const std::string& path);

} // namespace grapevine::snapshot
