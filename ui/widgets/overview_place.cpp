#include "ui/widgets/overview_place.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/bridge/cluster_session.h"
#include "ui/models/finding_model.h"
#include "ui/models/member_model.h"
#include "ui/models/time_words.h"
#include "ui/widgets/changes_panel.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/fact_row.h"
#include "ui/widgets/finding_delegate.h"
#include "ui/widgets/history_chart.h"
#include "ui/widgets/place_id.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/tally_tile.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeline_view.h"

namespace grapevine::widgets {

namespace {

using models::ClusterHealth;
using models::RateHistory;
using models::StatusKind;

constexpr int kMark = 20;
constexpr double kMinutes = 15;

struct TileKind {
    const char* objectName;
    std::optional<StatusKind> kind;
    const char* filter;
};
constexpr TileKind kTiles[] = {{"tileFailed", StatusKind::Failed, "status:failed"},
                               {"tileSuspect", StatusKind::Suspect, "status:suspect"},
                               {"tileFlapping", std::nullopt, "flaps>=3"},
                               {"tileLeaving", StatusKind::Leaving, "status:leaving"},
                               {"tileLeft", StatusKind::Left, "status:left"},
                               {"tileAlive", StatusKind::Alive, "status:alive"}};

StatusKind markOf(ClusterHealth::Verdict verdict)
{
    switch (verdict) {
    case ClusterHealth::Verdict::Unknown: return StatusKind::NoData;
    case ClusterHealth::Verdict::Well: return StatusKind::Alive;
    case ClusterHealth::Verdict::Unsure: return StatusKind::Suspect;
    case ClusterHealth::Verdict::Ill: return StatusKind::Failed;
    }
    return StatusKind::NoData;
}

double minutesAgo(std::int64_t step, std::int64_t last)
{
    return static_cast<double>(step - last) *
           std::chrono::duration<double, std::ratio<60>>(RateHistory::kStep).count();
}

} // namespace

OverviewPlace::OverviewPlace(const models::MemberModel& members, QWidget* parent)
    : Place(parent)
    , m_members(members)
    , m_findings(new models::FindingModel(this))
    , m_changes(new ChangesPanel(this))
    , m_counting(new QTimer(this))
{
    setObjectName(QStringLiteral("overviewPlace"));
    setAccessibleName(placeTitle(PlaceId::Overview));
    m_counting->setInterval(0);
    connect(m_counting, &QTimer::timeout, this, &OverviewPlace::countOn);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    buildHead();
    auto* tiles = new QHBoxLayout;
    tiles->setContentsMargins(6, 8, 6, 8);
    tiles->setSpacing(8);
    for (const auto& tile : kTiles) {
        auto* button =
            new TallyTile(QString::fromLatin1(tile.objectName), tile.kind,
                          tile.kind ? models::statusWord(*tile.kind) : tr("flapping"), this);
        button->setToolTip(tr("Show them"));
        connect(button, &TallyTile::clicked, this,
                [this, filter = tile.filter] { Q_EMIT filterWanted(QString::fromLatin1(filter)); });
        tiles->addWidget(button);
        m_tiles.push_back(button);
    }
    tiles->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tiles);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(8);
    // Two short lines each on the one side, four columns on the other.
    middle->addWidget(buildFindings(), 2);
    middle->addWidget(m_changes, 3);
    column->addLayout(middle, 3);
    column->addWidget(buildCharts(), 2);
    column->addWidget(buildFacts());
    setFocusPolicy(Qt::ClickFocus);
    connect(m_changes, &ChangesPanel::chosen, this, &OverviewPlace::timeWanted);
    refresh();
}

