#include "ui/widgets/ask_place.h"

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/bridge/cluster_session.h"
#include "ui/models/member_model.h"
#include "ui/widgets/alone_bar.h"
#include "ui/widgets/ask_address.h"
#include "ui/widgets/ask_delivery.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_menu.h"
#include "ui/widgets/ask_names.h"
#include "ui/widgets/ask_repeat.h"
#include "ui/widgets/ask_repeat_bar.h"
#include "ui/widgets/ask_repeat_dialog.h"
#include "ui/widgets/lock_bar.h"
#include "ui/widgets/run_diff_view.h"
#include "ui/widgets/run_list_delegate.h"
#include "ui/widgets/run_offer.h"
#include "ui/widgets/run_view.h"
#include "ui/widgets/unlock_dialog.h"

namespace grapevine::widgets {

namespace {

constexpr int kLeftWidth = 430;
constexpr int kRunsShown = 2; ///< At least so many rows of what was sent.
constexpr std::chrono::milliseconds kPulse{100};
/// What the demo repeats where the form says nothing else.
const char* const kDemoQuery = "status";
const char* const kDemoEvent = "useless";

} // namespace

AskPlace::AskPlace(const models::MemberModel& members, QWidget* parent)
    : Place(parent)
    , m_members(members)
    , m_history(new models::RunHistory(this))
    , m_lock(new LockBar(this))
    , m_form(new AskForm(this))
    , m_historyTitle(new QLabel(this))
    , m_runs(new QListView(this))
    , m_right(new QStackedWidget(this))
    , m_view(new RunView(this))
    , m_diff(new RunDiffView(this))
    , m_pulse(new QTimer(this))
    , m_guard(new QTimer(this))
{
    setObjectName(QStringLiteral("askPlace"));
    m_historyTitle->setObjectName(QStringLiteral("askHistoryTitle"));
    m_historyTitle->setTextFormat(Qt::PlainText);
    m_historyTitle->setForegroundRole(QPalette::PlaceholderText);
    m_historyTitle->setContentsMargins(16, 6, 12, 4);
    m_runs->setObjectName(QStringLiteral("askHistory"));
    m_runs->setAccessibleName(tr("Sent in this window"));
    m_runs->setModel(m_history);
    auto* delegate = new RunListDelegate(m_runs);
    m_runs->setItemDelegate(delegate);
    m_runs->setFrameShape(QFrame::NoFrame);
    m_runs->setUniformItemSizes(true);
    m_runs->setMouseTracking(true);
    m_runs->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_runs->setEditTriggers(QAbstractItemView::NoEditTriggers);
    QStyleOptionViewItem option;
    option.font = m_runs->font();
    m_runs->setMinimumHeight(delegate->sizeHint(option, {}).height() * kRunsShown);

    auto* sent = new QWidget(this);
    sent->setObjectName(QStringLiteral("askSent"));
    auto* sentColumn = new QVBoxLayout(sent);
    sentColumn->setContentsMargins(0, 0, 0, 0);
    sentColumn->setSpacing(0);
    sentColumn->addWidget(m_historyTitle);
    sentColumn->addWidget(m_runs, 1);
    auto* left = new QWidget(this);
    left->setObjectName(QStringLiteral("askLeft"));
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addWidget(m_form, 0);
    leftColumn->addWidget(sent, 1);
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->setObjectName(QStringLiteral("askSplit"));
    split->setChildrenCollapsible(false);
    split->addWidget(left);
    m_right->setObjectName(QStringLiteral("askRight"));
    m_right->addWidget(m_view);
    m_right->addWidget(m_diff);
    split->addWidget(m_right);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({kLeftWidth, 2 * kLeftWidth});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 6, 0, 0);
    column->setSpacing(0);
    m_repeat = new AskRepeat(
        *m_history, [this] { return gate(); }, this);
    m_repeatBar = new AskRepeatBar(*m_repeat, this);
    column->addWidget(m_lock);
    column->addWidget(m_repeatBar);
    column->addWidget(split, 1);
    m_alone = new AloneBar(QStringLiteral("askAlone"), this);
    column->addWidget(m_alone);

