#pragma once

#include <QWidget>

#include "ui/models/rtt_matrix_model.h"

namespace grapevine::widgets {

/// What the signs of map or matrix mean, in one line; the tooltip says more. Only what is in sight
/// is explained.
class RttLegend final : public QWidget {
    Q_OBJECT
public:
    enum class Of : std::uint8_t { Map, Matrix };

    /// Both must outlive the legend.
    RttLegend(const models::RttField& field, const models::RttMatrixModel& matrix,
              QWidget* parent = nullptr);

    void show(Of what);
    void refresh();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Sign : std::uint8_t { Status, Halo, Own, Shades, Hatch, Corner };
    struct Part {
        Sign sign;
        QString text;
        models::StatusKind kind = models::StatusKind::Alive;
    };
    [[nodiscard]] QList<Part> parts() const;
    void paintSign(QPainter& painter, const QRectF& box, const Part& part) const;
    [[nodiscard]] int signWidth(Sign sign) const;
    [[nodiscard]] QString whole() const;

    const models::RttField& m_field;
    const models::RttMatrixModel& m_matrix;
    Of m_of = Of::Map;
};

} // namespace grapevine::widgets
