#include "tests/ui/looks/fit.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextDocumentFragment>
#include <QToolTip>

#include <algorithm>

#include "tests/ui/looks/painted_text.h"

namespace grapevine::test {

namespace {

/// Fonts reach that far beyond their own metrics, in pixels.
constexpr double kSlack = 1.6;

QString nameOf(const QWidget* widget)
{
    QStringList path;
    for (; widget != nullptr && path.size() < 3; widget = widget->parentWidget()) {
        path.prepend(widget->objectName().isEmpty()
                         ? QLatin1String(widget->metaObject()->className())
                         : widget->objectName());
        if (widget->isWindow()) break;
    }
    return path.join(QLatin1Char('/'));
}

template<class Widget> Widget* within(QWidget* widget)
{
    for (; widget != nullptr; widget = widget->isWindow() ? nullptr : widget->parentWidget()) {
        if (auto* found = qobject_cast<Widget*>(widget)) return found;
    }
    return nullptr;
}

QWidget* widgetAt(QWidget& window, const PaintedText& text)
{
    const auto middle = (text.box & text.clip).center();
    const QPoint at(static_cast<int>(middle.x()), static_cast<int>(middle.y()));
    auto* child = window.childAt(at);
    return child == nullptr ? &window : child;
}

bool canScroll(const QScrollBar* bar)
{
    return bar != nullptr && bar->maximum() > bar->minimum();
}

/// A list that goes on, a field that is written in: their edges cut letters.
bool isCutByDesign(QWidget* at, bool across)
{
    if (within<QLineEdit>(at) != nullptr) return true;
    for (; at != nullptr; at = at->isWindow() ? nullptr : at->parentWidget()) {
        const auto* area = qobject_cast<QAbstractScrollArea*>(at);
        if (area != nullptr &&
            canScroll(across ? area->horizontalScrollBar() : area->verticalScrollBar()))
            return true;
    }
    return false;
}

/// The tooltip has every whole word of what is cut.
bool tells(const QString& told, const QString& cut)
{
    const auto words =
        cut.section(QChar(0x2026), 0, 0)
            .split(QRegularExpression(QStringLiteral("[\\s,·]+")), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        const bool isSign =
            std::none_of(word.begin(), word.end(), [](QChar c) { return c.isLetterOrNumber(); });
        return isSign || told.contains(word);
    });
}

/// What a resting pointer is told at that place.
QString tooltipAt(QWidget* widget, QPoint global)
{
    QToolTip::hideText();
    for (; widget != nullptr; widget = widget->parentWidget()) {
        QHelpEvent help(QEvent::ToolTip, widget->mapFromGlobal(global), global);
        QApplication::sendEvent(widget, &help);
        if (QToolTip::isVisible() && !QToolTip::text().isEmpty()) {
            return QTextDocumentFragment::fromHtml(QToolTip::text()).toPlainText();
        }
        if (widget->isWindow()) break;
    }
    return {};
}

/// It ends in dots of its own.
bool isWhole(QWidget* widget, const QString& text)
{
    if (const auto* button = qobject_cast<QAbstractButton*>(widget)) {
        return QString(button->text()).remove(QLatin1Char('&')) == text;
    }
    if (qobject_cast<QMenu*>(widget) != nullptr) return true; // As wide as its entries.
    if (const auto* label = qobject_cast<QLabel*>(widget)) return label->text().contains(text);
    if (const auto* field = qobject_cast<QLineEdit*>(widget)) {
        return field->text().endsWith(text) || field->placeholderText() == text;
    }
    return false;
}

void findCutText(QWidget& window, const std::vector<PaintedText>& texts, QStringList& found)
{
    for (const auto& text : texts) {
        auto* widget = widgetAt(window, text);
        const auto say = [&](const char* what) {
            found.append(QStringLiteral("%1: \"%2\" in %3 (%4 %5 %6x%7)")
                             .arg(QLatin1String(what), text.text.left(60), nameOf(widget))
                             .arg(text.box.x(), 0, 'f', 0)
                             .arg(text.box.y(), 0, 'f', 0)
                             .arg(text.box.width(), 0, 'f', 0)
                             .arg(text.box.height(), 0, 'f', 0));
        };
        const QRectF room = text.clip.adjusted(-kSlack, -kSlack, kSlack, kSlack);
        const bool across = text.box.left() < room.left() || text.box.right() > room.right();
        const bool down = text.box.top() < room.top() || text.box.bottom() > room.bottom();
        if (across && !isCutByDesign(widget, true)) say("cut at its side");
        if (down && !isCutByDesign(widget, false)) say("cut above or below");
        // What is wrong with a filter floats as a tooltip does, until the next key.
        const auto* hint = window.findChild<QWidget*>(QStringLiteral("filterMistake"));
        const bool belowHint =
            hint != nullptr && hint->isVisible() &&
            QRectF(QRect(hint->mapTo(&window, QPoint()), hint->size())).intersects(text.box);
        if (text.covered && !belowHint && !isCutByDesign(widget, true) &&
            !isCutByDesign(widget, false))
            say("covered");
        if (text.text.endsWith(QChar(0x2026)) && !isWhole(widget, text.text)) {
            const auto global = window.mapToGlobal((text.box & text.clip).center().toPoint());
            if (!tells(tooltipAt(widget, global), text.text)) {
                say("cut short without a tooltip");
            }
        }
    }
    QToolTip::hideText();
}

void findTextOnText(QWidget& window, const std::vector<PaintedText>& texts, QStringList& found)
{
    for (std::size_t a = 0; a < texts.size(); ++a) {
        for (std::size_t b = a + 1; b < texts.size(); ++b) {
            const auto both = texts[a].box & texts[a].clip & texts[b].box & texts[b].clip;
            if (both.width() <= kSlack || both.height() <= kSlack) continue;
            // Pinned columns lie over what slides under them.
            if (texts[a].covered) continue;
            // What is selected there is drawn once more.
            if (within<QLineEdit>(widgetAt(window, texts[a])) != nullptr) continue;
            found.append(QStringLiteral("one on the other: \"%1\" and \"%2\" in %3")
                             .arg(texts[a].text.left(40), texts[b].text.left(40),
                                  nameOf(widgetAt(window, texts[a]))));
        }
    }
}

/// Made to lie over their neighbours: chips over a list, pinned columns, what Qt puts there itself.
bool liesOver(const QWidget* widget)
{
    const auto* parent = widget->parentWidget();
    return widget->inherits("grapevine::widgets::NoteField") ||
           qobject_cast<const QAbstractItemView*>(parent) != nullptr ||
           widget->inherits("QSplitterHandle") || parent->inherits("QAbstractScrollArea") ||
           parent->inherits("QLineEdit") || parent->inherits("QComboBox") ||
           parent->inherits("QMainWindow");
}

void findWidgetsOverWidgets(QWidget& window, QStringList& found)
{
    auto all = window.findChildren<QWidget*>();
    all.prepend(&window);
    for (auto* parent : all) {
        if (!parent->isVisibleTo(&window) && parent != &window) continue;
        QList<QWidget*> children;
        for (auto* child : parent->children()) {
            auto* widget = qobject_cast<QWidget*>(child);
            if (widget == nullptr || widget->isWindow() || !widget->isVisible()) continue;
            if (widget->size().isEmpty() || liesOver(widget)) continue;
            children.append(widget);
            const bool scrolled = parent->objectName() == QLatin1String("qt_scrollarea_viewport");
            // A mirrored splitter counts from one pixel beyond its edge.
            const int slack = parent->inherits("QSplitter") ? 1 : 0;
            if (!scrolled &&
                !parent->rect().adjusted(0, 0, slack, 0).contains(widget->geometry())) {
                const auto at = widget->geometry();
                found.append(QStringLiteral("beyond its parent: %1 (%2 %3 %4x%5 in %6x%7)")
                                 .arg(nameOf(widget))
                                 .arg(at.x())
                                 .arg(at.y())
                                 .arg(at.width())
                                 .arg(at.height())
                                 .arg(parent->width())
                                 .arg(parent->height()));
            }
        }
        for (qsizetype a = 0; a < children.size(); ++a) {
            for (qsizetype b = a + 1; b < children.size(); ++b) {
                if (!children[a]->geometry().intersects(children[b]->geometry())) continue;
                found.append(QStringLiteral("widgets over each other: %1 and %2")
                                 .arg(nameOf(children[a]), nameOf(children[b])));
            }
        }
    }
}

} // namespace

QStringList misfits(QWidget& window)
{
    QStringList found;
    const auto texts = paintedText(window);
    findCutText(window, texts, found);
    findTextOnText(window, texts, found);
    findWidgetsOverWidgets(window, found);
    return found;
}

QStringList unreachedByTab(QWidget& window)
{
    window.activateWindow();
    QSet<QWidget*> reached;
    for (int step = 0; step < 300; ++step) {
        QWidget* at = window.focusWidget();
        if (at != nullptr) {
            if (reached.contains(at)) {
                if (step > 0) break;
            }
            reached.insert(at);
        }
        // Within what is written in a cell, Tab is the list's own.
        const bool inCell = at != nullptr && at->inherits("QExpandingLineEdit");
        QTest::keyClick(at == nullptr ? &window : at, inCell ? Qt::Key_Return : Qt::Key_Tab);
        QCoreApplication::processEvents();
    }
    QStringList missed;
    for (auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || !widget->isEnabled() || widget->window() != &window) continue;
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() != nullptr) continue;
        // What is written in within a list is reached by the list's own keys.
        if (widget->inherits("QExpandingLineEdit")) continue;
        if (!reached.contains(widget)) missed.append(nameOf(widget));
    }
    return missed;
}

} // namespace grapevine::test
