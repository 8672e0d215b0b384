#include "core/net/peek_desk.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/net/boot_clock.h"
#include "core/net/udp_pinger.h"

namespace grapevine::net {

namespace {

constexpr auto kPingSpacing = std::chrono::milliseconds{2};

} // namespace

struct PeekDesk::Workings {
    explicit Workings(PeekOptions given)
        : options(std::move(given))
        , sealer(options.keyring)
    {
    }

    PeekOptions options;
    boost::asio::io_context context{1};
    crypto::Sealer sealer;
    agent::FactsInterner facts;
    Counters counters;
    bool lookupStuck = false;

    [[nodiscard]] std::optional<IpAddress> bindAddress() const
    {
        return options.bind ? IpAddress::fromText(options.bind->host) : std::nullopt;
    }
};

PeekDesk::PeekDesk(PeekOptions options)
    : m_workings(std::make_unique<Workings>(std::move(options)))
{
}

PeekDesk::~PeekDesk() = default;

std::vector<SeedAnswer> PeekDesk::askSeeds(std::optional<Duration> deadline)
{
    auto& w = *m_workings;
    const auto& seeds = w.options.seeds;
    std::vector<std::optional<SeedAnswer>> answers(seeds.size());
    std::vector<std::unique_ptr<PeekDial>> dials(seeds.size());
    std::size_t next = 0;
    std::size_t open = 0;
    boost::asio::steady_timer alarm(w.context);

    std::function<void()> dialMore = [&] {
        while (next < seeds.size() && open < kDialsMost) {
            const auto at = next++;
            ++open;
            PeekDialSettings settings;
            settings.label = w.options.label;
            settings.bind = w.bindAddress();
            settings.bindPort = w.options.bind ? w.options.bind->port : std::uint16_t{0};
            settings.connectTimeout = w.options.connectTimeout;
            settings.exchangeTimeout = w.options.exchangeTimeout;
            w.counters.add("peek.asked");
            dials[at] = std::make_unique<PeekDial>(
                w.context, seeds[at], std::move(settings), w.sealer, w.facts,
                [&, at](PeekResult result) {
                    w.counters.add(result.answer ? "peek.answered" : "peek.failed");
                    w.counters.add("peek.bytes-received", result.received);
                    w.counters.add("peek.bytes-sent", result.sent);
                    for (const auto& [name, value] : result.counters.values()) {
                        w.counters.add(name, value);
                    }
                    answers[at] = SeedAnswer{seeds[at], std::move(result), momentNow()};
                    --open;
                    dialMore();
                    // A stuck lookup would keep the context going although all is decided.
                    if (open == 0) w.context.stop();
                });
        }
    };
    if (deadline) {
        alarm.expires_after(std::chrono::nanoseconds{*deadline});
        alarm.async_wait([&](boost::system::error_code error) {
            if (error) return;
            w.context.stop();
        });
    }
    dialMore();
    w.context.restart();
    w.context.run();
    for (auto& dial : dials) {
        if (dial) dial->cancel();
    }
    for (const auto& answer : answers) {
        const bool stuck =
            !answer || (!answer->result.answer &&
                        answer->result.answer.error().refusal == link::Refusal::BadAddress);
        w.lookupStuck = w.lookupStuck || stuck;
    }
    std::vector<SeedAnswer> out;
    for (std::size_t at = 0; at < seeds.size(); ++at) {
        if (answers[at]) {
            out.push_back(std::move(*answers[at]));
            continue;
        }
        w.counters.add("peek.failed");
        PeekResult result{failure(agent::PeekFailure{link::Refusal::Silent, "the deadline passed"}),
                          {},
                          {},
                          {},
                          0,
                          0,
                          {}};
        out.push_back({seeds[at], std::move(result), momentNow()});
    }
    return out;
}

std::map<std::string, Duration> PeekDesk::pingMembers(const std::vector<link::MemberRowPtr>& rows,
                                                      Duration patience)
{
    auto& w = *m_workings;
    std::map<std::string, Duration> out;
    std::vector<link::MemberRowPtr> wanted;
    for (const auto& row : rows) {
        const bool pingable = row->status == link::MemberStatus::Alive &&
                              row->source == link::RowSource::Peek &&
                              !row->facts->endpoint.address.isNone();
        if (!pingable) continue;
        if (wanted.size() == kPingsMost) {
            w.counters.add("ping.over-cap");
            continue;
        }
        wanted.push_back(row);
    }
    UdpPinger pinger(w.context, w.options.label, w.bindAddress(), w.sealer, w.counters);
    boost::asio::steady_timer pace(w.context);
    boost::asio::steady_timer alarm(w.context);
    std::size_t next = 0;
    std::size_t open = wanted.size();
    std::function<void()> pingOne = [&] {
        if (next == wanted.size()) return;
        const auto row = wanted[next++];
        pinger.ping(row->facts->endpoint, row->facts->name, [&, row](const PingResult& result) {
            if (result.rtt) out.emplace(row->facts->name, *result.rtt);
            if (--open == 0) w.context.stop();
        });
        pace.expires_after(kPingSpacing);
        pace.async_wait([&](boost::system::error_code error) {
            if (!error) pingOne();
        });
    };
    if (wanted.empty()) return out;
    const auto spread = kPingSpacing * static_cast<int>(wanted.size());
    alarm.expires_after(std::chrono::nanoseconds{patience + spread});
    alarm.async_wait([&](boost::system::error_code error) {
        if (!error) w.context.stop();
    });
    w.context.restart();
    pingOne();
    w.context.run();
    w.counters.add("ping.bytes-sent", pinger.bytesSent());
    w.counters.add("ping.bytes-received", pinger.bytesReceived());
    return out;
}

const Counters& PeekDesk::counters() const
{
    return m_workings->counters;
}
bool PeekDesk::lookupStuck() const
{
    return m_workings->lookupStuck;
}

} // namespace grapevine::net
