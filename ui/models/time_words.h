#pragma once

#include <QString>

#include "core/base/clock.h"

namespace grapevine::models {

/// `8 s`, `3 min`, `2 d`; never negative.
[[nodiscard]] QString ageText(Duration age);

/// `0.31 ms`, `12 ms`, in the locale's decimals.
[[nodiscard]] QString rttText(Duration rtt);

/// A timeout or a wait: `200 ms`, `3.2 s`, `2 min`, in the locale's decimals.
[[nodiscard]] QString spanText(Duration span);

/// What is left of a while, in whole seconds: `14:32`, `1:00:05`; never negative.
[[nodiscard]] QString countdownText(Duration left);

/// Time of day where the reader sits: `03:11:05`.
[[nodiscard]] QString clockText(WallTime time);

/// RFC 3339 in UTC, for tooltips and copies.
[[nodiscard]] QString preciseText(WallTime time);

/// The same to the second, where there is little room and a tooltip: `2026-11-20 03:11:05Z`.
[[nodiscard]] QString briefTimeText(WallTime time);

/// `0.2 kB/s`, in the locale's decimals.
[[nodiscard]] QString rateText(double bytesPerSecond);

} // namespace grapevine::models
