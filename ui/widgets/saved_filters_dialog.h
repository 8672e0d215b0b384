#pragma once

#include <QDialog>
#include <QList>

#include "ui/models/saved_filter.h"

class QDialogButtonBox;
class QLabel;
class QTableWidget;

namespace grapevine::widgets {

/// The saved filters as a small table to write in.
class SavedFiltersDialog final : public QDialog {
    Q_OBJECT
public:
    SavedFiltersDialog(const QList<models::SavedFilter>& filters, QWidget* parent);

    /// One more, whose name is to be written.
    void add(const QString& expression);
    /// Those that have a name and can be read.
    [[nodiscard]] QList<models::SavedFilter> filters() const;

private:
    void addRow(const models::SavedFilter& filter);
    void removeChosen();
    void check();

    QTableWidget* m_table = nullptr;
    QLabel* m_mistake = nullptr;
    QDialogButtonBox* m_buttons = nullptr;
};

} // namespace grapevine::widgets
