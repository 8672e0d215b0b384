#include "ui/models/answer_text.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "ui/models/cluster_text.h"

namespace grapevine::models {

namespace {

/// Bytes of a binary answer that one line shows.
constexpr std::size_t kHexLine = 48;

/// `00 ff 10`, as hex dumps have it.
QString hexText(ByteView bytes, std::size_t most)
{
    const auto shown = bytes.first(std::min(bytes.size(), most));
    const auto digits = QByteArray::fromStdString(toHex(shown));
    QString text;
    for (qsizetype at = 0; at < digits.size(); at += 2) {
        if (at > 0) text += QLatin1Char(' ');
        text += QLatin1StringView(digits.constData() + at, 2);
    }
    if (shown.size() < bytes.size()) text += QStringLiteral(" …");
    return text;
}

} // namespace

ByteView withoutNewline(ByteView payload)
{
    const bool ends = !payload.empty() && payload.back() == std::byte{'\n'};
    return ends ? payload.first(payload.size() - 1) : payload;
}

bool isBinary(ByteView payload)
{
    const auto text = asText(payload);
    for (std::size_t at = 0; at < text.size();) {
        const auto point = codePointAt(text, at);
        if (!point.valid) return true;
        const bool lineOrTab = point.value == '\t' || point.value == '\n' || point.value == '\r';
        // ESC belongs to text that wants to be coloured; it is shown as a mark.
        if (point.value < 0x20 && !lineOrTab && point.value != 0x1B) return true;
        at += point.length;
    }
    return false;
}

QString answerLine(ByteView payload)
{
    const auto value = withoutNewline(payload);
    if (isBinary(value)) return QStringLiteral("0x ") + hexText(value, kHexLine);
    const auto text = asText(value);
    const auto end = std::min(text.find('\n'), text.size());
    auto first = text.substr(0, end);
    if (end < text.size() && first.ends_with('\r')) first.remove_suffix(1);
    const QString line = clusterText(first);
    return end == text.size() ? line : line + QStringLiteral(" …");
}

QString answerLines(ByteView payload)
{
    const auto value = withoutNewline(payload);
    if (isBinary(value)) return hexText(payload, kAnswerLongest / 3);
    QString all;
    auto rest = asText(value).substr(0, kAnswerLongest);
    while (true) {
        const auto end = std::min(rest.find('\n'), rest.size());
        auto line = rest.substr(0, end);
        if (end < rest.size() && line.ends_with('\r')) line.remove_suffix(1);
        all += clusterText(line, kAnswerLongest);
        if (end == rest.size()) break;
        all += QLatin1Char('\n');
        rest.remove_prefix(end + 1);
    }
    if (value.size() > kAnswerLongest) all += QStringLiteral("…");
    return all;
}

} // namespace grapevine::models
