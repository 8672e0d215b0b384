#pragma once

#include <QDialog>

#include <vector>

#include "core/base/ids.h"

class QLabel;
class QTableView;

namespace grapevine::models {
class CompareModel;
class MemberModel;
} // namespace grapevine::models

namespace grapevine::widgets {

/// Members side by side, what differs first and marked; it goes on with the members while it is
/// open.
class CompareSheet final : public QDialog {
    Q_OBJECT
public:
    /// `members` outlives this; two keys or more.
    CompareSheet(const models::MemberModel& members, const std::vector<MemberKey>& keys,
                 QWidget* parent);

private:
    void showSummary(std::size_t asked);
    void sizeColumns();

    models::CompareModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_summary = nullptr;
};

} // namespace grapevine::widgets
