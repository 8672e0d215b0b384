#pragma once

#include <QPixmap>
#include <QWidget>

#include <optional>
#include <string>
#include <vector>

#include "ui/models/rtt_field.h"
#include "ui/widgets/map_camera.h"

namespace grapevine::widgets {

struct Theme;

/// Members on a plane, as far apart as their round trips: a glyph each, a halo as wide as its
/// coordinate leaves open, and the zones found as grounds beneath.
///
/// Arrow keys go from member to member, with Shift to the other end of a pair; with Ctrl they move
/// the picture. Plus, minus and 0 zoom; Enter opens the member.
class RttMapView final : public QWidget {
    Q_OBJECT
public:
    /// The field must outlive the view.
    explicit RttMapView(const models::RttField& field, QWidget* parent = nullptr);

    enum class Colours : std::uint8_t { Status, Zone };
    void setColours(Colours colours);
    /// The picture has moved, or other members are in it.
    void refresh();
    /// Puts all members into sight.
    void fit();
    [[nodiscard]] bool isFitted() const { return m_camera.isFitted(); }
    /// The chosen member and the other end of a pair; empty for none.
    void setChoice(const std::string& one, const std::string& other);
    /// Old values: everything turns pale.
    void setStale(bool stale);

    /// Where it stands, for tests; none when it is not on the map.
    [[nodiscard]] std::optional<QPointF> placeOf(const std::string& name) const;
    /// Names that are written.
    [[nodiscard]] std::vector<std::string> labelled() const;
    [[nodiscard]] QSize sizeHint() const override { return {640, 420}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {260, 180}; }

Q_SIGNALS:
    void memberChosen(const std::string& name);
    /// The other end of a pair.
    void partnerChosen(const std::string& name);
    void memberActivated(const std::string& name);
    void cameraMoved();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Label {
        QRect rect;
        QString text;
        std::size_t member = 0;
    };
    struct ZoneGround {
        QPolygonF hull;
        QString title;
        QRect titleRect; ///< Empty where there was no room.
    };

    void arrange();
    void arrangeZones(class LabelRoom& room);
    void arrangeLabels(class LabelRoom& room);
    bool arrangeLabel(class LabelRoom& room, std::size_t member, bool insists);
    void arrangePair(class LabelRoom& room);
    void describe();
    void choose(std::size_t member, bool asPartner);
    void moveCamera();
    [[nodiscard]] std::optional<std::size_t> memberAt(const QPointF& pixel) const;
    [[nodiscard]] std::optional<std::size_t> neighbour(std::size_t from, QPointF towards,
                                                       std::optional<std::size_t> except) const;
    [[nodiscard]] std::optional<std::size_t> chosen() const { return m_field.find(m_one); }
    [[nodiscard]] std::optional<std::size_t> partner() const { return m_field.find(m_other); }
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] int glyphSide() const;
    [[nodiscard]] QRect scaleRect() const;
    [[nodiscard]] QColor colourOf(std::size_t member, const Theme& theme) const;
    void paintGrounds(QPainter& painter, const Theme& theme) const;
    void paintHalos(QPainter& painter, const Theme& theme) const;
    void paintMembers(QPainter& painter, const Theme& theme) const;
    void paintPair(QPainter& painter, const Theme& theme) const;
    void paintLabels(QPainter& painter, const Theme& theme) const;
    void paintScale(QPainter& painter, const Theme& theme) const;

    const models::RttField& m_field;
    MapCamera m_camera;
    Colours m_colours = Colours::Status;
    std::string m_one;
    std::string m_other;
    std::optional<std::size_t> m_hovered;
    std::vector<QPointF> m_places; ///< In pixels, by member.
    std::vector<Label> m_labels;
    std::vector<ZoneGround> m_grounds;
    QRect m_pairRect;
    QString m_pairText;
    std::optional<QPointF> m_pressedAt;
    bool m_dragging = false;
    bool m_stale = false;
};

} // namespace grapevine::widgets
