#include "core/dns/name.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/dns/limits.h"

namespace grapevine::dns {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// One escape without its backslash; nothing when it is broken.
std::optional<char> readEscape(std::string_view& rest)
{
    if (rest.empty()) return std::nullopt;
    if (!isDigit(rest[0])) {
        const char c = rest[0];
        rest.remove_prefix(1);
        return c;
    }
    if (rest.size() < 3 || !isDigit(rest[1]) || !isDigit(rest[2])) return std::nullopt;
    const int value = (rest[0] - '0') * 100 + (rest[1] - '0') * 10 + (rest[2] - '0');
    if (value > 255) return std::nullopt;
    rest.remove_prefix(3);
    return static_cast<char>(value);
}

} // namespace

char foldedChar(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equalFolded(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return foldedChar(x) == foldedChar(y); });
}

std::optional<Name> Name::fromText(std::string_view text)
{
    Name out;
    if (text == ".") return out;
    std::string label;
    while (!text.empty()) {
        const char c = text[0];
        text.remove_prefix(1);
        if (c == '.') {
            if (!out.append(label)) return std::nullopt;
            label.clear();
            continue;
        }
        const auto byte = c == '\\' ? readEscape(text) : std::optional{c};
        if (!byte) return std::nullopt;
        label.push_back(*byte);
        if (text.empty() && !out.append(label)) return std::nullopt;
    }
    return out;
}

std::optional<Name> Name::fromLabels(std::span<const std::string_view> labels)
{
    Name out;
    for (const auto label : labels) {
        if (!out.append(label)) return std::nullopt;
    }
    return out;
}

bool Name::append(std::string_view label)
{
    if (label.empty() || label.size() > kLabelLongest) return false;
    // One byte for the label's length, one for the root's.
    if (m_wire.size() + label.size() + 2 > kNameLongest) return false;
    m_wire.push_back(static_cast<char>(label.size()));
    m_wire += label;
    return true;
}

std::vector<std::string_view> Name::labels() const
{
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < m_wire.size();) {
        const auto length = static_cast<std::size_t>(m_wire[at]);
        out.push_back(std::string_view{m_wire}.substr(at + 1, length));
        at += 1 + length;
    }
    return out;
}

std::string Name::text() const
{
    if (isRoot()) return ".";
    std::string out;
    for (const auto label : labels()) {
        for (const char c : label) {
            if (c == '.' || c == '\\') {
                out += '\\';
                out += c;
            } else if (c > ' ' && c < '\x7f') {
                out += c;
            } else {
                out += fmt::format("\\{:03}", static_cast<unsigned>(static_cast<unsigned char>(c)));
            }
        }
        out += '.';
    }
    return out;
}

std::string Name::folded() const
{
    // A length is 63 at most and no letter, so it stays what it is.
    std::string out = m_wire;
    std::transform(out.begin(), out.end(), out.begin(), foldedChar);
    return out;
}

std::optional<std::string> Name::before(const Name& suffix) const
{
    const auto own = labels();
    const auto end = suffix.labels();
    if (own.size() <= end.size()) return std::nullopt;
    const auto head = own.size() - end.size();
    for (std::size_t i = 0; i < end.size(); ++i) {
        if (!equalFolded(own[head + i], end[i])) return std::nullopt;
    }
    std::string out;
    for (std::size_t i = 0; i < head; ++i) {
        if (i > 0) out += '.';
        out += own[i];
    }
    return out;
}

bool operator==(const Name& a, const Name& b)
{
    return equalFolded(a.m_wire, b.m_wire);
}

bool operator<(const Name& a, const Name& b)
{
    return std::lexicographical_compare(
        a.m_wire.begin(), a.m_wire.end(), b.m_wire.begin(), b.m_wire.end(),
        [](char x, char y) { return foldedChar(x) < foldedChar(y); });
}

} // namespace grapevine::dns
