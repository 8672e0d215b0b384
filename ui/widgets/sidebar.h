#pragma once

#include <QFrame>

#include <map>
#include <vector>

#include "ui/widgets/open_cluster.h"
#include "ui/widgets/place_id.h"

class QAbstractButton;
class QButtonGroup;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace grapevine::widgets {

class ClusterSwitch;
class ElidedLabel;
class SidebarEntry;

/// The window's left edge: which cluster is shown and how, and the way to each of its places.
/// Folds to icons. Arrow keys go from one place to the next.
class Sidebar final : public QFrame {
    Q_OBJECT
public:
    explicit Sidebar(QWidget* parent = nullptr);

    /// Places stand in the order they are added.
    void addPlace(PlaceId place);
    /// A way out of the cluster, below everything; from top to bottom as they are added.
    QAbstractButton* addFoot(const QString& objectName, const QString& icon, const QString& title);
    /// Says nothing.
    void setCurrent(PlaceId place);

    /// Opens from the arrow beside the cluster's name.
    void setMenu(QMenu* menu);
    void setTitle(const QString& title);
    /// Above the places, while there is more than one; `shown` is the one this sidebar is of.
    void setClusters(const OpenClusters& clusters, int shown);
    /// How the cluster is looked at, in a word or two.
    void setMode(const QString& words);
    /// A short number behind the place's name, and what it means; empty takes it away. One that
    /// warns is drawn in the colour of what has failed.
    void setBadge(PlaceId place, const QString& text, const QString& meaning, bool warns);

    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    void setBackEnabled(bool enabled);
    /// Going back closes the view, and leaves nothing.
    void setLent(bool lent);

Q_SIGNALS:
    void placeChosen(grapevine::widgets::PlaceId place);
    void clusterChosen(int id);
    void backRequested();
    void settingsRequested();
    void foldedChanged(bool folded);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QToolButton* addTool(const QString& objectName, const QString& icon);
    void tint();
    void fit();

    QButtonGroup* m_group = nullptr;
    std::map<PlaceId, SidebarEntry*> m_entries;
    ClusterSwitch* m_clusters = nullptr;
    QVBoxLayout* m_places = nullptr;
    QVBoxLayout* m_feet = nullptr;
    std::vector<SidebarEntry*> m_footEntries;
    QToolButton* m_back = nullptr;
    ElidedLabel* m_title = nullptr;
    ElidedLabel* m_mode = nullptr;
    QWidget* m_names = nullptr;
    QToolButton* m_cluster = nullptr;
    QToolButton* m_fold = nullptr;
    bool m_folded = false;
};

} // namespace grapevine::widgets
