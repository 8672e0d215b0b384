#include "core/link/send_guard.h"

#include <variant>

namespace grapevine::link {

namespace {

/// An answer is asked for by somebody else, who paces it.
bool isPaced(const Command& command)
{
    return std::holds_alternative<SendEvent>(command) || std::holds_alternative<SendQuery>(command);
}

CommandOutcome refusal(CommandId id, CommandRefusal why)
{
    CommandOutcome outcome;
    outcome.command = id;
    outcome.refusal = why;
    return outcome;
}

} // namespace

bool SendGuard::isLockable(const Command& command)
{
    return isPaced(command) || std::holds_alternative<AnswerQuery>(command);
}

void SendGuard::set(const SetLock& lock, TimePoint now)
{
    m_open = lock.open;
    m_until.reset();
    if (lock.open && lock.openFor) m_until = now + *lock.openFor;
}

bool SendGuard::isOpen(TimePoint now) const
{
    return m_open && (!m_until || now < *m_until);
}

std::optional<TimePoint> SendGuard::openUntil(TimePoint now) const
{
    return isOpen(now) ? m_until : std::nullopt;
}

std::optional<CommandOutcome> SendGuard::refuse(CommandId id, const Command& command, TimePoint now)
{
    if (!isLockable(command)) return std::nullopt;
    if (!isOpen(now)) return refusal(id, CommandRefusal::Locked);
    if (!isPaced(command)) return std::nullopt;
    while (!m_sent.empty() && now - m_sent.front() >= kWindow)
        m_sent.pop_front();
    if (m_sent.size() >= kSendsMost) {
        auto outcome = refusal(id, CommandRefusal::TooFast);
        outcome.limit = kSendsMost;
        return outcome;
    }
    m_sent.push_back(now);
    return std::nullopt;
}

} // namespace grapevine::link
