#include "fuzz_input.h"

using namespace grapevine;
using namespace grapevine::wire;

// Input: a mode byte, then a Serf message (0), a filter (1), tags (2) or an ack's payload (3).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto input = fuzz::viewOf(data, size);
    switch (fuzz::takeByte(input) & 3U) {
    case 0: fuzz::decodeSerfMessage(input); break;
    case 1:
        fuzz::decodeSerfAs<NodeFilter>(input);
        fuzz::decodeSerfAs<TagFilter>(input);
        break;
    case 2: {
        const auto found = decodeTags(input);
        Bytes again;
        encodeTags(again, found.tags);
        const auto twice = decodeTags(again);
        fuzz::require(!twice.broken && twice.tags == found.tags, "tags survive being written");
        break;
    }
    default:
        if (const auto coordinate = decodeCoordinate(input)) {
            Bytes again;
            encodeCoordinate(again, *coordinate);
            fuzz::require(decodeCoordinate(again).has_value(), "what we write we can read");
        }
    }
    return 0;
}
