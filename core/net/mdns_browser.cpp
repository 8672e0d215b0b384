#include "core/net/mdns_browser.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <future>
#include <mutex>
#include <utility>

#include "core/dns/discovery.h"
#include "core/net/boot_clock.h"

namespace grapevine::net {

namespace asio = boost::asio;
using boost::system::error_code;

/// What runs on the gossip thread: datagrams and time into Discovery, questions out of it.
class MdnsBrowser::Machine : public std::enable_shared_from_this<Machine> {
public:
    Machine(asio::io_context& context, std::vector<std::string> clusters)
        : m_timer(context)
        , m_publishTimer(context)
        , m_discovery(bootNow(), clusters)
        , m_sockets(context, m_counters,
                    [this](const MdnsDatagram& datagram) { handleDatagram(datagram); })
    {
    }

    void start() { tick(); }

    void stop()
    {
        m_stopped = true;
        m_timer.cancel();
        m_publishTimer.cancel();
    }

    [[nodiscard]] std::shared_ptr<const MdnsFindings> take()
    {
        const std::lock_guard lock(m_mutex);
        m_news = false;
        return m_findings;
    }

    void onReady(std::function<void()> wake)
    {
        bool already = false;
        {
            const std::lock_guard lock(m_mutex);
            m_wake = wake;
            already = m_news;
        }
        if (already && wake) wake();
    }

private:
    void handleDatagram(const MdnsDatagram& datagram)
    {
        m_counters.add(datagram.toAll ? "mdns.heard" : "mdns.received");
        publishSoon();
        // Questions come from any port; answers from another are to be ignored (RFC 6762 6).
        if (datagram.port != MdnsSockets::kPort) {
            m_counters.add(datagram.toAll ? "mdns.heard-foreign-port" : "mdns.foreign-port");
            return;
        }
        static_cast<void>(m_discovery.handleDatagram(bootNow(), datagram.bytes, datagram.zone));
    }

    void tick()
    {
        const auto now = bootNow();
        static_cast<void>(m_discovery.handleTimeout(now));
        const auto questions = m_discovery.pollQuestions(now);
        if (!questions.empty()) m_sockets.refresh();
        for (const auto& question : questions)
            m_sockets.send(question);
        m_asked = m_asked || !questions.empty();
        publishSoon();
        armTimer();
    }

    void armTimer()
    {
        const auto due = m_discovery.nextTimeout();
        if (due == std::exchange(m_armedFor, due)) return;
        m_timer.expires_after(std::max(due - bootNow(), Duration::zero()));
        m_timer.async_wait([self = shared_from_this()](error_code error) {
            if (error || self->m_stopped) return;
            self->m_armedFor = {};
            self->tick();
        });
    }

    void publishSoon()
    {
        if (std::exchange(m_publishing, true)) return;
        const auto since = bootNow() - m_publishedAt;
        m_publishTimer.expires_after(std::clamp(kPace - since, Duration::zero(), kPace));
        m_publishTimer.async_wait([self = shared_from_this()](error_code error) {
            if (!error && !self->m_stopped) self->publish();
        });
    }

    void publish()
    {
        m_publishing = false;
        armTimer();
        m_publishedAt = bootNow();
        auto findings = std::make_shared<MdnsFindings>();
        findings->members = m_discovery.members();
        findings->incomplete = m_discovery.incomplete();
        findings->asking = m_sockets.asking();
        findings->problems = m_sockets.problems();
        findings->asked = m_asked;
        findings->counters = m_counters;
        for (const auto& [name, value] : m_discovery.counters().values())
            findings->counters.add(name, value);
        std::function<void()> wake;
        {
            const std::lock_guard lock(m_mutex);
            m_findings = std::move(findings);
            if (!std::exchange(m_news, true)) wake = m_wake;
        }
        if (wake) wake();
    }

    asio::steady_timer m_timer;
    asio::steady_timer m_publishTimer;
    Counters m_counters;
    dns::Discovery m_discovery;
    MdnsSockets m_sockets;
    TimePoint m_armedFor{};
    TimePoint m_publishedAt{};
    bool m_publishing = false;
    bool m_asked = false;
    bool m_stopped = false;

    std::mutex m_mutex; ///< Of what follows.
    std::shared_ptr<const MdnsFindings> m_findings = std::make_shared<MdnsFindings>();
    std::function<void()> m_wake;
    bool m_news = false;
};

MdnsBrowser::MdnsBrowser(GossipThread& thread, std::vector<std::string> clusters)
    : m_machine(std::make_shared<Machine>(thread.context(), std::move(clusters)))
    , m_context(thread.context())
{
    asio::post(m_context, [machine = m_machine] { machine->start(); });
}

MdnsBrowser::~MdnsBrowser()
{
    m_machine->onReady({});
    // The machine dies on its own thread, so that no handler meets half of it.
    std::promise<void> stopped;
    asio::post(m_context, [machine = std::move(m_machine), &stopped]() mutable {
        machine->stop();
        machine.reset();
        stopped.set_value();
    });
    stopped.get_future().wait();
}

std::shared_ptr<const MdnsFindings> MdnsBrowser::take()
{
    return m_machine->take();
}

void MdnsBrowser::onReady(std::function<void()> wake)
{
    m_machine->onReady(std::move(wake));
}

} // namespace grapevine::net
