#pragma once

#include <vector>

#include "core/filter/completion.h"
#include "ui/models/filter_words.h"
#include "ui/models/timeline_store.h"

namespace grapevine::models {

/// What can be written at the cursor of the timeline's filter: fields, kinds, and names, tags and
/// askers of what was seen lately. At most `kFilterWordsMost`, the most common first.
[[nodiscard]] std::vector<FilterWord> timelineFilterWords(const filter::Completion& wanted,
                                                          const TimelineStore& store);

} // namespace grapevine::models
