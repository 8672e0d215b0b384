#pragma once

#include <QTableView>

namespace grapevine::widgets {

/// A table of keys: as wide as its cells say, the last column takes the rest. Sorting is an act: a
/// click on a header.
class KeyTableView final : public QTableView {
    Q_OBJECT
public:
    /// `sortable`: its model can be sorted.
    KeyTableView(const QString& objectName, QAbstractItemModel* model, bool sortable,
                 QWidget* parent = nullptr);

    /// To what its cells need now.
    void sizeColumns();
    /// As high as so many rows at most, and no higher than those there are.
    void setRowsShown(int most);

private:
    void addCopying();
    void copyRows() const;
};

} // namespace grapevine::widgets
