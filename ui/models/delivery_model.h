#pragma once

#include <QAbstractTableModel>

#include <string>
#include <vector>

#include "ui/models/delivery.h"

namespace grapevine::models {

/// The members of one delivery as rows, by name. Values change in their places; new members join at
/// the end; what is narrowed keeps its rows until a person narrows anew.
///
/// It reads the delivery anew whenever it is told that something of it changed, and keeps nothing
/// but the order.
class DeliveryModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { Member, State, When, Why, kColumns };
    enum Role : int {
        StateRole = Qt::UserRole + 1, ///< int of link::DeliveryState, in every column.
    };

    explicit DeliveryModel(QObject* parent = nullptr);

    /// Shows another delivery, or none. The pointer is used until the next call.
    void show(const Delivery* delivery);
    /// The shown one has changed; `members` are those of whom something came.
    void update(const Delivery& delivery, const std::vector<std::string>& members);
    /// Members that hold it are out of sight, as of now.
    void setUnprovenOnly(bool only);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void fill();
    [[nodiscard]] const link::DeliveryLine* lineAt(int row) const;
    [[nodiscard]] static QString text(const link::DeliveryLine& line, int column);

    const Delivery* m_delivery = nullptr;
    std::vector<std::string> m_members;
    bool m_unprovenOnly = false;
};

} // namespace grapevine::models
