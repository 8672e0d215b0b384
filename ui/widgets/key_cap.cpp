#include "ui/widgets/key_cap.h"

#include <QPainter>

#include "ui/widgets/theme.h"

namespace grapevine::widgets {

KeyCap::KeyCap(const QString& key, QWidget* parent)
    : QWidget(parent)
    , m_key(key)
{
    setObjectName(QStringLiteral("keyCap%1").arg(key));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void KeyCap::setKey(const QString& key)
{
    if (key == m_key) return;
    m_key = key;
    update();
}

QSize KeyCap::size(const QFont& font)
{
    const int side = QFontMetrics(font).height() + 6;
    return {side, side};
}

void KeyCap::paint(QPainter& painter, const QRect& rect, const QString& key,
                   const QPalette& palette)
{
    const Theme& theme = Theme::behind(palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(mixed(theme.text, theme.window, 0.28), 1));
    painter.setBrush(theme.window);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(theme.quiet);
    painter.drawText(rect, Qt::AlignCenter, key);
    painter.restore();
}

void KeyCap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect(), m_key, palette());
}

} // namespace grapevine::widgets
