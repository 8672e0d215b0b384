#include "core/net/agent_driver.h"

#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/afterwards.h"
#include "core/net/agent_sockets.h"
#include "core/net/agent_streams.h"
#include "core/net/asio_endpoint.h"
#include "core/net/boot_clock.h"

namespace grapevine::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using asio::ip::udp;
using boost::system::error_code;

namespace {

constexpr std::size_t kDatagramLargest = 65'536; ///< Bytes.
/// Connections taken in one turn.
constexpr int kAcceptsPerTurn = 16;
/// Thrown away after a stall at most; a socket's buffer holds far less.
constexpr int kStaleMost = 100'000;
/// The system ran out of descriptors: accepting again at once would only spin.
constexpr auto kAcceptPause = std::chrono::milliseconds{200};
/// Events of streams that wait for a frozen agent; what is over is dropped, as by a lost peer.
constexpr std::size_t kHeldMost = 10'000;
/// Datagrams that are made to take longer; what is over is lost, as on a full line.
constexpr std::size_t kUnderWayMost = 20'000;

} // namespace

class AgentDriver::Running : public std::enable_shared_from_this<Running> {
public:
    Running(asio::io_context& context, AgentSockets sockets, std::unique_ptr<agent::Agent> agent,
            Hooks hooks)
        : m_sockets(std::move(sockets))
        , m_agent(std::move(agent))
        , m_hooks(std::make_shared<const Hooks>(std::move(hooks)))
        , m_timer(context)
        , m_acceptPause(context)
        , m_streams(context,
                    {[this](StreamId id) { handleConnected(id); },
                     [this](StreamId id, ByteView bytes) { handleBytes(id, bytes); },
                     [this](StreamId id, agent::StreamEnd end) { handleClosed(id, end); }},
                    m_counters)
        , m_lastTurn(bootNow())
    {
    }

    void start()
    {
        receive();
        accept();
        arm();
    }

    void stop()
    {
        m_stopped = true;
        m_hooks = std::make_shared<const Hooks>();
        error_code ignored;
        m_timer.cancel();
        m_acceptPause.cancel();
        m_sockets.udp.close(ignored);
        m_sockets.tcp.close(ignored);
        m_streams.dropAll();
    }

    void act(const std::function<void(agent::Agent&, TimePoint)>& input)
    {
        if (m_stopped || m_frozen) return;
        // From inside a hook the pump that called it goes on with what this gives.
        if (!m_pumping) turn();
        if (m_stopped) return;
        input(*m_agent, bootNow());
        pump();
    }

    void freeze()
    {
        if (m_stopped || std::exchange(m_frozen, true)) return;
        ++m_epoch;
        m_timer.cancel();
        m_acceptPause.cancel();
        m_sockets.udp.cancel(m_ignored);
        m_sockets.tcp.cancel(m_ignored);
    }

    void thaw()
    {
        if (m_stopped || !std::exchange(m_frozen, false)) return;
        m_lastTurn = bootNow();
        // A hook may freeze or stop us again in between.
        for (auto& held : std::exchange(m_held, {}))
            if (!m_frozen) held();
        if (m_stopped || m_frozen) return;
        start();
    }

    void setGate(std::function<bool(Way, const Endpoint&)> passes) { m_gate = std::move(passes); }
    void setDelay(std::function<Duration(const Endpoint&)> delay) { m_delay = std::move(delay); }

    [[nodiscard]] const agent::Agent& agent() const { return *m_agent; }
    [[nodiscard]] const Endpoint& bound() const { return m_sockets.bound; }
    [[nodiscard]] const Counters& counters() const { return m_counters; }
    [[nodiscard]] std::optional<TimePoint> lastHeard() const { return m_lastHeard; }
    [[nodiscard]] std::uint64_t bytesMoved() const
    {
        return m_counters.value("net.udp-bytes-received") + m_counters.value("net.udp-bytes-sent") +
               m_counters.value("net.stream-bytes-received") +
               m_counters.value("net.stream-bytes-sent");
    }
    [[nodiscard]] std::uint64_t datagramsSent() const { return m_counters.value("net.udp-sent"); }

private:
    void handleConnected(StreamId id)
    {
        if (m_frozen) return hold([this, id] { handleConnected(id); });
        handle([&](auto& to, TimePoint now) { to.handleStreamConnected(now, id); });
    }

