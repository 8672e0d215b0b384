#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QCursor>
#include <QDir>
#include <QLineEdit>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "tests/models/query_story.h"
#include "tests/ui/member_pictures.h"
#include "tests/ui/window_bench.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_menu.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using test::WindowBench;

/// Draws every state of the window in both themes. Set GRAPEVINE_PICTURES to a folder to look at
/// the pictures; QT_SCALE_FACTOR=2 draws them for a dense screen.
class TstPictures final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyStateIsDrawn_data();
    void everyStateIsDrawn();

private:
    QTemporaryDir m_scratch;
    QString m_folder;
};

namespace {

void save(WindowBench& bench, const QString& path)
{
    QCursor::setPos(1090, 630);
    QTest::qWait(30);
    QPixmap picture = bench.window.grab();
    // A list that hangs open is a window of its own.
    auto* list = QApplication::activePopupWidget();
    if (list == nullptr) list = QApplication::activeModalWidget();
    if (list != nullptr) {
        QPainter painter(&picture);
        painter.drawPixmap(list->mapToGlobal(QPoint()) - bench.window.mapToGlobal(QPoint()),
                           list->grab());
    }
    QVERIFY(picture.save(path));
    // A picture of one colour shows nothing.
    const QImage image = picture.toImage();
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 7) {
        for (int x = 0; x < image.width(); x += 3)
            colours.insert(image.pixel(x, y));
    }
    QVERIFY(colours.size() > 5);
}

link::LinkStatus refusedBy(link::Refusal refusal)
{
    auto status = test::liveStatus();
    status.phase = link::isFinal(refusal) ? link::LinkPhase::Refused : link::LinkPhase::Connecting;
    status.lastAnswer.reset();
    status.bytesPerSecond = 0;
    status.seeds[0].lastAnswer.reset();
    status.seeds[0].refusal = refusal;
    return status;
}

models::AskDraft versionDraft()
{
    models::AskDraft draft;
    draft.name = QStringLiteral("version");
    return draft;
}

