#pragma once

#include <QtGlobal>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

#include <sys/resource.h>

#include "core/base/bytes.h"
#include "core/base/random.h"

/// What the tests of decoders share: seeds, broken copies of good input, and the memory they cost.
namespace grapevine::hostile {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

/// $GRAPEVINE_SEED, or else a new one; printed either way.
inline std::uint64_t seed()
{
    static const std::uint64_t chosen = [] {
        const char* given = std::getenv("GRAPEVINE_SEED");
        std::uint64_t value = 1;
        if (given != nullptr) {
            value = std::strtoul(given, nullptr, 10);
        } else {
            std::ifstream random("/dev/urandom", std::ios::binary);
            random.read(reinterpret_cast<char*>(&value), sizeof value);
        }
        qInfo("GRAPEVINE_SEED=%lu repeats this run", value);
        return value;
    }();
    return chosen;
}

/// `bytes` with one to four bits changed.
inline Bytes flipped(ByteView bytes, Random& random)
{
    Bytes out(bytes.begin(), bytes.end());
    for (auto times = 1 + random.below(4); times > 0 && !out.empty(); --times) {
        out[random.below(out.size())] ^= static_cast<std::byte>(1U << random.below(8));
    }
    return out;
}

inline Bytes randomBytes(std::size_t size, Random& random)
{
    Bytes out(size);
    random.fill(out);
    return out;
}

/// The most memory this process has held since the last `restart()`, in bytes.
class PeakMemory {
public:
    PeakMemory() { restart(); }

    void restart()
    {
        std::ofstream("/proc/self/clear_refs") << "5";
        m_before = peak();
    }

    [[nodiscard]] std::size_t rise() const
    {
        const auto now = peak();
        return now > m_before ? now - m_before : 0;
    }

private:
    static std::size_t peak()
    {
        std::ifstream status("/proc/self/status");
        for (std::string line; std::getline(status, line);) {
            if (line.rfind("VmHWM:", 0) == 0) return std::stoul(line.substr(6)) * 1024;
        }
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
    }

    std::size_t m_before = 0;
};

} // namespace grapevine::hostile
