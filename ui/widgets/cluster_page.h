#pragma once

#include <QWidget>

#include <map>

#include "ui/widgets/place_id.h"

class QStackedWidget;

namespace grapevine::widgets {

class Place;
class Sidebar;

/// One cluster in the window: sidebar, top bar, the place that is shown, and strips above and
/// below. Knows the way between places, and nothing of what they show.
class ClusterPage final : public QWidget {
    Q_OBJECT
public:
    /// All stand for as long as the page does: a strip above everything, buttons at the end of the
    /// top bar, and bars below the place, from top to bottom.
    struct Parts {
        QWidget* head = nullptr;
        QWidget* tools = nullptr;
        QList<QWidget*> feet;
    };
    ClusterPage(const Parts& parts, QWidget* parent = nullptr);

    /// Wears a striped frame: a mistake here costs.
    void setProduction(bool production);
    /// In the sidebar's order.
    void addPlace(PlaceId id, Place* place);
    /// Shows it and puts the keys there.
    void goTo(PlaceId id);
    /// To where the person was before; false when there is no such place.
    bool goBack();
    [[nodiscard]] PlaceId current() const { return m_current; }
    [[nodiscard]] Place& currentPlace() const { return *m_places.at(m_current); }
    /// Null where there is none.
    [[nodiscard]] Place* place(PlaceId id) const;
    [[nodiscard]] const std::map<PlaceId, Place*>& places() const { return m_places; }
    [[nodiscard]] Sidebar& sidebar() { return *m_sidebar; }

Q_SIGNALS:
    void placeChanged(grapevine::widgets::PlaceId place);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* toolsOf(PlaceId id, Place* place);
    void showTools();

    Sidebar* m_sidebar = nullptr;
    QStackedWidget* m_tools = nullptr;
    QStackedWidget* m_stack = nullptr;
    std::map<PlaceId, Place*> m_places;
    PlaceId m_current = PlaceId::Overview;
    PlaceId m_before = PlaceId::Overview;
    bool m_production = false;
};

} // namespace grapevine::widgets
