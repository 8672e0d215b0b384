#pragma once

#include <QPointer>

#include <optional>

#include "ui/models/finding.h"
#include "ui/widgets/message_bar.h"

namespace grapevine::bridge {
class ClusterSession;
}

namespace grapevine::widgets {

/// For the foot of a place that has no other messages: most of the cluster looks ill at once, so
/// that our own link is the likelier cause. What makes all rows old is told elsewhere, and hides
/// it.
class AloneBar final : public MessageBar {
    Q_OBJECT
public:
    explicit AloneBar(const QString& objectName, QWidget* parent);

    void setSession(bridge::ClusterSession* session);
    void setFindings(const models::Findings& findings);

private:
    void refresh();

    QPointer<bridge::ClusterSession> m_session;
    std::optional<Notice> m_alone;
};

} // namespace grapevine::widgets
