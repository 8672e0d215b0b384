#include "ui/widgets/ask_place.h"

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/bridge/cluster_session.h"
#include "ui/models/cluster_text.h"
#include "ui/models/member_model.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/lock_bar.h"
#include "ui/widgets/run_list_delegate.h"
#include "ui/widgets/run_view.h"
#include "ui/widgets/unlock_dialog.h"

namespace grapevine::widgets {

namespace {

constexpr int kLeftWidth = 430;
constexpr int kRunsShown = 2; ///< At least so many rows of what was sent.
constexpr std::chrono::milliseconds kPulse{100};
/// What the demo's nodes answer.
const char* const kDemoQueries[] = {"status", "version", "uptime", "load"};
const char* const kDemoEvent = "useless";
/// Names offered for completion; a list of more helps nobody.
constexpr std::size_t kNamesMost = 5000;

} // namespace

AskPlace::AskPlace(const models::MemberModel& members, QWidget* parent)
    : Place(parent)
    , m_members(members)
    , m_history(new models::RunHistory(this))
    , m_lock(new LockBar(this))
    , m_form(new AskForm(this))
    , m_historyTitle(new QLabel(this))
    , m_runs(new QListView(this))
    , m_view(new RunView(this))
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
    split->addWidget(m_view);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({kLeftWidth, 2 * kLeftWidth});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 6, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_lock);
    column->addWidget(split, 1);

    m_pulse->setInterval(kPulse);
    m_guard->setSingleShot(true);
    connect(m_pulse, &QTimer::timeout, this, &AskPlace::handlePulse);
    connect(m_lock, &LockBar::lockToggled, this, &AskPlace::toggleLock);
    connect(m_lock, &LockBar::unlockWanted, this, &AskPlace::unlock);
    connect(m_lock, &LockBar::joinWanted, this, &AskPlace::joinRequested);
    connect(m_form, &AskForm::edited, this, &AskPlace::refresh);
    connect(m_form, &AskForm::sendRequested, this, &AskPlace::send);
    connect(m_view, &RunView::stopRequested, this, &AskPlace::stop);
    connect(m_view, &RunView::againRequested, this, &AskPlace::fillAgain);
    connect(m_history, &models::RunHistory::runChanged, this, &AskPlace::handleRunChanged);
    connect(m_history, &models::RunHistory::rowsAboutToBeRemoved, this,
            [this](const QModelIndex&, int first, int last) { letGoOf(first, last); });
    connect(m_runs->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AskPlace::showChosen);
    refresh();
    showRun(0);
}

Moment AskPlace::moment() const
{
    return m_session ? m_session->now() : Moment{};
}

void AskPlace::setSession(bridge::ClusterSession* session)
{
    showRun(0);
    m_history->clear();
    m_form->setDraft({});
    watch(session);
}

void AskPlace::continueWith(bridge::ClusterSession* session)
{
    m_history->cutOff();
    watch(session);
}

void AskPlace::watch(bridge::ClusterSession* session)
{
    if (m_session) disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
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
}

void AskPlace::handleTick()
{
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
    const auto revision = members.factsRevision();
    if (revision == m_namesRevision) return;
    m_namesRevision = revision;
    QStringList names;
    QStringList tags;
    for (const auto& entry : members.entries()) {
        if (!entry.row || entry.ghost || names.size() >= static_cast<qsizetype>(kNamesMost))
            continue;
        const auto& facts = *entry.row->facts;
        // A name that has to be shown with marks cannot be typed either.
        const QString name = models::clusterText(facts.name, 128);
        if (name.toStdString() == facts.name) names.append(name);
        for (const auto& tag : facts.tags) {
            const QString key = models::clusterText(tag.first, 128);
            if (!tags.contains(key) && tags.size() < 100) tags.append(key);
        }
    }
    names.sort(Qt::CaseInsensitive);
    tags.sort(Qt::CaseInsensitive);
    m_form->setMemberNames(names);
    m_form->setTagNames(tags);
    QStringList queries = m_history->namesUsed(true);
    QStringList events = m_history->namesUsed(false);
    if (m_session && m_session->status().mode == link::LinkMode::Demo) {
        for (const char* name : kDemoQueries) {
            const QString demo = QString::fromLatin1(name);
            if (!queries.contains(demo)) queries.append(demo);
        }
        const QString demo = QString::fromLatin1(kDemoEvent);
        if (!events.contains(demo)) events.append(demo);
    }
    m_form->setQueryNames(queries);
    m_form->setEventNames(events);
}

void AskPlace::send()
{
    if (!m_session || m_guard->isActive()) return;
    // What the person was told may be a second old.
    const auto verdict = models::judge(m_form->draft(), situation());
    if (!verdict.canSend()) {
        refresh();
        return;
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

void AskPlace::handleRunChanged(std::uint64_t number, const std::vector<std::string>& members)
{
    if (number != m_shown) return;
    const auto* run = m_history->run(number);
    if (run != nullptr) m_view->update(*run, members, moment());
}

void AskPlace::showRun(std::uint64_t number)
{
    m_shown = number;
    const auto* run = m_history->run(number);
    m_view->show(run, moment());
    if (run != nullptr && run->isOpen()) m_pulse->start();
}

void AskPlace::showChosen()
{
    const auto at = m_runs->currentIndex();
    if (!at.isValid()) return;
    const auto number = at.data(models::RunHistory::NumberRole).toULongLong();
    if (number != m_shown) showRun(number);
}

void AskPlace::letGoOf(int first, int last)
{
    const int row = m_history->rowOf(m_shown);
    if (row < first || row > last) return;
    const auto* newest = m_history->newest();
    showRun(newest == nullptr ? 0 : newest->number);
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
    return m_view->lists() + QList<QWidget*>{m_runs};
}

} // namespace grapevine::widgets
