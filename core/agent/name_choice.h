#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/agent/peek_answer.h"
#include "core/base/endpoint.h"
#include "core/base/expected.h"
#include "core/base/ids.h"
#include "core/link/member_status.h"

namespace grapevine::agent {

/// Names tried at most: the wanted one and its `-1`, `-2`, ..; beyond that something is wrong.
inline constexpr std::size_t kNamesTriedMost = 64;

struct NameWish {
    std::string base;
    Endpoint own;                ///< Where the others will be told to reach us.
    bool exactly = false;        ///< This name or none.
    std::set<std::string> avoid; ///< Given up before, in a clash: taken, whatever is told.
};

/// A name that we leave to its holder.
struct TakenName {
    std::string name;
    std::string holder; ///< `address:port`; empty when only the name is told.
    link::MemberStatus status = link::MemberStatus::None;
};

struct NameChoice {
    std::string name;
    Incarnation first{1};         ///< What to announce it with.
    std::vector<TakenName> taken; ///< In the order tried.
};

struct NamesTaken {
    std::vector<TakenName> taken;
};

/// The name to announce, after what members asked beforehand say.
///
/// Free is a name that nobody knows, or that has left, or that stands at our own address and port,
/// in whatever state: that is ourselves of an earlier run, taken over with the highest accused
/// incarnation + 1. A name without a node is free when it left and taken when it failed. Peers
/// accept a name from another address only after `left`, so one they hold for dead there is
/// taken even if Serf calls it left. A taken name gets `-1`, `-2`, ..; the answers must all agree.
[[nodiscard]] Expected<NameChoice, NamesTaken> chooseName(const NameWish& wish,
                                                          std::span<const PeekAnswer> answers);

} // namespace grapevine::agent
