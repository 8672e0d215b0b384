#include "tests/ui/looks/painted_text.h"

#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainterPath>
#include <QWidget>

#include <algorithm>

namespace grapevine::test {

namespace {

/// Less than this of a letter under something is how fonts are, not a mistake; in pixels.
constexpr double kSliver = 2.0;

class TextEngine final : public QPaintEngine {
public:
    TextEngine()
        : QPaintEngine(AllFeatures)
    {
    }

    std::vector<PaintedText> texts;

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }

    void updateState(const QPaintEngineState& news) override
    {
        const auto dirty = news.state();
        if (dirty.testFlag(DirtyTransform)) m_transform = news.transform();
        if (dirty.testFlag(DirtyBrush)) m_brush = news.brush();
        if (dirty.testFlag(DirtyOpacity)) m_opacity = news.opacity();
        if (dirty.testFlag(DirtyClipRegion)) {
            clipTo(news.clipOperation(), m_transform.map(news.clipRegion()).boundingRect());
        }
        if (dirty.testFlag(DirtyClipPath)) {
            clipTo(news.clipOperation(), m_transform.mapRect(news.clipPath().boundingRect()));
        }
        if (dirty.testFlag(DirtyClipEnabled)) m_clipEnabled = news.isClipEnabled();
    }

    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        const QString text = item.text();
        if (text.trimmed().isEmpty()) return;
        // From the baseline; the ink's height, and the width that was reserved.
        const QRectF ink = QFontMetricsF(item.font()).tightBoundingRect(text);
        const QRectF box =
            m_transform.mapRect(QRectF(at.x(), at.y() + ink.top(), item.width(), ink.height()));
        const QRectF room = clip();
        if (!room.intersects(box)) return;
        texts.push_back({text, box, room});
    }

    void drawRects(const QRectF* rects, int count) override
    {
        for (int at = 0; at < count; ++at)
            cover(rects[at]);
    }
    void drawRects(const QRect* rects, int count) override
    {
        for (int at = 0; at < count; ++at)
            cover(rects[at]);
    }
    void drawPixmap(const QRectF& where, const QPixmap& pixmap, const QRectF&) override
    {
        if (!pixmap.hasAlpha()) paintOver(where);
    }
    void drawImage(const QRectF& where, const QImage& image, const QRectF&,
                   Qt::ImageConversionFlags) override
    {
        if (!image.hasAlphaChannel()) paintOver(where);
    }
    // Neither letters nor grounds.
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawPolygon(const QPoint*, int, PolygonDrawMode) override {}
    void drawTiledPixmap(const QRectF&, const QPixmap&, const QPointF&) override {}

private:
    void clipTo(Qt::ClipOperation operation, const QRectF& to)
    {
        switch (operation) {
        case Qt::NoClip: m_hasClip = false; return;
        case Qt::ReplaceClip: m_clip = to; break;
        case Qt::IntersectClip: m_clip = m_hasClip ? m_clip & to : to; break;
        }
        m_hasClip = true;
    }

    QRectF clip() const
    {
        const QRectF room = systemClip().boundingRect();
        return m_hasClip && m_clipEnabled ? room & m_clip : room;
    }

    void cover(const QRectF& rect)
    {
        if (m_brush.style() == Qt::SolidPattern && m_brush.isOpaque()) paintOver(rect);
    }

    void paintOver(const QRectF& rect)
    {
        if (m_opacity < 1) return;
        const QRectF over = m_transform.mapRect(rect) & clip();
        std::erase_if(texts, [&](PaintedText& text) {
            const QRectF seen = text.box & text.clip;
            const QRectF lost = seen & over;
            if (lost.width() < kSliver || lost.height() < kSliver) return false;
            text.covered = true;
            return lost.width() > seen.width() - kSliver && lost.height() > seen.height() - kSliver;
        });
    }

    QTransform m_transform;
    QBrush m_brush;
    QRectF m_clip;
    qreal m_opacity = 1;
    bool m_hasClip = false;
    bool m_clipEnabled = true;
};

/// As large and as dense as the window, so that letters come out as wide.
class TextDevice final : public QPaintDevice {
public:
    explicit TextDevice(QWidget& window)
        : m_window(window)
    {
    }
    QPaintEngine* paintEngine() const override { return &m_engine; }
    std::vector<PaintedText>& texts() { return m_engine.texts; }

protected:
    int metric(PaintDeviceMetric which) const override
    {
        const double ratio = m_window.devicePixelRatioF();
        switch (which) {
        case PdmWidth: return qRound(m_window.width() * ratio);
        case PdmHeight: return qRound(m_window.height() * ratio);
        case PdmWidthMM: return m_window.widthMM();
        case PdmHeightMM: return m_window.heightMM();
        case PdmNumColors: return 0;
        case PdmDepth: return 32;
        case PdmDpiX: return m_window.logicalDpiX();
        case PdmDpiY: return m_window.logicalDpiY();
        case PdmPhysicalDpiX: return m_window.physicalDpiX();
        case PdmPhysicalDpiY: return m_window.physicalDpiY();
        case PdmDevicePixelRatio: return qRound(ratio);
        case PdmDevicePixelRatioScaled: return qRound(ratio * devicePixelRatioFScale());
        }
        return 0;
    }

private:
    QWidget& m_window;
    mutable TextEngine m_engine;
};

} // namespace

std::vector<PaintedText> paintedText(QWidget& window)
{
    TextDevice device(window);
    window.render(&device, QPoint(), QRegion(),
                  QWidget::DrawWindowBackground | QWidget::DrawChildren);
    const double ratio = window.devicePixelRatioF();
    const auto logical = [ratio](const QRectF& rect) {
        return QRectF(rect.topLeft() / ratio, rect.size() / ratio);
    };
    for (auto& text : device.texts()) {
        text.box = logical(text.box);
        text.clip = logical(text.clip);
    }
    return std::move(device.texts());
}

} // namespace grapevine::test
