#include "ui/widgets/members_place.h"

#include <QAction>
#include <QEvent>
#include <QItemSelectionModel>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <utility>

#include "ui/bridge/cluster_session.h"
#include "ui/widgets/compare_sheet.h"
#include "ui/widgets/filling.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/happened.h"
#include "ui/widgets/member_bar.h"
#include "ui/widgets/member_header_menu.h"
#include "ui/widgets/member_menu.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/message_panel.h"
#include "ui/widgets/place_notice.h"
#include "ui/widgets/saved_filters.h"

namespace grapevine::widgets {

MembersPlace::MembersPlace(QWidget* parent)
    : Place(parent)
    , m_model(new models::MemberModel(this))
    , m_table(new MemberTableView(this))
    , m_tools(new MemberBar(*m_model, this))
    , m_filter(&m_tools->field())
    , m_notices(new PlaceNotice(*this))
{
    setObjectName(QStringLiteral("membersPlace"));
    m_table->setMemberModel(m_model);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    m_menu = new MemberMenu(*m_table, *m_model);
    m_headerMenu = new MemberHeaderMenu(*m_table, *m_model);
    m_toolBar = new QWidget(this);
    m_toolBar->setObjectName(QStringLiteral("memberToolBar"));
    auto* toolBar = new QVBoxLayout(m_toolBar);
    toolBar->setContentsMargins(0, 0, 0, 0);
    toolBar->addWidget(m_tools);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_table);
    m_stack->addWidget(&m_notices->panel());
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_tools->strip());
    page->addLayout(m_stack, 1);
    // Below: rows stay where they are, under the pointer, when it comes and goes by itself.
    page->addWidget(&m_notices->bar());

    connect(m_filter, &QLineEdit::returnPressed, this, &MembersPlace::focusTable);
    connect(m_model, &models::MemberModel::tallyChanged, this, [this] {
        showNotice();
        tellSelection();
    });
    connect(m_menu, &MemberMenu::filterRequested, m_tools, &MemberBar::add);
    connect(m_menu, &MemberMenu::compareRequested, this,
            [this](const std::vector<MemberKey>& members) {
                auto* sheet = new CompareSheet(*m_model, members, this);
                sheet->setAttribute(Qt::WA_DeleteOnClose);
                sheet->show();
            });
    connect(m_headerMenu, &MemberHeaderMenu::filterRequested, m_tools, &MemberBar::add);
    connect(m_headerMenu, &MemberHeaderMenu::filterStarted, m_tools, &MemberBar::begin);
    connect(m_tools, &MemberBar::columnsRequested, this,
            [this](const QPoint& at) { m_headerMenu->open(m_table->currentIndex().column(), at); });
    connect(m_notices, &PlaceNotice::clearFilterRequested, this, &MembersPlace::clearFilter);
    connect(m_notices, &PlaceNotice::dismissed, this, &MembersPlace::dismissNotice);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MembersPlace::tellSelection);
    buildActions();
}

SavedFilters& MembersPlace::savedFilters()
{
    return m_tools->saved();
}

QAction* MembersPlace::addTableAction(const QString& objectName, const QString& text,
                                      const QKeySequence& keys)
{
    // Bare letters belong to the table alone: in a field they are letters.
    auto* action = new QAction(text, this);
    action->setObjectName(objectName);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(action);
    return action;
}

void MembersPlace::buildActions()
{
    connect(addTableAction(QStringLiteral("copyCell"), tr("Copy cell"), QKeySequence::Copy),
            &QAction::triggered, m_table, &MemberTableView::copyCell);
    connect(addTableAction(QStringLiteral("copyRows"), tr("Copy rows as a table"),
                           QKeySequence(QStringLiteral("Ctrl+Shift+C"))),
            &QAction::triggered, m_table, &MemberTableView::copyRows);
    connect(addTableAction(QStringLiteral("sortColumn"), tr("Sort by this column"),
                           QKeySequence(QStringLiteral("S"))),
            &QAction::triggered, m_table, &MemberTableView::sortByCurrentColumn);
    connect(addTableAction(QStringLiteral("copyAsMenu"), tr("Copy as"),
                           QKeySequence(QStringLiteral("Y"))),
            &QAction::triggered, m_menu, &MemberMenu::openCopy);
}

void MembersPlace::setSession(bridge::ClusterSession* session)
{
    m_handOver.reset();
    m_alone.reset();
    m_filter->clear();
    m_model->clear();
    watch(session);
}

void MembersPlace::continueWith(bridge::ClusterSession* session)
{
    m_handOver.reset();
    if (m_model->tally().total > 0) m_handOver.emplace(m_model->tally().total, session->now());
    watch(session);
}

void MembersPlace::watch(bridge::ClusterSession* session)
{
    if (m_session) disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_notices->setSession(session);
    m_cluster.reset();
    m_seedsDismissed = false;
    m_happened.reset();
    m_modeHidden.clear();
    m_tableTouched = false;
    if (session == nullptr) return;
    connect(session, &bridge::ClusterSession::leavingStarted, this, &MembersPlace::showNotice);
    connect(session, &bridge::ClusterSession::batchArrived, this, &MembersPlace::handleBatch);
    connect(session, &bridge::ClusterSession::ticked, this, &MembersPlace::handleTick);
    connect(session, &bridge::ClusterSession::pausedChanged, this, &MembersPlace::showNotice);
    showNotice();
}

