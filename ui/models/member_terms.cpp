#include "ui/models/member_terms.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <string_view>
#include <utility>

#include "core/base/plain_text.h"
#include "core/filter/edit.h"
#include "core/filter/expression.h"
#include "core/filter/field.h"
#include "core/filter/member_subject.h"
#include "core/filter/token.h"
#include "ui/models/member_history.h"

namespace grapevine::models {

namespace {

using Kind = MemberColumn::Kind;
using namespace std::chrono_literals;

/// Values of more members than this are not counted: a menu has to open at once.
constexpr std::size_t kMembersMost = 20'000;

struct Step {
    Duration limit;
    std::string_view text;
};
constexpr std::array<Step, 6> kAges{
    {{1min, "1m"}, {10min, "10m"}, {1h, "1h"}, {6h, "6h"}, {24h, "1d"}, {7 * 24h, "7d"}}};
constexpr std::array<Step, 8> kTrips{{{1ms, "1ms"},
                                      {2ms, "2ms"},
                                      {5ms, "5ms"},
                                      {10ms, "10ms"},
                                      {20ms, "20ms"},
                                      {50ms, "50ms"},
                                      {100ms, "100ms"},
                                      {500ms, "500ms"}}};

template<std::size_t N>
void addBelow(std::vector<MemberTerm>& out, const char* field, Duration value,
              const std::array<Step, N>& steps)
{
    for (const auto& step : steps) {
        if (value >= step.limit) continue;
        const std::string text(step.text);
        out.push_back({field + ("<" + text), field + (">=" + text)});
        return;
    }
    const std::string text(steps.back().text);
    out.push_back({field + (">=" + text), field + ("<" + text)});
}

void add(std::vector<MemberTerm>& out, MemberTerm term)
{
    // A value that shows as marks could neither be typed nor read, one that is too long not kept.
    const auto isFit = [](const std::string& text) {
        return plainText(text) == text && filter::Expression::parse(text).has_value();
    };
    if (out.size() < kTermsMost && isFit(term.only) && isFit(term.without)) {
        out.push_back(std::move(term));
    }
}

void addField(std::vector<MemberTerm>& out, std::string_view field, std::string_view value)
{
    add(out, {filter::termForField(field, value, false), filter::termForField(field, value, true)});
}

void addTag(std::vector<MemberTerm>& out, std::string_view key, std::string_view value)
{
    add(out, {filter::termForTag(key, value, false), filter::termForTag(key, value, true)});
}

void addNumber(std::vector<MemberTerm>& out, std::string_view field, std::uint64_t value)
{
    addField(out, field, std::to_string(value));
}

} // namespace

std::vector<MemberTerm> termsFor(const link::MemberRow& row, const MemberColumn& column,
                                 const MemberColumns& columns, TimePoint now,
                                 std::string_view cluster)
{
    std::vector<MemberTerm> out;
    const auto& facts = *row.facts;
    const bool known = row.source != link::RowSource::NameOnly;
    switch (column.kind) {
    case Kind::Status: addField(out, "status", filter::shownStatus(row)); break;
    case Kind::Name: addField(out, "name", facts.name); break;
    case Kind::Address:
        if (!facts.endpoint.address.isNone()) addField(out, "address", facts.endpoint.text());
        break;
    case Kind::Since:
        if (!row.sinceFirstLook) addBelow(out, "since", now - row.since.boot, kAges);
        break;
    case Kind::AccusedBy:
        if (row.accusers)
            for (const auto& name : *row.accusers)
                addField(out, "accuser", name);
        break;
    case Kind::Flaps:
    case Kind::Ribbon: addNumber(out, "flaps", flapCount(row)); break;
    case Kind::Tag: {
        const auto* value = tagValue(facts, column.tag);
        addTag(out, column.tag, value == nullptr ? std::string_view() : *value);
        break;
    }
    case Kind::OtherTags:
        for (const auto& [key, value] : facts.tags) {
            const std::string& name = key; // clang 14 captures no structured bindings.
            const bool hasColumn =
                std::any_of(columns.begin(), columns.end(), [&name](const auto& other) {
                    return other.kind == Kind::Tag && other.tag == name;
                });
            if (!hasColumn) addTag(out, key, value);
        }
        break;
    case Kind::Incarnation:
        if (known) addNumber(out, "incarnation", row.incarnation.value());
        break;
    case Kind::Rtt:
        if (row.rtt) addBelow(out, "rtt", *row.rtt, kTrips);
        break;
    case Kind::Protocol:
        if (known) addNumber(out, "protocol", facts.versions.protocolCurrent);
        break;
    case Kind::StatusTime:
        if (row.statusTime.value() > 0) addNumber(out, "ltime", row.statusTime.value());
        break;
    case Kind::Cluster:
        if (!cluster.empty()) addField(out, "cluster", cluster);
        break;
    case Kind::ProtocolMin:
    case Kind::ProtocolMax:
    case Kind::Delegate:
    case Kind::DelegateMin:
    case Kind::DelegateMax:
    case Kind::CoordinateError: break;
    }
    return out;
}

std::vector<CountedTerm> commonTerms(const MemberStore& members, const MemberColumn& column,
                                     const MemberColumns& columns, TimePoint now)
{
    std::map<std::string, CountedTerm> counted;
    std::size_t seen = 0;
    for (const auto& entry : members.entries()) {
        if (!entry.row || entry.ghost) continue;
        if (++seen > kMembersMost) break;
        for (auto& term : termsFor(*entry.row, column, columns, now)) {
            auto& one = counted[term.only];
            one.term = std::move(term);
            ++one.members;
        }
    }
    std::vector<CountedTerm> out;
    out.reserve(counted.size());
    for (auto& [text, one] : counted)
        out.push_back(std::move(one));
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.members > b.members; });
    if (out.size() > kTermsMost) out.resize(kTermsMost);
    return out;
}

