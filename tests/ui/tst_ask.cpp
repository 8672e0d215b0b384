#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include "tests/ui/ask_bench.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using test::askVersion;
using test::openAsk;
using test::sent;
using test::textOf;
using test::unlocked;
using test::WindowBench;
using widgets::PlaceId;

/// How a person puts an event or a query together, and what keeps it back.
class TstAsk final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void qAndEOpenTheFormAndEscGoesBack();
    void placesAreOneClickOrKeyApart();
    void peekingOffersToJoin();
    void lockedSendsNothing();
    void lockTurnsByButtonAndByKey();
    void openedLockCountsDownAndShuts();
    void howLongIsTheirChoice();
    void theDemoStaysOpen();
    void enterSendsTheQueryAsTyped();
    void ctrlEnterSendsFromThePayload();
    void doubleClickSendsOnce();
    void completionIsTakenWithoutSending();
    void severalNamesAreCompleted();
    void filtersTellWhomItReaches();
    void badExpressionIsNamedAtOnce();
    void tooLargeIsRefusedBeforeSending();
    void timeoutIsSerfsUnlessGiven();
    void sfr12PastedAddressFillsTheForm();
    void sfr12TypedAddressFillsOnEnterAndSendsNothing();
    void sfr12BadAddressSaysWhatIsWrong();
    void draftIsCopiedAsAddressAndCommand();
    void everyControlHasNames();
};

void TstAsk::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstAsk::qAndEOpenTheFormAndEscGoesBack()
{
    WindowBench bench;
    bench.observe();
    bench.table().setFocus();
    QTest::keyClick(&bench.table(), Qt::Key_E);
    QCOMPARE(bench.window.place(), PlaceId::Ask);
    auto* name = bench.find<QLineEdit>("askName");
    QTRY_VERIFY(name->hasFocus());
    QVERIFY(bench.find<QAbstractButton>("askKindEvent")->isChecked());
    QVERIFY(!bench.find<QWidget>("askNodes")->isVisible());
    // In the field they are letters.
    QTest::keyClicks(name, QStringLiteral("qe"));
    QCOMPARE(name->text(), QStringLiteral("qe"));
    QTest::keyClick(name, Qt::Key_Escape);
    QCOMPARE(bench.window.place(), PlaceId::Members);
    QTRY_VERIFY(bench.table().hasFocus());
    QTest::keyClick(&bench.table(), Qt::Key_Q);
    QCOMPARE(bench.window.place(), PlaceId::Ask);
    QVERIFY(bench.find<QAbstractButton>("askKindQuery")->isChecked());
    QVERIFY(bench.find<QWidget>("askNodes")->isVisible());
    // What was typed stays.
    QCOMPARE(name->text(), QStringLiteral("qe"));
}