void OverviewPlace::buildHead()
{
    m_head = new QWidget(this);
    m_head->setObjectName(QStringLiteral("overviewHead"));
    m_mark = new QLabel(m_head);
    m_mark->setTextFormat(Qt::PlainText);
    m_headline = new ElidedLabel(QStringLiteral("healthHeadline"), m_head);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() + 3);
    large.setBold(true);
    m_headline->setFont(large);
    m_headline->setGivesWay(true);
    m_ownView = new ElidedLabel(QStringLiteral("healthOwnView"), m_head);
    m_ownView->setForegroundRole(QPalette::PlaceholderText);
    m_ownView->setGivesWay(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_headline);
    words->addWidget(m_ownView);
    auto* row = new QHBoxLayout(m_head);
    row->setContentsMargins(16, 8, 12, 8);
    row->setSpacing(12);
    row->addWidget(m_mark, 0, Qt::AlignVCenter);
    row->addLayout(words, 1);
}

QWidget* OverviewPlace::buildFindings()
{
    auto* part = new QWidget(this);
    part->setObjectName(QStringLiteral("overviewFindings"));
    auto* title = new QLabel(tr("Needs a look"), part);
    title->setTextFormat(Qt::PlainText);
    title->setContentsMargins(16, 4, 16, 4);
    title->setForegroundRole(QPalette::PlaceholderText);
    m_list = new QListView(part);
    m_list->setObjectName(QStringLiteral("findings"));
    m_list->setAccessibleName(title->text());
    m_list->setModel(m_findings);
    m_list->setItemDelegate(new FindingDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_calm = new QLabel(part);
    m_calm->setObjectName(QStringLiteral("nothingFound"));
    m_calm->setTextFormat(Qt::PlainText);
    m_calm->setContentsMargins(16, 8, 16, 8);
    m_calm->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_calm->setWordWrap(true);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(title);
    column->addWidget(m_calm, 1);
    column->addWidget(m_list, 1);
    connect(m_list, &QListView::activated, this, &OverviewPlace::follow);
    return part;
}

QWidget* OverviewPlace::buildCharts()
{
    using Line = HistoryChart::Line;
    auto* part = new QWidget(this);
    m_counts = new HistoryChart(
        QStringLiteral("memberChart"), tr("Members"),
        {Line{models::statusWord(StatusKind::Alive), Line::Ink::Alive, Qt::SolidLine},
         Line{models::statusWord(StatusKind::Suspect), Line::Ink::Suspect, Qt::DashLine},
         Line{models::statusWord(StatusKind::Failed), Line::Ink::Failed, Qt::DotLine}},
        part);
    m_rates = new HistoryChart(QStringLiteral("rateChart"), tr("Seen per minute"),
                               {Line{tr("member changes"), Line::Ink::Accent, Qt::SolidLine},
                                Line{tr("user events"), Line::Ink::Text, Qt::DashLine},
                                Line{tr("queries"), Line::Ink::Quiet, Qt::DotLine}},
                               part);
    auto* row = new QHBoxLayout(part);
    row->setContentsMargins(8, 4, 8, 0);
    row->setSpacing(8);
    row->addWidget(m_counts, 1);
    row->addWidget(m_rates, 1);
    return part;
}

FactRow* OverviewPlace::buildFacts()
{
    auto* facts = new FactRow(QStringLiteral("overviewFacts"), this);
    m_age = facts->addFact(QStringLiteral("factAge"), tr("Last word"));
    m_part = facts->addFact(QStringLiteral("factPart"), tr("Our part"));
    m_cost = facts->addFact(QStringLiteral("factCost"), tr("Costs the cluster"));
    m_sync = facts->addFact(QStringLiteral("factSync"), tr("Sync headroom"));
    m_dropped = facts->addFact(QStringLiteral("factDropped"), tr("Lost on the way"));
    return facts;
}

void OverviewPlace::setSession(bridge::ClusterSession* session)
{
    m_history.clear();
    m_findings->show({}, false);
    m_changes->clear();
    watch(session);
}

void OverviewPlace::continueWith(bridge::ClusterSession* session)
{
    watch(session);
}

void OverviewPlace::watch(bridge::ClusterSession* session)
{
    if (m_session) disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_reckonedAt.reset();
    m_count.reset();
    if (session == nullptr) return;
    connect(session, &bridge::ClusterSession::batchArrived, this, &OverviewPlace::handleBatch);
    connect(session, &bridge::ClusterSession::ticked, this, &OverviewPlace::handleTick);
    refresh();
}

void OverviewPlace::handleBatch(const link::ObservationBatch& batch)
{
    m_history.add(batch.entries);
    m_changes->apply(batch, m_session->now());
}

void OverviewPlace::handleTick(Moment now)
{
    const auto& status = m_session->status();
    const bool live = status.phase == link::LinkPhase::Live && !m_session->isPaused();
    m_changes->tick(now);
    const bool newStep = m_history.sample(m_members.tally(), live, now);
    refresh();
    // A chart of five-second steps need not be painted every second.
    if (newStep && isSeen()) showCharts();
}

void OverviewPlace::refresh()
{
    if (!m_session || m_count || isTooSoon(m_session->now())) return;
    m_reckonedAt = m_session->now().boot;
    if (m_members.tally().total > kManyMembers) {
        m_count.emplace();
        m_counting->start();
    } else {
        takeHealth(models::healthOf(m_members.members(), m_session->status(), m_session->now(),
                                    m_catalog, m_clusterNames));
    }
    showHealth();
}

void OverviewPlace::countOn()
{
    if (!m_session || !m_count) {
        m_counting->stop();
        return;
    }
    const Moment now = m_session->now();
    if (!m_count->step(m_members.members(), kManyMembers, now)) return;
    m_counting->stop();
    const models::HealthCount count = std::move(*m_count);
    m_count.reset();
    takeHealth(models::healthOf(count, m_members.tally(), m_session->status(), now, m_catalog,
                                m_clusterNames));
    showHealth();
}

void OverviewPlace::takeHealth(models::ClusterHealth health)
{
    const auto more = m_more ? m_more() : models::Findings{};
    models::addFindings(health, more);
    if (health == m_health) return;
    m_health = std::move(health);
    Q_EMIT healthChanged(m_health);
}

bool OverviewPlace::isSeen() const
{
    return isVisible() && !window()->isMinimized();
}

void OverviewPlace::showHealth()
{
    if (!isSeen()) return;
    showHead();
    showFindings();
    showFacts();
}

bool OverviewPlace::isTooSoon(Moment now) const
{
    const bool many = m_members.tally().total > kManyMembers;
    if (!m_reckonedAt || (!many && !window()->isMinimized())) return false;
    if (many && m_session->leavingSince()) return true;
    const auto pause = isSeen() ? std::chrono::seconds{1} : std::chrono::seconds{5};
    return now.boot - *m_reckonedAt < pause;
}

void OverviewPlace::showHead()
{
    const bool known = m_health.verdict != ClusterHealth::Verdict::Unknown;
    m_headline->setText(m_health.tally.total == 0 ? tr("No members yet") : m_health.headline());
    m_ownView->setText(m_health.ownView);
    const auto kind = markOf(m_health.verdict);
    const Theme& theme = Theme::behind(palette());
    const QPixmap mark = statusGlyph(kind, kMark, devicePixelRatioF(), theme.of(kind));
    // Another picture makes the window lay itself out anew.
    if (m_mark->pixmap().cacheKey() != mark.cacheKey()) m_mark->setPixmap(mark);
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        const auto& tile = kTiles[i];
        const auto count = tile.kind ? m_health.tally.of(*tile.kind) : m_health.flapping;
        m_tiles[i]->setCount(count);
        m_tiles[i]->setStale(!known);
    }
}

