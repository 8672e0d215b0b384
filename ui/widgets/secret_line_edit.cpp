#include "ui/widgets/secret_line_edit.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QPointer>
#include <QStringEncoder>

#include <algorithm>
#include <cstring>

namespace grapevine::widgets {

namespace {

constexpr char16_t kMark = u'*'; // Painted as the style has it for passwords.

QString marks(qsizetype count)
{
    return QString(count, QChar(kMark));
}

bool isMark(QChar one)
{
    return one == QChar(kMark);
}

/// How many units the character that begins there has, if it can be read; else none.
qsizetype printUnits(QStringView text, qsizetype at)
{
    if (text[at].isPrint()) return 1;
    if (!text[at].isHighSurrogate() || at + 1 == text.size()) return 0;
    if (!text[at + 1].isLowSurrogate()) return 0;
    return QChar::isPrint(QChar::surrogateToUcs4(text[at], text[at + 1])) ? 2 : 0;
}

} // namespace

SecretLineEdit::SecretLineEdit(QWidget* parent)
    : QLineEdit(parent)
{
    setEchoMode(Password);
    setMaxLength(kLongest);
    setDragEnabled(false);
    setAcceptDrops(false);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                        Qt::ImhNoAutoUppercase);
    connect(this, &QLineEdit::textChanged, this, &SecretLineEdit::handleText);
}

SecretLineEdit::~SecretLineEdit()
{
    explicit_bzero(m_secret.data(), sizeof m_secret);
}

QString SecretLineEdit::secret() const
{
    return QString(reinterpret_cast<const QChar*>(m_secret.data()), m_size);
}

QByteArray SecretLineEdit::secretUtf8() const
{
    QStringEncoder encode(QStringEncoder::Utf8);
    return encode(view());
}

bool SecretLineEdit::isSame(const SecretLineEdit& other) const
{
    return view() == other.view();
}

void SecretLineEdit::wipe()
{
    explicit_bzero(m_secret.data(), sizeof m_secret);
    m_size = 0;
    m_own = true;
    clear();
    m_own = false;
    Q_EMIT secretChanged();
}

void SecretLineEdit::focusInEvent(QFocusEvent* event)
{
    Q_EMIT secretExpected();
    QLineEdit::focusInEvent(event);
}

void SecretLineEdit::take(QStringView text)
{
    qsizetype chosen = hasSelectedText() ? selectionLength() : 0;
    qsizetype at = chosen > 0 ? selectionStart() : cursorPosition();
    if (chosen > 0) {
        widen(at, chosen);
        setSelection(static_cast<int>(at), static_cast<int>(chosen));
    } else if (splits(at)) {
        setCursorPosition(static_cast<int>(++at));
    }
    std::array<char16_t, kLongest> fresh{};
    qsizetype count = 0;
    for (qsizetype next = 0; next < text.size();) {
        // A key that was copied with its line end is that key.
        const auto units = printUnits(text, next);
        if (count + units <= kLongest - (m_size - chosen)) {
            for (qsizetype unit = 0; unit < units; ++unit)
                fresh[static_cast<std::size_t>(count++)] = text[next + unit].unicode();
        }
        next += std::max<qsizetype>(units, 1);
    }
    if (count == 0 && chosen == 0) return;
    drop(at, chosen);
    auto* begin = m_secret.data();
    std::copy_backward(begin + at, begin + m_size, begin + m_size + count);
    std::copy_n(fresh.begin(), count, begin + at);
    m_size += count;
    explicit_bzero(fresh.data(), sizeof fresh);
    m_own = true;
    insert(marks(count)); // In place of what is chosen.
    m_own = false;
    Q_EMIT secretChanged();
}

void SecretLineEdit::drop(qsizetype at, qsizetype count)
{
    auto* begin = m_secret.data();
    std::copy(begin + at + count, begin + m_size, begin + at);
    m_size -= count;
    explicit_bzero(begin + m_size, static_cast<std::size_t>(count) * sizeof *begin);
}

