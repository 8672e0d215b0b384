#pragma once

#include <QAbstractTableModel>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/diagnosis/view_matrix.h"
#include "core/diagnosis/view_picture.h"
#include "core/filter/expression.h"
#include "core/link/observation_batch.h"
#include "ui/models/view_words.h"

namespace grapevine::models {

/// For views, which use models and not what is behind them.
using Said = diagnosis::Said;

/// Who says what of whom: a row for each member that is talked about, a column for each that was
/// asked, and before them one of our own while we are a member. At first only rows about whom they
/// disagree.
///
/// Cells are live; the order is frozen. New rows and columns join at the end, a row about which
/// they agree again stays, and `pending` tells how much an act of sorting would move.
class ViewMatrixModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role : int {
        SaidRole = Qt::UserRole + 1, ///< int of diagnosis::Said.
        OldRole,    ///< The asker's word is compared with nobody's: it is old, or names nobody.
        OddRole,    ///< Most others say something else.
        OwnRole,    ///< The asker's word about itself.
        ZoneRole,   ///< Of headings: the member's zone, as QString; empty without one.
        BorderRole, ///< Of headings: another zone begins here.
    };

    explicit ViewMatrixModel(QObject* parent = nullptr);

    /// What a batch brings, in one go: `keep`, and `catchUp`.
    void apply(const link::ObservationBatch& batch, Moment now);
    /// The same without reading it: rows, columns and picture stay as they were.
    void keep(const link::ObservationBatch& batch, Moment now);
    /// As `keep` of the members alone: what several clusters say of each other is no matrix.
    void keepMembers(const link::ObservationBatch& batch, Moment now);
    /// Who of the members we are; none: we look from outside.
    void setOwn(std::optional<MemberKey> self);
    /// What was said so far is of another cluster than what comes.
    void dropViews();
    [[nodiscard]] bool isBehind() const { return m_behind; }
    /// Reads what was kept. Nothing where nothing was.
    void catchUp();
    /// Ages count on.
    void tick(Moment now);
    /// For another cluster.
    void clear();

    /// The one filter language, over the members of the rows. What cannot be read changes nothing
    /// but `filterError`.
    void setFilter(const QString& text);
    [[nodiscard]] const std::optional<filter::SyntaxError>& filterError() const { return m_error; }
    [[nodiscard]] bool isFiltered() const { return !m_filter.isEmpty(); }
    void setDisputedOnly(bool only);
    [[nodiscard]] bool isDisputedOnly() const { return m_disputedOnly; }
    /// Sorts rows and columns by zone and name, and lets go of rows that no longer belong.
    void resort();
    /// Rows and columns that stand elsewhere than `resort` would put them.
    [[nodiscard]] int pending() const;

    [[nodiscard]] const diagnosis::ViewPicture& picture() const { return m_picture; }
    [[nodiscard]] QList<PatternCard> cards() const { return patternCards(m_picture); }
    [[nodiscard]] std::size_t disputes() const { return m_picture.disputed.size(); }
    /// Members the link knows that have not left: who can be asked.
    [[nodiscard]] std::size_t askable() const { return m_askable; }
    /// Askers whose word is there, old or not; we are none.
    [[nodiscard]] int askers() const;
    [[nodiscard]] MemberKey memberAt(int row) const;
    [[nodiscard]] MemberKey askerAt(int column) const;
    [[nodiscard]] int rowOf(MemberKey member) const;
    [[nodiscard]] int columnOf(MemberKey asker) const;
    [[nodiscard]] QString nameOf(MemberKey member) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// All of it as lines with tabs between the cells, headings first.
    [[nodiscard]] QString asTsv() const;

Q_SIGNALS:
    /// What they say, or what is shown of it, is otherwise now.
    void pictureChanged();
    void filterChanged();

private:
    using Keys = std::vector<MemberKey>;

    [[nodiscard]] bool passes(MemberKey member) const;
    void keepSilent(const std::vector<link::ViewLine>& lines);
    [[nodiscard]] bool isOwn(MemberKey asker) const { return m_own == asker; }
    [[nodiscard]] diagnosis::ViewCell cell(MemberKey asker, MemberKey about) const;
    [[nodiscard]] bool isUncompared(MemberKey asker) const;
    [[nodiscard]] bool listsNobody(MemberKey asker) const;
    [[nodiscard]] Keys wantedRows() const;
    [[nodiscard]] Keys wantedColumns() const;
    void sort(Keys& keys) const;
    void follow();
    void followOwn();
    void dropGone();
    void joinNew();
    [[nodiscard]] std::string rawName(MemberKey member) const;
    [[nodiscard]] QString zoneOf(MemberKey member) const;
    [[nodiscard]] diagnosis::Said mostSaid(MemberKey about) const;
    [[nodiscard]] QVariant heading(MemberKey member, bool asker, int role) const;
    [[nodiscard]] QString headingTip(MemberKey member, bool asker) const;

    diagnosis::ViewMatrix m_matrix;
    diagnosis::ViewPicture m_picture;
    std::map<MemberKey, link::MemberRowPtr> m_members; ///< As the link has them.
    std::size_t m_askable = 0;                         ///< Of `m_members`.
    std::map<MemberKey, diagnosis::Said> m_most;       ///< As `m_picture` has it.
    std::map<std::string, std::size_t> m_groups;       ///< By name, while they see only themselves.
    std::set<std::string> m_silent; ///< Who was tried in the last round, and gave no answer.
    std::optional<link::CommandId> m_round;
    std::optional<MemberKey> m_own;
    bool m_behind = false;
    bool m_ownBehind = false; ///< Rows of ours changed; what the others say did not.
    Keys m_rows;
    Keys m_columns;
    filter::Expression m_filter;
    std::optional<filter::SyntaxError> m_error;
    bool m_disputedOnly = true;
    Moment m_now;
};

} // namespace grapevine::models
