#include "ui/widgets/member_delegate.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>
#include <QStyle>

#include <algorithm>

#include "ui/models/member_model.h"
#include "ui/widgets/ribbon_pixmap.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

using models::MemberModel;

constexpr double kStaleStrength = 0.7;
constexpr double kGhostStrength = 0.6;
constexpr int kGlyphGap = 7;

/// Air above and below a ribbon, in eighths of the row.
constexpr int kRibbonAir = 2;

int glyphSide(int rowHeight)
{
    return qMax(9, rowHeight * 12 / 26);
}

void paintFocus(QPainter& painter, const QStyleOptionViewItem& cell, const Theme& theme,
                bool current)
{
    // Where a person is, not where the view has put itself on getting the focus.
    if (!current || !cell.state.testFlag(QStyle::State_Selected)) return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme.accent);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(cell.rect.adjusted(0, 0, -1, -1));
}

} // namespace

bool MemberDelegate::isCurrent(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (option.state.testFlag(QStyle::State_HasFocus)) return true;
    return m_focusView != nullptr && m_focusView->hasFocus() &&
           m_focusView->currentIndex() == index;
}

int MemberDelegate::glyphSpace(int rowHeight)
{
    return glyphSide(rowHeight) + kGlyphGap;
}

void MemberDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    cell.icon = {};
    const QWidget* widget = cell.widget;
    QStyle* style = widget != nullptr ? widget->style() : QApplication::style();
    cell.state.setFlag(QStyle::State_HasFocus, false);
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, widget);

    const Theme& theme = Theme::behind(cell.palette);
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    const QColor ground = selected ? theme.selection : theme.base;
    const bool ghost = index.data(MemberModel::GhostRole).toBool();
    const double strength = (m_stale ? kStaleStrength : 1.0) * (ghost ? kGhostStrength : 1.0);
    QColor ink = index.data(MemberModel::FaintRole).toBool() ? theme.quiet : theme.text;
    ink = mixed(ink, ground, strength);

    // What is left of `area` behind what took `width` of it.
    const auto after = [&option](int width, const QRect& area) {
        return QStyle::visualRect(option.direction, area, area.adjusted(width, 0, 0, 0));
    };
    painter->save();
    QRect area = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
    const auto* model = qobject_cast<const MemberModel*>(index.model());
    const auto kind = model == nullptr
                          ? models::MemberColumn::Kind::Name
                          : model->columns()[static_cast<std::size_t>(index.column())].kind;
    if (kind == models::MemberColumn::Kind::Status) {
        const auto status =
            static_cast<models::StatusKind>(index.data(MemberModel::StatusKindRole).toInt());
        const int side = glyphSide(cell.rect.height());
        const QColor colour = mixed(theme.of(status), ground, strength);
        const qreal ratio = painter->device()->devicePixelRatioF();
        const QRect glyph = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter,
                                                {side, side}, area);
        painter->drawPixmap(glyph.topLeft(), statusGlyph(status, side, ratio, colour));
        area = after(side + kGlyphGap, area);
    }
    if (kind == models::MemberColumn::Kind::Name && index.data(MemberModel::FreshRole).toBool()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(mixed(theme.accent, ground, strength));
        const double x = option.direction == Qt::RightToLeft ? cell.rect.right() - kMargin / 2.0
                                                             : cell.rect.left() + kMargin / 2.0;
        painter->drawEllipse(QPointF(x, area.center().y() + 0.5), 2.0, 2.0);
    }
    if (kind == models::MemberColumn::Kind::Ribbon && model != nullptr) {
        const int air = cell.rect.height() * kRibbonAir / 8;
        const QRect bar = area.adjusted(0, air, 0, -air);
        const auto member = model->rowAt(index.row());
        const auto picture =
            ribbonPixmap(model->history().ribbon(*member, model->ribbonSpan(), model->now().boot),
                         bar.size(), painter->device()->devicePixelRatioF(), theme);
        painter->setOpacity(strength);
        painter->drawPixmap(bar.topLeft(), picture);
        painter->setOpacity(1.0);
        paintFocus(*painter, cell, theme, isCurrent(option, index));
        painter->restore();
        return;
    }
    QFont font = cell.font;
    const bool marksGhost =
        kind == models::MemberColumn::Kind::Status || kind == models::MemberColumn::Kind::Name;
    if (ghost && marksGhost) font.setStrikeOut(true);
    // What a remark is about stands out even where there is no room for the remark.
    const QString remark = index.data(MemberModel::RemarkRole).toString();
    if (!remark.isEmpty()) font.setBold(true);
    painter->setFont(font);
    painter->setPen(ink);
    const QFontMetrics metrics(font);
    drawLine(*painter, area, option.direction, cell.displayAlignment, text);
    if (!remark.isEmpty()) {
        area = after(std::min(metrics.horizontalAdvance(text), area.width()) + kRemarkGap, area);
        painter->setFont(cell.font);
        painter->setPen(mixed(theme.quiet, ground, strength));
        const QFontMetrics quiet(cell.font);
        // A stump of it would say nothing.
        if (area.width() >= quiet.horizontalAdvance(remark) * 2 / 3) {
            drawLine(*painter, area, option.direction, cell.displayAlignment, remark);
        }
    }
    paintFocus(*painter, cell, theme, isCurrent(option, index));
    painter->restore();
}

QSize MemberDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.rwidth() += 2 * kMargin;
    const auto* model = qobject_cast<const MemberModel*>(index.model());
    if (model != nullptr && model->columns()[static_cast<std::size_t>(index.column())].kind ==
                                models::MemberColumn::Kind::Status)
        size.rwidth() += glyphSpace(option.rect.height());
    return size;
}

} // namespace grapevine::widgets