/// The Ask panel in the state of that name.
void ask(WindowBench& bench, const QString& state)
{
    auto status = test::observerStatus();
    status.sendLocked = state == QStringLiteral("ask-locked");
    if (state == QStringLiteral("ask-demo")) status.mode = link::LinkMode::Demo;
    if (state == QStringLiteral("ask-peeking")) {
        bench.look(test::liveStatus(), test::nightShift());
    } else {
        bench.observe(status);
    }
    bench.window.goTo(widgets::PlaceId::Ask);
    auto& form = bench.window.askPlace().form();
    auto draft = versionDraft();
    if (state == QStringLiteral("ask-locked") || state == QStringLiteral("ask-peeking")) {
        form.setDraft(draft);
        return;
    }
    if (state == QStringLiteral("ask-demo")) return;
    if (state == QStringLiteral("ask-repeat")) {
        models::RepeatPlan plan;
        plan.event = link::SendEvent{.name = "useless", .payload = {}};
        plan.query = draft.asQuery();
        QVERIFY(bench.window.askPlace().startRepeating(plan, 38));
        bench.publish(test::versionOver(link::CommandId{bench.fake->commands().size()}));
        return;
    }
    if (state == QStringLiteral("ask-repeat-form") || state == QStringLiteral("ask-templates")) {
        draft.nodes = QStringLiteral("db-1, api-1");
        form.setDraft(draft);
        models::AskTemplates templates;
        templates.save(QStringLiteral("disk of the databases"), draft);
        templates.save(QStringLiteral("version"), draft);
        form.menu().setTemplates(templates.toJson());
        const bool repeat = state == QStringLiteral("ask-repeat-form");
        bench.window
            .findChild<QAction*>(repeat ? QStringLiteral("askRepeat")
                                        : QStringLiteral("askEditTemplates"))
            ->trigger();
        return;
    }
    if (state == QStringLiteral("ask-filled") || state == QStringLiteral("ask-bad-tag")) {
        draft.payload = QStringLiteral("--short");
        draft.nodes = QStringLiteral("db-1, db-2, web-99");
        draft.tags = {{QStringLiteral("zone"), QStringLiteral("eu-1[ab]")}};
        draft.relayFactor = 2;
        if (state == QStringLiteral("ask-bad-tag")) {
            draft.tags.push_back({QStringLiteral("role"), QStringLiteral("(web|db")});
        }
        form.setDraft(draft);
        return;
    }
    if (state == QStringLiteral("ask-event") || state == QStringLiteral("ask-too-large") ||
        state.startsWith(QStringLiteral("ask-sent"))) {
        draft.isQuery = false;
        draft.name = QStringLiteral("deploy");
        draft.payload = state == QStringLiteral("ask-too-large") ? QString(600, QLatin1Char('x'))
                                                                 : QStringLiteral("build 312");
        form.setDraft(draft);
        if (!state.startsWith(QStringLiteral("ask-sent"))) return;
    } else {
        form.setDraft(draft);
    }
    Q_EMIT form.sendRequested();
    const link::CommandId id{bench.fake->commands().size()};
    if (state == QStringLiteral("ask-refused")) {
        auto batch = test::refusalOf(id, link::CommandRefusal::TooMany);
        batch.asked.outcomes.front().limit = 64;
        bench.publish(batch);
        return;
    }
    bench.publish(test::outcomeOf(id));
    if (state == QStringLiteral("ask-sent")) return;
    if (state.startsWith(QStringLiteral("ask-sent"))) {
        bench.find<QAbstractButton>("deliveryCheck")->click();
        const bool over = state == QStringLiteral("ask-sent-proven");
        bench.publish(
            test::deliveryOf(link::CommandId{bench.fake->commands().size()}, over ? 1000 : 17));
        return;
    }
    if (state == QStringLiteral("ask-running")) {
        bench.publish(test::versionAnswers(id, 24));
        bench.now = test::momentAt(1900ms);
        return;
    }
    bench.publish(test::versionOver(id));
    if (state == QStringLiteral("ask-diff")) {
        Q_EMIT form.sendRequested();
        QTest::qWait(QApplication::doubleClickInterval() + 50);
        Q_EMIT form.sendRequested();
        const link::CommandId second{bench.fake->commands().size()};
        auto batch = test::versionOver(second);
        for (auto& reply : batch.asked.replies) {
            if (reply.from.ends_with("-2")) reply.payload = toBytes("1.5.0-rc1");
        }
        bench.publish(batch);
        auto* runs = bench.find<QAbstractItemView>("askHistory");
        runs->selectionModel()->select(runs->model()->index(1, 0), QItemSelectionModel::Select);
    }
    if (state == QStringLiteral("ask-times")) bench.find<QAbstractButton>("runWhatTimes")->click();
    if (state == QStringLiteral("ask-capture")) {
        bench.find<QComboBox>("groupFold")->setCurrentIndex(3);
        bench.find<QLineEdit>("groupExpression")->setText(QStringLiteral("^(\\d+\\.\\d+)"));
    }
    auto* groups = bench.find<QAbstractItemView>("runGroups");
    if (state == QStringLiteral("ask-group")) {
        groups->setCurrentIndex(groups->model()->index(1, 0));
        auto* table = bench.find<QAbstractItemView>("runTable");
        table->setCurrentIndex(table->model()->index(0, 0));
    }
}

/// Ten minutes of a night shift in the overview.
void overview(WindowBench& bench, const QString& state)
{
    bench.window.goTo(widgets::PlaceId::Overview);
    if (state == QStringLiteral("overview-calm")) {
        auto rows = test::nightShift();
        std::erase_if(rows, [](const auto& row) {
            return models::statusKind(*row) != models::StatusKind::Alive;
        });
        bench.look(test::liveStatus(), rows);
        bench.window.goTo(widgets::PlaceId::Overview);
        return;
    }
    bench.observe();
    bench.window.goTo(widgets::PlaceId::Overview);
    for (int step = 0; step < 120; ++step) {
        bench.now = test::momentAt(5s * step);
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
        bench.tell(test::observerStatus(bench.now));
    }
    if (state == QStringLiteral("overview-folded")) {
        QTest::mouseClick(bench.find<QToolButton>("foldSidebar"), Qt::LeftButton);
    }
}

} // namespace

