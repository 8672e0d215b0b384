#pragma once

#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace grapevine::widgets {

/// A choice of one among few, side by side: places of the window, kinds of a form. Arrow keys go
/// from one to the next.
class SegmentBar final : public QWidget {
    Q_OBJECT
public:
    explicit SegmentBar(const QString& objectName, QWidget* parent = nullptr);

    /// Returned number is what `chosen` tells.
    int addSegment(const QString& objectName, const QString& text, const QString& hint);
    /// Says nothing.
    void setCurrent(int number);
    [[nodiscard]] int current() const;
    [[nodiscard]] QAbstractButton* segment(int number) const;

Q_SIGNALS:
    /// The person wants that one.
    void chosen(int number);

private:
    QButtonGroup* m_group = nullptr;
};

} // namespace grapevine::widgets
