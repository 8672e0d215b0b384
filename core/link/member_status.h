#pragma once

#include <cstdint>
#include <string_view>

namespace grapevine::link {

/// Serf's status of a member, in Serf's own numbers and words.
enum class MemberStatus : std::uint8_t { None = 0, Alive = 1, Leaving = 2, Left = 3, Failed = 4 };

/// memberlist's raw state beneath it, in memberlist's numbers. `Unknown`: nobody told.
enum class RawState : std::uint8_t { Alive = 0, Suspect = 1, Dead = 2, Left = 3, Unknown = 255 };

/// Where a row's facts come from.
enum class RowSource : std::uint8_t {
    Peek,     ///< Listed in a member's push/pull answer.
    NameOnly, ///< Only a name among the status times: no address, no tags.
    Memory,   ///< Only the name is told now; address and tags were seen before by ourselves.
    Gossip,   ///< Heard as a member.
    Rpc,      ///< Told by an agent over its RPC.
};

/// `alive`, `leaving`, `left`, `failed`, `none`.
[[nodiscard]] std::string_view word(MemberStatus status);
/// `alive`, `suspect`, `dead`, `left`, `unknown`.
[[nodiscard]] std::string_view word(RawState state);
/// `peek`, `name-only`, `memory`, `gossip`, `rpc`.
[[nodiscard]] std::string_view word(RowSource source);

} // namespace grapevine::link
