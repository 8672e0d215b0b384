#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QHash>
#include <QTest>

#include "tests/ui/looks/languages.h"
#include "tests/ui/looks/window_states.h"

using namespace grapevine;
using test::WindowBench;

/// What a reader of the screen is told: every place, menu and sheet of the window is walked as a
/// tree, in every state of tests/ui/looks.
class TstAccess final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingFocusableHasAName_data() { addStates(); }
    void everythingFocusableHasAName();
    void siblingsAreToldApart_data() { addStates(); }
    void siblingsAreToldApart();
    void paintedRowsAreSentences_data() { addStates(); }
    void paintedRowsAreSentences();
    void tabComesRoundBothWays_data() { addStates(); }
    void tabComesRoundBothWays();

private:
    static void addStates();
};

namespace {

/// Qt's own parts of a field or a table carry Qt's names, and are reached through what they are in.
bool isInnards(const QWidget& widget)
{
    for (const char* name : {"QLineEditIconButton", "QTableCornerButton",
                             "QComboBoxPrivateContainer", "QComboBoxListView", "QScrollBar",
                             "QExpandingLineEdit", "QMenu", "QtPrivate::QCalendarView"}) {
        if (widget.inherits(name)) return true;
    }
    return widget.objectName().startsWith(QStringLiteral("qt_"));
}

QList<QWidget*> focusable(QWidget& window)
{
    QList<QWidget*> all;
    for (auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != &window || isInnards(*widget)) continue;
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() != nullptr) continue;
        all.append(widget);
    }
    return all;
}

QString nameOf(const QWidget* widget)
{
    const QString own = widget->objectName().isEmpty()
                            ? QLatin1String(widget->metaObject()->className())
                            : widget->objectName();
    const auto* parent = widget->parentWidget();
    return parent == nullptr ? own : parent->objectName() + QLatin1Char('/') + own;
}

QString spoken(QWidget* widget)
{
    auto* interface = QAccessible::queryAccessibleInterface(widget);
    return interface == nullptr ? QString() : interface->text(QAccessible::Name).trimmed();
}

QString joined(const QStringList& lines)
{
    return QLatin1Char('\n') + lines.join(QLatin1Char('\n'));
}

} // namespace

void TstAccess::addStates()
{
    QTest::addColumn<QString>("state");
    for (const auto& state : test::windowStates())
        QTest::addRow("%s", qPrintable(state)) << state;
}

void TstAccess::everythingFocusableHasAName()
{
    QFETCH(QString, state);
    const test::Speaking speaking(QStringLiteral("en"));
    WindowBench bench;
    test::reach(bench, state);
    QStringList found;
    int counted = 0;
    for (auto* window : test::openWindows()) {
        if (spoken(window).isEmpty() && window->windowTitle().isEmpty())
            found.append(QStringLiteral("the window %1 has no name").arg(nameOf(window)));
        for (auto* widget : focusable(*window)) {
            ++counted;
            if (spoken(widget).isEmpty())
                found.append(QStringLiteral("%1 has no name").arg(nameOf(widget)));
        }
    }
    QVERIFY(counted > 0);
    QVERIFY2(found.isEmpty(), qPrintable(joined(found)));
}

void TstAccess::siblingsAreToldApart()
{
    QFETCH(QString, state);
    const test::Speaking speaking(QStringLiteral("en"));
    WindowBench bench;
    test::reach(bench, state);
    QStringList found;
    for (auto* window : test::openWindows()) {
        QHash<QString, QWidget*> seen;
        for (auto* widget : focusable(*window)) {
            auto* interface = QAccessible::queryAccessibleInterface(widget);
            const QString key = QStringLiteral("%1|%2|%3")
                                    .arg(quintptr(widget->parentWidget()))
                                    .arg(int(interface->role()))
                                    .arg(spoken(widget));
            if (const auto* twin = seen.value(key); twin != nullptr)
                found.append(QStringLiteral("%1 and %2 are both “%3”")
                                 .arg(nameOf(twin), nameOf(widget), spoken(widget)));
            seen.insert(key, widget);
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(joined(found)));
}

void TstAccess::paintedRowsAreSentences()
{
    QFETCH(QString, state);
    const test::Speaking speaking(QStringLiteral("en"));
    WindowBench bench;
    test::reach(bench, state);
    QStringList found;
    for (auto* window : test::openWindows()) {
        for (const auto* view : window->findChildren<QAbstractItemView*>()) {
            if (!view->isVisible() || view->model() == nullptr || isInnards(*view)) continue;
            const auto* delegate = view->itemDelegate();
            const auto painter =
                QLatin1String(delegate == nullptr ? "" : delegate->metaObject()->className());
            if (!painter.startsWith(QLatin1String("grapevine::"))) continue;
            const auto* model = view->model();
            for (int row = 0; row < std::min(model->rowCount(), 5); ++row) {
                bool any = false;
                for (int column = 0; column < model->columnCount(); ++column) {
                    const auto index = model->index(row, column);
                    any = any || !index.data(Qt::AccessibleTextRole).toString().isEmpty();
                }
                if (!any) {
                    found.append(QStringLiteral("%1 paints row %2 by %3, and says nothing")
                                     .arg(nameOf(view))
                                     .arg(row)
                                     .arg(painter));
                }
            }
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(joined(found)));
}

void TstAccess::tabComesRoundBothWays()
{
    QFETCH(QString, state);
    const test::Speaking speaking(QStringLiteral("en"));
    WindowBench bench;
    test::reach(bench, state);
    for (auto* window : test::openWindows()) {
        // A menu goes by arrows, and the palette has one field.
        if (window->inherits("QMenu") || window->windowType() == Qt::Popup) continue;
        window->activateWindow();
        QCoreApplication::processEvents();
        const auto step = [window](Qt::Key key, Qt::KeyboardModifiers held) {
            auto* at = window->focusWidget();
            QTest::keyClick(at == nullptr ? window : at, key, held);
            return window->focusWidget();
        };
        const auto round = [&](Qt::Key key, Qt::KeyboardModifiers held) {
            QList<QWidget*> way;
            // Whoever writes into a cell has Tab go from cell to cell: that ends first.
            if (auto* cell = window->focusWidget(); cell && cell->inherits("QExpandingLineEdit"))
                QTest::keyClick(cell, Qt::Key_Escape);
            // What the keys go to at first may be no part of the way round.
            auto* first = step(key, held);
            for (int count = 0; count < 300; ++count) {
                auto* at = step(key, held);
                if (at == nullptr || at->inherits("QExpandingLineEdit")) return way;
                way.append(at);
                if (at == first) return way;
            }
            return QList<QWidget*>();
        };
        const auto there = round(Qt::Key_Tab, {});
        const auto back = round(Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY2(!there.isEmpty() && !back.isEmpty(), qPrintable(nameOf(window)));
        QCOMPARE(QSet<QWidget*>(there.begin(), there.end()),
                 QSet<QWidget*>(back.begin(), back.end()));
    }
}

QTEST_MAIN(TstAccess)
#include "tst_access.moc"
