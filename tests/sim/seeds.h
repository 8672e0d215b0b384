#pragma once

#include <QtTest/QTest>
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fmt/core.h>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace grapevine::sim {

/// Seeds of one claim. `usual` of them in everyday runs, chosen by what one run costs.
/// GRAPEVINE_SEED=n runs that one only; GRAPEVINE_SEEDS=n scales all claims alike, 50 being usual.
inline std::vector<std::uint64_t> seedsOf(unsigned usual)
{
    const auto fromEnvironment = [](const char* name) -> std::optional<std::uint64_t> {
        const char* text = std::getenv(name);
        return text == nullptr || *text == '\0'
                   ? std::nullopt
                   : std::optional<std::uint64_t>{std::strtoull(text, nullptr, 10)};
    };
    if (const auto one = fromEnvironment("GRAPEVINE_SEED")) return {*one};
    const auto scale = fromEnvironment("GRAPEVINE_SEEDS").value_or(50);
    const auto count = std::max<std::uint64_t>(1, usual * scale / 50);
    std::vector<std::uint64_t> seeds;
    for (std::uint64_t seed = 1; seed <= count; ++seed)
        seeds.push_back(seed);
    return seeds;
}

/// Runs a claim with each of its seeds. `run` answers what went wrong, or nothing. Every failing
/// seed is printed with how to replay it; the answer sums up all of them.
inline std::string failuresOf(unsigned usual, const std::function<std::string(std::uint64_t)>& run)
{
    const auto seeds = seedsOf(usual);
    std::string failures;
    unsigned failed = 0;
    const char* row = QTest::currentDataTag();
    const auto function =
        fmt::format("{}{}{}", QTest::currentTestFunction(), row ? ":" : "", row ? row : "");
    for (const auto seed : seeds) {
        const auto words = run(seed);
        if (words.empty()) continue;
        ++failed;
        fmt::print("seed {} fails: {}\n  replay: GRAPEVINE_SEED={} PROGRAM \"{}\"\n", seed, words,
                   seed, function);
        if (failed <= 3) failures += fmt::format("seed {}: {}; ", seed, words);
    }
    std::fflush(stdout);
    if (failed == 0) return {};
    return fmt::format("{} of {} seeds fail: {}", failed, seeds.size(), failures);
}

} // namespace grapevine::sim

/// A claim that has to hold with each of `usual` seeds.
#define VERIFY_SEEDS(usual, run)                                                                   \
    do {                                                                                           \
        const auto seedFailures = grapevine::sim::failuresOf(usual, run);                          \
        QVERIFY2(seedFailures.empty(), seedFailures.c_str());                                      \
    } while (false)
