#include "ui/widgets/cluster_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/widgets/place.h"
#include "ui/widgets/sidebar.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kFrame = 5;
constexpr int kStripe = 5;
} // namespace

ClusterPage::ClusterPage(const Parts& parts, QWidget* parent)
    : QWidget(parent)
    , m_sidebar(new Sidebar(this))
    , m_tools(new QStackedWidget(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("clusterPage"));
    m_tools->setObjectName(QStringLiteral("placeTools"));
    m_tools->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_stack->setObjectName(QStringLiteral("places"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(0, 0, 8, 0);
    bar->setSpacing(4);
    bar->addWidget(m_tools, 1);
    bar->addWidget(parts.tools, 0, Qt::AlignTop);
    parts.tools->setContentsMargins(0, 8, 0, 0);
    auto* middle = new QVBoxLayout;
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addLayout(bar);
    middle->addWidget(m_stack, 1);
    for (auto* foot : parts.feet)
        middle->addWidget(foot);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addLayout(middle, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(parts.head);
    column->addLayout(row, 1);
    connect(m_sidebar, &Sidebar::placeChosen, this, &ClusterPage::goTo);
}

QWidget* ClusterPage::toolsOf(PlaceId id, Place* place)
{
    if (auto* tools = place->tools()) return tools;
    auto* title = new QLabel(placeTitle(id), this);
    title->setTextFormat(Qt::PlainText);
    title->setContentsMargins(16, 8, 12, 8);
    title->setMinimumHeight(48); // As high as the buttons beside it, with the bar's margins.
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() + 1);
    title->setFont(bold);
    return title;
}

void ClusterPage::addPlace(PlaceId id, Place* place)
{
    if (m_places.empty()) m_current = m_before = id;
    // As when it is left: hidden, it asks for no room.
    if (id != m_current) place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_places.emplace(id, place);
    m_stack->addWidget(place);
    m_tools->addWidget(toolsOf(id, place));
    m_sidebar->addPlace(id);
}

void ClusterPage::setProduction(bool production)
{
    m_production = production;
    const int edge = production ? kFrame : 0;
    layout()->setContentsMargins(edge, edge, edge, edge);
    update();
}

void ClusterPage::paintEvent(QPaintEvent*)
{
    if (!m_production) return;
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    const QRegion frame =
        QRegion(rect()).subtracted(rect().adjusted(kFrame, kFrame, -kFrame, -kFrame));
    painter.setClipRegion(frame);
    painter.fillRect(rect(), theme.production);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.productionMark, kStripe));
    for (int x = -height(); x < width(); x += 3 * kStripe)
        painter.drawLine(x, height(), x + height(), 0);
}

Place* ClusterPage::place(PlaceId id) const
{
    const auto found = m_places.find(id);
    return found == m_places.end() ? nullptr : found->second;
}

void ClusterPage::goTo(PlaceId id)
{
    auto* wanted = place(id);
    if (wanted == nullptr) return;
    const bool moved = id != m_current;
    if (moved) m_before = m_current;
    m_current = id;
    m_sidebar->setCurrent(id);
    // Only what is shown says how narrow the window can be, and only once the docks beside it are
    // those that it has: or the window would grow for a place beside the last one's docks.
    for (const auto& [other, one] : m_places)
        one->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_stack->setCurrentWidget(wanted);
    showTools();
    wanted->focusContent();
    if (moved) Q_EMIT placeChanged(id);
    wanted->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ClusterPage::showTools()
{
    // The bar is as high as what stands in it now, not as the highest of all.
    for (int i = 0; i < m_tools->count(); ++i) {
        const bool shown = i == m_stack->currentIndex();
        m_tools->widget(i)->setSizePolicy(QSizePolicy::Expanding,
                                          shown ? QSizePolicy::Maximum : QSizePolicy::Ignored);
    }
    m_tools->setCurrentIndex(m_stack->currentIndex());
}

bool ClusterPage::goBack()
{
    if (m_before == m_current) return false;
    goTo(m_before);
    m_before = m_current; // Once: a second step back goes nowhere.
    return true;
}

} // namespace grapevine::widgets