void TstAsk::placesAreOneClickOrKeyApart()
{
    WindowBench bench;
    bench.observe();
    QTest::mouseClick(bench.find<QAbstractButton>("placeAsk"), Qt::LeftButton);
    QCOMPARE(bench.window.place(), PlaceId::Ask);
    QTest::keyClick(bench.find<QLineEdit>("askName"), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(bench.window.place(), PlaceId::Members);
    QVERIFY(bench.find<QAbstractButton>("placeMembers")->isChecked());
    QTest::keyClick(&bench.table(), Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(bench.window.place(), PlaceId::Ask);
    QTest::keyClick(bench.find<QLineEdit>("askName"), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(bench.window.place(), PlaceId::Members);
    QVERIFY(bench.find<QLineEdit>("filterField")->hasFocus());
}

void TstAsk::peekingOffersToJoin()
{
    WindowBench bench;
    bench.window.view().setStaysOutside(true);
    bench.look(test::liveStatus(), test::nightShift());
    bench.window.goTo(PlaceId::Ask);
    QVERIFY(textOf(bench, "lockHeadline").contains(QStringLiteral("outside")));
    QVERIFY(!bench.find<QPushButton>("askSend")->isEnabled());
    QVERIFY(!bench.find<QToolButton>("sendLock")->isVisible());
    QTest::mouseClick(bench.find<QPushButton>("lockButton"), Qt::LeftButton);
    QVERIFY(bench.find<QWidget>("joinBar")->isVisible());
}

void TstAsk::lockedSendsNothing()
{
    WindowBench bench;
    openAsk(bench, test::observerStatus());
    auto* name = bench.find<QLineEdit>("askName");
    QTest::keyClicks(name, QStringLiteral("version"));
    QVERIFY(!bench.find<QPushButton>("askSend")->isEnabled());
    QVERIFY(textOf(bench, "askReason").contains(QStringLiteral("locked")));
    // The review stands already: who unlocks knows what for.
    QVERIFY(textOf(bench, "askReview").contains(QStringLiteral("version")));
    QTest::keyClick(name, Qt::Key_Return);
    QTest::keyClick(name, Qt::Key_Return, Qt::ControlModifier);
    QTest::mouseClick(bench.find<QPushButton>("askSend"), Qt::LeftButton);
    QVERIFY(sent<link::SendQuery>(bench).empty());
    // A session asked anyway is refused by the link itself.
    link::SendQuery query;
    query.name = "version";
    bench.session->sendQuery(query);
    QCoreApplication::processEvents();
    QVERIFY(bench.session->sendLocked());
    QCOMPARE(bench.window.askPlace().history().rowCount(), 0);
}

void TstAsk::openedLockCountsDownAndShuts()
{
    WindowBench bench;
    openAsk(bench, test::observerStatus());
    auto* tool = bench.find<QToolButton>("sendLock");
    QCOMPARE(tool->text(), QString());
    QTest::mouseClick(bench.find<QPushButton>("lockButton"), Qt::LeftButton);
    QTRY_VERIFY(!bench.session->sendLocked());
    QCOMPARE(tool->text(), QStringLiteral("15:00"));
    bench.now = test::momentAt(28s);
    bench.publish({});
    QCOMPARE(tool->text(), QStringLiteral("14:32"));
    QVERIFY(textOf(bench, "lockDetail").contains(QStringLiteral("14:32")));
    // Seen from every place.
    bench.window.goTo(PlaceId::Overview);
    QVERIFY(tool->isVisible());
    auto status = test::observerStatus();
    status.sendLocked = true;
    bench.now = test::momentAt(15min);
    bench.tell(status);
    QCOMPARE(tool->text(), QString());
    QVERIFY(tool->toolTip().contains(QStringLiteral("locked")));
}

void TstAsk::howLongIsTheirChoice()
{
    WindowBench bench;
    openAsk(bench, test::observerStatus());
    for (const auto& [name, wanted] :
         std::initializer_list<std::pair<const char*, std::optional<Duration>>>{
             {"unlock5", 5min},
             {"unlock15", 15min},
             {"unlock60", 1h},
             {"unlockStay", std::nullopt}}) {
        bench.find<QAction>(name)->trigger();
        QTRY_VERIFY(!bench.session->sendLocked());
        const auto lock = std::get<link::SetLock>(bench.fake->commands().back());
        QCOMPARE(lock.openFor, wanted);
        QVERIFY(!bench.find<QToolButton>("unlockFor")->isVisible());
        QTest::keyClick(bench.find<QLineEdit>("askName"), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(bench.session->sendLocked());
    }
}

void TstAsk::theDemoStaysOpen()
{
    WindowBench bench;
    auto status = test::observerStatus();
    status.mode = link::LinkMode::Demo;
    openAsk(bench, status);
    QTest::mouseClick(bench.find<QPushButton>("lockButton"), Qt::LeftButton);
    QTRY_VERIFY(!bench.session->sendLocked());
    QVERIFY(!std::get<link::SetLock>(bench.fake->commands().back()).openFor);
}

void TstAsk::lockTurnsByButtonAndByKey()
{
    WindowBench bench;
    openAsk(bench, test::observerStatus());
    QTest::mouseClick(bench.find<QPushButton>("lockButton"), Qt::LeftButton);
    QTRY_VERIFY(!bench.session->sendLocked());
    QVERIFY(textOf(bench, "lockHeadline").contains(QStringLiteral("38")));
    QVERIFY(bench.find<QToolButton>("sendLock")->toolTip().startsWith(QStringLiteral("Unlocked")));
    QTest::keyClick(bench.find<QLineEdit>("askName"), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(bench.session->sendLocked());
    QVERIFY(textOf(bench, "lockHeadline").contains(QStringLiteral("locked")));
    // From the other place as well, and by its own button there.
    bench.window.goTo(PlaceId::Members);
    QTest::keyClick(&bench.table(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(!bench.session->sendLocked());
    QTest::mouseClick(bench.find<QToolButton>("sendLock"), Qt::LeftButton);
    QTRY_VERIFY(bench.session->sendLocked());
}

void TstAsk::enterSendsTheQueryAsTyped()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    QTest::mouseClick(bench.find<QAbstractButton>("addTagFilter"), Qt::LeftButton);
    QTest::keyClicks(bench.find<QLineEdit>("tagField0"), QStringLiteral("role"));
    QTest::keyClicks(bench.find<QLineEdit>("tagExpression0"), QStringLiteral("^web$"));
    QTest::keyClicks(bench.find<QLineEdit>("askNodes"), QStringLiteral("web-1, web-2"));
    bench.find<QPlainTextEdit>("askPayload")->setPlainText(QStringLiteral("grüß"));
    bench.find<QSpinBox>("askRelay")->setValue(2);
    QTest::mouseClick(bench.find<QCheckBox>("askAck"), Qt::LeftButton, {}, QPoint(8, 8));
    QTest::keyClicks(bench.find<QLineEdit>("askTimeout"), QStringLiteral("1.5 s"));
    auto* name = bench.find<QLineEdit>("askName");
    QTest::keyClicks(name, QStringLiteral("uptime"));
    QTest::keyClick(name, Qt::Key_Return);
    const auto queries = sent<link::SendQuery>(bench);
    QCOMPARE(queries.size(), 1U);
    const auto& query = queries.front();
    QCOMPARE(query.name, std::string("uptime"));
    QCOMPARE(asText(query.payload), std::string_view("grüß"));
    QVERIFY((query.nodes == std::vector<std::string>{"web-1", "web-2"}));
    QCOMPARE(query.tags.size(), 1U);
    QCOMPARE(query.tags[0].expression, std::string("^web$"));
    QCOMPARE(query.relayFactor, std::uint8_t{2});
    QVERIFY(!query.ack);
    QVERIFY(query.timeout == 1500ms);
}

void TstAsk::ctrlEnterSendsFromThePayload()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    QTest::keyClicks(bench.find<QLineEdit>("askName"), QStringLiteral("uptime"));
    auto* payload = bench.find<QPlainTextEdit>("askPayload");
    payload->setFocus();
    QTest::keyClicks(payload, QStringLiteral("a"));
    QTest::keyClick(payload, Qt::Key_Return);
    QTest::keyClicks(payload, QStringLiteral("b"));
    QVERIFY(sent<link::SendQuery>(bench).empty());
    QTest::keyClick(payload, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent<link::SendQuery>(bench).size(), 1U);
    QCOMPARE(asText(sent<link::SendQuery>(bench).front().payload), std::string_view("a\nb"));
}

void TstAsk::doubleClickSendsOnce()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    QTest::keyClicks(bench.find<QLineEdit>("askName"), QStringLiteral("uptime"));
    auto* send = bench.find<QPushButton>("askSend");
    QTest::mouseClick(send, Qt::LeftButton);
    QTest::mouseClick(send, Qt::LeftButton);
    QCOMPARE(sent<link::SendQuery>(bench).size(), 1U);
    QTRY_COMPARE_WITH_TIMEOUT(
        (QTest::mouseClick(send, Qt::LeftButton), sent<link::SendQuery>(bench).size()), 2U, 3000);
}

void TstAsk::completionIsTakenWithoutSending()
{
    WindowBench bench;
    auto status = unlocked();
    status.mode = link::LinkMode::Demo;
    openAsk(bench, status);
    auto* name = bench.find<QLineEdit>("askName");
    QTest::keyClicks(name, QStringLiteral("ver"));
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    auto* names = QApplication::activePopupWidget();
    QTest::keyClick(names, Qt::Key_Down);
    QTest::keyClick(names, Qt::Key_Return);
    QCOMPARE(name->text(), QStringLiteral("version"));
    QVERIFY(sent<link::SendQuery>(bench).empty());
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(sent<link::SendQuery>(bench).size(), 1U);
}

void TstAsk::severalNamesAreCompleted()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    auto* nodes = bench.find<QLineEdit>("askNodes");
    QTest::keyClicks(nodes, QStringLiteral("web-1, cache-"));
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    auto* names = QApplication::activePopupWidget();
    QTest::keyClick(names, Qt::Key_Down);
    QTest::keyClick(names, Qt::Key_Return);
    QCOMPARE(nodes->text(), QStringLiteral("web-1, cache-1"));
}

void TstAsk::filtersTellWhomItReaches()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    QTest::keyClicks(bench.find<QLineEdit>("askName"), QStringLiteral("version"));
    QVERIFY(textOf(bench, "askReview").contains(QStringLiteral("all 38 member")));
    QTest::keyClicks(bench.find<QLineEdit>("askNodes"), QStringLiteral("web-1 web-2 nobody"));
    const QString review = textOf(bench, "askReview");
    QVERIFY2(review.contains(QStringLiteral("2 member")), qPrintable(review));
    QVERIFY2(review.contains(QStringLiteral("Not alive here: nobody.")), qPrintable(review));
    bench.find<QLineEdit>("askNodes")->setText(QStringLiteral("nobody"));
    QVERIFY(!bench.find<QPushButton>("askSend")->isEnabled());
}

void TstAsk::badExpressionIsNamedAtOnce()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    QTest::keyClicks(bench.find<QLineEdit>("askName"), QStringLiteral("version"));
    QTest::mouseClick(bench.find<QAbstractButton>("addTagFilter"), Qt::LeftButton);
    QTest::keyClicks(bench.find<QLineEdit>("tagField0"), QStringLiteral("role"));
    auto* expression = bench.find<QLineEdit>("tagExpression0");
    QTest::keyClicks(expression, QStringLiteral("(web"));
    QVERIFY(!bench.find<QPushButton>("askSend")->isEnabled());
    QVERIFY(textOf(bench, "askReason").contains(QStringLiteral("regular expression")));
    QVERIFY(!expression->accessibleDescription().isEmpty());
    QTest::keyClicks(expression, QStringLiteral(")"));
    QVERIFY(bench.find<QPushButton>("askSend")->isEnabled());
    QTest::keyClick(expression, Qt::Key_Return);
    QCOMPARE(sent<link::SendQuery>(bench).size(), 1U);
    QTest::mouseClick(bench.find<QAbstractButton>("tagRemove0"), Qt::LeftButton);
    QVERIFY(bench.window.askPlace().form().draft().tags.empty());
}

void TstAsk::tooLargeIsRefusedBeforeSending()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    QTest::mouseClick(bench.find<QAbstractButton>("askKindEvent"), Qt::LeftButton);
    QTest::keyClicks(bench.find<QLineEdit>("askName"), QStringLiteral("deploy"));
    auto* payload = bench.find<QPlainTextEdit>("askPayload");
    payload->setPlainText(QString(600, QLatin1Char('x')));
    QVERIFY(!bench.find<QPushButton>("askSend")->isEnabled());
    QVERIFY(textOf(bench, "askReason").contains(QStringLiteral("606")));
    QVERIFY(bench.find<QWidget>("byteMeter")
                ->accessibleDescription()
                .contains(QStringLiteral("of 512 bytes")));
    QTest::keyClick(payload, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(sent<link::SendEvent>(bench).empty());
    payload->setPlainText(QStringLiteral("build 312"));
    QVERIFY(bench.find<QPushButton>("askSend")->isEnabled());
}

void TstAsk::timeoutIsSerfsUnlessGiven()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    auto* timeout = bench.find<QLineEdit>("askTimeout");
    QVERIFY(timeout->placeholderText().startsWith(QStringLiteral("6.4 s for 38")));
    QTest::keyClicks(bench.find<QLineEdit>("askName"), QStringLiteral("version"));
    QVERIFY(textOf(bench, "askReview").contains(QStringLiteral("6.4 s")));
    timeout->setText(QStringLiteral("soon"));
    QVERIFY(!bench.find<QPushButton>("askSend")->isEnabled());
    timeout->setText(QStringLiteral("0s"));
    QVERIFY(!bench.find<QPushButton>("askSend")->isEnabled());
    timeout->setText(QStringLiteral("2m"));
    QVERIFY(bench.find<QPushButton>("askSend")->isEnabled());
    QVERIFY(textOf(bench, "askReview").contains(QStringLiteral("2 min")));
}

