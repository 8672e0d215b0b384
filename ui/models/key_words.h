#pragma once

#include <QString>

#include <string>
#include <vector>

#include "ui/models/key_survey.h"
#include "ui/models/status_kind.h"

namespace grapevine::models {

/// `n3, n4, n5 and 2 more`, safe to show.
[[nodiscard]] QString namesText(const std::vector<std::string>& names);

/// What a survey comes to, in one line; names who is silent.
[[nodiscard]] QString keyHeadline(const KeySurvey& survey);
/// What follows from it, in a sentence or two; may be empty.
[[nodiscard]] QString keyDetail(const KeySurvey& survey);
/// The glyph before the headline.
[[nodiscard]] StatusKind keyGlyph(KeyVerdict verdict);

/// Who would be cut off by a switch to that key.
[[nodiscard]] QString gateText(const KeyGate& gate);
/// Everybody who would be named by it, a name a line; empty where there are few enough to be.
[[nodiscard]] QString gateNames(const KeyGate& gate);

/// Whether asking is possible, as far as that hangs on the link.
enum class KeyAsking : std::uint8_t { Possible, ByAgent, Peeking, Several, NotMember };

/// What the button does, or why there is nothing to press; in a sentence or two.
[[nodiscard]] QString askingText(KeyAsking asking, std::size_t members, bool demo);

} // namespace grapevine::models
