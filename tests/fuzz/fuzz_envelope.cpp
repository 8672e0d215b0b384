#include <algorithm>

#include "fuzz_input.h"

using namespace grapevine;
using namespace grapevine::crypto;

// Input: a mode byte, then a sealed packet (0), or a plaintext that is sealed as version 1 and
// relabelled 0, so that its last byte counts as padding (1), or one to seal and open (2, 3).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto input = fuzz::viewOf(data, size);
    const auto mode = fuzz::takeByte(input) & 3U;
    auto& sealer = fuzz::sealer();
    static Bytes buffer;
    if (mode == 0) {
        fuzz::require(!sealer.openInto(buffer, input, {}), "nobody forges a tag");
        fuzz::require(buffer.empty(), "nothing unauthenticated is left");
        return 0;
    }
    if (mode == 1) {
        auto packet = sealer.seal(input, {});
        packet[0] = std::byte{0};
        const auto opened = sealer.openInto(buffer, packet, {});
        const auto cut = input.empty() ? 0 : std::to_integer<std::size_t>(input.back());
        fuzz::require(opened.has_value() == (input.size() >= 16 && cut <= input.size()),
                      "a pad count fits or is refused");
        if (opened) fuzz::require(opened->size() == input.size() - cut, "and is cut");
        return 0;
    }
    const auto version = mode == 2 ? SealVersion::Padded : SealVersion::Plain;
    const auto opened = sealer.open(sealer.seal(input, asBytes("lan"), version), asBytes("lan"));
    fuzz::require(opened && std::equal(opened->begin(), opened->end(), input.begin(), input.end()),
                  "what we seal we open");
    return 0;
}
