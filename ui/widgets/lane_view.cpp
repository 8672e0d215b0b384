#include "ui/widgets/lane_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

#include "ui/models/cluster_text.h"
#include "ui/models/time_window.h"
#include "ui/models/time_words.h"
#include "ui/models/timeline_model.h"
#include "ui/widgets/kind_glyph.h"
#include "ui/widgets/time_axis.h"

namespace grapevine::widgets {

namespace {

constexpr int kMargin = 12;
constexpr int kNear = 8; ///< Pixels from a glyph that still mean it.

} // namespace

LaneView::LaneView(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("timelineLanes"));
    setAccessibleName(tr("Lanes, one a member"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
}

void LaneView::setSource(models::TimelineModel* model, models::TimeWindow* window)
{
    m_model = model;
    m_window = window;
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_isOpen = false;
        if (isVisible()) open();
    });
    connect(model, &models::TimelineModel::countsChanged, this, &LaneView::handleCounts);
    const auto repaint = [this] { viewport()->update(); };
    connect(window, &models::TimeWindow::changed, this, repaint);
    connect(window, &models::TimeWindow::brushChanged, this, repaint);
}

void LaneView::open()
{
    if (m_model == nullptr) return;
    m_lanes.show(m_model->shown(), m_model->rows());
    m_isOpen = true;
    m_lane.reset();
    verticalScrollBar()->setValue(0);
    sizeRange();
    describe();
    viewport()->update();
}

void LaneView::handleCounts()
{
    if (!isVisible()) {
        m_isOpen = false;
        return;
    }
    if (!m_isOpen) return open();
    m_lanes.append(m_model->shown(), m_model->rows());
    sizeRange();
    viewport()->update();
}

void LaneView::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    if (!m_isOpen) open();
}

int LaneView::laneHeight() const
{
    return std::max(22, fontMetrics().height() + 6);
}

int LaneView::axisHeight() const
{
    return fontMetrics().height() + 5;
}

int LaneView::nameWidth() const
{
    const int unit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    return std::min(24 * unit, viewport()->width() / 3) + 2 * kMargin;
}

QRect LaneView::plot() const
{
    const auto area = viewport()->rect();
    // Time runs from left to right in any language; the names change sides.
    const bool mirrored = isRightToLeft();
    return area.adjusted(mirrored ? 0 : nameWidth(), 0, mirrored ? -nameWidth() : 0, -axisHeight());
}

double LaneView::xOf(TimePoint at) const
{
    const auto range = m_window->focus();
    const auto area = plot();
    return area.left() + static_cast<double>((at - range.from).count()) /
                             static_cast<double>(range.span().count()) * area.width();
}

void LaneView::sizeRange()
{
    const int inSight = std::max(1, plot().height() / laneHeight());
    verticalScrollBar()->setPageStep(inSight);
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(m_lanes.size()) - inSight));
}

