#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/ui/ask_bench.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/cluster_view.h"
#include "ui/widgets/coach_bar.h"
#include "ui/widgets/coach_guide.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/member_table_view.h"

using namespace grapevine;
using test::WindowBench;

/// The walk through the demo, by hand and key.
class TstCoachBar final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesWithTheDemoAlone();
    void digitsAreTheTasksKeys();
    void aDigitInAFieldIsALetter();
    void aRefusalIsToldInTheBar();
    void whatTheClusterDoesEndsATask();
    void askingGoesToTheAnswers();
    void endsForGoodByItsButtonAndByEscape();
    void theMenuBringsItBack();

private:
    static link::LinkStatus demo()
    {
        auto status = test::unlocked();
        status.mode = link::LinkMode::Demo;
        return status;
    }
    static void open(WindowBench& bench)
    {
        bench.window.view().setWalksDemo(true);
        bench.look(demo(), test::nightShiftFromWithin(), test::observerCapabilities());
        bench.window.goTo(widgets::PlaceId::Members);
        bench.table().setFocus();
    }
    static QString words(WindowBench& bench)
    {
        return bench.find<widgets::CoachBar>("coachBar")->text();
    }
    static QStringList told(const WindowBench& bench)
    {
        QStringList lines;
        for (const auto& command : test::sent<link::DirectDemo>(bench))
            lines.append(QString::fromStdString(command.line));
        return lines;
    }
    static std::string hero(WindowBench& bench)
    {
        return bench.window.view().guide().coach().hero();
    }
    /// The hero's row as it would come next.
    static link::MemberRowPtr heroAs(WindowBench& bench, link::MemberStatus status,
                                     link::RawState state, unsigned incarnation)
    {
        for (const auto& entry : bench.model().members().entries()) {
            if (!entry.row || entry.row->facts->name != hero(bench)) continue;
            auto row = std::make_shared<link::MemberRow>(*entry.row);
            row->status = status;
            row->state = state;
            row->incarnation = Incarnation{incarnation};
            return row;
        }
        return nullptr;
    }
};

void TstCoachBar::comesWithTheDemoAlone()
{
    WindowBench bench;
    bench.window.view().setWalksDemo(true);
    bench.observe();
    QVERIFY(!bench.find<QWidget>("coachBar")->isVisible());
    QTest::keyClick(&bench.table(), Qt::Key_1);
    QVERIFY(test::sent<link::DirectDemo>(bench).empty());

    WindowBench other;
    open(other);
    QVERIFY(other.find<QWidget>("coachBar")->isVisible());
    QVERIFY(!hero(other).empty());
    QVERIFY(words(other).contains(QString::fromStdString(hero(other))));
}

void TstCoachBar::digitsAreTheTasksKeys()
{
    WindowBench bench;
    open(bench);
    QTest::keyClick(&bench.table(), Qt::Key_2); // Not its turn.
    QVERIFY(told(bench).isEmpty());
    QTest::keyClick(&bench.table(), Qt::Key_1);
    QCOMPARE(told(bench),
             QStringList{QStringLiteral("freeze ") + QString::fromStdString(hero(bench))});
    // It is under way: once is enough.
    QTest::keyClick(&bench.table(), Qt::Key_1);
    QCOMPARE(told(bench).size(), 1);
    QVERIFY(!bench.find<QPushButton>("coachTake")->isEnabled());
}

void TstCoachBar::aDigitInAFieldIsALetter()
{
    WindowBench bench;
    open(bench);
    auto& filter = bench.window.membersPlace().filterField();
    filter.setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
    QVERIFY(told(bench).isEmpty());
    QCOMPARE(filter.text(), QStringLiteral("1"));
}

void TstCoachBar::aRefusalIsToldInTheBar()
{
    WindowBench bench;
    open(bench);
    QTest::mouseClick(bench.find<QPushButton>("coachTake"), Qt::LeftButton);
    const link::CommandId id{bench.fake->commands().size()};
    auto batch = test::refusalOf(id, link::CommandRefusal::Demo);
    batch.asked.outcomes.front().detail = "the cluster is still starting";
    bench.publish(std::move(batch));
    QVERIFY2(words(bench).contains(QStringLiteral("still starting")), qPrintable(words(bench)));
    QVERIFY(bench.find<QPushButton>("coachTake")->isEnabled());
}

void TstCoachBar::whatTheClusterDoesEndsATask()
{
    WindowBench bench;
    open(bench);
    QTest::keyClick(&bench.table(), Qt::Key_1);
    bench.publish(
        test::batchOf({heroAs(bench, link::MemberStatus::Failed, link::RawState::Dead, 1)}));
    QCOMPARE(bench.window.view().guide().coach().task(), models::Coach::Task::Return);
    QVERIFY(words(bench).contains(QStringLiteral("failed")));
    QTest::mouseClick(bench.find<QPushButton>("coachTake"), Qt::LeftButton);
    QVERIFY(told(bench).last().startsWith(QStringLiteral("return ")));
    bench.publish(
        test::batchOf({heroAs(bench, link::MemberStatus::Alive, link::RawState::Alive, 2)}));
    QCOMPARE(bench.window.view().guide().coach().task(), models::Coach::Task::Ask);
}

void TstCoachBar::askingGoesToTheAnswers()
{
    WindowBench bench;
    open(bench);
    for (int i = 0; i < 2; ++i)
        QTest::mouseClick(bench.find<QPushButton>("coachSkip"), Qt::LeftButton);
    QTest::keyClick(&bench.table(), Qt::Key_3);
    QCOMPARE(bench.window.view().place(), widgets::PlaceId::Ask);
    const auto queries = test::sent<link::SendQuery>(bench);
    QCOMPARE(queries.size(), std::size_t{1});
    QCOMPARE(queries.front().name, std::string("version"));
    // The next task's digit is no letter of the form.
    QVERIFY(qobject_cast<QLineEdit*>(bench.window.focusWidget()) == nullptr);
}

void TstCoachBar::endsForGoodByItsButtonAndByEscape()
{
    WindowBench bench;
    open(bench);
    QSignalSpy wanted(&bench.window.view(), &widgets::ClusterView::walkWanted);
    QTest::mouseClick(bench.find<QToolButton>("coachEnd"), Qt::LeftButton);
    QVERIFY(!bench.find<QWidget>("coachBar")->isVisible());
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().front().toBool(), false);
    QTest::keyClick(&bench.table(), Qt::Key_1);
    QVERIFY(told(bench).isEmpty());

    WindowBench other;
    open(other);
    auto* take = other.find<QPushButton>("coachTake");
    take->setFocus();
    QTest::keyClick(take, Qt::Key_Escape);
    QVERIFY(!other.find<QWidget>("coachBar")->isVisible());
}

void TstCoachBar::theMenuBringsItBack()
{
    WindowBench bench;
    open(bench);
    QTest::mouseClick(bench.find<QToolButton>("coachEnd"), Qt::LeftButton);
    bench.find<QAction>("walkDemo")->trigger();
    QVERIFY(bench.find<QWidget>("coachBar")->isVisible());
    QCOMPARE(bench.window.view().guide().coach().number(), 1);
}

QTEST_MAIN(TstCoachBar)
#include "tst_coach_bar.moc"
