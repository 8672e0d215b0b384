#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "core/base/expected.h"

namespace grapevine::snapshot {

/// An exported member table, read back: every format of ours but Markdown, and what
/// `serf members -format=json` prints.
struct TableFile {
    /// By name: header to cell, empty cells left out. `addr` and `tags` of JSON are called
    /// `address` and `tag.KEY` as in CSV, and a protocol is its version.
    std::map<std::string, std::map<std::string, std::string>> members;
    std::set<std::string> columns; ///< All that occur in the file.
};

/// A file above this is refused rather than read.
inline constexpr std::size_t kTableFileMost = std::size_t{1} << 30U;

/// Fails with a sentence that names the line or what is missing.
[[nodiscard]] Expected<TableFile, std::string> tableIn(std::string_view text);
[[nodiscard]] Expected<TableFile, std::string> readTableFile(const std::string& path);

} // namespace grapevine::snapshot
