#pragma once

#include <QFrame>

class QPushButton;

namespace grapevine::widgets {

class AskRepeat;
class ElidedLabel;

/// Stands above the form while something is sent again and again: what, how often, what came of it
/// so far, and the button that ends it. Afterwards it says why it ended, until it is closed.
class AskRepeatBar final : public QFrame {
    Q_OBJECT
public:
    /// `repeat` must outlive the bar.
    explicit AskRepeatBar(AskRepeat& repeat, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void act();

    AskRepeat& m_repeat;
    ElidedLabel* m_headline = nullptr;
    ElidedLabel* m_totals = nullptr;
    QPushButton* m_button = nullptr;
};

} // namespace grapevine::widgets
