#pragma once

#include <QString>

#include <vector>

#include "core/catalog/catalog.h"
#include "core/filter/completion.h"
#include "ui/models/member_store.h"

namespace grapevine::models {

/// One way to go on in a filter.
struct FilterWord {
    QString text;  ///< As it goes into the filter: in quotes where it needs them.
    QString about; ///< A few words, or how many members have it.

    bool operator==(const FilterWord&) const = default;
};

/// What can be written at the cursor: fields, tags' keys and words, or values that members have;
/// the most common first, `kFilterWordsMost` at most. Nothing when the word is whole already.
/// `catalog`: null where nothing is known of services.
[[nodiscard]] std::vector<FilterWord> filterWords(const filter::Completion& wanted,
                                                  const MemberStore& members,
                                                  const catalog::Catalog* catalog = nullptr);
inline constexpr std::size_t kFilterWordsMost = 50;

} // namespace grapevine::models
