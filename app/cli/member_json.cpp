#include "app/cli/member_json.h"

#include <chrono>
#include <nlohmann/json.hpp>

#include "core/base/time_text.h"

namespace grapevine::cli {

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
    out["rtt_ms"] =
        row.rtt ? Json(std::chrono::duration<double, std::milli>(*row.rtt).count()) : Json();
    out["seen_at"] = rfc3339(row.seenAt.wall);
    out["source"] = word(row.source);
    return out;
}

std::string pretty(const Json& json)
{
    return json.dump(2, ' ', true, Json::error_handler_t::replace);
}

std::string oneLine(const Json& json)
{
    return json.dump(-1, ' ', true, Json::error_handler_t::replace);
}

} // namespace grapevine::cli
