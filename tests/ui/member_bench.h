#pragma once

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QStringList>
#include <QTest>

#include "tests/ui/window_bench.h"

namespace grapevine::test {

inline QMenu* openMenu()
{
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}

inline QStringList entries(const QMenu& menu)
{
    QStringList texts;
    for (const auto* action : menu.actions())
        texts.append(action->text().section(QLatin1Char(' '), 0, 0));
    return texts;
}

inline QAction* entry(const QMenu& menu, const char* name)
{
    return menu.findChild<QAction*>(QLatin1String(name));
}

inline int columnOf(const models::MemberModel& model, const char* id)
{
    for (std::size_t column = 0; column < model.columns().size(); ++column) {
        if (model.columns()[column].id() == id) return static_cast<int>(column);
    }
    return -1;
}

inline int rowOf(const models::MemberModel& model, const char* name)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.rowAt(row)->facts->name == name) return row;
    }
    return -1;
}

inline QStringList names(const models::MemberModel& model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(QString::fromStdString(model.rowAt(row)->facts->name));
    return names;
}

/// A window on the night shift, with the table at hand.
struct Night : WindowBench {
    Night()
    {
        window.resize(1100, 640);
        look(test::liveStatus(), test::nightShift());
        table().setFocus();
    }
    void goTo(const char* name, const char* column)
    {
        table().setCurrentIndex(model().index(rowOf(model(), name), columnOf(model(), column)));
    }
    QMenu* menu()
    {
        QTest::keyClick(&table(), Qt::Key_Menu);
        return openMenu();
    }
    QString filter() { return find<QLineEdit>("filterField")->text(); }
};

} // namespace grapevine::test
