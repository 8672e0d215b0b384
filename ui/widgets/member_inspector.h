#pragma once

#include <QWidget>

#include <optional>

#include "core/base/ids.h"
#include "core/link/member_row.h"
#include "ui/models/member_history.h"

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QTabWidget;
class QTreeWidget;

namespace grapevine::models {
class MemberModel;
}

namespace grapevine::widgets {

class RibbonBar;

/// All that is known about one member: what it is now, its tags, versions and times, what became
/// of it, and the row as Serf would print it. It goes on with the member.
class MemberInspector final : public QWidget {
    Q_OBJECT
public:
    /// `members` outlives this.
    explicit MemberInspector(const models::MemberModel& members, QWidget* parent = nullptr);

    /// None shows that nothing is chosen.
    void setMember(std::optional<MemberKey> member);
    [[nodiscard]] const std::optional<MemberKey>& member() const { return m_member; }
    /// Ages count on.
    void tick();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    void build();
    QWidget* buildHistory();
    void refresh();
    [[nodiscard]] bool isGone() const;
    void showFacts();
    void showHistory();
    void showRaw();

    const models::MemberModel& m_members;
    std::optional<MemberKey> m_member;
    link::MemberRowPtr m_shown; ///< Others' news change nothing here.
    bool m_gone = false;
    models::RibbonSpan m_span = models::RibbonSpan::Hour;
    QLabel* m_name = nullptr;
    QLabel* m_state = nullptr;
    QTabWidget* m_tabs = nullptr;
    QTreeWidget* m_facts = nullptr;
    int m_timeWidth = 0; ///< Of the longest time in it.
    QButtonGroup* m_spans = nullptr;
    RibbonBar* m_ribbon = nullptr;
    QLabel* m_words = nullptr;
    QTreeWidget* m_changes = nullptr;
    QPlainTextEdit* m_raw = nullptr;
};

} // namespace grapevine::widgets
