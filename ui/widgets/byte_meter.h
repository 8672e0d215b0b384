#pragma once

#include <QWidget>

#include "core/link/message_budget.h"

namespace grapevine::widgets {

/// How much of what Serf allows a message takes: `37 of 512 bytes`, and a bar that fills.
class ByteMeter final : public QWidget {
    Q_OBJECT
public:
    explicit ByteMeter(QWidget* parent = nullptr);

    void show(const link::MessageBudget& budget);
    [[nodiscard]] QString text() const;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] std::size_t size() const;

    link::MessageBudget m_budget;
};

} // namespace grapevine::widgets
