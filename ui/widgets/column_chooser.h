#pragma once

#include <QDialog>

#include <string>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace grapevine::models {
class MemberModel;
}

namespace grapevine::widgets {

class MemberTableView;

/// A list of every column there could be, tags included, to tick off; what is ticked shows at once.
class ColumnChooser final : public QDialog {
    Q_OBJECT
public:
    /// Both outlive this; it belongs to the table.
    ColumnChooser(MemberTableView& table, models::MemberModel& model);

private:
    void fill();
    void addColumn(const std::string& id, const QString& about);
    void handleTick(const QListWidgetItem& item);
    void narrow(const QString& wanted);

    MemberTableView& m_table;
    models::MemberModel& m_model;
    QLineEdit* m_search = nullptr;
    QListWidget* m_list = nullptr;
    bool m_filling = false;
};

} // namespace grapevine::widgets
