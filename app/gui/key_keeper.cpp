#include "app/gui/key_keeper.h"

#include <QTimer>

#include <algorithm>

#include "app/secrets/kept_key.h"

namespace grapevine::gui {

using secrets::Kept;
using secrets::KeptIn;
using widgets::KeyKeeping;

namespace {

std::optional<KeptIn> placeOf(KeyKeeping keeping)
{
    switch (keeping) {
    case KeyKeeping::Session: return std::nullopt;
    case KeyKeeping::DesktopKeyring: return KeptIn::DesktopKeyring;
    case KeyKeeping::SealedFile: return KeptIn::SealedFile;
    }
    return std::nullopt;
}

KeyProblem nowhere()
{
    return {KeyProblem::Kind::NotThere,
            KeyKeeper::tr("No key is kept for this profile, or not where it can be had now.")};
}

KeyProblem noRoom()
{
    return {KeyProblem::Kind::Failed,
            KeyKeeper::tr("As many keys are kept as there is room for; forget one first.")};
}

} // namespace

KeyKeeper::KeyKeeper(KeyStore& desktop, KeyStore* sealed, std::filesystem::path list,
                     QObject* parent)
    : QObject(parent)
    , m_desktop(desktop)
    , m_sealed(sealed)
    , m_list(std::move(list))
{
    if (!m_list.empty()) m_kept = secrets::KeptIndexFile(m_list).load();
    connect(&m_desktop, &KeyStore::offerChanged, this, &KeyKeeper::changed);
    connect(&m_desktop, &KeyStore::wroteLate, this, &KeyKeeper::handleWroteLate);
}

widgets::KeepingOffer KeyKeeper::offer() const
{
    return {m_desktop.isOffered(), m_sealed != nullptr && m_sealed->isOffered()};
}

bool KeyKeeper::keeps(const std::string& profile) const
{
    return m_kept.named(profile) != nullptr;
}

KeyKeeping KeyKeeper::keepingOf(const std::string& profile) const
{
    const auto* kept = m_kept.named(profile);
    if (kept == nullptr) return KeyKeeping::Session;
    return kept->where == KeptIn::DesktopKeyring ? KeyKeeping::DesktopKeyring
                                                 : KeyKeeping::SealedFile;
}

KeyStore* KeyKeeper::storeFor(KeptIn where) const
{
    return where == KeptIn::DesktopKeyring ? &m_desktop : m_sealed;
}

void KeyKeeper::save()
{
    if (!m_list.empty() && !secrets::KeptIndexFile(m_list).save(m_kept)) Q_EMIT listNotKept();
    Q_EMIT changed();
}

void KeyKeeper::read(const std::string& profile, Then<crypto::Keyring> then)
{
    const auto* kept = m_kept.named(profile);
    auto* store = kept != nullptr ? storeFor(kept->where) : nullptr;
    if (store == nullptr) {
        QTimer::singleShot(0, this, [then] { then(failure(nowhere())); });
        return;
    }
    store->read(QString::fromStdString(kept->slot), std::move(then));
}

void KeyKeeper::keep(const std::string& profile, crypto::Keyring ring, KeyKeeping where,
                     Then<void> then)
{
    const auto place = placeOf(where);
    auto* store = place ? storeFor(*place) : nullptr;
    if (store == nullptr || profile.empty()) {
        QTimer::singleShot(0, this, [then] { then(failure(nowhere())); });
        return;
    }
    const auto* known = m_kept.named(profile);
    const auto before = known != nullptr ? std::optional<Kept>(*known) : std::nullopt;
    Kept next{profile, *place,
              before && before->where == *place ? before->slot : m_kept.freeSlot(profile),
              secrets::fingerprintsOf(ring)};
    const auto slot = QString::fromStdString(next.slot);
    store->write(
        slot, std::move(ring),
        [this, next = std::move(next), before, then](Expected<void, KeyProblem> written) {
            if (!written) return then(std::move(written));
            if (!m_kept.put(next)) {
                // What nothing lists, nobody could forget.
                storeFor(next.where)->remove(QString::fromStdString(next.slot), [then](auto) {
                    then(failure(noRoom()));
                });
                return;
            }
            save();
            if (before && before->where != next.where) removeOld(*before);
            then({});
        });
}

void KeyKeeper::removeOld(const Kept& before)
{
    auto* store = storeFor(before.where);
    if (store == nullptr) return;
    store->remove(QString::fromStdString(before.slot),
                  [this, profile = before.profile](Expected<void, KeyProblem> removed) {
                      if (removed || removed.error().kind == KeyProblem::Kind::NotThere) return;
                      Q_EMIT keptTwice(QString::fromStdString(profile), removed.error().words);
                  });
}

void KeyKeeper::handleWroteLate(const QString& slot)
{
    const auto& all = m_kept.all();
    const bool isListed =
        std::any_of(all.begin(), all.end(), [name = slot.toStdString()](const Kept& one) {
            return one.where == KeptIn::DesktopKeyring && one.slot == name;
        });
    if (!isListed) m_desktop.remove(slot, [](auto) {});
}

void KeyKeeper::forget(const std::string& profile, Then<void> then)
{
    drop(profile, [this, profile, then](Expected<void, KeyProblem> dropped) {
        if (dropped) Q_EMIT forgotten(QString::fromStdString(profile));
        then(std::move(dropped));
    });
}

void KeyKeeper::drop(const std::string& profile, Then<void> then)
{
    const auto* kept = m_kept.named(profile);
    auto* store = kept != nullptr ? storeFor(kept->where) : nullptr;
    const auto done = [this, profile, then](Expected<void, KeyProblem> removed) {
        if (!removed && removed.error().kind != KeyProblem::Kind::NotThere)
            return then(std::move(removed));
        m_kept.remove(profile);
        save();
        then({});
    };
    if (store == nullptr) {
        QTimer::singleShot(0, this, [done] { done({}); });
        return;
    }
    store->remove(QString::fromStdString(kept->slot), done);
}

void KeyKeeper::rename(const std::string& before, const std::string& after)
{
    if (before == after || !keeps(before)) return;
    m_kept.rename(before, after);
    save();
}

void KeyKeeper::adopt(const std::string& slot, const std::vector<std::string>& fingerprints)
{
    const auto& all = m_kept.all();
    const bool isListed = std::any_of(all.begin(), all.end(), [&slot](const Kept& one) {
        return one.where == KeptIn::SealedFile && one.slot == slot;
    });
    if (isListed || m_kept.named(slot) != nullptr) return;
    if (m_kept.put({slot, KeptIn::SealedFile, slot, fingerprints})) save();
}

} // namespace grapevine::gui
