#include <QAction>
#include <QSet>
#include <QTest>

#include "tests/ui/window_bench.h"
#include "ui/widgets/action_catalog.h"
#include "ui/widgets/key_rules.h"

using namespace grapevine;
using models::KeyChoices;
using test::WindowBench;
using widgets::ActScope;
using widgets::ActSpec;

/// Which keys do what: the table of acts, what a person may choose, and that a window has no key
/// beside it.
class TstKeyRules final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noTwoActsHaveTheSameKeysWhereBothHold();
    void graveActsHaveNoLetterAlone();
    void everyIdIsThereOnce();
    void someKeysCannotBeChosen_data();
    void someKeysCannotBeChosen();
    void whatAFileSaysAgainstTheRulesIsNotInForce();
    void lettersAreSwitchedOffAsAGroup();
    void conflictsAreTold();
    void everyActIsBoundInAWindow();
    void aWindowHasNoKeysBesideTheCatalogue();
    void newKeysHoldInEveryViewAtOnce();
};

namespace {

ActSpec act(const char* id)
{
    for (const auto& one : widgets::allActs()) {
        if (one.id == QLatin1String(id)) return one;
    }
    qFatal("no act is called %s", id);
}

QKeySequence keys(const char* word)
{
    return QKeySequence(QString::fromLatin1(word), QKeySequence::PortableText);
}

KeyChoices choice(const char* id, const QStringList& words)
{
    KeyChoices choices;
    choices.keys[QString::fromLatin1(id)] = words;
    return choices;
}

} // namespace

void TstKeyRules::noTwoActsHaveTheSameKeysWhereBothHold()
{
    const auto acts = widgets::allActs();
    for (std::size_t one = 0; one < acts.size(); ++one) {
        for (std::size_t other = one + 1; other < acts.size(); ++other) {
            for (const auto& stroke : acts[one].keys) {
                const bool both = acts[other].keys.contains(stroke) &&
                                  widgets::meet(acts[one], acts[other], stroke);
                QVERIFY2(!both, qPrintable(acts[one].id + QLatin1Char(' ') + acts[other].id));
            }
        }
    }
}

void TstKeyRules::graveActsHaveNoLetterAlone()
{
    for (const auto& one : widgets::allActs()) {
        if (!one.guarded) continue;
        for (const auto& stroke : one.keys)
            QVERIFY2(!widgets::isBare(stroke), qPrintable(one.id));
    }
    QVERIFY(act("cluster.leave").guarded && act("profile.remove").guarded && act("lock").guarded);
}

void TstKeyRules::everyIdIsThereOnce()
{
    QSet<QString> ids;
    for (const auto& one : widgets::allActs()) {
        QVERIFY2(!ids.contains(one.id), qPrintable(one.id));
        ids.insert(one.id);
        QVERIFY(!one.title.isEmpty());
    }
}

void TstKeyRules::someKeysCannotBeChosen_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("can");
    QTest::newRow("with Ctrl") << "lock"
                               << "Ctrl+U" << true;
    QTest::newRow("function key") << "lock"
                                  << "F7" << true;
    QTest::newRow("letter") << "sweep"
                            << "R" << true;
    QTest::newRow("sign") << "sweep"
                          << "!" << true;
    QTest::newRow("letter for a grave act") << "lock"
                                            << "U" << false;
    QTest::newRow("space for a grave act") << "cluster.leave"
                                           << "Space" << false;
    QTest::newRow("letter while a message is written") << "ask.send"
                                                       << "S" << false;
    QTest::newRow("Tab") << "sweep"
                         << "Tab" << false;
    QTest::newRow("Return") << "sweep"
                            << "Return" << false;
    QTest::newRow("an arrow") << "sweep"
                              << "Left" << false;
    QTest::newRow("an arrow with Alt") << "sweep"
                                       << "Alt+Up" << true;
    QTest::newRow("Escape") << "sweep"
                            << "Esc" << false;
    QTest::newRow("two in turn") << "sweep"
                                 << "Ctrl+K, Ctrl+S" << false;
}

void TstKeyRules::someKeysCannotBeChosen()
{
    QFETCH(QString, id);
    QFETCH(QString, word);
    QFETCH(bool, can);
    const auto problem = widgets::keyProblem(act(qPrintable(id)), keys(qPrintable(word)));
    QVERIFY2(problem.isEmpty() == can, qPrintable(problem));
}

