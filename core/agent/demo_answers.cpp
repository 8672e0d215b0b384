#include "core/agent/demo_answers.h"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>

#include "core/base/random.h"

namespace grapevine::agent {

namespace {

/// FNV-1a: the same on every machine, unlike std::hash.
std::uint64_t hashed(std::string_view name)
{
    std::uint64_t out = 0xCBF29CE484222325ULL;
    for (const char c : name)
        out = (out ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return out;
}

std::string inDays(Duration uptime)
{
    using namespace std::chrono;
    const auto all = duration_cast<seconds>(uptime).count();
    return fmt::format("{}d {}h {}m {}s", all / 86'400, all / 3'600 % 24, all / 60 % 60, all % 60);
}

double loadOf(std::string_view name, Duration uptime)
{
    SeededRandom random(hashed(name) + 1);
    const double base = 0.10 + 0.01 * static_cast<double>(random.below(140));
    const double phase = 0.01 * static_cast<double>(random.below(628));
    const double minutes = std::chrono::duration<double, std::ratio<60>>(uptime).count();
    return base * (1.0 + 0.3 * std::sin(minutes + phase));
}

} // namespace

Duration demoUptimeBefore(std::string_view name)
{
    constexpr std::uint64_t kShortest = 5 * 3'600;
    constexpr std::uint64_t kLongest = 40 * 86'400;
    SeededRandom random(hashed(name));
    return std::chrono::seconds{kShortest + random.below(kLongest - kShortest)};
}

std::optional<std::string> demoAnswer(std::string_view query, const DemoMember& member,
                                      Duration uptime)
{
    if (query == "status")
        return member.leader ? "I am the leader and I am OK, thanks for asking"
                             : "I am OK, thanks for asking";
    if (query == "version" && member.answersVersion) return member.version;
    if (query == "uptime") return inDays(uptime);
    if (query == "load") return fmt::format("{:.2f}", loadOf(member.name, uptime));
    return std::nullopt;
}

} // namespace grapevine::agent
