#pragma once

#include <QList>
#include <QString>

#include <cstdint>

#include "core/link/member_row.h"
#include "ui/models/member_history.h"

namespace grapevine::models {

/// One line of what is known about a member, for the inspector and for comparing.
struct MemberFact {
    enum class Group : std::uint8_t { Now, Tags, Versions, Times, History };

    Group group = Group::Now;
    QString name;
    QString value;         ///< Plain, through `clusterText`; empty where nothing is known.
    bool fleeting = false; ///< Differs between any two members or moments: no news in comparing.
    QString brief{};       ///< The value where there is little room; empty: it is short itself.

    bool operator==(const MemberFact&) const = default;
};

/// All lines, group after group. `history` may be null.
[[nodiscard]] QList<MemberFact> memberFacts(const link::MemberRow& row,
                                            const MemberHistory* history, Moment now);

/// `Now`, `Tags`, .. translated.
[[nodiscard]] QString groupName(MemberFact::Group group);

} // namespace grapevine::models
