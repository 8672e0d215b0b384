#pragma once

#include "core/base/clock.h"

namespace grapevine::swim {

/// Our doubt in ourselves: 0 is healthy. The more of it, the more slowly we probe, since it may be
/// us who do not hear. Source: memberlist, awareness.go (Lifeguard).
class Awareness {
public:
    /// Scores run from 0 to `most` - 1.
    explicit Awareness(unsigned most)
        : m_worst(most == 0 ? 0 : static_cast<int>(most) - 1)
    {
    }

    void apply(int delta)
    {
        m_score += delta;
        if (m_score < 0) m_score = 0;
        if (m_score > m_worst) m_score = m_worst;
    }

    [[nodiscard]] unsigned score() const { return static_cast<unsigned>(m_score); }
    [[nodiscard]] Duration scaled(Duration timeout) const { return timeout * (m_score + 1); }

private:
    int m_worst;
    int m_score = 0;
};

} // namespace grapevine::swim
