#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <chrono>

#include "tests/models/timeline_story.h"
#include "ui/models/timeline_filter_words.h"
#include "ui/models/timeline_model.h"

using namespace grapevine;
using namespace std::chrono_literals;
using link::EntryKind;
using models::TimelineColumn;
using models::TimelineKind;
using models::TimelineModel;
using test::entryOf;
using test::eventOf;
using test::momentAt;
using test::row;

namespace {

QString cell(const TimelineModel& model, int row, TimelineColumn column)
{
    return model.index(row, static_cast<int>(column)).data().toString();
}

QStringList words(std::initializer_list<const char*> texts)
{
    QStringList out;
    for (const char* text : texts)
        out.append(QString::fromUtf8(text));
    return out;
}

QStringList column(const TimelineModel& model, TimelineColumn which)
{
    QStringList cells;
    for (int at = 0; at < model.rowCount(); ++at)
        cells.append(cell(model, at, which));
    return cells;
}

link::TimelineEntry failed(int member, Duration later)
{
    return entryOf(EntryKind::MemberFailed, later,
                   {row({.id = static_cast<std::uint32_t>(member),
                         .name = "n" + std::to_string(member),
                         .status = link::MemberStatus::Failed,
                         .state = link::RawState::Dead})});
}

} // namespace

/// What stands in which row, and what it says.
class TstTimelineModel final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eventShowsNameTimeAndPayload();
    void filterByKindAndName_data();
    void filterByKindAndName();
    void wrongFilterChangesNothing();
    void fiveEventsAreFiveRowsUnlessCoalesced();
    void coalescedWaitsForQuiet();
    void applicationSeesJoinsAndLeaves();
    void missedTagChangeIsVisible();
    void burstIsOneRowThatOpens();
    void accusersOfOneMemberAreNamedTogether();
    void burstGrowsWithoutMovingRows();
    void heldRowsNeverFold();
    void floodKeepsEveryRow();
    void fullRingTakesRowsFromTheFront();
    void largeFilterWorksInSlices();
    void rangeShowsItsPart();
    void notesAreLines();
    void lossIsCounted();
    void hostileStringsAreHarmless();
    void wordsAreWhatWasSeen();
};

void TstTimelineModel::eventShowsNameTimeAndPayload()
{
    // SFR-4
    TimelineModel model;
    model.apply(test::batchOf({eventOf("useless", "build 312", 41, 0s, true),
                               eventOf("raw", std::string("\x00\xff", 2), 42, 250ms)}),
                momentAt(1s));
    QCOMPARE(cell(model, 0, TimelineColumn::Kind), QStringLiteral("event"));
    QCOMPARE(cell(model, 0, TimelineColumn::Who), QStringLiteral("useless"));
    QCOMPARE(cell(model, 0, TimelineColumn::Lamport), QStringLiteral("41"));
    QCOMPARE(cell(model, 0, TimelineColumn::Size), QStringLiteral("9"));
    QCOMPARE(cell(model, 0, TimelineColumn::Detail),
             QStringLiteral("build 312  (may be coalesced)"));
    QCOMPARE(cell(model, 1, TimelineColumn::Detail), QStringLiteral("0x 00 ff"));
    QVERIFY(cell(model, 1, TimelineColumn::Time).endsWith(QStringLiteral("05.250")));
    const auto hint = model.index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY(hint.contains(QStringLiteral("2026-11-20T"))); // RFC 3339, UTC, ms.
    QVERIFY(hint.contains(QStringLiteral(".000Z")));
    const auto all = model.story(0);
    for (const char* part : {"useless", "Lamport time 41", "9 byte", "build 312"})
        QVERIFY2(all.contains(QString::fromLatin1(part)), part);
}

void TstTimelineModel::filterByKindAndName_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("who");
    const auto all = words({"useless", "status", "useful", "n1", "n2"});
    QTest::newRow("all") << QString() << all;
    QTest::newRow("kind") << QStringLiteral("kind:user") << words({"useless", "useful"});
    QTest::newRow("query") << QStringLiteral("kind:query") << words({"status"});
    QTest::newRow("exact name") << QStringLiteral("kind:user name=useless") << words({"useless"});
    QTest::newRow("members") << QStringLiteral("kind~^member") << words({"n1", "n2"});
    QTest::newRow("zone") << QStringLiteral("zone=b") << words({"n2"});
    QTest::newRow("payload") << QStringLiteral("payload~312") << words({"useless"});
    QTest::newRow("ltime") << QStringLiteral("ltime>41") << words({"status", "useful"});
    QTest::newRow("accuser") << QStringLiteral("accuser:web-1") << words({"n2"});
    QTest::newRow("none") << QStringLiteral("name:nobody") << words({});
}

