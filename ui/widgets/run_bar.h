#pragma once

#include <QWidget>

namespace grapevine::widgets {

/// How far a query has come: how many have acked and answered of all expected, and below it how
/// much of its time is left.
class RunBar final : public QWidget {
    Q_OBJECT
public:
    struct Progress {
        double answered = 0.0; ///< Shares of all expected, 0 to 1.
        double acked = 0.0;    ///< Answered ones included.
        double timeLeft = 0.0; ///< Of the timeout; 0 once it is over.

        bool operator==(const Progress&) const = default;
    };

    explicit RunBar(QWidget* parent = nullptr);

    void show(const Progress& progress);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Progress m_progress;
};

} // namespace grapevine::widgets
