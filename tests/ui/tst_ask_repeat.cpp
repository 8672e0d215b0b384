#include <QAbstractItemView>
#include <QAction>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

#include "tests/ui/ask_bench.h"
#include "tests/ui/workspace_bench.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_menu.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/ask_repeat_dialog.h"
#include "ui/widgets/ask_template_dialog.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using test::openAsk;
using test::sent;
using test::textOf;
using test::unlocked;
using test::WindowBench;

/// Templates of the form, and what is sent again and again (SFR-13).
class TstAskRepeat final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void templatesAreSavedChosenAndDeleted();
    void templatesComeFromTheSettings();
    void sfr13BothAreRepeatedInTheirTime();
    void sfr13LockingEndsIt();
    void sfr13ARefusalEndsIt();
    void sfr13AnotherSessionEndsIt();
    void sfr13EscEndsItFirst();
    void sfr13LockedNeverStarts();
    void sfr13DialogSaysWhatIsWrong();
    void sfr13AnotherLanguageSendsNothing();
    void repeatedRunsDoNotPushOutOthers();
};

namespace {

models::RepeatPlan guardian()
{
    models::RepeatPlan plan;
    plan.event = link::SendEvent{.name = "useless", .payload = {}};
    link::SendQuery query;
    query.name = "status";
    plan.query = query;
    return plan;
}

/// Time goes on, and whoever looks at it has looked.
void pass(WindowBench& bench, Duration time)
{
    bench.now.boot += time;
    QTest::qWait(250);
}

} // namespace

void TstAskRepeat::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstAskRepeat::templatesAreSavedChosenAndDeleted()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    auto& menu = bench.window.askPlace().form().menu();
    QSignalSpy changed(&menu, &widgets::AskMenu::templatesChanged);
    auto* name = bench.find<QLineEdit>("askName");
    QTest::keyClicks(name, QStringLiteral("version"));
    bench.find<QLineEdit>("askNodes")->setText(QStringLiteral("db-1"));
    bench.window.findChild<QAction*>(QStringLiteral("askEditTemplates"))->trigger();
    auto* dialog = bench.find<QDialog>("templateDialog");
    auto* title = bench.find<QLineEdit>("templateName");
    QCOMPARE(title->text(), QStringLiteral("version"));
    title->setText(QStringLiteral("builds & databases"));
    QTest::mouseClick(bench.find<QPushButton>("templateSave"), Qt::LeftButton);
    QCOMPARE(changed.size(), 1);
    title->setText(QStringLiteral("builds"));
    QTest::mouseClick(bench.find<QPushButton>("templateRename"), Qt::LeftButton);
    QCOMPARE(menu.templates().names(), QStringList{QStringLiteral("builds")});
    dialog->close();
    bench.window.askPlace().form().setDraft({});
    auto* list = bench.find<QMenu>("askTemplateMenu");
    QCOMPARE(list->actions().size(), 1);
    list->actions().first()->trigger();
    QCOMPARE(name->text(), QStringLiteral("version"));
    QCOMPARE(bench.find<QLineEdit>("askNodes")->text(), QStringLiteral("db-1"));
    QVERIFY(sent<link::SendQuery>(bench).empty());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    bench.window.findChild<QAction*>(QStringLiteral("askEditTemplates"))->trigger();
    auto* names = bench.find<QAbstractItemView>("templateList");
    names->setCurrentIndex(names->model()->index(0, 0));
    QTest::mouseClick(bench.find<QPushButton>("templateDelete"), Qt::LeftButton);
    QVERIFY(menu.templates().all().empty());
    QCOMPARE(changed.size(), 3);
}

void TstAskRepeat::templatesComeFromTheSettings()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    models::AskTemplates templates;
    models::AskDraft draft;
    draft.isQuery = false;
    draft.name = QStringLiteral("deploy");
    templates.save(QStringLiteral("roll out"), draft);
    auto& menu = bench.window.askPlace().form().menu();
    menu.setTemplates(templates.toJson());
    bench.find<QMenu>("askTemplateMenu")->actions().first()->trigger();
    QCOMPARE(bench.find<QLineEdit>("askName")->text(), QStringLiteral("deploy"));
    menu.setTemplates("no JSON");
    QVERIFY(menu.templates().all().empty());
}

