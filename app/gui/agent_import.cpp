#include "app/gui/agent_import.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

#include "app/gui/key_keeper.h"
#include "app/gui/key_words.h"
#include "core/crypto/core_dumps.h"
#include "ui/models/cluster_text.h"
#include "ui/widgets/main_window.h"

namespace grapevine::gui {

using settings::AgentConfig;
using settings::AgentConfigError;
using widgets::AgentImport;
using widgets::AgentImportDialog;
using Use = AgentConfig::Use;

namespace {

constexpr std::size_t kWordsMost = 200;

QString plain(const std::string& text)
{
    return models::clusterText(text, kWordsMost);
}

QString say(const char* text)
{
    return QCoreApplication::translate("AgentImport", text);
}

QString becomes(const AgentConfig::Line& line)
{
    switch (line.use) {
    case Use::Address: return say(QT_TRANSLATE_NOOP("AgentImport", "asked for the members"));
    case Use::Key:
        return say(QT_TRANSLATE_NOOP("AgentImport", "the gossip key, by its fingerprint"));
    case Use::KeyringFile:
        return say(QT_TRANSLATE_NOOP("AgentImport", "the gossip keys lie there"));
    case Use::Name: return say(QT_TRANSLATE_NOOP("AgentImport", "a name for the profile"));
    case Use::Rpc:
        return say(QT_TRANSLATE_NOOP("AgentImport", "for grapevine-cli --rpc; not saved here"));
    case Use::RpcAuth:
        return say(
            QT_TRANSLATE_NOOP("AgentImport", "for grapevine-cli --rpc-auth-file; not read here"));
    case Use::Unusable: return say(QT_TRANSLATE_NOOP("AgentImport", "cannot be used"));
    case Use::Ignored: return say(QT_TRANSLATE_NOOP("AgentImport", "ignored"));
    }
    return {};
}

/// Where the file is, a relative path begins.
QString resolved(const QString& config, const std::string& path)
{
    const QFileInfo file(config);
    const QDir folder(file.isDir() ? file.absoluteFilePath() : file.absolutePath());
    return folder.absoluteFilePath(QString::fromStdString(path));
}

} // namespace

QString agentConfigSentence(const AgentConfigError& error)
{
    using Kind = AgentConfigError::Kind;
    switch (error.kind) {
    case Kind::Unreadable: return say(QT_TRANSLATE_NOOP("AgentImport", "The file cannot be read."));
    case Kind::TooLarge:
        return say(QT_TRANSLATE_NOOP("AgentImport",
                                     "That is far more than an agent's configuration has."));
    case Kind::NotJson:
        return say(QT_TRANSLATE_NOOP("AgentImport", "It is no JSON: see byte %1."))
            .arg(error.where);
    case Kind::NotObject:
        return say(QT_TRANSLATE_NOOP("AgentImport", "It is JSON, but no configuration."));
    case Kind::WrongType:
        return say(QT_TRANSLATE_NOOP(
                       "AgentImport",
                       "What “%1” says is of another kind than an agent takes there."))
            .arg(plain(error.key));
    case Kind::UnknownKey:
        return say(QT_TRANSLATE_NOOP("AgentImport",
                                     "An agent knows no setting “%1”, and would not start."))
            .arg(plain(error.key));
    case Kind::NoKeys: return say(QT_TRANSLATE_NOOP("AgentImport", "It says nothing."));
    }
    return {};
}

AgentImportDesk::AgentImportDesk(settings::Profiles& profiles, KeyKeeper& keys, Look look,
                                 QObject* parent)
    : QObject(parent)
    , m_profiles(profiles)
    , m_keys(keys)
    , m_look(std::move(look))
{
}

void AgentImportDesk::begin(widgets::MainWindow& window, const QString& path)
{
    QString file = path;
    if (file.isEmpty()) {
        file = QFileDialog::getOpenFileName(&window, tr("A Serf agent's configuration"), {},
                                            tr("Configurations (*.json);;All files (*)"));
    }
    if (file.isEmpty()) return;
    crypto::disableCoreDumps();
    auto config = settings::readAgentConfig(file.toStdString());
    if (config) return show(window, file, std::move(*config));
    auto* box =
        new QMessageBox(QMessageBox::Warning, tr("Import a Serf agent's configuration"),
                        QStringLiteral("%1\n\n%2")
                            .arg(plain(file.toStdString()), agentConfigSentence(config.error())),
                        QMessageBox::Ok, &window);
    box->setObjectName(QStringLiteral("importFailed"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void AgentImportDesk::show(widgets::MainWindow& window, const QString& path, AgentConfig config)
{
    AgentImport import{.file = plain(path.toStdString()),
                       .name = plain(config.nodeName),
                       .addresses = QString::fromStdString(settings::addressesOf(config.addresses)),
                       .hasKey = !config.keyring.empty(),
                       .keyringFile = plain(config.keyringFile),
                       .nameLongest = static_cast<qsizetype>(settings::Profile::kNameLongest),
                       .offer = m_keys.offer()};
    for (const auto& line : config.lines) {
        const bool used = line.use != Use::Ignored && line.use != Use::Unusable;
        import.lines.append(
            {plain(line.key), plain(line.value), becomes(line), used, line.use == Use::Unusable});
    }
    for (const auto& profile : m_profiles.all())
        import.taken.append(QString::fromStdString(profile.name));
    auto* dialog = new AgentImportDialog(import, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AgentImportDialog::chosen, this,
            [this, window = QPointer(&window), dialog = QPointer(dialog), path,
             config = std::move(config)] { accept(window, dialog, path, config); });
    dialog->open();
}

void AgentImportDesk::accept(QPointer<widgets::MainWindow> window,
                             QPointer<AgentImportDialog> dialog, const QString& path,
                             const AgentConfig& config)
{
    auto ring = config.keyring;
    if (dialog->mayReadKeyring()) {
        const auto file = resolved(path, config.keyringFile).toStdString();
        auto read = crypto::Keyring::fromSerfFile(file);
        if (!read) {
            dialog->showProblem(
                QStringLiteral("%1: %2").arg(plain(file), keySentence(read.error())));
            return;
        }
        ring = std::move(*read);
    }
    save(window, dialog, config, std::move(ring));
}

void AgentImportDesk::save(QPointer<widgets::MainWindow> window, QPointer<AgentImportDialog> dialog,
                           const AgentConfig& config, crypto::Keyring ring)
{
    settings::Profile profile;
    profile.name = dialog->name().toStdString();
    profile.addresses = settings::addressesOf(config.addresses);
    profile.wantsKey = config.wantsKey();
    const auto keeping = dialog->keeping();
    // Without the keyring's path: that file is the agent's, and nobody else writes it.
    const PeekPlan plan{.seeds = config.addresses, .keyring = ring};
    const auto finish = [this, window, dialog, profile, plan] {
        if (window == nullptr) return;
        if (!m_profiles.put(profile)) {
            if (dialog != nullptr) dialog->showProblem(tr("There is no room for another profile."));
            return;
        }
        if (dialog != nullptr) dialog->accept();
        Q_EMIT profilesChanged();
        if (profile.wantsKey && plan.keyring.empty()) return; // Asked for when it is opened.
        m_look(*window, plan, profile.addresses);
    };
    if (keeping == widgets::KeyKeeping::Session || ring.empty()) return finish();
    dialog->showSaving();
    m_keys.keep(profile.name, std::move(ring), keeping,
                [this, dialog, finish, name = profile.name](Expected<void, KeyProblem> kept) {
                    // Cancelled meanwhile; its memory may last a little longer.
                    const bool gone = dialog == nullptr || dialog->isHidden();
                    if (kept && !gone) return finish();
                    if (kept) return m_keys.drop(name, [](auto) {});
                    if (!gone) dialog->showProblem(kept.error().words);
                });
}

} // namespace grapevine::gui
