#include "ui/widgets/main_menu.h"

#include <QAction>
#include <QActionGroup>

namespace grapevine::widgets {

MainMenu::MainMenu(QWidget* parent)
    : QMenu(parent)
    , m_themes(new QActionGroup(this))
    , m_densities(new QActionGroup(this))
{
    setObjectName(QStringLiteral("mainMenu"));
    setAccessibleName(tr("Menu"));
    connect(add(QStringLiteral("openPalette"), tr("Find anything, do anything …")),
            &QAction::triggered, this, &MainMenu::paletteRequested);
    connect(add(QStringLiteral("openKeys"), tr("All keys …")), &QAction::triggered, this,
            &MainMenu::keysRequested);
    connect(add(QStringLiteral("openSettings"), tr("Settings")), &QAction::triggered, this,
            &MainMenu::settingsRequested);
    addSeparator();
    addMembership();
    m_export = add(QStringLiteral("exportAction"), tr("Export members …"));
    connect(m_export, &QAction::triggered, this, &MainMenu::exportRequested);
    m_compare = add(QStringLiteral("compareExportsAction"), tr("Compare two exports …"));
    connect(m_compare, &QAction::triggered, this, &MainMenu::compareExportsRequested);
    addSeparator();
    addThemes();
    addSeparator();
    addDensities();
    addSeparator();
    m_strip = add(QStringLiteral("toggleStrip"), tr("Time strip"));
    m_strip->setCheckable(true);
    connect(m_strip, &QAction::triggered, this, &MainMenu::stripToggled);
    m_inspector = add(QStringLiteral("toggleInspector"), tr("Inspector"));
    m_inspector->setCheckable(true);
    connect(m_inspector, &QAction::triggered, this, &MainMenu::inspectorToggled);
    m_notices = add(QStringLiteral("toggleNotices"), tr("Desktop notices"));
    m_notices->setCheckable(true);
    m_notices->setToolTip(
        tr("One word on the desktop for each incident, while you look elsewhere"));
    connect(m_notices, &QAction::triggered, this, &MainMenu::noticesToggled);
    m_walk = add(QStringLiteral("walkDemo"), tr("Walk through the demo"));
    m_walk->setVisible(false);
    connect(m_walk, &QAction::triggered, this, &MainMenu::walkRequested);
    connect(add(QStringLiteral("showCounters"), tr("Counters …")), &QAction::triggered, this,
            &MainMenu::countersRequested);
    connect(add(QStringLiteral("showDiagnostics"), tr("Diagnostics …")), &QAction::triggered, this,
            &MainMenu::diagnosticsRequested);
    connect(add(QStringLiteral("resetWidths"), tr("Reset the members' table")), &QAction::triggered,
            this, &MainMenu::widthsResetRequested);
}

QAction* MainMenu::add(const QString& objectName, const QString& text)
{
    auto* action = addAction(text);
    action->setObjectName(objectName);
    return action;
}

void MainMenu::addMembership()
{
    m_join = add(QStringLiteral("joinAction"), tr("Join as observer …"));
    connect(m_join, &QAction::triggered, this, &MainMenu::joinRequested);
    m_peekOn = add(QStringLiteral("peekOnAction"), tr("Leave the cluster and look from outside"));
    connect(m_peekOn, &QAction::triggered, this, &MainMenu::peekOnRequested);
}

void MainMenu::addThemes()
{
    struct Entry {
        ThemeChoice choice;
        QString name;
        QString objectName;
    };
    const Entry entries[] = {
        {ThemeChoice::System, tr("Colours as the system has them"), QStringLiteral("themeSystem")},
        {ThemeChoice::Light, tr("Light"), QStringLiteral("themeLight")},
        {ThemeChoice::Dark, tr("Dark"), QStringLiteral("themeDark")}};
    for (const auto& entry : entries) {
        auto* action = add(entry.objectName, entry.name);
        action->setCheckable(true);
        action->setData(static_cast<int>(entry.choice));
        m_themes->addAction(action);
    }
    connect(m_themes, &QActionGroup::triggered, this, [this](const QAction* action) {
        Q_EMIT themeChosen(static_cast<ThemeChoice>(action->data().toInt()));
    });
}

void MainMenu::addDensities()
{
    struct Entry {
        models::RowDensity density;
        QString name;
        QString objectName;
    };
    const Entry entries[] = {
        {models::RowDensity::Compact, tr("Compact rows"), QStringLiteral("densityCompact")},
        {models::RowDensity::Normal, tr("Normal rows"), QStringLiteral("densityNormal")},
        {models::RowDensity::Roomy, tr("Roomy rows"), QStringLiteral("densityRoomy")}};
    for (const auto& entry : entries) {
        auto* action = add(entry.objectName, entry.name);
        action->setCheckable(true);
        action->setData(static_cast<int>(entry.density));
        m_densities->addAction(action);
    }
    connect(m_densities, &QActionGroup::triggered, this, [this](const QAction* action) {
        Q_EMIT densityChosen(static_cast<models::RowDensity>(action->data().toInt()));
    });
}

void MainMenu::setDensity(models::RowDensity density)
{
    for (auto* action : m_densities->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(density));
}

void MainMenu::setInspectorShown(bool shown)
{
    m_inspector->setChecked(shown);
}

void MainMenu::setNotices(bool on)
{
    m_notices->setChecked(on);
}

void MainMenu::setDemo(bool demo)
{
    m_walk->setVisible(demo);
}

void MainMenu::setTheme(ThemeChoice choice)
{
    for (auto* action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(choice));
}

void MainMenu::setStripShown(bool shown)
{
    m_strip->setChecked(shown);
}

void MainMenu::showMembership(const link::LinkStatus& status, bool leaving)
{
    m_join->setVisible(status.mode == link::LinkMode::Peek);
    m_join->setEnabled(status.phase == link::LinkPhase::Live);
    m_peekOn->setVisible(status.mode == link::LinkMode::Observer);
    m_peekOn->setEnabled(!leaving);
}

} // namespace grapevine::widgets
