#include "ui/widgets/steady_width.h"

#include <QLabel>

#include <algorithm>

namespace grapevine::widgets {

void keepWidth(QLabel& label, int digits)
{
    // Each number as long as it may become; its decimals stay.
    QString widest;
    int run = 0;
    bool decimals = false;
    const auto fill = [&] {
        if (run > 0 && !decimals) widest += QString(std::max(0, digits - run), u'8');
        decimals = false;
        run = 0;
    };
    const QString text = label.text();
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar letter = text[at];
        const bool point = run > 0 && (letter == u'.' || letter == u',') && at + 1 < text.size() &&
                           text[at + 1].isDigit();
        if (point) {
            fill();
            decimals = true;
        }
        if (letter.isDigit()) {
            ++run;
        } else if (!point) {
            fill();
        }
        widest += letter;
    }
    fill();
    const auto margins = label.contentsMargins();
    const int wide = label.fontMetrics().horizontalAdvance(widest) + margins.left() +
                     margins.right() + 2 * label.margin() + 2;
    if (wide > label.minimumWidth()) label.setMinimumWidth(wide);
}

} // namespace grapevine::widgets