void MembersPlace::handleBatch(const link::ObservationBatch& batch)
{
    m_cluster = batch.cluster;
    if (auto happened = happenedIn(batch)) m_happened = std::move(happened);
    if (m_handOver) {
        m_handOver->collect(batch);
        return;
    }
    showMembership();
    m_model->apply(batch, m_session->now());
    sortWhileFilling(m_session->now());
}

std::optional<link::ObservationBatch> MembersPlace::picture() const
{
    if (!m_cluster) return std::nullopt;
    if (m_handOver) return m_handOver->picture();
    link::ObservationBatch batch;
    batch.cluster = *m_cluster;
    batch.resync = true;
    for (const auto& entry : m_model->members().entries()) {
        if (entry.row && !entry.ghost) batch.changed.push_back(entry.row);
    }
    return batch;
}

void MembersPlace::handOver()
{
    if (!m_handOver || !m_handOver->isComplete(m_session->status(), m_session->now())) return;
    const auto picture = m_handOver->picture();
    m_handOver.reset();
    showMembership();
    m_model->succeed(picture, m_session->now());
}

void MembersPlace::showMembership()
{
    // Before the rows: columns are as wide as what they will hold.
    const auto& self = m_session->status().self;
    m_model->setAccusersKnown(m_session->capabilities().accusers);
    m_model->setOwn(self ? std::optional(self->key) : std::nullopt);
}

void MembersPlace::sortWhileFilling(Moment now)
{
    // Before there is a picture to lose one's place in, newcomers go where they belong.
    const auto& status = m_session->status();
    const bool filling = status.mode != link::LinkMode::Peek &&
                         now.boot - m_session->startedAt().boot < kFillingLongest;
    if (!filling || m_model->pending() == 0 || m_tableTouched) return;
    if (now.boot - m_sortedAt < fillingPause(m_model->rowCount())) return;
    m_sortedAt = now.boot;
    m_model->resort();
}

bool MembersPlace::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::KeyPress: m_tableTouched = true; break;
    default: break;
    }
    return Place::eventFilter(watched, event);
}

void MembersPlace::handleTick(Moment now)
{
    handOver();
    if (!m_handOver) {
        showMembership();
        sortWhileFilling(now);
    }
    m_table->tick(now);
    showNotice();
}

void MembersPlace::showFindings(const models::Findings& findings)
{
    m_alone = aloneNotice(findings);
    showNotice();
}

void MembersPlace::showNotice()
{
    if (!m_session) return;
    auto told = noticeFor({.status = m_session->status(),
                           .members = m_model->tally().total,
                           .shown = m_model->rowCount(),
                           .paused = m_session->isPaused(),
                           .startedAt = m_session->startedAt(),
                           .now = m_session->now(),
                           .leavingSince = m_session->leavingSince(),
                           .happened = m_happened ? &*m_happened : nullptr,
                           .alone = m_alone ? &*m_alone : nullptr,
                           .modeHidden = m_modeHidden == m_session->status().notice});
    if (told.kind == NoticeKind::SeedsMissing && m_seedsDismissed) told = {};
    m_notices->show(std::move(told));
    QWidget* wanted = notice().covers ? static_cast<QWidget*>(&m_notices->panel()) : m_table;
    if (m_stack->currentWidget() != wanted) {
        // The focus goes along, unless somebody is typing a filter.
        const bool typing = m_filter->hasFocus();
        m_stack->setCurrentWidget(wanted);
        if (isVisible() && !typing) wanted->setFocus();
    }
    m_table->setStale(tellsOfOldRows(notice().kind));
}

const Notice& MembersPlace::notice() const
{
    return m_notices->shown();
}

void MembersPlace::dismissNotice()
{
    const auto kind = notice().kind;
    if (kind == NoticeKind::SeedsMissing) m_seedsDismissed = true;
    if (kind == NoticeKind::Happened) m_happened.reset();
    if (kind == NoticeKind::ModeChanged && m_session) {
        m_modeHidden = m_session->status().notice;
    }
    showNotice();
}

void MembersPlace::tellSelection()
{
    models::MemberTally tally;
    for (const auto& range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            const auto member = m_model->rowAt(row);
            if (!member) continue;
            ++tally.byKind[static_cast<std::size_t>(models::statusKind(*member))];
            ++tally.total;
        }
    }
    Q_EMIT selectionChanged(tally);
}

void MembersPlace::resort()
{
    m_model->resort();
}

bool MembersPlace::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
    return true;
}

bool MembersPlace::stepBack()
{
    if (m_filter->text().isEmpty()) {
        focusTable();
    } else {
        clearFilter();
    }
    return true;
}

QList<QWidget*> MembersPlace::lists() const
{
    return {m_table};
}

void MembersPlace::focusTable()
{
    m_stack->currentWidget()->setFocus();
    if (m_stack->currentWidget() != m_table) return;
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0) {
        m_table->setCurrentIndex(m_model->index(0, 1));
    }
}

void MembersPlace::clearFilter()
{
    m_filter->clear();
    focusTable();
}

} // namespace grapevine::widgets
