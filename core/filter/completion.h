#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/filter/field.h"
#include "core/filter/token.h"

namespace grapevine::filter {

/// What a person is about to write at the cursor.
struct Completion {
    enum class Wanted : std::uint8_t {
        Nothing,
        Start, ///< A field, a tag's key, a keyword or a bare word.
        Value, ///< Of `field`, or of the tag `key`.
    };

    Wanted wanted = Wanted::Nothing;
    std::optional<Field> field; ///< Value: none for a tag.
    std::string key;            ///< Value: the tag's.
    std::string prefix;         ///< What is there of it.
    Span replaces;              ///< What a chosen word takes the place of.
};

/// At a cursor that stands `cursor` bytes into the text. The text need not be a whole filter.
[[nodiscard]] Completion completionAt(std::string_view text, std::size_t cursor);

} // namespace grapevine::filter
