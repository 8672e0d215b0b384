#pragma once

#include <QFrame>

#include "ui/widgets/notice.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace grapevine::widgets {

/// One line below the table that says what is wrong with the rows, and offers one button; above it
/// rows stay under the pointer when it comes and goes. A warning has a hatched end, so that it is
/// not told by colour alone.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr,
                        const QString& objectName = QStringLiteral("messageBar"));

    /// Hides itself when the notice is none, or covers the table anyway.
    void show(const Notice& notice);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void acted(grapevine::widgets::NoticeAction action);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_headline = nullptr;
    QLabel* m_detail = nullptr;
    QPushButton* m_button = nullptr;
    QToolButton* m_hide = nullptr;
    NoticeAction m_action = NoticeAction::None;
    bool m_warns = false;
};

} // namespace grapevine::widgets
