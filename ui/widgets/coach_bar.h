#pragma once

#include <QFrame>

#include "ui/models/coach.h"

class QPushButton;
class QToolButton;

namespace grapevine::widgets {

class ElidedLabel;
class KeyCap;

/// Below the demo: one task at a time, as a line and a button. Never in the way of anything else;
/// rows above it stay where they are when it comes and goes.
class CoachBar final : public QFrame {
    Q_OBJECT
public:
    explicit CoachBar(QWidget* parent = nullptr);

    void show(const models::Coach& coach);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// The task is to be taken up.
    void taken();
    void skipped();
    /// No more of this, in this demo and the next.
    void ended();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    ElidedLabel* m_result = nullptr;
    ElidedLabel* m_words = nullptr;
    KeyCap* m_key = nullptr;
    QPushButton* m_take = nullptr;
    QPushButton* m_skip = nullptr;
    QToolButton* m_end = nullptr;
    int m_number = 0;
    int m_done = 0; ///< Tasks behind us.
};

} // namespace grapevine::widgets
