#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace grapevine::dns {

/// A domain name: labels of 1 to 63 bytes of any kind, 255 bytes on the wire at most.
///
/// Keeps the letters as they came, but compares without regard to the case of ASCII letters.
/// Source: RFC 1035 2.3 and 3.1, RFC 4343.
class Name {
public:
    /// The root, which has no labels.
    Name() = default;

    /// Reads `host.example.` with or without the last dot; `\.`, `\\` and `\DDD` stand for bytes
    /// of a label. Nothing on an empty or overlong label, an overlong name or a broken escape.
    [[nodiscard]] static std::optional<Name> fromText(std::string_view text);
    /// Labels as they are, nothing in them is special. Nothing on an empty or overlong one.
    [[nodiscard]] static std::optional<Name> fromLabels(std::span<const std::string_view> labels);

    /// Adds a label at the end; false, and no change, when it does not fit.
    [[nodiscard]] bool append(std::string_view label);

    /// Views into this name, the host's own label first.
    [[nodiscard]] std::vector<std::string_view> labels() const;
    /// Labels with their length before each, without the root's zero.
    [[nodiscard]] const std::string& wire() const { return m_wire; }
    [[nodiscard]] bool isRoot() const { return m_wire.empty(); }

    /// With a dot at the end, and escapes where a label has a dot, a backslash or what is no
    /// printable ASCII.
    [[nodiscard]] std::string text() const;
    /// The wire form with ASCII letters in lower case: equal exactly where names are.
    [[nodiscard]] std::string folded() const;

    /// The labels before `suffix`, joined by dots and not escaped; nothing when this name does
    /// not end so or is no longer than it.
    [[nodiscard]] std::optional<std::string> before(const Name& suffix) const;

    friend bool operator==(const Name& a, const Name& b);
    friend bool operator<(const Name& a, const Name& b);

private:
    std::string m_wire;
};

/// ASCII letters alone, as names compare.
[[nodiscard]] char foldedChar(char c);
[[nodiscard]] bool equalFolded(std::string_view a, std::string_view b);

} // namespace grapevine::dns