void OverviewPlace::showFindings()
{
    m_findings->show(m_health.findings, m_list->underMouse());
    const bool found = m_findings->rowCount() > 0;
    m_list->setVisible(found);
    m_calm->setVisible(!found);
    m_calm->setText(m_health.verdict == ClusterHealth::Verdict::Well
                        ? tr("Nothing. Everybody is alive, and all run the same versions.")
                        : tr("Nothing to tell yet."));
}

void OverviewPlace::showCharts()
{
    const auto& steps = m_history.steps();
    if (steps.empty()) return;
    const double perMinute = std::chrono::minutes{1} / RateHistory::kStep;
    const auto last = steps.back().number;
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    constexpr StatusKind kinds[] = {StatusKind::Alive, StatusKind::Suspect, StatusKind::Failed};
    double membersMost = 0;
    for (std::size_t line = 0; line < std::size(kinds); ++line) {
        QList<QPointF> points;
        for (const auto& step : steps) {
            const auto count =
                static_cast<double>(step.members[static_cast<std::size_t>(kinds[line])]);
            points.append({minutesAgo(step.number, last), step.watched ? count : nothing});
            membersMost = std::max(membersMost, count);
        }
        m_counts->setValues(line, points);
    }
    m_counts->setRange(kMinutes, membersMost);
    double ratesMost = 0;
    for (std::size_t line = 0; line < RateHistory::kRates; ++line) {
        QList<QPointF> points;
        for (const auto& step : steps) {
            // The last is still filling: half a step would look like a fall.
            if (step.number == last) break;
            const double rate = step.happened[line] * perMinute;
            points.append({minutesAgo(step.number, last), step.watched ? rate : nothing});
            ratesMost = std::max(ratesMost, rate);
        }
        m_rates->setValues(line, points);
    }
    m_rates->setRange(kMinutes, ratesMost);
}

