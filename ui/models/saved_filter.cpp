#include "ui/models/saved_filter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace grapevine::models {

QByteArray toJson(const QList<SavedFilter>& filters)
{
    QJsonArray all;
    for (const auto& filter : filters) {
        all.append(QJsonObject{{QStringLiteral("name"), filter.name},
                               {QStringLiteral("filter"), filter.expression}});
    }
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

QList<SavedFilter> savedFiltersFrom(const QByteArray& json)
{
    QList<SavedFilter> filters;
    const auto all = QJsonDocument::fromJson(json).array();
    for (const auto& one : all) {
        if (filters.size() == kSavedFiltersMost) break;
        const SavedFilter filter{one.toObject().value(QStringLiteral("name")).toString(),
                                 one.toObject().value(QStringLiteral("filter")).toString()};
        if (!filter.name.isEmpty() && !filter.expression.isEmpty()) filters.append(filter);
    }
    return filters;
}

} // namespace grapevine::models