std::string termStart(const MemberColumn& column)
{
    switch (column.kind) {
    case Kind::Status: return "status:";
    case Kind::Name: return "name~";
    case Kind::Address: return "address~";
    case Kind::Since: return "since<";
    case Kind::AccusedBy: return "accuser=";
    case Kind::Flaps:
    case Kind::Ribbon: return "flaps>";
    case Kind::Tag: {
        // Of a key that cannot be named in a filter nothing but a value is left.
        const auto whole = filter::termForTag(column.tag, "x", false);
        return whole.size() > 2 && whole.substr(whole.size() - 2) == "=x"
                   ? whole.substr(0, whole.size() - 1)
                   : std::string();
    }
    case Kind::Incarnation: return "incarnation>";
    case Kind::Rtt: return "rtt>";
    case Kind::Protocol: return "protocol=";
    case Kind::StatusTime: return "ltime>";
    case Kind::Cluster: return "cluster=";
    case Kind::OtherTags:
    case Kind::ProtocolMin:
    case Kind::ProtocolMax:
    case Kind::Delegate:
    case Kind::DelegateMin:
    case Kind::DelegateMax:
    case Kind::CoordinateError: return {};
    }
    return {};
}

bool asksFor(const filter::Expression& filter, const MemberColumn& column)
{
    using filter::Field;
    switch (column.kind) {
    case Kind::Status: return filter.asksFor(Field::Status);
    case Kind::Name: return filter.asksFor(Field::Name);
    case Kind::Address: return filter.asksFor(Field::Address) || filter.asksFor(Field::Port);
    case Kind::Since: return filter.asksFor(Field::Since);
    case Kind::AccusedBy: return filter.asksFor(Field::Accuser) || filter.asksFor(Field::Accusers);
    case Kind::Flaps:
    case Kind::Ribbon: return filter.asksFor(Field::Flaps);
    case Kind::Tag: {
        const auto& keys = filter.tagKeys();
        return std::find(keys.begin(), keys.end(), column.tag) != keys.end();
    }
    case Kind::Incarnation: return filter.asksFor(Field::Incarnation);
    case Kind::Rtt: return filter.asksFor(Field::Rtt);
    case Kind::Protocol: return filter.asksFor(Field::Protocol);
    case Kind::StatusTime: return filter.asksFor(Field::LTime);
    case Kind::Cluster: return filter.asksFor(Field::Cluster);
    case Kind::OtherTags:
    case Kind::ProtocolMin:
    case Kind::ProtocolMax:
    case Kind::Delegate:
    case Kind::DelegateMin:
    case Kind::DelegateMax:
    case Kind::CoordinateError: return false;
    }
    return false;
}

} // namespace grapevine::models
