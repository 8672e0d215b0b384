#include "ui/widgets/demo_button.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include "ui/widgets/key_cap.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kMark = 4;
constexpr int kLineGap = 4;
constexpr int kNarrowest = 260;
} // namespace

DemoButton::DemoButton(QWidget* parent)
    : QAbstractButton(parent)
    , m_words(tr("24 real nodes on this computer; nothing to install, and nothing leaves it."))
{
    setObjectName(QStringLiteral("demoButton"));
    setText(tr("Try the demo cluster"));
    setAccessibleName(text());
    setAccessibleDescription(m_words);
    setToolTip(m_words);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QFont DemoButton::titleFont() const
{
    QFont grown = font();
    grown.setPointSizeF(grown.pointSizeF() + 3);
    grown.setBold(true);
    return grown;
}

QSize DemoButton::sizeHint() const
{
    const int tall = QFontMetrics(titleFont()).height() + kLineGap + fontMetrics().height();
    const int wide = fontMetrics().horizontalAdvance(m_words) + KeyCap::size(font()).width();
    return {wide + 4 * kPadding, tall + 2 * kPadding};
}

QSize DemoButton::minimumSizeHint() const
{
    return {kNarrowest, sizeHint().height()};
}

void DemoButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = theme.demo;
    if (underMouse()) ground = mixed(theme.demoMark, ground, 0.10);
    if (isDown()) ground = mixed(theme.text, ground, 0.10);
    painter.setPen(QPen(hasFocus() ? theme.demoMark : mixed(theme.demoMark, ground, 0.45),
                        hasFocus() ? 2 : 1));
    painter.setBrush(ground);
    const qreal inset = hasFocus() ? 1.0 : 0.5;
    const QRectF frame = QRectF(rect()).adjusted(inset, inset, -inset, -inset);
    painter.drawRoundedRect(frame, 5, 5);
    painter.save();
    QPainterPath shape;
    shape.addRoundedRect(frame, 5, 5);
    painter.setClipPath(shape);
    const auto mirrored = [this](const QRect& part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    painter.fillRect(mirrored(QRect(0, 0, kMark, height())), theme.demoMark);
    painter.restore();

    const QSize key = KeyCap::size(font());
    const QRect cap(width() - kPadding - key.width(), (height() - key.height()) / 2, key.width(),
                    key.height());
    KeyCap::paint(painter, mirrored(cap), QStringLiteral("D"), palette());
    QRect area = rect().adjusted(kPadding + kMark, kPadding, 0, -kPadding);
    area.setRight(cap.left() - kPadding);
    area = mirrored(area);
    painter.setFont(titleFont());
    painter.setPen(theme.text);
    const QFontMetrics title(painter.font());
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                     title.elidedText(text(), Qt::ElideRight, area.width()));
    painter.setFont(font());
    painter.setPen(mixed(theme.text, ground, 0.78));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_words, Qt::ElideRight, area.width()));
}

void DemoButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace grapevine::widgets
