#include "core/filter/edit.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/filter/field.h"
#include "core/filter/token.h"

namespace grapevine::filter {

namespace {

std::string joined(const std::vector<std::string>& parts)
{
    std::string out;
    for (const auto& part : parts)
        out += (out.empty() ? "" : " ") + part;
    return out;
}

std::vector<std::string> textsOf(const Expression& filter)
{
    std::vector<std::string> out;
    for (const auto& term : filter.terms())
        out.push_back(term.text);
    return out;
}

std::optional<Operator> opposite(Operator op)
{
    switch (op) {
    case Operator::Is: return Operator::IsNot;
    case Operator::IsNot: return Operator::Is;
    case Operator::Contains: return Operator::NotContains;
    case Operator::NotContains: return Operator::Contains;
    case Operator::Among:
    case Operator::FullMatch:
    case Operator::Less:
    case Operator::LessOrEqual:
    case Operator::Greater:
    case Operator::GreaterOrEqual: break;
    }
    return std::nullopt;
}

/// The part turned round: by its operator where that has an opposite, by `not` otherwise.
std::string negated(const std::string& text)
{
    const auto cut = tokens(text);
    const bool isComparison =
        cut && cut->size() == 4 && (*cut)[1].kind == Token::Kind::Operator && !(*cut)[0].quoted;
    if (isComparison) {
        const auto& op = (*cut)[1];
        if (const auto other = opposite(op.op)) {
            return text.substr(0, op.at.from) + std::string(spelling(*other)) +
                   text.substr(op.at.end());
        }
    }
    constexpr std::string_view prefix = "not ";
    if (text.substr(0, prefix.size()) == prefix) return text.substr(prefix.size());
    // `or` binds weaker than `not`.
    const bool needsGroup = cut && cut->size() > 2 && !isComparison && text.front() != '(';
    return std::string(prefix) + (needsGroup ? "(" + text + ")" : text);
}

std::string term(std::string_view left, std::string_view value, bool exclude)
{
    return std::string(left) + (exclude ? "!=" : "=") + quotedWhereNeeded(value);
}

/// A key that a filter can name at all: it has no quotes of its own.
bool canBeNamed(std::string_view key)
{
    return !key.empty() && quotedWhereNeeded(key) == key;
}

} // namespace

std::string termForTag(std::string_view key, std::string_view value, bool exclude)
{
    if (!canBeNamed(key)) {
        // No field, then: the value as a word.
        return (exclude ? "not " : "") + quotedWhereNeeded(value.empty() ? key : value);
    }
    const bool isField = fieldNamed(key).has_value() || key.substr(0, 4) == "tag.";
    return term((isField ? "tag." : "") + std::string(key), value, exclude);
}

std::string termForField(std::string_view field, std::string_view value, bool exclude)
{
    return term(field, value, exclude);
}

std::string withTerm(const Expression& filter, std::string_view added)
{
    auto parts = textsOf(filter);
    if (std::find(parts.begin(), parts.end(), added) != parts.end()) return joined(parts);
    // Left open, an alternative would swallow what is added.
    if (filter.isAlternative()) parts.front() = "(" + parts.front() + ")";
    const auto other = negated(std::string(added));
    parts.erase(std::remove(parts.begin(), parts.end(), other), parts.end());
    parts.emplace_back(added);
    return joined(parts);
}

std::string withoutTerm(const Expression& filter, std::size_t number)
{
    auto parts = textsOf(filter);
    if (number < parts.size()) parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(number));
    return joined(parts);
}

std::string withTermNegated(const Expression& filter, std::size_t number)
{
    auto parts = textsOf(filter);
    if (number < parts.size()) parts[number] = negated(parts[number]);
    return joined(parts);
}

} // namespace grapevine::filter
