#include <algorithm>

#include "core/wire/framing.h"
#include "fuzz_input.h"

using namespace grapevine;
using namespace grapevine::wire;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto input = fuzz::viewOf(data, size);
    if (const auto split = splitLabel(input)) {
        const auto again = addLabel(split->label, split->rest);
        fuzz::require(again && std::equal(again->begin(), again->end(), input.begin(), input.end()),
                      "a label goes back where it came from");
    }
    if (const auto found = decodeCompound(input)) {
        const auto table = std::to_integer<std::size_t>(input[0]);
        fuzz::require(found->parts.size() + found->truncated == table,
                      "every part is accounted for");
        (void)encodeCompound(found->parts);
    }
    fuzz::require(crc32(input) == crc32(Bytes(input.begin(), input.end())), "crc reads only bytes");
    return 0;
}
