#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

#include "core/base/bytes.h"

namespace grapevine::test {

/// Looks for bytes in the whole memory of this process: heap, stacks, locked pages. What it looks
/// for it knows masked only, so that it does not find itself.
class MemoryScan {
public:
    explicit MemoryScan(ByteView pattern)
    {
        for (const auto one : pattern)
            m_masked.push_back(one ^ kMask);
        m_room = static_cast<std::byte*>(
            mmap(nullptr, kRoom, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        if (m_room == MAP_FAILED) m_room = nullptr;
    }
    ~MemoryScan()
    {
        if (m_room != nullptr) munmap(m_room, kRoom);
    }
    MemoryScan(const MemoryScan&) = delete;
    MemoryScan& operator=(const MemoryScan&) = delete;

    /// Where it stands now; a region's name in `/proc/self/maps` behind each address. A failure to
    /// look is a find.
    [[nodiscard]] std::vector<std::string> finds() const
    {
        std::vector<std::string> out;
        const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
        std::ifstream maps("/proc/self/maps");
        if (memory < 0 || !maps || m_room == nullptr) return {"cannot look"};
        std::string line;
        while (std::getline(maps, line))
            lookAt(memory, line, out);
        ::close(memory);
        std::fill_n(m_room, kRoom, std::byte{});
        return out;
    }

private:
    static constexpr std::byte kMask{0x5a};
    static constexpr std::size_t kRoom = std::size_t{1} << 20U;

    void lookAt(int memory, const std::string& line, std::vector<std::string>& out) const
    {
        std::istringstream words(line);
        std::string range;
        std::string permissions;
        words >> range >> permissions;
        const auto dash = range.find('-');
        const auto from = std::stoull(range.substr(0, dash), nullptr, 16);
        const auto to = std::stoull(range.substr(dash + 1), nullptr, 16);
        // What comes from a file and cannot be written holds no secret of ours.
        const bool fromFile = line.find('/') != std::string::npos && permissions[1] != 'w';
        if (permissions[0] != 'r' || fromFile || line.find("[v") != std::string::npos) return;
        const auto own = reinterpret_cast<std::uintptr_t>(m_room);
        for (auto at = from; at < to;) {
            const auto wanted = std::min<std::uint64_t>(kRoom, to - at);
            const bool ours = at < own + kRoom && own < at + wanted;
            const auto got = ours ? ssize_t{-1}
                                  : ::pread(memory, m_room, static_cast<std::size_t>(wanted),
                                            static_cast<off_t>(at));
            if (got > 0) search(at, static_cast<std::size_t>(got), line, out);
            if (wanted < kRoom) break;
            at += kRoom - m_masked.size(); // What lies across the edge is seen by the next look.
        }
    }

    void search(std::uint64_t base, std::size_t size, const std::string& region,
                std::vector<std::string>& out) const
    {
        const int first = std::to_integer<int>(m_masked[0] ^ kMask);
        for (std::size_t at = 0; at + m_masked.size() <= size; ++at) {
            const auto* next = static_cast<const std::byte*>(
                std::memchr(m_room + at, first, size - m_masked.size() + 1 - at));
            if (next == nullptr) return;
            at = static_cast<std::size_t>(next - m_room);
            const bool same = std::equal(
                m_masked.begin(), m_masked.end(), m_room + at,
                [](std::byte masked, std::byte found) { return (found ^ kMask) == masked; });
            if (same) out.push_back(std::to_string(base + at) + " in " + region);
        }
    }

    std::vector<std::byte> m_masked;
    std::byte* m_room = nullptr; ///< Of its own pages; overwritten after each look.
};

} // namespace grapevine::test
