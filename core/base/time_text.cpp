#include "core/base/time_text.h"

#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace grapevine {

std::string rfc3339(WallTime time)
{
    using namespace std::chrono;
    const sys_time<milliseconds> moment{milliseconds{time.milliseconds}};
    const auto day = floor<days>(moment);
    const year_month_day date{day};
    const hh_mm_ss clock{moment - day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

std::optional<Duration> parseDuration(std::string_view text)
{
    struct Unit {
        std::string_view name;
        double nanoseconds;
    };
    // Longer names first, so that `ms` is not read as `m`.
    static constexpr Unit kUnits[] = {{"ns", 1.0}, {"us", 1e3}, {"ms", 1e6},
                                      {"s", 1e9},  {"m", 60e9}, {"h", 3600e9}};
    static constexpr double kLongest = 10'000.0 * 3600e9;
    if (text.empty()) return std::nullopt;
    double total = 0.0;
    while (!text.empty()) {
        // from_chars would also take a sign, `inf` and `nan`.
        if (text.front() != '.' && (text.front() < '0' || text.front() > '9')) return std::nullopt;
        double value = 0.0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value,
                                                  std::chars_format::fixed);
        if (error != std::errc{} || !(value >= 0.0)) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        const Unit* unit = nullptr;
        for (const auto& candidate : kUnits) {
            if (text.substr(0, candidate.name.size()) == candidate.name) {
                unit = &candidate;
                break;
            }
        }
        if (unit == nullptr) return std::nullopt;
        text.remove_prefix(unit->name.size());
        total += value * unit->nanoseconds;
        if (!(total <= kLongest)) return std::nullopt;
    }
    return Duration{static_cast<Duration::rep>(std::llround(total))};
}

std::string briefDuration(Duration duration)
{
    using namespace std::chrono;
    const auto ms = duration_cast<milliseconds>(duration).count();
    if (ms < 1'000) return fmt::format("{} ms", ms);
    if (ms < 90'000) return fmt::format("{} s", ms / 1'000);
    if (ms < 90 * 60'000) return fmt::format("{} min", ms / 60'000);
    if (ms < 36LL * 3'600'000) return fmt::format("{} h", ms / 3'600'000);
    return fmt::format("{} d", ms / 86'400'000);
}

} // namespace grapevine
