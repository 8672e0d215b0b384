#pragma once

#include <utility>

namespace grapevine {

/// Does something when it goes, however that comes about. What it does must not throw.
template<class Act> class Afterwards {
public:
    explicit Afterwards(Act act)
        : m_act(std::move(act))
    {
    }
    ~Afterwards() { m_act(); }
    Afterwards(const Afterwards&) = delete;
    Afterwards& operator=(const Afterwards&) = delete;

private:
    Act m_act;
};

} // namespace grapevine
