#pragma once

#include <QString>

namespace grapevine::widgets {

class ClusterView;

/// Asks how and where to, and writes the members of the view, which shows a session. `version` is
/// the program's. True once a file is written.
bool exportMembersOf(ClusterView& view, const QString& version);

} // namespace grapevine::widgets
