#include "core/net/udp_pinger.h"

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <unordered_map>

#include "core/net/asio_endpoint.h"
#include "core/net/boot_clock.h"
#include "core/net/system_random.h"
#include "core/wire/packet.h"

namespace grapevine::net {

namespace asio = boost::asio;
using asio::ip::udp;
using boost::system::error_code;

class UdpPinger::State : public std::enable_shared_from_this<State> {
public:
    State(asio::io_context& context, std::string label, std::optional<IpAddress> bind,
          crypto::Sealer& sealer, Counters& counters)
        : m_context(context)
        , m_label(std::move(label))
        , m_bind(std::move(bind))
        , m_sealer(sealer)
        , m_counters(counters)
        , m_reader(m_label, sealer.hasKeys() ? &sealer : nullptr)
        , m_v4(context)
        , m_v6(context)
        , m_sequence(static_cast<std::uint32_t>(SystemRandom{}.next()))
    {
    }

    void ping(const Endpoint& to, std::string_view name, Done done)
    {
        auto& socket = to.address.isV4() ? m_v4 : m_v6;
        if (m_pending.size() >= kOutstandingMost || !open(socket, to.address.isV4())) {
            m_counters.add(m_pending.size() >= kOutstandingMost ? "ping.over-cap"
                                                                : "ping.no-socket");
            asio::post(m_context, [done = std::move(done)] { done({}); });
            return;
        }
        const auto sequence = ++m_sequence;
        wire::Ping message;
        message.sequence = SequenceNumber{sequence};
        message.node = name;
        Bytes body;
        wire::encode(body, message);
        const auto packet =
            wire::wrapPacket(body, m_label, m_sealer.hasKeys() ? &m_sealer : nullptr, {});
        auto pending = std::make_shared<Pending>(m_context);
        pending->done = std::move(done);
        pending->to = to;
        pending->sentAt = bootNow();
        m_pending.emplace(sequence, pending);
        error_code error;
        socket.socket.send_to(asio::buffer(packet.data(), packet.size()), toUdp(to), 0, error);
        if (error) {
            m_counters.add("ping.send-failed");
        } else {
            m_sent += packet.size();
            m_counters.add("ping.sent");
        }
        pending->timer.expires_after(std::chrono::nanoseconds{kTimeout});
        pending->timer.async_wait([self = shared_from_this(), sequence](error_code waited) {
            if (!waited) self->finish(sequence, {});
        });
    }

    void stop()
    {
        m_stopped = true;
        error_code ignored;
        m_v4.socket.close(ignored);
        m_v6.socket.close(ignored);
        for (auto& [sequence, pending] : m_pending)
            pending->timer.cancel();
        m_pending.clear();
    }

    [[nodiscard]] std::uint64_t sent() const { return m_sent; }
    [[nodiscard]] std::uint64_t received() const { return m_received; }

private:
    struct Pending {
        explicit Pending(asio::io_context& context)
            : timer(context)
        {
        }
        Done done;
        Endpoint to;
        TimePoint sentAt{};
        asio::steady_timer timer;
    };

    struct Family {
        explicit Family(asio::io_context& context)
            : socket(context)
        {
        }
        udp::socket socket;
        udp::endpoint from;
        std::array<std::byte, 65536> buffer{};
    };

    bool open(Family& family, bool v4)
    {
        if (family.socket.is_open()) return true;
        error_code error;
        family.socket.open(v4 ? udp::v4() : udp::v6(), error);
        if (!error && m_bind && m_bind->isV4() == v4) {
            family.socket.bind(toUdp({*m_bind, 0}), error);
        } else if (!error) {
            family.socket.bind({v4 ? udp::v4() : udp::v6(), 0}, error);
        }
        if (error) {
            error_code ignored;
            family.socket.close(ignored);
            return false;
        }
        receive(family);
        return true;
    }

    void receive(Family& family)
    {
        family.socket.async_receive_from(
            asio::buffer(family.buffer), family.from,
            [self = shared_from_this(), &family](error_code error, std::size_t bytes) {
                if (self->m_stopped || error == asio::error::operation_aborted) return;
                // A refused port comes back as an error of the next receive: not ours to end on.
                if (!error) self->handleDatagram(family, bytes);
                self->receive(family);
            });
    }

    void handleDatagram(Family& family, std::size_t bytes)
    {
        m_received += bytes;
        const auto now = bootNow();
        const auto parts = m_reader.read(ByteView{family.buffer}.first(bytes), m_counters);
        if (!parts) {
            m_counters.add(wire::counterName(parts.error()));
            return;
        }
        for (const auto& part : *parts) {
            if (part.type != wire::MessageType::Ack) {
                m_counters.add("ping.unexpected-message");
                continue;
            }
            wire::Scratch scratch;
            const auto ack = wire::decode<wire::Ack>(part.body, scratch);
            if (!ack) {
                m_counters.add(wire::counterName(ack.error()));
                continue;
            }
            handleAck(*ack, fromUdp(family.from), now);
        }
    }

    void handleAck(const wire::Ack& ack, const Endpoint& from, TimePoint now)
    {
        const auto at = m_pending.find(ack.sequence.value());
        if (at == m_pending.end() || at->second->to != from) {
            m_counters.add("ping.ack-unknown");
            return;
        }
        PingResult result;
        result.rtt = now - at->second->sentAt;
        if (!ack.payload.empty()) {
            if (auto coordinate = wire::decodeCoordinate(ack.payload)) {
                result.coordinate = std::move(*coordinate);
            } else {
                m_counters.add("ping.coordinate-broken");
            }
        }
        finish(ack.sequence.value(), std::move(result));
    }

    void finish(std::uint32_t sequence, PingResult result)
    {
        const auto at = m_pending.find(sequence);
        if (at == m_pending.end()) return;
        const auto pending = at->second;
        m_pending.erase(at);
        pending->timer.cancel();
        m_counters.add(result.rtt ? "ping.acked" : "ping.lost");
        pending->done(std::move(result));
    }

    asio::io_context& m_context;
    std::string m_label;
    std::optional<IpAddress> m_bind;
    crypto::Sealer& m_sealer;
    Counters& m_counters;
    wire::PacketReader m_reader;
    Family m_v4;
    Family m_v6;
    std::uint32_t m_sequence;
    std::unordered_map<std::uint32_t, std::shared_ptr<Pending>> m_pending;
    std::uint64_t m_sent = 0;
    std::uint64_t m_received = 0;
    bool m_stopped = false;
};

UdpPinger::UdpPinger(asio::io_context& context, std::string label, std::optional<IpAddress> bind,
                     crypto::Sealer& sealer, Counters& counters)
    : m_state(std::make_shared<State>(context, std::move(label), std::move(bind), sealer, counters))
{
}

UdpPinger::~UdpPinger()
{
    m_state->stop();
}

void UdpPinger::ping(const Endpoint& to, std::string_view name, Done done)
{
    m_state->ping(to, name, std::move(done));
}

std::uint64_t UdpPinger::bytesSent() const
{
    return m_state->sent();
}
std::uint64_t UdpPinger::bytesReceived() const
{
    return m_state->received();
}

} // namespace grapevine::net
