#include <algorithm>
#include <string>

#include "core/serf/query_filter.h"
#include "core/serf/query_wish.h"
#include "core/serf/tag_expression.h"
#include "fuzz_input.h"

using namespace grapevine;
using namespace grapevine::serf;

namespace {

constexpr std::string_view kSelf = "n1";
const Tags kTags{{"role", "web"},
                 {"word", "gr\xc3\xb6\xc3\x9f"
                          "e"}};

/// A filter after the other, each behind its length in one byte.
std::vector<ByteView> split(ByteView input)
{
    std::vector<ByteView> out;
    while (!input.empty()) {
        const std::size_t size = fuzz::takeByte(input);
        out.push_back(input.first(std::min(size, input.size())));
        input = input.subspan(out.back().size());
    }
    return out;
}

/// What a filter of ours says at sending is what a member finds when it arrives.
void ask(std::string tag, std::string expression, std::string node)
{
    QueryWish wish{"load"};
    if (!node.empty()) wish.nodes.push_back(std::move(node));
    wish.tags.emplace_back(std::move(tag), std::move(expression));
    const auto filters = QueryFilters::of(wish);
    const auto& [name, text] = wish.tags[0];
    if (!filters) return;
    fuzz::require(TagExpression::compile(text).has_value(), "only what compiles is sent");
    fuzz::require(!hasEmptyFilter(filters->encoded()), "no filter of ours is deadly");
    if (text.size() > kExpressionLongest) return;
    Counters counters;
    Bytes meta;
    wire::encodeTags(meta, kTags);
    fuzz::require(passesFilters(filters->encoded(), kSelf, kTags, counters) ==
                      filters->pass(kSelf, meta),
                  "asker and asked agree");
    fuzz::require(counters.values().empty(), "what we send can be read");
}

} // namespace

// Input: a mode byte, then filters as they arrive, each behind its length (bit 0 unset), or a tag
// filter of our own (set): the name up to a NUL, then the expression; with bit 1 also a node's name
// before both.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto input = fuzz::viewOf(data, size);
    const auto mode = fuzz::takeByte(input);
    if ((mode & 1U) == 0) {
        const auto filters = split(input);
        Counters counters;
        const bool passes = passesFilters(filters, kSelf, kTags, counters);
        fuzz::require(!passes || (filters.size() <= kFiltersMost && !hasEmptyFilter(filters)),
                      "neither too many nor an empty one pass");
        fuzz::require(!passes || counters.values().empty(), "what is refused does not pass");
        return 0;
    }
    std::string text{asText(input)};
    const auto word = [&text] {
        const auto end = std::min(text.find('\0'), text.size());
        std::string out = text.substr(0, end);
        text.erase(0, end + 1);
        return out;
    };
    auto node = (mode & 2U) != 0 ? word() : std::string{};
    auto tag = word();
    ask(std::move(tag), std::move(text), std::move(node));
    return 0;
}
