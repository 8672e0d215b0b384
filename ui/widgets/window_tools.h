#pragma once

#include <QWidget>

#include "ui/models/ask_verdict.h"

class QMenu;
class QToolButton;

namespace grapevine::bridge {
class ClusterSession;
}

namespace grapevine::widgets {

/// The buttons at the end of the top bar, the same in every place: lock, pause, ask now, menu.
class WindowTools final : public QWidget {
    Q_OBJECT
public:
    explicit WindowTools(QWidget* parent = nullptr);

    void setMenu(QMenu* menu);
    void openMenu();
    void show(const bridge::ClusterSession& session, models::SendGate gate);
    /// Whether there is anything to pause: a member cannot, it has duties.
    [[nodiscard]] bool canPause() const;

Q_SIGNALS:
    void lockClicked();
    void pauseClicked();
    void sweepClicked();

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* addTool(const QString& objectName, const QString& icon);
    /// `act` does what it does, by keys.
    void name(QToolButton& tool, const QString& name, const QString& icon, const QString& act);
    void tint();

    QToolButton* m_lock = nullptr;
    QToolButton* m_pause = nullptr;
    QToolButton* m_sweep = nullptr;
    QToolButton* m_menu = nullptr;
};

} // namespace grapevine::widgets
