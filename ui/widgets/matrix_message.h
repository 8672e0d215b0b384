#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace grapevine::widgets {

/// Stands where the matrix would when there is none to show: why, and the one thing to do.
class MatrixMessage final : public QWidget {
    Q_OBJECT
public:
    explicit MatrixMessage(QWidget* parent = nullptr);

    /// `action` is the button's text; without one there is no button.
    void show(const QString& headline, const QString& detail, const QString& action);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void acted();

private:
    QLabel* m_headline = nullptr;
    QLabel* m_detail = nullptr;
    QPushButton* m_button = nullptr;
};

} // namespace grapevine::widgets
