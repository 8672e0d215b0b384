#include "ui/widgets/timeline_header.h"

#include <algorithm>

#include "ui/models/timeline_cell.h"
#include "ui/widgets/timeline_delegate.h"

namespace grapevine::widgets {

namespace {

using models::TimelineColumn;

/// In digits of the font: what a column is wide by itself.
int unitsOf(TimelineColumn column)
{
    switch (column) {
    case TimelineColumn::Time: return 16;
    case TimelineColumn::Kind: return 13;
    case TimelineColumn::Who: return 24;
    case TimelineColumn::Detail: return 40;
    case TimelineColumn::Lamport: return 9;
    case TimelineColumn::Size: return 8;
    case TimelineColumn::Cluster: return 14;
    }
    return 10;
}

/// The same in a brief list; 0: not there.
int briefUnitsOf(TimelineColumn column)
{
    switch (column) {
    case TimelineColumn::Time: return 13;
    case TimelineColumn::Kind: return 11;
    case TimelineColumn::Who: return 14;
    case TimelineColumn::Detail: return 20;
    case TimelineColumn::Lamport:
    case TimelineColumn::Size:
    case TimelineColumn::Cluster: break;
    }
    return 0;
}

/// In digits: who accused somebody is told there.
constexpr int kDetailLeast = 22;
constexpr int kDetailLeastBrief = 15;
constexpr int kDetailLeastSeveral = 12; ///< Beside the name of a cluster.

} // namespace

TimelineHeader::TimelineHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setObjectName(QStringLiteral("timelineHeader"));
    setAccessibleName(tr("Columns of the timeline"));
    setSectionResizeMode(QHeaderView::Interactive);
    setSectionsClickable(false);
    setHighlightSections(false);
    setStretchLastSection(false);
    setFocusPolicy(Qt::NoFocus);
}

void TimelineHeader::setSeveral(bool several)
{
    m_several = several;
    setSectionHidden(static_cast<int>(TimelineColumn::Cluster), !several);
    // The others make room for it now: the list may keep its width for as long as it is shown.
    if (count() > 0 && width() > 0) stretchDetail(width());
}

void TimelineHeader::sizeColumns(int rowHeight)
{
    if (count() == 0) return;
    setSectionHidden(static_cast<int>(TimelineColumn::Cluster), !m_several);
    const int unit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    for (int column = 0; column < count(); ++column) {
        const auto of = static_cast<TimelineColumn>(column);
        const int units = m_brief ? briefUnitsOf(of) : unitsOf(of);
        if (units == 0) {
            setSectionHidden(column, true);
            continue;
        }
        int width = units * unit + 2 * TimelineDelegate::kMargin;
        if (of == TimelineColumn::Kind) width += TimelineDelegate::wordStart(rowHeight);
        const auto title = model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        resizeSection(column, std::max(width, fontMetrics().horizontalAdvance(title) + 3 * unit));
    }
}

void TimelineHeader::stretchDetail(int width)
{
    const int unit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    const int least = (m_several ? kDetailLeastSeveral
                       : m_brief ? kDetailLeastBrief
                                 : kDetailLeast) *
                      unit;
    const auto who = static_cast<int>(TimelineColumn::Who);
    int others = 0;
    for (int column = 0; column < count(); ++column) {
        if (column != static_cast<int>(TimelineColumn::Detail) && column != who)
            others += sectionSize(column);
    }
    // Names give way before lines run out of the list; they are told in full by the tooltip.
    const int units = m_brief ? briefUnitsOf(TimelineColumn::Who) : unitsOf(TimelineColumn::Who);
    const int natural = units * unit + 2 * TimelineDelegate::kMargin;
    if (sectionSize(who) <= natural)
        resizeSection(who, std::clamp(width - others - least, natural / 2, natural));
    const int rest = width - others - sectionSize(who);
    resizeSection(static_cast<int>(TimelineColumn::Detail), std::max(rest, least));
}

QString TimelineHeader::titlesAsTsv() const
{
    QStringList titles;
    for (int column = 0; column < count(); ++column) {
        if (isSectionHidden(column)) continue;
        titles.append(model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    }
    return titles.join(QLatin1Char('\t'));
}

QString TimelineHeader::rowAsTsv(int row) const
{
    // No cell holds a tab or a line feed: the plain-text gateway has turned them into marks.
    QStringList cells;
    for (int column = 0; column < count(); ++column) {
        if (isSectionHidden(column)) continue;
        cells.append(model()->index(row, column).data(Qt::DisplayRole).toString());
    }
    return cells.join(QLatin1Char('\t'));
}

} // namespace grapevine::widgets
