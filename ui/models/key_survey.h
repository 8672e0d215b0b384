#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/link/command.h"
#include "core/link/key_report.h"

namespace grapevine::models {

/// One asking for the members' keys, and what came of it.
struct KeySurvey {
    std::optional<link::CommandId> command; ///< Nothing: nobody was asked yet.
    Moment askedAt;
    std::optional<link::CommandOutcome> refused; ///< What the link said instead of asking.
    std::optional<link::KeyReport> report;       ///< As it stands.
    bool cutOff = false; ///< The session that asked went before the answers were in.

    [[nodiscard]] bool isOpen() const;
};

/// What a survey comes to; what keeps the rest from being known comes first.
enum class KeyVerdict : std::uint8_t {
    NotAsked,
    Asking,
    Refused,
    CutShort,     ///< Nobody who was not heard can be called silent.
    Nobody,       ///< Asked, and nobody answered.
    NotEncrypted, ///< All who answered say that they have no keyring.
    Unanswered,   ///< Some are silent, or could not say.
    Differs,      ///< All answered, and somebody lacks a key or signs with another.
    Agreed,
};

[[nodiscard]] KeyVerdict keyVerdict(const KeySurvey& survey);

/// What is known of a switch to one key: who does not hold it could not read anybody any more.
struct KeyGate {
    std::string fingerprint;
    std::size_t holders = 0;
    std::size_t primaries = 0;
    std::size_t lacking = 0;               ///< Answered, and do not hold it.
    std::size_t unknown = 0;               ///< Silent, not heard, or unable to say.
    std::vector<std::string> lackingNames; ///< None where an agent only counts.
    std::vector<std::string> unknownNames; ///< The same; without those who were not heard.
};

/// The keys of a report, those that most sign with first.
[[nodiscard]] std::vector<KeyGate> keyGates(const link::KeyReport& report);

} // namespace grapevine::models
