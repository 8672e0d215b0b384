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
    const qsizetype chosen = hasSelectedText() ? selectionLength() : 0;
    const qsizetype at = chosen > 0 ? selectionStart() : cursorPosition();
    std::array<char16_t, kLongest> fresh{};
    qsizetype count = 0;
    for (const auto one : text) {
        // A key that was copied with its line end is that key.
        if (one.isPrint() && count < kLongest - (m_size - chosen)) {
            fresh[static_cast<std::size_t>(count++)] = one.unicode();
        }
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
        const qsizetype gone = m_size - text.size();
        if (gone > 0) drop(std::min<qsizetype>(cursorPosition(), text.size()), gone);
        if (gone != 0) Q_EMIT secretChanged();
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
    const bool plain = (event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier)) == 0;
    if (plain && !text.isEmpty() && text.at(0).isPrint()) {
        take(text);
        return event->accept();
    }
    QLineEdit::keyPressEvent(event);
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