void TstAsk::sfr12PastedAddressFillsTheForm()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    auto* name = bench.find<QLineEdit>("askName");
    QApplication::clipboard()->setText(
        QStringLiteral("serf://db-*,api-1/query/version?payload=a%20b;zone=eu-1a"));
    name->setFocus();
    QTest::keyClick(name, Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(name->text(), QStringLiteral("version"));
    QCOMPARE(bench.find<QPlainTextEdit>("askPayload")->toPlainText(), QStringLiteral("a b"));
    QCOMPARE(bench.find<QLineEdit>("tagExpression0")->text(), QStringLiteral("^eu-1a$"));
    // The list is there to be read before anything goes out.
    const auto names = bench.find<QLineEdit>("askNodes")->text();
    QVERIFY2(names.contains(QStringLiteral("db-1, ")) && names.contains(QStringLiteral("api-1")),
             qPrintable(names));
    QVERIFY(!names.contains(QLatin1Char('*')));
    QVERIFY(sent<link::SendQuery>(bench).empty());
    // The same by the menu, for everybody.
    QApplication::clipboard()->setText(QStringLiteral("serf://*/event/deploy\n"));
    bench.window.findChild<QAction*>(QStringLiteral("askOpenUri"))->trigger();
    QCOMPARE(name->text(), QStringLiteral("deploy"));
    QVERIFY(bench.find<QAbstractButton>("askKindEvent")->isChecked());
}

