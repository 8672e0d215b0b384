#include "app/settings/whole_file.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace grapevine::settings {

namespace {

namespace fs = std::filesystem;

bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return fsync(file) == 0;
}

fs::path behindLinks(const fs::path& path)
{
    std::error_code error;
    const fs::path real = fs::weakly_canonical(path, error);
    return error ? path : real;
}

} // namespace

WholeFile readWhole(const fs::path& path, std::size_t largest)
{
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0) return {.content = std::nullopt, .absent = errno == ENOENT};
    std::string content;
    char piece[8192];
    ssize_t count = 0;
    while (content.size() <= largest && (count = read(file, piece, sizeof piece)) != 0) {
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) break;
        content.append(piece, static_cast<std::size_t>(count));
    }
    close(file);
    if (count < 0) return {};
    return {.content = std::move(content)};
}

bool replaceWhole(const fs::path& path, std::string_view bytes)
{
    const fs::path target = behindLinks(path);
    std::string scratch = target.string() + ".XXXXXX";
    const int file = mkostemp(scratch.data(), O_CLOEXEC);
    if (file < 0) return false;
    const bool written = writeAll(file, bytes);
    const bool closed = close(file) == 0;
    if (written && closed && std::rename(scratch.c_str(), target.c_str()) == 0) return true;
    unlink(scratch.c_str());
    return false;
}

} // namespace grapevine::settings
