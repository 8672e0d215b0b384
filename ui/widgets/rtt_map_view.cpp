#include "ui/widgets/rtt_map_view.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

#include "ui/models/cluster_text.h"
#include "ui/models/rtt_words.h"

namespace grapevine::widgets {

namespace {

constexpr double kNear = 14.0;     ///< Pixels from a glyph that still mean it.
constexpr int kDragLeast = 4;      ///< Pixels that make a click a drag.
constexpr double kZoomStep = 1.25; ///< Of a key, or a notch of the wheel.
constexpr int kPanStep = 48;       ///< Pixels, of a key.
constexpr double kNotch = 120.0;   ///< What a wheel calls one step.

} // namespace

RttMapView::RttMapView(const models::RttField& field, QWidget* parent)
    : QWidget(parent)
    , m_field(field)
{
    setObjectName(QStringLiteral("rttMap"));
    setAccessibleName(tr("Map of round trips"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void RttMapView::setColours(Colours colours)
{
    m_colours = colours;
    update();
}

void RttMapView::setStale(bool stale)
{
    if (m_stale == stale) return;
    m_stale = stale;
    update();
}

void RttMapView::refresh()
{
    // While a hand moves the picture, nothing else does.
    if (!m_dragging) m_camera.follow(boundsOf(m_field.layout().points()));
    if (m_hovered && *m_hovered >= m_field.members().size()) m_hovered.reset();
    arrange();
    describe();
    update();
}

void RttMapView::fit()
{
    m_camera.fit(boundsOf(m_field.layout().points()));
    moveCamera();
}

void RttMapView::moveCamera()
{
    arrange();
    update();
    Q_EMIT cameraMoved();
}

void RttMapView::setChoice(const std::string& one, const std::string& other)
{
    if (m_one == one && m_other == other) return;
    m_one = one;
    m_other = other;
    arrange();
    describe();
    update();
}

std::optional<QPointF> RttMapView::placeOf(const std::string& name) const
{
    const auto member = m_field.find(name);
    if (!member || *member >= m_places.size()) return std::nullopt;
    return m_places[*member];
}

std::vector<std::string> RttMapView::labelled() const
{
    std::vector<std::string> out;
    out.reserve(m_labels.size());
    for (const auto& label : m_labels)
        out.push_back(m_field.members()[label.member].name());
    return out;
}

std::optional<std::size_t> RttMapView::memberAt(const QPointF& pixel) const
{
    std::optional<std::size_t> nearest;
    double least = kNear;
    for (std::size_t at = 0; at < m_places.size(); ++at) {
        const auto by = m_places[at] - pixel;
        const double away = std::hypot(by.x(), by.y());
        if (away > least) continue;
        least = away;
        nearest = at;
    }
    return nearest;
}

std::optional<std::size_t> RttMapView::neighbour(std::size_t from, QPointF towards,
                                                 std::optional<std::size_t> except) const
{
    // The nearest in that direction; what lies aside counts as further.
    std::optional<std::size_t> best;
    double least = 0.0;
    for (std::size_t at = 0; at < m_places.size(); ++at) {
        if (at == from || at == except) continue;
        const auto by = m_places[at] - m_places[from];
        const double along = QPointF::dotProduct(by, towards);
        const double aside = std::abs(by.x() * towards.y() - by.y() * towards.x());
        if (along <= 0.0 || aside > 2.0 * along) continue;
        const double cost = along + 2.0 * aside;
        if (best && cost >= least) continue;
        best = at;
        least = cost;
    }
    return best;
}

void RttMapView::choose(std::size_t member, bool asPartner)
{
    const auto name = m_field.members()[member].name();
    if (asPartner && !m_one.empty() && name != m_one) {
        Q_EMIT partnerChosen(name);
    } else {
        Q_EMIT memberChosen(name);
    }
}

void RttMapView::describe()
{
    QString words;
    if (const auto one = chosen()) {
        words = models::memberText(m_field, *one);
        if (const auto other = partner()) {
            const auto nameOf = [this](std::size_t at) {
                return models::clusterText(m_field.members()[at].name(), models::kRttNameLongest);
            };
            words += QStringLiteral(". ") +
                     models::pairText(nameOf(*one), nameOf(*other), m_field.estimate(*one, *other));
        }
    } else {
        words = tr("%n member(s); arrow keys go from one to the next", nullptr,
                   static_cast<int>(m_field.members().size()));
    }
    if (words == accessibleDescription()) return;
    setAccessibleDescription(words);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void RttMapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_camera.setArea(area());
    if (m_camera.isFitted()) m_camera.fit(boundsOf(m_field.layout().points()));
    arrange();
}

void RttMapView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) arrange();
}

void RttMapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    m_pressedAt = event->position();
    m_dragging = false;
}

void RttMapView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressedAt) {
        const auto by = event->position() - *m_pressedAt;
        if (m_dragging || by.manhattanLength() >= kDragLeast) {
            m_dragging = true;
            m_pressedAt = event->position();
            m_camera.pan(by);
            moveCamera();
        }
        return;
    }
    const auto hovered = memberAt(event->position());
    if (hovered == m_hovered) return;
    m_hovered = hovered;
    setCursor(hovered ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void RttMapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressedAt) return;
    m_pressedAt.reset();
    if (std::exchange(m_dragging, false)) return;
    const auto member = memberAt(event->position());
    const bool asPartner = (event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)) != 0;
    if (member) choose(*member, asPartner);
}

