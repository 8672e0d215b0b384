#include "ui/widgets/run_bar.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kReplies = 8;
constexpr int kGap = 3;
constexpr int kTime = 2;
} // namespace

RunBar::RunBar(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("runBar"));
    setAccessibleName(tr("Progress"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize RunBar::sizeHint() const
{
    return {160, kReplies + kGap + kTime};
}

void RunBar::show(const Progress& progress)
{
    if (progress == m_progress) return;
    m_progress = progress;
    const QLocale locale;
    const auto percent = [&locale](double share) { return locale.toString(share * 100, 'f', 0); };
    setAccessibleDescription(tr("%1 % answered, %2 % acked")
                                 .arg(percent(m_progress.answered), percent(m_progress.acked)));
    update();
}

void RunBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF whole(0, 0, width(), kReplies);
    QPainterPath round;
    round.addRoundedRect(whole, 3, 3);
    painter.setClipPath(round);
    painter.fillRect(whole, theme.line);
    const auto part = [&whole](double share) {
        return QRectF(whole.left(), whole.top(), whole.width() * std::clamp(share, 0.0, 1.0),
                      whole.height());
    };
    painter.fillRect(part(m_progress.acked), mixed(theme.accent, theme.line, 0.45));
    painter.fillRect(part(m_progress.answered), theme.accent);
    painter.setClipping(false);
    const double left = std::clamp(m_progress.timeLeft, 0.0, 1.0);
    painter.setBrush(theme.quiet);
    painter.drawRoundedRect(QRectF(0, kReplies + kGap, width() * left, kTime), 1, 1);
}

} // namespace grapevine::widgets
