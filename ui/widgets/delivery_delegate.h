#pragma once

#include "ui/widgets/mark_delegate.h"

namespace grapevine::widgets {

/// Paints the lines of a delivery: a sign before the word, bold where somebody should look.
class DeliveryDelegate final : public MarkDelegate {
    Q_OBJECT
public:
    using MarkDelegate::MarkDelegate;

protected:
    [[nodiscard]] Look look(const QModelIndex& index) const override;
};

} // namespace grapevine::widgets
