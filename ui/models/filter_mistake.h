#pragma once

#include <QString>

#include "core/filter/token.h"

namespace grapevine::models {

/// What is wrong with a filter and where, in the person's language: `Character 13: this is no
/// number`. `text` is the filter; the place counts letters, from 1.
[[nodiscard]] QString filterMistake(const filter::SyntaxError& error, const QString& text);

} // namespace grapevine::models