    void handleBytes(StreamId id, ByteView bytes)
    {
        if (m_frozen)
            return hold(
                [this, id, kept = Bytes(bytes.begin(), bytes.end())] { handleBytes(id, kept); });
        m_lastHeard = bootNow();
        handle([&](auto& to, TimePoint now) { to.handleStreamBytes(now, id, bytes); });
    }

    void handleClosed(StreamId id, agent::StreamEnd end)
    {
        if (m_frozen) return hold([this, id, end] { handleClosed(id, end); });
        handle([&](auto& to, TimePoint now) { to.handleStreamClosed(now, id, end); });
    }

    /// What streams have for a frozen agent waits here instead of in the system.
    void hold(std::function<void()> event)
    {
        if (m_held.size() < kHeldMost) {
            m_held.push_back(std::move(event));
        } else {
            m_counters.add("net.frozen-events-dropped");
        }
    }

    template<class Input> void handle(const Input& input)
    {
        if (m_stopped || !turn()) return;
        input(*m_agent, bootNow());
        pump();
    }

    /// A turn of the loop begins. False: there was a stall, and what woke us is thrown away.
    bool turn()
    {
        const auto now = momentNow();
        // Merging 100,000 rows takes its time, but it is no standing still.
        const auto work = threadWork();
        const auto gap = now.boot - std::exchange(m_lastTurn, now.boot) -
                         (work - std::exchange(m_lastWork, work));
        const auto limit = std::max(kStallShortest, 2 * m_agent->options().timing.probeInterval);
        if (gap <= limit) return true;
        handleStall(now, gap);
        return false;
    }

    void handleStall(const Moment& now, Duration gap)
    {
        m_counters.add("net.stalls");
        error_code error;
        udp::endpoint from;
        for (int count = 0; count < kStaleMost; ++count) {
            m_sockets.udp.receive_from(asio::buffer(m_room.get(), kDatagramLargest), from, 0,
                                       error);
            if (error) break;
            m_counters.add("net.stall-datagrams-dropped");
        }
        for (int count = 0; count < kAcceptsPerTurn; ++count) {
            const tcp::socket stale = m_sockets.tcp.accept(error);
            if (error) break;
            m_counters.add("net.stall-streams-dropped");
        }
        m_streams.dropAll();
        m_agent->handleStall(now.boot, m_hooks->forgetsAfterStall);
        pump();
        if (const auto hooks = m_hooks; hooks->onStall) hooks->onStall(now, gap);
    }

    void arm()
    {
        if (m_stopped || m_frozen) return;
        const auto now = bootNow();
        Duration after = kTurnLongest;
        if (const auto due = m_agent->nextTimeout()) after = std::min(after, *due - now);
        m_armedFor = now + after;
        m_timer.expires_after(std::chrono::nanoseconds{std::max(after, Duration::zero())});
        m_timer.async_wait([self = shared_from_this(), epoch = m_epoch](error_code error) {
            if (error || self->isOver(epoch)) return;
            const Afterwards again([&self] { self->arm(); });
            self->handle([](auto& to, TimePoint at) {
                if (const auto due = to.nextTimeout(); due && *due <= at) to.handleTimeout(at);
            });
        });
    }

    /// Carries out what the agent wants and hands its news on, until there is nothing left.
    void pump()
    {
        if (std::exchange(m_pumping, true)) return;
        {
            // Whatever is thrown in here: a member that never pumps again is mute, and harms.
            const Afterwards pumped([this] { m_pumping = false; });
            while (!m_stopped) {
                auto outputs = m_agent->takeOutputs();
                for (auto& output : outputs)
                    std::visit([this](auto& what) { carryOut(what); }, output);
                const auto news = m_agent->takeNews();
                if (const auto hooks = m_hooks; hooks->onNews && !news.empty())
                    hooks->onNews(momentNow(), news);
                if (outputs.empty() && news.empty()) break;
            }
        }
        if (!m_stopped) rearmIfSooner();
    }

