#pragma once

#include <QAbstractButton>

namespace grapevine::widgets {

/// One place in the sidebar: icon, name, and a number behind it.
class SidebarEntry final : public QAbstractButton {
    Q_OBJECT
public:
    SidebarEntry(const QString& objectName, const QString& iconName, const QString& title,
                 QWidget* parent = nullptr);

    void setBadge(const QString& text, const QString& meaning, bool warns);
    [[nodiscard]] QString badge() const { return m_badge; }
    void setFolded(bool folded);
    /// It never has a badge, and keeps no room for one.
    void setPlain() { m_plain = true; }

    /// Wide enough for its name in bold and a badge of three digits, so that neither moves it.
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void paintBadge(QPainter& painter) const;
    void tint();

    QString m_iconName;
    QString m_badge;
    bool m_badgeWarns = false;
    bool m_folded = false;
    bool m_plain = false;
};

} // namespace grapevine::widgets