bool SecretLineEdit::splits(qsizetype at) const
{
    return at > 0 && at < m_size && view()[at].isLowSurrogate();
}

void SecretLineEdit::widen(qsizetype& at, qsizetype& count) const
{
    if (splits(at)) {
        --at;
        ++count;
    }
    if (splits(at + count)) ++count;
}

void SecretLineEdit::pasteFrom(int clipboardMode)
{
    Q_EMIT secretExpected();
    QString text = QGuiApplication::clipboard()->text(static_cast<QClipboard::Mode>(clipboardMode));
    take(text);
}

void SecretLineEdit::handleText(const QString& text)
{
    if (m_own) return;
    if (std::all_of(text.begin(), text.end(), isMark)) {
        // Something was taken away: it stood where the cursor stands now.
        qsizetype gone = m_size - text.size();
        // Marks that stand for nothing: what the secret was meant to be is not known.
        if (gone < 0) return wipe();
        if (gone == 0) return;
        auto at = std::min<qsizetype>(cursorPosition(), text.size());
        widen(at, gone);
        drop(at, gone);
        if (m_size != text.size()) {
            m_own = true;
            setText(marks(m_size));
            setCursorPosition(static_cast<int>(at));
            m_own = false;
        }
        Q_EMIT secretChanged();
        return;
    }
    // Set from outside, by a program that helps the person.
    const QString whole = text;
    wipe();
    take(whole);
}

void SecretLineEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Paste)) {
        pasteFrom(QClipboard::Clipboard);
        return event->accept();
    }
    for (const auto held :
         {QKeySequence::Undo, QKeySequence::Redo, QKeySequence::Copy, QKeySequence::Cut}) {
        if (event->matches(held)) return event->accept();
    }
    const QString text = event->text();
    // Only these two make a command of a letter: Ctrl with Alt is the AltGr of a far keyboard.
    const auto held = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier |
                                            Qt::AltModifier | Qt::MetaModifier);
    const bool commands =
        held == Qt::ControlModifier || held == (Qt::ControlModifier | Qt::ShiftModifier);
    if (!commands && !text.isEmpty() && printUnits(text, 0) > 0) {
        take(text);
        return event->accept();
    }
    // The line edit moves and takes away. Without a text it can never write among the marks.
    QKeyEvent bare(event->type(), event->key(), event->modifiers(), QString(),
                   event->isAutoRepeat(), static_cast<quint16>(event->count()));
    QLineEdit::keyPressEvent(&bare);
    event->setAccepted(bare.isAccepted());
}

void SecretLineEdit::inputMethodEvent(QInputMethodEvent* event)
{
    // What is not settled yet would be shown as it is.
    if (!event->commitString().isEmpty()) take(event->commitString());
    event->accept();
}

void SecretLineEdit::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::MiddleButton) return QLineEdit::mouseReleaseEvent(event);
    if (!QGuiApplication::clipboard()->supportsSelection()) return;
    deselect();
    pasteFrom(QClipboard::Selection);
}

void SecretLineEdit::contextMenuEvent(QContextMenuEvent* event)
{
    // The usual menu would paste past us.
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("secretMenu"));
    auto* paste = menu->addAction(tr("Paste"));
    const auto* clipboard = QGuiApplication::clipboard()->mimeData();
    paste->setEnabled(clipboard != nullptr && clipboard->hasText());
    connect(paste, &QAction::triggered, this, [this] { pasteFrom(QClipboard::Clipboard); });
    auto* empty = menu->addAction(tr("Clear"));
    empty->setEnabled(hasSecret());
    connect(empty, &QAction::triggered, this, &SecretLineEdit::wipe);
    menu->popup(event->globalPos());
}

void wipeCopy(QString& text)
{
    text.fill(QChar(u'\0'));
    text.clear();
}

void wipeCopy(QByteArray& bytes)
{
    bytes.fill('\0');
    bytes.clear();
}

} // namespace grapevine::widgets
