#include "core/wire/framing.h"
#include "core/wire/limits.h"
#include "fuzz_input.h"

using namespace grapevine;
using namespace grapevine::wire;

// Input: a mode byte (1 label, 2 encrypted, 4 crc), then what stands inside those layers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static PacketReader plain("", nullptr);
    static PacketReader labelled("lan", nullptr);
    static PacketReader sealed("", &fuzz::sealer());
    static PacketReader both("lan", &fuzz::sealer());
    auto input = fuzz::viewOf(data, size);
    const auto mode = fuzz::takeByte(input);
    const bool label = (mode & 1U) != 0;
    const bool encrypted = (mode & 2U) != 0;
    Bytes datagram(input.begin(), input.end());
    if ((mode & 4U) != 0) datagram = wrapCrc(datagram);
    if (encrypted) datagram = fuzz::sealer().seal(datagram, asBytes(label ? "lan" : ""));
    if (label) datagram = addLabel("lan", datagram).value();
    datagram.shrink_to_fit();

    auto& reader = label ? (encrypted ? both : labelled) : (encrypted ? sealed : plain);
    Counters counters;
    const auto parts = reader.read(datagram, counters);
    if (!parts) {
        fuzz::require(counters.value(counterName(parts.error())) > 0, "an error is counted");
        return 0;
    }
    fuzz::require(parts->size() <= kPacketPartsMost, "parts are limited");
    for (const auto& part : *parts)
        fuzz::decodeLeaf(part);
    return 0;
}
