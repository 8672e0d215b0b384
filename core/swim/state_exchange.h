#pragma once

#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/swim/heard_members.h"
#include "core/swim/membership.h"
#include "core/swim/output.h"
#include "core/swim/policy.h"
#include "core/swim/timing.h"
#include "core/wire/messages.h"

namespace grapevine::swim {

/// When to push/pull and with whom, and whom our side of it names. A member lists everybody in
/// every state. An observer lists ourselves; to a joiner also those alive that answered our own
/// ping just now, since a joiner that learns nobody is stranded, while anybody else in the list
/// could be accused, or brought back from the dead, in our name. Nobody is ever listed without six
/// version bytes: peers refuse the whole list.
/// Source: memberlist, state.go (pushPull), net.go (localState).
class StateExchange {
public:
    struct Surroundings {
        const Timing& timing;
        const Policy& policy;
        Random& random;
        const Membership& membership;
        const HeardMembers& heard;
        std::vector<Output>& outputs;
    };

    explicit StateExchange(Surroundings surroundings)
        : m_with(surroundings)
    {
    }

    void start(TimePoint now);
    [[nodiscard]] std::optional<TimePoint> nextTimeout() const { return m_next; }
    void handleTimeout(TimePoint now);

    /// Views into records of the table.
    [[nodiscard]] std::vector<wire::PushNodeState> localNodes(TimePoint now, bool join) const;

private:
    [[nodiscard]] Duration interval() const;

    Surroundings m_with;
    std::optional<TimePoint> m_next;
    std::vector<const MemberEntry*> m_chosen; ///< Empty between calls; kept for its memory.
};

} // namespace grapevine::swim
