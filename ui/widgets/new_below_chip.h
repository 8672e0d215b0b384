#pragma once

#include <QPushButton>

#include <cstdint>

namespace grapevine::widgets {

/// `12 new below`, over the foot of a list that has paused; not there while nothing is new.
class NewBelowChip final : public QPushButton {
    Q_OBJECT
public:
    explicit NewBelowChip(QWidget* parent);

    /// `area` is the list's, in the parent's coordinates.
    void showCount(std::uint64_t count, const QRect& area);
};

} // namespace grapevine::widgets
