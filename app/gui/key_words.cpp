#include "app/gui/key_words.h"

#include <QCoreApplication>

#include "core/crypto/core_dumps.h"

namespace grapevine::gui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Key", text);
}

Expected<crypto::Keyring, crypto::KeyError> typedKey(const QString& text)
{
    QByteArray bytes = text.toUtf8();
    auto key =
        crypto::SecretKey::fromBase64({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    bytes.fill('\0');
    if (!key) return failure(key.error());
    return crypto::Keyring({std::move(*key)});
}

} // namespace

QString keySentence(crypto::KeyError error)
{
    switch (error.kind) {
    case crypto::KeyError::BadSize:
        return say(QT_TRANSLATE_NOOP("Key",
                                     "A gossip key has 16, 24 or 32 bytes; this one has %1."))
            .arg(error.bytes);
    case crypto::KeyError::BadBase64:
        return say(QT_TRANSLATE_NOOP("Key", "The key is not written in base64."));
    case crypto::KeyError::BadFile:
        return say(QT_TRANSLATE_NOOP(
            "Key", "The key's file cannot be read, or is not of the kind that was chosen."));
    case crypto::KeyError::NoSecureMemory:
        return say(
            QT_TRANSLATE_NOOP("Key", "The system gives no locked memory to hold the key in."));
    case crypto::KeyError::PrimaryInUse:
    case crypto::KeyError::UnknownKey: break;
    }
    return say(QT_TRANSLATE_NOOP("Key", "The key cannot be used."));
}

Expected<crypto::Keyring, crypto::KeyError> keyringFor(const widgets::PeekRequest& request)
{
    using KeySource = widgets::PeekRequest::KeySource;
    if (request.keySource == KeySource::None) return crypto::Keyring{};
    crypto::disableCoreDumps();
    switch (request.keySource) {
    case KeySource::None: break;
    case KeySource::Typed: return typedKey(request.keyText);
    case KeySource::KeyFile: return crypto::Keyring::fromKeyFile(request.keyText.toStdString());
    case KeySource::KeyringFile:
        return crypto::Keyring::fromSerfFile(request.keyText.toStdString());
    }
    return crypto::Keyring{};
}

} // namespace grapevine::gui
