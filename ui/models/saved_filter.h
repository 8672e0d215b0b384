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

} // namespace grapevine::models
