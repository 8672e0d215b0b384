#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <netinet/in.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/models/query_story.h"
#include "tests/models/rtt_story.h"
#include "tests/models/view_story.h"
#include "tests/ui/keys_bench.h"
#include "tests/ui/looks/fit.h"
#include "tests/ui/looks/hostile.h"
#include "tests/ui/looks/painted_text.h"
#include "tests/ui/looks/window_states.h"
#include "ui/models/run_copy.h"
#include "ui/models/view_matrix_model.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/column_chooser.h"
#include "ui/widgets/compare_sheet.h"
#include "ui/widgets/export_dialog.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/frozen_table_view.h"
#include "ui/widgets/map_place.h"
#include "ui/widgets/matrix_place.h"
#include "ui/widgets/matrix_view.h"
#include "ui/widgets/member_copy.h"
#include "ui/widgets/member_inspector.h"
#include "ui/widgets/member_menu.h"
#include "ui/widgets/rtt_map_view.h"
#include "ui/widgets/rules_dialog.h"
#include "ui/widgets/services_place.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeline_place.h"
#include "ui/widgets/timeline_view.h"
#include "ui/widgets/unlock_dialog.h"
#include "ui/widgets/window_docks.h"

using namespace grapevine;
using namespace std::chrono_literals;
using test::WindowBench;

/// TARGETS R29: whatever somebody in the cluster calls things, the window shows letters. Nothing
/// is obeyed, opened or fetched.
class TstHostileWindow final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void r29EveryPlaceShowsLetters_data();
    void r29EveryPlaceShowsLetters();
    void r29InspectorOfEachMember();
    void r29SheetsAndDialogs();
    void r29MenusHaveNoKeysOfTheClusters();
    void r29AnswersAreLetters();
    void r29RefusalsAreLetters();
    void r29WhatIsCopiedIsOneLineACell();
    void r30FileNamesStayWhereTheyAre();
    void cleanupTestCase();

private:
    void judge(WindowBench& bench);
    void showMap(WindowBench& bench);
    void showViews(WindowBench& bench);
    void showKeys(WindowBench& bench);
    /// Somebody has opened the file or called the port since the last call.
    [[nodiscard]] bool isSprung() const;

    QTemporaryDir m_folder;
    QString m_trap;
    int m_watch = -1;
    int m_listener = -1;
    std::vector<std::string> m_strings;
};

void TstHostileWindow::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
    m_trap = m_folder.filePath(QStringLiteral("trap.png"));
    QImage picture(4, 4, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QVERIFY(picture.save(m_trap));
    m_watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    QVERIFY(m_watch >= 0);
    QVERIFY(inotify_add_watch(m_watch, QFile::encodeName(m_trap).constData(),
                              IN_OPEN | IN_ACCESS) >= 0);
    m_listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    QVERIFY(bind(m_listener, reinterpret_cast<const sockaddr*>(&at), size) == 0);
    QVERIFY(listen(m_listener, 8) == 0);
    QVERIFY(getsockname(m_listener, reinterpret_cast<sockaddr*>(&at), &size) == 0);
    m_strings = test::hostileStrings(m_trap.toStdString(), ntohs(at.sin_port));
}

bool TstHostileWindow::isSprung() const
{
    char events[4096];
    return read(m_watch, events, sizeof events) > 0 || accept(m_listener, nullptr, nullptr) >= 0;
}

void TstHostileWindow::judge(WindowBench& bench)
{
    for (int turn = 0; turn < 4; ++turn)
        QCoreApplication::processEvents();
    QStringList found;
    for (auto* window : test::openWindows()) {
        found += test::harmIn(*window);
        found += test::misfits(*window);
    }
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(QLatin1Char('\n') + found.mid(0, 40).join(u'\n')));
    QVERIFY(!isSprung());
    Q_UNUSED(bench);
}

void TstHostileWindow::showMap(WindowBench& bench)
{
    auto rows = test::hostileMembers(m_strings);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const auto way = static_cast<double>(at);
        rows[at] = test::located(rows[at], test::coordinateAt(way * 7, 40 - way * 3));
    }
    bench.publish(test::batchOf(rows, true));
    bench.window.goTo(widgets::PlaceId::Map);
    auto& place = bench.window.view().mapPlace();
    while (place.field().layout().step()) {
    }
    place.map().refresh();
    Q_EMIT place.map().memberChosen(m_strings[0]);
    Q_EMIT place.map().partnerChosen(m_strings[1]);
}

