#pragma once

#include <QPointer>

#include <cstdint>
#include <optional>
#include <string>

#include "core/link/observation_batch.h"
#include "ui/models/rtt_field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/place.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QStackedLayout;
class QStackedWidget;
class QTimer;

namespace grapevine::bridge {
class ClusterSession;
}
namespace grapevine::models {
class RttMatrixModel;
}

namespace grapevine::widgets {

class ElidedLabel;
class FilterField;
class PlaceNotice;
class RttLegend;
class RttMapView;
class RttMatrixView;
class RttPairBar;
class SegmentBar;

/// How far the members of one cluster are from each other, by the network coordinates that they
/// tell: as a map, or each with each.
///
/// Members come from the model that it is given; out of sight nothing is reckoned.
class MapPlace final : public Place {
    Q_OBJECT
public:
    enum class Show : std::uint8_t { Map, Matrix };

    /// Above so many members they are looked through once in a while only.
    static constexpr std::size_t kManyMembers = 5'000;
    static constexpr Duration kManyPause = std::chrono::seconds{5};

    /// `members` must outlive the place.
    explicit MapPlace(const models::MemberModel& members, QWidget* parent = nullptr);
    ~MapPlace() override;

    void setSession(bridge::ClusterSession* session) override;
    void continueWith(bridge::ClusterSession* session) override;
    void takeOver(Place& before) override;

    [[nodiscard]] QWidget* tools() override { return m_toolBar; }
    void focusContent() override;
    bool focusFilter() override;
    bool stepBack() override;
    [[nodiscard]] QList<QWidget*> lists() const override;

    void setShow(Show show);
    [[nodiscard]] Show shown() const;
    /// Puts the matrix in order.
    void resort() override;

    [[nodiscard]] models::RttField& field() { return m_field; }
    [[nodiscard]] RttMapView& map() { return *m_map; }
    [[nodiscard]] RttMatrixView& matrix() { return *m_matrix; }
    [[nodiscard]] FilterField& filterField() { return *m_filter; }
    [[nodiscard]] PlaceNotice& notices() { return *m_notices; }
    [[nodiscard]] const Notice& notice() const;

Q_SIGNALS:
    /// The person went on to that member: for what follows along.
    void memberSelected(const grapevine::MemberKey& member);
    /// The person wants to see it.
    void memberChosen(const grapevine::MemberKey& member);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildTools();
    QWidget* buildStrip();
    void connectParts();
    void watch(bridge::ClusterSession* session);
    void handleTick(Moment now);
    void applyFilter(const QString& text);
    /// Takes members anew; `anew`: whatever the clock says, and the matrix is put in order.
    void refresh(bool anew);
    void improve();
    void choose(const std::string& one, const std::string& other);
    void activate(const std::string& name);
    void showWords();
    void showPending(int rows);
    void showNotice();
    [[nodiscard]] Notice lackNotice() const;
    [[nodiscard]] QWidget* view() const;

    const models::MemberModel& m_members;
    models::RttField m_field;
    models::RttMatrixModel* m_model = nullptr;
    QPointer<bridge::ClusterSession> m_session;
    QWidget* m_toolBar = nullptr; ///< Stands in the window's top bar.
    QWidget* m_tools = nullptr;   ///< In it; away while there is nothing to filter.
    FilterField* m_filter = nullptr;
    SegmentBar* m_switch = nullptr;
    QLabel* m_count = nullptr;
    ElidedLabel* m_told = nullptr;
    QPushButton* m_resort = nullptr;
    QCheckBox* m_byZone = nullptr;
    QPushButton* m_fit = nullptr;
    RttMapView* m_map = nullptr;
    RttMatrixView* m_matrix = nullptr;
    QStackedWidget* m_views = nullptr;
    RttPairBar* m_pair = nullptr;
    RttLegend* m_legend = nullptr;
    QWidget* m_page = nullptr; ///< Strip, views, pair and legend.
    PlaceNotice* m_notices = nullptr;
    QStackedLayout* m_stack = nullptr;
    QTimer* m_improving = nullptr; ///< Runs while the picture gets better.
    std::string m_one;             ///< Name of the chosen member; empty for none.
    std::string m_other;           ///< The other end of a pair.
    std::optional<TimePoint> m_refreshedAt;
};

} // namespace grapevine::widgets
