#include "core/rpc/answers.h"
#include "core/rpc/dialogue.h"
#include "core/rpc/requests.h"
#include "fuzz_input.h"

using namespace grapevine;
using namespace grapevine::rpc;

namespace {

constexpr TimePoint kNow{std::chrono::seconds{1}};

/// Past greeting and key, with one request of each kind open: Seqs 3 to 9.
Dialogue openDialogue()
{
    static const Bytes greeting = fromHex("82a54572726f72a0a353657101"
                                          "82a54572726f72a0a353657102"
                                          "80")
                                      .value();
    Dialogue out{kNow, "", {}};
    out.handleBytes(kNow, greeting);
    link::SendQuery query;
    query.name = "load";
    out.openStream(kNow, "*");
    out.openMonitor(kNow, "info");
    out.sendQuery(kNow, query);
    out.askMembers(kNow);
    out.askStats(kNow);
    out.askKeys(kNow);
    out.askCoordinate(kNow, "n1");
    return out;
}

/// What was told, in a few numbers that may not depend on how the bytes were cut.
struct Told {
    std::size_t news = 0;
    std::size_t members = 0;
    bool over = false;

    bool operator==(const Told&) const = default;
};

Told listen(ByteView bytes, std::size_t piece, bool ready)
{
    Told out;
    auto dialogue = ready ? openDialogue() : Dialogue{kNow, "key", {}};
    static_cast<void>(dialogue.takeOutput());
    while (!bytes.empty()) {
        const auto size = std::min(piece, bytes.size());
        dialogue.handleBytes(kNow, bytes.first(size));
        bytes = bytes.subspan(size);
        static_cast<void>(dialogue.takeOutput());
        while (const auto news = dialogue.pollNews()) {
            fuzz::require(!out.over, "nothing is told after the end");
            ++out.news;
            if (const auto* told = std::get_if<MembersTold>(&*news)) {
                out.members += told->members.size();
                for (const auto& member : told->members)
                    fuzz::require(member.facts != nullptr, "facts are never null");
            }
            out.over = std::holds_alternative<Ended>(*news);
        }
    }
    fuzz::require(out.over == dialogue.isOver(), "an end is told");
    if (const auto due = dialogue.nextTimeout()) dialogue.handleTimeout(*due);
    return out;
}

} // namespace

// Input: a mode byte, then what an agent says: to a fresh dialogue (bit 0 unset) or to one with
// open requests (set), or (bit 1 set) one object, read as everything that it could be.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto input = fuzz::viewOf(data, size);
    const auto mode = fuzz::takeByte(input);
    if ((mode & 2U) != 0) {
        static_cast<void>(decodeHeader(input));
        static_cast<void>(decodeMembers(input));
        static_cast<void>(decodeStats(input));
        static_cast<void>(decodeKeys(input));
        static_cast<void>(decodeEvent(input));
        static_cast<void>(decodeQueryRecord(input));
        static_cast<void>(decodeLog(input));
        const auto coordinate = decodeCoordinate(input);
        if (coordinate && *coordinate) fuzz::require(isFinite(**coordinate), "no infinity gets in");
        return 0;
    }
    const bool ready = (mode & 1U) != 0;
    const auto whole = listen(input, input.size() + 1, ready);
    fuzz::require(listen(input, 1 + mode / 4U, ready) == whole, "pieces tell what the whole tells");
    return 0;
}
