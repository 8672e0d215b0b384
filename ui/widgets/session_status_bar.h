#pragma once

#include <QStatusBar>

#include "core/base/counters.h"
#include "core/link/link_status.h"
#include "ui/models/member_store.h"

class QLabel;

namespace grapevine::widgets {

class TallyStrip;

/// The line at the foot: how we look, what it costs, how old the data is, how many members of
/// each status, and what was dropped.
class SessionStatusBar final : public QStatusBar {
    Q_OBJECT
public:
    explicit SessionStatusBar(QWidget* parent = nullptr);

    void showStatus(const link::LinkStatus& status, bool paused, Moment now);
    void showTally(const models::MemberTally& tally);
    void showSelection(const models::MemberTally& selected);
    /// Drops and refusals by name; nothing is shown while there are none.
    void showDrops(const Counters& counters, std::uint64_t entriesDropped);

private:
    QLabel* addText(const QString& objectName, const QString& accessibleName);

    TallyStrip* m_tally = nullptr;
    QLabel* m_selection = nullptr;
    QLabel* m_drops = nullptr;
    QLabel* m_mode = nullptr;
    QLabel* m_footprint = nullptr;
    QLabel* m_age = nullptr;
};

} // namespace grapevine::widgets