void RttMapView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto member = memberAt(event->position());
    if (member && event->button() == Qt::LeftButton)
        Q_EMIT memberActivated(m_field.members()[*member].name());
}

void RttMapView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    if (std::exchange(m_hovered, std::nullopt)) update();
}

void RttMapView::wheelEvent(QWheelEvent* event)
{
    const double notches = event->angleDelta().y() / kNotch;
    if (notches == 0.0) return QWidget::wheelEvent(event);
    m_camera.zoomAt(event->position(), std::pow(kZoomStep, notches));
    moveCamera();
    event->accept();
}

void RttMapView::keyPressEvent(QKeyEvent* event)
{
    const auto zoom = [this](double factor) {
        m_camera.zoomAt(area().center(), factor);
        moveCamera();
    };
    QPointF towards;
    switch (event->key()) {
    case Qt::Key_Left: towards = {-1, 0}; break;
    case Qt::Key_Right: towards = {1, 0}; break;
    case Qt::Key_Up: towards = {0, -1}; break;
    case Qt::Key_Down: towards = {0, 1}; break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(kZoomStep);
    case Qt::Key_Minus: return zoom(1.0 / kZoomStep);
    case Qt::Key_0: return fit();
    case Qt::Key_Home:
        if (!m_field.members().empty()) choose(0, false);
        return;
    case Qt::Key_End:
        if (!m_field.members().empty()) choose(m_field.members().size() - 1, false);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (chosen()) Q_EMIT memberActivated(m_one);
        return;
    default: return QWidget::keyPressEvent(event);
    }
    if ((event->modifiers() & Qt::ControlModifier) != 0) {
        m_camera.pan(-towards * kPanStep);
        return moveCamera();
    }
    const bool asPartner = (event->modifiers() & Qt::ShiftModifier) != 0 && chosen().has_value();
    const auto from = asPartner && partner() ? partner() : chosen();
    if (!from) {
        if (!m_field.members().empty()) choose(0, false);
        return;
    }
    // The other end of a pair passes by the first.
    const auto except = asPartner ? chosen() : std::nullopt;
    if (const auto next = neighbour(*from, towards, except)) choose(*next, asPartner);
}

bool RttMapView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QString text;
        if (const auto member = memberAt(help->pos())) {
            text = models::memberTip(m_field, *member);
        } else {
            const auto label =
                std::find_if(m_labels.begin(), m_labels.end(),
                             [help](const auto& one) { return one.rect.contains(help->pos()); });
            if (label != m_labels.end()) text = models::memberTip(m_field, label->member);
        }
        for (const auto& ground : m_grounds) {
            if (text.isEmpty() && ground.titleRect.contains(help->pos()))
                text = ground.title + QLatin1Char('\n') + models::zonesReason(m_field.zoning());
        }
        if (text.isEmpty()) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(help->globalPos(), models::tooltipText(text), this);
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace grapevine::widgets
