#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace grapevine::filter {

/// What can be asked of a row, in whichever place it is shown.
enum class Field : std::uint8_t {
    Status,     ///< As shown: a suspect member is `suspect`, though Serf calls it alive.
    SerfStatus, ///< In Serf's own words; what `status=~` is held against. Has no name.
    Name,
    Address, ///< With the port.
    Port,
    Tag, ///< One key; a tag that is not there counts as empty, as in Serf.
    Service,
    Cluster,
    Source,
    Accuser,
    Accusers,
    Protocol,
    Incarnation,
    Flaps,
    Rtt,
    Since,
    Seen,
    Kind,
    From,
    Payload,
    LTime,
};

struct FieldInfo {
    enum class Type : std::uint8_t { Text, Number, Duration };

    Field field;
    std::string_view name;
    Type type;
    std::string_view about; ///< A few words for a completion list.
};

/// All that have a name, in the order in which they are offered.
[[nodiscard]] std::span<const FieldInfo> fields();

/// By name or by its short form (`addr`); nothing for any other word, which then names a tag.
[[nodiscard]] std::optional<FieldInfo> fieldNamed(std::string_view name);

/// The words of `status`, which also stand alone: `not left`.
[[nodiscard]] std::span<const std::string_view> statusWords();

} // namespace grapevine::filter
