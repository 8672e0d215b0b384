#include "core/catalog/rule.h"

#include <fmt/format.h>
#include <re2/re2.h>
#include <utility>
#include <vector>

#include "core/base/plain_text.h"

namespace grapevine::catalog {

namespace {

/// Groups of one expression that a template can name.
constexpr std::size_t kGroupsMost = 9;
/// Enough for any sensible expression; what needs more is refused as too large.
constexpr std::int64_t kPatternMemory = 1 << 20;

using Groups = TextTemplate::Groups;
using Views = std::array<std::string_view, kGroupsMost + 1>;

RE2::Options patternOptions()
{
    RE2::Options options;
    options.set_log_errors(false);
    options.set_dot_nl(true); // A tag is one text, whatever is in it.
    options.set_max_mem(kPatternMemory);
    return options;
}

Groups groupsOf(const std::shared_ptr<const RE2>& pattern)
{
    if (!pattern) return {};
    Groups out;
    out.count = std::min(static_cast<std::size_t>(pattern->NumberOfCapturingGroups()), kGroupsMost);
    for (const auto& [name, number] : pattern->NamedCapturingGroups()) {
        if (static_cast<std::size_t>(number) <= out.count) out.names.emplace(name, number);
    }
    return out;
}

/// From end to end; the whole and its groups. Nothing when it does not match.
std::optional<std::size_t> fullMatch(const RE2& pattern, std::string_view text, Views& views)
{
    const auto groups =
        std::min(static_cast<std::size_t>(pattern.NumberOfCapturingGroups()), kGroupsMost);
    std::array<re2::StringPiece, kGroupsMost + 1> pieces;
    if (!pattern.Match({text.data(), text.size()}, 0, text.size(), RE2::ANCHOR_BOTH, pieces.data(),
                       static_cast<int>(groups) + 1)) {
        return std::nullopt;
    }
    for (std::size_t at = 0; at <= groups; ++at)
        views[at] = {pieces[at].data(), pieces[at].size()};
    return groups + 1;
}

/// Where the innermost group begins that is not closed; RE2 does not say.
std::size_t openGroupIn(std::string_view pattern)
{
    std::vector<std::size_t> open;
    bool inClass = false;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c == '\\') {
            ++at;
        } else if (inClass) {
            inClass = c != ']';
        } else if (c == '[') {
            inClass = true;
            // A bracket right at the beginning of a class stands for itself.
            if (at + 1 < pattern.size() && pattern[at + 1] == '^') ++at;
            if (at + 1 < pattern.size() && pattern[at + 1] == ']') ++at;
        } else if (c == '(') {
            open.push_back(at);
        } else if (c == ')' && !open.empty()) {
            open.pop_back();
        }
    }
    return open.empty() ? 0 : open.back();
}

/// Where RE2 stumbles, and its words for it without the whole expression once more.
void describePattern(const RE2& pattern, RuleError& error)
{
    const auto& text = pattern.pattern();
    const auto& arg = pattern.error_arg();
    error.detail = pattern.error();
    const bool isWhole = arg == text;
    if (isWhole) error.detail = error.detail.substr(0, error.detail.rfind(": " + arg));
    const auto at = text.find(arg);
    error.offset = at == std::string::npos ? 0 : at;
    if (isWhole && pattern.error_code() == RE2::ErrorMissingParen) error.offset = openGroupIn(text);
}

RuleError errorIn(const RuleText& rule, RuleError::Reason reason, std::string field)
{
    RuleError error{.reason = reason};
    error.name = rule.name;
    error.field = std::move(field);
    return error;
}

RuleError::Reason reasonOf(TextTemplate::Error::Reason reason)
{
    using Reason = TextTemplate::Error::Reason;
    switch (reason) {
    case Reason::NotClosed: return RuleError::Reason::TemplateNotClosed;
    case Reason::UnknownWord: return RuleError::Reason::UnknownWord;
    case Reason::NoSuchGroup: return RuleError::Reason::NoSuchGroup;
    }
    return RuleError::Reason::UnknownWord;
}

std::string_view describe(RuleError::Reason reason)
{
    using Reason = RuleError::Reason;
    switch (reason) {
    case Reason::NotJson: return "this is no JSON";
    case Reason::NotAList: return "a list of rules is wanted";
    case Reason::NotAnObject: return "a rule is an object of fields";
    case Reason::UnknownField: return "there is no such field";
    case Reason::WrongType: return "this is no text (or, for \"once\", neither true nor false)";
    case Reason::NoName: return "the rule has no name";
    case Reason::NameTwice: return "another rule has this name";
    case Reason::NoKey: return "it does not say which tags it is for";
    case Reason::FindsNothing:
        return "it finds nothing: one of \"service\", \"maintenance\", \"zone\" or \"raft\" is "
               "wanted";
    case Reason::FindsTwice: return "a rule finds one thing only";
    case Reason::NoResult: return "a service needs a name";
    case Reason::BadPattern: return "this is no regular expression";
    case Reason::TemplateNotClosed: return "the } for this ${ is missing";
    case Reason::UnknownWord: return "nothing is called so in a template";
    case Reason::NoSuchGroup: return "the expression has no such group";
    case Reason::TooLong: return "this is too long";
    case Reason::TooMany: return "these are too many rules";
    }
    return "this cannot be read";
}

} // namespace

