#include "app/gui/program.h"

#include <QApplication>
#include <QCursor>
#include <QDBusConnection>
#include <QDir>
#include <QFileDialog>
#include <QPixmap>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <fmt/format.h>

#include "app/gui/agent_import.h"
#include "app/gui/diagnostics.h"
#include "app/gui/endpoint_probe.h"
#include "app/gui/key_words.h"
#include "app/gui/local_agent.h"
#include "app/gui/notice_desk.h"
#include "app/gui/settings_desk.h"
#include "app/gui/sleep_guard.h"
#include "core/base/endpoint.h"
#include "core/base/time_text.h"
#include "core/crypto/core_dumps.h"
#include "ui/bridge/cluster_session.h"
#include "ui/bridge/desk_clock.h"
#include "ui/models/cluster_text.h"
#include "ui/widgets/ask_address.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/refusal_words.h"
#include "ui/widgets/secrets_section.h"
#include "ui/widgets/services_place.h"
#include "ui/widgets/start_page.h"

namespace grapevine::gui {

namespace {

widgets::ThemeChoice themeNamed(const std::string& name)
{
    if (name == "light") return widgets::ThemeChoice::Light;
    if (name == "dark") return widgets::ThemeChoice::Dark;
    return widgets::ThemeChoice::System;
}

std::string nameOf(widgets::ThemeChoice choice)
{
    switch (choice) {
    case widgets::ThemeChoice::System: return "system";
    case widgets::ThemeChoice::Light: return "light";
    case widgets::ThemeChoice::Dark: return "dark";
    }
    return "system";
}

widgets::StartPage::Field fieldFor(link::Refusal refusal)
{
    switch (refusal) {
    case link::Refusal::WantsKey:
    case link::Refusal::KeyRefused:
    case link::Refusal::KeyNotWanted: return widgets::StartPage::Field::Key;
    case link::Refusal::LabelRefused: return widgets::StartPage::Field::Label;
    case link::Refusal::BadAddress:
    case link::Refusal::NobodyListens:
    case link::Refusal::Silent:
    case link::Refusal::Foreign:
    case link::Refusal::TooLarge:
    case link::Refusal::Broken:
    case link::Refusal::RemoteError: break;
    }
    return widgets::StartPage::Field::Address;
}

std::unique_ptr<settings::SettingsFile> fileAtHome()
{
    const auto file = settings::SettingsFile::atHome();
    return file ? std::make_unique<settings::SettingsFile>(*file) : nullptr;
}

QString askWhere(QWidget* window, const QString& suggested)
{
    return QFileDialog::getSaveFileName(
        window, QCoreApplication::translate("Program", "Save diagnostics"), suggested);
}

/// Empty where nothing is to be kept.
QString outsidePath(const settings::SettingsFile* file, const GuiOptions& options)
{
    if (file == nullptr || !options.screenshot.empty()) return {};
    return QString::fromStdString((file->path().parent_path() / "outside").string());
}

/// Where keys are kept; empty where nothing is to be.
std::filesystem::path keysFolder(const settings::SettingsFile* file, const GuiOptions& options)
{
    if (file == nullptr || !options.screenshot.empty()) return {};
    return file->path().parent_path();
}

} // namespace

Program::Program(GuiOptions options, std::unique_ptr<LinkLauncher> launcher, Log log)
    : m_options(std::move(options))
    , m_log(std::move(log))
    , m_file(fileAtHome())
    , m_outside(outsidePath(m_file.get(), m_options))
    , m_keys(keysFolder(m_file.get(), m_options), m_settings.profiles, m_log)
    , m_launcher(std::move(launcher))
    , m_office{*m_launcher, m_settings, m_outside, m_options.wish, m_log, &m_keys.keeper()}
    , m_workspace(m_office)
    , m_localAgent(new LocalAgent(this))
    , m_noticeDesk(new NoticeDesk(m_workspace, QDBusConnection::sessionBus, this))
    , m_diagnostics(m_workspace, m_settings, bridge::readDeskClock())
    , m_import(new AgentImportDesk(
          m_settings.profiles, m_keys.keeper(),
          [this](widgets::MainWindow& window, PeekPlan plan, const std::string& addresses) {
              open(window, std::move(plan), addresses);
          },
          this))
    , m_chooseFile(askWhere)
{
    if (m_file) {
        const auto loaded = m_file->load();
        m_settings = loaded.settings;
        if (loaded.found == settings::SettingsFile::Found::PutAside) {
            m_log.warning(fmt::format("{} was no settings file and now lies beside as .bad",
                                      m_file->path().string()));
        }
    }
    m_language.speak(languageNamed(m_options.language.value_or(m_settings.language)));
    m_settingsDesk = new SettingsDesk(
        m_workspace, m_settings,
        {.chooseNotices = [this](bool on) { chooseNotices(on); },
         .chooseLanguage = [this](widgets::LanguageChoice choice) { chooseLanguage(choice); },
         .keep = [this] { keepSettings(); },
         .renamed = [this](const std::string& before,
                           const std::string& now) { m_keys.keeper().rename(before, now); },
         .dropKey = [this](const std::string& name) { m_keys.dropUnasked(name); },
         .path = m_file ? QString::fromStdString(m_file->path().string()) : QString()},
        this);
    m_settingsDesk->addSections([this](widgets::SettingsPage& page) {
        auto section = std::make_unique<widgets::SecretsSection>();
        m_keys.attach(section->list());
        page.addSection(std::move(section));
    });
    m_noticeDesk->setOn(!m_settings.noticesOff && m_options.screenshot.empty());
    m_workspace.setDiagnostics([this] { return m_diagnostics.picture(); });
    m_workspace.setPrepareView([this](widgets::ClusterView& view) { prepareView(view); });
    connectWorkspace();
    m_keys.setWindow([this]() -> QWidget* {
        auto* active = QApplication::activeWindow();
        return active != nullptr ? active : &m_workspace.window();
    });
    const auto theme = themeNamed(m_settings.theme);
    m_workspace.addWindow().restore(
        {.geometry = QByteArray::fromBase64(QByteArray::fromStdString(m_settings.windowGeometry)),
         .theme = theme,
         .arrangement = {.sidebarFolded = m_settings.sidebarFolded,
                         .stripHidden = m_settings.stripHidden,
                         .inspectorShown = m_settings.inspectorShown},
         .keys = models::KeyChoices::fromJson(QByteArray::fromStdString(m_settings.shortcuts))});
    widgets::applyTheme(m_options.theme ? themeNamed(*m_options.theme) : theme);
}

Program::~Program() = default;

void Program::connectWorkspace()
{
    connect(&m_workspace, &Workspace::demoRequested, this, [this](widgets::MainWindow& window) {
        m_workspace.showDemo(window, m_options.demoNodes.value_or(DemoPlan::kNodesUsual));
    });
    connect(&m_workspace, &Workspace::peekRequested, this, &Program::handleRequest);
    connect(&m_workspace, &Workspace::startPageShown, this, &Program::offerStart);
    connect(&m_workspace, &Workspace::clusterLeft, this, &Program::handleLeft);
    connect(&m_workspace, &Workspace::sessionsChanged, this, &Program::guardSleep);
    connect(&m_workspace, &Workspace::sessionsChanged, this, &Program::dropOffer);
    connect(&m_workspace, &Workspace::themeChosen, this, &Program::chooseTheme);
    connect(&m_workspace, &Workspace::keysChosen, this, [this](const models::KeyChoices& choices) {
        m_settings.shortcuts = choices.toJson().toStdString();
    });
    connect(&m_workspace, &Workspace::diagnosticsRequested, this, &Program::saveDiagnostics);
    connect(&m_workspace, &Workspace::settingsChanged, this, &Program::keepSettings);
    connect(m_import, &AgentImportDesk::profilesChanged, &m_workspace,
            &Workspace::handleProfilesChanged);
    connect(&m_workspace, &Workspace::closing, this, &Program::keepSettings);
    connect(&m_workspace, &Workspace::quitRequested, this, &Program::quit);
    connect(m_localAgent, &LocalAgent::probed, this, [this](const QString& address) {
        for (const auto& window : m_workspace.windows())
            window->startPage().offerLocalAgent(address);
    });
}

void Program::prepareView(widgets::ClusterView& view)
{
    if (const auto place = widgets::placeNamed(m_options.place)) view.setFirstPlace(*place);
    view.setNotices(!m_settings.noticesOff);
    view.setWalksDemo(!m_settings.demoWalked && m_options.screenshot.empty());
    if (!m_options.uri.empty()) {
        view.askPlace().address().offer(models::clusterText(m_options.uri, 8'192));
    }
    auto& services = view.servicesPlace();
    if (view.findChild<TcpEndpointProbe*>() != nullptr) return; // Prepared for a cluster before.
    services.setProbe(new TcpEndpointProbe(&view));
    if (!services.setRules(QString::fromStdString(m_settings.serviceRules))) {
        m_log.warning(
            "the rules for services in the settings cannot be read; the shipped ones are used");
    }
    connect(&view, &widgets::ClusterView::noticesToggled, this, &Program::chooseNotices);
    connect(&view, &widgets::ClusterView::walkWanted, this, [this](bool wanted) {
        m_settings.demoWalked = !wanted;
        keepSettings();
    });
    connect(&services, &widgets::ServicesPlace::rulesChanged, this,
            [this, &services](const QString& json) {
                m_settings.serviceRules = json.toStdString();
                m_workspace.useRules(json, &services); // The same everywhere.
            });
}

void Program::start()
{
    auto& window = m_workspace.window();
    window.startPage().setAddresses(QString::fromStdString(m_options.addresses));
    if (m_options.demoNodes) {
        m_workspace.showDemo(window, *m_options.demoNodes);
    } else if (m_options.seeds.empty()) {
        offerStart(window);
    } else {
        PeekPlan plan{.seeds = m_options.seeds,
                      .label = m_options.label,
                      .keyring = std::exchange(m_options.keyring, {}),
                      .keyringPath = m_options.keyringPath,
                      .bind = m_options.bind};
        if (m_options.observe) {
            m_workspace.look(window, ObservePlan{std::move(plan), m_options.wish}, m_options.seeds,
                             m_options.addresses);
        } else {
            m_workspace.look(window, std::move(plan), m_options.seeds, m_options.addresses);
        }
    }
    if (m_options.place == "diagnostics") window.showDiagnostics();
    window.show();
    if (m_options.screenshot.empty()) return;
    if (QGuiApplication::platformName() == QStringLiteral("offscreen")) {
        // Nobody's pointer: keep it from lighting up the button in the corner.
        QCursor::setPos(window.geometry().center());
    }
    const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(m_options.after);
    QTimer::singleShot(wait, this, &Program::takePicture);
}

void Program::handleRequest(widgets::MainWindow& window, const widgets::PeekRequest& request)
{
    auto& page = window.startPage();
    auto keyring = keyringFor(request);
    if (!keyring) {
        page.showProblem(keySentence(keyring.error()), widgets::StartPage::Field::Key);
        return;
    }
    const bool fromRing = request.keySource == widgets::PeekRequest::KeySource::KeyringFile;
    const auto addresses = page.addresses().simplified().toStdString();
    PeekPlan plan{.seeds = request.seeds,
                  .label = request.label.toStdString(),
                  .keyring = std::move(*keyring),
                  .keyringPath =
                      fromRing ? std::optional(request.keyText.toStdString()) : std::nullopt,
                  .bind = request.bind};
    if (request.keeping == widgets::KeyKeeping::Session || plan.keyring.empty() ||
        request.profile.isEmpty()) {
        page.forgetKey();
        open(window, std::move(plan), addresses);
        return;
    }
    const QPointer<widgets::MainWindow> here(&window);
    auto ring = plan.keyring;
    m_keys.keeper().keep(
        request.profile.toStdString(), std::move(ring), request.keeping,
        [this, here, plan = std::move(plan), addresses](Expected<void, KeyProblem> kept) {
            if (here == nullptr) return;
            if (!kept) {
                here->startPage().showProblem(tr("The key is not kept: %1").arg(kept.error().words),
                                              widgets::StartPage::Field::Key);
                return;
            }
            here->startPage().forgetKey();
            open(*here, plan, addresses);
        });
}

void Program::open(widgets::MainWindow& window, PeekPlan plan, const std::string& addresses)
{
    const auto seeds = plan.seeds;
    m_workspace.look(window, std::move(plan), seeds, addresses);
}

void Program::importConfig(const QString& path)
{
    auto* page = qobject_cast<QWidget*>(sender());
    auto* window = page != nullptr ? qobject_cast<widgets::MainWindow*>(page->window()) : nullptr;
    if (window != nullptr) m_import->begin(*window, path);
}

void Program::expectSecret()
{
    // Before the first character: what it passes through is overwritten when it goes.
    crypto::disableCoreDumps();
}

void Program::handleLeft(widgets::MainWindow& window, const link::LinkStatus& last)
{
    if (last.phase != link::LinkPhase::Refused) return;
    const auto seed = std::find_if(last.seeds.begin(), last.seeds.end(), [](const auto& s) {
        return s.refusal && link::isFinal(*s.refusal);
    });
    if (seed == last.seeds.end()) return;
    // The way back to it is where its key is asked for.
    window.showStartPage();
    window.startPage().showProblem(
        widgets::refusalSentence(*seed->refusal, models::clusterText(seed->address, 128)),
        fieldFor(*seed->refusal));
}

void Program::offerStart(widgets::MainWindow& window)
{
    connect(&window.startPage(), &widgets::StartPage::secretExpected, this, &Program::expectSecret,
            Qt::UniqueConnection);
    connect(&window.startPage(), &widgets::StartPage::importRequested, this, &Program::importConfig,
            Qt::UniqueConnection);
    QStringList recent;
    for (const auto& address : m_settings.lastAddresses) {
        recent.append(QString::fromStdString(address));
    }
    window.startPage().setRecent(recent);
    window.startPage().setWaiting(models::clusterText(m_options.uri, 200));
    window.startPage().focusFirst();
    // Where we listen ourselves, the answer would be our own.
    if (m_workspace.listensOn(kGossipPort)) {
        window.startPage().offerLocalAgent({});
    } else {
        m_localAgent->probe();
    }
}

void Program::dropOffer()
{
    if (m_options.uri.empty() || m_workspace.desks().empty()) return;
    // The first cluster has it; those opened later are not meant.
    m_options.uri.clear();
    m_options.place = "overview";
    for (const auto& window : m_workspace.windows())
        window->startPage().setWaiting({});
}

void Program::guardSleep()
{
    if (!m_workspace.isObserving()) {
        if (m_sleepGuard != nullptr) m_sleepGuard->drop();
        return;
    }
    if (m_sleepGuard == nullptr) {
        m_sleepGuard = new SleepGuard(QDBusConnection::systemBus(), this);
        connect(m_sleepGuard, &SleepGuard::aboutToSleep, this,
                [this] { m_workspace.prepareForSleep([this] { m_sleepGuard->letSleep(); }); });
        connect(m_sleepGuard, &SleepGuard::wokeUp, &m_workspace, &Workspace::resume);
    }
    m_sleepGuard->hold();
}

void Program::tell(const InternalErrors& errors, const LogRing& log, const StallWatch* stalls)
{
    m_diagnostics.tell(&errors, &log, stalls);
    connect(&errors, &InternalErrors::happened, this, [this](const QString& reason) {
        m_log.error(fmt::format("internal error: {}", reason.toStdString()));
        for (const auto& window : m_workspace.windows())
            window->showInternalError(reason);
    });
}

void Program::saveDiagnostics(widgets::MainWindow& window)
{
    const auto now = bridge::readDeskClock();
    const auto day = QString::fromStdString(rfc3339(now.wall)).left(10);
    const QString path = m_chooseFile(
        &window, QDir::home().filePath(QStringLiteral("grapevine-diagnostics-%1.json").arg(day)));
    if (path.isEmpty()) return;
    if (const auto problem = writeDiagnostics(path, m_diagnostics.bundle())) {
        window.showDiagnosticsFailed(models::clusterText(path.toStdString(), 300), *problem);
    } else {
        window.showDiagnosticsSaved(models::clusterText(path.toStdString(), 300));
    }
}

void Program::quit()
{
    keepSettings();
    m_workspace.closeAll([this] { QApplication::exit(m_exitCode); });
}

void Program::chooseTheme(widgets::ThemeChoice choice)
{
    m_settings.theme = nameOf(choice);
    widgets::applyTheme(choice);
}

void Program::chooseLanguage(widgets::LanguageChoice choice)
{
    m_settings.language = nameOf(choice);
    m_language.speak(choice);
    m_workspace.renew();
    keepSettings();
}

void Program::chooseNotices(bool on)
{
    m_settings.noticesOff = !on;
    m_noticeDesk->setOn(on);
    for (const auto& window : m_workspace.windows())
        for (auto* view : window->views())
            view->setNotices(on);
    m_settingsDesk->refresh();
    keepSettings();
}

void Program::keepSettings()
{
    // A picture is taken by a script: it leaves no trace in a person's settings.
    if (!m_file || !m_options.screenshot.empty()) return;
    const auto memory = m_workspace.window().memory();
    m_settings.windowGeometry = memory.geometry.toBase64().toStdString();
    m_settings.sidebarFolded = memory.arrangement.sidebarFolded;
    m_settings.stripHidden = memory.arrangement.stripHidden;
    m_settings.inspectorShown = memory.arrangement.inspectorShown;
    if (const auto saved = m_file->save(m_settings); !saved) {
        m_log.warning(fmt::format("settings not kept: {}", settings::describe(saved.error())));
    }
}

void Program::takePicture()
{
    const bool saved =
        m_workspace.window().grab().save(QString::fromStdString(m_options.screenshot), "PNG");
    if (!saved) m_log.error(fmt::format("{} cannot be written", m_options.screenshot));
    m_exitCode = saved ? 0 : 1;
    quit();
}

} // namespace grapevine::gui
