#pragma once

#include <QString>

#include "core/link/member_row.h"
#include "ui/models/cluster_names.h"
#include "ui/models/member_column.h"
#include "ui/models/member_history.h"

namespace grapevine::models {

/// What one cell says. Everything that comes from the cluster has been through `clusterText`.
struct MemberCell {
    const link::MemberRow& row;
    const MemberColumn& column;
    const MemberColumns& columns; ///< All of them: "Tags" holds what the others do not.
    Moment now;
    bool ghost = false;
    bool own = false;                       ///< The row is Grapevine itself.
    const MemberHistory* history = nullptr; ///< Null: nothing has happened to anybody.
    RibbonSpan span = RibbonSpan::Hour;
    const ClusterNames* clusters = nullptr; ///< Null: there is only one.

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString hint() const;
    /// No value, or one that only our own memory still knows.
    [[nodiscard]] bool isFaint() const;

    /// The whole row in one sentence, for screen readers.
    [[nodiscard]] QString sentence() const;
    /// What stands quietly behind the name: that this is Grapevine. Empty in all other cells.
    [[nodiscard]] QString remark() const;

private:
    [[nodiscard]] QString cluster() const;
    [[nodiscard]] QString otherTags() const;
    [[nodiscard]] QString accusers() const;
    [[nodiscard]] QString accusersHint() const;
    [[nodiscard]] QString sinceText() const;
    [[nodiscard]] QString versionText(std::uint8_t version) const;
    [[nodiscard]] QString flapsHint() const;
};

} // namespace grapevine::models
