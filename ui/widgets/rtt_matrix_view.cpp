#include "ui/widgets/rtt_matrix_view.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

#include "ui/models/cluster_text.h"
#include "ui/models/rtt_words.h"

namespace grapevine::widgets {

namespace {

constexpr int kCellLeast = 6;
constexpr int kCellMost = 90;
constexpr double kZoomStep = 1.25;
constexpr double kNotch = 120.0; ///< What a wheel calls one step.
constexpr int kHeadChars = 18;
constexpr int kNamedMost = 60;
constexpr int kPadding = 6;

} // namespace

RttMatrixView::RttMatrixView(const models::RttMatrixModel& model, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("rttMatrix"));
    setAccessibleName(tr("Matrix of round trips"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
    // Rows run from the top and columns from the left in any language, as in every matrix.
    setLayoutDirection(Qt::LeftToRight);
}

int RttMatrixView::numberWidth() const
{
    return fontMetrics().horizontalAdvance(QStringLiteral("000.0")) + 2 * kPadding;
}

bool RttMatrixView::showsNumbers() const
{
    return m_cell.width() >= numberWidth() && m_cell.height() >= fontMetrics().height();
}

void RttMatrixView::layOut()
{
    const int count = std::max(m_model.rowCount(), 1);
    const auto metrics = fontMetrics();
    int longest = 0;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const auto name = m_model.headerData(row, Qt::Vertical, Qt::DisplayRole).toString();
        longest = std::max(longest, metrics.horizontalAdvance(name));
    }
    const int head = std::min(longest, metrics.averageCharWidth() * kHeadChars) + 2 * kPadding;
    // As large as all have room, but no larger than a number needs.
    // Few enough are named, though not all of them are in sight then.
    const int least = count <= kNamedMost ? metrics.height() : kCellLeast;
    const auto fitting = [&](int room, int most) {
        return std::clamp((room - head) / count, least, most);
    };
    int width = fitting(viewport()->width(), numberWidth());
    int height = fitting(viewport()->height() - metrics.height(), metrics.height() + 8);
    // Where nothing is named a cell is a square.
    if (count > kNamedMost) width = height = std::min(width, height);
    m_cell = QSize(std::clamp(qRound(width * m_zoom), kCellLeast, kCellMost),
                   std::clamp(qRound(height * m_zoom), kCellLeast, kCellMost));
    const bool named = m_cell.height() >= metrics.height() - 2;
    m_headWidth = named ? head : kPadding;
    m_headHeight = (m_cell.width() >= metrics.height() - 2 ? head : kPadding) + metrics.height();
    const QSize room = grid().size();
    for (auto* bar : {horizontalScrollBar(), verticalScrollBar()}) {
        const bool across = bar == horizontalScrollBar();
        const int whole = m_model.rowCount() * (across ? m_cell.width() : m_cell.height());
        const int seen = across ? room.width() : room.height();
        bar->setPageStep(std::max(seen, 1));
        bar->setSingleStep(across ? m_cell.width() : m_cell.height());
        bar->setRange(0, std::max(0, whole - seen));
    }
    viewport()->update();
}

void RttMatrixView::refresh()
{
    layOut();
    describe();
}

void RttMatrixView::setStale(bool stale)
{
    if (std::exchange(m_stale, stale) != stale) viewport()->update();
}

void RttMatrixView::setChoice(const std::string& one, const std::string& other)
{
    if (m_one == one && m_other == other) return;
    m_one = one;
    m_other = other;
    if (const auto at = current(); at.isValid() && isVisible()) {
        const auto cell = cellRect(at.row(), at.column());
        const auto room = grid();
        auto* across = horizontalScrollBar();
        auto* down = verticalScrollBar();
        if (cell.left() < room.left())
            across->setValue(across->value() - room.left() + cell.left());
        if (cell.right() > room.right())
            across->setValue(across->value() + cell.right() - room.right());
        if (cell.top() < room.top()) down->setValue(down->value() - room.top() + cell.top());
        if (cell.bottom() > room.bottom())
            down->setValue(down->value() + cell.bottom() - room.bottom());
    }
    describe();
    viewport()->update();
}

QModelIndex RttMatrixView::current() const
{
    const int row = m_model.rowOf(m_one);
    const int column = m_other.empty() ? row : m_model.rowOf(m_other);
    return row < 0 || column < 0 ? QModelIndex() : m_model.index(row, column);
}

QRect RttMatrixView::grid() const
{
    return viewport()->rect().adjusted(m_headWidth, m_headHeight, 0, 0);
}

QRect RttMatrixView::cellRect(int row, int column) const
{
    const auto room = grid();
    return {room.left() + column * m_cell.width() - horizontalScrollBar()->value(),
            room.top() + row * m_cell.height() - verticalScrollBar()->value(), m_cell.width(),
            m_cell.height()};
}

std::optional<QPoint> RttMatrixView::cellAt(const QPoint& at) const
{
    const auto room = grid();
    if (!room.contains(at)) return std::nullopt;
    const QPoint cell((at.x() - room.left() + horizontalScrollBar()->value()) / m_cell.width(),
                      (at.y() - room.top() + verticalScrollBar()->value()) / m_cell.height());
    if (cell.x() >= m_model.columnCount() || cell.y() >= m_model.rowCount()) return std::nullopt;
    return cell;
}

std::optional<int> RttMatrixView::headAt(const QPoint& at) const
{
    const auto room = grid();
    const bool beside = at.x() < room.left() && at.y() >= room.top();
    const bool above = at.y() < room.top() && at.x() >= room.left();
    if (!beside && !above) return std::nullopt;
    const int place =
        beside ? (at.y() - room.top() + verticalScrollBar()->value()) / m_cell.height()
               : (at.x() - room.left() + horizontalScrollBar()->value()) / m_cell.width();
    return place < m_model.rowCount() ? std::optional(place) : std::nullopt;
}

void RttMatrixView::choose(int row, int column)
{
    Q_EMIT pairChosen(m_model.nameAt(row), row == column ? std::string() : m_model.nameAt(column));
}

void RttMatrixView::zoom(double factor)
{
    m_zoom = std::clamp(m_zoom * factor, 0.25, 16.0);
    layOut();
}

void RttMatrixView::fit()
{
    m_zoom = 1.0;
    layOut();
}

void RttMatrixView::describe()
{
    const auto at = current();
    const auto words = at.isValid()
                           ? at.data(Qt::AccessibleTextRole).toString()
                           : tr("%n member(s), each with each", nullptr, m_model.rowCount());
    if (words == accessibleDescription()) return;
    setAccessibleDescription(words);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void RttMatrixView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void RttMatrixView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) layOut();
}

