#include "core/wire/limits.h"
#include "core/wire/push_pull.h"
#include "fuzz_input.h"

using namespace grapevine;
using namespace grapevine::wire;

// Input: a mode byte, then Serf's part of a push/pull (0), or a whole one (1).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto input = fuzz::viewOf(data, size);
    if ((fuzz::takeByte(input) & 1U) == 0) {
        fuzz::decodeSerfAs<SerfPushPull>(input);
        return 0;
    }
    std::int64_t nodes = 0;
    PushPullReader reader([&](const PushNodeState&) { ++nodes; });
    const auto progress = reader.advance(input);
    fuzz::require(progress || progress.error() != DecodeError::Truncated, "truncated means wait");
    fuzz::require(nodes == reader.nodesRead(), "every node is told once");
    if (progress && *progress == PushPullReader::Progress::Done) {
        fuzz::require(nodes == reader.header().nodes, "all of them came");
        fuzz::decodeSerfAs<SerfPushPull>(reader.userState());
    }
    return 0;
}
