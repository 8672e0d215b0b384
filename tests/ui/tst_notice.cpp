#include <QTest>

#include <set>

#include "tests/models/member_rows.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/refusal_words.h"

using namespace grapevine;
using namespace std::chrono_literals;
using link::LinkPhase;
using link::Refusal;
using widgets::Notice;
using widgets::NoticeAction;
using widgets::NoticeKind;

Q_DECLARE_METATYPE(grapevine::link::Refusal)

class TstNotice final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void liveSaysNothing();
    void connectingCountsSeconds();
    void everyRefusalHasItsOwnWords();
    void finalRefusalStopsThere_data();
    void finalRefusalStopsThere();
    void passingRefusalGoesOnTrying();
    void staleKeepsTheRowsAndCounts();
    void theNextTryIsCountedDown();
    void filteredToNothingOffersToClear();
    void answerWithoutMembersIsNamed();
    void pausedIsSaid();
    void missingSeedIsNamedWhileLive();
    void severalSeedsAreListed();
    void detailIsMadePlain();
    void ourOwnLinkIsBlamedInTheWordsOfTheOverview();
    void internalErrorOffersDiagnostics();

private:
    static Notice notice(const link::LinkStatus& status, std::size_t members = 0, int shown = 0,
                         bool paused = false, Duration later = {})
    {
        return widgets::noticeFor({.status = status,
                                   .members = members,
                                   .shown = shown,
                                   .paused = paused,
                                   .startedAt = test::momentAt(),
                                   .now = test::momentAt(later)});
    }
};

namespace {

const std::vector<Refusal> kRefusals{
    Refusal::BadAddress, Refusal::NobodyListens, Refusal::Silent,       Refusal::Foreign,
    Refusal::WantsKey,   Refusal::KeyRefused,    Refusal::KeyNotWanted, Refusal::LabelRefused,
    Refusal::TooLarge,   Refusal::Broken,        Refusal::RemoteError};

link::LinkStatus connecting()
{
    auto status = test::liveStatus();
    status.phase = LinkPhase::Connecting;
    status.lastAnswer.reset();
    status.seeds[0].lastAnswer.reset();
    return status;
}

link::LinkStatus refusedBy(Refusal refusal)
{
    auto status = connecting();
    if (link::isFinal(refusal)) status.phase = LinkPhase::Refused;
    status.seeds[0].refusal = refusal;
    return status;
}

} // namespace

void TstNotice::liveSaysNothing()
{
    QCOMPARE(notice(test::liveStatus(), 40, 40).kind, NoticeKind::None);
}

void TstNotice::connectingCountsSeconds()
{
    const auto now = notice(connecting(), 0, 0, false, 4s);
    QCOMPARE(now.kind, NoticeKind::Connecting);
    QVERIFY(now.covers);
    QVERIFY(now.headline.contains(QStringLiteral("4 s")));
    QCOMPARE(now.seeds.size(), 1U);
    QCOMPARE(now.seeds[0].address, QStringLiteral("10.0.3.17:7946"));
    QCOMPARE(now.action, NoticeAction::GoBack);
}

void TstNotice::everyRefusalHasItsOwnWords()
{
    std::set<QString> sentences;
    std::set<QString> briefs;
    for (const auto refusal : kRefusals) {
        const QString sentence = widgets::refusalSentence(refusal, QStringLiteral("ADDR"));
        QVERIFY(sentence.contains(QStringLiteral("ADDR")));
        QVERIFY(!widgets::refusalNextStep(refusal).isEmpty());
        sentences.insert(sentence);
        briefs.insert(widgets::refusalBrief(refusal));
    }
    QCOMPARE(sentences.size(), kRefusals.size());
    QCOMPARE(briefs.size(), kRefusals.size());
}

void TstNotice::finalRefusalStopsThere_data()
{
    QTest::addColumn<Refusal>("refusal");
    QTest::newRow("wants key") << Refusal::WantsKey;
    QTest::newRow("key refused") << Refusal::KeyRefused;
    QTest::newRow("key not wanted") << Refusal::KeyNotWanted;
    QTest::newRow("label refused") << Refusal::LabelRefused;
}

void TstNotice::finalRefusalStopsThere()
{
    QFETCH(Refusal, refusal);
    const auto now = notice(refusedBy(refusal));
    QCOMPARE(now.kind, NoticeKind::Refused);
    QVERIFY(now.covers && now.warns);
    QCOMPARE(now.headline, widgets::refusalSentence(refusal, QStringLiteral("10.0.3.17:7946")));
    QCOMPARE(now.action, NoticeAction::GoBack);
    // With rows on screen they stay, under a bar.
    QVERIFY(!notice(refusedBy(refusal), 40, 40).covers);
}

void TstNotice::passingRefusalGoesOnTrying()
{
    const auto now = notice(refusedBy(Refusal::NobodyListens), 0, 0, false, 12s);
    QCOMPARE(now.kind, NoticeKind::NoAnswer);
    QVERIFY(now.evidence.contains(QStringLiteral("5 s")));
    QVERIFY(now.evidence.contains(QStringLiteral("12 s")));
}

void TstNotice::staleKeepsTheRowsAndCounts()
{
    auto status = test::liveStatus();
    status.phase = LinkPhase::Stale;
    const auto now = notice(status, 40, 40, false, 23s);
    QCOMPARE(now.kind, NoticeKind::Stale);
    QVERIFY(!now.covers && now.warns);
    QVERIFY2(now.headline.startsWith(QStringLiteral("No word for 23 s; last ")),
             qPrintable(now.headline));
    QCOMPARE(now.action, NoticeAction::TryNow);
}

