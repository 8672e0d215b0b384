#pragma once

#include <QString>

#include <initializer_list>

class QTableView;
class QWidget;

namespace grapevine::widgets {

/// A table of plain rows: whole rows are chosen, nothing is edited, Tab goes on to the next field.
/// `name` begins the names of its parts; `about` is what it is called aloud.
[[nodiscard]] QTableView* plainTable(const QString& name, const QString& about, QWidget* parent);
/// Of its columns, in digits; that one takes the room that is left.
void setWidths(QTableView& table, std::initializer_list<int> digits, int stretched);

} // namespace grapevine::widgets
