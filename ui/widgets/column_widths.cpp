#include "ui/widgets/column_widths.h"

#include <QFontMetrics>

#include <algorithm>

#include "ui/models/member_model.h"
#include "ui/widgets/member_delegate.h"

namespace grapevine::widgets {

namespace {

/// Rows looked at to size a column; more would be felt at 100,000 members.
constexpr int kSampleRows = 200;
/// In digits: room for the names of two accusers, and for what tells a tag's values apart.
constexpr int kAccusersRoom = 13;
constexpr int kTagLeast = 6;
constexpr int kRibbonRoom = 14;

int widestOf(models::MemberColumn::Kind kind)
{
    using Kind = models::MemberColumn::Kind;
    switch (kind) {
    case Kind::OtherTags: return 60;
    case Kind::Name: return 40;
    case Kind::Address: return 47;
    case Kind::AccusedBy: return 36;
    case Kind::Cluster:
    case Kind::Tag: return 28;
    case Kind::Status:
    case Kind::Since:
    case Kind::Flaps:
    case Kind::Ribbon:
    case Kind::Incarnation:
    case Kind::Rtt:
    case Kind::Protocol:
    case Kind::ProtocolMin:
    case Kind::ProtocolMax:
    case Kind::Delegate:
    case Kind::DelegateMin:
    case Kind::DelegateMax:
    case Kind::StatusTime:
    case Kind::CoordinateError: return 20;
    }
    return 20;
}

/// Parts of the width to spare a column takes.
int shareOf(models::MemberColumn::Kind kind)
{
    using Kind = models::MemberColumn::Kind;
    switch (kind) {
    case Kind::OtherTags: return 8;
    case Kind::AccusedBy: return 3;
    case Kind::Name:
    case Kind::Address:
    case Kind::Cluster:
    case Kind::Tag: return 2;
    case Kind::Ribbon: return 4;
    case Kind::Status:
    case Kind::Since:
    case Kind::Flaps:
    case Kind::Incarnation:
    case Kind::Rtt:
    case Kind::Protocol:
    case Kind::ProtocolMin:
    case Kind::ProtocolMax:
    case Kind::Delegate:
    case Kind::DelegateMin:
    case Kind::DelegateMax:
    case Kind::StatusTime:
    case Kind::CoordinateError: return 1;
    }
    return 1;
}

} // namespace

ColumnNeed columnNeed(const models::MemberModel& model, int column, const QFont& font,
                      int rowHeight)
{
    using Kind = models::MemberColumn::Kind;
    const QFontMetrics metrics(font);
    const auto kind = model.columns()[static_cast<std::size_t>(column)].kind;
    const int unit = metrics.horizontalAdvance(QLatin1Char('0'));
    const int extra = 2 * MemberDelegate::kMargin + unit;
    // The header needs room for its arrow as well.
    const QString title = model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const int heading = metrics.horizontalAdvance(title) + extra + 2 * unit;
    int width = heading;
    if (kind == Kind::Status) {
        const int space = MemberDelegate::glyphSpace(rowHeight);
        for (const auto status : models::kAllStatusKinds) {
            const int word = metrics.horizontalAdvance(models::statusWord(status));
            width = std::max(width, word + space + extra);
        }
        return {width, width};
    }
    // Ages and round trips grow: room for what they may become.
    if (kind == Kind::Since) {
        width = std::max(width, metrics.horizontalAdvance(QStringLiteral("> 00 min")) + extra);
    }
    if (kind == Kind::Rtt) {
        width = std::max(width, metrics.horizontalAdvance(QStringLiteral("000,00 ms")) + extra);
    }
    // Accusers come and go: room for two names from the start, so that nothing jumps then.
    if (kind == Kind::AccusedBy) width = std::max(width, kAccusersRoom * unit + extra);
    if (kind == Kind::Ribbon) {
        width = std::max(width, kRibbonRoom * unit + extra);
        return {width, width};
    }
    const int usual = width;
    const int rows = std::min(model.rowCount(), kSampleRows);
    const int most = widestOf(kind) * unit;
    int remarked = width;
    QFont heavy = font;
    heavy.setBold(true);
    const QFontMetrics bold(heavy);
    for (int row = 0; row < rows; ++row) {
        const auto index = model.index(row, column);
        const QString remark = index.data(models::MemberModel::RemarkRole).toString();
        const int text = (remark.isEmpty() ? metrics : bold)
                             .horizontalAdvance(index.data(Qt::DisplayRole).toString());
        width = std::max(width, std::min(most, text) + extra);
        if (remark.isEmpty()) continue;
        const int behind = MemberDelegate::kRemarkGap + metrics.horizontalAdvance(remark);
        remarked = std::max(remarked, std::min(most, text + behind) + extra);
    }
    // Without the arrow's room: it stands over one column only.
    const int bare = heading - 2 * unit;
    if (kind == Kind::OtherTags) return {width, bare};
    if (kind == Kind::Incarnation) return {width, width == heading ? bare : width};
    if (kind == Kind::AccusedBy) return {width, usual};
    if (kind == Kind::Tag) {
        return {width, std::min(width, std::max(bare, kTagLeast * unit + extra))};
    }
    return {std::max(width, remarked), width};
}

std::vector<int> spreadWidths(const models::MemberColumns& columns,
                              const std::vector<ColumnNeed>& needs,
                              const std::function<int(std::size_t)>& sized, int room)
{
    std::vector<int> widths(columns.size(), 0);
    std::vector<int> shares(columns.size(), 0);
    int total = 0;
    int spare = room;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const int set = sized(column);
        shares[column] = set > 0 ? 0 : shareOf(columns[column].kind);
        total += shares[column];
        widths[column] = set > 0 ? std::max(set, kColumnNarrowest) : needs[column].natural;
        spare -= widths[column];
    }
    using Kind = models::MemberColumn::Kind;
    for (const auto kind :
         {Kind::OtherTags, Kind::Name, Kind::Incarnation, Kind::Tag, Kind::AccusedBy}) {
        for (std::size_t column = 0; column < columns.size() && spare < 0; ++column) {
            if (columns[column].kind != kind || shares[column] == 0) continue;
            const int given = std::min(-spare, widths[column] - needs[column].least);
            widths[column] -= given;
            spare += given;
        }
    }
    spare = std::max(spare, 0);
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (shares[column] == 0) continue;
        // Parts of what is left: rounding then leaves no strip at the edge.
        const int extra = spare * shares[column] / total;
        spare -= extra;
        total -= shares[column];
        widths[column] += extra;
    }
    return widths;
}

} // namespace grapevine::widgets
