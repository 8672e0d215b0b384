#pragma once

#include <QString>

#include <utility>
#include <vector>

#include "core/base/clock.h"

namespace grapevine::gui {

/// What runs here and since when: versions, system, uptime, threads, memory. Name and value, for
/// people; holds no name of a computer or a person.
[[nodiscard]] std::vector<std::pair<QString, QString>> sessionFacts(Moment startedAt, Moment now);

/// Of this process, as the system tells; 0 where it does not.
struct ProcessSize {
    qint64 threads = 0;
    qint64 residentBytes = 0;
};
[[nodiscard]] ProcessSize processSize();

} // namespace grapevine::gui
