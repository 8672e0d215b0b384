#include "ui/widgets/compare_delegate.h"

#include "ui/models/compare_model.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

void CompareDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool differs = index.data(models::CompareModel::DiffersRole).toBool();
    const Theme& theme = Theme::behind(option->palette);
    const QColor ink = differs ? theme.text : theme.quiet;
    for (const auto role : {QPalette::Text, QPalette::HighlightedText})
        option->palette.setColor(role, ink);
    const bool odd = index.data(models::CompareModel::OddRole).toBool();
    option->font.setBold(odd || (differs && index.column() == 0));
}

} // namespace grapevine::widgets
