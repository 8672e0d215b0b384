#pragma once

#include <cstdint>

namespace grapevine::swim {

/// The character of a member: which of memberlist's statements it makes, and which it leaves to
/// others. `agent::MemberPolicy` is a full member as Go's; `agent::ObserverPolicy` says nothing
/// about anybody but itself.
class Policy {
public:
    virtual ~Policy() = default;

    enum class AfterSilence : std::uint8_t {
        Accuse, ///< Ask helpers and TCP too, then gossip a suspicion of our own.
        Note,   ///< One plain ping; its loss is told to our own user only.
    };
    /// What a ping that nobody answers leads to.
    [[nodiscard]] virtual AfterSilence afterSilence() const = 0;

    enum class MergeRule : std::uint8_t {
        SuspectTheDead, ///< Go's: dead or suspect becomes our own suspicion, unknown names not.
        TakeAtWord,     ///< As that member's word: higher incarnation, then dead or left over
                        ///< suspect over alive; unknown names too. Nothing of it is gossiped.
    };
    /// What a push/pull's rows mean to our table.
    [[nodiscard]] virtual MergeRule mergeRule() const = 0;

    enum class AfterDeadline : std::uint8_t {
        Declare, ///< Gossip the suspect as dead.
        Ask,     ///< Ask another member once (MemberChange::Kind::NoVerdict); nobody fails by us.
    };
    /// What a suspicion that nobody refuted leads to.
    [[nodiscard]] virtual AfterDeadline afterDeadline() const = 0;

    enum class Listing : std::uint8_t {
        Everybody,        ///< The whole table, every state, as Go does.
        OurselvesAndHeard ///< Ourselves; to a joiner also who just answered our own ping.
    };
    /// Whom our push/pulls name.
    [[nodiscard]] virtual Listing listing() const = 0;

    /// Whether we dial failed members again and again (Serf's reconnect).
    [[nodiscard]] virtual bool reconnects() const = 0;
    /// Whether a clash over our own name is put to the vote (Serf's conflict query).
    [[nodiscard]] virtual bool votesOnConflict() const = 0;
    /// Whether acks say where we stand (Serf's coordinate) from the first ping on, as Go's do;
    /// otherwise once that is worth telling (serf::CoordinateEngine::isWorthTelling).
    [[nodiscard]] virtual bool tellsFirstGuesses() const = 0;
};

} // namespace grapevine::swim
