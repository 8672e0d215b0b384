#include "ui/widgets/byte_meter.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kBarHeight = 3;
constexpr int kGap = 4;
} // namespace

ByteMeter::ByteMeter(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("byteMeter"));
    setAccessibleName(tr("Size of the message"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

std::size_t ByteMeter::size() const
{
    // The rule that is broken is the one to show; both hold for all that fits.
    return m_budget.plain > m_budget.limit ? m_budget.plain : m_budget.encoded;
}

void ByteMeter::show(const link::MessageBudget& budget)
{
    m_budget = budget;
    setAccessibleDescription(text());
    setToolTip(tr("The whole message as it goes out now, name and filters included. Serf's own "
                  "limit; no member takes a larger one."));
    update();
}

QString ByteMeter::text() const
{
    const QLocale locale;
    return tr("%1 of %2 bytes")
        .arg(locale.toString(static_cast<qulonglong>(size())),
             locale.toString(static_cast<qulonglong>(m_budget.limit)));
}

QSize ByteMeter::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 8,
            fontMetrics().height() + kGap + kBarHeight};
}

void ByteMeter::paintEvent(QPaintEvent*)
{
    if (m_budget.limit == 0) return;
    const Theme& theme = Theme::behind(palette());
    const bool over = !m_budget.fits();
    QPainter painter(this);
    QFont words = font();
    words.setBold(over);
    painter.setFont(words);
    painter.setPen(over ? theme.text : theme.quiet);
    const QRect line(0, 0, width(), fontMetrics().height());
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     over ? tr("%1 – too large").arg(text()) : text());
    const QRectF bar(0, height() - kBarHeight, width(), kBarHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.line);
    painter.drawRoundedRect(bar, 1.5, 1.5);
    const double share =
        std::min(1.0, static_cast<double>(size()) / static_cast<double>(m_budget.limit));
    painter.setBrush(over ? theme.suspect : theme.accent);
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * share, kBarHeight), 1.5,
                            1.5);
}

} // namespace grapevine::widgets
