#include "tests/bench/inputs.h"

#include <array>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <vector>

#include "core/wire/framing.h"
#include "core/wire/messages.h"
#include "core/wire/serf_messages.h"

namespace grapevine::bench {

namespace {

constexpr std::array<std::byte, 6> kVersions = {std::byte{1}, std::byte{5}, std::byte{2},
                                                std::byte{2}, std::byte{5}, std::byte{4}};

std::string nameOf(std::size_t number)
{
    return fmt::format("node-{:06}.example.org", number);
}

Bytes metaOf(std::size_t number)
{
    const Tags tags = {{"dc", fmt::format("region-{}", number % 5)},
                       {"id", fmt::format("{:08x}", number * 2654435761U)},
                       {"role", number % 3 == 0 ? "database" : "web"},
                       {"version", fmt::format("1.{}.{}", number % 7, number % 11)},
                       {"zone", fmt::format("zone-{}", number % 17)}};
    Bytes meta;
    wire::encodeTags(meta, tags);
    return meta;
}

std::array<std::byte, 4> addressOf(std::size_t number)
{
    return {std::byte{10}, static_cast<std::byte>(number >> 16U & 255U),
            static_cast<std::byte>(number >> 8U & 255U), static_cast<std::byte>(number & 255U)};
}

} // namespace

Bytes aliveBody(std::size_t number)
{
    const auto name = nameOf(number);
    const auto meta = metaOf(number);
    const auto address = addressOf(number);
    wire::Alive alive;
    alive.incarnation = Incarnation{static_cast<std::uint32_t>(number % 100 + 1)};
    alive.node = name;
    alive.address = address;
    alive.port = 7946;
    alive.meta = meta;
    alive.versions = kVersions;
    Bytes out;
    wire::encode(out, alive);
    out.erase(out.begin());
    return out;
}

Bytes nodeStates(std::size_t count)
{
    Bytes out;
    for (std::size_t number = 0; number < count; ++number) {
        const auto name = nameOf(number);
        const auto meta = metaOf(number);
        const auto address = addressOf(number);
        wire::PushNodeState node;
        node.name = name;
        node.address = address;
        node.port = 7946;
        node.meta = meta;
        node.incarnation = Incarnation{static_cast<std::uint32_t>(number % 100 + 1)};
        node.state = number % 50 == 0 ? 2 : 0;
        node.versions = kVersions;
        wire::encode(out, node);
    }
    return out;
}

Bytes gossip(std::size_t size)
{
    std::vector<Bytes> messages;
    std::size_t total = 0;
    while (total < size) {
        auto& message = messages.emplace_back();
        message.push_back(std::byte{4});
        append(message, aliveBody(messages.size()));
        total += message.size();
    }
    const std::vector<ByteView> parts(messages.begin(), messages.end());
    auto out = wire::encodeCompound(parts);
    out.resize(size);
    return out;
}

Bytes pushPull(std::size_t count)
{
    std::vector<std::string> names;
    names.reserve(count);
    wire::SerfPushPull serf;
    serf.time = LamportTime{count + 1};
    serf.eventTime = LamportTime{3};
    serf.queryTime = LamportTime{1};
    serf.events.resize(512);
    for (std::size_t number = 0; number < count; ++number) {
        names.push_back(nameOf(number));
        serf.statusTimes.emplace_back(names.back(), LamportTime{number + 1});
    }
    Bytes state;
    wire::encodeSerf(state, serf);

    wire::PushPullHeader header;
    header.nodes = static_cast<std::int64_t>(count);
    header.userStateLength = static_cast<std::int64_t>(state.size());
    Bytes out;
    wire::encode(out, header);
    append(out, nodeStates(count));
    append(out, state);
    return out;
}

bool writeFile(const std::string& path, ByteView bytes)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    const auto text = asText(bytes);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    file.close();
    return file.good();
}

Bytes readFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
    return toBytes(text);
}

} // namespace grapevine::bench
