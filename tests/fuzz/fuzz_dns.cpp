#include <algorithm>

#include "core/dns/decode.h"
#include "core/dns/discovery.h"
#include "core/dns/encode.h"
#include "core/dns/limits.h"
#include "fuzz_input.h"

using namespace grapevine;
using namespace grapevine::dns;

namespace {

void checkName(const Name& name)
{
    fuzz::require(name.wire().size() < kNameLongest, "a name is no longer than it may be");
    const auto again = Name::fromText(name.text());
    fuzz::require(again && again->wire() == name.wire(), "a name's text is read back");
}

void checkCodec(ByteView bytes)
{
    std::size_t used = 0;
    const auto message = decode(bytes, &used);
    if (!message) return;
    fuzz::require(used <= bytes.size(), "a decoder uses only what is there");
    for (const auto& question : message->questions)
        checkName(question.name);
    for (const auto* section : {&message->answers, &message->authorities, &message->extras}) {
        for (const auto& record : *section) {
            checkName(record.name);
            static_cast<void>(addressOf(record));
        }
    }
    const auto written = encode(*message);
    if (!written) {
        fuzz::require(written.error() == EncodeError::TooLarge, "what was read can be written");
        return;
    }
    const auto again = decode(*written);
    fuzz::require(again && *again == *message, "what we write we can read");
}

/// Datagrams of 16-bit lengths, with a byte before each: how many 8 ms pass.
void checkDiscovery(ByteView bytes)
{
    TimePoint now{};
    Discovery discovery(now, {});
    while (bytes.size() >= 3) {
        now += std::chrono::milliseconds{8} * fuzz::takeByte(bytes);
        const std::size_t high = fuzz::takeByte(bytes);
        const std::size_t length = std::min(high << 8U | fuzz::takeByte(bytes), bytes.size());
        static_cast<void>(discovery.handleDatagram(now, bytes.first(length), "eth0"));
        bytes = bytes.subspan(length);
        static_cast<void>(discovery.handleTimeout(now));
        for (const auto& question : discovery.pollQuestions(now)) {
            fuzz::require(question.size() <= 1500 && decode(question), "our questions are read");
        }
        fuzz::require(discovery.nextTimeout() > now, "nothing is due twice");
        for (const auto& member : discovery.members()) {
            fuzz::require(member.port != 0 && !member.addresses.empty() &&
                              !member.cluster.empty() && !member.name.empty() &&
                              member.addresses.size() <= Discovery::kAddressesMost,
                          "a member can be joined");
        }
    }
}

} // namespace

// Input: a mode byte (1 a series of datagrams for Discovery, else one for the codec), then that.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto input = fuzz::viewOf(data, size);
    if ((fuzz::takeByte(input) & 1U) != 0) {
        checkDiscovery(input);
    } else {
        const Bytes exact(input.begin(), input.end());
        checkCodec(exact);
    }
    return 0;
}
