#include "ui/widgets/time_axis.h"

#include <QDateTime>
#include <QPainter>

#include <chrono>

#include "ui/models/time_window.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kSteps[] = {1,   2,    5,    10,   15,    30,    60,    120,    300,   600,
                                   900, 1800, 3600, 7200, 21600, 43200, 86400, 172800, 604800};

} // namespace

void paintTimeAxis(QPainter& painter, const QRect& area, const models::TimeRange& range,
                   const models::TimeWindow& window, const Theme& theme)
{
    if (range.span() <= 0ns || area.width() < 40) return;
    const double seconds = std::chrono::duration<double>(range.span()).count();
    const int label = painter.fontMetrics().horizontalAdvance(QStringLiteral("00:00:00")) + 28;
    std::int64_t step = kSteps[std::size(kSteps) - 1];
    for (const auto one : kSteps) {
        if (static_cast<double>(one) / seconds * area.width() < label) continue;
        step = one;
        break;
    }
    const bool withSeconds = step < 60;
    const bool withDays = step >= 86400;
    const auto first = QDateTime::fromMSecsSinceEpoch(window.wallAt(range.from).milliseconds);
    // Whole steps of the reader's own day, whatever his zone is.
    const auto offset = static_cast<std::int64_t>(first.offsetFromUtc());
    const auto begin = first.toSecsSinceEpoch() + offset;
    painter.setPen(theme.quiet);
    const double edge = static_cast<double>(first.toMSecsSinceEpoch()) / 1000.0;
    for (auto at = (begin / step + 1) * step; at < begin + static_cast<std::int64_t>(seconds) + 1;
         at += step) {
        const double x =
            area.left() + (static_cast<double>(at - offset) - edge) / seconds * area.width();
        if (x > area.right()) break;
        const auto when = QDateTime::fromSecsSinceEpoch(at - offset);
        const auto text = when.toString(withDays      ? QStringLiteral("MM-dd")
                                        : withSeconds ? QStringLiteral("HH:mm:ss")
                                                      : QStringLiteral("HH:mm"));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.top() + 2));
        const QRectF place(x - label / 2.0, area.top() + 3, label, area.height() - 3);
        if (place.left() < area.left() - label / 4.0 || place.right() > area.right() + label / 4.0)
            continue;
        painter.drawText(place, Qt::AlignHCenter | Qt::AlignTop | Qt::TextSingleLine, text);
    }
}

} // namespace grapevine::widgets