std::string_view word(Finds finds)
{
    switch (finds) {
    case Finds::Service: return "service";
    case Finds::Maintenance: return "maintenance";
    case Finds::Zone: return "zone";
    case Finds::RaftMember: return "raft";
    }
    return "service";
}

std::span<const RuleField> ruleFields()
{
    static constexpr std::array<RuleField, 9> fields = {{
        {"key", &RuleText::key, true},
        {"value", &RuleText::value, true},
        {"unless", &RuleText::unless, true},
        {"endpoint", &RuleText::endpoint, false},
        {"host", &RuleText::host, false},
        {"port", &RuleText::port, false},
        {"scheme", &RuleText::scheme, false},
        {"group", &RuleText::group, false},
        {"meta", &RuleText::meta, false},
    }};
    return fields;
}

std::string RuleError::sentence() const
{
    std::string out;
    if (rule > 0) {
        out += fmt::format("rule {}", rule);
        if (!name.empty()) out += fmt::format(" (“{}”)", plainText(name, 100));
    }
    if (!field.empty()) {
        out += fmt::format("{}{}, character {}", out.empty() ? "" : ", ", plainText(field, 100),
                           offset + 1);
    }
    if (line > 0) {
        out += fmt::format("{}line {}, column {}", out.empty() ? "" : ", ", line, column);
    }
    out += fmt::format("{}{}", out.empty() ? "" : ": ", describe(reason));
    if (!detail.empty()) out += ": " + plainText(detail, 300);
    return out;
}

Expected<Rule, RuleError> Rule::compile(RuleText text)
{
    using Reason = RuleError::Reason;
    const std::string resultField{word(text.finds)};
    for (const auto& [field, value] :
         {std::pair{std::string("name"), &text.name}, {resultField, &text.result}}) {
        if (value->size() > kFieldLongest) return failure(errorIn(text, Reason::TooLong, field));
    }
    for (const auto& field : ruleFields()) {
        if ((text.*field.text).size() > kFieldLongest) {
            return failure(errorIn(text, Reason::TooLong, std::string(field.name)));
        }
    }
    if (text.name.empty()) return failure(errorIn(text, Reason::NoName, "name"));
    if (text.key.empty()) return failure(errorIn(text, Reason::NoKey, "key"));
    if (text.finds == Finds::Service && text.result.empty()) {
        return failure(errorIn(text, Reason::NoResult, resultField));
    }
    Rule out;
    for (const auto& [field, target, source] : {std::tuple{"key", &out.m_key, &text.key},
                                                {"value", &out.m_value, &text.value},
                                                {"unless", &out.m_unless, &text.unless}}) {
        if (source->empty()) continue;
        auto pattern = std::make_shared<const RE2>(*source, patternOptions());
        if (!pattern->ok()) {
            auto error = errorIn(text, Reason::BadPattern, field);
            describePattern(*pattern, error);
            return failure(std::move(error));
        }
        *target = std::move(pattern);
    }
    const auto key = groupsOf(out.m_key);
    const auto value = groupsOf(out.m_value);
    const std::string endpointField = "endpoint";
    for (const auto& [field, target, source] :
         {std::tuple{resultField, &out.m_result, &text.result},
          {endpointField, &out.m_endpoint, &text.endpoint},
          {std::string("host"), &out.m_host, &text.host},
          {std::string("port"), &out.m_port, &text.port},
          {std::string("scheme"), &out.m_scheme, &text.scheme},
          {std::string("group"), &out.m_group, &text.group},
          {std::string("meta"), &out.m_meta, &text.meta}}) {
        auto parsed = TextTemplate::parse(*source, key, value);
        if (!parsed) {
            auto error = errorIn(text, reasonOf(parsed.error().reason), field);
            error.offset = parsed.error().offset;
            error.detail = parsed.error().detail;
            return failure(std::move(error));
        }
        *target = std::move(*parsed);
    }
    out.m_text = std::move(text);
    return out;
}

ServiceAddress Rule::addressIn(const TextTemplate::Found& found) const
{
    const auto& member = found.facts.endpoint;
    auto out = m_endpoint.isEmpty()
                   ? readServiceAddress(m_host.expand(found), m_port.expand(found), member)
                   : readServiceAddress(m_endpoint.expand(found), member);
    if (out.scheme.empty()) out.scheme = m_scheme.expand(found);
    return out;
}

std::optional<Rule::Found> Rule::find(const NodeFacts& facts, std::string_view key,
                                      std::string_view value) const
{
    Views keys;
    const auto keyCount = fullMatch(*m_key, key, keys);
    if (!keyCount) return std::nullopt;
    Views values;
    values[0] = value;
    std::size_t valueCount = 1;
    if (m_value) {
        const auto count = fullMatch(*m_value, value, values);
        if (!count) return std::nullopt;
        valueCount = *count;
    }
    if (m_unless) {
        Views ignored;
        if (fullMatch(*m_unless, value, ignored)) return std::nullopt;
    }
    const TextTemplate::Found found{{keys.data(), *keyCount}, {values.data(), valueCount}, facts};
    Found out;
    out.result = m_result.expand(found);
    if (m_text.finds != Finds::Service) return out;
    if (out.result.empty()) return std::nullopt;
    out.address = addressIn(found);
    out.group = m_group.expand(found);
    out.meta = m_meta.expand(found);
    return out;
}

} // namespace grapevine::catalog
