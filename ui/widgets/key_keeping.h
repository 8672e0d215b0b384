#pragma once

#include <QList>
#include <QString>

#include <cstdint>

namespace grapevine::widgets {

/// What becomes of a key once the program ends.
enum class KeyKeeping : std::uint8_t {
    Session,        ///< It is forgotten; the person gives it each time.
    DesktopKeyring, ///< The desktop's Secret Service, or its wallet.
    SealedFile,     ///< A file of ours, sealed with a passphrase.
};

/// What can be had here and now.
struct KeepingOffer {
    bool desktopKeyring = false;
    bool sealedFile = false;

    bool operator==(const KeepingOffer&) const = default;
};

/// A key that is kept; the key itself is never here.
struct KeptKeyLine {
    QString profile;
    KeyKeeping where = KeyKeeping::SealedFile;
    QString fingerprints;   ///< The primary first; empty where they are not known.
    bool hasProfile = true; ///< Nobody removed the profile it belongs to.

    bool operator==(const KeptKeyLine&) const = default;
};

/// What a person is shown of all keys that are kept.
struct KeptKeysState {
    enum class Trouble : std::uint8_t { None, Exposed, Damaged, Newer, TooCostly, Unreadable };

    QList<KeptKeyLine> lines;
    KeepingOffer offer;
    bool hasSealedFile = false;
    QString sealedPath;              ///< As plain text.
    Trouble trouble = Trouble::None; ///< With the sealed file.

    bool operator==(const KeptKeysState&) const = default;
};

} // namespace grapevine::widgets
