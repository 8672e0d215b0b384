#include "ui/widgets/matrix_legend.h"

#include <QPainter>
#include <QStringList>
#include <QStyle>

#include <algorithm>

#include "ui/models/view_matrix_model.h"
#include "ui/widgets/matrix_delegate.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

using models::Said;

constexpr Said kShown[] = {Said::Alive, Said::Suspect, Said::Failed, Said::Left, Said::Unlisted};
constexpr int kGap = 6;
constexpr int kBetween = 16;
constexpr int kMargin = 12;

} // namespace

MatrixLegend::MatrixLegend(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("matrixLegend"));
    setAccessibleName(tr("Legend"));
    QStringList words;
    for (const auto said : kShown)
        words.append(models::saidWord(said));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int MatrixLegend::lineHeight() const
{
    return fontMetrics().height() + 6;
}

QList<QRect> MatrixLegend::places(int width) const
{
    QList<QRect> out;
    int x = kMargin;
    int y = 0;
    const int glyph = fontMetrics().height() * 2 / 3;
    const auto add = [&](const QString& text) {
        const int wide = glyph + kGap + fontMetrics().horizontalAdvance(text) + 1;
        if (x > kMargin && x + wide + kMargin > width) {
            x = kMargin;
            y += lineHeight();
        }
        out.append({x, y, wide, lineHeight()});
        x += wide + kBetween;
    };
    for (const auto said : kShown)
        add(models::saidWord(said));
    add(tr("most say otherwise"));
    return out;
}

int MatrixLegend::heightForWidth(int width) const
{
    return places(width).last().bottom() + 1;
}

QSize MatrixLegend::sizeHint() const
{
    const auto all = places(QWIDGETSIZE_MAX);
    return {all.last().right() + kMargin, lineHeight()};
}

QSize MatrixLegend::minimumSizeHint() const
{
    int widest = 0;
    for (const auto& place : places(QWIDGETSIZE_MAX))
        widest = std::max(widest, place.width());
    return {widest + 2 * kMargin, lineHeight()};
}

void MatrixLegend::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    const auto all = places(width());
    const int side = fontMetrics().height() * 2 / 3;
    for (qsizetype at = 0; at < all.size(); ++at) {
        const QRect place = QStyle::visualRect(layoutDirection(), rect(), all[at]);
        const QRect sign = QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter,
                                               {side, side}, place);
        QString text = tr("most say otherwise");
        if (at < static_cast<qsizetype>(std::size(kShown))) {
            const auto said = kShown[at];
            const auto kind = *glyphOfSaid(static_cast<int>(said));
            painter.drawPixmap(sign.topLeft(),
                               statusGlyph(kind, side, devicePixelRatioF(), theme.of(kind)));
            text = models::saidWord(said);
        } else {
            painter.setPen(theme.line);
            painter.setBrush(theme.noticeWarn);
            painter.drawRect(sign.adjusted(0, 0, -1, -1));
        }
        QRect words = place;
        if (layoutDirection() == Qt::RightToLeft) {
            words.setRight(sign.left() - kGap);
        } else {
            words.setLeft(sign.right() + kGap);
        }
        painter.setPen(theme.quiet);
        painter.drawText(words,
                         static_cast<int>(QStyle::visualAlignment(
                             layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
                         text);
    }
}

} // namespace grapevine::widgets