    /// The timer stands at most a second ahead: only an earlier time needs a new one.
    void rearmIfSooner()
    {
        const auto due = m_agent->nextTimeout();
        if (due && *due < m_armedFor) arm();
    }

    void carryOut(const agent::SendDatagram& send)
    {
        error_code error;
        m_sockets.udp.send_to(asio::buffer(send.bytes.data(), send.bytes.size()), toUdp(send.to), 0,
                              error);
        if (error == asio::error::would_block) {
            m_counters.add("net.udp-send-blocked");
        } else if (error) {
            m_counters.add("net.udp-send-failed");
        } else {
            m_counters.add("net.udp-sent");
            m_counters.add("net.udp-bytes-sent", send.bytes.size());
        }
    }

    void carryOut(const agent::OpenStream& open)
    {
        // The agent's own time limit ends what never connects.
        if (m_gate && !m_gate(Way::StreamOut, open.to)) return;
        const auto address = m_sockets.udp.local_endpoint(m_ignored).address();
        m_streams.open(open, address.is_unspecified() ? IpAddress{} : fromAsio(address));
    }
    void carryOut(agent::WriteStream& write) { m_streams.write(std::move(write)); }
    void carryOut(const agent::CloseStream& close) { m_streams.close(close); }

    void receive()
    {
        m_sockets.udp.async_wait(udp::socket::wait_read,
                                 [self = shared_from_this(), epoch = m_epoch](error_code error) {
                                     if (error || self->isOver(epoch)) return;
                                     const Afterwards again([&self, epoch] {
                                         if (!self->isOver(epoch)) self->receive();
                                     });
                                     self->receiveWaiting();
                                 });
    }

    void receiveWaiting()
    {
        if (!turn()) return;
        for (std::size_t count = 0; count < kDatagramsPerTurn && !m_stopped && !m_frozen; ++count) {
            error_code error;
            udp::endpoint from;
            const auto bytes = m_sockets.udp.receive_from(
                asio::buffer(m_room.get(), kDatagramLargest), from, 0, error);
            if (error == asio::error::would_block) break;
            if (error) {
                m_counters.add("net.udp-receive-failed");
                continue;
            }
            if (m_gate && !m_gate(Way::DatagramIn, fromUdp(from))) continue;
            m_counters.add("net.udp-received");
            m_counters.add("net.udp-bytes-received", bytes);
            const auto datagram = ByteView{m_room.get(), bytes};
            const auto longer = m_delay ? m_delay(fromUdp(from)) : Duration{};
            if (longer > Duration{}) {
                handLater(fromUdp(from), datagram, longer);
            } else {
                hand(fromUdp(from), datagram);
            }
        }
    }

    void hand(const Endpoint& from, ByteView datagram)
    {
        const auto now = bootNow();
        m_lastHeard = now;
        m_agent->handleDatagram(now, from, datagram);
        pump();
    }

    void handLater(const Endpoint& from, ByteView datagram, Duration longer)
    {
        if (m_underWay >= kUnderWayMost) {
            m_counters.add("net.udp-under-way-dropped");
            return;
        }
        struct UnderWay {
            asio::steady_timer timer;
            Endpoint from;
            Bytes bytes;
        };
        auto held =
            std::make_shared<UnderWay>(UnderWay{asio::steady_timer(m_timer.get_executor()), from,
                                                Bytes(datagram.begin(), datagram.end())});
        ++m_underWay;
        held->timer.expires_after(std::chrono::nanoseconds{longer});
        held->timer.async_wait(
            [self = shared_from_this(), held, epoch = m_epoch](error_code error) {
                --self->m_underWay;
                if (error || self->isOver(epoch) || !self->turn()) return;
                if (!self->isOver(epoch)) self->hand(held->from, held->bytes);
            });
    }

    void accept()
    {
        m_sockets.tcp.async_wait(tcp::acceptor::wait_read,
                                 [self = shared_from_this(), epoch = m_epoch](error_code error) {
                                     if (error || self->isOver(epoch)) return;
                                     if (self->acceptWaiting() && !self->isOver(epoch))
                                         self->accept();
                                 });
    }