void TstTimelineModel::filterByKindAndName()
{
    // SFR-4
    QFETCH(QString, filter);
    QFETCH(QStringList, who);
    TimelineModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    auto query = entryOf(EntryKind::Query, 1s);
    query.name = "status";
    query.lamportTime = LamportTime{50};
    auto suspect = entryOf(EntryKind::MemberSuspect, 4s,
                           {row({.id = 2, .name = "n2", .tags = {{"zone", "b"}}})});
    suspect.from = "web-1";
    model.apply(
        test::batchOf({eventOf("useless", "312", 41, 0s), query, eventOf("useful", "", 42, 2s),
                       entryOf(EntryKind::MemberJoin, 3s,
                               {row({.id = 1, .name = "n1", .tags = {{"zone", "a"}}})}),
                       suspect}),
        momentAt(5s));
    model.setFilter(filter);
    QCOMPARE(column(model, TimelineColumn::Who), who);
}

void TstTimelineModel::wrongFilterChangesNothing()
{
    TimelineModel model;
    model.apply(test::batchOf({failed(1, 0s), eventOf("a", {}, 1, 2s)}), momentAt(3s));
    model.setFilter(QStringLiteral("kind:user"));
    QCOMPARE(model.rowCount(), 1);
    model.setFilter(QStringLiteral("kind:user ("));
    QVERIFY(model.filterError());
    QCOMPARE(model.rowCount(), 1);
    model.setFilter({});
    QVERIFY(!model.filterError());
    QCOMPARE(model.rowCount(), 2);
}

void TstTimelineModel::fiveEventsAreFiveRowsUnlessCoalesced()
{
    // SFR-5
    TimelineModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    std::vector<link::TimelineEntry> five;
    for (std::uint64_t at = 0; at < 5; ++at)
        five.push_back(eventOf("deploy", "x", 40 + at, 100ms * static_cast<int>(at), true));
    model.apply(test::batchOf(five), momentAt(500ms));
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(column(model, TimelineColumn::Lamport), words({"40", "41", "42", "43", "44"}));
    model.setCoalesced(true);
    QCOMPARE(model.rowCount(), 0);
    model.tick(momentAt(900ms));
    QCOMPARE(model.rowCount(), 0);
    model.tick(momentAt(1500ms));
    QCOMPARE(column(model, TimelineColumn::Lamport), words({"44"}));
    model.setCoalesced(false);
    QCOMPARE(model.rowCount(), 5);
}

void TstTimelineModel::coalescedWaitsForQuiet()
{
    TimelineModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setCoalesced(true);
    model.apply(test::batchOf({failed(1, 0s), entryOf(EntryKind::MemberJoin, 500ms,
                                                      {row({.id = 1, .name = "n1"})})}),
                momentAt(600ms));
    QCOMPARE(model.rowCount(), 0);
    // What comes later lets go what was due before it, at its own time.
    model.apply(test::batchOf({eventOf("later", {}, 1, 10s)}), momentAt(10s));
    QCOMPARE(column(model, TimelineColumn::Kind),
             (QStringList{QStringLiteral("joined"), QStringLiteral("event")}));
    QCOMPARE(model.shown().record(0).boot(), momentAt(1500ms).boot);
    QCOMPARE(model.shown().record(0).wall(), momentAt(1500ms).wall);
}

void TstTimelineModel::applicationSeesJoinsAndLeaves()
{
    // EMB-3
    TimelineModel model;
    const auto about = [](EntryKind kind, int member, Duration later) {
        return entryOf(
            kind, later,
            {row({.id = static_cast<std::uint32_t>(member),
                  .name = member == 9 ? "grapevine-lap7" : "n" + std::to_string(member)})});
    };
    model.setOwn("grapevine-lap7");
    model.apply(test::batchOf(
                    {about(EntryKind::MemberJoin, 9, 0s), about(EntryKind::MemberJoin, 1, 2s),
                     about(EntryKind::MemberUpdate, 1, 4s), about(EntryKind::MemberSuspect, 1, 6s),
                     failed(1, 8s), about(EntryKind::MemberLeave, 2, 10s), eventOf("e", {}, 1, 12s),
                     about(EntryKind::MemberReap, 2, 14s)}),
                momentAt(15s));
    QCOMPARE(model.rowCount(), 8);
    QVERIFY(column(model, TimelineColumn::Kind).contains(QStringLiteral("failed")));
    model.setAsApplication(true);
    QCOMPARE(
        column(model, TimelineColumn::Kind),
        (QStringList{QStringLiteral("joined"), QStringLiteral("left"), QStringLiteral("left")}));
    QCOMPARE(column(model, TimelineColumn::Who), words({"n1", "n1", "n2"}));
    model.setAsApplication(false);
    QCOMPARE(model.rowCount(), 8);
    QCOMPARE(cell(model, 4, TimelineColumn::Kind), QStringLiteral("failed"));
}

