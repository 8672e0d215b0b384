#include "core/rpc/answers.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/rpc/answer_shapes.h"

namespace grapevine::rpc {

namespace {

using wire::MsgpackReader;

/// Reads one object with `read`, and turns the reader's failure into ours.
template<class T, class Read> Decoded<T> readWhole(ByteView object, T value, Read read)
{
    wire::Scratch scratch;
    MsgpackReader reader{object, scratch};
    read(reader, value);
    if (reader.failed()) return failure(reader.error());
    return value;
}

template<class M> Decoded<M> readAs(ByteView object, wire::Scratch& scratch)
{
    MsgpackReader reader{object, scratch};
    M message;
    wire::readMessage(reader, message);
    if (reader.failed()) return failure(reader.error());
    return message;
}

std::string cutText(ByteView bytes, std::size_t longest)
{
    return std::string{asText(bytes.first(std::min(bytes.size(), longest)))};
}

Bytes owned(ByteView bytes)
{
    return {bytes.begin(), bytes.end()};
}

link::MemberStatus statusNamed(std::string_view text)
{
    using link::MemberStatus;
    for (const auto status :
         {MemberStatus::Alive, MemberStatus::Leaving, MemberStatus::Left, MemberStatus::Failed}) {
        if (text == word(status)) return status;
    }
    return MemberStatus::None;
}

Tags sortedTags(const TextTable& table)
{
    Tags tags;
    tags.reserve(table.size());
    for (const auto& [key, value] : table)
        tags.emplace_back(key, value);
    std::stable_sort(tags.begin(), tags.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    // Of equal keys the last one counts, as in a Go map.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < tags.size(); ++i) {
        if (i + 1 < tags.size() && tags[i].first == tags[i + 1].first) continue;
        if (kept != i) tags[kept] = std::move(tags[i]);
        ++kept;
    }
    tags.resize(kept);
    return tags;
}

Member memberOf(const WireMember& told)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = told.name;
    facts->rawAddress = owned(told.address);
    if (const auto address = IpAddress::fromBytes(told.address)) facts->endpoint.address = *address;
    facts->endpoint.port = told.port;
    facts->tags = sortedTags(told.tags);
    facts->versions = {told.protocolMin, told.protocolMax, told.protocolCurrent,
                       told.delegateMin, told.delegateMax, told.delegateCurrent};
    return {std::move(facts), statusNamed(told.status)};
}

std::vector<Member> membersOf(const std::vector<WireMember>& told)
{
    std::vector<Member> out;
    out.reserve(told.size());
    for (const auto& member : told)
        out.push_back(memberOf(member));
    return out;
}

EventRecord::Kind kindNamed(std::string_view text)
{
    using Kind = EventRecord::Kind;
    constexpr std::array<std::pair<std::string_view, Kind>, 7> kNames{{
        {"member-join", Kind::Join},
        {"member-leave", Kind::Leave},
        {"member-failed", Kind::Failed},
        {"member-update", Kind::Update},
        {"member-reap", Kind::Reap},
        {"user", Kind::User},
        {"query", Kind::Query},
    }};
    for (const auto& [name, kind] : kNames) {
        if (text == name) return kind;
    }
    return Kind::Unknown;
}

std::size_t countOf(std::int64_t told)
{
    return told > 0 ? static_cast<std::size_t>(told) : 0;
}

} // namespace

Decoded<ResponseHeader> decodeHeader(ByteView object)
{
    wire::Scratch scratch;
    const auto told = readAs<WireHeader>(object, scratch);
    if (!told) return failure(told.error());
    return ResponseHeader{told->seq, cutText(told->error, kErrorTextLongest)};
}

Decoded<std::vector<Member>> decodeMembers(ByteView object)
{
    wire::Scratch scratch;
    const auto told = readAs<WireMembers>(object, scratch);
    if (!told) return failure(told.error());
    return membersOf(told->members);
}

Decoded<Stats> decodeStats(ByteView object)
{
    return readWhole(object, Stats{}, [](MsgpackReader& reader, Stats& out) {
        std::vector<std::pair<std::string_view, TextTable>> sections;
        wire::readTable(reader, sections, kStatsMost);
        for (const auto& [section, values] : sections) {
            auto& to = out[std::string{section}];
            for (const auto& [name, value] : values)
                to.insert_or_assign(std::string{name}, std::string{value});
        }
    });
}

Decoded<std::optional<Coordinate>> decodeCoordinate(ByteView object)
{
    wire::Scratch scratch;
    const auto told = readAs<WireCoordinateAnswer>(object, scratch);
    if (!told) return failure(told.error());
    const auto& from = told->coordinate;
    Coordinate out;
    if (!told->known || from.vector.size() != out.vector.size()) return std::optional<Coordinate>{};
    std::copy(from.vector.begin(), from.vector.end(), out.vector.begin());
    out.error = from.error;
    out.adjustment = from.adjustment;
    out.height = from.height;
    return isFinite(out) ? std::optional{out} : std::nullopt;
}

Decoded<Keys> decodeKeys(ByteView object)
{
    wire::Scratch scratch;
    const auto told = readAs<WireKeys>(object, scratch);
    if (!told) return failure(told.error());
    Keys out;
    for (const auto& [key, count] : told->keys)
        out.keys.insert_or_assign(std::string{key}, countOf(count));
    for (const auto& [name, message] : told->messages)
        out.messages.insert_or_assign(std::string{name}, std::string{message});
    out.members = countOf(told->members);
    out.responses = countOf(told->responses);
    out.errors = countOf(told->errors);
    return out;
}

Decoded<EventRecord> decodeEvent(ByteView object)
{
    wire::Scratch scratch;
    const auto told = readAs<WireEvent>(object, scratch);
    if (!told) return failure(told.error());
    EventRecord out;
    out.kind = kindNamed(told->event);
    out.members = membersOf(told->members);
    out.time = told->time;
    out.name = told->name;
    out.payload = owned(told->payload);
    out.coalesce = told->coalesce;
    out.id = told->id;
    return out;
}

Decoded<QueryRecord> decodeQueryRecord(ByteView object)
{
    wire::Scratch scratch;
    const auto told = readAs<WireQueryRecord>(object, scratch);
    if (!told) return failure(told.error());
    QueryRecord out;
    if (told->type == "ack") out.kind = QueryRecord::Kind::Ack;
    if (told->type == "response") out.kind = QueryRecord::Kind::Response;
    if (told->type == "done") out.kind = QueryRecord::Kind::Done;
    out.from = told->from;
    out.payload = owned(told->payload);
    return out;
}

Decoded<std::string> decodeLog(ByteView object)
{
    wire::Scratch scratch;
    const auto told = readAs<WireLog>(object, scratch);
    if (!told) return failure(told.error());
    return cutText(told->line, kLogLineLongest);
}

} // namespace grapevine::rpc
