#include <QAbstractItemView>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <map>

#include "tests/models/timeline_story.h"
#include "tests/ui/ask_bench.h"
#include "tests/ui/services_bench.h"
#include "tests/ui/window_bench.h"
#include "ui/models/palette_model.h"
#include "ui/widgets/action_catalog.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/frozen_table_view.h"
#include "ui/widgets/join_bar.h"
#include "ui/widgets/key_rules.h"
#include "ui/widgets/timeline_place.h"
#include "ui/widgets/timeline_view.h"
#include "ui/widgets/window_docks.h"

using namespace grapevine;
using test::WindowBench;
using widgets::ClusterView;
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

/// What an act opened: noted and shut by Escape, as an act that waits for an answer would wait for
/// ever here.
class Opened final : public QObject {
public:
    Opened() { qApp->installEventFilter(this); }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Show) return false;
        auto* widget = qobject_cast<QWidget*>(watched);
        if (widget == nullptr || !widget->isWindow()) return false;
        const bool waits =
            qobject_cast<QDialog*>(widget) != nullptr || qobject_cast<QMenu*>(widget) != nullptr;
        if (!waits) return false;
        names.insert(widget->objectName());
        QMetaObject::invokeMethod(
            widget,
            [widget] {
                auto* keys = widget->focusWidget() == nullptr ? widget : widget->focusWidget();
                QTest::keyClick(keys, Qt::Key_Escape);
                widget->hide();
            },
            Qt::QueuedConnection);
        return false;
    }

    QSet<QString> names;
};

/// How an act is tried: what is there before, who has the keys, and what is to be seen after.
struct Trial {
    std::function<void(WindowBench&)> prepare;
    std::function<QWidget*(WindowBench&)> focus;
    /// Called before; what it gives is asked after.
    std::function<std::function<bool()>(WindowBench&, const Opened&)> seen;
};

using Trials = std::map<QString, Trial>;

void look(WindowBench& bench)
{
    bench.window.view().setStaysOutside(true);
    bench.look(test::liveStatus(), test::nightShift());
    bench.window.view().setFace({.title = QStringLiteral("prod-eu"),
                                 .address = QStringLiteral("10.0.3.17:7946"),
                                 .profile = QStringLiteral("prod-eu"),
                                 .production = false,
                                 .canBeSaved = true});
    bench.tell(test::liveStatus());
}

void observe(WindowBench& bench)
{
    auto status = test::observerStatus();
    status.sendLocked = false;
    bench.observe(status);
    bench.tell(status);
}

QWidget* table(WindowBench& bench)
{
    bench.window.goTo(PlaceId::Members);
    bench.table().setCurrentIndex(bench.model().index(1, 1));
    return &bench.table();
}

QWidget* services(WindowBench& bench)
{
    bench.window.goTo(PlaceId::Services);
    auto& list = bench.window.servicesPlace().table();
    list.setCurrentIndex(list.model()->index(0, 0));
    return &list;
}

QWidget* timeline(WindowBench& bench)
{
    bench.window.goTo(PlaceId::Timeline);
    return &bench.window.timelinePlace().list();
}

/// The signal comes once more than before.
template<class Sender, class Signal> auto told(Sender* sender, Signal signal)
{
    auto spy = std::make_shared<QSignalSpy>(sender, signal);
    return [spy] { return spy->count() == 1; };
}

widgets::OpenCluster openCluster(int id)
{
    widgets::OpenCluster cluster;
    cluster.id = id;
    cluster.title = QStringLiteral("cluster-%1").arg(id);
    return cluster;
}

Trial opens(const char* window)
{
    const QString name = QString::fromLatin1(window);
    return {look, table, [name](WindowBench&, const Opened& opened) {
                return [&opened, name] { return opened.names.contains(name); };
            }};
}

template<class Signal> Trial tells(Signal signal, void (*prepare)(WindowBench&) = look)
{
    return {prepare, table, [signal](WindowBench& bench, const Opened&) -> std::function<bool()> {
                return told(&bench.window.view(), signal);
            }};
}

/// Something is otherwise than it was.
template<class Ask> Trial turns(Ask ask, void (*prepare)(WindowBench&) = look)
{
    return {prepare, table, [ask](WindowBench& bench, const Opened&) -> std::function<bool()> {
                return [&bench, ask, before = ask(bench)] { return ask(bench) != before; };
            }};
}

Trial copies(QWidget* (*focus)(WindowBench&))
{
    return {look, focus, [](WindowBench&, const Opened&) -> std::function<bool()> {
                QApplication::clipboard()->clear();
                return [] { return !QApplication::clipboard()->text().isEmpty(); };
            }};
}