void TstHostileWindow::showViews(WindowBench& bench)
{
    const auto rows = test::hostileMembers(m_strings);
    link::ObservationBatch batch;
    for (std::size_t asker = 0; asker < rows.size(); ++asker) {
        std::string letters(rows.size(), asker % 2 == 0 ? 'A' : 'F');
        letters[asker] = 'A';
        const auto said = test::viewsOf(rows, asker, letters);
        batch.views.insert(batch.views.end(), said.begin(), said.end());
    }
    bench.window.goTo(widgets::PlaceId::Matrix);
    bench.publish(std::move(batch));
    auto& place = bench.window.view().matrixPlace();
    place.view().setCurrentIndex(place.model().index(1, 1));
}

void TstHostileWindow::showKeys(WindowBench& bench)
{
    test::goToKeys(bench, test::observerStatus(), test::keyCapabilities());
    bench.publish(test::batchOf(test::hostileMembers(m_strings), true));
    bench.find<QAbstractButton>("keysAsk")->click();
    auto report = test::stuckRotation();
    for (const auto& text : m_strings) {
        report.silent.push_back(text);
        report.holders[text].keys = {"1a2b3c4d"};
        report.holders[text].message = text;
    }
    test::answerKeys(bench, report);
}

void TstHostileWindow::r29EveryPlaceShowsLetters_data()
{
    QTest::addColumn<QString>("place");
    for (const char* place : {"overview", "members", "columns", "services", "timeline", "lanes",
                              "map", "round-trips", "views", "keys", "filtered", "connecting"})
        QTest::addRow("%s", place) << QString::fromLatin1(place);
}

void TstHostileWindow::r29EveryPlaceShowsLetters()
{
    QFETCH(QString, place);
    WindowBench bench;
    bench.window.resize(1280, 720);
    bench.look(test::liveStatus(), test::hostileMembers(m_strings));
    link::ObservationBatch batch;
    batch.entries = test::hostileStory(m_strings);
    bench.publish(std::move(batch));
    bench.tell(test::liveStatus());
    const auto text = QString::fromStdString(m_strings[0]);
    if (place == QStringLiteral("overview")) bench.window.goTo(widgets::PlaceId::Overview);
    if (place == QStringLiteral("services")) {
        bench.window.goTo(widgets::PlaceId::Services);
        auto& table = bench.window.servicesPlace().table();
        table.setCurrentIndex(table.model()->index(1, 1));
    }
    if (place == QStringLiteral("map")) showMap(bench);
    if (place == QStringLiteral("round-trips")) {
        showMap(bench);
        bench.window.view().mapPlace().setShow(widgets::MapPlace::Show::Matrix);
    }
    if (place == QStringLiteral("views")) showViews(bench);
    if (place == QStringLiteral("keys")) showKeys(bench);
    if (place == QStringLiteral("columns")) {
        auto choice = bench.model().columnChoice();
        for (std::size_t at = 0; at < 6; ++at) {
            choice = models::withShown(choice, bench.model().suggestedColumns(),
                                       "tag:" + m_strings[at], true);
        }
        bench.table().setColumnChoice(choice);
    }
    if (place == QStringLiteral("timeline") || place == QStringLiteral("lanes")) {
        bench.window.goTo(widgets::PlaceId::Timeline);
        auto& timeline = bench.window.timelinePlace();
        if (place == QStringLiteral("lanes")) timeline.setShow(widgets::TimelinePlace::Show::Both);
        timeline.list().showLine(3);
        timeline.list().step(1);
    }
    if (place == QStringLiteral("filtered")) {
        auto* field = bench.find<QLineEdit>("filterField");
        field->setText(QStringLiteral("role~bold name~img"));
        QTest::keyClicks(field, QStringLiteral(" zone="));
    }
    judge(bench);
    // It did come that far.
    QString all;
    for (const auto& painted : test::paintedText(bench.window))
        all += painted.text;
    if (place != QStringLiteral("connecting") && place != QStringLiteral("filtered"))
        QVERIFY2(all.contains(QStringLiteral("<")), qPrintable(all.left(2000)));
}

