#pragma once

#include <QLabel>

namespace grapevine::widgets {

/// One line of plain text that ends in an ellipsis where the room does, instead of pushing its
/// neighbours out of the window. Text that is cut short is told by the tooltip.
class ElidedLabel final : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString& objectName, QWidget* parent = nullptr);

    /// What the pointer is told besides, below the text.
    void setHint(const QString& plain);

    /// True: gives room away before its neighbours do.
    void setGivesWay(bool givesWay);

    /// True: with a line around it, as of something stuck on.
    void setBadge(bool badge);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_hint;
    bool m_givesWay = false;
    bool m_badge = false;
};

} // namespace grapevine::widgets
