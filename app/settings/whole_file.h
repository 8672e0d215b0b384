#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/expected.h"

namespace grapevine::settings {

enum class FileProblem : std::uint8_t {
    Absent,
    NotAFile, ///< A folder, a device, a pipe.
    TooLarge,
    CannotRead,
};

/// All of a file, at most `largest` bytes. Never waits for whoever writes into a pipe.
[[nodiscard]] Expected<std::string, FileProblem> readWhole(const std::filesystem::path& path,
                                                           std::size_t largest);

/// What `path` links to, so that a link into somebody's collection of dot files stays one.
[[nodiscard]] std::filesystem::path behindLinks(const std::filesystem::path& path);

/// Puts `text` in the file's place by rename, 0600 whatever the umask says, so that a crash leaves
/// the old file or the new one. False, and the old one stays, when that cannot be done.
[[nodiscard]] bool replaceWhole(const std::filesystem::path& path, std::string_view text);

} // namespace grapevine::settings
