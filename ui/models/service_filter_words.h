#pragma once

#include <vector>

#include "core/catalog/catalog.h"
#include "core/filter/completion.h"
#include "ui/models/filter_words.h"

namespace grapevine::models {

/// What can be written at the cursor of a filter over services: fields, tags' keys and status
/// words, or the values that are there, the most common first.
[[nodiscard]] std::vector<FilterWord> serviceFilterWords(const filter::Completion& wanted,
                                                         const catalog::Catalog& catalog);

} // namespace grapevine::models
