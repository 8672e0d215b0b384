#include "ui/widgets/leader_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStringList>
#include <QVBoxLayout>

#include <set>

#include "ui/models/leader_findings.h"
#include "ui/models/service_words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/frozen_table_view.h"

namespace grapevine::widgets {

namespace {

using catalog::LeaderState;
using models::LeaderModel;

constexpr int kRowsLeast = 3; ///< Always in sight, the header among them.

} // namespace

LeaderPanel::LeaderPanel(models::LeaderModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_title(new QLabel(tr("Leaders and roles"), this))
    , m_summary(new ElidedLabel(QStringLiteral("leaderSummary"), this))
    , m_resort(new QPushButton(this))
    , m_nothing(new QLabel(this))
    , m_table(new FrozenTableView(QStringLiteral("leaderTable"), LeaderModel::Leader, this))
{
    setObjectName(QStringLiteral("leaderPanel"));
    build();
    buildActions();
    connect(&m_model, &LeaderModel::pendingChanged, this, &LeaderPanel::refresh);
    connect(&m_model, &LeaderModel::shownChanged, this, &LeaderPanel::refresh);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &LeaderPanel::refresh);
    connect(m_resort, &QPushButton::clicked, this, &LeaderPanel::resort);
    refresh();
}

void LeaderPanel::build()
{
    m_title->setObjectName(QStringLiteral("leaderTitle"));
    m_title->setTextFormat(Qt::PlainText);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_summary->setGivesWay(true);
    m_resort->setObjectName(QStringLiteral("leadersResort"));
    m_resort->setAutoDefault(false);
    m_resort->setFocusPolicy(Qt::TabFocus);
    auto policy = m_resort->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // What comes and goes moves nothing.
    m_resort->setSizePolicy(policy);
    m_nothing->setObjectName(QStringLiteral("leadersNothing"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_nothing->setContentsMargins(16, 4, 16, 8);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_table->setAccessibleName(tr("Groups of members and their leaders"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setLeast(LeaderModel::State, 16);
    m_table->setLeast(LeaderModel::Since, 9);
    m_table->setTable(&m_model);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_table->setMinimumHeight(m_table->fontMetrics().height() * 2 * kRowsLeast);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 12, 4);
    head->setSpacing(12);
    head->addWidget(m_title);
    head->addWidget(m_summary, 1);
    head->addWidget(m_resort);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_nothing, 1);
    column->addWidget(m_table, 1);
}

void LeaderPanel::buildActions()
{
    auto* follow = m_table->addTableAction(QStringLiteral("leaderTableFollow"),
                                           tr("Show its leaders among the members"));
    follow->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    m_table->removeAction(follow);
    m_table->insertAction(m_table->actions().constFirst(), follow);
    connect(follow, &QAction::triggered, this, &LeaderPanel::followLeaders);
    connect(m_table, &QTableView::doubleClicked, this, &LeaderPanel::followLeaders);
}

void LeaderPanel::followLeaders()
{
    const auto* group = m_model.groupAt(m_table->currentIndex().row());
    const auto* reign = group == nullptr ? nullptr : m_model.reigns().find(*group);
    if (reign != nullptr) Q_EMIT filterWanted(models::leadersFilter(*reign));
}

QString LeaderPanel::summary() const
{
    QStringList out;
    const auto number = [](std::size_t count) { return static_cast<int>(count); };
    if (const auto count = m_model.count(LeaderState::Contested); count > 0)
        out.append(tr("%n group(s) with more than one leader", nullptr, number(count)));
    if (const auto count = m_model.count(LeaderState::Vacant); count > 0)
        out.append(tr("%n group(s) that nobody leads any more", nullptr, number(count)));
    std::size_t outsiders = 0;
    std::set<ClusterId> clusters;
    for (const auto& group : m_model.table().groups()) {
        if (clusters.insert(group.cluster).second)
            outsiders += m_model.table().outsiders(group.cluster);
    }
    if (outsiders > 0) {
        out.append(tr("%n member(s) without ep.raft do not count", nullptr, number(outsiders)));
    }
    if (out.isEmpty()) out.append(tr("As far as tags tell; times are since we looked"));
    return out.join(QStringLiteral(" · "));
}

QString LeaderPanel::nothingText() const
{
    bool raft = false;
    for (const auto& group : m_model.table().groups())
        raft = raft || m_model.table().hasRaft(group.cluster);
    QString text = tr("No tag tells of a leader or a role. Those that would: role, raft, state, "
                      "leader, primary, master.");
    if (raft) {
        text += QLatin1Char(' ') + tr("These members belong to a Raft group, which keeps its "
                                      "leader out of the tags.");
    }
    return text;
}

void LeaderPanel::refresh()
{
    const bool rows = m_model.rowCount() > 0;
    m_table->setVisible(rows);
    m_nothing->setVisible(!rows);
    m_nothing->setText(nothingText());
    m_summary->setText(rows ? summary() : QString());
    const int pending = m_model.pending();
    m_resort->setVisible(pending > 0);
    m_resort->setText(tr("Re-sort (%1)").arg(pending));
    m_resort->setToolTip(models::letGoText(m_model.ghostsLetGo()));
    m_resort->setAccessibleName(tr("Re-sort, %n row(s) out of place", nullptr, pending));
}

void LeaderPanel::resort()
{
    m_model.resort();
}

void LeaderPanel::setStale(bool stale)
{
    m_table->setStale(stale);
}

} // namespace grapevine::widgets
