#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <memory>
#include <utility>

#include "tests/ui/window_bench.h"
#include "ui/widgets/place_id.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using test::WindowBench;

/// What is told in more places than the one it is found in.
class TstEverywhere final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void partialAnswersAreABadge();
    void ourOwnLinkIsBlamedWhereOneWorks();
};

void TstEverywhere::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstEverywhere::partialAnswersAreABadge()
{
    // UX 4.7, partial answers: seen in every place.
    WindowBench bench;
    auto status = test::liveStatus();
    status.membersAsked = 31;
    bench.look(status, test::nightShift());
    bench.tell(status);
    auto* badge = bench.find<QLabel>("partialLook");
    const auto alive = bench.model().tally().of(models::StatusKind::Alive);
    QVERIFY(alive > 31);
    for (const auto place : {widgets::PlaceId::Overview, widgets::PlaceId::Timeline}) {
        bench.window.goTo(place);
        QVERIFY(badge->isVisible());
        QCOMPARE(badge->text(), QStringLiteral("31 of %1 polled").arg(alive));
    }
    status.membersAsked = alive;
    bench.tell(status);
    QVERIFY(!badge->isVisible());
    // A member's own picture has everybody in it.
    auto within = test::observerStatus();
    within.membersAsked = 2;
    bench.observe(within);
    bench.tell(within);
    QVERIFY(!badge->isVisible());
}

void TstEverywhere::ourOwnLinkIsBlamedWhereOneWorks()
{
    WindowBench bench;
    auto rows = test::nightShift();
    for (auto& row : rows) {
        auto turned = *row;
        turned.state = link::RawState::Suspect;
        turned.since = test::momentAt(-1s);
        turned.sinceFirstLook = false;
        row = std::make_shared<const link::MemberRow>(std::move(turned));
    }
    bench.look(test::liveStatus(), rows);
    bench.tell(test::liveStatus());
    for (const auto& [place, name] : {std::pair(widgets::PlaceId::Timeline, "timelineAlone"),
                                      std::pair(widgets::PlaceId::Ask, "askAlone")}) {
        bench.window.goTo(place);
        auto* bar = bench.find<QWidget>(name);
        QVERIFY2(bar->isVisible(), name);
        auto* words = bar->findChild<QLabel*>(QString::fromLatin1(name) + QStringLiteral("Detail"));
        QVERIFY2(words->text().contains(QStringLiteral("likelier cause")),
                 qPrintable(words->text()));
        const auto before = bench.fake->commands().size();
        bar->findChild<QPushButton*>()->click();
        QCOMPARE(bench.fake->commands().size(), before + 1);
        QVERIFY(std::holds_alternative<link::SweepNow>(bench.fake->commands().back()));
        // What makes every row old is told elsewhere.
        bench.session->setPaused(true);
        QVERIFY(!bar->isVisible());
        bench.session->setPaused(false);
        QVERIFY(bar->isVisible());
    }
    bench.publish(test::batchOf(test::nightShift(), true));
    bench.tell(test::liveStatus());
    QVERIFY(!bench.find<QWidget>("askAlone")->isVisible());
}

QTEST_MAIN(TstEverywhere)
#include "tst_everywhere.moc"
