// What the wire layers cost. Prints one line a figure: BENCH name value unit.
//
//   bench_wire inputs DIR       writes what is measured, for Go to read
//   bench_wire figures DIR      measures
//   bench_wire peek NAME FILE   one recorded push/pull answer, in a process of its own for its
//   memory bench_wire --quick DIR      all of it once, small

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/agent/facts_interner.h"
#include "core/base/counters.h"
#include "core/crypto/keyring.h"
#include "core/crypto/sealer.h"
#include "core/wire/framing.h"
#include "core/wire/limits.h"
#include "core/wire/lzw.h"
#include "core/wire/messages.h"
#include "core/wire/packet.h"
#include "core/wire/push_pull.h"
#include "core/wire/stream.h"
#include "tests/bench/inputs.h"
#include "tests/bench/stopwatch.h"

using namespace grapevine;
using namespace grapevine::bench;

namespace {

constexpr std::size_t kNodes = 1000;
constexpr std::array<std::size_t, 2> kPacketSizes = {300, 1400};
constexpr std::size_t kStateSize = 100'000;

bool writeInputs(const std::string& dir, std::size_t small, std::size_t large)
{
    std::filesystem::create_directories(dir);
    bool good = writeFile(dir + "/alive.bin", aliveBody(7));
    good = writeFile(dir + "/nodes.bin", nodeStates(kNodes)) && good;
    good = writeFile(dir + "/gossip-1400.bin", gossip(1400)) && good;
    auto state = nodeStates(kNodes);
    state.resize(kStateSize);
    good = writeFile(dir + "/state.bin", state) && good;
    for (const auto size : kPacketSizes) {
        good = writeFile(fmt::format("{}/plain-{}.bin", dir, size), gossip(size)) && good;
    }
    for (const auto& [name, count] : {std::pair{"small", small}, {"large", large}}) {
        const auto content = pushPull(count);
        const auto path = fmt::format("{}/answer-{}", dir, name);
        good = writeFile(path + ".bin", wire::wrapStream(content, wire::StreamSide::Accepted, "",
                                                         nullptr, false)) &&
               good;
        good = writeFile(path + "-lzw.bin", wire::wrapStream(content, wire::StreamSide::Accepted,
                                                             "", nullptr, true)) &&
               good;
    }
    return good;
}

void decodeFigures(const std::string& dir, std::chrono::milliseconds budget)
{
    const auto alive = readFile(dir + "/alive.bin");
    wire::Scratch scratch;
    const auto one = measure(budget, [&] {
        scratch.clear();
        const auto message = wire::decode<wire::Alive>(alive, scratch);
        g_sink = g_sink + message->node.size() + message->meta.size();
    });
    figure("decode-alive", one.nanoseconds, "ns");
    figure("decode-alive-allocations", one.allocations, "count");

    wire::PushPullHeader header;
    header.nodes = kNodes;
    Bytes stream;
    wire::encode(stream, header);
    append(stream, readFile(dir + "/nodes.bin"));
    const auto nodes = measure(budget, [&] {
        std::uint64_t seen = 0;
        wire::PushPullReader reader{
            [&](const wire::PushNodeState& node) { seen += node.name.size() + node.meta.size(); }};
        const auto progress = reader.advance(stream);
        if (!progress || *progress != wire::PushPullReader::Progress::Done) std::abort();
        g_sink = g_sink + seen;
    });
    figure("decode-member", nodes.nanoseconds / kNodes, "ns");
    figure("decode-member-allocations", nodes.allocations / kNodes, "count");

    const auto facts = measure(budget, [&] {
        agent::FactsInterner interner;
        wire::PushPullReader reader{[&](const wire::PushNodeState& node) {
            g_sink = g_sink + interner.intern(node)->tags.size();
        }};
        if (!reader.advance(stream)) std::abort();
    });
    figure("decode-member-kept", facts.nanoseconds / kNodes, "ns");
    figure("decode-member-kept-allocations", facts.allocations / kNodes, "count");

    const auto packet = gossip(1400);
    wire::PacketReader reader{"", nullptr};
    Counters counters;
    const auto peeled = measure(budget, [&] {
        const auto parts = reader.read(packet, counters);
        g_sink = g_sink + (parts ? parts->size() : 0);
    });
    figure("peel-packet", peeled.nanoseconds, "ns");
    figure("peel-packet-allocations", peeled.allocations, "count");
}

// The whole compress message, as memberlist makes and reads it.
void compressFigures(const std::string& dir, std::chrono::milliseconds budget)
{
    for (const std::string_view name : {"gossip-1400", "state"}) {
        const auto plain = readFile(fmt::format("{}/{}.bin", dir, name));
        Bytes squeezed;
        Bytes message;
        const auto there = measure(budget, [&] {
            squeezed.clear();
            message.clear();
            wire::lzwCompress(squeezed, plain);
            wire::Compress compress;
            compress.buffer = squeezed;
            wire::encode(message, compress);
            g_sink = g_sink + message.size();
        });
        fmt::print("CHECK compress-{} {:08x}\n", name, wire::crc32(message));
        figure(fmt::format("compress-{}", name), there.nanoseconds / 1000.0, "us");
        figure(fmt::format("compress-{}-allocations", name), there.allocations, "count");

        wire::Scratch scratch;
        Bytes back;
        const auto again = measure(budget, [&] {
            scratch.clear();
            back.clear();
            const auto compress =
                wire::decode<wire::Compress>(ByteView{message}.subspan(1), scratch);
            if (!wire::lzwDecompress(back, compress->buffer, wire::kStreamPlainLargest))
                std::abort();
            g_sink = g_sink + back.size();
        });
        if (back != plain) std::abort();
        figure(fmt::format("decompress-{}", name), again.nanoseconds / 1000.0, "us");
        figure(fmt::format("decompress-{}-allocations", name), again.allocations, "count");
    }
}

void sealFigures(const std::string& dir, std::chrono::milliseconds budget)
{
    const Bytes raw(32, std::byte{7});
    const auto key = crypto::SecretKey::fromBytes(raw);
    if (!key) std::abort();
    crypto::Sealer sealer{crypto::Keyring{{*key}}};
    for (const auto size : kPacketSizes) {
        const auto plain = readFile(fmt::format("{}/plain-{}.bin", dir, size));
        const auto there =
            measure(budget, [&] { g_sink = g_sink + sealer.seal(plain, {}).size(); });
        figure(fmt::format("seal-{}", size), there.nanoseconds, "ns");
        figure(fmt::format("seal-{}-allocations", size), there.allocations, "count");
        const auto sealed = sealer.seal(plain, {});
        Bytes buffer;
        const auto again = measure(budget, [&] {
            const auto opened = sealer.openInto(buffer, sealed, {});
            if (!opened) std::abort();
            g_sink = g_sink + opened->size();
        });
        figure(fmt::format("open-{}", size), again.nanoseconds, "ns");
        figure(fmt::format("open-{}-allocations", size), again.allocations, "count");
    }
}

bool figures(const std::string& dir, std::chrono::milliseconds budget)
{
    if (readFile(dir + "/alive.bin").empty()) return false;
    decodeFigures(dir, budget);
    compressFigures(dir, budget);
    sealFigures(dir, budget);
    return true;
}

} // namespace

int main(int count, char** words)
{
    const std::string verb = count > 1 ? words[1] : "";
    if (verb == "inputs" && count == 3) return writeInputs(words[2], 10'000, 100'000) ? 0 : 1;
    if (verb == "figures" && count == 3)
        return figures(words[2], std::chrono::milliseconds{60}) ? 0 : 1;
    if (verb == "peek" && count == 4) return measurePeek(words[2], words[3]) ? 0 : 1;
    if (verb == "--quick" && count == 3) {
        const std::string dir = words[2];
        const bool good = writeInputs(dir, 100, 1000) &&
                          figures(dir, std::chrono::milliseconds{2}) &&
                          measurePeek("peek-100", (dir + "/answer-small.bin").c_str()) &&
                          measurePeek("peek-1000", (dir + "/answer-large-lzw.bin").c_str());
        return good ? 0 : 1;
    }
    std::fputs("usage: bench_wire inputs DIR | figures DIR | peek NAME FILE | --quick DIR\n",
               stderr);
    return 2;
}
