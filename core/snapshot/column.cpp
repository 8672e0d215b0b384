#include "core/snapshot/column.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>
#include <optional>
#include <set>

#include "core/base/time_text.h"
#include "core/filter/member_subject.h"

namespace grapevine::snapshot {

namespace {

using Kind = Column::Kind;

constexpr std::string_view kTagPrefix = "tag.";

constexpr std::array<ColumnInfo, 17> kColumns{{
    {Kind::Name, "name", "the member's name"},
    {Kind::Cluster, "cluster", "which of several clusters it is in"},
    {Kind::Address, "address", "IP address and port"},
    {Kind::Port, "port", "gossip port"},
    {Kind::Status, "status", "alive, suspect, leaving, left, failed"},
    {Kind::Tags, "tags", "all tags in one cell"},
    {Kind::Protocol, "protocol", "Serf's protocol version"},
    {Kind::State, "state", "memberlist's raw state"},
    {Kind::Incarnation, "incarnation", "counts up when it speaks for itself"},
    {Kind::LTime, "ltime", "Serf's status time"},
    {Kind::Source, "source", "peek, gossip, rpc, memory, name-only"},
    {Kind::AskedBy, "asked_by", "whose word this is"},
    {Kind::SeenAt, "seen_at", "when that word came"},
    {Kind::Since, "since", "when it was first seen in this state"},
    {Kind::Rtt, "rtt_ms", "round trip, measured"},
    {Kind::Accusers, "accusers", "who calls it suspect"},
    {Kind::Flaps, "flaps", "times it went and came back"},
}};

std::optional<Column> columnNamed(std::string_view name)
{
    if (name.substr(0, kTagPrefix.size()) == kTagPrefix && name.size() > kTagPrefix.size())
        return Column{Kind::Tag, std::string(name.substr(kTagPrefix.size()))};
    // As Serf's JSON and the filter's language call it.
    if (name == "addr") name = "address";
    const auto found = std::find_if(kColumns.begin(), kColumns.end(),
                                    [&](const auto& one) { return one.name == name; });
    if (found == kColumns.end()) return std::nullopt;
    return Column{found->kind, {}};
}

std::string tagsText(const Tags& tags)
{
    std::string out;
    for (const auto& [key, value] : tags)
        out += (out.empty() ? "" : ",") + key + "=" + value;
    return out;
}

std::string tagText(const Tags& tags, const std::string& key)
{
    const auto found =
        std::find_if(tags.begin(), tags.end(), [&](const auto& tag) { return tag.first == key; });
    return found == tags.end() ? std::string{} : found->second;
}

std::string accusersText(const link::MemberRow& row)
{
    std::string out;
    if (!row.accusers) return out;
    for (const auto& name : *row.accusers)
        out += (out.empty() ? "" : ",") + name;
    return out;
}

} // namespace

std::string headerOf(const Column& column)
{
    if (column.kind == Kind::Tag) return std::string(kTagPrefix) + column.key;
    return std::string(std::find_if(kColumns.begin(), kColumns.end(), [&](const auto& one) {
                           return one.kind == column.kind;
                       })->name);
}

std::span<const ColumnInfo> columns()
{
    return kColumns;
}

Expected<std::vector<Column>, std::string> columnsIn(std::string_view list)
{
    std::vector<Column> out;
    for (std::size_t from = 0; from <= list.size();) {
        const auto comma = std::min(list.find(',', from), list.size());
        const auto name = list.substr(from, comma - from);
        from = comma + 1;
        const auto column = columnNamed(name);
        if (!column) {
            std::string known;
            for (const auto& one : kColumns)
                known += std::string(one.name) + ", ";
            return failure(
                fmt::format("`{}` is no column: {}or tag.KEY are.", std::string(name), known));
        }
        out.push_back(*column);
    }
    return out;
}

std::vector<Column> columnsFor(std::span<const link::MemberRowPtr> rows, bool several)
{
    std::set<std::string> keys;
    for (const auto& row : rows)
        for (const auto& [key, value] : row->facts->tags)
            if (!keys.contains(key)) keys.insert(key);
    std::vector<Column> out{{Kind::Name, {}},
                            {Kind::Address, {}},
                            {Kind::Port, {}},
                            {Kind::Status, {}},
                            {Kind::Protocol, {}}};
    if (several) out.insert(out.begin() + 1, {Kind::Cluster, {}});
    for (const auto& key : keys)
        out.push_back({Kind::Tag, key});
    return out;
}

std::string cellText(const link::MemberRow& row, const Column& column, const ClusterNames& clusters)
{
    const auto& facts = *row.facts;
    const bool hasAddress = row.source != link::RowSource::NameOnly;
    switch (column.kind) {
    case Kind::Name: return facts.name;
    case Kind::Cluster: {
        const auto named = clusters.find(row.key.cluster);
        return named == clusters.end() ? std::string{} : named->second;
    }
    case Kind::Address: return hasAddress ? facts.endpoint.text() : std::string{};
    case Kind::Port: return hasAddress ? fmt::to_string(facts.endpoint.port) : std::string{};
    case Kind::Status: return std::string(filter::shownStatus(row));
    case Kind::Tags: return tagsText(facts.tags);
    case Kind::Tag: return tagText(facts.tags, column.key);
    case Kind::Protocol: return fmt::to_string(unsigned{facts.versions.delegateCurrent});
    case Kind::State: return std::string(word(row.state));
    case Kind::Incarnation: return fmt::to_string(row.incarnation.value());
    case Kind::LTime: return fmt::to_string(row.statusTime.value());
    case Kind::Source: return std::string(word(row.source));
    case Kind::AskedBy: return row.askedBy;
    case Kind::SeenAt: return rfc3339(row.seenAt.wall);
    case Kind::Since: return rfc3339(row.since.wall);
    case Kind::Rtt:
        if (!row.rtt) return {};
        return fmt::format("{:.3f}", std::chrono::duration<double, std::milli>(*row.rtt).count());
    case Kind::Accusers: return accusersText(row);
    case Kind::Flaps:
        return fmt::to_string(row.flaps ? row.flaps->refuted + row.flaps->returned : 0U);
    }
    return {};
}

} // namespace grapevine::snapshot
