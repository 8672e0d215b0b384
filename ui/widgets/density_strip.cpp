#include "ui/widgets/density_strip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/models/time_window.h"
#include "ui/models/time_words.h"
#include "ui/widgets/kind_glyph.h"
#include "ui/widgets/time_axis.h"

namespace grapevine::widgets {

namespace {

using models::ChangeClass;

constexpr int kBarWidth = 4;   ///< Of one bin, at least; pixels.
constexpr int kMarkHeight = 3; ///< Of the line of events.
constexpr int kDragLeast = 4;  ///< A hand is never quite still.
constexpr double kZoomStep = 0.8;
/// From the foot up.
constexpr ChangeClass kStack[] = {ChangeClass::Failed, ChangeClass::Suspect, ChangeClass::Gone,
                                  ChangeClass::Back, ChangeClass::Changed};

} // namespace

DensityStrip::DensityStrip(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Changes over time"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize DensityStrip::sizeHint() const
{
    return {400, std::max(64, 3 * fontMetrics().height() + 16)};
}

QSize DensityStrip::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void DensityStrip::setSource(const models::TimelineStore* store, models::TimeWindow* window)
{
    if (m_window != nullptr) disconnect(m_window, nullptr, this, nullptr);
    m_store = store;
    m_window = window;
    connect(window, &models::TimeWindow::changed, this, &DensityStrip::refresh);
    connect(window, &models::TimeWindow::brushChanged, this, [this] {
        describe();
        update();
    });
    refresh();
}

void DensityStrip::refresh()
{
    if (m_store == nullptr || width() <= 0) return;
    const auto range = m_window->visible();
    const auto least = range.span() * kBarWidth / std::max(width(), 1);
    m_density.show(*m_store, range, models::Density::roundWidth(least));
    update();
}

void DensityStrip::setCursorAt(std::optional<TimePoint> at)
{
    if (at == m_cursor) return;
    m_cursor = at;
    update();
}

double DensityStrip::xOf(TimePoint at) const
{
    const auto range = m_window->visible();
    return static_cast<double>((at - range.from).count()) /
           static_cast<double>(range.span().count()) * width();
}

TimePoint DensityStrip::timeAt(double x) const
{
    const auto range = m_window->visible();
    const double share = x / std::max(width(), 1);
    return range.from +
           Duration{static_cast<Duration::rep>(share * static_cast<double>(range.span().count()))};
}

int DensityStrip::axisHeight() const
{
    return fontMetrics().height() + 5;
}

void DensityStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.base);
    if (m_window == nullptr) return;
    const QRect bars(0, 4, width(), height() - axisHeight() - 4 - kMarkHeight - 3);
    paintSilence(painter, QRect(0, 0, width(), bars.bottom() + 1));
    paintBars(painter, bars);
    paintBrush(painter, QRect(0, 0, width(), height() - axisHeight()));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme.line);
    painter.drawLine(0, bars.bottom() + 1, width(), bars.bottom() + 1);
    painter.drawLine(0, height() - 1, width(), height() - 1);
    paintTimeAxis(painter, QRect(0, height() - axisHeight(), width(), axisHeight()),
                  m_window->visible(), *m_window, theme);
    const double now = xOf(m_window->now().boot);
    if (now >= 0 && now < width()) {
        painter.setPen(QPen(theme.quiet, 1, Qt::DotLine));
        painter.drawLine(QPointF(now, 0), QPointF(now, height() - axisHeight()));
    }
    if (m_cursor) {
        painter.setPen(QPen(theme.accent, 1));
        const double x = xOf(*m_cursor);
        painter.drawLine(QPointF(x, 0), QPointF(x, height() - axisHeight()));
    }
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void DensityStrip::paintBars(QPainter& painter, const QRect& area) const
{
    const Theme& theme = Theme::behind(palette());
    // One change must be seen beside a thousand: heights grow with the root.
    const double tallest = std::sqrt(static_cast<double>(m_density.most()));
    for (std::size_t at = 0; at < m_density.size(); ++at) {
        const auto& bin = m_density.at(at);
        const double left = xOf(m_density.begin(at));
        const double right = xOf(m_density.begin(at + 1));
        if (right < 0 || left > width()) continue;
        const QRectF column(left, area.top(), std::max(1.0, right - left - 1), area.height());
        if (bin.isBroken) {
            painter.fillRect(QRectF(left, 0, right - left, area.bottom() + 1),
                             QBrush(mixed(theme.suspect, theme.base, 0.55), Qt::BDiagPattern));
        }
        const auto changes = bin.changes();
        if (changes > 0) {
            const double height =
                std::max(3.0, std::sqrt(static_cast<double>(changes)) / tallest * area.height());
            double foot = area.bottom() + 1;
            for (const auto of : kStack) {
                if (bin.of(of) == 0) continue;
                const double part = height * bin.of(of) / changes;
                painter.fillRect(QRectF(column.left(), foot - part, column.width(), part),
                                 classColour(of, theme));
                foot -= part;
            }
        }
        if (bin.of(ChangeClass::Heard) > 0) {
            painter.fillRect(QRectF(column.left(), area.bottom() + 3, column.width(), kMarkHeight),
                             theme.quiet);
        }
    }
}

void DensityStrip::paintSilence(QPainter& painter, const QRect& area) const
{
    if (!m_window->silentSince()) return;
    const Theme& theme = Theme::behind(palette());
    const double from = std::max(0.0, xOf(*m_window->silentSince()));
    const double to = std::min<double>(width(), xOf(m_window->now().boot));
    if (from >= to) return;
    painter.fillRect(QRectF(from, 0, to - from, area.height()),
                     QBrush(mixed(theme.quiet, theme.base, 0.55), Qt::FDiagPattern));
}

