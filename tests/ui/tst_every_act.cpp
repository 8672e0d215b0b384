#include <QAbstractItemView>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/act_trials.h"

using namespace grapevine;
using test::WindowBench;
using widgets::MainWindow;
using widgets::PlaceId;

/// Every act of the catalogue, done with keys alone: by its own, and through the palette.
class TstEveryAct final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyActIsDoneByKeysAlone_data();
    void everyActIsDoneByKeysAlone();
    void everyActHasARowHere();
    void paletteGivesTheKeysBack();
    void whatCannotBeDoneStaysAndSaysWhy();
    void arrowsSignsAndEnterLeadToAMember();
    void paletteGoesOnWhileTheClusterLives();
    void sheetCopiesAllKeysAsText();
    void keysAreChangedByKeysAlone();
};

namespace {

/// To whom a keyboard's strokes go.
QWidget* keyboard(WindowBench& bench)
{
    auto* popup = QApplication::activePopupWidget();
    auto* window = popup == nullptr ? &bench.window : popup;
    return window->focusWidget() == nullptr ? window : window->focusWidget();
}

void press(WindowBench& bench, const QKeySequence& keys)
{
    QTest::keyClick(keyboard(bench), keys[0].key(), keys[0].keyboardModifiers());
}

QAbstractItemView* paletteList(WindowBench& bench)
{
    return bench.find<QAbstractItemView>("paletteList");
}

bool isPaletteOpen(WindowBench& bench)
{
    auto* box = bench.window.findChild<QWidget*>(QStringLiteral("palette"));
    return box != nullptr && box->isVisible();
}

void openPalette(WindowBench& bench, const QString& typed = {})
{
    // This platform takes a popup for the active window even when it is gone.
    QApplication::setActiveWindow(&bench.window);
    QTest::keyClick(keyboard(bench), Qt::Key_K, Qt::ControlModifier);
    const auto* focus = QApplication::focusWidget();
    QVERIFY2(isPaletteOpen(bench), focus == nullptr ? "no focus" : qPrintable(focus->objectName()));
    if (!typed.isEmpty()) QTest::keyClicks(keyboard(bench), typed);
}

QString paletteChoice(WindowBench& bench)
{
    return paletteList(bench)->currentIndex().data().toString();
}

} // namespace

void TstEveryAct::everyActHasARowHere()
{
    const auto trials = test::allTrials();
    for (const auto& act : widgets::allActs())
        QVERIFY2((trials.count(act.id) == 1) != act.fixed, qPrintable(act.id));
}

void TstEveryAct::everyActIsDoneByKeysAlone_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("keys");
    for (const auto& act : widgets::allActs()) {
        if (act.fixed) continue;
        for (int at = 0; at < act.keys.size(); ++at)
            QTest::addRow("%s by %s", qPrintable(act.id), qPrintable(act.keys[at].toString()))
                << act.id << at;
        if (act.id != QStringLiteral("palette"))
            QTest::addRow("%s by the palette", qPrintable(act.id)) << act.id << -1;
    }
}

void TstEveryAct::everyActIsDoneByKeysAlone()
{
    QFETCH(QString, id);
    QFETCH(int, keys);
    const auto trial = test::allTrials().at(id);
    WindowBench bench;
    bench.window.activateWindow();
    trial.prepare(bench);
    QCoreApplication::processEvents();
    trial.focus(bench)->setFocus();
    QCoreApplication::processEvents();
    const test::Opened opened;
    const auto seen = trial.seen(bench, opened);
    QVERIFY(!seen());
    const auto* act = bench.window.view().actions().act(id);
    if (keys >= 0) {
        press(bench, act->keys[keys]);
    } else {
        // No keyboard here has the sign for what is still to be asked.
        openPalette(bench, QLatin1Char('>') + QString(act->title).remove(u'…').trimmed());
        QCOMPARE(paletteChoice(bench), act->title);
        QTest::keyClick(keyboard(bench), Qt::Key_Return);
        QVERIFY(!isPaletteOpen(bench));
    }
    QTRY_VERIFY_WITH_TIMEOUT(seen(), 3000);
}

