#include <algorithm>
#include <optional>

#include "core/wire/framing.h"
#include "core/wire/limits.h"
#include "core/wire/push_pull.h"
#include "core/wire/stream.h"
#include "fuzz_input.h"

using namespace grapevine;
using namespace grapevine::wire;

namespace {

struct Outcome {
    Bytes plain;
    bool complete = false;
    std::optional<DecodeError> error;

    bool operator==(const Outcome&) const = default;
};

Outcome fed(StreamReader reader, ByteView bytes, std::size_t piece, PushPullReader* pushPull)
{
    Outcome out;
    bool reading = pushPull != nullptr;
    while (!bytes.empty()) {
        const auto now = bytes.first(std::min(piece, bytes.size()));
        bytes = bytes.subspan(now.size());
        if (const auto done = reader.feed(now); !done) {
            out.error = done.error();
            break;
        }
        const auto plain = reader.plain();
        if (!reading || plain.empty() || plain[0] != std::byte{6}) continue;
        const auto progress = pushPull->advance(plain);
        reading = progress && *progress == PushPullReader::Progress::NeedMore;
    }
    out.plain.assign(reader.plain().begin(), reader.plain().end());
    out.complete = reader.frameComplete();
    return out;
}

} // namespace

// Input: a mode byte (1 dialled, 2 label, 4 encrypted), a piece size, then the content.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto input = fuzz::viewOf(data, size);
    const auto mode = fuzz::takeByte(input);
    const std::size_t piece = 1U + fuzz::takeByte(input);
    const auto side = (mode & 1U) != 0 ? StreamSide::Dialled : StreamSide::Accepted;
    const auto writer = side == StreamSide::Dialled ? StreamSide::Accepted : StreamSide::Dialled;
    const std::string label = (mode & 2U) != 0 ? "lan" : "";
    auto* sealer = (mode & 4U) != 0 ? &fuzz::sealer() : nullptr;
    auto bytes = wrapStream(input, writer, label, sealer, false);
    bytes.shrink_to_fit();

    PushPullReader pushPull([](const PushNodeState& node) {
        fuzz::require(node.name.size() <= kNameLongest, "names are limited");
        (void)decodeTags(node.meta);
    });
    const auto whole = fed(StreamReader(side, label, sealer), bytes, bytes.size(), nullptr);
    const auto pieces = fed(StreamReader(side, label, sealer), bytes, piece, &pushPull);
    fuzz::require(whole == pieces, "the outcome does not depend on how the bytes are cut");
    fuzz::require(whole.plain.size() <= kStreamPlainLargest, "plain content is limited");
    return 0;
}