void OverviewPlace::showFacts()
{
    const auto& status = m_session->status();
    const QLocale locale;
    m_age->setText(status.lastAnswer ? tr("%1 ago").arg(models::ageText(m_session->now().boot -
                                                                        status.lastAnswer->boot))
                                     : tr("none yet"));
    m_part->setText(status.mode == link::LinkMode::Several ? tr("in each cluster its own")
                    : status.self                          ? tr("a member, probed by the others")
                                                           : tr("none: not a member"));
    m_cost->setText(models::rateText(status.bytesPerSecond));
    m_cost->setHint(tr("Really sent and received, over the last minute."));
    m_sync->setText(tr("%1 % left").arg(locale.toString(m_health.sync.headroom() * 100, 'f', 1)));
    m_sync->setHint(
        tr("A full push/pull takes about %1 of at most %2.")
            .arg(locale.formattedDataSize(static_cast<qint64>(m_health.sync.bytes)),
                 locale.formattedDataSize(static_cast<qint64>(models::SyncSize::kMost))));
    const auto dropped = m_session->entriesDropped();
    m_dropped->setText(dropped == 0 ? tr("nothing")
                                    : tr("%n entry(s)", nullptr, static_cast<int>(dropped)));
}

void OverviewPlace::follow(const QModelIndex& finding)
{
    const auto about = m_findings->at(finding.row());
    if (!about.filter.isEmpty()) Q_EMIT filterWanted(about.filter);
    if (about.member) Q_EMIT memberWanted(*about.member);
}

void OverviewPlace::focusContent()
{
    if (m_list->isVisible()) {
        m_list->setFocus();
    } else {
        setFocus();
    }
}

QList<QWidget*> OverviewPlace::lists() const
{
    return {m_list, &m_changes->list()};
}

void OverviewPlace::showEvent(QShowEvent* event)
{
    Place::showEvent(event);
    window()->installEventFilter(this);
    catchUp();
}

bool OverviewPlace::eventFilter(QObject* watched, QEvent* event)
{
    // While the window is minimised nothing is shown: it is told all of it when it comes back.
    if (event->type() == QEvent::WindowStateChange && watched == window() && isSeen()) catchUp();
    return Place::eventFilter(watched, event);
}

void OverviewPlace::catchUp()
{
    m_reckonedAt.reset();
    refresh();
    showCharts();
}

void OverviewPlace::changeEvent(QEvent* event)
{
    Place::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_session) showHead();
}

} // namespace grapevine::widgets
