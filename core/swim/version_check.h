#pragma once

#include <cstdint>

#include "core/swim/node_record.h"

namespace grapevine::swim {

/// Whether everybody of both sides of a push/pull speaks what all the alive ones understand: first
/// narrow() by each alive member, then ask admits() for every member, whatever its state.
/// Source: memberlist, verifyProtocol; `tests/vectors/data/verify-protocol.json`.
class VersionCheck {
public:
    void narrow(const Versions& versions);
    [[nodiscard]] bool admits(const Versions& versions) const;

private:
    struct Range {
        std::uint8_t least = 0;
        std::uint8_t most = 255;
    };
    Range m_protocol;
    Range m_delegate;
};

} // namespace grapevine::swim
