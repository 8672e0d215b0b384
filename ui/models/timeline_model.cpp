#include "ui/models/timeline_model.h"

#include <QDateTime>

#include <algorithm>
#include <utility>
#include <vector>

#include "ui/models/cluster_text.h"

namespace grapevine::models {

namespace {

/// What is looked at before the first slice has to be asked for: small timelines are never busy.
constexpr std::size_t kAtOnce = 2 * TimelineModel::kSlice;

bool isNumber(TimelineColumn column)
{
    return column == TimelineColumn::Lamport || column == TimelineColumn::Size;
}

} // namespace

TimelineModel::TimelineModel(QObject* parent, std::size_t capacity)
    : QAbstractTableModel(parent)
    , m_raw(capacity)
{
}

const TimelineStore& TimelineModel::shown() const
{
    return m_coalesced ? m_coalesced->store() : m_raw;
}

void TimelineModel::apply(const link::ObservationBatch& batch, Moment now)
{
    m_now = now;
    const auto before = m_raw.endId();
    m_raw.apply(batch);
    if (m_raw.endId() == before) return;
    catchUp(kAtOnce);
}

void TimelineModel::tick(Moment now)
{
    m_now = now;
    if (m_coalesced && m_coalesced->done(m_raw) == m_raw.size()) {
        m_coalesced->handleTimeout(now);
        catchUp(kAtOnce);
    }
}

void TimelineModel::beginLink()
{
    m_raw.beginLink();
}

void TimelineModel::clear()
{
    beginResetModel();
    m_raw.clear();
    if (m_coalesced) m_coalesced = std::make_unique<CoalescedTimeline>(m_raw.capacity());
    m_filter.range.reset();
    m_rows = TimelineRows(m_folds);
    m_build.reset();
    m_next = shown().endId();
    endResetModel();
    Q_EMIT countsChanged();
}

void TimelineModel::setFilter(const QString& text)
{
    auto parsed = filter::Expression::parse(text.toStdString());
    m_filterError.reset();
    if (!parsed) {
        m_filterError = std::move(parsed.error());
        Q_EMIT filterChanged();
        return;
    }
    const bool same = parsed->text() == m_filter.expression.text();
    m_filter.expression = std::move(*parsed);
    Q_EMIT filterChanged();
    if (!same) rebuild();
}

void TimelineModel::setRange(std::optional<TimeRange> range)
{
    if (range == m_filter.range) return;
    m_filter.range = range;
    rebuild();
}

void TimelineModel::setAsApplication(bool asApplication)
{
    if (asApplication == m_filter.asApplication) return;
    m_filter.asApplication = m_words.asApplication = asApplication;
    rebuild();
}

void TimelineModel::setOwn(const std::string& name)
{
    // Who was a member once stays known as ourselves: those lines are still there.
    if (name.empty() || name == m_filter.own) return;
    m_filter.own = name;
    if (m_filter.asApplication) rebuild();
}

void TimelineModel::setCoalesced(bool coalesced)
{
    if (coalesced == isCoalesced()) return;
    // Rows are numbers of the store that goes: they go with it.
    beginResetModel();
    m_build.reset();
    m_rows = TimelineRows(m_folds);
    m_coalesced = coalesced ? std::make_unique<CoalescedTimeline>(m_raw.capacity()) : nullptr;
    m_next = shown().firstId();
    endResetModel();
    rebuild();
}

void TimelineModel::setFolding(bool folds)
{
    if (folds == m_folds) return;
    m_folds = folds;
    rebuild();
}

void TimelineModel::setHeld(bool held)
{
    m_held = held;
    if (held) m_rows.seal();
}

void TimelineModel::setClusterNames(const ClusterNames& names)
{
    m_filter.clusters = names;
    auto words = m_words;
    words.cluster = [names](ClusterId cluster) {
        return QString::fromStdString(clusterName(names, cluster));
    };
    setWords(std::move(words));
}

void TimelineModel::setWords(TimelineWords words)
{
    words.asApplication = m_filter.asApplication;
    m_words = std::move(words);
}

void TimelineModel::rebuild()
{
    m_build.emplace(Build{TimelineRows(m_folds), shown().firstId()});
    for (std::size_t done = 0; done < kAtOnce && m_build; done += kSlice)
        work();
    if (isBusy()) Q_EMIT workWanted();
    Q_EMIT countsChanged();
}

bool TimelineModel::work()
{
    if (m_coalesced && m_coalesced->done(m_raw) < m_raw.size()) m_coalesced->work(m_raw, kSlice);
    if (m_build)
        workOnBuild();
    else if (m_next < shown().endId())
        catchUp(kSlice);
    return isBusy();
}

void TimelineModel::workOnBuild()
{
    auto& build = *m_build;
    const auto& store = shown();
    build.next = std::max(build.next, store.firstId());
    if (m_filter.range)
        build.next = std::max(build.next, store.firstAtOrAfter(m_filter.range->from));
    const auto end = std::min<Id>(store.endId(), build.next + kSlice);
    const bool all = m_filter.isEmpty();
    for (; build.next < end; ++build.next) {
        if (!all && !m_filter.passes(store, build.next, m_now.boot)) continue;
        build.rows.append(build.next, store.record(build.next));
    }
    const bool rawIsDone = !m_coalesced || m_coalesced->done(m_raw) == m_raw.size();
    if (build.next == store.endId() && rawIsDone) finishBuild();
}

void TimelineModel::finishBuild()
{
    beginResetModel();
    m_rows = std::move(m_build->rows);
    m_rows.dropBefore(shown().firstId());
    if (m_held) m_rows.seal();
    m_next = m_build->next;
    m_build.reset();
    endResetModel();
    Q_EMIT countsChanged();
}

bool TimelineModel::isBusy() const
{
    return m_build || m_next < shown().endId() ||
           (m_coalesced && m_coalesced->done(m_raw) < m_raw.size());
}

int TimelineModel::progress() const
{
    if (!isBusy()) return 100;
    const auto& store = shown();
    auto done = static_cast<double>((m_build ? std::max(m_build->next, store.firstId()) : m_next) -
                                    store.firstId());
    auto all = static_cast<double>(store.size());
    if (m_coalesced) {
        done += static_cast<double>(m_coalesced->done(m_raw));
        all += static_cast<double>(m_raw.size());
    }
    return all < 1.0 ? 100 : static_cast<int>(100.0 * done / all);
}

void TimelineModel::catchUp(std::size_t most)
{
    if (m_coalesced) m_coalesced->work(m_raw, most);
    dropGone();
    const auto& store = shown();
    if (!m_build) {
        m_next = std::max(m_next, store.firstId());
        const auto end = std::min<Id>(store.endId(), m_next + most);
        const bool all = m_filter.isEmpty();
        std::vector<Id> lines;
        for (; m_next < end; ++m_next)
            if (all || m_filter.passes(store, m_next, m_now.boot)) lines.push_back(m_next);
        appendLines(lines);
    }
    if (isBusy()) Q_EMIT workWanted();
    Q_EMIT countsChanged();
}

void TimelineModel::dropGone()
{
    const auto first = shown().firstId();
    if (m_rows.lineCount() == 0 || m_rows.lineAt(0) >= first) return;
    const auto rows = m_rows.rowsBefore(first);
    beginRemoveRows({}, 0, static_cast<int>(rows) - 1);
    m_rows.dropBefore(first);
    endRemoveRows();
}

void TimelineModel::appendLines(const std::vector<Id>& lines)
{
    if (lines.empty()) return;
    const auto& store = shown();
    if (m_held) m_rows.seal();
    m_appended += lines.size();
    const auto growth = m_rows.growthBy(lines, store);
    std::vector<Id> all;
    if (growth.rowsTaken > 0) {
        const auto last = rowCount() - 1;
        for (std::size_t at = growth.rowsTaken; at > 0; --at)
            all.push_back(m_rows.lineAt(m_rows.lineCount() - at));
        beginRemoveRows({}, last - static_cast<int>(growth.rowsTaken) + 1, last);
        m_rows.takeBack(growth.rowsTaken);
        endRemoveRows();
    }
    all.insert(all.end(), lines.begin(), lines.end());
    const int before = rowCount();
    const int after = static_cast<int>(growth.rowsAfter);
    const auto append = [&] {
        for (const Id id : all)
            m_rows.append(id, store.record(id));
    };
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        append();
        endInsertRows();
    } else {
        append();
    }
    if (m_held) m_rows.seal();
    if (growth.lastFoldGrows && before > 0) {
        int head = before - 1;
        while (head > 0 && !m_rows.at(static_cast<std::size_t>(head)).isFold())
            --head;
        Q_EMIT dataChanged(index(head, 0), index(head, kTimelineColumns - 1));
    }
}

