#pragma once

#include <QObject>

#include <memory>
#include <utility>
#include <vector>

#include "app/gui/cluster_desk.h"
#include "ui/bridge/gathering.h"
#include "ui/widgets/cluster_view.h"

namespace grapevine::gui {

/// A view that shows what the sessions of desks see: one desk's once more, or several together.
/// View and desks must outlive it; call `show` whenever a desk comes, goes or has another session.
class LentView final : public QObject {
    Q_OBJECT
public:
    /// Lines of each cluster's timeline taken along; of more the newest.
    static constexpr std::size_t kLinesMost = 50'000;

    enum class Kind { Mirror, Together };
    /// `id` is what it goes by among open clusters: its desk's, for a mirror.
    LentView(int id, Kind kind, widgets::ClusterView& view);
    ~LentView() override;

    [[nodiscard]] int id() const { return m_id; }
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] widgets::ClusterView& view() const { return m_view; }

    /// Does nothing while these desks' sessions are shown already, but for their names.
    void show(const std::vector<ClusterDesk*>& desks);

private:
    using Seen = std::vector<std::pair<int, int>>; ///< Desk and the number of its session.

    void build(const std::vector<ClusterDesk*>& desks, bool goesOn);
    void tellNames(const std::vector<ClusterDesk*>& desks);

    int m_id;
    Kind m_kind;
    widgets::ClusterView& m_view;
    Seen m_seen;
    std::unique_ptr<bridge::Gathering> m_gathering;
    std::unique_ptr<bridge::ClusterSession> m_session;
};

} // namespace grapevine::gui
