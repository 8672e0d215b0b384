#pragma once

#include <QObject>
#include <QPoint>

class QMenu;

namespace grapevine::models {
class MemberModel;
}

namespace grapevine::widgets {

class MemberTableView;

/// What can be done with a column: filter by it, pin it, hide it, size it; and which columns there
/// are.
class MemberHeaderMenu final : public QObject {
    Q_OBJECT
public:
    /// Both outlive this.
    MemberHeaderMenu(MemberTableView& table, models::MemberModel& model);

    /// `column` below zero: beside all columns.
    void open(int column, const QPoint& at);
    void chooseColumns();

Q_SIGNALS:
    /// A part of a filter, to be added.
    void filterRequested(const QString& term);
    /// The beginning of one, to be written on by the person.
    void filterStarted(const QString& start);

private:
    void addFilters(QMenu& menu, int column);
    void addPlace(QMenu& menu, int column);
    void addColumns(QMenu& menu);
    void addSpans(QMenu& menu);

    MemberTableView& m_table;
    models::MemberModel& m_model;
};

} // namespace grapevine::widgets