    /// False: the next accept is under way by a timer, or never.
    bool acceptWaiting()
    {
        if (!turn()) return !m_stopped;
        for (int count = 0; count < kAcceptsPerTurn && !m_stopped && !m_frozen; ++count) {
            error_code error;
            tcp::endpoint from;
            auto socket = m_sockets.tcp.accept(from, error);
            if (error == asio::error::would_block) break;
            if (error == asio::error::no_descriptors) {
                pauseAccepting();
                return false;
            }
            if (error) {
                m_counters.add("net.accept-failed");
                continue;
            }
            if (m_gate && !m_gate(Way::StreamIn, fromTcp(from))) continue;
            const auto now = bootNow();
            m_lastHeard = now;
            if (m_streams.full()) {
                m_counters.add("net.streams-over-cap");
                continue;
            }
            // Not taken: the socket closes as it goes out of scope.
            if (const auto id = m_agent->handleStreamAccepted(now, fromTcp(from)))
                m_streams.adopt(*id, std::move(socket));
            pump();
        }
        return !m_stopped;
    }

    void pauseAccepting()
    {
        m_counters.add("net.accept-no-descriptors");
        m_acceptPause.expires_after(kAcceptPause);
        m_acceptPause.async_wait([self = shared_from_this(), epoch = m_epoch](error_code error) {
            if (!error && !self->isOver(epoch)) self->accept();
        });
    }

    /// Stopped, or frozen since: whoever waits for a socket or timer since `epoch` gives up.
    [[nodiscard]] bool isOver(unsigned epoch) const
    {
        return m_stopped || m_frozen || epoch != m_epoch;
    }

    AgentSockets m_sockets;
    std::unique_ptr<agent::Agent> m_agent;
    std::shared_ptr<const Hooks> m_hooks; ///< A copy outlives a hook that stops the driver.
    Counters m_counters;
    asio::steady_timer m_timer;
    asio::steady_timer m_acceptPause;
    AgentStreams m_streams;
    TimePoint m_lastTurn;
    Duration m_lastWork{}; ///< threadWork() at that turn.
    TimePoint m_armedFor{};
    std::optional<TimePoint> m_lastHeard;
    error_code m_ignored;
    bool m_pumping = false;
    bool m_stopped = false;
    bool m_frozen = false;
    unsigned m_epoch = 0; ///< Of the waits under way; each freeze begins another.
    std::vector<std::function<void()>> m_held;
    std::function<bool(Way, const Endpoint&)> m_gate;
    std::function<Duration(const Endpoint&)> m_delay;
    std::size_t m_underWay = 0;
    /// The largest datagram there is. Not filled before it is used: most need one page of it.
    std::unique_ptr<std::byte[]> m_room{new std::byte[kDatagramLargest]};
};

AgentDriver::AgentDriver(asio::io_context& context, AgentSockets sockets,
                         std::unique_ptr<agent::Agent> agent, Hooks hooks)
    : m_running(std::make_shared<Running>(context, std::move(sockets), std::move(agent),
                                          std::move(hooks)))
{
    m_running->start();
}

AgentDriver::~AgentDriver()
{
    m_running->stop();
}

void AgentDriver::freeze()
{
    m_running->freeze();
}

void AgentDriver::thaw()
{
    const auto running = m_running; // As in act().
    running->thaw();
}

void AgentDriver::setGate(std::function<bool(Way, const Endpoint&)> passes)
{
    m_running->setGate(std::move(passes));
}

void AgentDriver::setDelay(std::function<Duration(const Endpoint&)> delay)
{
    m_running->setDelay(std::move(delay));
}

void AgentDriver::act(const std::function<void(agent::Agent&, TimePoint)>& input)
{
    const auto running = m_running; // Kept alive: a hook may destroy the driver.
    running->act(input);
}

const agent::Agent& AgentDriver::agent() const
{
    return m_running->agent();
}

Endpoint AgentDriver::bound() const
{
    return m_running->bound();
}

const Counters& AgentDriver::counters() const
{
    return m_running->counters();
}

std::optional<TimePoint> AgentDriver::lastHeard() const
{
    return m_running->lastHeard();
}

std::uint64_t AgentDriver::bytesMoved() const
{
    return m_running->bytesMoved();
}

std::uint64_t AgentDriver::datagramsSent() const
{
    return m_running->datagramsSent();
}

} // namespace grapevine::net
