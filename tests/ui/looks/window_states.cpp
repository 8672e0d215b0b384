#include "tests/ui/looks/window_states.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>

#include "tests/ui/member_pictures.h"

using namespace std::chrono_literals;

namespace grapevine::test {

namespace {

link::LinkStatus refusedBy(link::Refusal refusal)
{
    auto status = liveStatus();
    status.phase = link::isFinal(refusal) ? link::LinkPhase::Refused : link::LinkPhase::Connecting;
    status.lastAnswer.reset();
    status.bytesPerSecond = 0;
    status.seeds[0].lastAnswer.reset();
    status.seeds[0].refusal = refusal;
    return status;
}

/// Ten minutes of a night shift in the overview.
void overview(WindowBench& bench, const QString& state)
{
    bench.window.goTo(widgets::PlaceId::Overview);
    if (state.endsWith(QStringLiteral("alone"))) {
        // Everybody at once: it is us.
        auto rows = nightShift();
        for (auto& row : rows) {
            auto turned = *row;
            turned.state = link::RawState::Suspect;
            turned.since = momentAt(-3s + std::chrono::milliseconds{30 * row->key.member.value()});
            turned.sinceFirstLook = false;
            row = std::make_shared<const link::MemberRow>(std::move(turned));
        }
        bench.look(liveStatus(), rows);
        bench.window.goTo(
            state.startsWith(QStringLiteral("members"))    ? widgets::PlaceId::Members
            : state.startsWith(QStringLiteral("services")) ? widgets::PlaceId::Services
            : state.startsWith(QStringLiteral("timeline")) ? widgets::PlaceId::Timeline
            : state.startsWith(QStringLiteral("ask"))      ? widgets::PlaceId::Ask
                                                           : widgets::PlaceId::Overview);
        return;
    }
    if (state == QStringLiteral("overview-partial")) {
        // A sweep that is not yet round, or that nobody beyond answers.
        auto status = liveStatus();
        status.membersAsked = 31;
        bench.look(status, nightShift());
        bench.window.goTo(widgets::PlaceId::Overview);
        return;
    }
    if (state == QStringLiteral("overview-calm")) {
        auto rows = nightShift();
        std::erase_if(rows, [](const auto& row) {
            return models::statusKind(*row) != models::StatusKind::Alive;
        });
        bench.look(liveStatus(), rows);
        bench.window.goTo(widgets::PlaceId::Overview);
        return;
    }
    bench.observe();
    bench.window.goTo(widgets::PlaceId::Overview);
    for (int step = 0; step < 120; ++step) {
        bench.now = momentAt(5s * step);
        link::ObservationBatch batch;
        for (int i = 0; i < (step * 7) % 11 / 3; ++i) {
            link::TimelineEntry entry;
            entry.kind = step % 3 == 0 ? link::EntryKind::MemberSuspect : link::EntryKind::User;
            entry.at = bench.now;
            entry.members = {bench.model().rowAt(0)};
            batch.entries.push_back(entry);
        }
        auto row = *bench.model().rowAt(5);
        row.state = step % 40 > 20 ? link::RawState::Suspect : link::RawState::Alive;
        row.flaps = std::make_shared<const link::FlapHistory>(link::FlapHistory{
            .suspected = 5, .refuted = 4, .failed = 0, .returned = 0, .lastFlap = bench.now});
        batch.changed.push_back(std::make_shared<const link::MemberRow>(row));
        bench.publish(batch);
        bench.tell(observerStatus(bench.now));
    }
    if (state == QStringLiteral("overview-folded")) {
        QTest::mouseClick(bench.find<QToolButton>("foldSidebar"), Qt::LeftButton);
    }
}

/// Typed for a cluster without a profile, or for one whose key can be kept.
void askForKey(WindowBench& bench, const QString& state)
{
    auto& page = bench.window.startPage();
    page.setKeepingOffer({.desktopKeyring = true, .sealedFile = true});
    if (state.endsWith(QStringLiteral("-kept"))) {
        page.setFindProfile([](const auto&, const QString&) { return QStringLiteral("prod-eu"); });
    }
    page.setAddresses(QStringLiteral("10.0.3.17:7946"));
    bench.find<QToolButton>("accessFold")->click();
    bench.find<QComboBox>("keySource")->setCurrentIndex(3);
    bench.find<QLineEdit>("keyField")->setText(QStringLiteral("AQEBAQEBAQEBAQEBAQEBAQ=="));
}

} // namespace

QStringList windowStates()
{
    QStringList names{QStringLiteral("start"),
                      QStringLiteral("start-open"),
                      QStringLiteral("start-key"),
                      QStringLiteral("start-key-kept"),
                      QStringLiteral("table"),
                      QStringLiteral("moved"),
                      QStringLiteral("moved-end"),
                      QStringLiteral("stale"),
                      QStringLiteral("connecting"),
                      QStringLiteral("wants-key"),
                      QStringLiteral("key-refused"),
                      QStringLiteral("nobody"),
                      QStringLiteral("filtered"),
                      QStringLiteral("filter-wrong"),
                      QStringLiteral("filter-words"),
                      QStringLiteral("paused"),
                      QStringLiteral("join-step"),
                      QStringLiteral("join-tiny"),
                      QStringLiteral("observer"),
                      QStringLiteral("observer-moved"),
                      QStringLiteral("unreachable"),
                      QStringLiteral("clash"),
                      QStringLiteral("leaving"),
                      QStringLiteral("leaving-slow"),
                      QStringLiteral("demo-starting"),
                      QStringLiteral("demo"),
                      QStringLiteral("overview"),
                      QStringLiteral("overview-calm"),
                      QStringLiteral("overview-folded"),
                      QStringLiteral("overview-alone"),
                      QStringLiteral("members-alone"),
                      QStringLiteral("services-alone"),
                      QStringLiteral("timeline-alone"),
                      QStringLiteral("ask-alone"),
                      QStringLiteral("overview-partial"),
                      QStringLiteral("internal-error"),
                      QStringLiteral("start-internal-error"),
                      QStringLiteral("diagnostics-failed"),
                      QStringLiteral("production"),
                      QStringLiteral("start-profiles"),
                      QStringLiteral("start-address")};
    return names + memberStates() + askStates() + placeStates() + keysStates() + sheetStates() +
           diagnosticsStates() + settingsStates();
}

void reach(WindowBench& bench, const QString& state)
{
    bench.window.resize(1100, 640);
    bench.window.view().setStaysOutside(!state.startsWith(QStringLiteral("join")));
    const auto rows = nightShift();
    const QStringList inside{QStringLiteral("observer"),    QStringLiteral("observer-moved"),
                             QStringLiteral("unreachable"), QStringLiteral("clash"),
                             QStringLiteral("leaving"),     QStringLiteral("leaving-slow"),
                             QStringLiteral("demo"),        QStringLiteral("production")};
    if (state.startsWith(QStringLiteral("start"))) {
        bench.window.startPage().offerLocalAgent(QStringLiteral("127.0.0.1:7946"));
        bench.window.startPage().setRecent(
            {QStringLiteral("10.0.3.17:7946"), QStringLiteral("gossip.prod-eu.example:7946")});
        if (state == QStringLiteral("start-open")) bench.find<QToolButton>("accessFold")->click();
        if (state.startsWith(QStringLiteral("start-key"))) askForKey(bench, state);
    } else if (state == QStringLiteral("connecting")) {
        auto status = refusedBy(link::Refusal::Silent);
        status.seeds[0].refusal.reset();
        status.seeds.push_back({.address = "10.0.4.18:7946",
                                .name = {},
                                .refusal = link::Refusal::NobodyListens,
                                .detail = {},
                                .lastAnswer = {}});
        bench.look(status);
        bench.now = momentAt(4s);
    } else if (state == QStringLiteral("wants-key")) {
        bench.look(refusedBy(link::Refusal::WantsKey));
    } else if (state == QStringLiteral("key-refused")) {
        bench.look(refusedBy(link::Refusal::KeyRefused));
    } else if (state == QStringLiteral("nobody")) {
        bench.look(refusedBy(link::Refusal::NobodyListens));
        bench.now = momentAt(12s);
    } else if (state == QStringLiteral("demo-starting")) {
        auto status = refusedBy(link::Refusal::Silent);
        status.mode = link::LinkMode::Demo;
        status.seeds.clear();
        bench.look(status);
        bench.now = momentAt(1s);
    } else if (state.startsWith(QStringLiteral("overview")) ||
               state.endsWith(QStringLiteral("alone"))) {
        overview(bench, state);
    } else if (state.startsWith(QStringLiteral("ask"))) {
        reachAsk(bench, state);
    } else if (diagnosticsStates().contains(state)) {
        reachDiagnostics(bench, state);
    } else if (keysStates().contains(state)) {
        reachKeys(bench, state);
    } else if (placeStates().contains(state)) {
        reachPlace(bench, state);
    } else if (settingsStates().contains(state)) {
        return reachSettings(bench, state);
    } else if (sheetStates().contains(state)) {
        reachSheet(bench, state);
    } else if (state.startsWith(QStringLiteral("members"))) {
        drawMembers(bench, state);
    } else if (inside.contains(state)) {
        auto status = observerStatus();
        if (state == QStringLiteral("demo")) status.mode = link::LinkMode::Demo;
        bench.observe(status);
        bench.model().sort(0, Qt::AscendingOrder);
        bench.table().setFocus();
    } else {
        bench.look(liveStatus(), rows);
        bench.model().sort(0, Qt::AscendingOrder);
        bench.table().setFocus();
    }
    if (state == QStringLiteral("table")) {
        bench.table().setCurrentIndex(bench.model().index(1, 1));
    }
    if (state.startsWith(QStringLiteral("moved"))) {
        auto batch = batchOf({row({.id = 90, .name = "web-16", .address = "10.0.3.90"})});
        batch.removed.push_back(rows[30]->key);
        auto refuted = *rows[21];
        refuted.state = link::RawState::Alive;
        refuted.since = momentAt();
        batch.changed.push_back(std::make_shared<const link::MemberRow>(refuted));
        bench.publish(batch);
        if (state == QStringLiteral("moved-end")) bench.table().scrollToBottom();
    }
    if (state == QStringLiteral("stale")) {
        auto status = liveStatus();
        status.phase = link::LinkPhase::Stale;
        status.seeds[0].refusal = link::Refusal::Silent;
        bench.now = momentAt(23s);
        status.nextAsk = momentAt(26s).boot;
        bench.tell(status);
    }
    if (state == QStringLiteral("join-step")) {
        bench.tell(liveStatus());
    }
    if (state == QStringLiteral("join-tiny")) {
        bench.look(liveStatus(), {rows[0], rows[3], rows[5]});
        bench.now = momentAt(11s);
        bench.tell(liveStatus(bench.now));
    }
    if (state == QStringLiteral("observer-moved")) {
        auto status = observerStatus();
        status.self->incarnation = Incarnation{3};
        status.self->healthScore = 2;
        bench.tell(status);
        bench.table().setCurrentIndex(bench.model().index(2, 1));
    }
    if (state == QStringLiteral("unreachable")) {
        auto status = liveStatus();
        status.notice = "others cannot reach us at 10.0.9.4:7946: left the cluster, and look at it "
                        "from outside";
        bench.fake->setCapabilities({.rtt = true});
        bench.tell(status);
    }
    if (state == QStringLiteral("clash")) {
        link::TimelineEntry clash;
        clash.kind = link::EntryKind::Conflict;
        clash.at = momentAt();
        clash.name = "db-7";
        clash.addresses = {"10.0.3.24:7946", "10.0.5.99:7946"};
        link::ObservationBatch batch;
        batch.entries = {clash};
        bench.publish(batch);
    }
    if (state.startsWith(QStringLiteral("leaving"))) {
        bench.fake->setLeavesAtOnce(false);
        bench.session->leave();
        if (state == QStringLiteral("leaving-slow")) bench.now = momentAt(3s);
    }
    if (state == QStringLiteral("production")) {
        bench.window.view().setFace({.title = QStringLiteral("prod-eu"),
                                     .address = QStringLiteral("10.0.3.17:7946"),
                                     .profile = QStringLiteral("prod-eu"),
                                     .production = true,
                                     .canBeSaved = true});
        bench.session->setLock(true, 872s);
    }
    if (state == QStringLiteral("start-address")) {
        bench.window.startPage().setWaiting(
            QStringLiteral("serf://db-*,api-1/query/disk/free?payload=%2Fvar%2Flib;zone=eu-1a"));
    }
    if (state == QStringLiteral("start-profiles")) {
        bench.window.startPage().setProfiles(
            {QStringLiteral("prod-eu"), QStringLiteral("staging"), QStringLiteral("lab")});
    }
    if (state == QStringLiteral("paused")) {
        bench.now = momentAt(40s);
        bench.session->setPaused(true);
    }
    if (state == QStringLiteral("filtered")) {
        bench.find<QLineEdit>("filterField")->setText(QStringLiteral("mail zone=eu-1b"));
    }
    if (state == QStringLiteral("filter-wrong")) {
        auto* field = bench.find<QLineEdit>("filterField");
        field->setText(QStringLiteral("zone=eu-1b"));
        field->setText(QStringLiteral("rtt>soon zone=eu-1b"));
    }
    if (state.endsWith(QStringLiteral("internal-error")))
        bench.window.showInternalError(QStringLiteral("no such row: 40"));
    if (state == QStringLiteral("diagnostics-failed")) {
        bench.window.showDiagnosticsFailed(QStringLiteral("stick/grapevine-diagnostics.json"),
                                           QStringLiteral("No space left on device"));
    }
    if (bench.session) bench.tell(bench.session->status());
    if (state == QStringLiteral("filter-words")) {
        QTest::keyClicks(bench.find<QLineEdit>("filterField"), QStringLiteral("not zone="));
    }
}

QList<QWidget*> openWindows()
{
    QList<QWidget*> open;
    for (auto* widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && !widget->inherits("QTipLabel")) open.append(widget);
    }
    return open;
}

} // namespace grapevine::test