void TstHostileWindow::r29InspectorOfEachMember()
{
    WindowBench bench;
    bench.window.resize(1280, 720);
    const auto rows = test::hostileMembers(m_strings);
    bench.look(test::liveStatus(), rows);
    auto& docks = bench.window.docks();
    for (const auto& row : rows) {
        docks.inspect(row->key);
        auto* tabs = docks.inspector().findChild<QTabWidget*>();
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QCoreApplication::processEvents();
            const auto found = test::harmIn(docks.inspector());
            QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        }
    }
    judge(bench);
}

void TstHostileWindow::r29SheetsAndDialogs()
{
    WindowBench bench;
    bench.window.resize(1280, 720);
    const auto rows = test::hostileMembers(m_strings);
    bench.look(test::liveStatus(), rows);
    std::vector<MemberKey> keys;
    for (std::size_t at = 0; at < 6; ++at)
        keys.push_back(rows[at]->key);
    (new widgets::CompareSheet(bench.model(), keys, &bench.window))->show();
    (new widgets::ColumnChooser(bench.table(), bench.model()))->show();
    (new widgets::UnlockDialog(QString::fromStdString(m_strings[0]), 900s, &bench.window))->show();
    bench.window.servicesPlace().editRules();
    judge(bench);
}

void TstHostileWindow::r29MenusHaveNoKeysOfTheClusters()
{
    WindowBench bench;
    bench.window.resize(1280, 720);
    bench.look(test::liveStatus(), test::hostileMembers(m_strings));
    auto& menu = bench.window.membersPlace().menu();
    QObject::connect(&menu, &widgets::MemberMenu::inspectRequested, &menu, [] {});
    QObject::connect(&menu, &widgets::MemberMenu::askRequested, &menu, [] {});
    int row = 0;
    while (!bench.model().rowAt(row)->facts->name.starts_with("&lt;"))
        ++row;
    for (int column = 0; column < bench.model().columnCount(); ++column) {
        bench.table().setCurrentIndex(bench.model().index(row, column));
        menu.open(bench.table().menuPosition());
        QCoreApplication::processEvents();
        auto* open = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(open != nullptr);
        const auto found = test::harmIn(*open);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        for (const auto* action : open->findChildren<QAction*>()) {
            // `R&D` underlined would be a key of theirs, and the sign would be gone.
            if (action->text().contains(QStringLiteral("R&")))
                QVERIFY2(action->text().contains(QStringLiteral("R&&D")),
                         qPrintable(action->text()));
        }
        open->close();
    }
    Q_EMIT bench.table().headerMenuRequested(2, bench.table().mapToGlobal(QPoint(240, 30)));
    judge(bench);
}