void addGoing(Trials& trials)
{
    trials[QStringLiteral("palette")] = {look, table, [](WindowBench& bench, const Opened&) {
                                             return [&bench] {
                                                 auto* box = bench.window.findChild<QWidget*>(
                                                     QStringLiteral("palette"));
                                                 return box != nullptr && box->isVisible();
                                             };
                                         }};
    trials[QStringLiteral("keys.show")] = opens("keySheet");
    trials[QStringLiteral("keys.change")] = opens("keysDialog");
    trials[QStringLiteral("menu")] = opens("mainMenu");
    trials[QStringLiteral("find")] = {look, table, [](WindowBench& bench, const Opened&) {
                                          return [&bench] {
                                              return bench.window.focusWidget() ==
                                                     bench.find<QLineEdit>("filterField");
                                          };
                                      }};
    trials[QStringLiteral("quit")] =
        turns([](WindowBench& bench) { return bench.window.isVisible(); });
    for (const auto place : widgets::kAllPlaces) {
        trials[widgets::placeActId(place)] = {
            look,
            [place](WindowBench& bench) {
                bench.window.goTo(place == PlaceId::Members ? PlaceId::Services : PlaceId::Members);
                return bench.window.focusWidget();
            },
            [place](WindowBench& bench, const Opened&) {
                return [&bench, place] { return bench.window.place() == place; };
            }};
    }
}

void addCluster(Trials& trials)
{
    const auto two = [](WindowBench& bench) {
        look(bench);
        bench.window.view().setClusters({openCluster(1), openCluster(2)}, 1);
    };
    trials[QStringLiteral("cluster.open")] = tells(&ClusterView::openRequested);
    trials[QStringLiteral("cluster.next")] = tells(&ClusterView::clusterChosen, two);
    trials[QStringLiteral("cluster.previous")] = tells(&ClusterView::clusterChosen, two);
    trials[QStringLiteral("cluster.together")] = tells(&ClusterView::togetherRequested, two);
    trials[QStringLiteral("cluster.window")] = tells(&ClusterView::windowRequested);
    trials[QStringLiteral("cluster.leave")] = tells(&ClusterView::sessionLeft);
    trials[QStringLiteral("profile.save")] = tells(&ClusterView::profileSaveRequested);
    trials[QStringLiteral("profile.remove")] = tells(&ClusterView::profileRemoveRequested);
    trials[QStringLiteral("membership.peek")] = tells(&ClusterView::peekOnRequested, observe);
    trials[QStringLiteral("membership.join")] = turns(
        [](WindowBench& bench) { return bench.find<widgets::JoinBar>("joinBar")->isVisible(); });
}

void addLooking(Trials& trials)
{
    trials[QStringLiteral("pause")] =
        turns([](WindowBench& bench) { return bench.session->isPaused(); });
    trials[QStringLiteral("sweep")] =
        turns([](WindowBench& bench) { return test::sent<link::SweepNow>(bench).size(); });
    trials[QStringLiteral("sort.again")] =
        turns([](WindowBench& bench) { return bench.model().pending(); },
              [](WindowBench& bench) {
                  look(bench);
                  bench.publish(test::batchOf({test::row({.id = 99, .name = "a-newcomer"})}));
              });
    trials[QStringLiteral("inspector")] =
        turns([](WindowBench& bench) { return bench.window.view().arrangement().inspectorShown; });
    trials[QStringLiteral("members.export")] = opens("exportDialog");
    trials[QStringLiteral("exports.compare")] = opens("exportCompare");
    trials[QStringLiteral("counters")] = opens("countersDialog");
    trials[QStringLiteral("lock")] =
        turns([](WindowBench& bench) { return test::sent<link::SetLock>(bench).size(); }, observe);
    trials[QStringLiteral("ask.event")] = {
        look, table, [](WindowBench& bench, const Opened&) {
            return [&bench] {
                return bench.window.place() == PlaceId::Ask &&
                       !bench.window.askPlace().form().draft().isQuery;
            };
        }};
    trials[QStringLiteral("ask.query")] = {
        look, table, [](WindowBench& bench, const Opened&) {
            return [&bench] {
                return bench.window.place() == PlaceId::Ask &&
                       bench.window.askPlace().form().draft().isQuery;
            };
        }};
    trials[QStringLiteral("ask.send")] = {
        observe,
        [](WindowBench& bench) -> QWidget* {
            bench.window.view().openForm(true);
            auto* name = bench.find<QLineEdit>("askName");
            QTest::keyClicks(name, QStringLiteral("version"));
            return name;
        },
        [](WindowBench& bench, const Opened&) {
            return [&bench] { return test::sent<link::SendQuery>(bench).size() == 1; };
        }};
}

