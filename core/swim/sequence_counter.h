#pragma once

#include "core/base/ids.h"

namespace grapevine::swim {

/// Numbers for our own pings, from 1; probes and relayed pings share them.
class SequenceCounter {
public:
    [[nodiscard]] SequenceNumber next()
    {
        m_last = SequenceNumber{m_last.value() + 1};
        return m_last;
    }

private:
    SequenceNumber m_last;
};

} // namespace grapevine::swim
