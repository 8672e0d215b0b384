#pragma once

#include <QAbstractListModel>

#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "ui/models/answer_groups.h"

namespace grapevine::models {

/// What the members of one query say, folded: a row for each different answer, then those who only
/// acked, those who came late, and those who kept silent.
///
/// While the query is open rows only join; `settle` puts the odd ones first, and is called when
/// nobody's pointer is among them.
class GroupModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Kind : std::uint8_t { Answer, Waiting, AckedOnly, Late, Silent, Unheard };
    enum Role : int {
        KindRole = Qt::UserRole + 1, ///< int of Kind.
        CountRole,                   ///< int: members.
        MembersRole,                 ///< QString: their names, the first of them at least.
        ShareRole,                   ///< double: of all expected, 0 to 1.
    };

    explicit GroupModel(QObject* parent = nullptr);

    /// Shows another run, or none, in order. The pointer is used only meanwhile.
    void show(const AskRun* run);
    /// What counts as the same from the next `show` on.
    void setFold(AnswerFold fold) { m_fold = std::move(fold); }
    [[nodiscard]] const AnswerFold& fold() const { return m_fold; }
    /// The shown run has changed; `members` are those of whom something came.
    void update(const AskRun& run, const std::vector<std::string>& members);
    /// Odd ones first; rows keep their selection.
    void settle();
    /// False when `settle` would move something.
    [[nodiscard]] bool isSettled() const { return m_groups.isSorted(); }

    [[nodiscard]] Kind kindAt(int row) const;
    /// In order of arrival; of those who did not answer, by name.
    [[nodiscard]] const std::vector<std::string>& membersAt(int row) const;
    /// How many different answers there are.
    [[nodiscard]] std::size_t answers() const { return m_groups.groups().size(); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Tail {
        Kind kind = Kind::Waiting;
        std::vector<std::string> members;
    };

    static std::vector<Tail> tailsOf(const AskRun& run);
    void take(const AskRun& run, const std::vector<std::string>& members);
    void setTails(std::vector<Tail> tails);
    void announce(int first, int last);
    [[nodiscard]] int groupRows() const { return static_cast<int>(m_groups.groups().size()); }
    [[nodiscard]] QString textAt(int row) const;

    AnswerFold m_fold;
    AnswerGroups m_groups;
    std::unordered_set<std::string> m_counted;
    std::vector<Tail> m_tails;
    std::size_t m_expected = 0;
    bool m_acksWanted = true;
};

} // namespace grapevine::models
