#pragma once

#include <QtTest/QTest>
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <fmt/core.h>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace grapevine::sim {

/// Whether this build is quick enough for every seed: no sanitizer is in it. Debug builds are: what
/// the simulator runs is optimised in them too (core/CMakeLists.txt).
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kQuickBuild = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool kQuickBuild = false;
#else
inline constexpr bool kQuickBuild = true;
#endif
#else
inline constexpr bool kQuickBuild = true;
#endif

/// How many seeds one claim takes. The claims of the targets at 3, 10 and 64 nodes take all that
/// are asked for; what is dearer says so in its row.
struct Seeds {
    static constexpr unsigned kUsual = 50;
    static constexpr unsigned kUnlimited = ~0U;

    unsigned usual = kUsual;    ///< In everyday runs. Zero: only where a thousand are asked for.
    unsigned slowBuild = usual; ///< With a sanitizer, where one run is too dear; see kQuickBuild.
    unsigned most = kUnlimited; ///< Whatever is asked for: one run takes seconds in any build.
};

/// The seeds of one claim. GRAPEVINE_SEEDS=n scales all claims alike, 50 being usual;
/// GRAPEVINE_SEED_FROM=n begins there instead of at 1; GRAPEVINE_SEED=n runs that one only.
inline std::vector<std::uint64_t> seedsOf(const Seeds& wanted)
{
    constexpr std::uint64_t kMany = 1000;
    const auto fromEnvironment = [](const char* name) -> std::optional<std::uint64_t> {
        const char* text = std::getenv(name);
        return text == nullptr || *text == '\0'
                   ? std::nullopt
                   : std::optional<std::uint64_t>{std::strtoull(text, nullptr, 10)};
    };
    if (const auto one = fromEnvironment("GRAPEVINE_SEED")) return {*one};
    const auto scale = fromEnvironment("GRAPEVINE_SEEDS").value_or(Seeds::kUsual);
    const std::uint64_t usual = kQuickBuild ? wanted.usual : wanted.slowBuild;
    std::uint64_t count = 0;
    if (usual > 0) {
        count = std::max<std::uint64_t>(1, usual * scale / Seeds::kUsual);
    } else if (scale >= kMany && wanted.most != Seeds::kUnlimited) {
        count = wanted.most;
    }
    count = std::min<std::uint64_t>(count, wanted.most);
    const auto first = fromEnvironment("GRAPEVINE_SEED_FROM").value_or(1);
    std::vector<std::uint64_t> seeds;
    for (std::uint64_t i = 0; i < count; ++i)
        seeds.push_back(first + i);
    return seeds;
}

/// The claim that runs, as QtTest's command line takes it.
inline std::string claimName()
{
    const char* row = QTest::currentDataTag();
    return fmt::format("{}{}{}", QTest::currentTestFunction(), row ? ":" : "", row ? row : "");
}

/// Runs a claim with each of its seeds. `run` answers what went wrong, or nothing. Every failing
/// seed is printed with how to replay it; the answer sums up all of them.
inline std::string failuresOf(const Seeds& wanted,
                              const std::function<std::string(std::uint64_t)>& run)
{
    const auto seeds = seedsOf(wanted);
    std::string failures;
    unsigned failed = 0;
    const auto began = std::clock();
    for (const auto seed : seeds) {
        const auto words = run(seed);
        if (words.empty()) continue;
        ++failed;
        fmt::print("seed {} fails: {}\n  replay: GRAPEVINE_SEED={} PROGRAM \"{}\"\n", seed, words,
                   seed, claimName());
        if (failed <= 3) failures += fmt::format("seed {}: {}; ", seed, words);
    }
    const auto spent = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    fmt::print("SEEDS {} {}{}; {:.1f} s of processor time, {:.3f} s each\n", seeds.size(),
               claimName(),
               seeds.size() < Seeds::kUsual ? ", fewer than the usual 50: one run is dear" : "",
               spent, spent / static_cast<double>(std::max<std::size_t>(1, seeds.size())));
    std::fflush(stdout);
    if (failed == 0) return {};
    return fmt::format("{} of {} seeds fail: {}", failed, seeds.size(), failures);
}

} // namespace grapevine::sim

Q_DECLARE_METATYPE(grapevine::sim::Seeds)

/// A claim that has to hold with each of its seeds.
#define VERIFY_SEEDS(wanted, ...)                                                                  \
    do {                                                                                           \
        if (grapevine::sim::seedsOf(wanted).empty())                                               \
            QSKIP("too dear here: GRAPEVINE_SEEDS=1000 runs it, without a sanitizer");             \
        const auto seedFailures = grapevine::sim::failuresOf(wanted, __VA_ARGS__);                 \
        QVERIFY2(seedFailures.empty(), seedFailures.c_str());                                      \
    } while (false)
