#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"

namespace grapevine::agent {

/// What an observer must do so that it does no harm. Whoever owns the agent carries it out.

/// Nobody reaches us: leave, and go on by peeking. Else we fail and come back for ever.
struct LeaveUnreachable {};

/// Whatever name we take, somebody else claims it: leave, and go on by peeking.
struct LeaveContested {};

/// Leave and come back: our address or our name is no longer ours alone.
struct Rejoin {
    /// False: nobody has taken us in yet, so we go silently. A leave would be told about the name,
    /// which is somebody else's.
    bool leaveFirst = true;
    /// The name is given up for good; otherwise a leave that got out makes it free for us.
    bool giveUpName = false;
    std::size_t namesSkipped = 0; ///< Next names passed over, so that two of ours part ways.
};

/// One push/pull with a member other than this one: what became of it?
struct PeekForVerdict {
    MemberId about;
};

/// A push/pull with anybody, now: what is said of us, and what did we miss?
struct Reexchange {};

/// Others are asked to ping us: do they get through?
struct CheckReach {};

using GuardAction =
    std::variant<LeaveUnreachable, LeaveContested, Rejoin, PeekForVerdict, Reexchange, CheckReach>;

/// Watches over an observer and decides when it must go, come back or ask. Pure: time and events
/// go in, actions come out.
///
/// ```
/// others are there -> CheckReach each round --anything inbound--> reachable for good
///                       `--nothing in kQuietRounds--> Reexchange --answered--> LeaveUnreachable
/// accused --refuted by the agent--> wait kGrace --anything inbound--> reachable, forget it
///                                       `--nothing inbound--> LeaveUnreachable
/// ```
class ObserverGuard {
public:
    struct Rules {
        Duration probeInterval = std::chrono::seconds{1};
        Duration probeTimeout = std::chrono::milliseconds{500};
    };

    /// After speaking up, probe rounds in which somebody who took us back would have probed us:
    /// everybody picks one member a round, so one probe a round comes in whatever the size.
    static constexpr int kGraceRounds = 3;
    /// Rounds in which nobody has ever come to us, though asked to in each; then we ask what is
    /// said of us. Whoever answers that is there, and did not get through: nobody reaches us.
    /// Without an answer they may all be gone, and it begins anew.
    static constexpr int kQuietRounds = 3;
    /// Clashes in a row, each within kClashForgotten of the last, before we only peek.
    static constexpr std::size_t kClashesMost = 4;
    static constexpr Duration kClashForgotten = std::chrono::minutes{10};
    /// Verdicts asked for at most one in this time; further ones are dropped and counted.
    static constexpr Duration kVerdictGap = std::chrono::seconds{1};

    explicit ObserverGuard(Rules rules)
        : m_rules(rules)
    {
    }

    /// We announced ourselves, or did so again.
    void handleStart(TimePoint now);
    /// Somebody held us for gone and the agent spoke up.
    void handleSelfAccused(TimePoint now);
    /// A member has us in its table, under our name and at our address.
    void handleTakenIn() { m_takenIn = true; }
    /// Something came in that we had not asked for, at `at`.
    void handleInbound(TimePoint at);
    /// A push/pull of ours was answered.
    void handleAnswer();
    /// Others are there, or no longer: silence means nothing while we are alone.
    void handleOthers(TimePoint now, bool present);
    void handleStall(TimePoint now);
    /// Nobody gives a verdict about a suspect.
    void handleNoVerdict(TimePoint now, MemberId about);
    /// Where packets to the others leave from now; nothing while there is no route. `ownUsable`:
    /// the address that we announced is still one of this machine's.
    void handleAddress(TimePoint now, const std::optional<IpAddress>& route, bool ownUsable);
    /// Our name is claimed from another address.
    void handleClash(TimePoint now, const Endpoint& ours, const Endpoint& theirs);

    [[nodiscard]] std::optional<TimePoint> nextTimeout() const;
    void handleTimeout(TimePoint now);

    /// In order; empty afterwards.
    [[nodiscard]] std::vector<GuardAction> takeActions();
    [[nodiscard]] std::uint64_t verdictsDropped() const { return m_verdictsDropped; }

private:
    [[nodiscard]] Duration rounds(int count) const;
    void beginQuiet(TimePoint now);
    void endQuiet();

    Rules m_rules;
    std::optional<TimePoint> m_accusedAt;
    std::optional<TimePoint> m_quietSince; ///< Others are there, and none of them ever came.
    int m_checks = 0;                      ///< Asked for since then.
    bool m_lastWord = false;               ///< An answer now, and still nobody: then it is us.
    std::optional<TimePoint> m_lastInbound;
    std::optional<TimePoint> m_lastVerdict;
    std::optional<TimePoint> m_lastClash;
    std::size_t m_clashes = 0;
    std::uint64_t m_verdictsDropped = 0;
    bool m_takenIn = false; ///< Somebody would miss us.
    bool m_going = false;   ///< Told to leave or rejoin: nothing more until the next start.
    std::vector<GuardAction> m_actions;
};

} // namespace grapevine::agent
