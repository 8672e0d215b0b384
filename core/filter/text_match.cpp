#include "core/filter/text_match.h"

#include <algorithm>

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

} // namespace

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

} // namespace grapevine::filter
