#pragma once

#include <string>
#include <string_view>

#include "core/link/command.h"

namespace grapevine::link {

/// The first four characters and the padding: enough to tell two keys apart, not to use one.
[[nodiscard]] std::string maskedKey(std::string_view base64);

/// What is told of a key; nothing when its fingerprint is all that was asked for.
[[nodiscard]] std::string keyText(std::string_view base64, KeyForm form);

} // namespace grapevine::link
