#include "app/gui/program.h"

#include <QApplication>
#include <QCursor>
#include <QDBusConnection>
#include <QPixmap>
#include <QTimer>

#include <algorithm>
#include <fmt/format.h>

#include "app/gui/endpoint_probe.h"
#include "app/gui/key_words.h"
#include "app/gui/local_agent.h"
#include "app/gui/sleep_guard.h"
#include "ui/models/address_list.h"
#include "ui/models/cluster_text.h"
#include "ui/widgets/refusal_words.h"
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

/// Empty where nothing is to be kept.
QString outsidePath(const settings::SettingsFile* file, const GuiOptions& options)
{
    if (file == nullptr || !options.screenshot.empty()) return {};
    return QString::fromStdString((file->path().parent_path() / "outside").string());
}

} // namespace

Program::Program(GuiOptions options, std::unique_ptr<LinkLauncher> launcher, Log log)
    : m_options(std::move(options))
    , m_log(std::move(log))
    , m_file(fileAtHome())
    , m_outside(outsidePath(m_file.get(), m_options))
    , m_launcher(std::move(launcher))
    , m_window(QStringLiteral(GRAPEVINE_VERSION))
    , m_keeper(*m_launcher, m_window, m_options.wish)
    , m_profiles(m_settings.profiles, m_window)
    , m_view(m_settings, m_profiles, m_window)
    , m_localAgent(new LocalAgent(this))
{
    if (m_file) {
        const auto loaded = m_file->load();
        m_settings = loaded.settings;
        if (loaded.found == settings::SettingsFile::Found::PutAside) {
            m_log.warning(fmt::format("{} was no settings file and now lies beside as .bad",
                                      m_file->path().string()));
        }
    }
    m_profiles.offer();
    const auto theme = themeNamed(m_settings.theme);
    m_window.restore(
        {.geometry = QByteArray::fromBase64(QByteArray::fromStdString(m_settings.windowGeometry)),
         .theme = theme,
         .sidebarFolded = m_settings.sidebarFolded,
         .stripHidden = m_settings.stripHidden,
         .inspectorShown = m_settings.inspectorShown});
    m_view.restore();
    widgets::applyTheme(m_options.theme ? themeNamed(*m_options.theme) : theme);
    if (const auto place = widgets::placeNamed(m_options.place)) m_window.setFirstPlace(*place);
    m_window.setObserverName([this] { return m_keeper.observerName(); });
    connectWindow();
    connectKeeper();
}

Program::~Program() = default;

void Program::connectWindow()
{
    using widgets::MainWindow;
    connect(&m_window, &MainWindow::demoRequested, this, &Program::startDemo);
    connect(&m_window, &MainWindow::peekRequested, this, &Program::handleRequest);
    connect(&m_window, &MainWindow::sessionLeft, this, &Program::handleLeft);
    connect(&m_window, &MainWindow::leaveRequested, this, &Program::handleLeaveRequested);
    connect(&m_window, &MainWindow::closeRequested, this, &Program::quit);
    connect(&m_window, &MainWindow::leaveNowRequested, &m_keeper, &SessionKeeper::stopWaiting);
    connect(&m_window, &MainWindow::joinRequested, &m_keeper, &SessionKeeper::join);
    connect(&m_window, &MainWindow::peekOnRequested, &m_keeper, &SessionKeeper::peekOn);
    connect(&m_window, &MainWindow::stayOutsideRequested, this, &Program::rememberOutside);
    connect(&m_window, &MainWindow::themeChosen, this, &Program::chooseTheme);
    connect(&m_window, &MainWindow::closing, this, &Program::keepSettings);
    auto& services = m_window.servicesPlace();
    services.setProbe(new TcpEndpointProbe(this));
    if (!services.setRules(QString::fromStdString(m_settings.serviceRules))) {
        m_log.warning(
            "the rules for services in the settings cannot be read; the shipped ones are used");
    }
    connect(&services, &widgets::ServicesPlace::rulesChanged, this,
            [this](const QString& json) { m_settings.serviceRules = json.toStdString(); });
    connect(m_localAgent, &LocalAgent::probed, &m_window.startPage(),
            &widgets::StartPage::offerLocalAgent);
}

