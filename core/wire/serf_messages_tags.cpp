#include <algorithm>
#include <iterator>

#include "core/wire/limits.h"
#include "core/wire/msgpack_reader.h"
#include "core/wire/msgpack_writer.h"
#include "core/wire/serf_messages.h"

namespace grapevine::wire {

namespace {

constexpr std::byte kTagsMagic{0xff};
constexpr unsigned kTagsProtocol = 3; ///< Below it a member has a role and nothing else.
constexpr std::size_t kTagsFew = 32;  ///< Sorted in place up to here, without a buffer.
constexpr std::string_view kRole = "role";

/// Sorts by key; of equal keys the last one that was added stays.
void settle(Tags& tags)
{
    const auto byKey = [](const auto& a, const auto& b) { return a.first < b.first; };
    if (tags.size() > kTagsFew) {
        std::stable_sort(tags.begin(), tags.end(), byKey);
    } else {
        for (auto at = tags.begin(); at != tags.end(); ++at) {
            std::rotate(std::upper_bound(tags.begin(), at, *at, byKey), at, std::next(at));
        }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < tags.size(); ++i) {
        if (i + 1 < tags.size() && tags[i].first == tags[i + 1].first) continue;
        if (kept != i) tags[kept] = std::move(tags[i]);
        ++kept;
    }
    tags.resize(kept);
}

} // namespace

DecodedTags decodeTags(ByteView meta)
{
    DecodedTags decoded;
    if (meta.empty() || meta[0] != kTagsMagic) {
        decoded.tags.emplace_back(kRole, asText(meta));
        return decoded;
    }
    Scratch scratch;
    MsgpackReader reader{meta.subspan(1), scratch};
    const auto opening = reader.open();
    if (opening.shape == MsgpackReader::Shape::Array) reader.fail(DecodeError::WrongType);
    if (opening.count > kTagsMost) decoded.broken = true;
    const auto count = std::min<std::size_t>(opening.count, kTagsMost);
    decoded.tags.reserve(std::min(count, kTagsFew));
    for (std::size_t i = 0; i < count && !reader.failed(); ++i) {
        const auto key = reader.readText();
        const auto value = reader.readText();
        if (!reader.failed()) decoded.tags.emplace_back(key, value);
    }
    decoded.broken = decoded.broken || reader.failed();
    settle(decoded.tags);
    return decoded;
}

void encodeTags(Bytes& to, const Tags& tags, unsigned protocol)
{
    if (protocol < kTagsProtocol) {
        const auto role = std::find_if(tags.begin(), tags.end(),
                                       [](const auto& tag) { return tag.first == kRole; });
        if (role != tags.end()) append(to, asBytes(role->second));
        return;
    }
    to.push_back(kTagsMagic);
    MsgpackWriter writer{to};
    writer.map(tags.size());
    for (const auto& [key, value] : tags) {
        writer.text(key);
        writer.text(value);
    }
}

} // namespace grapevine::wire