void TstTimelineModel::missedTagChangeIsVisible()
{
    // EMB-4, CAS-10
    TimelineModel model;
    const auto join = [](Duration later, Tags tags, const char* address, EntryKind kind) {
        return entryOf(
            kind, later,
            {row({.id = 1, .name = "web-1", .tags = std::move(tags), .address = address})});
    };
    model.apply(
        test::batchOf(
            {join(0s, {{"build", "311"}, {"old", "1"}}, "10.0.0.1", EntryKind::MemberJoin),
             join(2s, {{"build", "312"}, {"zone", "b"}}, "10.0.0.1", EntryKind::MemberUpdate),
             join(40s, {{"build", "312"}, {"zone", "b"}}, "10.0.0.9", EntryKind::MemberJoin)}),
        momentAt(41s));
    QCOMPARE(cell(model, 1, TimelineColumn::Kind), QStringLiteral("updated"));
    QCOMPARE(cell(model, 1, TimelineColumn::Detail),
             QStringLiteral("build: 311 → 312  -old=1  +zone=b"));
    QCOMPARE(cell(model, 2, TimelineColumn::Detail),
             QStringLiteral("address: 10.0.0.1:7946 → 10.0.0.9:7946"));
}

void TstTimelineModel::burstIsOneRowThatOpens()
{
    TimelineModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    std::vector<link::TimelineEntry> burst{eventOf("before", {}, 1, 0s)};
    for (int at = 0; at < 12; ++at)
        burst.push_back(failed(at, 5s + std::chrono::milliseconds{at * 127}));
    burst.push_back(eventOf("after", {}, 2, 9s));
    model.apply(test::batchOf(burst), momentAt(10s));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(1, 0).data(TimelineModel::FoldRole).toInt(), 12);
    const auto text = cell(model, 1, TimelineColumn::Detail);
    QVERIFY2(text.startsWith(QStringLiteral("12 members failed within 1.4 s: n0, n1")) ||
                 text.startsWith(QStringLiteral("12 member(s) failed within 1.4 s: n0, n1")),
             qPrintable(text));
    model.setOpen(1, true);
    QCOMPARE(model.rowCount(), 15);
    QCOMPARE(cell(model, 2, TimelineColumn::Who), QStringLiteral("n0"));
    QVERIFY(model.index(2, 0).data(TimelineModel::InFoldRole).toBool());
    QCOMPARE(cell(model, 13, TimelineColumn::Who), QStringLiteral("n11"));
    QCOMPARE(cell(model, 14, TimelineColumn::Who), QStringLiteral("after"));
    QCOMPARE(model.rowOf(model.rowAt(14).first), 14);
    QCOMPARE(model.rowOf(model.rowAt(5).first), 5);
    model.setOpen(1, false);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.rowOf(model.rowAt(1).first + 5), 1);
    // Slower than that is no burst, and other members' changes do not make one.
    model.clear();
    for (int at = 0; at < 8; ++at)
        model.apply(test::batchOf({failed(at, 20s + at * 1100ms)}), momentAt(30s));
    QCOMPARE(model.rowCount(), 8);
}

void TstTimelineModel::accusersOfOneMemberAreNamedTogether()
{
    TimelineModel model;
    const auto accused = [](const char* by, Duration later) {
        auto entry = entryOf(EntryKind::MemberSuspect, later, {row({.id = 1, .name = "db-2"})});
        entry.from = by;
        return entry;
    };
    model.apply(test::batchOf({accused("web-1", 5s), accused("db-3", 5200ms),
                               accused("web-1", 5300ms), accused("web-4", 5400ms)}),
                momentAt(10s));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, TimelineColumn::Who), QStringLiteral("db-2"));
    QCOMPARE(cell(model, 0, TimelineColumn::Detail),
             QStringLiteral("accused by web-1, db-3, web-4"));
}

