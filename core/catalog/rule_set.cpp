#include "core/catalog/rule_set.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace grapevine::catalog {

namespace {

using Json = nlohmann::ordered_json;

struct Place {
    std::size_t line = 1;
    std::size_t column = 1;
};

Place placeOf(std::string_view text, std::size_t offset)
{
    Place out;
    for (const char c : text.substr(0, offset)) {
        if (c == '\n') {
            ++out.line;
            out.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            ++out.column;
        }
    }
    return out;
}

/// Where the rule of that number, from 1, begins in a list that is known to be JSON.
std::size_t offsetOfRule(std::string_view text, std::size_t number)
{
    int depth = 0;
    bool inString = false;
    bool expectsValue = false;
    std::size_t seen = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (inString) {
            if (c == '\\') ++at;
            if (c == '"') inString = false;
            continue;
        }
        const bool isSpace = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (depth == 1 && expectsValue && !isSpace && c != ']') {
            expectsValue = false;
            if (++seen == number) return at;
        }
        if (c == '"') inString = true;
        if (c == '[' || c == '{') ++depth;
        if (c == ']' || c == '}') --depth;
        if (depth == 1 && (c == ',' || (c == '[' && seen == 0))) expectsValue = true;
    }
    return 0;
}

/// Fails without the rule's number.
Expected<RuleText, RuleError> textIn(const Json& json)
{
    using Reason = RuleError::Reason;
    if (!json.is_object()) return failure(RuleError{.reason = Reason::NotAnObject});
    RuleText out;
    if (const auto name = json.find("name"); name != json.end() && name->is_string()) {
        out.name = name->get<std::string>();
    }
    const auto fails = [&out](Reason reason, const std::string& field) {
        RuleError error{.reason = reason};
        error.name = out.name;
        error.field = field;
        return failure(std::move(error));
    };
    bool finds = false;
    for (const auto& [field, value] : json.items()) {
        const std::string& name = field; // clang 14 captures no structured bindings.
        if (name == "once") {
            if (!value.is_boolean()) return fails(Reason::WrongType, name);
            out.once = value.get<bool>();
            continue;
        }
        const auto known = std::find_if(ruleFields().begin(), ruleFields().end(),
                                        [&name](const auto& one) { return one.name == name; });
        const auto found = std::find_if(kAllFinds.begin(), kAllFinds.end(),
                                        [&name](Finds one) { return word(one) == name; });
        if (name != "name" && known == ruleFields().end() && found == kAllFinds.end()) {
            return fails(Reason::UnknownField, name);
        }
        if (!value.is_string()) return fails(Reason::WrongType, name);
        if (known != ruleFields().end()) out.*(known->text) = value.get<std::string>();
        if (found == kAllFinds.end()) continue;
        if (finds) return fails(Reason::FindsTwice, name);
        finds = true;
        out.finds = *found;
        out.result = value.get<std::string>();
    }
    if (!finds) {
        RuleError error{.reason = Reason::FindsNothing};
        error.name = out.name;
        return failure(std::move(error));
    }
    return out;
}

} // namespace

Expected<RuleSet, RuleError> RuleSet::compile(std::vector<RuleText> texts)
{
    RuleSet out;
    std::set<std::string> names;
    if (texts.size() > kRulesMost) {
        return failure(RuleError{.reason = RuleError::Reason::TooMany,
                                 .detail = std::to_string(texts.size())});
    }
    for (auto& text : texts) {
        const std::size_t number = out.m_rules.size() + 1;
        auto rule = Rule::compile(std::move(text));
        if (!rule) {
            rule.error().rule = number;
            return failure(std::move(rule.error()));
        }
        if (!names.insert(rule->text().name).second) {
            RuleError error{.reason = RuleError::Reason::NameTwice};
            error.rule = number;
            error.name = rule->text().name;
            error.field = "name";
            return failure(std::move(error));
        }
        out.m_rules.push_back(std::move(*rule));
    }
    return out;
}

Expected<RuleSet, RuleError> RuleSet::fromJson(std::string_view text)
{
    using Reason = RuleError::Reason;
    if (text.size() > kTextLargest) return failure(RuleError{.reason = Reason::TooLong});
    Json json;
    try {
        json = Json::parse(text.begin(), text.end());
    } catch (const Json::parse_error& problem) {
        const auto place = placeOf(text, problem.byte > 0 ? problem.byte - 1 : 0);
        return failure(
            RuleError{.reason = Reason::NotJson, .line = place.line, .column = place.column});
    }
    if (!json.is_array()) {
        return failure(RuleError{.reason = Reason::NotAList, .line = 1, .column = 1});
    }
    const auto located = [&text](RuleError error, std::size_t number) {
        const auto place = placeOf(text, offsetOfRule(text, number));
        error.rule = number;
        error.line = place.line;
        error.column = place.column;
        return failure(std::move(error));
    };
    std::vector<RuleText> texts;
    for (const auto& rule : json) {
        auto one = textIn(rule);
        if (!one) return located(std::move(one.error()), texts.size() + 1);
        texts.push_back(std::move(*one));
        if (texts.size() > kRulesMost) break;
    }
    auto out = compile(std::move(texts));
    if (!out && out.error().rule > 0) return located(out.error(), out.error().rule);
    return out;
}

std::vector<RuleText> RuleSet::texts() const
{
    std::vector<RuleText> out;
    for (const auto& rule : m_rules)
        out.push_back(rule.text());
    return out;
}

std::string RuleSet::toJson() const
{
    Json list = Json::array();
    for (const auto& rule : m_rules) {
        const auto& text = rule.text();
        Json one;
        one["name"] = text.name;
        for (const auto& field : ruleFields()) {
            if (field.name == "endpoint") one[std::string(word(text.finds))] = text.result;
            if (!(text.*field.text).empty()) one[std::string(field.name)] = text.*field.text;
        }
        if (text.once) one["once"] = true;
        list.push_back(std::move(one));
    }
    return list.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace grapevine::catalog
