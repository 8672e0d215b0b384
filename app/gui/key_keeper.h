#pragma once

#include <QObject>

#include <filesystem>
#include <optional>
#include <string>

#include "app/gui/key_store.h"
#include "app/secrets/kept_index.h"
#include "ui/widgets/key_keeping.h"

namespace grapevine::gui {

/// Keys of profiles: where each is kept, reading it from there, keeping and forgetting it. Holds
/// none itself. What comes of a call is told later; never once the keeper is gone.
class KeyKeeper final : public QObject {
    Q_OBJECT
public:
    template<class T> using Then = KeyStore::Then<T>;

    /// `sealed` may be null: there is no folder to keep anything in. The stores must outlive it.
    /// `list` is the file that says what is kept where; empty: for this run only.
    KeyKeeper(KeyStore& desktop, KeyStore* sealed, std::filesystem::path list,
              QObject* parent = nullptr);

    [[nodiscard]] widgets::KeepingOffer offer() const;
    [[nodiscard]] const secrets::KeptIndex& kept() const { return m_kept; }
    /// Where the key of that profile is kept; for this session only, when nowhere.
    [[nodiscard]] widgets::KeyKeeping keepingOf(const std::string& profile) const;
    [[nodiscard]] bool keeps(const std::string& profile) const;

    void read(const std::string& profile, Then<crypto::Keyring> then);
    /// What was kept elsewhere before is removed there once this has worked.
    void keep(const std::string& profile, crypto::Keyring ring, widgets::KeyKeeping where,
              Then<void> then);
    /// From where it is kept; who holds it lets go. A key that is not there any more counts as
    /// forgotten.
    void forget(const std::string& profile, Then<void> then);
    /// The same, but who has the cluster open may go on with it.
    void drop(const std::string& profile, Then<void> then);
    /// The profile has another name now: nothing moves, no passphrase is asked for.
    void rename(const std::string& before, const std::string& after);
    /// Names that the sealed file was found to hold are listed, if they were not.
    void adopt(const std::string& slot, const std::vector<std::string>& fingerprints);

Q_SIGNALS:
    void changed();
    /// A profile's key is kept nowhere any more: whoever holds it lets go.
    void forgotten(const QString& profile);
    /// It is kept in its new place, and could not be removed from that before; `words` say why.
    void keptTwice(const QString& profile, const QString& words);
    /// The list of what is kept where cannot be written.
    void listNotKept();

private:
    [[nodiscard]] KeyStore* storeFor(secrets::KeptIn where) const;
    void save();
    void removeOld(const secrets::Kept& before);
    /// The person was told that the desktop does not keep it: what nothing lists goes again.
    void handleWroteLate(const QString& slot);

    KeyStore& m_desktop;
    KeyStore* m_sealed;
    std::filesystem::path m_list;
    secrets::KeptIndex m_kept;
};

} // namespace grapevine::gui