void TstNotice::theNextTryIsCountedDown()
{
    auto status = test::liveStatus();
    status.phase = LinkPhase::Stale;
    const auto said = [&status](Duration later) { return notice(status, 40, 40, false, later); };
    const auto without = said(10s).detail;
    status.nextAsk = test::momentAt(13s).boot;
    QCOMPARE(said(10s).detail, without + QStringLiteral(" Asking again in 3 s."));
    QVERIFY(said(11001ms).detail.endsWith(QStringLiteral(" in 2 s.")));
    QVERIFY(said(12999ms).detail.endsWith(QStringLiteral(" in 1 s.")));
    QVERIFY(said(13s).detail.endsWith(QStringLiteral("Asking now …")));
    // Nobody has answered yet: the same, below the reason.
    auto first = refusedBy(Refusal::NobodyListens);
    first.nextAsk = test::momentAt(14s).boot;
    const auto nobody = notice(first, 0, 0, false, 12s);
    QVERIFY2(nobody.evidence.endsWith(QStringLiteral("Asking again in 2 s.")),
             qPrintable(nobody.evidence));
}

void TstNotice::filteredToNothingOffersToClear()
{
    const auto now = notice(test::liveStatus(), 412, 0);
    QCOMPARE(now.kind, NoticeKind::FilteredToNothing);
    QVERIFY(now.headline.contains(QStringLiteral("0 of 412")));
    QCOMPARE(now.action, NoticeAction::ClearFilter);
}

void TstNotice::answerWithoutMembersIsNamed()
{
    QCOMPARE(notice(test::liveStatus()).kind, NoticeKind::NoMembers);
}

void TstNotice::pausedIsSaid()
{
    const auto now = notice(test::liveStatus(), 40, 40, true, 40s);
    QCOMPARE(now.kind, NoticeKind::Paused);
    QVERIFY(now.detail.contains(QStringLiteral("40 s")));
    QCOMPARE(now.action, NoticeAction::Resume);
}

void TstNotice::missingSeedIsNamedWhileLive()
{
    auto status = test::liveStatus();
    status.seeds.push_back({.address = "10.0.9.9:7946",
                            .name = {},
                            .refusal = Refusal::NobodyListens,
                            .detail = {},
                            .lastAnswer = {}});
    const auto now = notice(status, 40, 40);
    QCOMPARE(now.kind, NoticeKind::SeedsMissing);
    QVERIFY(!now.covers);
    QVERIFY(now.detail.contains(QStringLiteral("10.0.9.9:7946")));
}

void TstNotice::severalSeedsAreListed()
{
    auto status = refusedBy(Refusal::NobodyListens);
    status.seeds.push_back(status.seeds[0]);
    status.seeds[1].address = "10.0.3.18:7946";
    status.seeds[1].refusal = Refusal::Silent;
    const auto now = notice(status);
    QCOMPARE(now.kind, NoticeKind::NoAnswer);
    QCOMPARE(now.seeds.size(), 2U);
    QVERIFY(now.seeds[0].words != now.seeds[1].words);
}

void TstNotice::detailIsMadePlain()
{
    auto status = refusedBy(Refusal::RemoteError);
    status.seeds[0].detail = "bad\x1b[2J thing";
    QVERIFY(notice(status).evidence.startsWith(QStringLiteral("bad<ESC>[2J thing")));
}

void TstNotice::ourOwnLinkIsBlamedInTheWordsOfTheOverview()
{
    models::Finding finding;
    finding.kind = models::Finding::Kind::OwnView;
    finding.id = "own";
    finding.headline = QStringLiteral("Our own view is in doubt");
    QVERIFY(!widgets::aloneNotice({finding}));
    finding.id = "alone";
    finding.headline = QStringLiteral("40 members turned suspect within 2 s");
    finding.detail = QStringLiteral("the link of this computer is the likelier cause");
    const auto alone = widgets::aloneNotice({finding});
    QVERIFY(alone);
    const auto status = test::liveStatus();
    widgets::NoticeInput input{.status = status,
                               .members = 40,
                               .shown = 40,
                               .startedAt = test::momentAt(),
                               .now = test::momentAt(),
                               .alone = &*alone};
    const auto now = widgets::noticeFor(input);
    QCOMPARE(now.kind, NoticeKind::Alone);
    QVERIFY(!now.covers && now.warns);
    QCOMPARE(now.headline, finding.headline);
    QCOMPARE(now.detail, finding.detail);
    QCOMPARE(now.action, NoticeAction::TryNow);
    // A person who pauses has been heard; a filter that matches nothing is named first.
    input.paused = true;
    QCOMPARE(widgets::noticeFor(input).kind, NoticeKind::Paused);
    input.paused = false;
    input.shown = 0;
    QCOMPARE(widgets::noticeFor(input).kind, NoticeKind::FilteredToNothing);
}

void TstNotice::internalErrorOffersDiagnostics()
{
    const auto now = widgets::internalErrorNotice(QStringLiteral("no such row: 40"));
    QCOMPARE(now.kind, NoticeKind::InternalError);
    QVERIFY(!now.covers && now.warns && now.dismissable);
    QVERIFY(now.detail.startsWith(QStringLiteral("no such row: 40")));
    QCOMPARE(now.action, NoticeAction::SaveDiagnostics);
}

QTEST_APPLESS_MAIN(TstNotice)
#include "tst_notice.moc"
