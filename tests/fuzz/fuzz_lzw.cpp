#include <algorithm>

#include "core/wire/limits.h"
#include "core/wire/lzw.h"
#include "fuzz_input.h"

using namespace grapevine;
using namespace grapevine::wire;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto input = fuzz::viewOf(data, size);
    Bytes plain;
    const auto done = lzwDecompress(plain, input, kPacketPlainLargest);
    fuzz::require(plain.size() <= kPacketPlainLargest, "the output is limited");
    if (done && !plain.empty()) {
        Bytes less;
        const auto cut = lzwDecompress(less, input, plain.size() - 1);
        fuzz::require(!cut && cut.error() == DecodeError::TooLarge, "one byte above is too large");
        fuzz::require(std::equal(less.begin(), less.end(), plain.begin()), "and the rest is alike");
    }
    Bytes packed;
    lzwCompress(packed, input);
    Bytes back;
    fuzz::require(lzwDecompress(back, packed, size).has_value(), "what we pack we unpack");
    fuzz::require(std::equal(back.begin(), back.end(), input.begin(), input.end()), "unchanged");
    return 0;
}