    m_pulse->setInterval(kPulse);
    m_guard->setSingleShot(true);
    connect(m_pulse, &QTimer::timeout, this, &AskPlace::handlePulse);
    connect(m_lock, &LockBar::lockToggled, this, &AskPlace::toggleLock);
    connect(m_lock, &LockBar::unlockWanted, this, &AskPlace::unlock);
    connect(m_lock, &LockBar::joinWanted, this, &AskPlace::joinRequested);
    connect(m_form, &AskForm::edited, this, &AskPlace::refresh);
    connect(m_form, &AskForm::sendRequested, this, &AskPlace::send);
    m_address = new AskAddress(*m_form, m_members, this);
    connect(&m_form->menu(), &AskMenu::repeatRequested, this, &AskPlace::askToRepeat);
    connect(m_repeat, &AskRepeat::changed, this, [this] {
        if (m_wasRepeating == isRepeating()) return;
        m_wasRepeating = isRepeating();
        Q_EMIT repeatingChanged(m_wasRepeating);
    });
    connect(m_view, &RunView::stopRequested, this, &AskPlace::stop);
    connect(m_view, &RunView::againRequested, this, &AskPlace::fillAgain);
    m_delivery = new AskDelivery(*m_history, m_view->delivery(), this);
    connect(m_history, &models::RunHistory::runChanged, this, &AskPlace::handleRunChanged);
    connect(m_history, &models::RunHistory::rowsAboutToBeRemoved, this,
            [this](const QModelIndex&, int first, int last) { letGoOf(first, last); });
    connect(m_runs->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AskPlace::showChosen);
    connect(m_runs->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AskPlace::showChosen);
    connect(m_view, &RunView::compareMenuOpening, this, &AskPlace::offerOthers);
    connect(m_diff, &RunDiffView::againRequested, this, &AskPlace::compareAgain);
    connect(m_diff, &RunDiffView::closeRequested, this, &AskPlace::stopComparing);
    refresh();
    showRun(0);
}

Moment AskPlace::moment() const
{
    return m_session ? m_session->now() : Moment{};
}

void AskPlace::setSession(bridge::ClusterSession* session)
{
    m_repeat->stop(AskRepeat::End::SessionEnded);
    showRun(0);
    m_history->clear();
    m_form->setDraft({});
    m_address->handleEmptied();
    m_alone->setFindings({});
    watch(session);
}

void AskPlace::continueWith(bridge::ClusterSession* session)
{
    m_repeat->stop(AskRepeat::End::SessionEnded);
    m_history->cutOff();
    watch(session);
}

void AskPlace::watch(bridge::ClusterSession* session)
{
    if (m_session) disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_delivery->setSession(session);
    m_alone->setSession(session);
    m_namesRevision = ~std::uint64_t{0};
    if (session != nullptr) {
        connect(session, &bridge::ClusterSession::batchArrived, this, &AskPlace::handleBatch);
        connect(session, &bridge::ClusterSession::ticked, this, &AskPlace::handleTick);
        connect(session, &bridge::ClusterSession::leavingStarted, this, &AskPlace::refresh);
    }
    refresh();
}

models::AskSituation AskPlace::situation() const
{
    static const link::LinkStatus none;
    return {.status = m_session ? m_session->status() : none,
            .capabilities = m_session ? m_session->capabilities() : link::Capabilities{},
            .leaving = m_session && m_session->leavingSince().has_value(),
            .members = m_members.members()};
}

models::SendGate AskPlace::gate() const
{
    return models::sendGate(situation());
}

void AskPlace::handleBatch(const link::ObservationBatch& batch)
{
    m_history->apply(batch.asked);
    m_address->refresh(m_session->status().phase);
}

void AskPlace::handleTick()
{
    m_address->refresh(m_session->status().phase);
    handlePulse();
    refresh();
}

void AskPlace::handlePulse()
{
    const auto* run = m_history->run(m_shown);
    if (run == nullptr || !run->isOpen() || !isVisible()) m_pulse->stop();
    if (run != nullptr && isVisible()) m_view->tick(*run, moment());
}

void AskPlace::showEvent(QShowEvent* event)
{
    Place::showEvent(event);
    refresh();
    const auto* run = m_history->run(m_shown);
    if (run != nullptr && run->isOpen()) m_pulse->start();
}

