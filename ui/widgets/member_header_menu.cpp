#include "ui/widgets/member_header_menu.h"

#include <QActionGroup>
#include <QMenu>

#include "ui/models/cluster_text.h"
#include "ui/models/member_model.h"
#include "ui/models/member_terms.h"
#include "ui/models/ribbon_words.h"
#include "ui/widgets/column_chooser.h"
#include "ui/widgets/member_table_view.h"

namespace grapevine::widgets {

namespace {

constexpr std::size_t kTermShown = 48;

QString entry(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QAction* named(QAction* action, const char* name)
{
    action->setObjectName(QLatin1String(name));
    return action;
}

} // namespace

MemberHeaderMenu::MemberHeaderMenu(MemberTableView& table, models::MemberModel& model)
    : QObject(&table)
    , m_table(table)
    , m_model(model)
{
    connect(&table, &MemberTableView::headerMenuRequested, this, &MemberHeaderMenu::open);
}

void MemberHeaderMenu::open(int column, const QPoint& at)
{
    auto* menu = new QMenu(&m_table);
    menu->setObjectName(QStringLiteral("headerMenu"));
    menu->setAccessibleName(m_table.accessibleName());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (column >= 0 && column < m_model.columnCount()) {
        addFilters(*menu, column);
        addPlace(*menu, column);
    }
    addColumns(*menu);
    menu->popup(at);
}

void MemberHeaderMenu::addFilters(QMenu& menu, int column)
{
    const auto& wanted = m_model.columns()[static_cast<std::size_t>(column)];
    const auto start = models::termStart(wanted);
    const auto terms =
        models::commonTerms(m_model.members(), wanted, m_model.columns(), m_model.now().boot);
    if (start.empty() && terms.empty()) return;
    auto* filters = menu.addMenu(tr("Filter by %1").arg(entry(wanted.title())));
    filters->setObjectName(QStringLiteral("headerFilters"));
    for (const auto& one : terms) {
        const auto text = models::clusterText(one.term.only, kTermShown);
        auto* action = filters->addAction(entry(text) + QLatin1Char('\t') +
                                          tr("%n member(s)", nullptr, one.members));
        connect(action, &QAction::triggered, this, [this, term = one.term.only] {
            Q_EMIT filterRequested(QString::fromStdString(term));
        });
    }
    if (start.empty()) return;
    filters->addSeparator();
    auto* other = named(filters->addAction(tr("Other value …")), "headerFilterOther");
    connect(other, &QAction::triggered, this,
            [this, start] { Q_EMIT filterStarted(QString::fromStdString(start)); });
}

void MemberHeaderMenu::addPlace(QMenu& menu, int column)
{
    const auto wanted = m_model.columns()[static_cast<std::size_t>(column)];
    const bool isPinned =
        column < static_cast<int>(models::pinnedCount(m_model.columns(), m_model.columnChoice()));
    if (wanted.kind == models::MemberColumn::Kind::Ribbon) addSpans(menu);
    auto* pin = named(menu.addAction(tr("Pin to the edge")), "pinColumn");
    pin->setCheckable(true);
    pin->setChecked(isPinned);
    connect(pin, &QAction::triggered, this, [this, id = wanted.id()](bool pinned) {
        m_table.setColumnChoice(models::withPinned(m_model.columnChoice(), id, pinned));
    });
    auto* hide = named(menu.addAction(tr("Hide this column")), "hideColumn");
    hide->setEnabled(wanted.kind != models::MemberColumn::Kind::Name);
    connect(hide, &QAction::triggered, this, [this, id = wanted.id()] {
        m_table.setColumnChoice(
            models::withShown(m_model.columnChoice(), m_model.suggestedColumns(), id, false));
    });
    auto* fit = named(menu.addAction(tr("Fit to what it holds")), "fitColumn");
    connect(fit, &QAction::triggered, this, [this, column] { m_table.fitColumn(column); });
    menu.addSeparator();
}

void MemberHeaderMenu::addSpans(QMenu& menu)
{
    auto* group = new QActionGroup(&menu);
    for (const auto span :
         {models::RibbonSpan::Hour, models::RibbonSpan::Day, models::RibbonSpan::Week}) {
        auto* action = menu.addAction(tr("The last %1").arg(models::spanWord(span)));
        action->setObjectName(QStringLiteral("ribbonSpan%1").arg(static_cast<int>(span)));
        action->setCheckable(true);
        action->setChecked(span == m_model.ribbonSpan());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, span] { m_table.setRibbonSpan(span); });
    }
    menu.addSeparator();
}

void MemberHeaderMenu::addColumns(QMenu& menu)
{
    auto* choose = named(menu.addAction(tr("Columns …")), "chooseColumns");
    connect(choose, &QAction::triggered, this, &MemberHeaderMenu::chooseColumns);
    auto* fit = named(menu.addAction(tr("Fit all columns")), "fitColumns");
    connect(fit, &QAction::triggered, &m_table, &MemberTableView::fitColumns);
    auto* reset = named(menu.addAction(tr("Reset the columns")), "resetColumns");
    connect(reset, &QAction::triggered, this, [this] {
        m_table.setColumnChoice({});
        m_table.fitColumns();
    });
    menu.addSeparator();
    auto* keep = named(menu.addAction(tr("Keep sorted")), "keepSorted");
    keep->setCheckable(true);
    keep->setChecked(m_table.keepsSorted());
    keep->setToolTip(tr("Nothing moves while the pointer is over the table or a key was pressed"));
    connect(keep, &QAction::triggered, &m_table, &MemberTableView::setKeepSorted);
}

void MemberHeaderMenu::chooseColumns()
{
    auto* chooser = new ColumnChooser(m_table, m_model);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->show();
}

} // namespace grapevine::widgets
