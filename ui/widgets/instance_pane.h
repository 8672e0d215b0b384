#pragma once

#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>
#include <string>

#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/catalog/endpoint_text.h"

class QAction;
class QLabel;
class QMenu;
class QPushButton;

namespace grapevine::models {
class InstanceModel;
class ServiceModel;
} // namespace grapevine::models

namespace grapevine::widgets {

class EndpointProbe;
class FrozenTableView;

/// The instances of the selected service, and what can be done with their addresses.
class InstancePane final : public QWidget {
    Q_OBJECT
public:
    /// Both models must outlive it.
    InstancePane(const models::ServiceModel& services, models::InstanceModel& instances,
                 QWidget* parent = nullptr);

    /// Without one nothing can be probed, and nothing of it is shown.
    void setProbe(EndpointProbe* probe);
    /// Another cluster: what was asked for is nobody's business any more.
    void forgetProbes();
    /// The shown service, its counts or the selection are others now.
    void refresh();
    /// Opens below the table's current row.
    void openCopyMenu();

    [[nodiscard]] FrozenTableView& table() { return *m_table; }

Q_SIGNALS:
    /// The person wants to see who that is.
    void memberChosen(grapevine::MemberKey member);

private:
    using Line = std::function<std::optional<std::string>(const catalog::ServiceKey&,
                                                          const catalog::Instance&)>;

    void buildMenu();
    void buildActions();
    void copyLines(const Line& line);
    void copyListing(catalog::ListStyle style);
    void probeSelected();
    void chooseMember(int row);
    [[nodiscard]] std::vector<const catalog::Instance*> selected() const;
    /// Addresses to be probed in one go: of the chosen rows, those in sight first, then the others
    /// from the top, each address once. `reachable`: how many there are, and one more than
    /// allowed if more.
    [[nodiscard]] std::vector<HostPort> toProbe(std::size_t& reachable) const;

    const models::ServiceModel& m_services;
    models::InstanceModel& m_instances;
    FrozenTableView* m_table = nullptr;
    QLabel* m_caption = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_probeButton = nullptr;
    QMenu* m_menu = nullptr;
    QAction* m_member = nullptr;
    QAction* m_probeAction = nullptr;
    QList<QAction*> m_lineActions; ///< They take an address.
    QPointer<EndpointProbe> m_probe;
};

} // namespace grapevine::widgets