void TstEveryAct::paletteGivesTheKeysBack()
{
    WindowBench bench;
    bench.window.activateWindow();
    test::look(bench);
    auto* filter = bench.find<QLineEdit>("filterField");
    filter->setFocus();
    openPalette(bench);
    QVERIFY(!filter->hasFocus());
    QTest::keyClick(keyboard(bench), Qt::Key_Escape);
    QVERIFY(!isPaletteOpen(bench));
    QCOMPARE(bench.window.focusWidget(), filter);
    // The same keys shut it.
    openPalette(bench);
    QTest::keyClick(keyboard(bench), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(!isPaletteOpen(bench));
    QCOMPARE(bench.window.focusWidget(), filter);
    // Keys of the window below hold nothing while it is open.
    openPalette(bench);
    QTest::keyClick(keyboard(bench), Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(bench.window.place(), PlaceId::Members);
}

void TstEveryAct::whatCannotBeDoneStaysAndSaysWhy()
{
    WindowBench bench;
    bench.window.activateWindow();
    test::observe(bench);
    test::table(bench)->setFocus();
    openPalette(bench, QStringLiteral(">Pause or"));
    const auto index = paletteList(bench)->currentIndex();
    QCOMPARE(index.data().toString(), QStringLiteral("Pause or go on"));
    QVERIFY(index.data(models::PaletteModel::ReasonRole)
                .toString()
                .contains(QStringLiteral("cannot pause")));
    QVERIFY(keyboard(bench)->accessibleDescription().contains(QStringLiteral("cannot pause")));
    QTest::keyClick(keyboard(bench), Qt::Key_Return);
    QVERIFY(isPaletteOpen(bench));
    QVERIFY(!bench.session->isPaused());
}

void TstEveryAct::arrowsSignsAndEnterLeadToAMember()
{
    WindowBench bench;
    bench.window.activateWindow();
    test::look(bench);
    bench.publish(test::batchOf(test::nightStory()));
    test::table(bench)->setFocus();
    openPalette(bench, QStringLiteral("@db"));
    const auto first = paletteChoice(bench);
    QTest::keyClick(keyboard(bench), Qt::Key_Down);
    const auto second = paletteChoice(bench);
    QVERIFY(first != second);
    QTest::keyClick(keyboard(bench), Qt::Key_Up);
    QCOMPARE(paletteChoice(bench), first);
    QTest::keyClick(keyboard(bench), Qt::Key_Return);
    QTRY_VERIFY(bench.window.view().arrangement().inspectorShown);
    // What was chosen stands first the next time.
    openPalette(bench);
    QCOMPARE(paletteChoice(bench), first);
    QTest::keyClick(keyboard(bench), Qt::Key_Escape);
    // Events lead to their moment.
    openPalette(bench, QStringLiteral("!"));
    QVERIFY(!paletteChoice(bench).isEmpty());
    QTest::keyClick(keyboard(bench), Qt::Key_Return);
    QTRY_COMPARE(bench.window.place(), PlaceId::Timeline);
    QVERIFY(bench.window.timelinePlace().chosenAt().has_value());
    // Services lead to their row.
    openPalette(bench, QStringLiteral("#"));
    const auto service = paletteChoice(bench);
    QVERIFY(!service.isEmpty());
    QTest::keyClick(keyboard(bench), Qt::Key_Return);
    QTRY_COMPARE(bench.window.place(), PlaceId::Services);
    const auto& list = bench.window.servicesPlace().table();
    QCOMPARE(list.model()->index(list.currentIndex().row(), 0).data().toString(), service);
}

void TstEveryAct::paletteGoesOnWhileTheClusterLives()
{
    WindowBench bench;
    bench.window.activateWindow();
    test::look(bench);
    test::table(bench)->setFocus();
    openPalette(bench, QStringLiteral("db"));
    const auto before = bench.model().tally().total;
    bench.publish(test::batchOf({test::row({.id = 99, .name = "db-99"})}));
    QCOMPARE(bench.model().tally().total, before + 1);
    QVERIFY(isPaletteOpen(bench));
    // The list stays as it was under the eye; the newcomer is there the next time.
    QTest::keyClick(keyboard(bench), Qt::Key_Escape);
    openPalette(bench, QStringLiteral("db-99"));
    QCOMPARE(paletteChoice(bench), QStringLiteral("db-99"));
}

void TstEveryAct::sheetCopiesAllKeysAsText()
{
    WindowBench bench;
    bench.window.activateWindow();
    test::look(bench);
    test::table(bench)->setFocus();
    QTest::keyClick(keyboard(bench), Qt::Key_F1);
    auto* search = bench.find<QLineEdit>("keySheetSearch");
    QApplication::clipboard()->clear();
    QTest::keyClick(search, Qt::Key_C, Qt::ControlModifier);
    auto text = QApplication::clipboard()->text();
    for (const auto& act : widgets::allActs()) {
        if (!act.keys.isEmpty()) QVERIFY2(text.contains(act.title), qPrintable(act.title));
    }
    QVERIFY(text.contains(QStringLiteral("  Ctrl+L\tLock or unlock sending\n")));
    // What is sought, and keys as they are chosen.
    models::KeyChoices choices;
    choices.keys[QStringLiteral("lock")] = {QStringLiteral("F7")};
    bench.window.setKeys(choices);
    QTest::keyClicks(search, QStringLiteral("unlock"));
    QTest::keyClick(search, Qt::Key_C, Qt::ControlModifier);
    text = QApplication::clipboard()->text();
    QCOMPARE(text, QStringLiteral("Sending\n  F7\tLock or unlock sending\n"));
}

void TstEveryAct::keysAreChangedByKeysAlone()
{
    WindowBench bench;
    bench.window.activateWindow();
    test::look(bench);
    QSignalSpy kept(&bench.window, &MainWindow::keysChosen);
    test::table(bench)->setFocus();
    openPalette(bench, QStringLiteral(">change keys"));
    QTest::keyClick(keyboard(bench), Qt::Key_Return);
    QTRY_VERIFY(bench.window.findChild<QDialog*>(QStringLiteral("keysDialog")) != nullptr);
    auto* dialog = bench.find<QDialog>("keysDialog");
    dialog->activateWindow();
    const auto type = [dialog](int key, Qt::KeyboardModifiers held = {}) {
        QTest::keyClick(dialog->focusWidget(), static_cast<Qt::Key>(key), held);
    };
    QTest::keyClicks(dialog->focusWidget(), QStringLiteral("ask now"));
    type(Qt::Key_Down);
    QCOMPARE(dialog->focusWidget()->objectName(), QStringLiteral("keysList"));
    type(Qt::Key_Return);
    QCOMPARE(dialog->focusWidget()->objectName(), QStringLiteral("keysCatcher"));
    // Taken by another: said before anything is changed.
    type(Qt::Key_L, Qt::ControlModifier);
    const auto* message = bench.find<QLabel>("keysMessage");
    QVERIFY(message->text().contains(QStringLiteral("Lock or unlock sending")));
    QCOMPARE(kept.count(), 0);
    type(Qt::Key_F7);
    QVERIFY(message->text().isEmpty());
    type(Qt::Key_Tab);
    QCOMPARE(dialog->focusWidget()->objectName(), QStringLiteral("keysUse"));
    type(Qt::Key_Space);
    QCOMPARE(kept.count(), 1);
    const auto choices = bench.window.view().actions().choices();
    QCOMPARE(choices.of(QStringLiteral("sweep")), std::optional(QStringList{QStringLiteral("F7")}));
    // In force at once, and the dialog does not hold the window up.
    QApplication::setActiveWindow(&bench.window);
    bench.table().setFocus();
    QTest::keyClick(&bench.table(), Qt::Key_F7);
    QCOMPARE(test::sent<link::SweepNow>(bench).size(), std::size_t{1});
    QTest::keyClick(&bench.table(), Qt::Key_F5);
    QCOMPARE(test::sent<link::SweepNow>(bench).size(), std::size_t{1});
    // Taken back.
    QApplication::setActiveWindow(dialog);
    bench.find<QPushButton>("keysUndo")->setFocus();
    type(Qt::Key_Space);
    QCOMPARE(bench.window.view().actions().choices(), models::KeyChoices());
    type(Qt::Key_Escape);
    QTRY_VERIFY(bench.window.findChild<QDialog*>(QStringLiteral("keysDialog")) == nullptr);
}

QTEST_MAIN(TstEveryAct)
#include "tst_every_act.moc"