void Program::connectKeeper()
{
    connect(&m_keeper, &SessionKeeper::ticked, this, &Program::handleTick);
    connect(&m_keeper, &SessionKeeper::sessionChanged, this, &Program::guardSleep);
    connect(&m_keeper, &SessionKeeper::sessionChanged, &m_profiles, &ProfileDesk::present);
    connect(&m_keeper, &SessionKeeper::sessionChanged, &m_view, &ViewKeeper::restore);
    connect(&m_profiles, &ProfileDesk::lookRequested, this, &Program::lookAtProfile);
    connect(&m_profiles, &ProfileDesk::keyRequested, this, &Program::askForKey);
    connect(&m_profiles, &ProfileDesk::changed, this, &Program::keepSettings);
}

void Program::start()
{
    m_window.startPage().setAddresses(QString::fromStdString(m_options.addresses));
    if (m_options.demoNodes) {
        startDemo();
    } else if (m_options.seeds.empty()) {
        offerStart();
    } else {
        PeekPlan plan{.seeds = m_options.seeds,
                      .label = m_options.label,
                      .keyring = std::exchange(m_options.keyring, {}),
                      .keyringPath = m_options.keyringPath,
                      .bind = m_options.bind};
        if (m_options.observe) {
            look(ObservePlan{std::move(plan), m_options.wish}, m_options.seeds,
                 m_options.addresses);
        } else {
            look(std::move(plan), m_options.seeds, m_options.addresses);
        }
    }
    m_window.show();
    if (m_options.screenshot.empty()) return;
    if (QGuiApplication::platformName() == QStringLiteral("offscreen")) {
        // Nobody's pointer: keep it from lighting up the button in the corner.
        QCursor::setPos(m_window.geometry().center());
    }
    const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(m_options.after);
    QTimer::singleShot(wait, this, &Program::takePicture);
}

void Program::startDemo()
{
    m_keeper.open(DemoPlan{m_options.demoNodes.value_or(DemoPlan::kNodesUsual)}, [this] {
        m_seeds.clear();
        m_addresses.clear();
        m_profiles.setShown({});
    });
}

void Program::handleRequest(const widgets::PeekRequest& request)
{
    auto keyring = keyringFor(request);
    if (!keyring) {
        m_window.startPage().showProblem(keySentence(keyring.error()),
                                         widgets::StartPage::Field::Key);
        return;
    }
    const bool fromRing = request.keySource == widgets::PeekRequest::KeySource::KeyringFile;
    m_window.startPage().forgetKey();
    look(PeekPlan{.seeds = request.seeds,
                  .label = request.label.toStdString(),
                  .keyring = std::move(*keyring),
                  .keyringPath =
                      fromRing ? std::optional(request.keyText.toStdString()) : std::nullopt,
                  .bind = request.bind},
         request.seeds, m_window.startPage().addresses().simplified().toStdString());
}

void Program::look(LinkPlan plan, const std::vector<HostPort>& seeds, const std::string& addresses)
{
    const auto* observe = std::get_if<ObservePlan>(&plan);
    const auto& peek = observe != nullptr ? observe->at : std::get<PeekPlan>(plan);
    const ProfileDesk::Shown shown{settings::addressesOf(seeds), peek.label, !peek.keyring.empty()};
    // Not before the last cluster is left: until then what changes is still that one's.
    m_keeper.open(std::move(plan), [this, seeds, addresses, shown] {
        m_seeds = seeds;
        m_addresses = addresses;
        m_remembered = false;
        m_window.setStaysOutside(m_outside.contains(seeds));
        m_profiles.setShown(shown);
    });
}

void Program::lookAtProfile(const settings::Profile& profile)
{
    const auto text = QString::fromStdString(profile.addresses);
    const auto list = models::parseAddresses(text);
    if (list.seeds.empty() || !list.wrong.isEmpty()) {
        askForKey(profile);
        return;
    }
    m_window.startPage().setAddresses(text);
    look(PeekPlan{.seeds = list.seeds, .label = profile.label}, list.seeds, profile.addresses);
}