void RttMatrixView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    if (const auto cell = cellAt(event->pos())) {
        choose(cell->y(), cell->x());
    } else if (const auto head = headAt(event->pos())) {
        choose(*head, *head);
    }
}

void RttMatrixView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    if (const auto head = headAt(event->pos())) Q_EMIT memberActivated(m_model.nameAt(*head));
    if (const auto cell = cellAt(event->pos())) Q_EMIT memberActivated(m_model.nameAt(cell->y()));
}

void RttMatrixView::mouseMoveEvent(QMouseEvent* event)
{
    const auto hovered = cellAt(event->pos());
    if (hovered == m_hovered) return;
    m_hovered = hovered;
    viewport()->update();
}

void RttMatrixView::wheelEvent(QWheelEvent* event)
{
    if ((event->modifiers() & Qt::ControlModifier) == 0)
        return QAbstractScrollArea::wheelEvent(event);
    zoom(std::pow(kZoomStep, event->angleDelta().y() / kNotch));
    event->accept();
}

void RttMatrixView::keyPressEvent(QKeyEvent* event)
{
    const int last = m_model.rowCount() - 1;
    if (last < 0) return QAbstractScrollArea::keyPressEvent(event);
    const auto at = current();
    int row = at.isValid() ? at.row() : 0;
    int column = at.isValid() ? at.column() : 0;
    const int page = std::max(1, grid().height() / m_cell.height() - 1);
    const bool far = (event->modifiers() & Qt::ControlModifier) != 0;
    switch (event->key()) {
    case Qt::Key_Left: column -= at.isValid() ? 1 : 0; break;
    case Qt::Key_Right: column += at.isValid() ? 1 : 0; break;
    case Qt::Key_Up: row -= at.isValid() ? 1 : 0; break;
    case Qt::Key_Down: row += at.isValid() ? 1 : 0; break;
    case Qt::Key_PageUp: row -= page; break;
    case Qt::Key_PageDown: row += page; break;
    case Qt::Key_Home:
        column = 0;
        if (far) row = 0;
        break;
    case Qt::Key_End:
        column = last;
        if (far) row = last;
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(kZoomStep);
    case Qt::Key_Minus: return zoom(1.0 / kZoomStep);
    case Qt::Key_0: return fit();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (at.isValid()) Q_EMIT memberActivated(m_model.nameAt(at.row()));
        return;
    default: return QAbstractScrollArea::keyPressEvent(event);
    }
    choose(std::clamp(row, 0, last), std::clamp(column, 0, last));
}

bool RttMatrixView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave && m_hovered) {
        m_hovered.reset();
        viewport()->update();
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QString text;
        if (const auto cell = cellAt(help->pos())) {
            text = m_model.index(cell->y(), cell->x()).data(Qt::AccessibleTextRole).toString();
        } else if (const auto head = headAt(help->pos())) {
            // Whole, however long. Above the columns' names stands their zone's.
            if (help->y() < fontMetrics().height()) text = m_model.zoneNameAt(*head);
            if (text.isEmpty()) text = models::clusterText(m_model.nameAt(*head));
        }
        if (text.isEmpty()) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(help->globalPos(), models::tooltipText(text), this);
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace grapevine::widgets
