#include "eyes.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <cstdio>
#include <iostream>
#include <string>
#include <unistd.h>

namespace {

constexpr int kRowsMost = 200;

QJsonObject placeOf(const QWidget& widget, const QRect& part)
{
    const QPoint corner = widget.mapToGlobal(part.topLeft());
    const qreal scale = widget.devicePixelRatioF();
    return {{QStringLiteral("x"), qRound(corner.x() * scale)},
            {QStringLiteral("y"), qRound(corner.y() * scale)},
            {QStringLiteral("width"), qRound(part.width() * scale)},
            {QStringLiteral("height"), qRound(part.height() * scale)}};
}

/// As much of it as those leave that it stands in.
QRect shownPart(const QWidget& widget)
{
    QRect part = widget.rect();
    for (const QWidget* around = &widget; !around->isWindow();) {
        const QWidget* outer = around->parentWidget();
        part = part.intersected(QRect(widget.mapFrom(outer, QPoint()), outer->size()));
        around = outer;
    }
    return part;
}

QString textOf(const QWidget& widget)
{
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget)) return field->text();
    if (const auto* field = qobject_cast<const QPlainTextEdit*>(&widget))
        return field->toPlainText();
    if (const auto* field = qobject_cast<const QTextEdit*>(&widget)) return field->toPlainText();
    // Ours shorten what they paint, and say the whole of it here.
    const QString whole = widget.property("text").toString();
    if (!whole.isEmpty()) return whole;
    const QString said =
        widget.accessibleName() + QLatin1Char(' ') + widget.accessibleDescription();
    return said.trimmed();
}

/// A menu's entry goes by what its action is called.
void seeEntries(const QMenu& menu, const QString& name, QJsonArray& found)
{
    for (const auto* action : menu.actions()) {
        if (action->objectName() != name || !action->isVisible()) continue;
        auto entry = placeOf(menu, menu.actionGeometry(const_cast<QAction*>(action)));
        entry[QStringLiteral("text")] = action->text();
        entry[QStringLiteral("on")] = action->isEnabled();
        found.append(entry);
    }
}

} // namespace

Eyes::Eyes(QObject* parent)
    : QObject(parent)
    , m_asked(STDIN_FILENO, QSocketNotifier::Read)
{
    connect(&m_asked, &QSocketNotifier::activated, this, &Eyes::handleLine);
}

void Eyes::handleLine()
{
    std::string line;
    if (!std::getline(std::cin, line)) {
        m_asked.setEnabled(false);
        return;
    }
    const QString asked = QString::fromStdString(line);
    const QString name = asked.section(QLatin1Char(' '), 1);
    const QJsonArray answer = asked.startsWith(QLatin1String("see "))    ? see(name)
                              : asked.startsWith(QLatin1String("rows ")) ? rows(name)
                              : asked == QLatin1String("clipboard")      ? clipboard()
                                                                         : windows();
    std::cout << QJsonDocument(answer).toJson(QJsonDocument::Compact).toStdString() << std::endl;
}

QJsonArray Eyes::see(const QString& name)
{
    QJsonArray found;
    for (const QWidget* widget : QApplication::allWidgets()) {
        if (!widget->isVisible()) continue;
        if (const auto* menu = qobject_cast<const QMenu*>(widget)) seeEntries(*menu, name, found);
        if (widget->objectName() != name) continue;
        const QRect part = shownPart(*widget);
        if (part.isEmpty()) continue;
        auto entry = placeOf(*widget, part);
        entry[QStringLiteral("text")] = textOf(*widget);
        entry[QStringLiteral("on")] = widget->isEnabled();
        entry[QStringLiteral("focus")] = widget->hasFocus();
        entry[QStringLiteral("window")] = widget->window()->windowTitle();
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        entry[QStringLiteral("checked")] = button != nullptr && button->isChecked();
        found.append(entry);
    }
    return found;
}

QJsonArray Eyes::rows(const QString& name)
{
    QJsonArray found;
    for (const QWidget* widget : QApplication::allWidgets()) {
        const auto* view = qobject_cast<const QAbstractItemView*>(widget);
        if (view == nullptr || !view->isVisible() || view->objectName() != name) continue;
        const auto* model = view->model();
        if (model == nullptr) continue;
        const int columns = model->columnCount(view->rootIndex());
        for (int row = 0; row < model->rowCount(view->rootIndex()) && row < kRowsMost; ++row) {
            const auto first = model->index(row, 0, view->rootIndex());
            const QRect place = view->visualRect(first).intersected(view->viewport()->rect());
            if (place.isEmpty()) continue;
            auto entry = placeOf(*view->viewport(), place);
            QJsonArray cells;
            for (int column = 0; column < columns; ++column) {
                const auto index = first.siblingAtColumn(column);
                const QString shown = index.data(Qt::DisplayRole).toString();
                const QString said = index.data(Qt::AccessibleTextRole).toString();
                cells.append(said.isEmpty() ? shown : said);
            }
            entry[QStringLiteral("cells")] = cells;
            entry[QStringLiteral("text")] = cells.isEmpty() ? QString() : cells[0].toString();
            entry[QStringLiteral("chosen")] =
                view->selectionModel() != nullptr &&
                view->selectionModel()->isRowSelected(row, view->rootIndex());
            found.append(entry);
        }
    }
    return found;
}

QJsonArray Eyes::windows()
{
    QJsonArray found;
    for (const QWidget* widget : QApplication::topLevelWidgets()) {
        if (!widget->isVisible() || widget->windowType() == Qt::ToolTip) continue;
        auto entry = placeOf(*widget, widget->rect());
        entry[QStringLiteral("title")] = widget->windowTitle();
        entry[QStringLiteral("name")] = widget->objectName();
        entry[QStringLiteral("active")] = widget->isActiveWindow();
        found.append(entry);
    }
    return found;
}

QJsonArray Eyes::clipboard()
{
    return {QJsonObject{{QStringLiteral("text"), QApplication::clipboard()->text()}}};
}
