#pragma once

namespace grapevine::widgets {

class ClusterView;
class MatrixPlace;
class Sidebar;
class WindowDocks;

/// Ties the matrix to the rest of a cluster's view: its badge in the sidebar, the inspector, and
/// the words that its filter completes.
void hookMatrix(MatrixPlace& matrix, ClusterView& view, Sidebar& sidebar, WindowDocks& docks);

} // namespace grapevine::widgets
