#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/link/cluster_link.h"
#include "core/link/message_budget.h"
#include "ui/models/ask_draft.h"
#include "ui/models/member_store.h"

namespace grapevine::models {

/// Why a draft cannot be sent now. What a person has to do first comes first.
enum class AskProblem : std::uint8_t {
    None,
    Peeking,   ///< This link never sends: join first.
    Several,   ///< So many clusters in one view: go to one of them.
    NotMember, ///< It will, once it is a member again; or it is leaving.
    Locked,
    NoName,
    InternalName,
    BadTimeout,
    EmptyTag, ///< `AskVerdict::badTag` is the row.
    BadTag,
    TooLarge,
    Nobody, ///< No member alive passes the filters.
};

/// Where sending stands, whatever the draft says.
enum class SendGate : std::uint8_t { Peeking, Several, NotMember, Locked, Open };

struct AskSituation {
    const link::LinkStatus& status;
    link::Capabilities capabilities;
    bool leaving = false;
    const MemberStore& members;
};

/// What sending this draft would mean, reckoned while it is typed.
struct AskVerdict {
    AskProblem problem = AskProblem::None;
    QString reason; ///< Of the problem, as a sentence.
    QString review; ///< What would be sent to whom, as sentences; empty where it cannot be said.
    link::MessageBudget budget;
    std::size_t reach = 0;             ///< Members alive whom it goes to, ourselves included.
    std::size_t alive = 0;             ///< All members alive.
    std::optional<std::size_t> badTag; ///< Row of `AskDraft::tags`.

    [[nodiscard]] bool canSend() const { return problem == AskProblem::None; }
};

[[nodiscard]] SendGate sendGate(const AskSituation& situation);
[[nodiscard]] AskVerdict judge(const AskDraft& draft, const AskSituation& situation);
/// Members alive, ourselves included.
[[nodiscard]] std::size_t aliveAmong(const MemberStore& members);
/// Their names, sorted.
[[nodiscard]] std::vector<std::string> namesAlive(const MemberStore& members);

} // namespace grapevine::models
