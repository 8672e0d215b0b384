#pragma once

#include <QWidget>

namespace grapevine::widgets {

/// What the glyphs of the matrix stand for. Wraps where the room ends.
class MatrixLegend final : public QWidget {
    Q_OBJECT
public:
    explicit MatrixLegend(QWidget* parent = nullptr);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// Where each item stands in so much room, from the beginning of the line.
    [[nodiscard]] QList<QRect> places(int width) const;
    [[nodiscard]] int lineHeight() const;
};

} // namespace grapevine::widgets
