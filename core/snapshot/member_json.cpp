#include "core/snapshot/member_json.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "core/base/time_text.h"
#include "core/filter/member_subject.h"

namespace grapevine::snapshot {

namespace {

Json rttJson(const link::MemberRow& row)
{
    return row.rtt ? Json(std::chrono::duration<double, std::milli>(*row.rtt).count()) : Json();
}

} // namespace

Json serfJson(const link::MemberRow& row)
{
    const auto& facts = *row.facts;
    const bool hasAddress = row.source != link::RowSource::NameOnly;
    Json tags = Json::object();
    for (const auto& [key, value] : facts.tags)
        tags[key] = value;
    Json out;
    out["name"] = facts.name;
    out["addr"] = hasAddress ? facts.endpoint.text() : std::string{};
    out["port"] = hasAddress ? facts.endpoint.port : 0;
    out["tags"] = std::move(tags);
    out["status"] = word(row.status);
    out["protocol"] = {{"max", facts.versions.delegateMax},
                       {"min", facts.versions.delegateMin},
                       {"version", facts.versions.delegateCurrent}};
    return out;
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

Json columnsJson(const link::MemberRow& row, std::span<const Column> columns)
{
    using Kind = Column::Kind;
    const Json whole = serfJson(row);
    Json out = Json::object();
    for (const auto& column : columns) {
        switch (column.kind) {
        case Kind::Name: out["name"] = whole["name"]; break;
        case Kind::Address: out["addr"] = whole["addr"]; break;
        case Kind::Port: out["port"] = whole["port"]; break;
        case Kind::Status: out["status"] = filter::shownStatus(row); break;
        case Kind::Tags: out["tags"] = whole["tags"]; break;
        case Kind::Protocol: out["protocol"] = whole["protocol"]; break;
        case Kind::Tag:
            if (!out.contains("tags")) out["tags"] = Json::object();
            if (whole["tags"].contains(column.key))
                out["tags"][column.key] = whole["tags"][column.key];
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
        case Kind::State:
        case Kind::Source:
        case Kind::AskedBy:
        case Kind::SeenAt:
        case Kind::Since: out[headerOf(column)] = cellText(row, column); break;
        }
    }
    return out;
}

} // namespace grapevine::snapshot
