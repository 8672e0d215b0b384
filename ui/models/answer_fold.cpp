#include "ui/models/answer_fold.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

#include "ui/models/answer_text.h"

namespace grapevine::models {

namespace {

/// Digits that a double keeps whatever the number.
constexpr int kDigitsKept = 15;

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// Outside of its strings there is a number with an exponent, or with more digits than are kept.
bool hasNumberThatRounds(std::string_view json)
{
    int digits = 0;
    bool inString = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char letter = json[at];
        if (inString) {
            if (letter == '\\') ++at;
            inString = letter != '"';
            continue;
        }
        inString = letter == '"';
        if (isDigit(letter)) {
            if (++digits > kDigitsKept) return true;
        } else if ((letter == 'e' || letter == 'E') && digits > 0) {
            return true;
        } else if (letter != '.') {
            digits = 0;
        }
    }
    return false;
}

} // namespace

AnswerFold AnswerFold::captured(filter::Capture capture)
{
    AnswerFold fold(Mode::Capture);
    fold.m_capture = std::move(capture);
    return fold;
}

AnswerFold::Value AnswerFold::of(ByteView payload) const
{
    const auto trimmed = withoutNewline(payload);
    switch (m_mode) {
    case Mode::Exact: return {Bytes(payload.begin(), payload.end())};
    case Mode::Trimmed: break;
    case Mode::Json:
        if (auto form = jsonForm(payload)) return {std::move(*form)};
        break;
    case Mode::Capture: {
        const auto found = m_capture ? m_capture->of(asText(trimmed)) : std::nullopt;
        return found ? Value{toBytes(*found)} : Value{{}, false};
    }
    }
    return {Bytes(trimmed.begin(), trimmed.end())};
}

std::optional<Bytes> jsonForm(ByteView payload)
{
    if (hasNumberThatRounds(asText(payload))) return std::nullopt;
    // Qt reads only lists and objects; in a list of our own anything is one.
    QByteArray wrapped("[");
    wrapped.append(reinterpret_cast<const char*>(payload.data()),
                   static_cast<qsizetype>(payload.size()));
    wrapped.append(']');
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(wrapped, &error);
    if (error.error != QJsonParseError::NoError || document.array().size() != 1) {
        return std::nullopt;
    }
    const QByteArray form = document.toJson(QJsonDocument::Compact);
    return toBytes({form.constData() + 1, static_cast<std::size_t>(form.size() - 2)});
}

QString foldedLine(const AnswerFold::Value& value, AnswerFold::Mode mode)
{
    const QString line = answerLine(value.bytes);
    const bool newline = withoutNewline(value.bytes).size() != value.bytes.size();
    return mode == AnswerFold::Mode::Exact && newline ? line + QStringLiteral(" ⏎") : line;
}

} // namespace grapevine::models
