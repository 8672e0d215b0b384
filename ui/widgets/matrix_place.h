#pragma once

#include <QPointer>

#include <optional>
#include <string>

#include "core/link/observation_batch.h"
#include "ui/models/view_asking.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/place.h"

class QStackedLayout;

namespace grapevine::bridge {
class ClusterSession;
}
namespace grapevine::models {
class ViewMatrixModel;
}

namespace grapevine::widgets {

class ElidedLabel;
class FilterField;
class MatrixMessage;
class MatrixTools;
class MatrixView;
class PatternList;
class PlaceNotice;

/// Who says what: what each member says of each other, and what is found in it.
class MatrixPlace final : public Place {
    Q_OBJECT
public:
    explicit MatrixPlace(QWidget* parent = nullptr);

    void setSession(bridge::ClusterSession* session) override;
    /// What was said stays until members are asked anew; keys are the new session's then.
    void continueWith(bridge::ClusterSession* session) override;
    void takeOver(Place& before) override;

    /// What all say of that one member.
    void showAbout(const std::string& member);
    /// As the button does.
    void ask();
    void resort() override;

    [[nodiscard]] models::ViewMatrixModel& model() { return *m_model; }
    [[nodiscard]] MatrixView& view() { return *m_view; }
    [[nodiscard]] FilterField& filterField();
    [[nodiscard]] PlaceNotice& notices() { return *m_notices; }
    [[nodiscard]] const models::ViewAsking& asking() const { return m_asking; }

    [[nodiscard]] QWidget* tools() override { return m_toolBar; }
    void focusContent() override;
    bool focusFilter() override;
    bool stepBack() override;
    [[nodiscard]] QList<QWidget*> lists() const override;

Q_SIGNALS:
    /// The person wants to see more of that member.
    void memberChosen(grapevine::MemberKey member);
    /// Of so many members they say different things; 0 while they agree, or nobody was asked.
    void disputesChanged(int members);

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// What covers the matrix, and what its button does.
    enum class Cover { None, Unavailable, NeverAsked, Nobody, Asking, Filtered, Agreement };

    void build();
    void watch(bridge::ClusterSession* session);
    void handleBatch(const link::ObservationBatch& batch) override;
    void handleTick(Moment now);
    void tellOwn();
    void actOnCover();
    void stop();
    void askAgainIfDue(Moment now);
    [[nodiscard]] bool canAsk() const;
    [[nodiscard]] bool isOfSeveral() const;
    [[nodiscard]] std::size_t others() const;
    [[nodiscard]] Cover cover() const;
    void showCover();
    /// Reads what came meanwhile.
    void catchUp(Moment now);
    void tellDisputes();
    /// Nothing of it while it is out of sight.
    void showAll();

    QPointer<bridge::ClusterSession> m_session;
    models::ViewMatrixModel* m_model = nullptr;
    models::ViewAsking m_asking;
    QWidget* m_toolBar = nullptr; ///< Stands in the window's top bar.
    MatrixTools* m_tools = nullptr;
    PatternList* m_patterns = nullptr;
    MatrixView* m_view = nullptr;
    ElidedLabel* m_cell = nullptr; ///< What the cell under the cursor says.
    QWidget* m_content = nullptr;
    MatrixMessage* m_message = nullptr;
    PlaceNotice* m_notices = nullptr;
    QStackedLayout* m_stack = nullptr;
    Cover m_cover = Cover::None;
    bool m_byHand = false;  ///< The person asked for the round that is open.
    bool m_sortDue = false; ///< That round is in; its rows are to stand in order.
    int m_disputes = 0;
    std::optional<TimePoint> m_readAt; ///< When `catchUp` last was.
};

} // namespace grapevine::widgets
