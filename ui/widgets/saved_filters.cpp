#include "ui/widgets/saved_filters.h"

#include <QMenu>

#include <array>
#include <utility>

#include "ui/widgets/saved_filters_dialog.h"

namespace grapevine::widgets {

namespace {

constexpr qsizetype kLettersMost = 48;

QString entry(const QString& text)
{
    QString shown =
        text.size() > kLettersMost ? text.left(kLettersMost) + QStringLiteral("…") : text;
    return shown.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

/// A member that was failed at our first look has no age to go by, and is not hidden: it may have
/// failed a minute before. Serf forgets the failed long before the upper bound.
QString hideFailedOlderThan(const QString& age)
{
    return QStringLiteral("not (status:failed since>%1 since<99d)").arg(age);
}

} // namespace

SavedFilters::SavedFilters(QWidget* parent)
    : QToolButton(parent)
{
    setObjectName(QStringLiteral("savedFilters"));
    setText(tr("Filters") + QStringLiteral(" ▾"));
    setAccessibleName(tr("Saved filters"));
    setToolTip(tr("Filters that you keep, and some that everybody wants"));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("savedFiltersMenu"));
    menu->setAccessibleName(accessibleName());
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &SavedFilters::fill);
}

void SavedFilters::setFilters(const QList<models::SavedFilter>& filters)
{
    m_filters = filters.mid(0, models::kSavedFiltersMost);
}

void SavedFilters::take(QList<models::SavedFilter> filters)
{
    if (filters == m_filters) return;
    m_filters = std::move(filters);
    Q_EMIT filtersChanged();
}

void SavedFilters::fill()
{
    auto* menu = this->menu();
    menu->clear();
    for (const auto& filter : std::as_const(m_filters)) {
        auto* action =
            menu->addAction(entry(filter.name) + QLatin1Char('\t') + entry(filter.expression));
        action->setObjectName(QStringLiteral("savedFilter"));
        connect(action, &QAction::triggered, this,
                [this, filter] { Q_EMIT chosen(filter.expression); });
    }
    if (!m_filters.isEmpty()) menu->addSeparator();
    const std::array presets{
        std::pair{tr("Failed or suspect"), QStringLiteral("status:failed,suspect")},
        std::pair{tr("Changed in the last 10 min"), QStringLiteral("since<10m")},
        std::pair{tr("Flapped in the last hour"), QStringLiteral("flaps>0/1h")}};
    for (const auto& [name, term] : presets) {
        auto* action = menu->addAction(name + QLatin1Char('\t') + term);
        connect(action, &QAction::triggered, this, [this, term = term] { Q_EMIT added(term); });
    }
    auto* ages = menu->addMenu(tr("Hide failed older than"));
    ages->setObjectName(QStringLiteral("hideFailed"));
    for (const auto& [name, age] : {std::pair{tr("an hour"), QStringLiteral("1h")},
                                    std::pair{tr("6 hours"), QStringLiteral("6h")},
                                    std::pair{tr("a day"), QStringLiteral("1d")}}) {
        connect(ages->addAction(name), &QAction::triggered, this,
                [this, age = age] { Q_EMIT added(hideFailedOlderThan(age)); });
    }
    menu->addSeparator();
    auto* save = menu->addAction(tr("Save this filter …"));
    save->setObjectName(QStringLiteral("saveFilter"));
    save->setEnabled(!m_current.isEmpty() && m_filters.size() < models::kSavedFiltersMost);
    connect(save, &QAction::triggered, this, [this] { openDialog(true); });
    auto* manage = menu->addAction(tr("Rename and delete …"));
    manage->setObjectName(QStringLiteral("manageFilters"));
    manage->setEnabled(!m_filters.isEmpty());
    connect(manage, &QAction::triggered, this, [this] { openDialog(false); });
}

void SavedFilters::openDialog(bool addCurrent)
{
    auto* dialog = new SavedFiltersDialog(m_filters, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { take(dialog->filters()); });
    if (addCurrent) dialog->add(m_current);
    dialog->open();
}

} // namespace grapevine::widgets