TimelineRows::Row TimelineModel::rowAt(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row));
}

int TimelineModel::rowOf(Id id) const
{
    const auto row = m_rows.rowOf(id);
    return row ? static_cast<int>(*row) : -1;
}

int TimelineModel::rowNear(Id id) const
{
    const auto line = m_rows.lineFrom(id);
    return line == m_rows.lineCount() ? rowCount() : rowOf(m_rows.lineAt(line));
}

void TimelineModel::setOpen(int row, bool open)
{
    const auto of = rowAt(row);
    if (!of.isFold() || of.isOpen == open) return;
    const int last = row + static_cast<int>(of.lines);
    if (open) {
        beginInsertRows({}, row + 1, last);
        m_rows.setOpen(static_cast<std::size_t>(row), true);
        endInsertRows();
    } else {
        beginRemoveRows({}, row + 1, last);
        m_rows.setOpen(static_cast<std::size_t>(row), false);
        endRemoveRows();
    }
    Q_EMIT dataChanged(index(row, 0), index(row, kTimelineColumns - 1), {OpenRole});
}

QString TimelineModel::story(int row) const
{
    const auto of = rowAt(row);
    return TimelineCell(shown(), m_rows, of, m_words).story();
}

std::optional<std::string> TimelineModel::memberAt(int row) const
{
    const auto of = rowAt(row);
    if (of.isFold()) return std::nullopt;
    const auto& content = shown().content(of.first);
    if (content.members.size() == 1) return content.members.front().facts->name;
    if (shown().kind(of.first) == TimelineKind::Conflict) return content.name;
    return std::nullopt;
}

int TimelineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.rowCount());
}

int TimelineModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kTimelineColumns;
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto row = rowAt(index.row());
    // Its line may have left the ring a moment ago; the row follows.
    if (!shown().holds(row.first)) return {};
    const auto column = static_cast<TimelineColumn>(index.column());
    const TimelineCell cell{shown(), m_rows, row, m_words};
    switch (role) {
    case Qt::DisplayRole: return cell.text(column, m_now);
    case Qt::ToolTipRole: return tooltipText(cell.hint(column));
    case Qt::AccessibleTextRole:
        return column == TimelineColumn::Time ? cell.sentence() : cell.text(column, m_now);
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
    case KindRole: return static_cast<int>(shown().kind(row.first));
    case FoldRole: return static_cast<int>(row.lines);
    case OpenRole: return row.isOpen;
    case InFoldRole: return row.isInFold;
    default: return {};
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kTimelineColumns) return {};
    const auto column = static_cast<TimelineColumn>(section);
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(Qt::AlignVCenter |
                                (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const bool title = role == Qt::DisplayRole;
    QString text;
    switch (column) {
    case TimelineColumn::Time: {
        const auto zone =
            QDateTime::fromMSecsSinceEpoch(m_now.wall.milliseconds).timeZoneAbbreviation();
        text = title ? tr("Time (%1)").arg(zone) : tr("When it was seen here");
        break;
    }
    case TimelineColumn::Kind: text = title ? tr("What") : QString(); break;
    case TimelineColumn::Who: text = title ? tr("Who") : tr("Member, event or query"); break;
    case TimelineColumn::Detail: text = title ? tr("Detail") : QString(); break;
    case TimelineColumn::Lamport:
        text = title ? tr("LTime") : tr("Lamport time: it orders, and is no time of day");
        break;
    case TimelineColumn::Size: text = title ? tr("Bytes") : tr("Of the payload"); break;
    case TimelineColumn::Cluster: text = title ? tr("Cluster") : QString(); break;
    }
    if (title) return text;
    return text.isEmpty() ? QVariant() : QVariant(tooltipText(text));
}

} // namespace grapevine::models
