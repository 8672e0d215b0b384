#pragma once

#include <QObject>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/link/cluster_link.h"

namespace grapevine::bridge {

class ClusterSession;

/// Sessions that are shown a second time: one of them in another window, or several in one view.
/// Tells what they tell, as the one link that `makeLink` hands out. UI thread only; the sessions
/// must outlive this object, or it must be told that they go.
class Gathering final : public QObject {
    Q_OBJECT
public:
    explicit Gathering(QObject* parent = nullptr);
    ~Gathering() override;

    /// `soFar` is the full picture of what it has told until now, nothing where that is known;
    /// `title` is its name among several.
    void add(ClusterSession& session, std::string title,
             std::optional<link::ObservationBatch> soFar);
    /// What happened until now in all of them; the times by the boot clock do not fall.
    void tellHistory(std::vector<link::TimelineEntry> entries);
    /// A note written where these are shown: that of the one cluster, or of all and none.
    void note(const std::string& text, Moment now);

    /// Once. With one session it stands for that session's link and passes on what is asked of it,
    /// but for a leave; with several, only that members be asked now or not at all.
    [[nodiscard]] std::unique_ptr<link::ClusterLink> makeLink();

private:
    struct Shared;
    class Link;

    std::shared_ptr<Shared> m_shared;
};

} // namespace grapevine::bridge
