#include "app/gui/key_room.h"

#include <QDBusConnection>
#include <QMessageBox>
#include <QPushButton>

#include <fmt/format.h>

#include "app/settings/profile.h"
#include "core/crypto/core_dumps.h"
#include "ui/models/cluster_text.h"
#include "ui/widgets/kept_keys_section.h"
#include "ui/widgets/passphrase_dialog.h"
#include "ui/widgets/secret_line_edit.h"

namespace grapevine::gui {

using secrets::SealedFile;
using widgets::KeptKeysSection;
using widgets::PassphraseDialog;

namespace {

std::optional<crypto::SecretText> secretIn(widgets::SecretLineEdit* field)
{
    if (field == nullptr) return std::nullopt;
    QByteArray bytes = field->secretUtf8();
    auto text =
        crypto::SecretText::fromText({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    widgets::wipeCopy(bytes);
    field->wipe();
    if (!text) return std::nullopt;
    return std::move(*text);
}

widgets::KeptKeysState::Trouble troubleOf(SealedFile::Found found)
{
    using Trouble = widgets::KeptKeysState::Trouble;
    switch (found) {
    case SealedFile::Found::Nothing:
    case SealedFile::Found::Good: break;
    case SealedFile::Found::Exposed: return Trouble::Exposed;
    case SealedFile::Found::Damaged: return Trouble::Damaged;
    case SealedFile::Found::Newer: return Trouble::Newer;
    case SealedFile::Found::TooCostly: return Trouble::TooCostly;
    case SealedFile::Found::Unreadable: return Trouble::Unreadable;
    }
    return Trouble::None;
}

} // namespace

KeyRoom::KeyRoom(const std::filesystem::path& folder, const settings::Profiles& profiles, Log log,
                 secrets::SealCost cost)
    : m_profiles(profiles)
    , m_log(std::move(log))
    , m_desktop(QDBusConnection::sessionBus)
{
    if (!folder.empty()) {
        m_sealed = std::make_unique<SealedFileStore>(folder / "keys.sealed", cost);
        m_sealed->setAsk(
            [this](SealedFileStore::Question question, SealedFileStore::Answer answer) {
                ask(question, std::move(answer));
            });
        connect(m_sealed.get(), &SealedFileStore::putAside, this, [this](const QString& path) {
            m_log.warning(fmt::format("the file of sealed keys was damaged and now lies at {}",
                                      path.toStdString()));
        });
    }
    m_keeper = std::make_unique<KeyKeeper>(
        m_desktop, m_sealed.get(), folder.empty() ? std::filesystem::path() : folder / "keys.json");
    connect(m_keeper.get(), &KeyKeeper::keptTwice, this, &KeyRoom::handleKeptTwice);
    connect(m_keeper.get(), &KeyKeeper::listNotKept, this, [this] {
        m_log.warning("the list of kept keys cannot be written; keys kept now are asked for again");
    });
}

KeyRoom::~KeyRoom() = default;

QString KeyRoom::shownPath() const
{
    return m_sealed ? models::clusterText(m_sealed->path().string(), 200) : QString();
}

/// One that stays: a dialog may be about to close, and would take ours along.
QWidget* KeyRoom::window() const
{
    auto* at = m_window ? m_window() : nullptr;
    while (at != nullptr && at->parentWidget() != nullptr)
        at = at->parentWidget()->window();
    return at;
}

void KeyRoom::ask(SealedFileStore::Question question, SealedFileStore::Answer answer)
{
    const auto kind = question.isNew ? PassphraseDialog::Kind::New : PassphraseDialog::Kind::Enter;
    auto* dialog = new PassphraseDialog(kind, shownPath(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (question.wrong) dialog->showWrong();
    connect(dialog, &PassphraseDialog::secretExpected, this, [] { crypto::disableCoreDumps(); });
    // The store waits for an answer: it gets one, whatever becomes of the dialog.
    const auto once = [open = std::make_shared<bool>(true),
                       answer](std::optional<crypto::SecretText> passphrase) {
        if (std::exchange(*open, false)) answer(std::move(passphrase));
    };
    connect(dialog, &QDialog::finished, this, [this, dialog, question, once](int result) {
        if (result != QDialog::Accepted) return once(std::nullopt);
        once(secretIn(question.isNew ? dialog->fresh() : dialog->current()));
        if (!question.isNew) adoptAll();
    });
    // Later: what it was part of may be in the middle of going.
    connect(
        dialog, &QObject::destroyed, this, [once] { once(std::nullopt); }, Qt::QueuedConnection);
    dialog->open();
}

void KeyRoom::handleKeptTwice(const QString& profile, const QString& words)
{
    m_log.warning("a key that is kept elsewhere now could not be removed from where it was before");
    auto* box = new QMessageBox(
        QMessageBox::Warning, tr("Key"),
        tr("The key of %1 is kept in its new place, but it is still where it was kept before as "
           "well: %2")
            .arg(models::clusterText(profile.toStdString(), 64), words),
        QMessageBox::Ok, window());
    box->setObjectName(QStringLiteral("keptTwice"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

/// A list that was lost does not lose the keys it spoke of.
void KeyRoom::adoptAll()
{
    if (std::exchange(m_adopted, true)) return;
    m_sealed->list([this](Expected<SealedFileStore::Listed, KeyProblem> listed) {
        if (!listed) {
            m_adopted = false; // Not open yet: at the next passphrase.
            return;
        }
        for (const auto& one : *listed)
            m_keeper->adopt(one.name, one.fingerprints);
    });
}

widgets::KeptKeysState KeyRoom::state() const
{
    widgets::KeptKeysState state;
    for (const auto& one : m_keeper->kept().all()) {
        QStringList prints;
        for (const auto& print : one.fingerprints)
            prints.append(QString::fromStdString(print));
        state.lines.append({.profile = QString::fromStdString(one.profile),
                            .where = m_keeper->keepingOf(one.profile),
                            .fingerprints = prints.mid(0, 3).join(QLatin1Char(' ')) +
                                            (prints.size() > 3 ? QStringLiteral(" …") : QString()),
                            .hasProfile = m_profiles.named(one.profile) != nullptr});
    }
    state.offer = m_keeper->offer();
    state.sealedPath = shownPath();
    if (m_sealed) {
        state.hasSealedFile = m_sealed->found() != SealedFile::Found::Nothing;
        state.trouble = troubleOf(m_sealed->found());
    }
    return state;
}

void KeyRoom::dropUnasked(const std::string& name)
{
    if (!m_keeper->keeps(name)) return;
    m_keeper->drop(name, [here = QPointer(this)](Expected<void, KeyProblem> dropped) {
        if (!dropped && here != nullptr)
            here->m_log.warning("a kept key that is nobody's stays: " +
                             dropped.error().words.toStdString());
    });
}

void KeyRoom::attach(KeptKeysSection& section)
{
    auto* shown = &section;
    const auto refresh = [this, shown] { shown->show(state()); };
    connect(m_keeper.get(), &KeyKeeper::changed, shown, refresh);
    connect(shown, &KeptKeysSection::forgetRequested, this,
            [this, shown](const QString& profile) { forget(shown, profile); });
    if (m_sealed) {
        connect(m_sealed.get(), &SealedFileStore::foundChanged, shown, refresh);
        connect(shown, &KeptKeysSection::passphraseChangeRequested, this,
                [this, shown] { changePassphrase(shown); });
        connect(shown, &KeptKeysSection::fixRequested, this,
                [this, section = QPointer<KeptKeysSection>(shown)] {
                    m_sealed->fixPermissions([section](Expected<void, KeyProblem> fixed) {
                        if (section == nullptr) return;
                        section->tell(fixed ? tr("Only you have rights to the sealed keys now.")
                                            : fixed.error().words,
                                      !fixed);
                    });
                });
        m_sealed->look();
    }
    refresh();
}

void KeyRoom::forget(QPointer<KeptKeysSection> section, const QString& profile)
{
    const QString shown = models::clusterText(profile.toStdString(), 64);
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Forget a key"),
        tr("The key of %1 is removed from where it is kept. If that cluster is open, it is left "
           "and closed; whoever opens it next gives the key again.")
            .arg(shown),
        QMessageBox::Cancel, section);
    box->setObjectName(QStringLiteral("forgetKept"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* yes = box->addButton(tr("Forget"), QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("forgetKeptYes"));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QAbstractButton::clicked, this, [this, section, profile, shown] {
        m_keeper->forget(profile.toStdString(),
                         [section, shown](Expected<void, KeyProblem> forgotten) {
                             if (section == nullptr) return;
                             section->tell(forgotten ? tr("The key of %1 is forgotten.").arg(shown)
                                                     : forgotten.error().words,
                                           !forgotten);
                         });
    });
    box->open();
}

void KeyRoom::changePassphrase(QPointer<KeptKeysSection> section)
{
    auto* dialog = new PassphraseDialog(PassphraseDialog::Kind::Change, shownPath(), section);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PassphraseDialog::secretExpected, this, [] { crypto::disableCoreDumps(); });
    connect(dialog, &QDialog::accepted, this, [this, dialog, section] {
        auto before = secretIn(dialog->current());
        auto after = secretIn(dialog->fresh());
        if (!before || !after) return;
        m_sealed->changePassphrase(
            std::move(*before), std::move(*after), [section](Expected<void, KeyProblem> changed) {
                if (section == nullptr) return;
                section->tell(changed ? tr("The passphrase is changed.") : changed.error().words,
                              !changed);
            });
    });
    dialog->open();
}

} // namespace grapevine::gui