void AskPlace::refresh()
{
    // Out of sight nothing is reckoned; coming into sight reckons anew.
    if (!isVisible()) return;
    const auto here = situation();
    const auto verdict = models::judge(m_form->draft(), here);
    m_reach = verdict.reach;
    m_form->show(verdict, here.status.limits.queryTimeout);
    const bool peeking = here.status.mode == link::LinkMode::Peek;
    m_lock->show({.gate = models::sendGate(here),
                  .alive = verdict.alive,
                  .leaving = here.leaving,
                  .demo = here.status.mode == link::LinkMode::Demo,
                  .canJoin = peeking && here.status.phase == link::LinkPhase::Live,
                  .left = m_session ? m_session->unlockedFor() : std::nullopt});
    m_delivery->offer(here, verdict.alive);
    refreshNames();
    const auto forgotten = static_cast<int>(m_history->forgotten());
    QString title = tr("Sent in this window");
    if (forgotten > 0) {
        title += QStringLiteral(" · ") + tr("%n older one(s) forgotten", nullptr, forgotten);
    }
    m_historyTitle->setText(title);
}

void AskPlace::refreshNames()
{
    const auto& members = m_members.members();
    const auto now = members.factsRevision();
    if (std::exchange(m_namesRevision, now) == now) return;
    const bool demo = m_session && m_session->status().mode == link::LinkMode::Demo;
    offerNames(*m_form, members, *m_history, demo);
}

std::uint64_t AskPlace::send()
{
    if (!m_session || m_guard->isActive()) return 0;
    // What the person was told may be a second old.
    const auto verdict = models::judge(m_form->draft(), situation());
    if (!verdict.canSend()) {
        refresh();
        return 0;
    }
    m_guard->start(QApplication::doubleClickInterval());
    const auto draft = m_form->draft();
    std::uint64_t number = 0;
    if (draft.isQuery) {
        auto query = draft.asQuery();
        const auto command = m_session->sendQuery(query);
        number = m_history->begin(command, std::move(query), verdict.reach, moment());
    } else {
        auto event = draft.event();
        const auto command = m_session->sendEvent(event);
        number = m_history->begin(command, std::move(event), verdict.reach, moment());
    }
    m_namesRevision = ~std::uint64_t{0};
    showRun(number);
    m_runs->setCurrentIndex(m_history->index(0));
    return number;
}

std::uint64_t AskPlace::ask(const QString& name)
{
    m_form->setDraft({.name = name});
    m_form->open(true);
    m_guard->stop();
    return send();
}

void AskPlace::stop()
{
    const auto* run = m_history->run(m_shown);
    if (run != nullptr && m_session && run->isOpen()) m_session->stopQuery(run->command);
}

void AskPlace::fillAgain()
{
    const auto* run = m_history->run(m_shown);
    if (run == nullptr) return;
    m_form->setDraft(
        std::visit([](const auto& sent) { return models::AskDraft::of(sent); }, run->what));
    m_form->open(run->isQuery());
}

void AskPlace::askToRepeat()
{
    auto draft = m_form->draft();
    models::AskDraft other;
    other.isQuery = !draft.isQuery;
    if (m_session && m_session->status().mode == link::LinkMode::Demo) {
        other.name = QString::fromLatin1(other.isQuery ? kDemoQuery : kDemoEvent);
    }
    const auto& event = draft.isQuery ? other : draft;
    const auto& query = draft.isQuery ? draft : other;
    auto* dialog = new AskRepeatDialog(
        event, query,
        [this](const models::AskDraft& wanted) { return models::judge(wanted, situation()); },
        this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { startRepeating(dialog->plan(), dialog->reach()); });
    dialog->open();
}

bool AskPlace::startRepeating(models::RepeatPlan plan, std::size_t reach)
{
    stopRepeating();
    if (!m_repeat->start(m_session, std::move(plan), reach)) return false;
    // Its first one; later ones do not take the view away from what is read there.
    const auto* newest = m_history->newest();
    showRun(newest == nullptr ? 0 : newest->number);
    m_runs->setCurrentIndex(m_history->index(0));
    return true;
}

