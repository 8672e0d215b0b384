#pragma once

#include <cstddef>
#include <forward_list>

#include "core/base/bytes.h"

namespace grapevine::wire {

/// Keeps the few decoded values that are no plain run of input bytes (a byte field sent as an
/// array of numbers). Decoded messages are views into the input or in here: both must outlive them.
class Scratch {
public:
    Bytes& fresh() { return m_kept.emplace_front(); }
    void clear() { m_kept.clear(); }

private:
    std::forward_list<Bytes> m_kept; ///< Costs nothing until it is used, and never moves.
};

} // namespace grapevine::wire
