#pragma once

namespace grapevine::widgets {

class ActionCatalog;
class ClusterMenu;
class ClusterPage;
class ClusterView;
class KeyWindows;
class MainMenu;
class WindowTools;

/// What of a view its acts are done with; all outlive the catalogue.
struct ViewParts {
    ClusterView& view;
    ClusterPage& page;
    MainMenu& menu;
    ClusterMenu& clusterMenu;
    WindowTools& tools;
    KeyWindows& keys;
};

/// Tells the catalogue how each act of `allActs` is done in that view, and the view which keys it
/// names. The places stand in it by then: lists that come later have their own keys only.
void bindActions(ActionCatalog& catalog, const ViewParts& parts);

} // namespace grapevine::widgets