void TstHostileWindow::r29AnswersAreLetters()
{
    WindowBench bench;
    bench.window.resize(1280, 720);
    auto status = test::observerStatus();
    status.sendLocked = false;
    bench.look(status, test::hostileMembers(m_strings), test::observerCapabilities());
    bench.tell(status);
    bench.window.goTo(widgets::PlaceId::Ask);
    auto& form = bench.window.askPlace().form();
    models::AskDraft draft;
    draft.name = QStringLiteral("version");
    for (int run = 0; run < 2; ++run) {
        form.setDraft(draft);
        if (run > 0) QTest::qWait(QApplication::doubleClickInterval() + 50);
        Q_EMIT form.sendRequested();
        const link::CommandId id{bench.fake->commands().size()};
        auto batch = test::outcomeOf(id);
        auto progress = test::openQuery(id, m_strings);
        progress.name = m_strings[0];
        progress.silent = {m_strings[1], m_strings[7]};
        progress.end = link::QueryProgress::End::TimedOut;
        for (std::size_t at = 2; at < m_strings.size(); ++at) {
            const auto& text = m_strings[at];
            batch.asked.replies.push_back(test::ackFrom(id, text, 1ms));
            batch.asked.replies.push_back(
                test::replyFrom(id, text, run == 0 ? text : text + "2", 2ms));
            ++progress.acks;
            ++progress.responses;
        }
        batch.asked.queries = {progress};
        bench.publish(std::move(batch));
        judge(bench);
    }
    auto* groups = bench.find<QAbstractItemView>("runGroups");
    for (int row = 0; row < groups->model()->rowCount(); ++row) {
        groups->setCurrentIndex(groups->model()->index(row, 0));
        auto* table = bench.find<QAbstractItemView>("runTable");
        table->setCurrentIndex(table->model()->index(0, 0));
        QCoreApplication::processEvents();
        const auto found = test::harmIn(bench.window);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
    bench.find<QAbstractButton>("runWhatTimes")->click();
    judge(bench);
    auto* runs = bench.find<QAbstractItemView>("askHistory");
    runs->selectionModel()->select(runs->model()->index(1, 0), QItemSelectionModel::Select);
    judge(bench);
}

void TstHostileWindow::r29RefusalsAreLetters()
{
    for (const auto& text : m_strings) {
        WindowBench bench;
        auto status = test::liveStatus();
        status.phase = link::LinkPhase::Connecting;
        status.lastAnswer.reset();
        status.seeds[0].lastAnswer.reset();
        status.seeds[0].refusal = link::Refusal::RemoteError;
        status.seeds[0].detail = text;
        status.seeds[0].name = text;
        status.notice = text;
        bench.look(status);
        QCoreApplication::processEvents();
        const auto found = test::harmIn(bench.window);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        auto live = test::observerStatus();
        live.notice = text;
        live.self->name = text;
        bench.look(live, test::nightShift(), test::observerCapabilities());
        bench.tell(live);
        const auto more = test::harmIn(bench.window);
        QVERIFY2(more.isEmpty(), qPrintable(more.join(u'\n')));
    }
    QVERIFY(!isSprung());
}

void TstHostileWindow::r29WhatIsCopiedIsOneLineACell()
{
    using widgets::MemberCopy;
    WindowBench bench;
    bench.look(test::liveStatus(), test::hostileMembers(m_strings));
    auto& table = bench.table();
    table.selectAll();
    for (const auto shape :
         {MemberCopy::Cell, MemberCopy::Tsv, MemberCopy::Json, MemberCopy::Markdown,
          MemberCopy::SerfCommand, MemberCopy::SshTarget, MemberCopy::AnsibleLine}) {
        table.copy(shape);
        const auto text = QApplication::clipboard()->text();
        const auto found = test::harmInText(text, QStringLiteral("clipboard"), true);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        if (shape == MemberCopy::Tsv) {
            QCOMPARE(text.count(u'\n'), static_cast<qsizetype>(m_strings.size()) + 1);
            QCOMPARE(text.count(u'\t'), (static_cast<qsizetype>(m_strings.size()) + 1) *
                                            (bench.model().columnCount() - 1));
        }
        QVERIFY(QApplication::clipboard()->mimeData()->html().isEmpty());
    }
}

void TstHostileWindow::r30FileNamesStayWhereTheyAre()
{
    for (const auto& text : m_strings) {
        widgets::ExportOffer offer;
        offer.all = test::hostileMembers(m_strings);
        offer.seen = offer.all;
        offer.columns = {{snapshot::Column::Kind::Name, {}}};
        offer.origin.filter = text;
        offer.baseName = QString::fromStdString(text);
        widgets::ExportDialog dialog(std::move(offer));
        const QString name = QFileInfo(dialog.path()).fileName();
        const QString folder = QFileInfo(dialog.path()).path();
        QVERIFY2(!folder.contains(QStringLiteral("..")), qPrintable(folder));
        QVERIFY2(!name.startsWith(u'-') && !name.startsWith(u'.'), qPrintable(name));
        QVERIFY2(test::harmInText(name, {}).isEmpty(), qPrintable(name));
    }
}

void TstHostileWindow::cleanupTestCase()
{
    QVERIFY(!isSprung());
    // And the trap does see who opens it.
    QFile trap(m_trap);
    QVERIFY(trap.open(QIODevice::ReadOnly));
    QVERIFY(isSprung());
    close(m_watch);
    close(m_listener);
}

QTEST_MAIN(TstHostileWindow)
#include "tst_hostile_window.moc"
