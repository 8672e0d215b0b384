#pragma once

#include <QRectF>
#include <QString>

#include <vector>

class QWidget;

namespace grapevine::test {

/// A run of letters as it was painted; all in the window's own coordinates.
struct PaintedText {
    QString text;
    QRectF box;           ///< Around its ink.
    QRectF clip;          ///< What of the window could be painted on then.
    bool covered = false; ///< Something opaque was painted over a part of it later.

    bool operator==(const PaintedText&) const = default;
};

/// Everything that is written in the window, child widgets included, in the order of painting;
/// told by a paint engine that keeps letters instead of pixels. What is covered whole by something
/// painted later is left out, and so is what lies outside its clip.
[[nodiscard]] std::vector<PaintedText> paintedText(QWidget& window);

} // namespace grapevine::test
