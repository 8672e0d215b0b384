#include "ui/widgets/window_docks.h"

#include <QDockWidget>
#include <QMainWindow>

#include "ui/models/member_model.h"
#include "ui/widgets/member_inspector.h"
#include "ui/widgets/time_strip.h"
#include "ui/widgets/timeline_place.h"

namespace grapevine::widgets {

namespace {
constexpr int kInspectorChars = 50; ///< A long label beside a whole date.
} // namespace

WindowDocks::WindowDocks(QMainWindow& window, TimelinePlace& timeline,
                         const models::MemberModel& members)
    : QObject(&window)
    , m_stripDock(new QDockWidget(tr("Time strip"), &window))
    , m_inspectorDock(new QDockWidget(tr("Inspector"), &window))
    , m_inspector(new MemberInspector(members, m_inspectorDock))
{
    auto* strip = new TimeStrip(m_stripDock);
    strip->follow(timeline);
    m_stripDock->setObjectName(QStringLiteral("stripDock"));
    m_stripDock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    m_stripDock->setTitleBarWidget(new QWidget(m_stripDock)); // It has no name to show.
    m_stripDock->setWidget(strip);
    m_inspectorDock->setObjectName(QStringLiteral("inspectorDock"));
    m_inspectorDock->setFeatures(QDockWidget::DockWidgetClosable);
    m_inspectorDock->setWidget(m_inspector);
    m_inspector->setMinimumWidth(window.fontMetrics().averageCharWidth() * kInspectorChars);
    window.addDockWidget(Qt::BottomDockWidgetArea, m_stripDock);
    window.addDockWidget(Qt::RightDockWidgetArea, m_inspectorDock);
    connect(strip, &TimeStrip::rangeChanged, this, &WindowDocks::timeBrushed);
    // Closed by its own cross: that is the person's wish as well. Hidden by us, it is not.
    connect(m_inspectorDock, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        const bool ours = !m_place || *m_place == PlaceId::Ask;
        if (!visible && !ours && m_inspectorDock->isHidden()) m_inspectorShown = false;
    });
    arrange();
}

void WindowDocks::showFor(std::optional<PlaceId> place)
{
    m_place = place;
    arrange();
}

void WindowDocks::arrange()
{
    // The timeline has the strip at its own head.
    m_stripDock->setVisible(m_place && !m_stripHidden && *m_place != PlaceId::Timeline);
    // Where one asks all, nobody is chosen, and the room is needed.
    m_inspectorDock->setVisible(m_place && m_inspectorShown && *m_place != PlaceId::Ask);
}

void WindowDocks::setStripHidden(bool hidden)
{
    m_stripHidden = hidden;
    arrange();
}

void WindowDocks::setInspectorShown(bool shown)
{
    m_inspectorShown = shown;
    arrange();
}

void WindowDocks::toggleInspector()
{
    setInspectorShown(!m_inspectorShown);
}

void WindowDocks::inspect(const MemberKey& member)
{
    m_inspector->setMember(member);
    setInspectorShown(true);
}

void WindowDocks::follow(const MemberKey& member)
{
    m_inspector->setMember(member);
}

void WindowDocks::forget()
{
    m_inspector->setMember(std::nullopt);
}

void WindowDocks::tick()
{
    if (m_inspectorDock->isVisible()) m_inspector->tick();
}

} // namespace grapevine::widgets