void TstAskRepeat::sfr13BothAreRepeatedInTheirTime()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    auto& place = bench.window.askPlace();
    auto* bar = bench.find<QWidget>("repeatBar");
    QVERIFY(!bar->isVisible());
    QSignalSpy told(&place, &widgets::AskPlace::repeatingChanged);
    QVERIFY(place.startRepeating(guardian(), 38));
    QVERIFY(bar->isVisible());
    QCOMPARE(told.size(), 1);
    for (int at = 0; at < 5; ++at)
        pass(bench, 1s);
    // At 0, 2 and 4 s; and at 0 and 5 s.
    QCOMPARE(sent<link::SendEvent>(bench).size(), 3U);
    QCOMPARE(sent<link::SendQuery>(bench).size(), 2U);
    QVERIFY(textOf(bench, "repeatHeadline").contains(QStringLiteral("useless")));
    QVERIFY2(textOf(bench, "repeatTotals").startsWith(QStringLiteral("3 event")),
             qPrintable(textOf(bench, "repeatTotals")));
    QTest::mouseClick(bench.find<QPushButton>("repeatStop"), Qt::LeftButton);
    QVERIFY(!place.isRepeating());
    QCOMPARE(told.size(), 2);
    pass(bench, 30s);
    QCOMPARE(sent<link::SendEvent>(bench).size(), 3U);
    // What came of it stands until it is closed.
    QVERIFY(bar->isVisible());
    QTest::mouseClick(bench.find<QPushButton>("repeatStop"), Qt::LeftButton);
    QVERIFY(!bar->isVisible());
}

void TstAskRepeat::sfr13LockingEndsIt()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    auto& place = bench.window.askPlace();
    QVERIFY(place.startRepeating(guardian(), 38));
    bench.tell(test::observerStatus());
    pass(bench, 10s);
    QVERIFY(!place.isRepeating());
    QCOMPARE(sent<link::SendEvent>(bench).size(), 1U);
    QVERIFY(textOf(bench, "repeatHeadline").contains(QStringLiteral("shut")));
}

void TstAskRepeat::sfr13ARefusalEndsIt()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    auto& place = bench.window.askPlace();
    QVERIFY(place.startRepeating(guardian(), 38));
    auto refusal = test::refusalOf(link::CommandId{bench.fake->commands().size()},
                                   link::CommandRefusal::TooFast);
    refusal.asked.outcomes.front().limit = 60;
    bench.publish(refusal);
    QVERIFY(!place.isRepeating());
    QVERIFY(textOf(bench, "repeatHeadline").contains(QStringLiteral("60")));
}

void TstAskRepeat::sfr13AnotherSessionEndsIt()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    auto& place = bench.window.askPlace();
    QVERIFY(place.startRepeating(guardian(), 38));
    place.setSession(nullptr);
    QVERIFY(!place.isRepeating());
    QVERIFY(!place.startRepeating(guardian(), 38));
}

void TstAskRepeat::sfr13EscEndsItFirst()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    auto& place = bench.window.askPlace();
    QVERIFY(place.startRepeating(guardian(), 38));
    QTest::keyClick(bench.find<QLineEdit>("askName"), Qt::Key_Escape);
    QVERIFY(!place.isRepeating());
    QCOMPARE(bench.window.place(), widgets::PlaceId::Ask);
}

void TstAskRepeat::sfr13LockedNeverStarts()
{
    WindowBench bench;
    openAsk(bench, test::observerStatus());
    QVERIFY(!bench.window.askPlace().startRepeating(guardian(), 38));
    QVERIFY(sent<link::SendEvent>(bench).empty());
    bench.window.findChild<QAction*>(QStringLiteral("askRepeat"))->trigger();
    bench.find<QLineEdit>("repeatEventName")->setText(QStringLiteral("x"));
    bench.find<QCheckBox>("repeatEvent")->setChecked(true);
    QVERIFY(!bench.find<QPushButton>("repeatStart")->isEnabled());
    QVERIFY(textOf(bench, "repeatReview").contains(QStringLiteral("locked")));
}

