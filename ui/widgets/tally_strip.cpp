#include "ui/widgets/tally_strip.h"

#include <QPainter>
#include <QStyle>

#include "ui/widgets/status_glyph.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kGlyphSide = 11;
constexpr int kGlyphGap = 5;
constexpr int kPartGap = 14;
} // namespace

TallyStrip::TallyStrip(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("tallyStrip"));
    setAccessibleName(tr("Members by status"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void TallyStrip::show(const models::MemberTally& tally)
{
    m_tally = tally;
    setVisible(tally.total > 0);
    setAccessibleDescription(text());
    updateGeometry();
    update();
}

QList<TallyStrip::Part> TallyStrip::parts() const
{
    using models::StatusKind;
    QList<Part> parts;
    for (const auto kind : {StatusKind::Alive, StatusKind::Suspect, StatusKind::Failed,
                            StatusKind::Leaving, StatusKind::Left, StatusKind::NoData}) {
        const auto count = m_tally.of(kind);
        if (count == 0 && kind != StatusKind::Alive) continue;
        parts.append(
            {kind, QStringLiteral("%1 %2").arg(QString::number(count), models::statusWord(kind))});
    }
    return parts;
}

QString TallyStrip::text() const
{
    QStringList words;
    for (const auto& part : parts())
        words.append(part.text);
    return words.join(QStringLiteral(", "));
}

QSize TallyStrip::sizeHint() const
{
    const QFontMetrics metrics(font());
    int width = 0;
    for (const auto& part : parts()) {
        width += kGlyphSide + kGlyphGap + metrics.horizontalAdvance(part.text) + kPartGap;
    }
    return {width, metrics.height() + 4};
}

void TallyStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    const QFontMetrics metrics(font());
    int x = 0;
    const auto mirrored = [this](const QRect& place) {
        return QStyle::visualRect(layoutDirection(), rect(), place);
    };
    for (const auto& part : parts()) {
        const QRect glyph(x, (height() - kGlyphSide) / 2, kGlyphSide, kGlyphSide);
        painter.drawPixmap(
            mirrored(glyph).topLeft(),
            statusGlyph(part.kind, kGlyphSide, devicePixelRatioF(), theme.of(part.kind)));
        x += kGlyphSide + kGlyphGap;
        painter.setPen(theme.text);
        const int width = metrics.horizontalAdvance(part.text);
        painter.drawText(mirrored(QRect(x, 0, width + 2, height())),
                         Qt::AlignVCenter | Qt::TextSingleLine, part.text);
        x += width + kPartGap;
    }
}

} // namespace grapevine::widgets
