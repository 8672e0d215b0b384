#include "ui/widgets/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <map>
#include <utility>

namespace grapevine::widgets {

namespace {

/// Draws an icon when and as large as it is wanted: a program that starts has dozens of them, and
/// shows few.
class TintedEngine final : public QIconEngine {
public:
    TintedEngine(QByteArray svg, const QPalette& palette)
        : m_svg(std::move(svg))
        , m_ink(palette.color(QPalette::ButtonText))
        , m_faintInk(palette.color(QPalette::Disabled, QPalette::ButtonText))
    {
    }

    [[nodiscard]] QIconEngine* clone() const override { return new TintedEngine(*this); }

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
        auto& known = m_drawn[{square.width(), mode == QIcon::Disabled}];
        if (known.isNull()) known = draw(square, mode == QIcon::Disabled ? m_faintInk : m_ink);
        return known;
    }

private:
    [[nodiscard]] QPixmap draw(const QSize& size, const QColor& ink) const
    {
        QByteArray svg = m_svg;
        svg.replace("currentColor", ink.name().toUtf8());
        QSvgRenderer renderer(svg);
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        return pixmap;
    }

    QByteArray m_svg;
    QColor m_ink;
    QColor m_faintInk;
    std::map<std::pair<int, bool>, QPixmap> m_drawn; ///< By side and whether disabled.
};

} // namespace

QIcon tintedIcon(const QString& name, const QPalette& palette)
{
    QFile file(QStringLiteral(":/grapevine/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QIcon(new TintedEngine(file.readAll(), palette));
}

QIcon programIcon()
{
    return QIcon(QStringLiteral(":/grapevine/icons/grapevine.svg"));
}

QIcon taskbarIcon()
{
    const QIcon simple(QStringLiteral(":/grapevine/icons/grapevine-small.svg"));
    QIcon icon;
    for (const int side : {16, 22, 24})
        icon.addPixmap(simple.pixmap(side, side));
    for (const int side : {32, 48, 64, 128})
        icon.addPixmap(programIcon().pixmap(side, side));
    return icon;
}

} // namespace grapevine::widgets
