#include "core/filter/condition.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace grapevine::filter {

namespace {

char lowered(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// `small` is in lower case already.
bool containsIgnoringCase(std::string_view text, std::string_view small)
{
    return std::search(text.begin(), text.end(), small.begin(), small.end(),
                       [](char a, char b) { return lowered(a) == b; }) != text.end();
}

bool equalsIgnoringCase(std::string_view text, std::string_view small)
{
    return std::equal(text.begin(), text.end(), small.begin(), small.end(),
                      [](char a, char b) { return lowered(a) == b; });
}

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

/// Fields that people order by: a text without a digit is not comparable.
bool hasDigit(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), isDigit);
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

std::string lowered(std::string_view text)
{
    std::string out(text);
    for (char& letter : out)
        letter = lowered(letter);
    return out;
}

int compareVersions(std::string_view a, std::string_view b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const auto number = [](std::string_view text, std::size_t& at) {
                while (at < text.size() && text[at] == '0')
                    ++at;
                const auto from = at;
                while (at < text.size() && isDigit(text[at]))
                    ++at;
                return text.substr(from, at - from);
            };
            const auto left = number(a, i);
            const auto right = number(b, j);
            if (left.size() != right.size()) return left.size() < right.size() ? -1 : 1;
            if (const int order = left.compare(right); order != 0) return order;
        } else {
            if (a[i] != b[j]) return a[i] < b[j] ? -1 : 1;
            ++i;
            ++j;
        }
    }
    if (i == a.size() && j == b.size()) return 0;
    return i == a.size() ? -1 : 1;
}

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
        bool operator()(const Word& word) const
        {
            return subject.anyWord(
                [&](std::string_view text) { return containsIgnoringCase(text, word.text); });
        }
        bool operator()(const Text& text) const { return holdsFor(text, subject); }
        bool operator()(const Number& number) const { return holdsFor(number, subject); }
    };
    return std::visit(Visitor{subject, partHolds}, what);
}

} // namespace grapevine::filter
