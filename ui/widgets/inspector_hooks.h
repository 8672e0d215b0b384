#pragma once

namespace grapevine::widgets {

class ClusterView;
class WindowDocks;

/// Whoever is chosen in a place of the view is the inspector's: a look at one opens it, going from
/// one to the next only lets it follow.
void hookInspector(ClusterView& view, WindowDocks& docks);

} // namespace grapevine::widgets