void addRows(Trials& trials)
{
    trials[QStringLiteral("rows.copyCell")] = copies(table);
    trials[QStringLiteral("rows.copy")] = copies(table);
    trials[QStringLiteral("rows.copyAs")] = opens("copyMenu");
    trials[QStringLiteral("rows.sort")] =
        turns([](WindowBench& bench) { return bench.model().sortColumn(); });
    const auto shop = [](WindowBench& bench) {
        bench.look(test::liveStatus(), test::shop());
        auto* probe = new test::FakeProbe;
        probe->setParent(&bench.window);
        bench.window.servicesPlace().setProbe(probe);
    };
    const auto filter = [](WindowBench& bench, const Opened&) {
        return [&bench] { return !bench.window.servicesPlace().filterField().text().isEmpty(); };
    };
    trials[QStringLiteral("services.only")] = {shop, services, filter};
    trials[QStringLiteral("services.without")] = {shop, services, filter};
    trials[QStringLiteral("services.probe")] = {
        shop,
        [](WindowBench& bench) -> QWidget* {
            services(bench);
            auto* list = bench.find<widgets::FrozenTableView>("instanceTable");
            list->setFocus();
            list->setCurrentIndex(list->model()->index(0, 0));
            return list;
        },
        [](WindowBench& bench, const Opened&) {
            auto* probe =
                static_cast<test::FakeProbe*>(bench.window.findChild<widgets::EndpointProbe*>());
            return [probe] { return !probe->asked.empty(); };
        }};
    trials[QStringLiteral("timeline.note")] = {
        [](WindowBench& bench) {
            look(bench);
            bench.publish(test::batchOf(test::nightStory()));
        },
        timeline,
        [](WindowBench& bench, const Opened&) {
            return [&bench] { return bench.find<QLineEdit>("noteText")->isVisible(); };
        }};
}

void addAppearance(Trials& trials)
{
    trials[QStringLiteral("sidebar.fold")] =
        turns([](WindowBench& bench) { return bench.window.view().arrangement().sidebarFolded; });
    trials[QStringLiteral("strip.toggle")] =
        turns([](WindowBench& bench) { return bench.window.view().arrangement().stripHidden; });
    for (const char* theme : {"theme.system", "theme.light", "theme.dark"})
        trials[QString::fromLatin1(theme)] = tells(&ClusterView::themeChosen);
    const auto density = [](WindowBench& bench) { return bench.table().density(); };
    trials[QStringLiteral("density.compact")] = turns(density);
    trials[QStringLiteral("density.roomy")] = turns(density);
    trials[QStringLiteral("density.normal")] = turns(density, [](WindowBench& bench) {
        look(bench);
        bench.table().setDensity(models::RowDensity::Roomy);
    });
    trials[QStringLiteral("keys.letters")] = tells(&ClusterView::keysChosen);
    trials[QStringLiteral("widths.reset")] = {
        look, table, [](WindowBench& bench, const Opened&) -> std::function<bool()> {
            return told(&bench.table(), &widgets::MemberTableView::arrangementChanged);
        }};
}

Trials allTrials()
{
    Trials trials;
    addGoing(trials);
    addCluster(trials);
    addLooking(trials);
    addRows(trials);
    addAppearance(trials);
    return trials;
}

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
    QTest::keyClick(keyboard(bench), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(isPaletteOpen(bench));
    if (!typed.isEmpty()) QTest::keyClicks(keyboard(bench), typed);
}

QString paletteChoice(WindowBench& bench)
{
    return paletteList(bench)->currentIndex().data().toString();
}

} // namespace

void TstEveryAct::everyActHasARowHere()
{
    const auto trials = allTrials();
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
    const auto trial = allTrials().at(id);
    WindowBench bench;
    bench.window.activateWindow();
    trial.prepare(bench);
    QCoreApplication::processEvents();
    trial.focus(bench)->setFocus();
    QCoreApplication::processEvents();
    const Opened opened;
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
    look(bench);
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
    observe(bench);
    table(bench)->setFocus();
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
    look(bench);
    bench.publish(test::batchOf(test::nightStory()));
    table(bench)->setFocus();
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
    look(bench);
    table(bench)->setFocus();
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
    look(bench);
    table(bench)->setFocus();
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
    look(bench);
    QSignalSpy kept(&bench.window, &MainWindow::keysChosen);
    table(bench)->setFocus();
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
    QTest::keyClick(&bench.table(), Qt::Key_F7);
    QCOMPARE(test::sent<link::SweepNow>(bench).size(), std::size_t{1});
    QTest::keyClick(&bench.table(), Qt::Key_F5);
    QCOMPARE(test::sent<link::SweepNow>(bench).size(), std::size_t{1});
    // Taken back.
    bench.find<QPushButton>("keysUndo")->setFocus();
    type(Qt::Key_Space);
    QCOMPARE(bench.window.view().actions().choices(), models::KeyChoices());
    type(Qt::Key_Escape);
    QTRY_VERIFY(bench.window.findChild<QDialog*>(QStringLiteral("keysDialog")) == nullptr);
}

QTEST_MAIN(TstEveryAct)
#include "tst_every_act.moc"
