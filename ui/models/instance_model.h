#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ui/models/frozen_table.h"
#include "ui/models/probe_result.h"
#include "ui/models/service_model.h"

namespace grapevine::models {

/// The instances of one row of the services; worst first at the beginning.
class InstanceModel final : public FrozenTable {
    Q_OBJECT
public:
    enum Column : int { Status, Member, Address, Zone, Note, Tag, Probe, kColumns };

    /// `services` must outlive it.
    explicit InstanceModel(const ServiceModel& services, QObject* parent = nullptr);

    /// Shows another row's instances, or none.
    void show(std::optional<ServiceLine> line);
    [[nodiscard]] const std::optional<ServiceLine>& line() const { return m_line; }
    /// The services have changed by what these members offer.
    void update(const std::vector<MemberKey>& members);
    /// They may have changed in any way.
    void refresh();

    /// What a look from this desk came to, by `hostPort`, in every row with that address.
    void setProbe(const std::string& hostPort, const ProbeResult& result);
    void clearProbes();
    [[nodiscard]] const ProbeResult* probeOf(const std::string& hostPort) const;

    /// Null when there is no such row.
    [[nodiscard]] const catalog::Instance* instanceAt(int row) const;
    [[nodiscard]] int rowOf(const catalog::InstanceKey& key) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

protected:
    [[nodiscard]] bool passes(Slot) const override { return true; }
    [[nodiscard]] bool before(Slot a, Slot b) const override;
    void forget(Slot slot) override;

private:
    struct Entry {
        catalog::Instance instance;
        std::string nameKey; ///< Natural order, as those below.
        std::string addressKey;
        std::string zoneKey;
    };

    /// Of these members; in the order of the keys.
    void take(const MemberKey& member, Turn& turn);
    void keep(const catalog::Instance& instance, Turn& turn);
    [[nodiscard]] int compare(const Entry& a, const Entry& b, int column) const;
    [[nodiscard]] QString text(const Entry& entry, int column) const;
    [[nodiscard]] QString hint(const Entry& entry, int column) const;
    [[nodiscard]] bool raftMatters() const;

    const ServiceModel& m_services;
    std::optional<ServiceLine> m_line;
    std::vector<Entry> m_entries; ///< By slot.
    std::map<catalog::InstanceKey, Slot> m_slots;
    std::map<std::string, ProbeResult> m_probes;
};

} // namespace grapevine::models