void LaneView::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme.base);
    if (m_window == nullptr) return;
    const auto area = plot();
    if (m_lanes.size() == 0) {
        painter.setPen(theme.quiet);
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap,
                         tr("No member has changed in what is shown."));
    }
    const int height = laneHeight();
    const auto top = static_cast<std::size_t>(verticalScrollBar()->value());
    for (auto lane = top; lane < m_lanes.size(); ++lane) {
        const int y = static_cast<int>(lane - top) * height;
        if (y >= area.bottom()) break;
        const QRect row(0, y, viewport()->width(), height);
        if (m_lane == lane)
            painter.fillRect(row, theme.selection);
        else if (lane % 2 == 1)
            painter.fillRect(row, theme.alternate);
        const QRect name = isRightToLeft()
                               ? QRect(area.right() + kMargin, y, nameWidth() - 2 * kMargin, height)
                               : QRect(kMargin, y, nameWidth() - 2 * kMargin, height);
        painter.setPen(theme.text);
        const auto side = isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft;
        painter.drawText(
            name, static_cast<int>(Qt::AlignVCenter | Qt::AlignAbsolute | side),
            painter.fontMetrics().elidedText(models::clusterText(m_lanes.at(lane).name, 128),
                                             Qt::ElideMiddle, name.width()));
        painter.save();
        painter.setClipRect(QRect(area.left(), y, area.width(), height));
        paintLane(painter, lane, QRect(area.left(), y, area.width(), height));
        painter.restore();
    }
    const QRect axis(area.left(), area.bottom() + 1, area.width(), axisHeight());
    painter.fillRect(QRect(0, axis.top(), viewport()->width(), axis.height()), theme.base);
    painter.setPen(theme.line);
    painter.drawLine(0, axis.top(), viewport()->width(), axis.top());
    paintTimeAxis(painter, axis.adjusted(0, 1, 0, 0), m_window->focus(), *m_window, theme);
    if (hasFocus() && !m_lane) {
        painter.setPen(theme.accent);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void LaneView::paintLane(QPainter& painter, std::size_t lane, const QRect& row) const
{
    const Theme& theme = Theme::behind(palette());
    const auto& of = m_lanes.at(lane);
    const auto range = m_window->focus();
    const double middle = row.center().y() + 0.5;
    const auto span = [&](double from, double to, std::optional<models::StatusKind> status) {
        from = std::max(from, static_cast<double>(row.left()));
        to = std::min(to, static_cast<double>(row.right() + 1));
        if (!status || to <= from) return;
        const QColor colour = theme.of(*status);
        switch (*status) {
        case models::StatusKind::Failed:
            painter.fillRect(QRectF(from, middle - 4, to - from, 8), colour);
            break;
        case models::StatusKind::Suspect:
            painter.fillRect(QRectF(from, middle - 3, to - from, 6),
                             QBrush(colour, Qt::Dense3Pattern));
            break;
        case models::StatusKind::Alive:
        case models::StatusKind::Leaving:
            painter.fillRect(QRectF(from, middle - 1.5, to - from, 3),
                             mixed(colour, theme.base, 0.75));
            break;
        case models::StatusKind::Left:
        case models::StatusKind::NoData:
            painter.setPen(QPen(colour, 1, Qt::DotLine));
            painter.drawLine(QPointF(from, middle), QPointF(to, middle));
            break;
        }
    };
    const auto first = of.changeFrom(range.from);
    const auto end = of.changeFrom(range.to);
    double from = row.left();
    // Before anything was watched nothing is drawn.
    if (first == 0 || first == of.changes.size()) from = std::max(from, xOf(m_window->oldest()));
    auto status = first < of.changes.size() ? of.statusBefore(first)
                  : of.changes.empty()      ? std::nullopt
                                            : of.statusAfter(of.changes.size() - 1);
    for (auto at = first; at < end; ++at) {
        const double x = xOf(of.changes[at].at);
        span(from, x, status);
        status = of.statusAfter(at);
        from = x;
    }
    span(from, std::min(xOf(m_window->now().boot), static_cast<double>(row.right() + 1)), status);
    const double side = std::min(12.0, row.height() * 0.5);
    double last = -1e9;
    for (auto at = first; at < end; ++at) {
        const auto& change = of.changes[at];
        const double x = xOf(change.at);
        const bool isCurrent = m_line == change.id;
        // Where glyphs would cover each other the spans tell enough.
        if (x - last < side * 0.6 && !isCurrent) continue;
        last = x;
        const QRectF square(x - side / 2, middle - side / 2, side, side);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_lane == lane ? theme.selection : theme.base);
        painter.drawEllipse(square.adjusted(-1.5, -1.5, 1.5, 1.5));
        paintKindGlyph(painter, square, change.kind, kindColour(change.kind, theme));
        if (isCurrent) {
            painter.setPen(QPen(theme.accent, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(square.adjusted(-3, -3, 3, 3), 3, 3);
        }
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

std::optional<std::size_t> LaneView::laneAtY(int y) const
{
    if (y < 0 || y > plot().bottom()) return std::nullopt;
    const auto lane = static_cast<std::size_t>(verticalScrollBar()->value() + y / laneHeight());
    return lane < m_lanes.size() ? std::optional(lane) : std::nullopt;
}

std::optional<models::Lanes::Change> LaneView::changeNear(std::size_t lane, int x) const
{
    std::optional<models::Lanes::Change> best;
    double nearest = kNear;
    const auto& changes = m_lanes.at(lane).changes;
    const auto range = m_window->focus();
    for (auto at = m_lanes.at(lane).changeFrom(range.from); at < changes.size(); ++at) {
        if (changes[at].at >= range.to) break;
        const double away = std::abs(xOf(changes[at].at) - x);
        if (away > nearest) continue;
        nearest = away;
        best = changes[at];
    }
    return best;
}

void LaneView::setCurrentLine(std::optional<models::TimelineStore::Id> id)
{
    if (id == m_line) return;
    m_line = id;
    viewport()->update();
}

void LaneView::choose(std::size_t lane)
{
    m_lane = lane;
    auto* bar = verticalScrollBar();
    const int at = static_cast<int>(lane);
    if (at < bar->value()) bar->setValue(at);
    if (at >= bar->value() + bar->pageStep()) bar->setValue(at - bar->pageStep() + 1);
    describe();
    viewport()->update();
}

void LaneView::step(int by)
{
    if (!m_lane || m_lanes.at(*m_lane).changes.empty()) return;
    const auto& changes = m_lanes.at(*m_lane).changes;
    const auto found = std::find_if(changes.begin(), changes.end(),
                                    [this](const auto& one) { return m_line == one.id; });
    auto at = found == changes.end() ? static_cast<std::ptrdiff_t>(changes.size()) - 1
                                     : found - changes.begin() + by;
    at = std::clamp<std::ptrdiff_t>(at, 0, static_cast<std::ptrdiff_t>(changes.size()) - 1);
    m_line = changes[static_cast<std::size_t>(at)].id;
    Q_EMIT lineChosen(*m_line);
    describe();
    viewport()->update();
}

void LaneView::describe()
{
    QString words;
    if (m_lane) {
        const auto& lane = m_lanes.at(*m_lane);
        words = tr("%1: %n change(s)", nullptr, static_cast<int>(lane.changes.size()))
                    .arg(models::clusterText(lane.name, 128));
        if (!lane.changes.empty()) {
            const auto& last = lane.changes.back();
            words += QStringLiteral(", ") + tr("the last: %1 at %2")
                                                .arg(models::kindWord(last.kind),
                                                     models::clockText(m_window->wallAt(last.at)));
        }
    }
    setAccessibleDescription(words);
}

void LaneView::keyPressEvent(QKeyEvent* event)
{
    if (m_lanes.size() == 0) return QAbstractScrollArea::keyPressEvent(event);
    const auto last = m_lanes.size() - 1;
    const auto page = static_cast<std::size_t>(verticalScrollBar()->pageStep());
    const auto lane = m_lane.value_or(0);
    switch (event->key()) {
    case Qt::Key_Up: return choose(m_lane && lane > 0 ? lane - 1 : 0);
    case Qt::Key_Down: return choose(m_lane ? std::min(lane + 1, last) : 0);
    case Qt::Key_PageUp: return choose(lane > page ? lane - page : 0);
    case Qt::Key_PageDown: return choose(std::min(lane + page, last));
    case Qt::Key_Home: return choose(0);
    case Qt::Key_Left: return step(-1);
    case Qt::Key_Right: return step(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_lane) Q_EMIT memberChosen(m_lanes.at(*m_lane).name);
        return;
    default: return QAbstractScrollArea::keyPressEvent(event);
    }
}

void LaneView::mousePressEvent(QMouseEvent* event)
{
    const auto lane = laneAtY(event->pos().y());
    if (!lane || event->button() != Qt::LeftButton) return;
    choose(*lane);
    const auto change = changeNear(*lane, event->pos().x());
    if (!change) return;
    m_line = change->id;
    Q_EMIT lineChosen(change->id);
}

void LaneView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto lane = laneAtY(event->pos().y());
    if (lane && event->button() == Qt::LeftButton) Q_EMIT memberChosen(m_lanes.at(*lane).name);
}

bool LaneView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_window != nullptr) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto lane = laneAtY(help->pos().y())) {
            QString text = models::clusterText(m_lanes.at(*lane).name, 128);
            if (const auto change = changeNear(*lane, help->pos().x())) {
                text += QStringLiteral("\n%1   %2")
                            .arg(models::preciseText(m_window->wallAt(change->at)),
                                 models::kindWord(change->kind));
            }
            QToolTip::showText(help->globalPos(), models::tooltipText(text), this);
            return true;
        }
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LaneView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    sizeRange();
}

void LaneView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) sizeRange();
}

} // namespace grapevine::widgets
