#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/ids.h"

namespace grapevine::link {

/// One word about a member's health that was heard as a member: who said what about whom.
struct Accusation {
    enum class Kind : std::uint8_t {
        Suspect, ///< The first accuser.
        Confirm, ///< One accuser more.
        Refute,  ///< The member itself, with a higher incarnation.
        Dead,    ///< A verdict.
        Leave,   ///< The member's own goodbye.
    };

    std::uint64_t number = 0; ///< Counts up by one within a link.
    Moment at;
    Kind kind = Kind::Suspect;
    MemberKey about;
    std::string name; ///< Of `about`.
    std::string from; ///< Empty: a push/pull said so, and not who began.
    Incarnation incarnation;
    std::uint32_t accusers = 0; ///< Independent ones so far.
    /// Suspect, Confirm: until the others call it failed, by memberlist's formula as we see it.
    std::optional<Duration> left;
};

/// How often a member went and came back, as far as we saw it.
struct FlapHistory {
    std::uint32_t suspected = 0; ///< Times that it became suspect.
    std::uint32_t refuted = 0;   ///< Times that it spoke up against it.
    std::uint32_t failed = 0;
    std::uint32_t returned = 0;     ///< Times that it came back from failed or left.
    std::optional<Moment> lastFlap; ///< The last refute or return.

    bool operator==(const FlapHistory& other) const
    {
        return suspected == other.suspected && refuted == other.refuted && failed == other.failed &&
               returned == other.returned;
    }
};

/// `suspect`, `confirm`, `refute`, `dead`, `leave`.
[[nodiscard]] std::string_view word(Accusation::Kind kind);

} // namespace grapevine::link
