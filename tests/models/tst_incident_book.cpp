#include <QtTest/QTest>

#include "tests/models/member_rows.h"
#include "tests/models/timeline_story.h"
#include "ui/models/incident_book.h"

using namespace grapevine;
using namespace std::chrono_literals;
using link::EntryKind;
using models::IncidentBook;
using models::IncidentNews;
using models::OwnLink;
using test::entryOf;
using test::momentAt;
using test::row;
using Kind = IncidentNews::Kind;

namespace {

link::MemberRowPtr memberRow(unsigned id, const std::string& name, link::MemberStatus status)
{
    return row({.id = id, .name = name, .status = status, .tags = {{"zone", "c"}}});
}

/// A book and its clock, looked at once a second.
struct Watch {
    IncidentBook book;
    Duration at{};
    std::vector<IncidentNews> told;

    void see(EntryKind kind, unsigned id, const std::string& name)
    {
        const auto status = kind == EntryKind::MemberFailed ? link::MemberStatus::Failed
                                                            : link::MemberStatus::Alive;
        book.handle(entryOf(kind, at, {memberRow(id, name, status)}));
    }
    void wait(Duration length, OwnLink link = OwnLink::Well)
    {
        for (const auto end = at + length; at < end; at += 1s) {
            book.look(momentAt(at), link);
            for (auto& news : book.take())
                told.push_back(std::move(news));
        }
    }
    [[nodiscard]] std::size_t count(Kind kind) const
    {
        return static_cast<std::size_t>(std::count_if(
            told.begin(), told.end(), [kind](const auto& news) { return news.kind == kind; }));
    }
};

} // namespace

class TstIncidentBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMassFailureIsOneNotice();
    void failuresThatTrickleInAreToldOnceMore();
    void aFlappingMemberOpensOnceAndClosesOnce();
    void ourOwnLinkIsNotBlamedOnOthers();
    void aShortSilenceIsNobodysBusiness();
    void whoIsBackAtOnceIsNoNews();
    void anotherFailureLaterIsAnotherIncident();
    void whatHappenedDuringAnOutageIsTold();
    void whatWasSoAtTheFirstLookIsNoNews();
    void refutingAgainAndAgainIsAnIncident();
    void whoLeftIsNotStableAgain();
    void anotherLinkKnowsTheMembersByName();
};

void TstIncidentBook::aMassFailureIsOneNotice()
{
    Watch watch;
    for (unsigned i = 0; i < 40; ++i)
        watch.see(EntryKind::MemberFailed, i, "web-" + std::to_string(i));
    watch.wait(5min);
    QCOMPARE(watch.told.size(), std::size_t{1});
    QCOMPARE(watch.told[0].kind, Kind::Opened);
    QVERIFY(watch.told[0].headline.contains(QStringLiteral("40")));
    QVERIFY(watch.told[0].detail.contains(QStringLiteral("zone c")));
    for (unsigned i = 0; i < 40; ++i)
        watch.see(EntryKind::MemberJoin, i, "web-" + std::to_string(i));
    watch.wait(11min);
    QCOMPARE(watch.told.size(), std::size_t{2});
    QCOMPARE(watch.told[1].kind, Kind::Closed);
    QCOMPARE(watch.told[1].incident, watch.told[0].incident);
}

void TstIncidentBook::failuresThatTrickleInAreToldOnceMore()
{
    Watch watch;
    for (unsigned i = 0; i < 40; ++i) {
        watch.see(EntryKind::MemberFailed, i, "web-" + std::to_string(i));
        watch.wait(1s);
    }
    watch.wait(5min);
    QCOMPARE(watch.count(Kind::Opened), std::size_t{1});
    QCOMPARE(watch.count(Kind::Grew), std::size_t{1});
    QVERIFY(watch.told.back().headline.contains(QStringLiteral("40")));
}

void TstIncidentBook::aFlappingMemberOpensOnceAndClosesOnce()
{
    Watch watch;
    for (int i = 0; i < 9; ++i) {
        watch.see(EntryKind::MemberFailed, 7, "db-7");
        watch.wait(15s);
        watch.see(EntryKind::MemberJoin, 7, "db-7");
        watch.wait(16s);
    }
    watch.wait(9min);
    QCOMPARE(watch.count(Kind::Opened), std::size_t{1});
    QCOMPARE(watch.count(Kind::Closed), std::size_t{0});
    // Once it is clear that it comes and goes, the same notice says so.
    QCOMPARE(watch.count(Kind::Grew), std::size_t{1});
    QVERIFY(watch.told[1].headline.contains(QStringLiteral("comes and goes")));
    watch.wait(2min);
    QCOMPARE(watch.count(Kind::Closed), std::size_t{1});
    QCOMPARE(watch.told.back().at, momentAt(0s).boot);
    QVERIFY(!watch.book.isOpen());
    watch.wait(60min);
    QCOMPARE(watch.told.size(), std::size_t{3});
}

