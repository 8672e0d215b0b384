#pragma once

#include <QString>

#include "ui/models/rtt_field.h"

namespace grapevine::models {

/// Longest name on the map and in its sentences.
inline constexpr std::size_t kRttNameLongest = 64;
inline constexpr std::size_t kZoneTitleLongest = 32;

/// `no coordinate`, `has measured nothing yet`: why there is no round trip.
[[nodiscard]] QString gapText(RttGap gap);

/// `± 8 %`: how far off it may be; nothing for the round trip of a member to itself.
[[nodiscard]] QString errorText(double error);
/// The same in a word: `good`, `fair`, `poor`.
[[nodiscard]] QString trustText(double error);

/// `web-1 to db-7: 21.4 ms, ± 8 %`, or why there is none. Names are safe to show.
[[nodiscard]] QString pairText(const QString& from, const QString& to, const RttEstimate& told);

/// The tag's value, or `Zone 2`.
[[nodiscard]] QString zoneTitle(const ZoneTags& tags, std::size_t zone,
                                std::size_t limit = kZoneTitleLongest);
/// `3 zones by round trip; they match the tag zone but for db-7 (eu-1a)`.
[[nodiscard]] QString zonesText(const RttField& field);
/// Why these zones: what is near, what is far, and the rule.
[[nodiscard]] QString zonesReason(const RttZoning& zoning);
/// How well the picture tells the truth.
[[nodiscard]] QString stressText(double stress);

/// A member in one sentence: name, status, zone, coordinate, our own ping.
[[nodiscard]] QString memberText(const RttField& field, std::size_t at);
/// The same in lines.
[[nodiscard]] QString memberTip(const RttField& field, std::size_t at);

/// `serf rtt web-1 db-7`, to be pasted into a shell. Empty where a name is more than letters.
[[nodiscard]] QString serfRttCommand(const std::string& from, const std::string& to);

} // namespace grapevine::models