void TstKeyRules::whatAFileSaysAgainstTheRulesIsNotInForce()
{
    const auto choices =
        choice("lock", {QStringLiteral("U"), QStringLiteral("nonsense+"), QStringLiteral("F7")});
    QCOMPARE(widgets::keysInForce(act("lock"), choices), QList<QKeySequence>{keys("F7")});
    // What is fixed stays so.
    QCOMPARE(widgets::keysInForce(act("back"), choice("back", {QStringLiteral("F7")})),
             act("back").keys);
}

void TstKeyRules::lettersAreSwitchedOffAsAGroup()
{
    KeyChoices choices;
    choices.lettersOff = true;
    for (const auto& one : widgets::allActs()) {
        if (one.fixed) continue;
        for (const auto& stroke : widgets::keysInForce(one, choices))
            QVERIFY2(!widgets::isBare(stroke), qPrintable(one.id));
    }
    QCOMPARE(widgets::keysInForce(act("find"), choices), QList<QKeySequence>{keys("Ctrl+F")});
}

void TstKeyRules::conflictsAreTold()
{
    const auto other = [](const char* id, const char* word, const KeyChoices& choices = {}) {
        const auto found = widgets::conflictOf(act(id), keys(word), choices);
        return found ? found->id : QString();
    };
    QCOMPARE(other("sweep", "Ctrl+L"), QStringLiteral("lock"));
    QCOMPARE(other("sweep", "N"), QStringLiteral("timeline.note"));
    QCOMPARE(other("services.only", "N"), QString());
    QCOMPARE(other("rows.sort", "Q"), QStringLiteral("ask.query"));
    // A letter of the window holds over lists: a chip keeps its own.
    QCOMPARE(other("sweep", "M"), QString());
    QCOMPARE(other("sweep", "Ctrl+L", choice("lock", {QStringLiteral("F7")})), QString());
    // They may be switched on again.
    KeyChoices off;
    off.lettersOff = true;
    QCOMPARE(other("sweep", "I", off), QStringLiteral("inspector"));
}

void TstKeyRules::everyActIsBoundInAWindow()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    const auto& catalog = bench.window.view().actions();
    for (const auto& one : catalog.acts())
        QVERIFY2(catalog.isBound(one.id) != one.fixed, qPrintable(one.id));
}

void TstKeyRules::aWindowHasNoKeysBesideTheCatalogue()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    QList<QKeySequence> known;
    for (const auto& one : widgets::allActs())
        known += one.keys;
    int counted = 0;
    for (const auto* action : bench.window.view().findChildren<QAction*>()) {
        for (const auto& stroke : action->shortcuts()) {
            ++counted;
            // Fields' own menus have Qt's keys for text.
            if (qobject_cast<QWidget*>(action->parent()) != nullptr &&
                action->parent()->inherits("QLineEdit"))
                continue;
            QVERIFY2(known.contains(stroke), qPrintable(action->objectName() + stroke.toString()));
        }
    }
    QVERIFY(counted > 20);
}

void TstKeyRules::newKeysHoldInEveryViewAtOnce()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    bench.table().setFocus();
    auto& second = bench.window.newView();
    auto choices = choice("inspector", {QStringLiteral("F7"), QStringLiteral("O")});
    bench.window.setKeys(choices);
    QTest::keyClick(&bench.table(), Qt::Key_I);
    QVERIFY(!bench.window.view().arrangement().inspectorShown);
    QTest::keyClick(&bench.table(), Qt::Key_O);
    QVERIFY(bench.window.view().arrangement().inspectorShown);
    QTest::keyClick(&bench.table(), Qt::Key_F7);
    QVERIFY(!bench.window.view().arrangement().inspectorShown);
    QCOMPARE(second.actions().choices(), choices);
    choices.lettersOff = true;
    bench.window.setKeys(choices);
    QTest::keyClick(&bench.table(), Qt::Key_O);
    QVERIFY(!bench.window.view().arrangement().inspectorShown);
    QTest::keyClick(&bench.table(), Qt::Key_F7);
    QVERIFY(bench.window.view().arrangement().inspectorShown);
    // And back to what it comes with.
    bench.window.setKeys({});
    QTest::keyClick(&bench.table(), Qt::Key_I);
    QVERIFY(!bench.window.view().arrangement().inspectorShown);
}

QTEST_MAIN(TstKeyRules)
#include "tst_key_rules.moc"
