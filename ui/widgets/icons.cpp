#include "ui/widgets/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace grapevine::widgets {

namespace {

constexpr int kSide = 16;

QPixmap draw(QByteArray svg, const QColor& colour, int scale)
{
    svg.replace("currentColor", colour.name().toUtf8());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(kSide * scale, kSide * scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

} // namespace

QIcon tintedIcon(const QString& name, const QPalette& palette)
{
    QFile file(QStringLiteral(":/grapevine/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray svg = file.readAll();
    QIcon icon;
    for (const int scale : {1, 2, 3}) {
        icon.addPixmap(draw(svg, palette.color(QPalette::ButtonText), scale));
        icon.addPixmap(draw(svg, palette.color(QPalette::Disabled, QPalette::ButtonText), scale),
                       QIcon::Disabled);
    }
    return icon;
}

QIcon programIcon()
{
    return QIcon(QStringLiteral(":/grapevine/icons/grapevine.svg"));
}

} // namespace grapevine::widgets
