#pragma once

#include <QObject>

#include <optional>

#include "core/base/ids.h"
#include "ui/widgets/place_id.h"

class QDockWidget;
class QMainWindow;

namespace grapevine::models {
class MemberModel;
}

namespace grapevine::widgets {

class MemberInspector;
class TimelinePlace;

/// What stands around the place that is shown: the strip of time below, the inspector of one member
/// beside.
class WindowDocks final : public QObject {
    Q_OBJECT
public:
    /// All must outlive it.
    WindowDocks(QMainWindow& window, TimelinePlace& timeline, const models::MemberModel& members);

    /// None while no cluster is shown.
    void showFor(std::optional<PlaceId> place);
    void setStripHidden(bool hidden);
    [[nodiscard]] bool isStripHidden() const { return m_stripHidden; }

    /// Opens the inspector and shows that member.
    void inspect(const MemberKey& member);
    /// Follows the person's choice while it is open.
    void follow(const MemberKey& member);
    void forget();
    void toggleInspector();
    void setInspectorShown(bool shown);
    [[nodiscard]] bool isInspectorShown() const { return m_inspectorShown; }
    [[nodiscard]] MemberInspector& inspector() { return *m_inspector; }
    /// Ages count on.
    void tick();

Q_SIGNALS:
    /// A part of time was brushed in the strip.
    void timeBrushed();

private:
    void arrange();

    QDockWidget* m_stripDock = nullptr;
    QDockWidget* m_inspectorDock = nullptr;
    MemberInspector* m_inspector = nullptr;
    std::optional<PlaceId> m_place;
    bool m_stripHidden = false;    ///< As the person wants it.
    bool m_inspectorShown = false; ///< The same.
};

} // namespace grapevine::widgets
