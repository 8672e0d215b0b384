#include "ui/widgets/member_menu.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMetaMethod>

#include <array>

#include "ui/models/cluster_text.h"
#include "ui/models/member_lines.h"
#include "ui/models/member_model.h"
#include "ui/models/member_terms.h"
#include "ui/widgets/member_copy.h"
#include "ui/widgets/member_table_view.h"

namespace grapevine::widgets {

namespace {

/// Letters of a value that a menu shows.
constexpr std::size_t kTermShown = 48;

/// Text of a cluster's as an entry of a menu: none of its `&` marks a key.
QString entry(const QString& text)
{
    return QString(text).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QString shown(const std::string& term)
{
    return entry(models::clusterText(term, kTermShown));
}

} // namespace

MemberMenu::MemberMenu(MemberTableView& table, models::MemberModel& model)
    : QObject(&table)
    , m_table(table)
    , m_model(model)
{
    connect(&table, &MemberTableView::menuRequested, this, &MemberMenu::open);
}

std::vector<MemberKey> MemberMenu::selectedKeys() const
{
    std::vector<MemberKey> keys;
    for (const int row : m_table.chosenRows()) {
        if (const auto key = m_model.keyAt(row)) keys.push_back(*key);
    }
    return keys;
}

void MemberMenu::popUp(QMenu* menu, const QPoint& at)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_open = menu;
    menu->popup(at);
}

void MemberMenu::open(const QPoint& at)
{
    // The Menu key may arrive twice, as a key and as a wish of the platform's.
    if ((m_open && m_open->isVisible()) || m_table.chosenRows().isEmpty()) return;
    auto* menu = new QMenu(&m_table);
    menu->setObjectName(QStringLiteral("memberMenu"));
    menu->setAccessibleName(m_table.accessibleName());
    addInspect(*menu);
    addFilters(*menu);
    addCompare(*menu);
    auto* copies = menu->addMenu(tr("Copy as"));
    copies->setObjectName(QStringLiteral("copyAs"));
    addCopies(*copies);
    addAsk(*menu);
    popUp(menu, at);
}

void MemberMenu::openCopy()
{
    if (m_table.chosenRows().isEmpty()) return;
    auto* menu = new QMenu(&m_table);
    menu->setObjectName(QStringLiteral("copyMenu"));
    menu->setAccessibleName(tr("Copy as"));
    addCopies(*menu);
    menu->setActiveAction(menu->actions().value(0));
    popUp(menu, m_table.menuPosition());
}

void MemberMenu::addInspect(QMenu& menu)
{
    if (!isSignalConnected(QMetaMethod::fromSignal(&MemberMenu::inspectRequested))) return;
    auto* inspect = menu.addAction(tr("Inspect"));
    inspect->setObjectName(QStringLiteral("menuInspect"));
    const auto key = m_model.keyAt(m_table.menuRow());
    connect(inspect, &QAction::triggered, this, [this, key] {
        if (key) Q_EMIT inspectRequested(*key);
    });
}

void MemberMenu::addFilters(QMenu& menu)
{
    const auto row = m_model.rowAt(m_table.menuRow());
    const int column = m_table.currentIndex().column();
    if (!row || column < 0) return;
    const auto terms = models::termsFor(
        *row, m_model.columns()[static_cast<std::size_t>(column)], m_model.columns(),
        m_model.now().boot, models::clusterName(m_model.clusterNames(), row->key.cluster));
    const auto add = [this](QMenu& to, const QString& text, const std::string& term,
                            const char* name) {
        auto* action = to.addAction(text);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this,
                [this, term] { Q_EMIT filterRequested(QString::fromStdString(term)); });
    };
    if (terms.size() == 1) {
        add(menu, tr("Filter by %1").arg(shown(terms[0].only)), terms[0].only, "menuFilter");
        add(menu, tr("Exclude: %1").arg(shown(terms[0].without)), terms[0].without, "menuExclude");
        return;
    }
    auto* only = menu.addMenu(tr("Filter by this value"));
    auto* without = menu.addMenu(tr("Exclude this value"));
    only->setObjectName(QStringLiteral("menuFilters"));
    without->setObjectName(QStringLiteral("menuExcludes"));
    only->setEnabled(!terms.empty());
    without->setEnabled(!terms.empty());
    for (const auto& term : terms) {
        add(*only, shown(term.only), term.only, "menuFilter");
        add(*without, shown(term.without), term.without, "menuExclude");
    }
}

void MemberMenu::addCompare(QMenu& menu)
{
    if (!isSignalConnected(QMetaMethod::fromSignal(&MemberMenu::compareRequested))) return;
    const auto keys = selectedKeys();
    auto* compare = menu.addAction(tr("Compare", "side by side"));
    compare->setObjectName(QStringLiteral("menuCompare"));
    compare->setEnabled(keys.size() > 1);
    connect(compare, &QAction::triggered, this, [this, keys] { Q_EMIT compareRequested(keys); });
}

void MemberMenu::addCopies(QMenu& menu)
{
    static constexpr std::array kinds{MemberCopy::Cell,        MemberCopy::Tsv,
                                      MemberCopy::Json,        MemberCopy::Markdown,
                                      MemberCopy::SerfCommand, MemberCopy::SshTarget,
                                      MemberCopy::AnsibleLine};
    const auto rows = m_table.chosenRows();
    for (const auto kind : kinds) {
        auto* action = menu.addAction(copyName(kind));
        action->setObjectName(QStringLiteral("copyAs%1").arg(static_cast<int>(kind)));
        if (kind == MemberCopy::SerfCommand) {
            action->setEnabled(rows.size() <= static_cast<qsizetype>(models::kCommandMembersMost));
        }
        connect(action, &QAction::triggered, this, [this, kind] { m_table.copy(kind); });
    }
}

void MemberMenu::addAsk(QMenu& menu)
{
    if (!isSignalConnected(QMetaMethod::fromSignal(&MemberMenu::askRequested))) return;
    QStringList names;
    for (const int row : m_table.chosenRows()) {
        const auto member = m_model.rowAt(row);
        const bool ghost = m_model.index(row, 0).data(models::MemberModel::GhostRole).toBool();
        if (member && !ghost) names.append(QString::fromStdString(member->facts->name));
    }
    auto* ask = menu.addAction(tr("Ask …"));
    ask->setObjectName(QStringLiteral("menuAsk"));
    ask->setEnabled(!names.isEmpty());
    connect(ask, &QAction::triggered, this, [this, names] { Q_EMIT askRequested(names); });
}

} // namespace grapevine::widgets
