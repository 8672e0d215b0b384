#pragma once

#include <QList>
#include <QString>

namespace grapevine::models {

/// A filter that a person keeps under a name.
struct SavedFilter {
    QString name;
    QString expression; ///< In the filter's language.

    bool operator==(const SavedFilter&) const = default;
};

/// Most filters kept; a menu of more is no longer read.
inline constexpr qsizetype kSavedFiltersMost = 40;

/// For settings. What makes no sense on the way back is left out; at most kSavedFiltersMost.
[[nodiscard]] QByteArray toJson(const QList<SavedFilter>& filters);
[[nodiscard]] QList<SavedFilter> savedFiltersFrom(const QByteArray& json);

} // namespace grapevine::models