void TstAsk::sfr12TypedAddressFillsOnEnterAndSendsNothing()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    auto* name = bench.find<QLineEdit>("askName");
    QTest::keyClicks(name, QStringLiteral("serf://api-*/query/uptime"));
    QCoreApplication::processEvents();
    QVERIFY(name->text().startsWith(QStringLiteral("serf://")));
    QVERIFY(!bench.find<QPushButton>("askSend")->isEnabled());
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(name->text(), QStringLiteral("uptime"));
    QVERIFY(sent<link::SendQuery>(bench).empty());
    QTest::keyClick(name, Qt::Key_Return);
    const auto queries = sent<link::SendQuery>(bench);
    QCOMPARE(queries.size(), 1U);
    QVERIFY(!queries.front().nodes.empty());
}

void TstAsk::sfr12BadAddressSaysWhatIsWrong()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    QApplication::clipboard()->setText(QStringLiteral("serf://db-1/rpc/x"));
    bench.window.findChild<QAction*>(QStringLiteral("askOpenUri"))->trigger();
    QVERIFY(textOf(bench, "askReason").contains(QStringLiteral("/query/")));
    auto* name = bench.find<QLineEdit>("askName");
    QTest::keyClicks(name, QStringLiteral("v"));
    QVERIFY(!textOf(bench, "askReason").contains(QStringLiteral("/query/")));
    // A pattern that matches nobody asks nobody, and never everybody.
    QApplication::clipboard()->setText(QStringLiteral("serf://kubekit-*/query/x"));
    bench.window.findChild<QAction*>(QStringLiteral("askOpenUri"))->trigger();
    QCOMPARE(bench.find<QLineEdit>("askNodes")->text(), QStringLiteral("kubekit-*"));
    QVERIFY(!bench.find<QPushButton>("askSend")->isEnabled());
}

