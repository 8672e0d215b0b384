#include "app/gui/program.h"

#include <QApplication>
#include <QCursor>
#include <QPixmap>
#include <QTimer>

#include <algorithm>
#include <fmt/format.h>

#include "app/gui/key_words.h"
#include "app/gui/local_agent.h"
#include "ui/models/cluster_text.h"
#include "ui/widgets/refusal_words.h"
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

/// The first address, and how many there are beside it.
QString titleFor(const std::vector<HostPort>& seeds)
{
    const QString first = models::clusterText(seeds.front().text(), 80);
    if (seeds.size() == 1) return first;
    return QStringLiteral("%1 +%2").arg(first).arg(seeds.size() - 1);
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

} // namespace

Program::Program(GuiOptions options, Log log)
    : m_options(std::move(options))
    , m_log(log)
    , m_launcher(log)
    , m_window(QStringLiteral(GRAPEVINE_VERSION))
    , m_localAgent(new LocalAgent(this))
{
    if (const auto file = settings::SettingsFile::atHome()) {
        m_file = std::make_unique<settings::SettingsFile>(*file);
        const auto loaded = m_file->load();
        m_settings = loaded.settings;
        if (loaded.found == settings::SettingsFile::Found::PutAside) {
            m_log.warning(fmt::format("{} was no settings file and now lies beside as .bad",
                                      m_file->path().string()));
        }
    }
    const auto theme = themeNamed(m_settings.theme);
    m_window.restore(
        {.geometry = QByteArray::fromBase64(QByteArray::fromStdString(m_settings.windowGeometry)),
         .columnWidths = m_settings.columnWidths,
         .theme = theme});
    widgets::applyTheme(m_options.theme ? themeNamed(*m_options.theme) : theme);

    connect(&m_window, &widgets::MainWindow::peekRequested, this, &Program::handleRequest);
    connect(&m_window, &widgets::MainWindow::sessionLeft, this, &Program::handleLeft);
    connect(&m_window, &widgets::MainWindow::themeChosen, this, &Program::chooseTheme);
    connect(&m_window, &widgets::MainWindow::closing, this, &Program::keepSettings);
    connect(m_localAgent, &LocalAgent::probed, &m_window.startPage(),
            &widgets::StartPage::offerLocalAgent);
}

Program::~Program()
{
    // The window lets go of the session before the session goes, and that before its thread.
    if (m_session) m_window.showStartPage();
    m_session.reset();
}

void Program::start()
{
    m_window.startPage().setAddresses(QString::fromStdString(m_options.addresses));
    if (m_options.seeds.empty()) {
        offerStart();
    } else {
        look({.seeds = m_options.seeds,
              .label = m_options.label,
              .keyring = std::exchange(m_options.keyring, {}),
              .bind = m_options.bind},
             m_options.addresses);
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

void Program::handleRequest(const widgets::PeekRequest& request)
{
    auto keyring = keyringFor(request);
    if (!keyring) {
        m_window.startPage().showProblem(keySentence(keyring.error()),
                                         widgets::StartPage::Field::Key);
        return;
    }
    m_window.startPage().forgetKey();
    look({.seeds = request.seeds,
          .label = request.label.toStdString(),
          .keyring = std::move(*keyring),
          .bind = request.bind},
         m_window.startPage().addresses().simplified().toStdString());
}

void Program::look(PeekPlan plan, const std::string& addresses)
{
    const QString title = titleFor(plan.seeds);
    if (m_session) m_window.showStartPage();
    m_session.reset();
    m_addresses = addresses;
    m_remembered = false;
    m_session = std::make_unique<bridge::ClusterSession>(m_launcher.launch(std::move(plan)));
    connect(m_session.get(), &bridge::ClusterSession::ticked, this, &Program::handleTick);
    m_window.showSession(m_session.get(), title);
}

void Program::handleTick()
{
    // Worth remembering once somebody there has answered.
    if (m_remembered || m_session->status().answers == 0) return;
    m_remembered = true;
    m_settings.remember(m_addresses);
}

void Program::handleLeft()
{
    const link::LinkStatus status = m_session ? m_session->status() : link::LinkStatus{};
    m_session.reset();
    offerStart();
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
    m_localAgent->probe();
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
    m_settings.columnWidths = memory.columnWidths;
    if (const auto saved = m_file->save(m_settings); !saved) {
        m_log.warning(fmt::format("settings not kept: {}", settings::describe(saved.error())));
    }
}

void Program::takePicture()
{
    const bool saved = m_window.grab().save(QString::fromStdString(m_options.screenshot), "PNG");
    if (!saved) m_log.error(fmt::format("{} cannot be written", m_options.screenshot));
    QApplication::exit(saved ? 0 : 1);
}

} // namespace grapevine::gui
