#pragma once

#include <QAbstractTableModel>

#include <memory>
#include <optional>

#include "ui/models/coalesced_timeline.h"
#include "ui/models/timeline_cell.h"
#include "ui/models/timeline_filter.h"
#include "ui/models/timeline_rows.h"

namespace grapevine::models {

/// The timeline as rows, oldest first. New lines join at the end and the oldest leave at the
/// front; nothing in between changes but by an act: a filter, a fold opened, another view.
///
/// What takes long (a filter over a million lines) is done in slices: `workWanted` asks for calls
/// of `work` until it returns false. Until then the rows stay as they were.
class TimelineModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using Id = TimelineStore::Id;

    enum Role : int {
        KindRole = Qt::UserRole + 1, ///< int of TimelineKind, in every column.
        FoldRole,                    ///< Lines in a fold, at its head; else 1.
        OpenRole,                    ///< That fold is open.
        InFoldRole,                  ///< One of an open fold's lines.
    };

    /// Lines looked at in one slice: a few milliseconds.
    static constexpr std::size_t kSlice = 8192;

    explicit TimelineModel(QObject* parent = nullptr, std::size_t capacity = kTimelineMost);

    /// Takes what was seen; `now` is when the batch is shown.
    void apply(const link::ObservationBatch& batch, Moment now);
    void tick(Moment now);
    /// Another link goes on with the same cluster.
    void beginLink();
    /// Forgets everything, for another cluster.
    void clear();

    /// In the filter's language. What cannot be read changes nothing but `filterError`.
    void setFilter(const QString& text);
    [[nodiscard]] const std::optional<filter::SyntaxError>& filterError() const
    {
        return m_filterError;
    }
    [[nodiscard]] const TimelineFilter& filter() const { return m_filter; }
    /// Only what lies within; nothing: all.
    void setRange(std::optional<TimeRange> range);
    void setAsApplication(bool asApplication);
    void setOwn(const std::string& name);
    /// As agents coalesce it, instead of raw.
    void setCoalesced(bool coalesced);
    [[nodiscard]] bool isCoalesced() const { return m_coalesced != nullptr; }
    void setFolding(bool folds);
    /// While held, not even the last fold takes in what comes: it stands in rows of its own.
    void setHeld(bool held);
    void setWords(TimelineWords words);
    void setClusterNames(const ClusterNames& names);

    /// One slice; false when nothing is left to do.
    bool work();
    [[nodiscard]] bool isBusy() const;
    /// Of what is being worked at; 0 to 100.
    [[nodiscard]] int progress() const;

    /// Everything, whatever is shown.
    [[nodiscard]] const TimelineStore& raw() const { return m_raw; }
    /// What rows are made of: raw, or coalesced.
    [[nodiscard]] const TimelineStore& shown() const;
    [[nodiscard]] const TimelineRows& rows() const { return m_rows; }
    /// Lines that were ever added to the rows at the end; two looks tell how many are new.
    [[nodiscard]] std::uint64_t appended() const { return m_appended; }
    [[nodiscard]] TimelineRows::Row rowAt(int row) const;
    /// A closed fold's head, for lines within; -1 when it is not shown.
    [[nodiscard]] int rowOf(Id id) const;
    /// Where it would stand: the first row that is not older; rowCount() after the last.
    [[nodiscard]] int rowNear(Id id) const;
    void setOpen(int row, bool open);
    /// Everything there is to know of a row.
    [[nodiscard]] QString story(int row) const;
    /// The member that a row is about, if it is one: its name as the cluster has it.
    [[nodiscard]] std::optional<std::string> memberAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    /// It reads, or does not, or reads otherwise.
    void filterChanged();
    /// Lines came or went, or other ones are shown.
    void countsChanged();
    void workWanted();

private:
    /// Rows that will take the others' place once they are whole.
    struct Build {
        TimelineRows rows;
        Id next = 0;
    };

    void rebuild();
    void workOnBuild();
    void finishBuild();
    void catchUp(std::size_t most);
    void dropGone();
    void appendLines(const std::vector<Id>& lines);

    TimelineStore m_raw;
    std::unique_ptr<CoalescedTimeline> m_coalesced;
    TimelineFilter m_filter;
    std::optional<filter::SyntaxError> m_filterError;
    TimelineRows m_rows;
    std::optional<Build> m_build;
    TimelineWords m_words;
    Id m_next = 0; ///< The first line that `m_rows` has not looked at.
    std::uint64_t m_appended = 0;
    Moment m_now;
    bool m_folds = true;
    bool m_held = false;
};

} // namespace grapevine::models
