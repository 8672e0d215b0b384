#include <QAbstractButton>
#include <QLineEdit>

#include "tests/models/rtt_story.h"
#include "tests/models/timeline_story.h"
#include "tests/models/view_story.h"
#include "tests/ui/looks/window_states.h"
#include "tests/ui/services_bench.h"
#include "ui/models/time_window.h"
#include "ui/models/view_matrix_model.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/map_place.h"
#include "ui/widgets/matrix_place.h"
#include "ui/widgets/matrix_view.h"
#include "ui/widgets/rtt_map_view.h"
#include "ui/widgets/rtt_matrix_view.h"
#include "ui/widgets/timeline_place.h"
#include "ui/widgets/timeline_view.h"

using namespace std::chrono_literals;

namespace grapevine::test {

namespace {

void reachTimeline(WindowBench& bench, const QString& state)
{
    using Show = widgets::TimelinePlace::Show;
    bench.look(liveStatus(), nightShift());
    bench.window.goTo(widgets::PlaceId::Timeline);
    auto& place = bench.window.timelinePlace();
    if (state != QStringLiteral("timeline-empty")) bench.publish(batchOf(nightStory()));
    if (state == QStringLiteral("timeline-open")) {
        auto& model = place.model();
        for (int row = model.rowCount() - 1; row > 0; --row) {
            if (!model.rowAt(row).isFold()) continue;
            model.setOpen(row, true);
            place.list().showLine(model.rowAt(row + 2).first);
            break;
        }
    }
    if (state == QStringLiteral("timeline-lanes")) place.setShow(Show::Lanes);
    if (state == QStringLiteral("timeline-both")) {
        place.setShow(Show::Both);
        place.list().step(-1);
    }
    if (state == QStringLiteral("timeline-brush")) {
        place.setShow(Show::Both);
        place.timeWindow().setBrush(models::TimeRange{momentAt(-10min).boot, momentAt(-8min).boot});
    }
    if (state == QStringLiteral("timeline-filtered"))
        bench.find<widgets::FilterField>("timelineFilter")->setText(QStringLiteral("name=nobody"));
    if (state == QStringLiteral("timeline-note")) {
        place.beginNote();
        QTest::keyClicks(bench.find<QLineEdit>("noteText"), QStringLiteral("rack b looked at"));
    }
    if (state == QStringLiteral("timeline-paused")) {
        place.list().showLine(20);
        std::vector<link::TimelineEntry> more;
        for (unsigned at = 0; at < 12; ++at)
            more.push_back(eventOf("cache-flush", "payload", at, 5s + at * 10ms));
        bench.now = momentAt(6s);
        bench.publish(batchOf(std::move(more)));
    }
}

void reachServices(WindowBench& bench, const QString& state)
{
    using State = models::ProbeResult::State;
    const bool none = state == QStringLiteral("services-none");
    bench.look(liveStatus(), state == QStringLiteral("services-funk") ? funk()
                             : none ? std::vector{row({.id = 1, .name = "n1"})}
                                    : shop());
    bench.window.goTo(widgets::PlaceId::Services);
    auto& place = bench.window.servicesPlace();
    // Of the window, behind its places: it outlives them.
    auto* probe = new FakeProbe;
    probe->setParent(&bench.window);
    place.setProbe(probe);
    QCoreApplication::processEvents();
    const auto choose = [&](const char* service) {
        auto* model = place.table().model();
        for (int at = 0; at < model->rowCount(); ++at) {
            const auto index = model->index(at, models::ServiceModel::Service);
            if (index.data().toString() == QLatin1String(service))
                place.table().setCurrentIndex(index);
        }
        QCoreApplication::processEvents();
    };
    if (state == QStringLiteral("services-probed")) {
        choose("metrics");
        bench.find<QAbstractButton>("instanceProbe")->click();
        Q_EMIT probe->answered({"10.0.3.23", 9100}, {State::Open, 420us});
    }
    if (state == QStringLiteral("services-zones"))
        bench.find<QAbstractButton>("servicesByZone")->click();
    if (state == QStringLiteral("services-funk")) choose("httpConsole");
    if (state == QStringLiteral("services-filtered"))
        place.filterField().setText(QStringLiteral("service=mail"));
    if (state == QStringLiteral("services-rules")) place.editRules();
    if (state == QStringLiteral("services-moved")) {
        auto batch = batchOf(
            {row({.id = 91, .name = "auth-1", .tags = {{"service", "auth"}, {"port", "443"}}})});
        for (const std::size_t at : {7U, 15U, 23U, 31U, 39U})
            batch.removed.push_back(shop()[at]->key);
        bench.publish(std::move(batch));
    }
}

void reachMap(WindowBench& bench, const QString& state)
{
    auto rows = nightShiftInPlaces(nightShiftFromWithin());
    if (state == QStringLiteral("map-none")) rows = nightShift();
    auto status = observerStatus();
    status.self->coordinate = coordinateAt(2.0, 5.0, 0.3);
    bench.look(status, std::move(rows), observerCapabilities());
    bench.window.goTo(widgets::PlaceId::Map);
    auto& place = bench.window.view().mapPlace();
    while (place.field().layout().step()) {
    }
    place.map().refresh();
    if (state == QStringLiteral("map-zones")) bench.find<QAbstractButton>("mapByZone")->click();
    if (state == QStringLiteral("map-filtered"))
        place.filterField().setText(QStringLiteral("name=nobody"));
    if (state.startsWith(QStringLiteral("map-matrix"))) {
        place.setShow(widgets::MapPlace::Show::Matrix);
        place.focusContent();
    }
    if (state == QStringLiteral("map-pair") || state.startsWith(QStringLiteral("map-matrix"))) {
        Q_EMIT place.map().memberChosen("web-1");
        Q_EMIT place.map().partnerChosen("db-4");
    }
    if (state == QStringLiteral("map-matrix-moved")) {
        bench.publish(batchOf({located(row({.id = 90, .name = "api-0", .address = "10.0.3.90"}),
                                       coordinateAt(7, 11))}));
        for (int step = 0; step < 4; ++step)
            QTest::keyClick(&place.matrix(), Qt::Key_Plus);
    }
}

void reachMatrix(WindowBench& bench, const QString& state)
{
    const auto members = nightShift();
    const bool able = state != QStringLiteral("matrix-unable");
    bench.look(liveStatus(), members, {.rtt = true, .prove = able, .views = able});
    bench.window.goTo(widgets::PlaceId::Matrix);
    auto& place = bench.window.view().matrixPlace();
    if (!able || state == QStringLiteral("matrix-before")) return;
    place.ask();
    const link::CommandId id{bench.fake->commands().size()};
    const bool open = state == QStringLiteral("matrix-asking");
    auto batch =
        roundOf(id, 39, open ? 12 : 37, 2, open ? link::RoundEnd::Open : link::RoundEnd::Whole);
    if (state == QStringLiteral("matrix-agree")) {
        batch.views = everybodyAgrees(members).views;
    } else if (state == QStringLiteral("matrix-zone")) {
        batch.views = zoneAccuses(members, "eu-1a", "db-4").views;
    } else {
        batch.views = zoneCutOff(members, "eu-1b").views;
    }
    bench.publish(std::move(batch));
    if (state == QStringLiteral("matrix-filtered")) place.showAbout("nobody");
    if (state == QStringLiteral("matrix-zone")) place.showAbout("db-4");
    if (state == QStringLiteral("matrix-cut"))
        place.view().setCurrentIndex(place.model().index(4, 6));
}

} // namespace

QStringList placeStates()
{
    return {QStringLiteral("timeline-empty"),
            QStringLiteral("timeline-list"),
            QStringLiteral("timeline-open"),
            QStringLiteral("timeline-lanes"),
            QStringLiteral("timeline-both"),
            QStringLiteral("timeline-brush"),
            QStringLiteral("timeline-filtered"),
            QStringLiteral("timeline-note"),
            QStringLiteral("timeline-paused"),
            QStringLiteral("services-probed"),
            QStringLiteral("services-zones"),
            QStringLiteral("services-funk"),
            QStringLiteral("services-none"),
            QStringLiteral("services-filtered"),
            QStringLiteral("services-moved"),
            QStringLiteral("services-rules"),
            QStringLiteral("map"),
            QStringLiteral("map-zones"),
            QStringLiteral("map-pair"),
            QStringLiteral("map-none"),
            QStringLiteral("map-filtered"),
            QStringLiteral("map-matrix"),
            QStringLiteral("map-matrix-moved"),
            QStringLiteral("matrix-unable"),
            QStringLiteral("matrix-before"),
            QStringLiteral("matrix-asking"),
            QStringLiteral("matrix-agree"),
            QStringLiteral("matrix-cut"),
            QStringLiteral("matrix-zone"),
            QStringLiteral("matrix-filtered")};
}

void reachPlace(WindowBench& bench, const QString& state)
{
    if (state.startsWith(QStringLiteral("timeline"))) {
        reachTimeline(bench, state);
    } else if (state.startsWith(QStringLiteral("map"))) {
        reachMap(bench, state);
    } else if (state.startsWith(QStringLiteral("matrix"))) {
        reachMatrix(bench, state);
    } else {
        reachServices(bench, state);
    }
}

} // namespace grapevine::test
