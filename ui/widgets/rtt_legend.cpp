#include "ui/widgets/rtt_legend.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStringList>
#include <QToolTip>

#include <algorithm>

#include "ui/models/cluster_text.h"
#include "ui/models/time_words.h"
#include "ui/widgets/rtt_colours.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

constexpr int kMargin = 12;
constexpr int kGap = 20;  ///< Between two parts.
constexpr int kInner = 6; ///< Between a sign and its word.
constexpr int kShades = 6;

QString msText(double ms)
{
    return models::rttText(Duration{static_cast<Duration::rep>(ms * 1e6)});
}

} // namespace

RttLegend::RttLegend(const models::RttField& field, const models::RttMatrixModel& matrix,
                     QWidget* parent)
    : QWidget(parent)
    , m_field(field)
    , m_matrix(matrix)
{
    setObjectName(QStringLiteral("rttLegend"));
    setAccessibleName(tr("Legend"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void RttLegend::show(Of what)
{
    m_of = what;
    refresh();
}

void RttLegend::refresh()
{
    const auto words = whole();
    if (words != accessibleDescription()) setAccessibleDescription(words);
    update();
}

QSize RttLegend::sizeHint() const
{
    return {400, fontMetrics().height() + 8};
}

QList<RttLegend::Part> RttLegend::parts() const
{
    QList<Part> out;
    if (m_of == Of::Matrix) {
        out.append({Sign::Shades,
                    tr("%1 to %2").arg(msText(m_matrix.leastMs()), msText(m_matrix.mostMs()))});
        out.append({Sign::Corner, tr("hardly to be trusted")});
        out.append({Sign::Hatch, tr("no estimate")});
        return out;
    }
    const auto& members = m_field.members();
    for (const auto kind : models::kAllStatusKinds) {
        const bool isThere = std::any_of(members.begin(), members.end(),
                                         [kind](const auto& one) { return one.kind == kind; });
        if (isThere) out.append({Sign::Status, models::statusWord(kind), kind});
    }
    if (std::any_of(members.begin(), members.end(), [](const auto& one) { return one.own; }))
        out.append({Sign::Own, tr("Grapevine itself")});
    out.append({Sign::Halo, tr("how far off it may be")});
    return out;
}

QString RttLegend::whole() const
{
    QStringList words;
    for (const auto& part : parts())
        words.append(part.text);
    if (m_of == Of::Map) {
        words.append(tr("The further apart two members stand, the longer is the round trip between "
                        "them. Which way is up means nothing."));
    }
    return words.join(QLatin1Char('\n'));
}

int RttLegend::signWidth(Sign sign) const
{
    const int side = fontMetrics().height() * 3 / 4;
    return sign == Sign::Shades ? kShades * side : side;
}

void RttLegend::paintSign(QPainter& painter, const QRectF& box, const Part& part) const
{
    const Theme& theme = Theme::behind(palette());
    switch (part.sign) {
    case Sign::Status: paintStatusGlyph(painter, box, part.kind, theme.of(part.kind)); return;
    case Sign::Halo: {
        QColor ink = theme.alive;
        ink.setAlphaF(0.25F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(box);
        painter.setBrush(theme.alive);
        painter.drawEllipse(box.center(), box.width() / 5, box.width() / 5);
        return;
    }
    case Sign::Own:
        painter.setPen(QPen(theme.text, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(1, 1, -1, -1));
        return;
    case Sign::Shades:
        for (int at = 0; at < kShades; ++at) {
            const double side = box.width() / kShades;
            const double part01 = static_cast<double>(at) / (kShades - 1);
            painter.fillRect(QRectF(box.left() + at * side, box.top(), side, box.height()),
                             rttShade(1.0 + 9.0 * part01, 1.0, 10.0, theme));
        }
        return;
    case Sign::Hatch: painter.fillRect(box, QBrush(theme.quiet, Qt::BDiagPattern)); return;
    case Sign::Corner:
        painter.setPen(theme.line);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.text);
        painter.drawPolygon(QPolygonF({box.topRight(), box.topRight() - QPointF(box.width() / 2, 0),
                                       box.topRight() + QPointF(0, box.height() / 2)}));
        return;
    }
}

void RttLegend::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int height = fontMetrics().height() * 3 / 4;
    int x = kMargin;
    for (const auto& part : parts()) {
        const int sign = signWidth(part.sign);
        const int words = fontMetrics().horizontalAdvance(part.text) + 2;
        const int whole = sign + kInner + words;
        if (x + whole > width() - kMargin) break; // The tooltip has them all.
        const bool mirrored = isRightToLeft();
        const int left = mirrored ? width() - x - sign : x;
        paintSign(painter, QRectF(left, (this->height() - height) / 2.0, sign, height), part);
        painter.setPen(theme.quiet);
        const int from = mirrored ? left - kInner - words : left + sign + kInner;
        painter.drawText(QRect(from, 0, words, this->height()),
                         Qt::AlignVCenter | Qt::AlignHCenter | Qt::TextSingleLine, part.text);
        x += whole + kGap;
    }
}

bool RttLegend::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), models::tooltipText(whole()), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace grapevine::widgets
