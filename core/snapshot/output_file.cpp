#include "core/snapshot/output_file.h"

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace grapevine::snapshot {

namespace {

/// What `path` links to, so that a link stays one.
std::string behindLinks(const std::string& path)
{
    std::array<char, PATH_MAX> real{};
    return ::realpath(path.c_str(), real.data()) != nullptr ? real.data() : path;
}

/// Names of earlier runs that were killed are passed over.
constexpr int kScratchesMost = 100;

} // namespace

Expected<OutputFile, std::string> OutputFile::open(std::string path)
{
    OutputFile out;
    out.m_path = std::move(path);
    const auto target = behindLinks(out.m_path);
    struct stat known {};
    if (::stat(target.c_str(), &known) == 0 && !S_ISREG(known.st_mode))
        return failure(fmt::format("{} is there already and is no file.", out.m_path));
    for (int number = 0; number < kScratchesMost && out.m_file < 0; ++number) {
        out.m_scratch = fmt::format("{}.{}-{}.part", target, ::getpid(), number);
        // As any new file: the umask says who may read it.
        out.m_file = ::open(out.m_scratch.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (out.m_file < 0 && errno != EEXIST) break;
    }
    if (out.m_file < 0) {
        out.m_scratch.clear();
        return failure(out.sentence(errno));
    }
    return out;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_scratch(std::exchange(other.m_scratch, {}))
    , m_file(std::exchange(other.m_file, -1))
{
}

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept
{
    if (this != &other) {
        discard();
        m_path = std::move(other.m_path);
        m_scratch = std::exchange(other.m_scratch, {});
        m_file = std::exchange(other.m_file, -1);
    }
    return *this;
}

OutputFile::~OutputFile()
{
    discard();
}

Expected<void, std::string> OutputFile::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto count = ::write(m_file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return failure(sentence(errno));
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

Expected<void, std::string> OutputFile::commit()
{
    const bool synced = ::fsync(m_file) == 0;
    int error = errno;
    const bool closed = ::close(std::exchange(m_file, -1)) == 0;
    if (synced && !closed) error = errno;
    const auto target = behindLinks(m_path);
    if (synced && closed) {
        if (std::rename(m_scratch.c_str(), target.c_str()) == 0) {
            m_scratch.clear();
            return {};
        }
        error = errno;
    }
    discard();
    return failure(sentence(error));
}

std::string OutputFile::sentence(int error) const
{
    return fmt::format("{} cannot be written: {}.", m_path, std::strerror(error));
}

void OutputFile::discard()
{
    if (m_file >= 0) ::close(std::exchange(m_file, -1));
    if (!m_scratch.empty()) ::unlink(std::exchange(m_scratch, {}).c_str());
}

} // namespace grapevine::snapshot
