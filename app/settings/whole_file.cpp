#include "app/settings/whole_file.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace grapevine::settings {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor()
    {
        if (m_number >= 0) close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

bool writeAll(int file, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t count = write(file, text.data(), text.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return fsync(file) == 0;
}

} // namespace

Expected<std::string, FileProblem> readWhole(const std::filesystem::path& path, std::size_t largest)
{
    // Opening a pipe would wait for somebody to write into it.
    const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.number() < 0) {
        return failure(errno == ENOENT ? FileProblem::Absent : FileProblem::CannotRead);
    }
    struct stat status {};
    if (fstat(file.number(), &status) != 0) return failure(FileProblem::CannotRead);
    if (!S_ISREG(status.st_mode)) return failure(FileProblem::NotAFile);
    std::string content;
    char piece[8192];
    while (content.size() <= largest) {
        const ssize_t count = read(file.number(), piece, sizeof piece);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return failure(FileProblem::CannotRead);
        if (count == 0) return content;
        content.append(piece, static_cast<std::size_t>(count));
    }
    return failure(FileProblem::TooLarge);
}

std::filesystem::path behindLinks(const std::filesystem::path& path)
{
    std::error_code error;
    const auto real = std::filesystem::weakly_canonical(path, error);
    return error ? path : real;
}

bool replaceWhole(const std::filesystem::path& path, std::string_view text)
{
    std::string scratch = path.string() + ".XXXXXX";
    // mkostemp makes it 0600 whatever the umask says.
    const int file = mkostemp(scratch.data(), O_CLOEXEC);
    if (file < 0) return false;
    const bool written = writeAll(file, text);
    const bool closed = close(file) == 0;
    if (written && closed && std::rename(scratch.c_str(), path.c_str()) == 0) return true;
    unlink(scratch.c_str());
    return false;
}

} // namespace grapevine::settings
