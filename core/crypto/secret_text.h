#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/crypto/keyring.h"

namespace grapevine::crypto {

/// A password of any shape, such as a Serf agent's `rpc_auth`, in libsodium's locked memory; wiped
/// when the last owner lets go. Cheap to copy. Log::redact does not know it by its shape, so it
/// never goes into a sentence.
class SecretText {
public:
    static constexpr std::size_t kLongest = 4096;

    /// Fails with BadSize when empty or above kLongest. The caller wipes `text` if it must.
    [[nodiscard]] static Expected<SecretText, KeyError> fromText(std::string_view text);
    /// A file's whole content without the line end after it. Fails with BadFile and BadSize.
    [[nodiscard]] static Expected<SecretText, KeyError> fromFile(const std::string& path);

    /// Valid as long as an owner lives.
    [[nodiscard]] std::string_view text() const;

private:
    struct Locked;
    explicit SecretText(std::shared_ptr<const Locked> locked);
    std::shared_ptr<const Locked> m_locked;
};

/// Overwrites what held a secret; the compiler does not leave it out.
void wipe(Bytes& bytes);
void wipe(std::string& text);

} // namespace grapevine::crypto