void AskPlace::stopRepeating()
{
    m_repeat->stop(AskRepeat::End::ByHand);
}

bool AskPlace::isRepeating() const
{
    return m_repeat->isRunning();
}

void AskPlace::handleRunChanged(std::uint64_t number, const std::vector<std::string>& members)
{
    if (number == m_earlier || number == m_later) m_diff->setOutdated(true);
    if (number != m_shown) return;
    const auto* run = m_history->run(number);
    if (run != nullptr) m_view->update(*run, members, moment());
}

void AskPlace::showRun(std::uint64_t number)
{
    m_delivery->setShown(m_shown = number);
    m_right->setCurrentWidget(m_view);
    const auto* run = m_history->run(number);
    m_view->show(run, moment());
    if (run != nullptr && run->isOpen()) m_pulse->start();
}

void AskPlace::showChosen()
{
    const auto numberAt = [](const QModelIndex& at) {
        return at.data(models::RunHistory::NumberRole).toULongLong();
    };
    const auto chosen = m_runs->selectionModel()->selectedRows();
    if (chosen.size() == 2) {
        compare(numberAt(chosen[0]), numberAt(chosen[1]));
        return;
    }
    const auto at = m_runs->currentIndex();
    if (!at.isValid()) return;
    if (numberAt(at) != m_shown || isComparing()) showRun(numberAt(at));
}

void AskPlace::letGoOf(int first, int last)
{
    const int row = m_history->rowOf(m_shown);
    if (row < first || row > last) return;
    const auto* newest = m_history->newest();
    showRun(newest == nullptr ? 0 : newest->number);
}

void AskPlace::offerOthers(QMenu* menu)
{
    offerRuns(*menu, *m_history, m_shown, [this](std::uint64_t number) {
        m_runs->setCurrentIndex(m_history->index(m_history->rowOf(m_shown)));
        m_runs->selectionModel()->select(m_history->index(m_history->rowOf(number)),
                                         QItemSelectionModel::Select);
    });
}

void AskPlace::compare(std::uint64_t one, std::uint64_t other)
{
    const auto* earlier = m_history->run(std::min(one, other));
    const auto* later = m_history->run(std::max(one, other));
    if (earlier == nullptr || later == nullptr) return;
    if (!earlier->hasReplies() || !later->hasReplies()) return;
    m_earlier = earlier->number;
    m_later = later->number;
    m_diff->show(*earlier, *later, m_view->fold());
    m_right->setCurrentWidget(m_diff);
}

void AskPlace::compareAgain()
{
    compare(m_earlier, m_later);
}

bool AskPlace::isComparing() const
{
    return m_right->currentWidget() == m_diff;
}

void AskPlace::stopComparing()
{
    m_earlier = m_later = 0;
    const auto at = m_history->index(m_history->rowOf(m_shown));
    if (at.isValid()) m_runs->setCurrentIndex(at);
    m_right->setCurrentWidget(m_view);
}

void AskPlace::openForm(bool query)
{
    m_form->open(query);
}

void AskPlace::focusForm()
{
    m_form->open(m_form->draft().isQuery);
}

bool AskPlace::stepBack()
{
    if (isRepeating()) {
        stopRepeating();
        return true;
    }
    if (isComparing()) {
        stopComparing();
        return true;
    }
    return m_view->showAllMembers();
}

void AskPlace::toggleLock()
{
    if (!m_session) return;
    const auto standing = gate();
    if (standing == models::SendGate::Open) m_session->setLock(false);
    if (standing != models::SendGate::Locked) return;
    const bool demo = m_session->status().mode == link::LinkMode::Demo;
    unlock(demo ? std::nullopt : std::optional(kUnlockUsual));
}

void AskPlace::unlock(std::optional<Duration> openFor)
{
    if (!m_session) return;
    if (!m_production.isEmpty()) {
        UnlockDialog dialog(m_production, openFor, this);
        if (dialog.exec() != QDialog::Accepted || !m_session) return;
    }
    m_session->setLock(true, openFor);
}

QList<QWidget*> AskPlace::lists() const
{
    return m_view->lists() + QList<QWidget*>{m_runs, m_diff->table()};
}

} // namespace grapevine::widgets
