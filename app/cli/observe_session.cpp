#include "app/cli/observe_session.h"

namespace grapevine::cli {

ObserveSession::ObserveSession(const Observing& observing, const Log& log)
    : m_link(m_thread, observing.options, log)
    , m_session(m_link, m_wakeUp, [this] { return codeFor(m_link.problem()); })
{
}

} // namespace grapevine::cli