void TstPictures::initTestCase()
{
    m_folder = qEnvironmentVariable("GRAPEVINE_PICTURES", m_scratch.path());
    QVERIFY(QDir().mkpath(m_folder));
}

void TstPictures::everyStateIsDrawn_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("dark");
    for (const char* state :
         {"start",           "start-open",      "table",           "moved",         "moved-end",
          "stale",           "connecting",      "wants-key",       "key-refused",   "nobody",
          "filtered",        "filter-wrong",    "filter-words",    "paused",        "join-step",
          "join-tiny",       "observer",        "observer-moved",  "unreachable",   "clash",
          "leaving",         "leaving-slow",    "demo-starting",   "demo",          "ask-peeking",
          "ask-locked",      "ask-filled",      "ask-event",       "ask-too-large", "ask-bad-tag",
          "ask-running",     "ask-finished",    "ask-group",       "ask-times",     "ask-capture",
          "ask-diff",        "ask-repeat",      "ask-repeat-form", "ask-templates", "ask-sent",
          "ask-sent-asking", "ask-sent-proven", "ask-refused",     "ask-demo",      "overview",
          "overview-calm",   "overview-folded", "production",      "start-profiles"}) {
        QTest::addRow("%s-light", state) << QString::fromLatin1(state) << false;
        QTest::addRow("%s-dark", state) << QString::fromLatin1(state) << true;
    }
    for (const auto& state : test::memberStates()) {
        QTest::addRow("%s-light", qPrintable(state)) << state << false;
        QTest::addRow("%s-dark", qPrintable(state)) << state << true;
    }
}

