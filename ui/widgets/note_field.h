#pragma once

#include <QFrame>

class QLineEdit;

namespace grapevine::widgets {

/// A line for a note, over the foot of the timeline: nothing moves to make room for it. Enter
/// writes, Escape gives up.
class NoteField final : public QFrame {
    Q_OBJECT
public:
    static constexpr int kLongest = 500; ///< Characters.

    explicit NoteField(QWidget* parent);

    void begin();
    /// Keeps its place at the foot of `area`, in the parent's coordinates.
    void placeIn(const QRect& area);

Q_SIGNALS:
    void written(const QString& text);
    /// It has closed, with a note or without.
    void ended();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void end();

    QLineEdit* m_line = nullptr;
};

} // namespace grapevine::widgets
