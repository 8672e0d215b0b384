// What a flood of user events costs from the datagram to the batch that somebody reads, without
// sockets and printing. Prints one line a figure: BENCH name value unit.
//
//   bench_flood NAME burst|onetime [EVENTS]    each on a Lamport time of its own, or all on one
//   bench_flood --quick                        both, once, small

#include <charconv>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "core/agent/agent.h"
#include "core/agent/live_table.h"
#include "core/agent/observer_policy.h"
#include "core/net/mailbox.h"
#include "core/wire/messages.h"
#include "core/wire/serf_messages.h"
#include "tests/bench/memory.h"
#include "tests/bench/stopwatch.h"

using namespace grapevine;
using namespace grapevine::bench;

namespace {

constexpr std::size_t kEvents = 100'000;
constexpr std::size_t kQuickEvents = 2'000;
constexpr std::size_t kReadEvery = 4'000; // At 70,000 a second it is about one frame in four.

Endpoint endpointOf(std::string_view text)
{
    return {*IpAddress::fromText(text), kGossipPort};
}

std::vector<Bytes> datagrams(std::size_t count, bool oneTime)
{
    std::vector<Bytes> out(count);
    for (std::size_t number = 0; number < count; ++number) {
        const auto payload = fmt::format("build {:06} of the flood", number);
        const LamportTime time{oneTime ? 100 : 100 + number};
        Bytes event;
        wire::encodeSerf(event, wire::UserEvent{time, "deploy", asBytes(payload), false});
        out[number].push_back(static_cast<std::byte>(wire::MessageType::User));
        append(out[number], event);
    }
    return out;
}

/// False when an event is neither shown nor counted.
bool measure(std::string_view name, bool oneTime, std::size_t count)
{
    NameTable names;
    swim::RecordPool records;
    SeededRandom random{1};
    agent::AgentOptions options;
    options.name = "grapevine-bench";
    options.advertise = endpointOf("10.255.0.1");
    const agent::ObserverPolicy policy;
    agent::Agent agent{std::move(options), policy, agent::AgentShared{names, records}, random};
    agent::AccusationLog accusations{ClusterId{}};
    agent::LiveTable table{ClusterId{}, agent, accusations};
    net::Mailbox mailbox{ClusterId{}};
    const Moment moment{TimePoint{std::chrono::hours{1}}, WallTime{}};
    agent.start(moment.boot);
    mailbox.put(table.handleReady(moment));
    static_cast<void>(mailbox.take());
    const auto flood = datagrams(count, oneTime);
    const auto from = endpointOf("10.255.0.2");

    const auto residentBefore = statusField("VmRSS");
    const auto busyBefore = std::clock();
    std::size_t shown = 0;
    std::uint64_t dropped = 0;
    const auto read = [&] {
        const auto batch = mailbox.take();
        for (const auto& entry : batch.entries)
            shown += entry.kind == link::EntryKind::User ? 1U : 0U;
        dropped = batch.entriesDropped;
    };
    for (std::size_t number = 0; number < count; ++number) {
        agent.handleDatagram(moment.boot, from, flood[number]);
        static_cast<void>(agent.takeOutputs());
        mailbox.put(table.handleNews(moment, agent.takeNews()));
        if (number % kReadEvery == 0) read();
    }
    read();
    const auto busy = static_cast<double>(std::clock() - busyBefore) / CLOCKS_PER_SEC;
    if (shown + dropped != count) return false;

    figure(fmt::format("{}-cpu-an-event", name), busy * 1e6 / static_cast<double>(count), "us");
    figure(fmt::format("{}-rss", name), (statusField("VmRSS") - residentBefore) / 1024.0, "MB");
    return true;
}

} // namespace

int main(int count, char** words)
{
    const std::string_view first = count > 1 ? words[1] : "";
    const std::string_view kind = count > 2 ? words[2] : "";
    if (first == "--quick" && count == 2) {
        const bool good = measure("flood-burst", false, kQuickEvents) &&
                          measure("flood-onetime", true, kQuickEvents);
        return good ? 0 : 1;
    }
    if ((kind == "burst" || kind == "onetime") && count <= 4) {
        std::size_t events = kEvents;
        const std::string_view wanted = count == 4 ? words[3] : "";
        std::from_chars(wanted.data(), wanted.data() + wanted.size(), events);
        return measure(first, kind == "onetime", events) ? 0 : 1;
    }
    std::fputs("usage: bench_flood NAME burst|onetime [EVENTS] | --quick\n", stderr);
    return 2;
}
