#pragma once

#include <QFrame>

namespace grapevine::widgets {

class ElidedLabel;

/// The violet strip on top for as long as the demo runs: says what is real about it, and how to
/// get out.
class DemoStrip final : public QFrame {
    Q_OBJECT
public:
    explicit DemoStrip(QWidget* parent = nullptr);

Q_SIGNALS:
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ElidedLabel* m_words = nullptr;
};

} // namespace grapevine::widgets
