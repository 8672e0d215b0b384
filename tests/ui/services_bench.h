#pragma once

#include <QCoreApplication>
#include <QLabel>
#include <QTest>
#include <QVBoxLayout>
#include <QWidget>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "tests/models/fake_link.h"
#include "tests/models/member_rows.h"
#include "ui/bridge/cluster_session.h"
#include "ui/models/service_model.h"
#include "ui/widgets/endpoint_probe.h"
#include "ui/widgets/frozen_table_view.h"
#include "ui/widgets/services_place.h"

namespace grapevine::test {

/// Notes what it is asked for; the test answers.
class FakeProbe final : public widgets::EndpointProbe {
public:
    void probe(const HostPort& where) override { asked.push_back(where); }
    void cancel() override { ++cancelled; }

    std::vector<HostPort> asked;
    int cancelled = 0;
};

/// The night shift as a shop with endpoints: a service of each role, and what goes wrong with them.
inline std::vector<link::MemberRowPtr> shop()
{
    auto rows = nightShift();
    for (auto& row : rows) {
        auto facts = *row->facts;
        auto changed = *row;
        const auto number = row->key.member.value();
        facts.tags.emplace_back("port",
                                number % 8 < 3 ? "8080" : std::to_string(4000 + number % 8));
        if (number == 7) facts.tags.emplace_back("maintenance", "disk swap");
        if (number == 6) facts.tags.emplace_back("ep.metrics", "127.0.0.1:9100");
        if (number == 12) facts.tags.emplace_back("ep.metrics", "10.0.3.23:9100");
        if (number == 4) facts.tags.emplace_back("ep.metrics", "see wiki");
        std::sort(facts.tags.begin(), facts.tags.end());
        // Of the databases one is left.
        if (number == 5 || number == 29) {
            changed.status = link::MemberStatus::Failed;
            changed.state = link::RawState::Dead;
        }
        changed.facts = std::make_shared<const NodeFacts>(std::move(facts));
        row = std::make_shared<const link::MemberRow>(std::move(changed));
    }
    return rows;
}

/// The nodes of clusterfunk, and what came by.
inline std::vector<link::MemberRowPtr> funk()
{
    std::vector<link::MemberRowPtr> rows;
    for (std::uint32_t id = 1; id <= 3; ++id) {
        const auto host = "10.4.0." + std::to_string(id);
        rows.push_back(row({.id = id,
                            .name = "9f3c00000000000" + std::to_string(id),
                            .tags = {{"ep.raft", host + ":3001"},
                                     {"ep.serf", host + ":3002"},
                                     {"ep.httpConsole", host + ":8080"},
                                     {"ep.metrics", host + ":9090"},
                                     {"meta.serviceName", "demo"}},
                            .address = host}));
    }
    rows.push_back(row({.id = 8, .name = "client_6b3f2a", .address = "10.4.0.77"}));
    rows.push_back(row({.id = 9,
                        .name = "svc_11aa22bb",
                        .tags = {{"ep.metrics", "10.4.0.9:9090"}},
                        .address = "10.4.0.9"}));
    return rows;
}

/// The place on a fake link with a clock that only the test moves.
class ServicesBench {
public:
    explicit ServicesBench(std::vector<link::MemberRowPtr> rows,
                           link::LinkStatus status = liveStatus())
    {
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(place.tools());
        column->addWidget(&place, 1);
        window.resize(1100, 640);
        window.show();
        place.setProbe(&probe);
        session = begin(std::move(status));
        place.setSession(session.get());
        publish(batchOf(std::move(rows), true));
    }
    ~ServicesBench() { place.setSession(nullptr); }

    std::unique_ptr<bridge::ClusterSession> begin(link::LinkStatus status)
    {
        auto owned = std::make_unique<FakeLink>();
        fake = owned.get();
        fake->setStatus(std::move(status));
        return std::make_unique<bridge::ClusterSession>(std::move(owned), nullptr,
                                                        [this] { return now; });
    }
    void publish(link::ObservationBatch batch)
    {
        fake->publish(std::move(batch));
        QCoreApplication::processEvents();
    }
    template<class Widget> Widget* find(const char* name)
    {
        auto* found = window.findChild<Widget*>(QString::fromLatin1(name));
        if (found == nullptr) qFatal("no widget is called %s", name);
        return found;
    }
    widgets::FrozenTableView* services() { return find<widgets::FrozenTableView>("serviceTable"); }
    widgets::FrozenTableView* instances()
    {
        return find<widgets::FrozenTableView>("instanceTable");
    }
    QStringList column(widgets::FrozenTableView* table, int which)
    {
        QStringList out;
        for (int at = 0; at < table->model()->rowCount(); ++at)
            out.append(table->model()->index(at, which).data().toString());
        return out;
    }
    void click(widgets::FrozenTableView* table, int row, int column = 1)
    {
        const auto at = table->model()->index(row, column);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(at).center());
    }
    /// The row of that service, selected by a click.
    void choose(const char* service)
    {
        const int row = static_cast<int>(
            column(services(), models::ServiceModel::Service).indexOf(QLatin1String(service)));
        if (row < 0) qFatal("no service is called %s", service);
        services()->scrollTo(services()->model()->index(row, 0));
        click(services(), row);
    }
    QAction* action(const char* name) { return find<QAction>(name); }
    QString text(const char* name) { return find<QLabel>(name)->text(); }

    Moment now = momentAt();
    FakeProbe probe;
    FakeLink* fake = nullptr;
    std::unique_ptr<bridge::ClusterSession> session;
    QWidget window; ///< Bar and place, one above the other as in the real one.
    widgets::ServicesPlace place;
};

} // namespace grapevine::test
