#pragma once

#include <QString>

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/link/member_row.h"

namespace grapevine::models {

/// A member's status as one glyph and one word: Serf's status with memberlist's suspicion in it.
/// In order of severity, worst first, which is how the status column sorts.
enum class StatusKind : std::uint8_t { Failed, Suspect, Leaving, NoData, Alive, Left };

inline constexpr std::size_t kStatusKinds = 6;
inline constexpr std::array<StatusKind, kStatusKinds> kAllStatusKinds = {
    StatusKind::Failed, StatusKind::Suspect, StatusKind::Leaving,
    StatusKind::NoData, StatusKind::Alive,   StatusKind::Left};

[[nodiscard]] StatusKind statusKind(const link::MemberRow& row);

/// Failed, and we heard who held it for suspect before.
[[nodiscard]] bool wasAccused(const link::MemberRow& row);

/// The word beside the glyph, translated.
[[nodiscard]] QString statusWord(StatusKind kind);

} // namespace grapevine::models
