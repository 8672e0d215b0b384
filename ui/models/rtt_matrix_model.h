#pragma once

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ui/models/rtt_field.h"

namespace grapevine::models {

/// Each member's round trip to each: as many rows as columns, in one frozen order, those of a zone
/// side by side.
///
/// `resort` is the act that puts them in order. In between new members join at the end, and members
/// that have gone stay, with empty cells.
class RttMatrixModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role : int {
        MsRole = Qt::UserRole + 1, ///< double; invalid where there is no estimate.
        ErrorRole,                 ///< double, a part of the round trip.
        SelfRole,                  ///< bool: from a member to itself.
        GoneRole,                  ///< bool, of headings.
        ZoneRole,                  ///< int of the zone, of headings; -1 for none.
        NameRole,                  ///< QString, the whole name, of headings.
    };

    /// The field must outlive the model.
    explicit RttMatrixModel(const RttField& field, QObject* parent = nullptr);

    /// After `RttField::refresh`.
    void refresh();
    /// As the zones and names have it now; those that have gone are let go.
    void resort();
    /// How many rows a re-sort would move or take away.
    [[nodiscard]] int pending() const { return m_pending; }

    /// Its name as the cluster has it. Empty beyond the rows.
    [[nodiscard]] std::string nameAt(int row) const;
    [[nodiscard]] int rowOf(const std::string& name) const;
    /// Its number in the field; none when it has gone.
    [[nodiscard]] std::optional<std::size_t> memberAt(int row) const;
    /// True where a zone ends below this row.
    [[nodiscard]] bool endsZone(int row) const;
    /// Name of the zone that row was sorted into; empty for none.
    [[nodiscard]] QString zoneTitleAt(int row) const;
    /// The same, however long.
    [[nodiscard]] QString zoneNameAt(int row) const;
    /// The shortest and the longest round trip there is, for the scale of shades; 0 when there is
    /// none.
    [[nodiscard]] double leastMs() const { return m_leastMs; }
    [[nodiscard]] double mostMs() const { return m_mostMs; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void pendingChanged(int rows);

private:
    struct Row {
        std::string name;
        std::optional<std::size_t> member; ///< In the field.
        std::shared_ptr<const Coordinate> coordinate;
        int zone = -1;     ///< As it was sorted.
        QString zoneTitle; ///< The same.
        QString zoneName;  ///< The title, whole.
    };

    [[nodiscard]] std::vector<std::size_t> sorted() const;
    void append(std::vector<Row> rows);
    void countPending();
    void measure();
    [[nodiscard]] RttEstimate between(const QModelIndex& index) const;

    const RttField& m_field;
    std::vector<Row> m_rows;
    int m_shownRows = 0; ///< Rows and columns come one after the other.
    int m_shownColumns = 0;
    std::unordered_map<std::string, int> m_byName;
    double m_leastMs = 0.0;
    double m_mostMs = 0.0;
    int m_pending = 0;
};

} // namespace grapevine::models
