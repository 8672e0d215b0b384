#include "ui/widgets/link_button.h"

#include <QKeyEvent>
#include <QPainter>

namespace grapevine::widgets {

LinkButton::LinkButton(const QString& objectName, QWidget* parent)
    : QAbstractButton(parent)
{
    setObjectName(objectName);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

QSize LinkButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + 2, metrics.height() + 10};
}

void LinkButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QFont line = font();
    line.setUnderline(underMouse() || hasFocus());
    painter.setFont(line);
    painter.setPen(palette().color(QPalette::Link));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

void LinkButton::keyPressEvent(QKeyEvent* event)
{
    // Enter follows a link as Space does; a plain button knows only Space.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace grapevine::widgets