void TstPictures::everyStateIsDrawn()
{
    QFETCH(QString, state);
    QFETCH(bool, dark);
    widgets::applyTheme(dark ? widgets::ThemeChoice::Dark : widgets::ThemeChoice::Light);
    WindowBench bench;
    bench.window.resize(1100, 640);
    bench.window.setStaysOutside(!state.startsWith(QStringLiteral("join")));
    const auto rows = test::nightShift();
    const QStringList inside{QStringLiteral("observer"),    QStringLiteral("observer-moved"),
                             QStringLiteral("unreachable"), QStringLiteral("clash"),
                             QStringLiteral("leaving"),     QStringLiteral("leaving-slow"),
                             QStringLiteral("demo"),        QStringLiteral("production")};
    if (state.startsWith(QStringLiteral("start"))) {
        bench.window.startPage().offerLocalAgent(QStringLiteral("127.0.0.1:7946"));
        bench.window.startPage().setRecent(
            {QStringLiteral("10.0.3.17:7946"), QStringLiteral("gossip.prod-eu.example:7946")});
        if (state == QStringLiteral("start-open")) bench.find<QToolButton>("accessFold")->click();
    } else if (state == QStringLiteral("connecting")) {
        auto status = refusedBy(link::Refusal::Silent);
        status.seeds[0].refusal.reset();
        status.seeds.push_back({.address = "10.0.4.18:7946",
                                .name = {},
                                .refusal = link::Refusal::NobodyListens,
                                .detail = {},
                                .lastAnswer = {}});
        bench.look(status);
        bench.now = test::momentAt(4s);
    } else if (state == QStringLiteral("wants-key")) {
        bench.look(refusedBy(link::Refusal::WantsKey));
    } else if (state == QStringLiteral("key-refused")) {
        bench.look(refusedBy(link::Refusal::KeyRefused));
    } else if (state == QStringLiteral("nobody")) {
        bench.look(refusedBy(link::Refusal::NobodyListens));
        bench.now = test::momentAt(12s);
    } else if (state == QStringLiteral("demo-starting")) {
        auto status = refusedBy(link::Refusal::Silent);
        status.mode = link::LinkMode::Demo;
        status.seeds.clear();
        bench.look(status);
        bench.now = test::momentAt(1s);
    } else if (state.startsWith(QStringLiteral("overview"))) {
        overview(bench, state);
    } else if (state.startsWith(QStringLiteral("ask"))) {
        ask(bench, state);
    } else if (state.startsWith(QStringLiteral("members"))) {
        test::drawMembers(bench, state);
    } else if (inside.contains(state)) {
        auto status = test::observerStatus();
        if (state == QStringLiteral("demo")) status.mode = link::LinkMode::Demo;
        bench.observe(status);
        bench.model().sort(0, Qt::AscendingOrder);
        bench.table().setFocus();
    } else {
        bench.look(test::liveStatus(), rows);
        bench.model().sort(0, Qt::AscendingOrder);
        bench.table().setFocus();
    }
    if (state == QStringLiteral("table")) {
        bench.table().setCurrentIndex(bench.model().index(1, 1));
    }
    if (state.startsWith(QStringLiteral("moved"))) {
        auto batch =
            test::batchOf({test::row({.id = 90, .name = "web-16", .address = "10.0.3.90"})});
        batch.removed.push_back(rows[30]->key);
        auto refuted = *rows[21];
        refuted.state = link::RawState::Alive;
        refuted.since = test::momentAt();
        batch.changed.push_back(std::make_shared<const link::MemberRow>(refuted));
        bench.publish(batch);
        if (state == QStringLiteral("moved-end")) bench.table().scrollToBottom();
    }
    if (state == QStringLiteral("stale")) {
        auto status = test::liveStatus();
        status.phase = link::LinkPhase::Stale;
        status.seeds[0].refusal = link::Refusal::Silent;
        bench.now = test::momentAt(23s);
        bench.tell(status);
    }
    if (state == QStringLiteral("join-step")) {
        bench.tell(test::liveStatus());
    }
    if (state == QStringLiteral("join-tiny")) {
        bench.look(test::liveStatus(), {rows[0], rows[3], rows[5]});
        bench.now = test::momentAt(11s);
        bench.tell(test::liveStatus(bench.now));
    }
    if (state == QStringLiteral("observer-moved")) {
        auto status = test::observerStatus();
        status.self->incarnation = Incarnation{3};
        status.self->healthScore = 2;
        bench.tell(status);
        bench.table().setCurrentIndex(bench.model().index(2, 1));
    }
    if (state == QStringLiteral("unreachable")) {
        auto status = test::liveStatus();
        status.notice = "others cannot reach us at 10.0.9.4:7946: left the cluster, and look at it "
                        "from outside";
        bench.fake->setCapabilities({.rtt = true});
        bench.tell(status);
    }
    if (state == QStringLiteral("clash")) {
        link::TimelineEntry clash;
        clash.kind = link::EntryKind::Conflict;
        clash.at = test::momentAt();
        clash.name = "db-7";
        clash.addresses = {"10.0.3.24:7946", "10.0.5.99:7946"};
        link::ObservationBatch batch;
        batch.entries = {clash};
        bench.publish(batch);
    }
    if (state.startsWith(QStringLiteral("leaving"))) {
        bench.fake->setLeavesAtOnce(false);
        bench.session->leave();
        if (state == QStringLiteral("leaving-slow")) bench.now = test::momentAt(3s);
    }
    if (state == QStringLiteral("production")) {
        bench.window.setFace({.title = QStringLiteral("prod-eu"),
                              .address = QStringLiteral("10.0.3.17:7946"),
                              .profile = QStringLiteral("prod-eu"),
                              .production = true,
                              .canBeSaved = true});
        bench.session->setLock(true, 872s);
    }
    if (state == QStringLiteral("start-profiles")) {
        bench.window.startPage().setProfiles(
            {QStringLiteral("prod-eu"), QStringLiteral("staging"), QStringLiteral("lab")});
    }
    if (state == QStringLiteral("paused")) {
        bench.now = test::momentAt(40s);
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
    if (bench.session) bench.tell(bench.session->status());
    if (state == QStringLiteral("filter-words")) {
        QTest::keyClicks(bench.find<QLineEdit>("filterField"), QStringLiteral("not zone="));
    }
    save(bench, QStringLiteral("%1/%2-%3.png")
                    .arg(m_folder, state, dark ? QStringLiteral("dark") : QStringLiteral("light")));
}

QTEST_MAIN(TstPictures)
#include "tst_pictures.moc"
