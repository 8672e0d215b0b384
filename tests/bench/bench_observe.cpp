// What a join costs who takes part. Prints one line a figure: BENCH name value unit.
//
//   bench_observe join NAME observer|member FILE    takes the push/pull answer recorded in FILE, in
//                                                   a process of its own for its memory
//   bench_observe --quick DIR                       both, once, small

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "core/agent/agent.h"
#include "core/agent/live_table.h"
#include "core/agent/member_policy.h"
#include "core/agent/observer_policy.h"
#include "core/wire/stream.h"
#include "tests/bench/inputs.h"
#include "tests/bench/memory.h"
#include "tests/bench/stopwatch.h"

using namespace grapevine;
using namespace grapevine::bench;

namespace {

constexpr std::size_t kReadSize = 64 * 1024; // What one read of a socket gives.
constexpr std::size_t kQuickMembers = 1000;

Endpoint endpointOf(std::string_view text)
{
    return {*IpAddress::fromText(text), kGossipPort};
}

template<class Output> std::optional<Output> taken(agent::Agent& agent)
{
    for (auto& output : agent.takeOutputs()) {
        if (auto* found = std::get_if<Output>(&output)) return std::move(*found);
    }
    return std::nullopt;
}

/// False when the answer is refused, or a row is missing in the end.
bool measureJoin(std::string_view name, const swim::Policy& policy, const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) return false;
    NameTable names;
    swim::RecordPool records;
    SeededRandom random{1};
    agent::AgentOptions options;
    options.name = "grapevine-bench";
    options.advertise = endpointOf("10.255.0.1");
    agent::Agent agent{std::move(options), policy, agent::AgentShared{names, records}, random};
    agent::AccusationLog accusations{ClusterId{}};
    agent::LiveTable table{ClusterId{}, agent, accusations};
    Moment moment{TimePoint{std::chrono::hours{1}}, WallTime{}};
    agent.start(moment.boot);
    const auto asked = endpointOf("10.255.0.2");
    agent.join(moment.boot, {&asked, 1});
    const auto dialled = taken<agent::OpenStream>(agent);
    if (!dialled) return false;
    agent.handleStreamConnected(moment.boot, dialled->stream);
    if (!taken<agent::WriteStream>(agent)) return false;

    const auto residentBefore = statusField("VmRSS");
    const auto busyBefore = std::clock();
    const auto began = Watch::now();
    Bytes chunk(kReadSize);
    bool joined = false;
    std::size_t rows = 0;
    while (!joined) {
        file.read(reinterpret_cast<char*>(chunk.data()),
                  static_cast<std::streamsize>(chunk.size()));
        const auto count = static_cast<std::size_t>(file.gcount());
        if (count == 0) return false;
        agent.handleStreamBytes(moment.boot, dialled->stream, ByteView{chunk}.first(count));
        const auto news = agent.takeNews();
        rows += table.handleNews(moment, news).changed.size();
        for (const auto& item : news) {
            const auto* outcome = std::get_if<agent::JoinOutcome>(&item);
            if (outcome != nullptr && !outcome->joined) return false;
            joined = joined || outcome != nullptr;
        }
    }
    const auto ended = Watch::now();
    const auto busy = static_cast<double>(std::clock() - busyBefore) / CLOCKS_PER_SEC;
    const auto resident = statusField("VmRSS") - residentBefore;
    const auto known = table.rows().size();
    if (known < 2 || known != agent.memberlist().table().size() || rows < known) return false;

    figure(fmt::format("{}-rows", name),
           std::chrono::duration<double, std::milli>(ended - began).count(), "ms");
    figure(fmt::format("{}-cpu", name), busy * 1000.0, "ms");
    figure(fmt::format("{}-rss", name), statusField("VmRSS") / 1024.0, "MB");
    figure(fmt::format("{}-rss-highest", name), statusField("VmHWM") / 1024.0, "MB");
    figure(fmt::format("{}-rss-a-member", name), resident * 1024.0 / static_cast<double>(known),
           "B");
    return true;
}

bool measureAs(std::string_view name, std::string_view who, const std::string& path)
{
    if (who == "observer") return measureJoin(name, agent::ObserverPolicy{}, path);
    return who == "member" && measureJoin(name, agent::MemberPolicy{}, path);
}

} // namespace

int main(int count, char** words)
{
    const std::string verb = count > 1 ? words[1] : "";
    if (verb == "join" && count == 5) return measureAs(words[2], words[3], words[4]) ? 0 : 1;
    if (verb == "--quick" && count == 3) {
        std::filesystem::create_directories(words[2]);
        const auto path = std::string{words[2]} + "/answer-join.bin";
        const auto answer = wire::wrapStream(pushPull(kQuickMembers), wire::StreamSide::Accepted,
                                             "", nullptr, false);
        const bool good = writeFile(path, answer) && measureAs("join-observer", "observer", path) &&
                          measureAs("join-member", "member", path);
        return good ? 0 : 1;
    }
    std::fputs("usage: bench_observe join NAME observer|member FILE | --quick DIR\n", stderr);
    return 2;
}
