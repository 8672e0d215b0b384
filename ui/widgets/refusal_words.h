#pragma once

#include <QString>

#include "core/link/link_status.h"

namespace grapevine::widgets {

/// What happened, as one sentence that names the address.
[[nodiscard]] QString refusalSentence(link::Refusal refusal, const QString& address);
/// What a person can do about it.
[[nodiscard]] QString refusalNextStep(link::Refusal refusal);
/// The same in a word or three, for a list of addresses.
[[nodiscard]] QString refusalBrief(link::Refusal refusal);

} // namespace grapevine::widgets
