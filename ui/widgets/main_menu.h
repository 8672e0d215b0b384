#pragma once

#include <QMenu>

#include "core/link/link_status.h"
#include "ui/models/table_arrangement.h"
#include "ui/widgets/theme.h"

class QAction;
class QActionGroup;

namespace grapevine::widgets {

/// The window's menu. Decides nothing: tells what was chosen.
class MainMenu final : public QMenu {
    Q_OBJECT
public:
    explicit MainMenu(QWidget* parent = nullptr);

    /// What of the membership can be changed now.
    void showMembership(const link::LinkStatus& status, bool leaving);
    /// The demo is shown: it can be walked through.
    void setDemo(bool demo);
    void setNotices(bool on);
    void setTheme(ThemeChoice choice);
    void setStripShown(bool shown);
    void setInspectorShown(bool shown);
    void setDensity(models::RowDensity density);

Q_SIGNALS:
    void joinRequested();
    void peekOnRequested();
    void themeChosen(grapevine::widgets::ThemeChoice choice);
    void walkRequested();
    void countersRequested();
    void diagnosticsRequested();
    void noticesToggled(bool on);
    void paletteRequested();
    void keysRequested();
    void settingsRequested();
    void stripToggled();
    void inspectorToggled();
    void exportRequested();
    void compareExportsRequested();
    void densityChosen(grapevine::models::RowDensity density);
    void widthsResetRequested();

private:
    QAction* add(const QString& objectName, const QString& text);
    void addMembership();
    void addThemes();
    void addDensities();

    QAction* m_join = nullptr;
    QAction* m_peekOn = nullptr;
    QAction* m_walk = nullptr;
    QActionGroup* m_themes = nullptr;
    QAction* m_strip = nullptr;
    QAction* m_notices = nullptr;
    QAction* m_inspector = nullptr;
    QAction* m_export = nullptr;
    QAction* m_compare = nullptr;
    QActionGroup* m_densities = nullptr;
};

} // namespace grapevine::widgets
