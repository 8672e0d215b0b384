#include "ui/widgets/field_area.h"

#include <QEvent>

namespace grapevine::widgets {

namespace {
constexpr int kLowest = 120;
}

FieldArea::FieldArea(QWidget* fields, QWidget* parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("fieldArea"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setWidget(fields);
    fields->installEventFilter(this);
    viewport()->setAutoFillBackground(false);
    fields->setAutoFillBackground(false);
}

QSize FieldArea::sizeHint() const
{
    // A scroll area of Qt's remembers the first answer for good; fields come and go.
    return widget()->sizeHint();
}

QSize FieldArea::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width(), kLowest};
}

bool FieldArea::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace grapevine::widgets
