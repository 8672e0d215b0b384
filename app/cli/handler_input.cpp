#include "app/cli/handler_input.h"

#include <algorithm>
#include <set>

namespace grapevine::cli {

using link::EntryKind;

namespace {

std::string valueOf(const Tags& tags, std::string_view key)
{
    const auto at =
        std::find_if(tags.begin(), tags.end(), [&](const auto& tag) { return tag.first == key; });
    return at == tags.end() ? std::string{} : at->second;
}

/// Upper case, and an underscore for all that is no letter, digit or underscore.
std::string variableFor(std::string_view tag)
{
    std::string out{"SERF_TAG_"};
    for (const char c : tag) {
        if (c >= 'a' && c <= 'z') {
            out += static_cast<char>(c - 'a' + 'A');
        } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
            out += c;
        } else {
            out += '_';
        }
    }
    return out;
}

std::string onOneLine(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\t') {
            out += "\\t";
        } else if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out;
}

std::string lineOf(const link::MemberRow& row)
{
    const auto& facts = *row.facts;
    std::string tags;
    for (const auto& [key, value] : facts.tags) {
        if (!tags.empty()) tags += ',';
        tags += key;
        tags += '=';
        tags += value;
    }
    const auto address =
        facts.endpoint.address.isNone() ? std::string{} : facts.endpoint.address.text();
    return onOneLine(facts.name) + '\t' + address + '\t' + onOneLine(valueOf(facts.tags, "role")) +
           '\t' + onOneLine(tags) + '\n';
}

} // namespace

std::vector<std::string> handlerEnvironment(const link::TimelineEntry& entry,
                                            const HandlerSelf& self)
{
    std::vector<std::string> out;
    const auto add = [&](std::string_view key, std::string_view value) {
        out.push_back(std::string{key} + '=' + std::string{value});
    };
    add("SERF_EVENT", word(entry.kind));
    add("SERF_SELF_NAME", self.name);
    add("SERF_SELF_ROLE", valueOf(self.tags, "role"));
    std::set<std::string> taken; // `a-b` and `a_b` make the same variable; the first one counts.
    for (const auto& [key, value] : self.tags) {
        const auto variable = variableFor(key);
        if (taken.insert(variable).second) add(variable, value);
    }
    const auto time = std::to_string(entry.lamportTime ? entry.lamportTime->value() : 0);
    if (entry.kind == EntryKind::User) {
        add("SERF_USER_EVENT", entry.name);
        add("SERF_USER_LTIME", time);
    } else if (entry.kind == EntryKind::Query) {
        add("SERF_QUERY_NAME", entry.name);
        add("SERF_QUERY_LTIME", time);
    }
    return out;
}

bool holdsZero(const std::vector<std::string>& environment)
{
    return std::any_of(environment.begin(), environment.end(),
                       [](const auto& one) { return one.find('\0') != std::string::npos; });
}

std::string handlerInput(const link::TimelineEntry& entry)
{
    std::string out;
    if (entry.kind == EntryKind::User || entry.kind == EntryKind::Query) {
        out = asText(entry.payload);
        if (!out.empty() && out.back() != '\n') out += '\n';
        return out;
    }
    for (const auto& row : entry.members)
        out += lineOf(*row);
    return out;
}

} // namespace grapevine::cli
