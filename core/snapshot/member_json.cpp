#include "core/snapshot/member_json.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/time_text.h"
#include "core/filter/member_subject.h"

namespace grapevine::snapshot {

namespace {

Json rttJson(const link::MemberRow& row)
{
    return row.rtt ? Json(std::chrono::duration<double, std::milli>(*row.rtt).count()) : Json();
}

Json tagsJson(const NodeFacts& facts)
{
    Json tags = Json::object();
    for (const auto& [key, value] : facts.tags)
        tags[key] = value;
    return tags;
}

Json protocolJson(const NodeFacts& facts)
{
    return {{"max", facts.versions.delegateMax},
            {"min", facts.versions.delegateMin},
            {"version", facts.versions.delegateCurrent}};
}

/// Appends the text in quotes. Nearly all of them need no more; the library does the others.
void appendText(std::string& out, std::string_view text)
{
    const bool isPlain = std::all_of(text.begin(), text.end(), [](char c) {
        return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
    });
    if (!isPlain) {
        out += Json(text).dump(-1, ' ', true, Json::error_handler_t::replace);
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

} // namespace

Json serfJson(const link::MemberRow& row)
{
    const auto& facts = *row.facts;
    const bool hasAddress = row.source != link::RowSource::NameOnly;
    Json out;
    out["name"] = facts.name;
    out["addr"] = hasAddress ? facts.endpoint.text() : std::string{};
    out["port"] = hasAddress ? facts.endpoint.port : 0;
    out["tags"] = tagsJson(facts);
    out["status"] = word(row.status);
    out["protocol"] = protocolJson(facts);
    return out;
}

void appendSerfJson(std::string& out, const link::MemberRow& row)
{
    const auto& facts = *row.facts;
    const bool hasAddress = row.source != link::RowSource::NameOnly;
    out += R"({"name":)";
    appendText(out, facts.name);
    out += R"(,"addr":)";
    appendText(out, hasAddress ? facts.endpoint.text() : std::string{});
    fmt::format_to(std::back_inserter(out), R"(,"port":{},"tags":{{)",
                   hasAddress ? facts.endpoint.port : 0);
    bool first = true;
    for (auto tag = facts.tags.begin(); tag != facts.tags.end(); ++tag) {
        // Tags stand in order; of one that comes twice the last word counts.
        if (std::next(tag) != facts.tags.end() && std::next(tag)->first == tag->first) continue;
        if (!std::exchange(first, false)) out += ',';
        appendText(out, tag->first);
        out += ':';
        appendText(out, tag->second);
    }
    out += R"(},"status":)";
    appendText(out, word(row.status));
    fmt::format_to(std::back_inserter(out), R"(,"protocol":{{"max":{},"min":{},"version":{}}}}})",
                   facts.versions.delegateMax, facts.versions.delegateMin,
                   facts.versions.delegateCurrent);
}

Json detailedJson(const link::MemberRow& row)
{
    Json out = serfJson(row);
    out["state"] = word(row.state);
    out["incarnation"] = row.incarnation.value();
    out["rtt_ms"] = rttJson(row);
    out["seen_at"] = rfc3339(row.seenAt.wall);
    out["source"] = word(row.source);
    return out;
}

Json columnsJson(const link::MemberRow& row, std::span<const Column> columns,
                 const ClusterNames& clusters)
{
    using Kind = Column::Kind;
    const auto& facts = *row.facts;
    const bool hasAddress = row.source != link::RowSource::NameOnly;
    Json out = Json::object();
    for (const auto& column : columns) {
        switch (column.kind) {
        case Kind::Name: out["name"] = facts.name; break;
        case Kind::Address: out["addr"] = hasAddress ? facts.endpoint.text() : std::string{}; break;
        case Kind::Port: out["port"] = hasAddress ? facts.endpoint.port : 0; break;
        case Kind::Status: out["status"] = filter::shownStatus(row); break;
        case Kind::Tags: out["tags"] = tagsJson(facts); break;
        case Kind::Protocol: out["protocol"] = protocolJson(facts); break;
        case Kind::Tag:
            if (!out.contains("tags")) out["tags"] = Json::object();
            for (const auto& [key, value] : facts.tags)
                if (key == column.key) out["tags"][key] = value;
            break;
        case Kind::Incarnation: out["incarnation"] = row.incarnation.value(); break;
        case Kind::LTime: out["ltime"] = row.statusTime.value(); break;
        case Kind::Rtt: out["rtt_ms"] = rttJson(row); break;
        case Kind::Accusers:
            out["accusers"] = row.accusers ? Json(*row.accusers) : Json::array();
            break;
        case Kind::Flaps:
            out["flaps"] = row.flaps ? row.flaps->refuted + row.flaps->returned : 0U;
            break;
        case Kind::Cluster:
        case Kind::State:
        case Kind::Source:
        case Kind::AskedBy:
        case Kind::SeenAt:
        case Kind::Since: out[headerOf(column)] = cellText(row, column, clusters); break;
        }
    }
    return out;
}

} // namespace grapevine::snapshot
