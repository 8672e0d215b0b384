#pragma once

#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

#include "core/base/ids.h"
#include "ui/models/palette_entry.h"

class QWidget;

namespace grapevine::widgets {

class ActionCatalog;
class ClusterMenu;
class ClusterView;
class PaletteBox;

/// What the palette of one view offers, and what becomes of a choice.
class ViewPalette final : public QObject {
    Q_OBJECT
public:
    /// Lines of the timeline that are looked through for events and queries, the newest first; and
    /// names that are offered.
    static constexpr std::size_t kLinesLooked = 20'000;
    static constexpr std::size_t kEventsMost = 200;
    static constexpr std::size_t kServicesMost = 5'000;
    static constexpr std::size_t kRecentMost = 12;

    /// All must outlive it.
    ViewPalette(ClusterView& view, ActionCatalog& catalog, const ClusterMenu& clusters);

    /// Shuts it where it is open.
    void toggle();

private:
    void addActs(models::PaletteEntries& entries) const;
    void addClusters(models::PaletteEntries& entries) const;
    void addServices(models::PaletteEntries& entries) const;
    void addEvents(models::PaletteEntries& entries) const;
    void offerMembers();
    [[nodiscard]] models::PaletteEntry memberEntry(const MemberKey& key) const;
    void choose(const models::PaletteEntry& entry);
    void chooseCluster(const QString& id);
    void chooseService(const QString& id);
    void chooseEvent(const QString& id);

    ClusterView& m_view;
    ActionCatalog& m_catalog;
    const ClusterMenu& m_clusters;
    PaletteBox* m_box = nullptr;                       ///< From the first time on.
    QPointer<QWidget> m_from;                          ///< Had the keys before.
    std::shared_ptr<std::vector<MemberKey>> m_members; ///< By their places in the pool.
    std::uint64_t m_revision = ~std::uint64_t{0};      ///< Of the names in the pool.
    models::PaletteEntries m_recent;
};

} // namespace grapevine::widgets