void TstAsk::draftIsCopiedAsAddressAndCommand()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    auto* menu = bench.find<QMenu>("askMoreMenu");
    auto* uri = bench.window.findChild<QAction*>(QStringLiteral("askCopyUri"));
    Q_EMIT menu->aboutToShow();
    QVERIFY(!uri->isEnabled());
    QTest::keyClicks(bench.find<QLineEdit>("askName"), QStringLiteral("version"));
    bench.find<QLineEdit>("askNodes")->setText(QStringLiteral("db-1"));
    Q_EMIT menu->aboutToShow();
    QVERIFY(uri->isEnabled());
    uri->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("serf://db-1/query/version"));
    bench.window.findChild<QAction*>(QStringLiteral("askCopyCommand"))->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("serf query -node=db-1 version"));
}

void TstAsk::everyControlHasNames()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    QTest::mouseClick(bench.find<QAbstractButton>("addTagFilter"), Qt::LeftButton);
    bench.publish(test::versionOver(askVersion(bench)));
    QSet<QString> seen;
    int controls = 0;
    for (auto* widget : bench.find<QWidget>("askPlace")->findChildren<QWidget*>()) {
        const bool isControl = qobject_cast<QAbstractButton*>(widget) != nullptr ||
                               qobject_cast<QLineEdit*>(widget) != nullptr ||
                               qobject_cast<QPlainTextEdit*>(widget) != nullptr ||
                               qobject_cast<QSpinBox*>(widget) != nullptr ||
                               qobject_cast<QAbstractItemView*>(widget) != nullptr;
        const bool innards = widget->objectName().startsWith(QStringLiteral("qt_")) ||
                             widget->inherits("QLineEditIconButton") ||
                             widget->inherits("QTableCornerButton");
        if (!isControl || innards) continue;
        ++controls;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(!seen.contains(widget->objectName()), qPrintable(widget->objectName()));
        seen.insert(widget->objectName());
        if (!widget->isVisibleTo(&bench.window)) continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
    QVERIFY(controls > 20);
}

QTEST_MAIN(TstAsk)
#include "tst_ask.moc"
