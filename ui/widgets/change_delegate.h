#pragma once

#include "ui/widgets/mark_delegate.h"

namespace grapevine::widgets {

/// Paints the lines of a comparison: a sign before the word, and a name that repeats is quiet.
class ChangeDelegate final : public MarkDelegate {
    Q_OBJECT
public:
    using MarkDelegate::MarkDelegate;

protected:
    [[nodiscard]] Look look(const QModelIndex& index) const override;
};

} // namespace grapevine::widgets
