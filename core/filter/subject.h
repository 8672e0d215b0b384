#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "core/base/clock.h"
#include "core/filter/field.h"

namespace grapevine::filter {

/// What a filter is held against: one row of one place.
class Subject {
public:
    /// True ends the look: this text is what was sought.
    using Look = std::function<bool(std::string_view text)>;

    virtual ~Subject() = default;

    /// Shows a field's texts, one after the other, until `look` is content, and says whether it
    /// was. A field that such a row does not have has no texts. `key` is the tag's, for Field::Tag.
    [[nodiscard]] virtual bool anyText(Field field, std::string_view key,
                                       const Look& look) const = 0;

    /// A field's number; durations in seconds. Nothing when it is not known. `within`: only what
    /// happened in that last while counts.
    [[nodiscard]] virtual std::optional<double> number(Field field,
                                                       std::optional<Duration> within) const = 0;

    /// Whether a bare word is in one of the texts that tell what the row is. The word is in lower
    /// case; ASCII letters of either case are the same (text_match.h).
    [[nodiscard]] virtual bool hasWord(std::string_view word) const = 0;

protected:
    Subject() = default;
    Subject(const Subject&) = default;
    Subject& operator=(const Subject&) = default;
};

} // namespace grapevine::filter
