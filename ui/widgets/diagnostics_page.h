#pragma once

#include <QWidget>

#include <functional>

#include "ui/models/diagnostics_picture.h"
#include "ui/widgets/diagnostics_section.h"

class QPushButton;
class QTabWidget;
class QTimer;
class QToolButton;

namespace grapevine::widgets {

class DiagnosticsPane;
class LogPane;
class StallPane;

/// How Grapevine itself does: every bound with what it lost, counters, stalls, the log, internal
/// errors, and what runs here. Asks once a second, and only while it is seen.
class DiagnosticsPage final : public QWidget {
    Q_OBJECT
public:
    using Source = std::function<models::DiagnosticsPicture()>;

    /// An empty source shows an empty program.
    explicit DiagnosticsPage(Source source, QWidget* parent = nullptr);

    void go(DiagnosticsSection section);
    [[nodiscard]] DiagnosticsSection section() const;
    /// Asks now.
    void refresh();
    void focusSection();

Q_SIGNALS:
    void backRequested();
    /// To be written into a file of the person's choice.
    void saveRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildHead();
    void buildTabs();
    void stepBack();
    void copySummary();
    void tint();

    Source m_source;
    QTimer* m_timer = nullptr;
    QToolButton* m_back = nullptr;
    QTabWidget* m_tabs = nullptr;
    DiagnosticsPane* m_bounds = nullptr;
    DiagnosticsPane* m_counters = nullptr;
    StallPane* m_stalls = nullptr;
    LogPane* m_log = nullptr;
    DiagnosticsPane* m_errors = nullptr;
    DiagnosticsPane* m_about = nullptr;
    models::DiagnosticsPicture m_picture;
};

} // namespace grapevine::widgets
