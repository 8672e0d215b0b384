#pragma once

#include <QObject>
#include <QPoint>
#include <QPointer>
#include <QStringList>

#include <vector>

#include "core/base/ids.h"

class QMenu;

namespace grapevine::models {
class MemberModel;
}

namespace grapevine::widgets {

class MemberTableView;

/// What can be done with the members that are selected, and with the cell under the pointer: always
/// in the same order. What nobody listens to is not offered.
class MemberMenu final : public QObject {
    Q_OBJECT
public:
    /// Both outlive this.
    MemberMenu(MemberTableView& table, models::MemberModel& model);

    /// The whole menu, for the current cell.
    void open(const QPoint& at);
    /// Only "Copy as", at the current cell.
    void openCopy();

Q_SIGNALS:
    void inspectRequested(const grapevine::MemberKey& member);
    /// A part of a filter, to be added.
    void filterRequested(const QString& term);
    void compareRequested(const std::vector<grapevine::MemberKey>& members);
    /// To be asked by a query, by their names.
    void askRequested(const QStringList& names);

private:
    [[nodiscard]] std::vector<MemberKey> selectedKeys() const;
    void addInspect(QMenu& menu);
    void addFilters(QMenu& menu);
    void addCompare(QMenu& menu);
    void addCopies(QMenu& menu);
    void addAsk(QMenu& menu);
    void popUp(QMenu* menu, const QPoint& at);

    MemberTableView& m_table;
    models::MemberModel& m_model;
    QPointer<QMenu> m_open;
};

} // namespace grapevine::widgets
