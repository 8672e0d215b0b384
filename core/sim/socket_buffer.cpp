#include "core/sim/socket_buffer.h"

#include <utility>

namespace grapevine::sim {

bool SocketBuffer::put(Event event)
{
    if (event.kind == Event::Kind::Datagram) {
        const auto charged = event.bytes.size() + kDatagramOverhead;
        if (m_datagramBytes + charged > kDatagramBytesMost) {
            ++m_dropped;
            return false;
        }
        m_datagramBytes += charged;
    } else if (event.kind == Event::Kind::Dial) {
        if (m_dials == kDialsMost) {
            ++m_dropped;
            return false;
        }
        ++m_dials;
    }
    m_events.push_back(std::move(event));
    return true;
}

std::vector<Event> SocketBuffer::takeAll()
{
    m_datagramBytes = 0;
    m_dials = 0;
    return std::exchange(m_events, {});
}

} // namespace grapevine::sim
