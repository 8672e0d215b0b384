#pragma once

#include <QHeaderView>

namespace grapevine::widgets {

/// Names beside or above a matrix whose cells are as narrow as a glyph: above, they stand upright.
/// Zones are bands along them.
class MatrixHeader final : public QHeaderView {
    Q_OBJECT
public:
    explicit MatrixHeader(Qt::Orientation orientation, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    /// Takes the room that the names there are want, up to a bound.
    void fit();

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    [[nodiscard]] int bandHeight() const;
    [[nodiscard]] int zoneWidth() const;
    void paintAbove(QPainter& painter, const QRect& rect, const QString& name) const;
    void paintBeside(QPainter& painter, const QRect& rect, int section, const QString& name) const;
    void paintBands(QPainter& painter) const;

    int m_longestName = 0; ///< Pixels.
    int m_longestZone = 0;
};

} // namespace grapevine::widgets
