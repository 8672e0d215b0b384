#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <memory>

#include "app/gui/desktop_notices.h"
#include "ui/models/incident_book.h"

namespace grapevine::gui {

class ClusterDesk;
class Workspace;

/// Tells the desktop what happens in the open clusters, one notice an incident, and leads from a
/// click on it to the moment it began. The demo is nobody's incident.
class NoticeDesk final : public QObject {
    Q_OBJECT
public:
    using FindBus = std::function<QDBusConnection()>;

    /// `workspace` must outlive it. The bus is asked for with the first notice: most runs have
    /// none.
    NoticeDesk(Workspace& workspace, FindBus findBus, QObject* parent = nullptr);
    ~NoticeDesk() override;

    void setOn(bool on) { m_on = on; }

private:
    struct Watched;

    void follow();
    void watch(ClusterDesk& desk, Watched& watched);
    void look(int id, Moment now);
    void tell(int id, const models::IncidentNews& news);
    void open(const QString& key);
    [[nodiscard]] DesktopNotices& notices();
    [[nodiscard]] ClusterDesk* desk(int id) const;
    /// The person looks at that cluster anyway.
    [[nodiscard]] bool isInSight(const ClusterDesk& desk) const;

    Workspace& m_workspace;
    FindBus m_findBus;
    std::unique_ptr<DesktopNotices> m_notices;         ///< From the first notice on.
    std::map<int, std::unique_ptr<Watched>> m_watched; ///< By desk.
    bool m_on = true;
};

} // namespace grapevine::gui
