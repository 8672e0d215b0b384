#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QString>

#include <vector>

#include "core/base/ids.h"
#include "ui/models/member_facts.h"

namespace grapevine::models {

class MemberModel;

/// Members side by side: a line for each thing that is known, a column for each member. Lines that
/// differ stand first; the order is that of the moment when they were put side by side, and values
/// go on changing in their places.
class CompareModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role : int {
        DiffersRole = Qt::UserRole + 1, ///< Of a line: its members do not agree.
        OddRole,                        ///< Of a cell: it is not what most members say.
    };
    /// More side by side are no longer compared by eye.
    static constexpr std::size_t kMembersMost = 12;

    /// `members` outlives this. Of more than kMembersMost the first are taken.
    CompareModel(const MemberModel& members, const std::vector<MemberKey>& keys,
                 QObject* parent = nullptr);

    /// Looks at the members again, if they have changed; lines keep their places, new ones join at
    /// the end.
    void refresh();
    [[nodiscard]] int differing() const;
    [[nodiscard]] std::size_t members() const { return m_keys.size(); }

    [[nodiscard]] QString asTsv() const;
    [[nodiscard]] QString asMarkdown() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Line {
        MemberFact::Group group = MemberFact::Group::Now;
        QString name;
        bool fleeting = false;
        QList<QString> values; ///< One for each member.

        [[nodiscard]] bool differs() const;
        [[nodiscard]] bool isOdd(qsizetype member) const;
    };
    void collect(std::vector<Line>& lines) const;
    [[nodiscard]] std::vector<link::MemberRowPtr> rows() const;

    const MemberModel& m_members;
    std::vector<link::MemberRowPtr> m_rows; ///< What the lines tell of.
    std::vector<MemberKey> m_keys;
    QList<QString> m_names;
    std::vector<Line> m_lines;
};

} // namespace grapevine::models
