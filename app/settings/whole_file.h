#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace grapevine::settings {

/// What a small file holds.
struct WholeFile {
    std::optional<std::string> content; ///< Nothing when it cannot be read.
    bool absent = false;
};

/// Reads at most `largest` bytes and one more, which tells that the file is larger.
[[nodiscard]] WholeFile readWhole(const std::filesystem::path& path, std::size_t largest);

/// Puts `bytes` there whole or not at all: a scratch file beside it (0600 whatever the umask says)
/// is synced and renamed over `path`, or over what `path` links to, such as somebody's collection
/// of dot files.
[[nodiscard]] bool replaceWhole(const std::filesystem::path& path, std::string_view bytes);

} // namespace grapevine::settings
