#include "core/filter/expression.h"

#include <algorithm>
#include <utility>

#include "core/filter/condition.h"
#include "core/filter/parser.h"

namespace grapevine::filter {

namespace {

bool isNegated(const Condition& condition)
{
    if (std::holds_alternative<Condition::Not>(condition.what)) return true;
    const auto* text = std::get_if<Condition::Text>(&condition.what);
    if (text) return text->op == Operator::IsNot || text->op == Operator::NotContains;
    const auto* number = std::get_if<Condition::Number>(&condition.what);
    return number && number->op == Operator::IsNot;
}

} // namespace

Expression::Expression() = default;

Expected<Expression, SyntaxError> Expression::parse(std::string_view text)
{
    auto parsed = filter::parse(text);
    if (!parsed) return failure(std::move(parsed.error()));
    Expression out;
    out.m_text = std::string(text);
    out.m_root = std::move(parsed->root);
    out.m_tagKeys = std::move(parsed->tagKeys);
    out.m_fields = std::move(parsed->fields);
    if (!out.m_root) return out;
    const auto add = [&](const Condition& one) {
        out.m_terms.push_back(
            {one.at, out.m_text.substr(one.at.from, one.at.length), isNegated(one)});
    };
    // What stands in parentheses is one part, whatever it is made of: its own parts begin later.
    const auto* all = std::get_if<Condition::All>(&out.m_root->what);
    if (all && all->parts.front()->at.from == out.m_root->at.from) {
        for (const auto& part : all->parts)
            add(*part);
    } else {
        add(*out.m_root);
        const auto* any = std::get_if<Condition::Any>(&out.m_root->what);
        out.m_isAlternative = any && any->parts.front()->at.from == out.m_root->at.from;
    }
    return out;
}

bool Expression::asksFor(Field field) const
{
    return std::find(m_fields.begin(), m_fields.end(), field) != m_fields.end();
}

bool Expression::matches(const Subject& subject) const
{
    return !m_root || m_root->holds(subject);
}

} // namespace grapevine::filter
