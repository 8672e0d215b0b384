#include "ui/widgets/note_field.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace grapevine::widgets {

NoteField::NoteField(QWidget* parent)
    : QFrame(parent)
    , m_line(new QLineEdit(this))
{
    setObjectName(QStringLiteral("noteFrame"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto* label = new QLabel(tr("Note:"), this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_line);
    m_line->setObjectName(QStringLiteral("noteText"));
    m_line->setAccessibleName(tr("Note at this moment"));
    m_line->setPlaceholderText(tr("What you see or do now; stays at this desk. Enter keeps it."));
    m_line->setMaxLength(kLongest);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->addWidget(label);
    row->addWidget(m_line, 1);
    connect(m_line, &QLineEdit::returnPressed, this, [this] {
        const auto text = m_line->text().trimmed();
        end();
        if (!text.isEmpty()) Q_EMIT written(text);
    });
    hide();
}

void NoteField::begin()
{
    m_line->clear();
    show();
    raise();
    m_line->setFocus();
}

void NoteField::placeIn(const QRect& area)
{
    const int height = sizeHint().height();
    setGeometry(area.left() + 12, area.bottom() - height - 12, qMax(area.width() - 24, 120),
                height);
}

void NoteField::end()
{
    hide();
    Q_EMIT ended();
}

bool NoteField::event(QEvent* event)
{
    // Escape closes this line, and no shortcut of the window's takes it.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void NoteField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) return end();
    QFrame::keyPressEvent(event);
}

} // namespace grapevine::widgets