void Program::askForKey(const settings::Profile& profile)
{
    m_keeper.close([this, profile] {
        m_window.showStartPage();
        offerStart();
        m_window.startPage().setAddresses(QString::fromStdString(profile.addresses));
        m_window.startPage().setLabel(QString::fromStdString(profile.label));
        if (profile.wantsKey) m_window.startPage().askForKey();
    });
}

void Program::handleTick()
{
    // Worth remembering once somebody there has answered.
    const auto* session = m_keeper.session();
    if (m_remembered || session == nullptr || session->status().answers == 0) return;
    m_remembered = true;
    m_settings.remember(m_addresses);
}

void Program::handleLeaveRequested()
{
    m_keeper.close([this] {
        m_window.showStartPage();
        offerStart();
    });
}

void Program::handleLeft()
{
    const auto* session = m_keeper.session();
    const link::LinkStatus status = session != nullptr ? session->status() : link::LinkStatus{};
    m_keeper.close([this] { offerStart(); });
    if (status.phase != link::LinkPhase::Refused) return;
    const auto seed = std::find_if(status.seeds.begin(), status.seeds.end(), [](const auto& s) {
        return s.refusal && link::isFinal(*s.refusal);
    });
    if (seed == status.seeds.end()) return;
    m_window.startPage().showProblem(
        widgets::refusalSentence(*seed->refusal, models::clusterText(seed->address, 128)),
        fieldFor(*seed->refusal));
}

void Program::offerStart()
{
    QStringList recent;
    for (const auto& address : m_settings.lastAddresses) {
        recent.append(QString::fromStdString(address));
    }
    m_window.startPage().setRecent(recent);
    m_window.startPage().focusFirst();
    m_localAgent->probe();
}

void Program::rememberOutside()
{
    m_window.setStaysOutside(true);
    if (!m_outside.add(m_seeds)) {
        m_log.warning("that this cluster is only looked at cannot be kept");
    }
}

void Program::guardSleep()
{
    if (!m_keeper.isObserving()) {
        if (m_sleepGuard != nullptr) m_sleepGuard->drop();
        return;
    }
    if (m_sleepGuard == nullptr) {
        m_sleepGuard = new SleepGuard(QDBusConnection::systemBus(), this);
        connect(m_sleepGuard, &SleepGuard::aboutToSleep, this,
                [this] { m_keeper.prepareForSleep([this] { m_sleepGuard->letSleep(); }); });
        connect(m_sleepGuard, &SleepGuard::wokeUp, &m_keeper, &SessionKeeper::resume);
    }
    m_sleepGuard->hold();
}

void Program::quit()
{
    m_keeper.close([this] {
        m_window.close();
        QApplication::exit(m_exitCode);
    });
}

void Program::chooseTheme(widgets::ThemeChoice choice)
{
    m_settings.theme = nameOf(choice);
    widgets::applyTheme(choice);
}

void Program::keepSettings()
{
    // A picture is taken by a script: it leaves no trace in a person's settings.
    if (!m_file || !m_options.screenshot.empty()) return;
    const auto memory = m_window.memory();
    m_settings.windowGeometry = memory.geometry.toBase64().toStdString();
    m_settings.sidebarFolded = memory.sidebarFolded;
    m_settings.stripHidden = memory.stripHidden;
    m_settings.inspectorShown = memory.inspectorShown;
    if (const auto saved = m_file->save(m_settings); !saved) {
        m_log.warning(fmt::format("settings not kept: {}", settings::describe(saved.error())));
    }
}

void Program::takePicture()
{
    const bool saved = m_window.grab().save(QString::fromStdString(m_options.screenshot), "PNG");
    if (!saved) m_log.error(fmt::format("{} cannot be written", m_options.screenshot));
    m_exitCode = saved ? 0 : 1;
    quit();
}

} // namespace grapevine::gui
