#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/base/bytes.h"
#include "core/base/endpoint.h"
#include "core/wire/messages.h"

namespace grapevine::swim {

/// memberlist's state of a member, in its own numbers.
enum class State : std::uint8_t { Alive = 0, Suspect = 1, Dead = 2, Left = 3 };

/// PMin, PMax, PCur, DMin, DMax, DCur.
using Versions = std::array<std::uint8_t, 6>;

/// What a member announces of itself, byte for byte as it was accepted; immutable, and shared by
/// all tables that hold the same (RecordPool). Changes only with the incarnation.
struct NodeRecord {
    std::string name;
    Bytes address; ///< Raw: peers compare these bytes.
    std::uint16_t port = 0;
    Bytes meta;
    Versions versions{};
    bool versionsKnown = false; ///< Six bytes were announced. If not, never list this member.

    Endpoint endpoint; ///< Address and port, readable; none when the address has an odd length.

    bool operator==(const NodeRecord&) const = default;
};

using NodeRecordPtr = std::shared_ptr<const NodeRecord>;

} // namespace grapevine::swim
