#pragma once

#include <QString>

#include "app/settings/profile_file.h"

namespace grapevine::gui {

/// Why a file is no profile, or could not be written, as a sentence.
[[nodiscard]] QString profileFileSentence(const settings::ProfileFileError& error);

/// Judges rules in the language of now.
[[nodiscard]] settings::JudgeRules judgeRules();

} // namespace grapevine::gui
