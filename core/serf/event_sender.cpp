#include "core/serf/event_sender.h"

#include <algorithm>
#include <utility>

#include "core/wire/serf_messages.h"

namespace grapevine::serf {

Expected<EventSender::Sent, SendRefusal> EventSender::send(std::string_view name, ByteView payload,
                                                           bool coalesce)
{
    using Why = SendRefusal::Why;
    const auto limit = std::min(m_options.eventSizeLimit, kLimitHighest);
    if (const auto plain = name.size() + payload.size(); plain > limit)
        return failure(SendRefusal{Why::TooLarge, plain, limit, false, {}});
    if (const auto ahead = m_log.poisonTold())
        return failure(SendRefusal{Why::ClockPoisoned, 0, 0, false, clockProblem(*ahead)});
    const wire::UserEvent event{m_log.clock().current(), name, payload, coalesce};
    Sent sent{event.time, {}};
    wire::encodeSerf(sent.message, event);
    if (sent.message.size() > limit)
        return failure(SendRefusal{Why::TooLarge, sent.message.size(), limit, true, {}});
    static_cast<void>(m_log.handle(event));
    return sent;
}

} // namespace grapevine::serf
