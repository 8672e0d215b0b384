#pragma once

#include <QString>

#include <cstdint>

#include "core/base/clock.h"

namespace grapevine::models {

/// What a TCP connection from this desk to an address came to. It tells of the way from here and
/// of that moment only; the cluster may see it otherwise.
struct ProbeResult {
    enum class State : std::uint8_t {
        Waiting, ///< For its turn, or for an answer.
        Open,    ///< Somebody accepted; closed again without a byte.
        Refused, ///< The machine is there, nobody listens.
        Silent,  ///< No answer in time.
        NoRoute, ///< No way to that network or machine.
        NoName,  ///< The host's name leads nowhere.
        Failed,  ///< Something else.
    };
    State state = State::Waiting;
    Duration took{};

    bool operator==(const ProbeResult&) const = default;
};

/// `open from here, 0.42 ms`, `refused`.
[[nodiscard]] QString probeText(const ProbeResult& result);

} // namespace grapevine::models
