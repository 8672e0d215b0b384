#pragma once

#include <QAbstractButton>

#include <string>

class QMenu;

namespace grapevine::widgets {

/// One part of the filter in force: a click turns it round, the cross takes it away, the middle
/// button or the menu mutes it. A muted part stays in sight and filters nothing.
class FilterChip final : public QAbstractButton {
    Q_OBJECT
public:
    FilterChip(const std::string& term, bool muted, QWidget* parent);

    [[nodiscard]] bool isMuted() const { return m_muted; }
    /// Adds what can be done with it; for a list of chips that have no room, too.
    void fill(QMenu& menu);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void negated();
    void muteToggled();
    void removed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    [[nodiscard]] QRect cross() const;

    bool m_muted;
    bool m_onCross = false;
};

} // namespace grapevine::widgets
