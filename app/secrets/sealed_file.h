#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/secrets/kept_key.h"
#include "app/secrets/sealed_box.h"
#include "app/secrets/sealed_error.h"
#include "core/base/expected.h"
#include "core/crypto/secret_text.h"

namespace grapevine::secrets {

/// `keys.sealed` beside the settings: keys under names, sealed with a passphrase. 0600 in a folder
/// of 0700, or it is not used.
///
/// The passphrase is asked for once: what it makes is held in locked memory while this lives, and
/// nothing else is; each call reads the file anew, so that several processes can share it. Making
/// it takes about a second, so none of this belongs on the UI thread. One thread at a time.
class SealedFile {
public:
    /// As the file stands, told without a passphrase.
    enum class Found : std::uint8_t {
        Nothing,
        Good,
        Exposed,
        Damaged,
        Newer,
        TooCostly,
        Unreadable
    };

    explicit SealedFile(std::filesystem::path path, SealCost cost = {});

    [[nodiscard]] Found look() const;
    /// Takes the rights of others away, on the file and its folder. Fails with CannotWrite.
    [[nodiscard]] Expected<void, SealedError> fixPermissions() const;
    /// A damaged file gives way to a fresh one and is kept under a name that nothing has:
    /// `keys.sealed.damaged`, `.damaged-2`, .. That name, or why not.
    [[nodiscard]] Expected<std::filesystem::path, SealedError> putAside() const;

    /// The passphrase was given and fits.
    [[nodiscard]] bool isOpen() const { return m_key.has_value(); }
    /// Opens the file, or makes an empty one where there is none.
    [[nodiscard]] Expected<void, SealedError> open(const crypto::SecretText& passphrase);
    void shut() { m_key.reset(); }

    /// Names with fingerprints, in the order they came.
    struct Listed {
        std::string name;
        std::vector<std::string> fingerprints;
    };
    [[nodiscard]] Expected<std::vector<Listed>, SealedError> list();
    [[nodiscard]] Expected<crypto::Keyring, SealedError> read(const std::string& name);
    /// Takes the place of what has the name.
    [[nodiscard]] Expected<void, SealedError> write(const std::string& name,
                                                    const crypto::Keyring& ring);
    /// Fails with NotThere.
    [[nodiscard]] Expected<void, SealedError> remove(const std::string& name);
    /// Seals everything anew, with a fresh salt and at the usual cost.
    [[nodiscard]] Expected<void, SealedError> changePassphrase(const crypto::SecretText& before,
                                                               const crypto::SecretText& after);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    [[nodiscard]] Expected<SealedBox, SealedError> readBox() const;
    [[nodiscard]] Expected<KeptKeys, SealedError> openBox();
    [[nodiscard]] Expected<void, SealedError> save(const KeptKeys& keys, const SealKey& key) const;
    [[nodiscard]] bool isExposed() const;
    /// Told without the lock, which wants a folder.
    [[nodiscard]] bool isAbsent() const;

    std::filesystem::path m_path;
    SealCost m_cost;
    std::optional<SealKey> m_key;
};

} // namespace grapevine::secrets
