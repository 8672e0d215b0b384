#pragma once

#include <QString>

#include "core/base/expected.h"
#include "core/crypto/keyring.h"
#include "ui/widgets/peek_request.h"

namespace grapevine::gui {

/// Why a key cannot be used, as a sentence that names no key.
[[nodiscard]] QString keySentence(crypto::KeyError error);

/// The keys a request names. Turns core dumps off before the first one is held.
[[nodiscard]] Expected<crypto::Keyring, crypto::KeyError>
keyringFor(const widgets::PeekRequest& request);

} // namespace grapevine::gui
