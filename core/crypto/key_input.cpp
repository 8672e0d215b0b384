#include "core/crypto/key_input.h"

#include <array>
#include <sodium.h>
#include <string_view>
#include <unistd.h>

namespace grapevine::crypto {

Expected<Keyring, KeyError> readKeyLine(int descriptor)
{
    // A byte at a time: what follows the line belongs to somebody else.
    std::array<char, 200> line{};
    std::size_t length = 0;
    while (length < line.size() && read(descriptor, &line[length], 1) == 1 &&
           line[length] != '\n') {
        ++length;
    }
    auto key = SecretKey::fromBase64(std::string_view{line.data(), length});
    sodium_memzero(line.data(), line.size());
    if (!key) return failure(key.error());
    return Keyring{{std::move(*key)}};
}

} // namespace grapevine::crypto
