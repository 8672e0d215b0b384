#pragma once

#include <QStatusBar>

#include <optional>

#include "core/base/counters.h"
#include "core/base/ids.h"
#include "core/link/link_status.h"
#include "ui/models/member_store.h"

class QLabel;

namespace grapevine::widgets {

class ElidedLabel;
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
    ElidedLabel* addText(const QString& objectName, const QString& accessibleName);
    [[nodiscard]] static QString modeWords(const link::LinkStatus& status, bool paused);
    void showMode(const link::LinkStatus& status, bool paused);
    void showPartial();
    void showSelf(const link::LinkStatus& status);

    TallyStrip* m_tally = nullptr;
    QLabel* m_selection = nullptr;
    ElidedLabel* m_drops = nullptr;
    ElidedLabel* m_mode = nullptr;
    ElidedLabel* m_partial = nullptr; ///< Seen through some of the members only.
    ElidedLabel* m_health = nullptr;
    ElidedLabel* m_footprint = nullptr;
    ElidedLabel* m_age = nullptr;
    models::MemberTally m_counted;
    link::LinkStatus m_status;                     ///< As shown last.
    std::optional<Incarnation> m_firstIncarnation; ///< With which this membership began.
};

} // namespace grapevine::widgets
