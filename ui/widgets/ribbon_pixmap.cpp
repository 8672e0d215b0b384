#include "ui/widgets/ribbon_pixmap.h"

#include <QPainter>
#include <QPixmapCache>

#include <algorithm>
#include <cmath>
#include <optional>

namespace grapevine::widgets {

namespace {

using models::StatusKind;

constexpr int kTroubleNarrowest = 2;
constexpr int kHatchStep = 4;

struct Bar {
    int from = 0;
    int to = 0; ///< Behind the last pixel.
    std::optional<StatusKind> kind;
};

/// Part of the height: severity can be read without colours.
double heightOf(StatusKind kind)
{
    switch (kind) {
    case StatusKind::Failed: return 1.0;
    case StatusKind::Suspect: return 0.75;
    case StatusKind::Leaving: return 0.5;
    case StatusKind::Alive: return 0.375;
    case StatusKind::NoData:
    case StatusKind::Left: return 0.125;
    }
    return 0.125;
}

bool isTrouble(const Bar& bar)
{
    return bar.kind == StatusKind::Failed || bar.kind == StatusKind::Suspect;
}

std::vector<Bar> barsOf(const std::vector<models::MemberHistory::Piece>& pieces, int width)
{
    std::vector<Bar> bars;
    for (const auto& piece : pieces) {
        Bar bar{static_cast<int>(std::lround(piece.from * width)),
                static_cast<int>(std::lround(piece.to * width)), piece.kind};
        if (isTrouble(bar) && bar.to - bar.from < kTroubleNarrowest) {
            bar.from = std::clamp(bar.from, 0, width - kTroubleNarrowest);
            bar.to = bar.from + kTroubleNarrowest;
        }
        if (bar.to > bar.from) bars.push_back(bar);
    }
    // Trouble is drawn last: nothing lies over it.
    std::stable_partition(bars.begin(), bars.end(), [](const Bar& bar) { return !isTrouble(bar); });
    return bars;
}

void paintBar(QPainter& painter, const Bar& bar, int height, const Theme& theme)
{
    if (!bar.kind) {
        painter.setClipRect(bar.from, 0, bar.to - bar.from, height);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(mixed(theme.quiet, theme.base, 0.5), 1));
        for (int x = bar.from / kHatchStep * kHatchStep - height; x < bar.to; x += kHatchStep)
            painter.drawLine(x, height, x + height, 0);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setClipping(false);
        return;
    }
    const int tall = std::max(2, static_cast<int>(std::lround(height * heightOf(*bar.kind))));
    painter.fillRect(bar.from, height - tall, bar.to - bar.from, tall, theme.of(*bar.kind));
}

} // namespace

QPixmap ribbonPixmap(const std::vector<models::MemberHistory::Piece>& pieces, const QSize& size,
                     qreal pixelRatio, const Theme& theme)
{
    if (size.width() < kTroubleNarrowest || size.height() < 2) return {};
    const auto bars = barsOf(pieces, size.width());
    // Most members have had the same ribbon as their neighbours: one picture serves them all.
    QString key = QStringLiteral("ribbon/%1/%2/%3/%4")
                      .arg(size.width())
                      .arg(size.height())
                      .arg(pixelRatio)
                      .arg(theme.dark ? 1 : 0);
    for (const auto& bar : bars) {
        key += QStringLiteral("/%1-%2:%3")
                   .arg(bar.from)
                   .arg(bar.to)
                   .arg(bar.kind ? static_cast<int>(*bar.kind) : -1);
    }
    QPixmap picture;
    if (QPixmapCache::find(key, &picture)) return picture;
    picture = QPixmap(size * pixelRatio);
    picture.setDevicePixelRatio(pixelRatio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    for (const auto& bar : bars)
        paintBar(painter, bar, size.height(), theme);
    painter.end();
    QPixmapCache::insert(key, picture);
    return picture;
}

} // namespace grapevine::widgets
