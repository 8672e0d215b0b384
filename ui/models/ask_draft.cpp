#include "ui/models/ask_draft.h"

#include <QStringList>

#include <algorithm>
#include <optional>

#include "core/base/time_text.h"

namespace grapevine::models {

namespace {

std::string nameOf(const QString& text)
{
    return text.trimmed().toStdString();
}

std::optional<Duration> timeoutOf(const QString& text)
{
    QString compact = text;
    compact.remove(QLatin1Char(' '));
    compact.replace(QLatin1Char(','), QLatin1Char('.'));
    return parseDuration(compact.toStdString());
}

Bytes payloadOf(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    return toBytes({utf8.constData(), static_cast<std::size_t>(utf8.size())});
}

QString typed(ByteView payload)
{
    const auto text = asText(payload);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

link::SendEvent AskDraft::event() const
{
    link::SendEvent event;
    event.name = nameOf(name);
    event.payload = payloadOf(payload);
    event.coalesce = coalesce;
    return event;
}

link::SendQuery AskDraft::asQuery() const
{
    link::SendQuery query;
    query.name = nameOf(name);
    query.payload = payloadOf(payload);
    query.ack = ack;
    query.relayFactor = static_cast<std::uint8_t>(std::clamp(relayFactor, 0, 255));
    query.timeout = isTimeoutGood() ? timeoutOf(timeout).value_or(Duration{}) : Duration{};
    query.nodes = splitNames(nodes);
    for (const auto& row : tags) {
        if (row.tag.trimmed().isEmpty() && row.expression.isEmpty()) continue;
        query.tags.push_back({nameOf(row.tag), row.expression.toStdString()});
    }
    return query;
}

AskDraft AskDraft::of(const link::SendEvent& event)
{
    AskDraft draft;
    draft.isQuery = false;
    draft.name = QString::fromStdString(event.name);
    draft.payload = typed(event.payload);
    draft.coalesce = event.coalesce;
    return draft;
}

AskDraft AskDraft::of(const link::SendQuery& query)
{
    AskDraft draft;
    draft.name = QString::fromStdString(query.name);
    draft.payload = typed(query.payload);
    draft.ack = query.ack;
    draft.relayFactor = query.relayFactor;
    if (query.timeout > Duration{}) {
        const auto ms = std::chrono::ceil<std::chrono::milliseconds>(query.timeout);
        draft.timeout = QStringLiteral("%1ms").arg(ms.count());
        if (ms.count() % 1000 == 0) draft.timeout = QStringLiteral("%1s").arg(ms.count() / 1000);
    }
    QStringList names;
    for (const auto& node : query.nodes)
        names.append(QString::fromStdString(node));
    draft.nodes = names.join(QStringLiteral(", "));
    for (const auto& tag : query.tags) {
        draft.tags.push_back(
            {QString::fromStdString(tag.tag), QString::fromStdString(tag.expression)});
    }
    return draft;
}

bool AskDraft::isTimeoutGood() const
{
    if (timeout.trimmed().isEmpty()) return true;
    const auto time = timeoutOf(timeout);
    return time && *time > Duration{};
}

std::vector<std::string> splitNames(const QString& text)
{
    std::vector<std::string> names;
    QString spaced = text;
    spaced.replace(QLatin1Char(','), QLatin1Char(' '));
    for (const auto& piece : spaced.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        auto name = piece.toStdString();
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(std::move(name));
        }
    }
    return names;
}

} // namespace grapevine::models
