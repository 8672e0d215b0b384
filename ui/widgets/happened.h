#pragma once

#include <optional>

#include "core/link/observation_batch.h"
#include "ui/widgets/notice.h"

namespace grapevine::widgets {

/// What a batch tells that a person should read even if it shows in no row: two members with one
/// name, a time in which nothing was seen, a picture that started afresh. The weightiest, the
/// last of its kind; nothing when there is none.
[[nodiscard]] std::optional<Notice> happenedIn(const link::ObservationBatch& batch);

} // namespace grapevine::widgets
