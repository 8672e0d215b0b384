#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/filter/expression.h"
#include "core/link/observation_batch.h"
#include "ui/models/cluster_names.h"
#include "ui/models/frozen_table.h"
#include "ui/models/service_line.h"

namespace grapevine::models {

/// The services of one cluster as rows, by rules over the members' tags; worst first at the
/// beginning. By zone, each service has a row for each of its zones.
class ServiceModel final : public FrozenTable {
    Q_OBJECT
public:
    enum Column : int { Service, Healthy, State, Zones, Ports, Instances, Group, kColumns };
    enum OwnRole : int {
        CountsRole = FirstOwnRole, ///< QVariantList of int, by catalog::Health.
        StateRole,                 ///< int of ServiceState.
    };

    explicit ServiceModel(QObject* parent = nullptr);

    /// Takes what was seen; answers whose offers may be other than before.
    std::vector<MemberKey> apply(const link::ObservationBatch& batch, Moment now);
    /// Another link shows the same cluster from now on: `picture` takes the place of all members.
    void succeed(const link::ObservationBatch& picture, Moment now);
    /// Forgets everything but the rules, for another cluster.
    void clear();

    void setRules(catalog::RuleSet rules);
    [[nodiscard]] const catalog::Catalog& catalog() const { return m_catalog; }
    /// Two or more: a service's group says whose it is.
    void setClusterNames(const ClusterNames& names);

    /// In the filter's language: services with an instance that it lets through. What cannot be
    /// read changes nothing but `filterError`.
    void setFilter(const QString& text);
    [[nodiscard]] const std::optional<filter::SyntaxError>& filterError() const
    {
        return m_filterError;
    }
    /// Members whose instances were held against a filter so far: work, for tests to measure.
    [[nodiscard]] std::uint64_t filterLooks() const { return m_looks; }
    /// The one in force.
    [[nodiscard]] const filter::Expression& filter() const { return m_filter; }
    [[nodiscard]] bool isFiltered() const { return !m_filter.isEmpty(); }

    void setByZone(bool byZone);
    [[nodiscard]] bool isByZone() const { return m_byZone; }
    /// Leaves out whoever is no Raft member, where there are any.
    void setOutsidersHidden(bool hidden);
    [[nodiscard]] bool areOutsidersHidden() const { return m_outsidersHidden; }

    /// All rows there could be, ghosts left out, whatever is filtered.
    [[nodiscard]] int total() const;
    /// How many services that makes.
    [[nodiscard]] int serviceCount() const;
    [[nodiscard]] const ServiceLine* lineAt(int row) const;
    [[nodiscard]] const ServiceFigures* figuresAt(int row) const;
    /// -1 when it is not shown.
    [[nodiscard]] int rowOf(const ServiceLine& line) const;
    /// Whether an instance of its service is one of the row's.
    [[nodiscard]] bool isPartOf(const ServiceLine& line, const catalog::Instance& instance) const;
    /// Of a row, as it stands now.
    [[nodiscard]] std::vector<catalog::Instance> instancesOf(const ServiceLine& line) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    /// It reads, or does not, or reads otherwise.
    void filterChanged();
    /// Whether there are Raft members, and so outsiders.
    void raftTurned();

protected:
    [[nodiscard]] bool passes(Slot slot) const override;
    [[nodiscard]] bool before(Slot a, Slot b) const override;
    void forget(Slot slot) override;

private:
    /// Members with an instance of a row's that the filter lets through.
    struct Matches {
        std::set<MemberKey> members;
        bool known = false; ///< Counted once; from then on member by member.
    };
    struct Entry {
        ServiceLine line;
        ServiceFigures figures;
        std::string nameKey; ///< Natural order, as those below.
        std::string groupKey;
        std::string zoneKey;
    };

    [[nodiscard]] std::vector<ServiceLine> linesOf(const catalog::ServiceKey& service) const;
    void refresh(const std::vector<catalog::ServiceKey>& services);
    void refreshOne(const catalog::ServiceKey& service, Turn& turn);
    void rebuild();
    [[nodiscard]] bool matches(const ServiceLine& line, const MemberKey& member) const;
    /// A member changed: what of it the filter lets through in these services, and in those it
    /// offers.
    void recount(const MemberKey& member, std::vector<catalog::ServiceKey> services);
    void recountAll() const;
    [[nodiscard]] int compare(const Entry& a, const Entry& b, int column) const;
    [[nodiscard]] QString text(const Entry& entry, int column) const;
    [[nodiscard]] QString groupText(const catalog::ServiceKey& service) const;
    [[nodiscard]] QString hint(const Entry& entry, int column) const;

    catalog::Catalog m_catalog;
    ClusterNames m_clusterNames;
    std::vector<Entry> m_entries;           ///< By slot.
    mutable std::vector<Matches> m_matches; ///< By slot, as far as somebody asked.
    mutable std::uint64_t m_looks = 0;
    std::map<ServiceLine, Slot> m_slots;
    filter::Expression m_filter;
    std::optional<filter::SyntaxError> m_filterError;
    Moment m_now;
    bool m_byZone = false;
    bool m_outsidersHidden = false;
};

} // namespace grapevine::models
