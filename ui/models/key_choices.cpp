#include "ui/models/key_choices.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace grapevine::models {

namespace {
constexpr qsizetype kWordLongest = 64;
} // namespace

std::optional<QStringList> KeyChoices::of(const QString& act) const
{
    const auto found = keys.find(act);
    return found == keys.end() ? std::nullopt : std::optional(found->second);
}

QByteArray KeyChoices::toJson() const
{
    QJsonObject acts;
    for (const auto& [act, chosen] : keys)
        acts.insert(act, QJsonArray::fromStringList(chosen));
    const QJsonObject all{{QStringLiteral("letters"), !lettersOff}, {QStringLiteral("acts"), acts}};
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

KeyChoices KeyChoices::fromJson(const QByteArray& json)
{
    KeyChoices choices;
    const auto all = QJsonDocument::fromJson(json).object();
    choices.lettersOff = !all.value(QStringLiteral("letters")).toBool(true);
    const auto acts = all.value(QStringLiteral("acts")).toObject();
    for (auto act = acts.begin(); act != acts.end(); ++act) {
        if (choices.keys.size() == kActsMost) break;
        if (act.key().size() > kWordLongest || !act.value().isArray()) continue;
        QStringList chosen;
        for (const auto& keys : act.value().toArray()) {
            const auto word = keys.toString();
            if (chosen.size() == kKeysMost) break;
            if (!word.isEmpty() && word.size() <= kWordLongest) chosen.append(word);
        }
        choices.keys.emplace(act.key(), chosen);
    }
    return choices;
}

} // namespace grapevine::models
