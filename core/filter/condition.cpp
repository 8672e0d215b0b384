#include "core/filter/condition.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/filter/text_match.h"

namespace grapevine::filter {

namespace {

/// Whether a result of a comparison, below, at or above zero, is what the operator asks for.
bool accepts(Operator op, int order)
{
    switch (op) {
    case Operator::Less: return order < 0;
    case Operator::LessOrEqual: return order <= 0;
    case Operator::Greater: return order > 0;
    case Operator::GreaterOrEqual: return order >= 0;
    case Operator::Among:
    case Operator::Is: return order == 0;
    case Operator::IsNot: return order != 0;
    case Operator::Contains:
    case Operator::NotContains:
    case Operator::FullMatch: break;
    }
    return false;
}

/// A text without a digit is nothing to order by.
bool hasDigit(std::string_view text)
{
    return text.find_first_of("0123456789") != std::string_view::npos;
}

bool holdsFor(const Condition::Text& wanted, const Subject& subject)
{
    const auto is = [&](std::string_view text) { return text == wanted.values.front(); };
    switch (wanted.op) {
    case Operator::Among:
        return subject.anyText(wanted.field, wanted.key, [&](std::string_view text) {
            return std::any_of(wanted.values.begin(), wanted.values.end(),
                               [&](const auto& value) { return equalsIgnoringCase(text, value); });
        });
    case Operator::Is: return subject.anyText(wanted.field, wanted.key, is);
    case Operator::IsNot: return !subject.anyText(wanted.field, wanted.key, is);
    case Operator::Contains:
    case Operator::NotContains: {
        const bool found = subject.anyText(wanted.field, wanted.key, [&](std::string_view text) {
            return RE2::PartialMatch(repairedUtf8(text), *wanted.pattern);
        });
        return found == (wanted.op == Operator::Contains);
    }
    case Operator::FullMatch:
        return subject.anyText(wanted.field == Field::Status ? Field::SerfStatus : wanted.field,
                               wanted.key, [&](std::string_view text) {
                                   return RE2::FullMatch(repairedUtf8(text), *wanted.pattern);
                               });
    case Operator::Less:
    case Operator::LessOrEqual:
    case Operator::Greater:
    case Operator::GreaterOrEqual:
        return subject.anyText(wanted.field, wanted.key, [&](std::string_view text) {
            return hasDigit(text) &&
                   accepts(wanted.op, compareVersions(text, wanted.values.front()));
        });
    }
    return false;
}

bool holdsFor(const Condition::Number& wanted, const Subject& subject)
{
    const auto number = subject.number(wanted.field, wanted.within);
    if (!number) return wanted.op == Operator::IsNot;
    return std::any_of(wanted.values.begin(), wanted.values.end(), [&](double value) {
        return accepts(wanted.op, *number < value ? -1 : (*number > value ? 1 : 0));
    });
}

} // namespace

bool Condition::holds(const Subject& subject) const
{
    const auto partHolds = [&](const auto& part) { return part->holds(subject); };
    struct Visitor {
        const Subject& subject;
        const decltype(partHolds)& each;
        bool operator()(const All& all) const
        {
            return std::all_of(all.parts.begin(), all.parts.end(), each);
        }
        bool operator()(const Any& any) const
        {
            return std::any_of(any.parts.begin(), any.parts.end(), each);
        }
        bool operator()(const Not& none) const { return !none.part->holds(subject); }
        bool operator()(const Word& word) const { return subject.hasWord(word.text); }
        bool operator()(const Text& text) const { return holdsFor(text, subject); }
        bool operator()(const Number& number) const { return holdsFor(number, subject); }
    };
    return std::visit(Visitor{subject, partHolds}, what);
}

} // namespace grapevine::filter
