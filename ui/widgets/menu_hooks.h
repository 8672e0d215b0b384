#pragma once

namespace grapevine::widgets {

class ClusterMenu;
class ClusterView;
class MainMenu;

/// What a view's menus ask for, and the view itself cannot do: it asks whoever holds it.
void passOn(const MainMenu& menu, const ClusterMenu& clusters, const ClusterView& view);

} // namespace grapevine::widgets
