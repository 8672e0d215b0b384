#include "ui/models/ask_templates.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace grapevine::models {

namespace {

/// One line without blanks around it; empty where it cannot be a name.
QString nameFrom(const QString& typed)
{
    const QString name = typed.simplified();
    return name.size() <= AskTemplates::kNameLongest ? name : QString();
}

template<class All> auto findIn(All& all, const QString& name)
{
    return std::find_if(all.begin(), all.end(), [&name](const AskTemplate& kept) {
        return kept.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

void sort(std::vector<AskTemplate>& all)
{
    std::sort(all.begin(), all.end(), [](const AskTemplate& a, const AskTemplate& b) {
        return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
}

QJsonObject written(const AskTemplate& kept)
{
    const auto& draft = kept.draft;
    QJsonArray tags;
    for (const auto& row : draft.tags) {
        tags.append(QJsonObject{{QStringLiteral("tag"), row.tag},
                                {QStringLiteral("expression"), row.expression}});
    }
    return {
        {QStringLiteral("title"), kept.name},
        {QStringLiteral("kind"), draft.isQuery ? QStringLiteral("query") : QStringLiteral("event")},
        {QStringLiteral("name"), draft.name},
        {QStringLiteral("payload"), draft.payload},
        {QStringLiteral("coalesce"), draft.coalesce},
        {QStringLiteral("ack"), draft.ack},
        {QStringLiteral("timeout"), draft.timeout},
        {QStringLiteral("relays"), draft.relayFactor},
        {QStringLiteral("nodes"), draft.nodes},
        {QStringLiteral("tags"), tags}};
}

AskDraft read(const QJsonObject& object)
{
    AskDraft draft;
    draft.isQuery = object[QStringLiteral("kind")].toString() != QStringLiteral("event");
    draft.name = object[QStringLiteral("name")].toString();
    draft.payload = object[QStringLiteral("payload")].toString();
    draft.coalesce = object[QStringLiteral("coalesce")].toBool(true);
    draft.ack = object[QStringLiteral("ack")].toBool(true);
    draft.timeout = object[QStringLiteral("timeout")].toString();
    draft.relayFactor = std::clamp(object[QStringLiteral("relays")].toInt(), 0, 255);
    draft.nodes = object[QStringLiteral("nodes")].toString();
    const auto tags = object[QStringLiteral("tags")].toArray();
    for (const auto& tag : tags) {
        const auto row = tag.toObject();
        draft.tags.push_back(
            {row[QStringLiteral("tag")].toString(), row[QStringLiteral("expression")].toString()});
    }
    return draft;
}

} // namespace

bool AskTemplates::save(const QString& typed, const AskDraft& draft)
{
    const QString name = nameFrom(typed);
    if (name.isEmpty() || draft.payload.size() > kPayloadLongest) return false;
    const auto at = findIn(m_all, name);
    if (at != m_all.end()) {
        *at = {name, draft};
    } else if (m_all.size() < kMost) {
        m_all.push_back({name, draft});
    } else {
        return false;
    }
    sort(m_all);
    return true;
}

bool AskTemplates::rename(const QString& from, const QString& to)
{
    const QString name = nameFrom(to);
    const auto at = findIn(m_all, from);
    if (name.isEmpty() || at == m_all.end()) return false;
    const auto taken = findIn(m_all, name);
    if (taken != m_all.end() && taken != at) return false;
    at->name = name;
    sort(m_all);
    return true;
}

bool AskTemplates::remove(const QString& name)
{
    const auto at = findIn(m_all, name);
    if (at == m_all.end()) return false;
    m_all.erase(at);
    return true;
}

const AskTemplate* AskTemplates::find(const QString& name) const
{
    const auto at = findIn(m_all, name);
    return at == m_all.end() ? nullptr : &*at;
}

QStringList AskTemplates::names() const
{
    QStringList names;
    for (const auto& kept : m_all)
        names.append(kept.name);
    return names;
}

QByteArray AskTemplates::toJson() const
{
    QJsonArray list;
    for (const auto& kept : m_all)
        list.append(written(kept));
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

AskTemplates AskTemplates::fromJson(const QByteArray& json)
{
    AskTemplates templates;
    const auto list = QJsonDocument::fromJson(json).array();
    for (const auto& entry : list) {
        const auto object = entry.toObject();
        const QString title = object[QStringLiteral("title")].toString();
        if (templates.find(title) == nullptr) templates.save(title, read(object));
    }
    return templates;
}

} // namespace grapevine::models
