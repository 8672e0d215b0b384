#pragma once

#include <QString>

#include <cstdint>
#include <optional>

#include "core/base/bytes.h"
#include "core/filter/capture.h"

namespace grapevine::models {

/// When two answers count as the same. A value; the usual one overlooks one newline at the end.
class AnswerFold {
public:
    enum class Mode : std::uint8_t {
        Exact,   ///< Byte by byte.
        Trimmed, ///< But for one newline at the end.
        Json,    ///< As JSON: blanks and the order of keys make no difference.
        Capture, ///< By the part that a regular expression names.
    };
    /// What an answer is folded by.
    struct Value {
        Bytes bytes;
        bool matches = true; ///< False only of an answer in which the expression finds nothing.

        bool operator==(const Value&) const = default;
    };

    AnswerFold() = default;
    [[nodiscard]] static AnswerFold exact() { return AnswerFold(Mode::Exact); }
    [[nodiscard]] static AnswerFold json() { return AnswerFold(Mode::Json); }
    [[nodiscard]] static AnswerFold captured(filter::Capture capture);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] Value of(ByteView payload) const;

private:
    explicit AnswerFold(Mode mode)
        : m_mode(mode)
    {
    }

    Mode m_mode = Mode::Trimmed;
    std::optional<filter::Capture> m_capture;
};

/// JSON without blanks, keys in order; of a key given twice the last counts. Nothing where it is
/// no JSON, or holds a number that a double would round: two answers that differ are never taken
/// for the same.
[[nodiscard]] std::optional<Bytes> jsonForm(ByteView payload);

/// The value as one line, safe to show. In `Exact` mode a newline at its end is told by a mark.
[[nodiscard]] QString foldedLine(const AnswerFold::Value& value, AnswerFold::Mode mode);

} // namespace grapevine::models
