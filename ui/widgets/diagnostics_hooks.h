#pragma once

namespace grapevine::widgets {

class ClusterView;
class MainMenu;
class Sidebar;

/// The ways from a cluster to the diagnostics: two entries of the menu, one at the sidebar's foot.
void hookDiagnostics(MainMenu& menu, Sidebar& sidebar, ClusterView& view);

} // namespace grapevine::widgets