void TstTimelineModel::burstGrowsWithoutMovingRows()
{
    TimelineModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.apply(test::batchOf({failed(0, 0s), failed(1, 100ms), failed(2, 200ms)}), momentAt(1s));
    QCOMPARE(model.rowCount(), 3);
    model.apply(test::batchOf({failed(3, 300ms)}), momentAt(1s));
    QCOMPARE(model.rowCount(), 1);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.apply(test::batchOf({failed(4, 400ms), failed(5, 500ms)}), momentAt(1s));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(inserted.isEmpty());
    QCOMPARE(changed.size(), 1);
    model.setOpen(0, true);
    model.apply(test::batchOf({failed(6, 600ms)}), momentAt(1s));
    QCOMPARE(model.rowCount(), 8);
    QCOMPARE(model.index(0, 0).data(TimelineModel::FoldRole).toInt(), 7);
}

void TstTimelineModel::heldRowsNeverFold()
{
    TimelineModel model;
    model.apply(test::batchOf({failed(0, 0s), failed(1, 100ms), failed(2, 200ms)}), momentAt(1s));
    model.setHeld(true);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    for (int at = 3; at < 9; ++at)
        model.apply(test::batchOf({failed(at, at * 100ms)}), momentAt(1s));
    QVERIFY(removed.isEmpty());
    QCOMPARE(model.rowCount(), 9);
    QCOMPARE(model.appended(), 9U);
}

void TstTimelineModel::floodKeepsEveryRow()
{
    // CAS-12: 4096 queued messages and 1024 buffered events lose no row.
    TimelineModel model;
    std::vector<link::TimelineEntry> flood;
    for (std::uint64_t at = 0; at < 4096; ++at)
        flood.push_back(eventOf("flood", "x", at, std::chrono::microseconds{at * 50}));
    model.apply(test::batchOf(flood), momentAt(1s));
    QCOMPARE(model.rowCount(), 4096);
    QCOMPARE(cell(model, 4095, TimelineColumn::Lamport), QStringLiteral("4095"));
}

void TstTimelineModel::fullRingTakesRowsFromTheFront()
{
    TimelineModel model(nullptr, 100);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (std::uint64_t at = 0; at < 350; at += 7) {
        std::vector<link::TimelineEntry> seven;
        for (std::uint64_t one = at; one < at + 7; ++one)
            seven.push_back(eventOf("e", {}, one, std::chrono::milliseconds{one}));
        model.apply(test::batchOf(seven), momentAt(1s));
    }
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(cell(model, 0, TimelineColumn::Lamport), QStringLiteral("250"));
    // A whole ring in one batch.
    std::vector<link::TimelineEntry> many;
    for (std::uint64_t one = 0; one < 300; ++one)
        many.push_back(eventOf("f", {}, one, 2s));
    model.apply(test::batchOf(many), momentAt(3s));
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(cell(model, 0, TimelineColumn::Lamport), QStringLiteral("200"));
}

void TstTimelineModel::largeFilterWorksInSlices()
{
    TimelineModel model;
    std::vector<link::TimelineEntry> many;
    for (std::uint64_t at = 0; at < 60'000; ++at) {
        many.push_back(
            eventOf(at % 10 == 0 ? "tenth" : "other", {}, at, std::chrono::microseconds{at}));
    }
    model.apply(test::batchOf(many), momentAt(1s));
    QVERIFY(model.isBusy());
    int slices = 0;
    while (model.work())
        ++slices;
    QVERIFY(slices > 3);
    QCOMPARE(model.rowCount(), 60'000);
    QSignalSpy wanted(&model, &TimelineModel::workWanted);
    model.setFilter(QStringLiteral("name=tenth"));
    // The last good result stays until the next one is whole.
    QCOMPARE(wanted.size(), 1);
    QVERIFY(model.isBusy());
    QCOMPARE(model.rowCount(), 60'000);
    QVERIFY(model.progress() > 0 && model.progress() < 100);
    model.apply(test::batchOf({eventOf("tenth", {}, 1, 2s)}), momentAt(2s));
    while (model.work()) {
    }
    QCOMPARE(model.rowCount(), 6001);
    QCOMPARE(model.progress(), 100);
}

void TstTimelineModel::rangeShowsItsPart()
{
    TimelineModel model;
    for (int at = 0; at < 10; ++at)
        model.apply(test::batchOf({eventOf("e", {}, static_cast<std::uint64_t>(at), at * 1s)}),
                    momentAt(10s));
    model.setRange(models::TimeRange{momentAt(3s).boot, momentAt(6s).boot});
    QCOMPARE(column(model, TimelineColumn::Lamport), words({"3", "4", "5"}));
    model.apply(test::batchOf({eventOf("e", {}, 10, 11s)}), momentAt(11s));
    QCOMPARE(model.rowCount(), 3);
    model.setRange(std::nullopt);
    QCOMPARE(model.rowCount(), 11);
}

void TstTimelineModel::notesAreLines()
{
    TimelineModel model;
    model.apply(test::batchOf({eventOf("e", {}, 1, 0s)}), momentAt(1s));
    model.apply(test::batchOf({test::noteOf("asked the network people", 5s)}), momentAt(5s));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 1, TimelineColumn::Kind), QStringLiteral("note"));
    QCOMPARE(cell(model, 1, TimelineColumn::Detail), QStringLiteral("asked the network people"));
    model.setFilter(QStringLiteral("kind:note"));
    QCOMPARE(model.rowCount(), 1);
    model.setFilter({});
    model.setCoalesced(true);
    QCOMPARE(model.rowCount(), 2);
}

