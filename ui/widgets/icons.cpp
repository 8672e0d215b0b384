#include "ui/widgets/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <functional>
#include <map>
#include <utility>

namespace grapevine::widgets {

namespace {

/// Which colour stands for `currentColor` now; none where the picture has its own.
using Ink = std::function<QColor(QIcon::Mode mode)>;

QColor inkOf(const QPalette& palette, QIcon::Mode mode)
{
    return mode == QIcon::Disabled ? palette.color(QPalette::Disabled, QPalette::ButtonText)
                                   : palette.color(QPalette::ButtonText);
}

/// Draws an icon when and as large as it is wanted: a program that starts has dozens of them, and
/// shows few. Does without Qt's plugin for it, which takes longer to find and load than any icon
/// takes to draw.
class SvgEngine final : public QIconEngine {
public:
    SvgEngine(QByteArray svg, Ink ink)
        : m_svg(std::move(svg))
        , m_ink(std::move(ink))
    {
    }

    [[nodiscard]] QIconEngine* clone() const override { return new SvgEngine(*this); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, pixmap(rect.size() * ratio, mode, state));
    }

    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override
    {
        const int side = qMin(size.width(), size.height());
        return {side, side};
    }

    /// `size` in pixels of the device.
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const QSize square = actualSize(size, mode, state);
        if (square.isEmpty()) return {};
        const QColor ink = m_ink ? m_ink(mode) : QColor();
        auto& known = m_drawn[{square.width(), ink.rgba()}];
        if (known.isNull()) known = draw(square, ink);
        return known;
    }

private:
    [[nodiscard]] QPixmap draw(const QSize& size, const QColor& ink) const
    {
        QByteArray svg = m_svg;
        if (ink.isValid()) svg.replace("currentColor", ink.name().toUtf8());
        QSvgRenderer renderer(svg);
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        return pixmap;
    }

    QByteArray m_svg;
    Ink m_ink;
    std::map<std::pair<int, QRgb>, QPixmap> m_drawn; ///< By side and ink.
};

QIcon svgIcon(const QString& name, Ink ink)
{
    QFile file(QStringLiteral(":/grapevine/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QIcon(new SvgEngine(file.readAll(), std::move(ink)));
}

} // namespace

QIcon tintedIcon(const QString& name, const QPalette& palette)
{
    return svgIcon(name, [palette](QIcon::Mode mode) { return inkOf(palette, mode); });
}

QIcon themedIcon(const QString& name)
{
    return svgIcon(name, [](QIcon::Mode mode) { return inkOf(QGuiApplication::palette(), mode); });
}

QIcon programIcon()
{
    return svgIcon(QStringLiteral("grapevine"), {});
}

QIcon taskbarIcon()
{
    const QIcon simple = svgIcon(QStringLiteral("grapevine-small"), {});
    const QIcon whole = programIcon();
    QIcon icon;
    for (const int side : {16, 22, 24})
        icon.addPixmap(simple.pixmap(QSize(side, side), 1.0));
    for (const int side : {32, 48, 64, 128})
        icon.addPixmap(whole.pixmap(QSize(side, side), 1.0));
    return icon;
}

} // namespace grapevine::widgets