void DensityStrip::paintBrush(QPainter& painter, const QRect& area) const
{
    if (!m_window->brush()) return;
    const Theme& theme = Theme::behind(palette());
    const double from = xOf(m_window->brush()->from);
    const double to = xOf(m_window->brush()->to);
    QColor veil = theme.base;
    veil.setAlphaF(0.62F);
    painter.fillRect(QRectF(0, 0, std::max(0.0, from), area.height()), veil);
    painter.fillRect(QRectF(to, 0, std::max(0.0, width() - to), area.height()), veil);
    painter.setPen(QPen(theme.accent, 1));
    painter.drawLine(QPointF(from, 0), QPointF(from, area.height()));
    painter.drawLine(QPointF(to, 0), QPointF(to, area.height()));
    painter.fillRect(QRectF(from, 0, to - from, 3), theme.accent);
}

std::optional<std::size_t> DensityStrip::binAt(double x) const
{
    if (m_density.size() == 0) return std::nullopt;
    const auto at = (timeAt(x) - m_density.begin(0)) / m_density.width();
    if (at < 0 || static_cast<std::size_t>(at) >= m_density.size()) return std::nullopt;
    return static_cast<std::size_t>(at);
}

QString DensityStrip::binText(std::size_t bin) const
{
    const auto from = m_window->wallAt(m_density.begin(bin));
    const auto to = m_window->wallAt(m_density.begin(bin + 1));
    QStringList lines{tr("%1 to %2").arg(models::clockText(from), models::clockText(to))};
    for (std::size_t at = 0; at < models::kChangeClasses; ++at) {
        const auto of = static_cast<ChangeClass>(at);
        const auto count = static_cast<int>(m_density.at(bin).of(of));
        if (count > 0) lines.append(models::changeClassWords(of, count));
    }
    const auto& silent = m_window->silentSince();
    if (silent && m_density.begin(bin + 1) > *silent) lines.append(tr("no word here"));
    if (m_density.at(bin).isBroken) lines.append(tr("not everything was seen here"));
    if (lines.size() == 1) lines.append(tr("nothing happened"));
    return lines.join(QLatin1Char('\n'));
}

bool DensityStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_window != nullptr) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto bin = binAt(help->pos().x())) {
            QToolTip::showText(help->globalPos(), models::tooltipText(binText(*bin)), this);
            return true;
        }
    }
    if (event->type() == QEvent::ShortcutOverride && m_window != nullptr && m_window->brush() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void DensityStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_window == nullptr) return;
    m_pressed = event->position().x();
    m_dragging = false;
}

void DensityStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed || m_window == nullptr) return;
    const double x = std::clamp(event->position().x(), 0.0, static_cast<double>(width()));
    if (!m_dragging && std::abs(x - *m_pressed) < kDragLeast) return;
    m_dragging = true;
    const TimePoint pressed = timeAt(*m_pressed);
    const TimePoint here = timeAt(x);
    const TimePoint from = std::min(pressed, here);
    const TimePoint to = std::max(pressed, here);
    m_window->setBrush(models::TimeRange{from, std::max(to, from + std::chrono::milliseconds{1})});
}

void DensityStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_pressed || event->button() != Qt::LeftButton) return;
    const double x = *std::exchange(m_pressed, std::nullopt);
    if (!std::exchange(m_dragging, false)) Q_EMIT timeChosen(timeAt(x));
}

void DensityStrip::mouseDoubleClickEvent(QMouseEvent*)
{
    if (m_window == nullptr) return;
    if (m_window->brush())
        m_window->setBrush(std::nullopt);
    else
        m_window->showAll();
}

void DensityStrip::wheelEvent(QWheelEvent* event)
{
    if (m_window == nullptr) return;
    const auto delta =
        event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    if (delta == 0) return;
    const double notches = delta / 120.0;
    if (event->modifiers().testFlag(Qt::ShiftModifier) || event->angleDelta().y() == 0) {
        const auto span = static_cast<double>(m_window->visible().span().count());
        m_window->pan(Duration{static_cast<Duration::rep>(-notches * span / 8)});
    } else {
        m_window->zoom(std::pow(kZoomStep, notches), timeAt(event->position().x()));
    }
    event->accept();
}

void DensityStrip::keyPressEvent(QKeyEvent* event)
{
    if (m_window == nullptr) return QWidget::keyPressEvent(event);
    const auto middle = m_window->visible().from + m_window->visible().span() / 2;
    switch (event->key()) {
    case Qt::Key_Escape:
        if (!m_window->brush()) return QWidget::keyPressEvent(event);
        return m_window->setBrush(std::nullopt);
    case Qt::Key_Left: Q_EMIT stepRequested(-1); return;
    case Qt::Key_Right: Q_EMIT stepRequested(1); return;
    case Qt::Key_Home: Q_EMIT homeRequested(); return;
    case Qt::Key_End: Q_EMIT endRequested(); return;
    case Qt::Key_Plus: return m_window->zoom(kZoomStep, m_cursor.value_or(middle));
    case Qt::Key_Minus: return m_window->zoom(1 / kZoomStep, m_cursor.value_or(middle));
    default: return QWidget::keyPressEvent(event);
    }
}

void DensityStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    refresh();
}

void DensityStrip::describe()
{
    setAccessibleDescription(
        m_window->brush() ? tr("Only %1 to %2 is shown")
                                .arg(models::clockText(m_window->wallAt(m_window->brush()->from)),
                                     models::clockText(m_window->wallAt(m_window->brush()->to)))
                          : QString());
}

} // namespace grapevine::widgets
