#include "ui/widgets/services_place.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <utility>

#include "core/base/plain_text.h"
#include "core/catalog/rule_set.h"
#include "core/filter/edit.h"
#include "ui/bridge/cluster_session.h"
#include "ui/models/filter_mistake.h"
#include "ui/models/instance_model.h"
#include "ui/models/service_filter_words.h"
#include "ui/models/service_model.h"
#include "ui/models/service_words.h"
#include "ui/widgets/filling.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/frozen_table_view.h"
#include "ui/widgets/instance_pane.h"
#include "ui/widgets/key_hints.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/message_panel.h"
#include "ui/widgets/place_notice.h"
#include "ui/widgets/rules_dialog.h"

namespace grapevine::widgets {

ServicesPlace::ServicesPlace(QWidget* parent)
    : Place(parent)
    , m_model(new models::ServiceModel(this))
    , m_instances(new models::InstanceModel(*m_model, this))
    , m_notices(new PlaceNotice(*this, QStringLiteral("services")))
{
    setObjectName(QStringLiteral("servicesPlace"));
    m_stack = new QStackedLayout;
    buildTools();
    m_stack->addWidget(buildLists());
    m_stack->addWidget(&m_notices->panel());
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addLayout(m_stack, 1);
    // Below, as with the members: rows stay where they are when it comes and goes.
    page->addWidget(&m_notices->bar());
    connectModels();
    connect(m_notices, &PlaceNotice::clearFilterRequested, this, &ServicesPlace::clearFilter);
    showPending();
    showCounts();
}

void ServicesPlace::buildTools()
{
    m_toolBar = new QWidget(this);
    m_toolBar->setObjectName(QStringLiteral("serviceToolBar"));
    auto* tools = new QWidget(m_toolBar);
    m_tools = tools;
    tools->setObjectName(QStringLiteral("serviceTools"));
    auto* bar = new QVBoxLayout(m_toolBar);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->addWidget(tools);
    m_filter = new FilterField(tools);
    m_filter->setObjectName(QStringLiteral("serviceFilter"));
    KeyHints::say(*m_filter, KeyHints::In::Placeholder,
                  tr("Filter: orders zone=c status:failed port=8080"), {QStringLiteral("find")});
    m_filter->setWords([this](const filter::Completion& wanted) {
        return models::serviceFilterWords(wanted, m_model->catalog());
    });
    m_count = new QLabel(tools);
    m_count->setObjectName(QStringLiteral("serviceCount"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_byZone = new QCheckBox(tr("By zone"), tools);
    m_byZone->setObjectName(QStringLiteral("servicesByZone"));
    m_byZone->setToolTip(tr("A row for each zone or region of a service"));
    m_hideOutsiders = new QCheckBox(tr("Raft members only"), tools);
    m_hideOutsiders->setObjectName(QStringLiteral("servicesHideOutsiders"));
    m_hideOutsiders->setToolTip(tr("Hides clients, seeds and all others without a Raft endpoint"));
    m_rules = new QPushButton(tr("Rules …"), tools);
    m_rules->setObjectName(QStringLiteral("servicesRules"));
    m_rules->setToolTip(tr("Which tags tell of services"));
    m_resort = new QPushButton(tools);
    m_resort->setObjectName(QStringLiteral("servicesResort"));
    m_resort->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(12);
    row->addWidget(m_filter, 1);
    row->addWidget(m_count);
    row->addWidget(m_resort);
    row->addWidget(m_byZone);
    row->addWidget(m_hideOutsiders);
    row->addWidget(m_rules);
}

QWidget* ServicesPlace::buildLists()
{
    using models::ServiceModel;
    m_split = new QSplitter(Qt::Vertical, this);
    m_split->setObjectName(QStringLiteral("servicesSplit"));
    m_split->setChildrenCollapsible(false);
    m_table = new FrozenTableView(QStringLiteral("serviceTable"), ServiceModel::State, m_split);
    m_table->setAccessibleName(tr("Services"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setLeast(ServiceModel::State, 30);
    m_table->setLeast(ServiceModel::Zones, 14);
    m_table->setTable(m_model);
    m_pane = new InstancePane(*m_model, *m_instances, m_split);
    m_split->addWidget(m_table);
    m_split->addWidget(m_pane);
    m_split->setStretchFactor(0, 3); // Of the height; the instances have 2.
    m_split->setStretchFactor(1, 2);
    buildActions();
    return m_split;
}

void ServicesPlace::buildActions()
{
    // In the order of every menu over rows: to look closer, to filter, to copy.
    auto* enter = m_table->addTableAction(QStringLiteral("toInstances"), tr("Go to the instances"));
    enter->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    connect(enter, &QAction::triggered, this, [this] {
        m_pane->table().setFocus();
        if (!m_pane->table().currentIndex().isValid() && m_instances->rowCount() > 0)
            m_pane->table().setCurrentIndex(m_instances->index(0, models::InstanceModel::Member));
    });
    m_filterBy =
        m_table->addTableAction(QStringLiteral("filterByService"), tr("Filter by this service"));
    connect(m_filterBy, &QAction::triggered, this, [this] { filterByService(false); });
    m_exclude =
        m_table->addTableAction(QStringLiteral("excludeService"), tr("Exclude this service"));
    connect(m_exclude, &QAction::triggered, this, [this] { filterByService(true); });
    auto* copy = m_table->addTableAction(QStringLiteral("serviceCopyAs"), tr("Copy as …"),
                                         QKeySequence(QStringLiteral("Y")));
    connect(copy, &QAction::triggered, m_pane, &InstancePane::openCopyMenu);
    auto* before = m_table->actions().first();
    for (auto* action : {enter, m_filterBy, m_exclude, copy}) {
        m_table->removeAction(action);
        m_table->insertAction(before, action);
    }
}

void ServicesPlace::filterByService(bool exclude)
{
    const auto* line = m_model->lineAt(m_table->currentIndex().row());
    if (line == nullptr) return;
    const auto term = filter::termForField("service", line->service.name, exclude);
    m_filter->setText(QString::fromStdString(filter::withTerm(m_model->filter(), term)));
}

void ServicesPlace::connectModels()
{
    using models::InstanceModel;
    using models::ServiceModel;
    connect(m_filter, &QLineEdit::textChanged, m_model, &ServiceModel::setFilter);
    connect(m_filter, &QLineEdit::returnPressed, this, &ServicesPlace::focusTable);
    connect(m_model, &ServiceModel::filterChanged, this, [this] {
        const auto& error = m_model->filterError();
        const auto text = m_filter->text();
        const bool atEnd =
            error && error->at.end() >= static_cast<std::size_t>(text.toUtf8().size());
        m_filter->setMistake(error ? models::filterMistake(*error, text) : QString(), atEnd);
    });
    connect(m_model, &ServiceModel::shownChanged, this, [this] {
        showCounts();
        showNotice();
        selectFirst();
    });
    connect(m_model, &ServiceModel::raftTurned, this, [this] {
        m_instances->refresh();
        showCounts();
    });
    connect(m_model, &ServiceModel::pendingChanged, this, &ServicesPlace::showPending);
    connect(m_instances, &InstanceModel::pendingChanged, this, &ServicesPlace::showPending);
    connect(m_instances, &InstanceModel::shownChanged, m_pane, &InstancePane::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ServicesPlace::showSelected);
    connect(m_resort, &QPushButton::clicked, this, &ServicesPlace::resort);
    connect(m_rules, &QPushButton::clicked, this, &ServicesPlace::editRules);
    connect(m_byZone, &QCheckBox::toggled, this, [this](bool on) {
        m_model->setByZone(on);
        showSelected();
    });
    connect(m_hideOutsiders, &QCheckBox::toggled, this, [this](bool on) {
        m_model->setOutsidersHidden(on);
        m_instances->refresh();
        m_instances->resort();
    });
    connect(m_pane, &InstancePane::memberChosen, this, &ServicesPlace::memberChosen);
    // Whoever works with the rows has a place in them to lose.
    const auto touched = [this] { m_touched = true; };
    for (auto* list : {m_table, &m_pane->table()}) {
        connect(list, &QAbstractItemView::pressed, this, touched);
        connect(list->horizontalHeader(), &QHeaderView::sectionClicked, this, touched);
    }
}

void ServicesPlace::setSession(bridge::ClusterSession* session)
{
    m_handOver.reset();
    m_alone.reset();
    m_filter->clear();
    m_pane->forgetProbes();
    m_instances->show(std::nullopt);
    m_model->clear();
    watch(session);
}

void ServicesPlace::continueWith(bridge::ClusterSession* session)
{
    m_handOver.reset();
    const auto members = m_model->catalog().memberCount();
    if (members > 0) m_handOver.emplace(members, session->now());
    watch(session);
}

void ServicesPlace::watch(bridge::ClusterSession* session)
{
    if (m_session) disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_notices->setSession(session);
    m_touched = false;
    if (session == nullptr) return;
    connect(session, &bridge::ClusterSession::leavingStarted, this, &ServicesPlace::showNotice);
    connect(session, &bridge::ClusterSession::batchArrived, this, &ServicesPlace::handleBatch);
    connect(session, &bridge::ClusterSession::ticked, this, &ServicesPlace::handleTick);
    connect(session, &bridge::ClusterSession::pausedChanged, this, &ServicesPlace::showNotice);
    showNotice();
}

void ServicesPlace::handleBatch(const link::ObservationBatch& batch)
{
    if (m_handOver) {
        m_handOver->collect(batch);
        return;
    }
    const auto now = m_session->now();
    m_instances->update(m_model->apply(batch, now));
    sortWhileFilling(now);
    selectFirst();
}

void ServicesPlace::handOver()
{
    if (!m_handOver || !m_handOver->isComplete(m_session->status(), m_session->now())) return;
    const auto picture = m_handOver->picture();
    m_handOver.reset();
    m_model->succeed(picture, m_session->now());
    m_instances->refresh();
    m_instances->resort();
}

void ServicesPlace::sortWhileFilling(Moment now)
{
    // Before there is a picture to lose one's place in, newcomers go where they belong.
    const bool filling = m_session->status().mode != link::LinkMode::Peek &&
                         now.boot - m_session->startedAt().boot < kFillingLongest;
    if (!filling || m_touched) return;
    if (now.boot - m_sortedAt < fillingPause(m_model->rowCount() + m_instances->rowCount())) return;
    m_sortedAt = now.boot;
    if (m_model->pending() > 0 || m_instances->pending() > 0) resort();
    m_table->sizeColumns();
    m_pane->table().sizeColumns();
}

void ServicesPlace::handleTick(Moment now)
{
    handOver();
    if (!m_handOver) sortWhileFilling(now);
    showCounts();
    showNotice();
}

bool ServicesPlace::setRules(const QString& json)
{
    if (json.isEmpty()) {
        useRules(catalog::RuleSet::shipped());
        return true;
    }
    const auto rules = catalog::RuleSet::fromJson(json.toStdString());
    if (!rules) return false;
    useRules(*rules);
    return true;
}

void ServicesPlace::useRules(const catalog::RuleSet& rules)
{
    m_model->setRules(rules);
    m_instances->refresh();
    m_instances->resort();
    showCounts();
}

void ServicesPlace::editRules()
{
    const auto& catalog = m_model->catalog();
    std::vector<link::MemberRowPtr> members;
    for (const auto& key : catalog.members())
        members.push_back(catalog.row(key));
    auto* dialog = new RulesDialog(catalog.rules(), std::move(members), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RulesDialog::rulesAccepted, this, [this](const catalog::RuleSet& rules) {
        if (rules == m_model->catalog().rules()) return;
        useRules(rules);
        const bool shipped = rules == catalog::RuleSet::shipped();
        Q_EMIT rulesChanged(shipped ? QString() : QString::fromStdString(rules.toJson()));
    });
    dialog->open();
}

void ServicesPlace::setProbe(EndpointProbe* probe)
{
    m_pane->setProbe(probe);
}

QList<QWidget*> ServicesPlace::lists() const
{
    return {m_table, &m_pane->table()};
}

const Notice& ServicesPlace::notice() const
{
    return m_notices->shown();
}

void ServicesPlace::showNotice()
{
    if (!m_session) return;
    const auto before = notice().kind;
    const auto members = m_model->catalog().memberCount();
    // What the filter leaves is said beside it, in services.
    auto told = m_notices->ofSession(members, m_alone ? &*m_alone : nullptr);
    if (told.kind == NoticeKind::None && m_model->rowCount() == 0) {
        told.covers = true;
        if (m_model->total() > 0) {
            told.kind = NoticeKind::FilteredToNothing;
            told.headline = tr("0 of %n row(s) match", nullptr, m_model->total());
            told.action = NoticeAction::ClearFilter;
            told.actionText = tr("Clear the filter");
        } else {
            told.kind = NoticeKind::NoMembers;
            told.headline = tr("No services");
            told.detail = tr("No tag of the %n member(s) tells of a service, by the rules there "
                             "are.",
                             nullptr, static_cast<int>(members));
        }
    }
    const auto kind = told.kind;
    QWidget* wanted = told.covers ? static_cast<QWidget*>(&m_notices->panel()) : m_split;
    m_notices->show(std::move(told));
    if (m_stack->currentWidget() != wanted) {
        m_stack->setCurrentWidget(wanted);
        // The focus goes along, unless somebody is typing the filter that makes the difference.
        const bool typing =
            before == NoticeKind::FilteredToNothing || kind == NoticeKind::FilteredToNothing;
        if (isVisible() && !typing) focusTable();
    }
    const bool stale = tellsOfOldRows(kind);
    m_table->setStale(stale);
    m_pane->table().setStale(stale);
}

void ServicesPlace::showCounts()
{
    const int total = m_model->total();
    m_count->setText(m_model->isFiltered() ? tr("%1 of %n", nullptr, total).arg(m_model->rowCount())
                                           : tr("%n service(s)", nullptr, m_model->serviceCount()));
    m_hideOutsiders->setVisible(m_model->catalog().hasRaft());
    // Without members there is nothing to filter, and nothing to try rules on.
    m_tools->setVisible(m_model->catalog().memberCount() > 0 || m_model->rowCount() > 0);
}

void ServicesPlace::showPending()
{
    const int rows = m_model->pending() + m_instances->pending();
    m_resort->setVisible(rows > 0);
    m_resort->setText(tr("Re-sort (%1)").arg(rows));
    KeyHints::say(*m_resort, KeyHints::In::ToolTip, tr("Rows stay where they are until you sort"),
                  {QStringLiteral("sort.again")},
                  models::letGoText(m_model->ghostsLetGo() + m_instances->ghostsLetGo()));
    m_resort->setAccessibleName(tr("Re-sort, %n row(s) out of place", nullptr, rows));
}

void ServicesPlace::showSelected()
{
    const auto* line = m_model->lineAt(m_table->currentIndex().row());
    // While rows are put in order, none is current for a moment.
    if (line != nullptr) m_instances->show(*line);
    m_pane->refresh();
    // Only what can be typed and read: a cluster's own bytes may be neither.
    const bool typable = line != nullptr && !line->service.isOutsiders &&
                         plainText(line->service.name) == line->service.name;
    m_filterBy->setEnabled(typable);
    m_exclude->setEnabled(typable);
}

void ServicesPlace::selectFirst()
{
    // Somebody's instances are to be seen; the worst stands first.
    if (m_table->currentIndex().isValid() || m_model->rowCount() == 0) {
        showSelected();
        return;
    }
    m_table->setCurrentIndex(m_model->index(0, models::ServiceModel::Service));
}

void ServicesPlace::resort()
{
    m_model->resort();
    m_instances->resort();
}

bool ServicesPlace::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
    return true;
}

bool ServicesPlace::stepBack()
{
    if (m_pane->table().hasFocus() || m_filter->text().isEmpty()) {
        focusTable();
    } else {
        clearFilter();
    }
    return true;
}

void ServicesPlace::focusTable()
{
    if (m_stack->currentWidget() == m_split) {
        m_table->setFocus();
    } else {
        m_stack->currentWidget()->setFocus();
    }
}

void ServicesPlace::clearFilter()
{
    m_filter->clear();
    focusTable();
}

} // namespace grapevine::widgets