void TstIncidentBook::ourOwnLinkIsNotBlamedOnOthers()
{
    Watch watch;
    watch.wait(2s, OwnLink::Doubtful);
    for (unsigned i = 0; i < 20; ++i)
        watch.see(EntryKind::MemberFailed, i, "web-" + std::to_string(i));
    watch.wait(60s, OwnLink::Silent);
    QCOMPARE(watch.told.size(), std::size_t{1});
    QCOMPARE(watch.told[0].kind, Kind::OwnLink);
    // The link is well again, and so are the others.
    for (unsigned i = 0; i < 20; ++i)
        watch.see(EntryKind::MemberJoin, i, "web-" + std::to_string(i));
    watch.wait(20min);
    QCOMPARE(watch.told.size(), std::size_t{1});
}

void TstIncidentBook::aShortSilenceIsNobodysBusiness()
{
    Watch watch;
    watch.wait(8s, OwnLink::Silent);
    watch.wait(60s);
    QVERIFY(watch.told.empty());
    watch.wait(30s, OwnLink::Silent);
    QCOMPARE(watch.count(Kind::OwnLink), std::size_t{1});
}

void TstIncidentBook::whoIsBackAtOnceIsNoNews()
{
    Watch watch;
    watch.see(EntryKind::MemberFailed, 1, "web-1");
    watch.wait(2s);
    watch.see(EntryKind::MemberJoin, 1, "web-1");
    watch.wait(20min);
    QVERIFY(watch.told.empty());
}

void TstIncidentBook::anotherFailureLaterIsAnotherIncident()
{
    Watch watch;
    watch.see(EntryKind::MemberFailed, 1, "web-1");
    watch.wait(11min);
    // Still gone: known by now, and no end of anything.
    QCOMPARE(watch.told.size(), std::size_t{1});
    watch.see(EntryKind::MemberFailed, 2, "web-2");
    watch.wait(10s);
    QCOMPARE(watch.count(Kind::Opened), std::size_t{2});
    QVERIFY(watch.told[1].incident != watch.told[0].incident);
}

void TstIncidentBook::whatHappenedDuringAnOutageIsTold()
{
    Watch watch;
    watch.book.handle(entryOf(EntryKind::Stale, watch.at, {}));
    watch.wait(30s, OwnLink::Silent);
    auto failed =
        std::make_shared<link::MemberRow>(*memberRow(3, "db-3", link::MemberStatus::Failed));
    failed->since = momentAt(watch.at);
    failed->sinceFirstLook = false;
    watch.book.handle(entryOf(EntryKind::Resync, watch.at, {failed}));
    watch.wait(10s);
    QCOMPARE(watch.count(Kind::Opened), std::size_t{1});
}

void TstIncidentBook::whatWasSoAtTheFirstLookIsNoNews()
{
    Watch watch;
    watch.book.handle(
        entryOf(EntryKind::Snapshot, watch.at, {memberRow(3, "db-3", link::MemberStatus::Failed)}));
    watch.wait(60s);
    QVERIFY(watch.told.empty());
}

void TstIncidentBook::refutingAgainAndAgainIsAnIncident()
{
    Watch watch;
    auto flaps = std::make_shared<link::FlapHistory>();
    flaps->refuted = 4;
    flaps->lastFlap = momentAt(watch.at);
    auto shaky =
        std::make_shared<link::MemberRow>(*memberRow(3, "db-3", link::MemberStatus::Alive));
    shaky->flaps = flaps;
    watch.book.handle(entryOf(EntryKind::MemberRefute, watch.at, {shaky}));
    watch.wait(30s);
    QCOMPARE(watch.count(Kind::Opened), std::size_t{1});
    QVERIFY(watch.told[0].headline.contains(QStringLiteral("comes and goes")));
}

void TstIncidentBook::whoLeftIsNotStableAgain()
{
    Watch watch;
    watch.see(EntryKind::MemberFailed, 1, "web-1");
    watch.wait(10s);
    QCOMPARE(watch.told.size(), std::size_t{1});
    watch.see(EntryKind::MemberLeave, 1, "web-1"); // Somebody forced it out.
    watch.wait(20min);
    QCOMPARE(watch.told.size(), std::size_t{1});
}

void TstIncidentBook::anotherLinkKnowsTheMembersByName()
{
    Watch watch;
    watch.see(EntryKind::MemberFailed, 1, "web-1");
    watch.wait(10s);
    // We joined meanwhile: the same member has another key.
    watch.see(EntryKind::MemberJoin, 77, "web-1");
    watch.wait(11min);
    QCOMPARE(watch.count(Kind::Closed), std::size_t{1});
}

QTEST_GUILESS_MAIN(TstIncidentBook)
#include "tst_incident_book.moc"
