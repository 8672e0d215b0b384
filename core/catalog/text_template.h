#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/expected.h"
#include "core/base/node_facts.h"

namespace grapevine::catalog {

/// Text with holes for what a rule has found: `${value}`, `shop-${key.1}`,
/// `${tag.port|tag.service_port}`.
///
/// | hole | stands for |
/// |---|---|
/// | `key`, `value` | the tag that matched |
/// | `key.1`, `value.port` | a group of its expression, by number or by name |
/// | `tag.KEY` | another tag of the member, whatever stands in KEY |
/// | `member.name`, `member.address`, `member.port` | where the member gossips |
///
/// Of several, set apart by `|`, the first that is not empty. What is not there is empty.
class TextTemplate {
public:
    /// Groups of one regular expression.
    struct Groups {
        std::size_t count = 0;
        std::map<std::string, int> names;
    };
    struct Error {
        enum class Reason : std::uint8_t { NotClosed, UnknownWord, NoSuchGroup };
        std::size_t offset = 0; ///< In bytes.
        Reason reason = Reason::NotClosed;
        std::string detail;
    };
    /// What the holes are filled from.
    struct Found {
        std::span<const std::string_view> key;   ///< Whole first, then its groups.
        std::span<const std::string_view> value; ///< The same.
        const NodeFacts& facts;
    };

    [[nodiscard]] static Expected<TextTemplate, Error>
    parse(std::string_view text, const Groups& key, const Groups& value);

    [[nodiscard]] bool isEmpty() const { return m_parts.empty(); }
    /// At most `kLongest` bytes.
    [[nodiscard]] std::string expand(const Found& found) const;
    static constexpr std::size_t kLongest = 2048;

private:
    struct Source {
        enum class Of : std::uint8_t { Key, Value, Tag, MemberName, MemberAddress, MemberPort };
        Of of;
        std::size_t group = 0;
        std::string tag;
    };
    struct Part {
        std::string text;            ///< Before the hole.
        std::vector<Source> sources; ///< None: only text.
    };
    static Expected<Source, Error> parseSource(std::string_view word, std::size_t offset,
                                               const Groups& key, const Groups& value);
    static std::string valueOf(const Source& source, const Found& found);

    std::vector<Part> m_parts;
};

} // namespace grapevine::catalog
