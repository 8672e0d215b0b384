#pragma once

#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>
#include <utility>

#include "core/base/expected.h"
#include "core/crypto/keyring.h"

namespace grapevine::gui {

/// Why a key that is kept cannot be had, or cannot be kept; in words for the person.
struct KeyProblem {
    enum class Kind : std::uint8_t {
        NotThere, ///< There is none of that name.
        Declined, ///< The person thought better of it.
        Failed,
    };

    Kind kind = Kind::Failed;
    QString words;
};

/// Where keys are kept, by name. Nothing here waits: what comes of it is told later, on the UI
/// thread, from the event loop; never once the store is gone.
class KeyStore : public QObject {
    Q_OBJECT
public:
    template<class T> using Then = std::function<void(Expected<T, KeyProblem>)>;

    using QObject::QObject;

    /// Whether there is such a store here and now; `offerChanged` tells when that turns.
    [[nodiscard]] virtual bool isOffered() const = 0;
    virtual void read(const QString& name, Then<crypto::Keyring> then) = 0;
    /// Takes the place of what has the name.
    virtual void write(const QString& name, crypto::Keyring ring, Then<void> then) = 0;
    virtual void remove(const QString& name, Then<void> then) = 0;

Q_SIGNALS:
    void offerChanged();
    /// That name was written after all, though its `write` was told a problem; nothing was written
    /// to it since, nor is about to be.
    void wroteLate(const QString& name);
};

} // namespace grapevine::gui