void TstTimelineModel::lossIsCounted()
{
    TimelineModel model(nullptr, 3);
    for (int at = 0; at < 5; ++at)
        model.apply(test::batchOf({eventOf("e", {}, 1, at * 1s)}), momentAt(5s));
    QCOMPARE(model.raw().dropped(), 2U);
    link::ObservationBatch batch;
    batch.entriesDropped = 4;
    model.apply(batch, momentAt(6s));
    QCOMPARE(model.raw().lostBefore(), 4U);
}

void TstTimelineModel::hostileStringsAreHarmless()
{
    TimelineModel model;
    const std::string bad = "<b>\x1b[31m\xE2\x80\xAE"
                            "evil\xff\n\t</b>";
    auto suspect =
        entryOf(EntryKind::MemberSuspect, 1s, {row({.id = 1, .name = bad, .tags = {{bad, bad}}})});
    suspect.from = bad;
    auto clash = entryOf(EntryKind::Conflict, 3s);
    clash.name = bad;
    clash.addresses = {bad, bad};
    auto gap = entryOf(EntryKind::Gap, 5s);
    gap.text = bad;
    auto query = entryOf(EntryKind::Query, 7s);
    query.name = bad;
    query.payload = toBytes(bad);
    query.from = bad;
    std::vector<link::TimelineEntry> all{eventOf(bad, bad, 1, 0s), suspect, clash, gap, query};
    all.push_back(entryOf(EntryKind::MemberUpdate, 9s,
                          {row({.id = 1, .name = bad, .tags = {{bad, "2"}, {"x", bad}}})}));
    model.apply(test::batchOf(all), momentAt(10s));
    for (int at = 0; at < model.rowCount(); ++at) {
        for (int which = 0; which < models::kTimelineColumns; ++which) {
            const auto index = model.index(at, which);
            const auto text = index.data().toString();
            QVERIFY2(!text.contains(QChar(0x1B)) && !text.contains(QChar(0x202E)) &&
                         !text.contains(QLatin1Char('\n')) && !text.contains(QLatin1Char('\t')),
                     qPrintable(text));
            QVERIFY(!index.data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
        }
        const auto story = model.story(at);
        QVERIFY(!story.contains(QChar(0x1B)) && !story.contains(QChar(0x202E)));
    }
}

void TstTimelineModel::wordsAreWhatWasSeen()
{
    TimelineModel model;
    auto suspect = entryOf(EntryKind::MemberSuspect, 1s,
                           {row({.id = 1, .name = "db-7", .tags = {{"zone", "eu-1b"}}})});
    suspect.from = "web-1";
    model.apply(test::batchOf({eventOf("deploy", {}, 1, 0s), suspect}), momentAt(2s));
    const auto at = [&](const char* text) {
        QStringList found;
        for (const auto& word :
             models::timelineFilterWords(filter::completionAt(text, qstrlen(text)), model.raw()))
            found.append(word.text);
        return found;
    };
    QCOMPARE(at("kin"), QStringList{QStringLiteral("kind:")});
    QVERIFY(at("kind:").contains(QStringLiteral("member-failed")));
    QVERIFY(at("kind:no").contains(QStringLiteral("note")));
    QVERIFY(at("name:d").contains(QStringLiteral("deploy")));
    QVERIFY(at("name:d").contains(QStringLiteral("db-7")));
    QCOMPARE(at("accuser:"), QStringList{QStringLiteral("web-1")});
    QCOMPARE(at("zone="), QStringList{QStringLiteral("eu-1b")});
}

QTEST_GUILESS_MAIN(TstTimelineModel)
#include "tst_timeline_model.moc"
