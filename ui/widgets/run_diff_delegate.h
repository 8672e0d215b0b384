#pragma once

#include "ui/widgets/mark_delegate.h"

namespace grapevine::widgets {

/// Draws a comparison of two runs: a sign and a word for what became of an answer, and what stayed
/// the same in a quiet colour.
class RunDiffDelegate final : public MarkDelegate {
    Q_OBJECT
public:
    using MarkDelegate::MarkDelegate;

protected:
    [[nodiscard]] Look look(const QModelIndex& index) const override;
};

} // namespace grapevine::widgets
