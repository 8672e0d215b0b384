#pragma once

#include <memory>
#include <optional>
#include <re2/re2.h>
#include <string>
#include <variant>
#include <vector>

#include "core/base/clock.h"
#include "core/filter/field.h"
#include "core/filter/subject.h"
#include "core/filter/token.h"

namespace grapevine::filter {

/// One node of a filter's tree. Internal to the parser and to Expression.
struct Condition {
    struct All {
        std::vector<std::unique_ptr<Condition>> parts;
    };
    struct Any {
        std::vector<std::unique_ptr<Condition>> parts;
    };
    struct Not {
        std::unique_ptr<Condition> part;
    };
    /// A bare word, in lower case.
    struct Word {
        std::string text;
    };
    struct Text {
        Field field;
        std::string key; ///< The tag's.
        Operator op;
        std::vector<std::string> values; ///< Among: in lower case.
        std::unique_ptr<RE2> pattern;
    };
    struct Number {
        Field field;
        Operator op;
        std::vector<double> values; ///< More than one only with Among.
        std::optional<Duration> within;
    };

    Span at;
    std::variant<All, Any, Not, Word, Text, Number> what;

    [[nodiscard]] bool holds(const Subject& subject) const;
};

} // namespace grapevine::filter
