#pragma once

#include <cstddef>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/base/ids.h"
#include "core/serf/event_log.h"
#include "core/serf/send_refusal.h"
#include "core/serf/serf_options.h"

namespace grapevine::serf {

/// Sends user events of our own. Source: serf, serf.go (UserEvent).
class EventSender {
public:
    /// Whatever is configured, Serf sends nothing larger.
    static constexpr std::size_t kLimitHighest = 9 * 1024;

    EventSender(const SerfOptions& options, EventLog& log)
        : m_options(options)
        , m_log(log)
    {
    }

    struct Sent {
        LamportTime time;
        Bytes message; ///< To be gossiped, as it is.
    };
    /// Takes the next time, and tells the event to ourselves as one that was heard.
    [[nodiscard]] Expected<Sent, SendRefusal> send(std::string_view name, ByteView payload,
                                                   bool coalesce);

private:
    const SerfOptions& m_options;
    EventLog& m_log;
};

} // namespace grapevine::serf