void TstAskRepeat::sfr13DialogSaysWhatIsWrong()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    QTest::keyClicks(bench.find<QLineEdit>("askName"), QStringLiteral("status"));
    bench.find<QLineEdit>("askNodes")->setText(QStringLiteral("api-1"));
    bench.window.findChild<QAction*>(QStringLiteral("askRepeat"))->trigger();
    auto* start = bench.find<QPushButton>("repeatStart");
    QVERIFY(bench.find<QCheckBox>("repeatQuery")->isChecked());
    QVERIFY(!bench.find<QCheckBox>("repeatEvent")->isChecked());
    QCOMPARE(bench.find<QDoubleSpinBox>("repeatQueryEvery")->value(), 5.0);
    QCOMPARE(bench.find<QDoubleSpinBox>("repeatEventEvery")->value(), 2.0);
    QVERIFY(start->isEnabled());
    QVERIFY(textOf(bench, "repeatReview").contains(QStringLiteral("status")));
    bench.find<QDoubleSpinBox>("repeatQueryEvery")->setValue(1);
    QVERIFY(!start->isEnabled());
    QVERIFY(textOf(bench, "repeatReview").contains(QStringLiteral("60")));
    bench.find<QDoubleSpinBox>("repeatQueryEvery")->setValue(10);
    QTest::mouseClick(start, Qt::LeftButton);
    QVERIFY(bench.window.askPlace().isRepeating());
    const auto queries = sent<link::SendQuery>(bench);
    QCOMPARE(queries.size(), 1U);
    // The form's own filters go with it.
    QVERIFY((queries.front().nodes == std::vector<std::string>{"api-1"}));
}

void TstAskRepeat::sfr13AnotherLanguageSendsNothing()
{
    test::WorkspaceBench bench;
    bench.observe(1);
    bench.launcher.link->setStatus(unlocked());
    bench.launcher.link->setCapabilities(test::observerCapabilities());
    bench.launcher.link->publish({});
    auto& window = bench.first();
    QTRY_COMPARE(window.askPlace().gate(), models::SendGate::Open);
    const auto events = [&bench] {
        const auto commands = bench.launcher.link->commands();
        return std::count_if(commands.begin(), commands.end(), [](const auto& command) {
            return std::holds_alternative<link::SendEvent>(command);
        });
    };
    auto plan = guardian();
    plan.query.reset();
    plan.eventEvery = 10min;
    QVERIFY(window.askPlace().startRepeating(plan, 38));
    QCOMPARE(events(), 1);
    for (int round = 0; round < 2; ++round) {
        const auto* before = &window.view();
        bench.workspace->renew(); // As when the language is chosen.
        QVERIFY(&window.view() != before);
        QTest::qWait(300);
        QVERIFY(window.askPlace().isRepeating());
        QCOMPARE(events(), 1);
    }
    // Its totals count on.
    const auto* totals = bench.find<QLabel>(window, "repeatTotals");
    QVERIFY2(totals->text().startsWith(QStringLiteral("1 event")), qPrintable(totals->text()));
    // Where one is due it goes out, and by one place only.
    plan.eventEvery = 2s;
    QVERIFY(window.askPlace().startRepeating(plan, 38));
    bench.workspace->renew();
    const auto before = events();
    QTRY_VERIFY(events() > before);
    window.askPlace().stopRepeating();
    const auto after = events();
    QTest::qWait(2300);
    QCOMPARE(events(), after);
}

void TstAskRepeat::repeatedRunsDoNotPushOutOthers()
{
    models::RunHistory history;
    const auto mine = history.begin(link::CommandId{1}, link::SendEvent{}, 1, test::momentAt());
    for (std::uint64_t at = 2; at <= 200; ++at)
        history.begin(link::CommandId{at}, link::SendEvent{}, 1, test::momentAt(), true);
    QCOMPARE(history.rowCount(), static_cast<int>(models::RunHistory::kRepeatedMost) + 1);
    QVERIFY(history.run(mine) != nullptr);
    QCOMPARE(history.rowOf(mine), history.rowCount() - 1);
    QCOMPARE(history.rowOf(history.newest()->number), 0);
    QCOMPARE(history.rowOf(5), -1);
}

QTEST_MAIN(TstAskRepeat)
#include "tst_ask_repeat.moc"
