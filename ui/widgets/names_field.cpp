#include "ui/widgets/names_field.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QListView>
#include <QStringListModel>

namespace grapevine::widgets {

namespace {
constexpr int kCompletionsShown = 10;

bool parts(QChar c)
{
    return c == QLatin1Char(',') || c == QLatin1Char(' ');
}
} // namespace

NamesField::NamesField(const QString& objectName, Holds holds, QWidget* parent)
    : QLineEdit(parent)
    , m_holds(holds)
    , m_names(new QStringListModel(this))
    , m_completer(new QCompleter(m_names, this))
{
    setObjectName(objectName);
    setMinimumHeight(fontMetrics().height() + 12);
    // Not as the line's own completer: that one would take all of the line for one name.
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setMaxVisibleItems(kCompletionsShown);
    if (auto* list = qobject_cast<QListView*>(m_completer->popup())) list->setSpacing(2);
    m_completer->popup()->setFrameStyle(QFrame::StyledPanel | QFrame::Plain);
    m_completer->popup()->setObjectName(objectName + QStringLiteral("Names"));
    m_completer->popup()->setAccessibleName(tr("Names known"));
    connect(this, &QLineEdit::textEdited, this, &NamesField::complete);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this,
            &NamesField::insert);
}

void NamesField::setNames(const QStringList& names)
{
    // A list that is open stays as it is: nothing moves under the pointer.
    if (m_completer->popup()->isVisible() || m_names->stringList() == names) return;
    m_names->setStringList(names);
}

int NamesField::startOfPiece() const
{
    if (m_holds == Holds::One) return 0;
    int start = cursorPosition();
    while (start > 0 && !parts(text().at(start - 1)))
        --start;
    return start;
}

void NamesField::complete()
{
    const int start = startOfPiece();
    const QString piece = text().mid(start, cursorPosition() - start);
    if (piece.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->setCompletionPrefix(piece);
    const bool itself = m_completer->completionCount() == 1 &&
                        m_completer->currentCompletion().compare(piece, Qt::CaseSensitive) == 0;
    if (m_completer->completionCount() == 0 || itself) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete();
}

void NamesField::insert(const QString& name)
{
    const int start = startOfPiece();
    QString all = text();
    all.replace(start, cursorPosition() - start, name);
    setText(all);
    setCursorPosition(start + static_cast<int>(name.size()));
    Q_EMIT textEdited(all);
    m_completer->popup()->hide();
}

bool NamesField::event(QEvent* event)
{
    // While the list is open Escape is the list's, and no shortcut of the window's.
    if (event->type() == QEvent::ShortcutOverride && m_completer->popup()->isVisible() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void NamesField::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_completer->popup()->isVisible()) {
        const bool chosen = m_completer->popup()->currentIndex().isValid();
        // The list itself deals with these when something in it is marked.
        if (enter && chosen) {
            event->ignore();
            return;
        }
        if (enter || event->key() == Qt::Key_Escape || event->key() == Qt::Key_Tab) {
            m_completer->popup()->hide();
            if (event->key() != Qt::Key_Tab) {
                event->accept();
                return;
            }
        }
    }
    if (enter && event->modifiers() == Qt::NoModifier) {
        event->accept();
        Q_EMIT submitted();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace grapevine::widgets
