#include "ui/widgets/map_place.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

#include "ui/bridge/cluster_session.h"
#include "ui/models/cluster_text.h"
#include "ui/models/filter_mistake.h"
#include "ui/models/filter_words.h"
#include "ui/models/member_model.h"
#include "ui/models/rtt_matrix_model.h"
#include "ui/models/rtt_words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/key_hints.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/message_panel.h"
#include "ui/widgets/place_notice.h"
#include "ui/widgets/rtt_legend.h"
#include "ui/widgets/rtt_map_view.h"
#include "ui/widgets/rtt_matrix_view.h"
#include "ui/widgets/rtt_pair_bar.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/steady_width.h"

namespace grapevine::widgets {

namespace {

constexpr int kCountDigits = 4;
/// Between two steps of the picture: the person's own events come first.
constexpr int kImprovePause = 15;

} // namespace

MapPlace::MapPlace(const models::MemberModel& members, QWidget* parent)
    : Place(parent)
    , m_members(members)
    , m_field(members)
    , m_model(new models::RttMatrixModel(m_field, this))
    , m_map(new RttMapView(m_field, this))
    , m_matrix(new RttMatrixView(*m_model, this))
    , m_views(new QStackedWidget(this))
    , m_pair(new RttPairBar(m_field, this))
    , m_legend(new RttLegend(m_field, *m_model, this))
    , m_notices(new PlaceNotice(*this, QStringLiteral("map")))
    , m_improving(new QTimer(this))
{
    setObjectName(QStringLiteral("mapPlace"));
    m_views->setObjectName(QStringLiteral("mapViews"));
    m_views->addWidget(m_map);
    m_views->addWidget(m_matrix);
    buildTools();
    m_page = new QWidget(this);
    m_page->setObjectName(QStringLiteral("mapPage"));
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildStrip());
    column->addWidget(m_views, 1);
    column->addWidget(m_pair);
    column->addWidget(m_legend);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_page);
    m_stack->addWidget(&m_notices->panel());
    auto* place = new QVBoxLayout(this);
    place->setContentsMargins(0, 0, 0, 0);
    place->setSpacing(0);
    place->addLayout(m_stack, 1);
    place->addWidget(&m_notices->bar());
    connectParts();
    setShow(Show::Map);
    showPending(0);
}

MapPlace::~MapPlace() = default;

void MapPlace::buildTools()
{
    m_toolBar = new QWidget(this);
    m_toolBar->setObjectName(QStringLiteral("mapToolBar"));
    m_tools = new QWidget(m_toolBar);
    m_tools->setObjectName(QStringLiteral("mapTools"));
    auto* bar = new QVBoxLayout(m_toolBar);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->addWidget(m_tools);
    m_filter = new FilterField(m_tools);
    m_filter->setObjectName(QStringLiteral("mapFilter"));
    KeyHints::say(*m_filter, KeyHints::In::Placeholder, tr("Filter: db zone=c rtt>20ms"),
                  {QStringLiteral("find")});
    m_filter->setWords([this](const filter::Completion& wanted) {
        return models::filterWords(wanted, m_members.members(), m_members.catalog());
    });
    m_switch = new SegmentBar(QStringLiteral("mapSwitch"), m_tools);
    m_switch->addSegment(QStringLiteral("showMap"), tr("Map"),
                         tr("Members as far apart as their round trips"));
    m_switch->addSegment(QStringLiteral("showMatrix"), tr("Matrix"), tr("Each with each"));
    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins(12, 8, 12, 4);
    row->setSpacing(12);
    row->addWidget(m_filter, 1);
    row->addWidget(m_switch);
}

QWidget* MapPlace::buildStrip()
{
    auto* strip = new QWidget(this);
    strip->setObjectName(QStringLiteral("mapStrip"));
    m_count = new QLabel(strip);
    m_count->setObjectName(QStringLiteral("mapCount"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_told = new ElidedLabel(QStringLiteral("mapTold"), strip);
    m_told->setGivesWay(true);
    m_resort = new QPushButton(strip);
    m_resort->setObjectName(QStringLiteral("mapResort"));
    KeyHints::say(*m_resort, KeyHints::In::ToolTip, tr("Rows stay where they are until you sort"),
                  {QStringLiteral("sort.again")});
    m_resort->setFocusPolicy(Qt::TabFocus);
    m_byZone = new QCheckBox(tr("Colour by zone"), strip);
    m_byZone->setObjectName(QStringLiteral("mapByZone"));
    m_byZone->setToolTip(tr("The shape still tells the status"));
    m_fit = new QPushButton(tr("Fit"), strip);
    m_fit->setObjectName(QStringLiteral("mapFit"));
    m_fit->setToolTip(tr("All members in sight (0)"));
    m_fit->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(12, 0, 12, 4);
    row->setSpacing(12);
    row->addWidget(m_count);
    row->addWidget(m_told, 1);
    row->addWidget(m_resort);
    row->addWidget(m_byZone);
    row->addWidget(m_fit);
    return strip;
}

void MapPlace::connectParts()
{
    m_improving->setInterval(kImprovePause);
    connect(m_improving, &QTimer::timeout, this, &MapPlace::improve);
    connect(m_filter, &QLineEdit::textChanged, this, &MapPlace::applyFilter);
    connect(m_filter, &QLineEdit::returnPressed, this, &MapPlace::focusContent);
    connect(m_switch, &SegmentBar::chosen, this, [this](int number) {
        setShow(static_cast<Show>(number));
        focusContent();
    });
    connect(m_byZone, &QCheckBox::toggled, this, [this](bool on) {
        m_map->setColours(on ? RttMapView::Colours::Zone : RttMapView::Colours::Status);
    });
    connect(m_fit, &QPushButton::clicked, this, [this] {
        m_map->fit();
        m_matrix->fit();
    });
    connect(m_resort, &QPushButton::clicked, this, &MapPlace::resort);
    connect(m_model, &models::RttMatrixModel::pendingChanged, this, &MapPlace::showPending);
    connect(m_map, &RttMapView::memberChosen, this,
            [this](const std::string& name) { choose(name, {}); });
    connect(m_map, &RttMapView::partnerChosen, this,
            [this](const std::string& name) { choose(m_one, name); });
    connect(m_map, &RttMapView::memberActivated, this, &MapPlace::activate);
    connect(m_matrix, &RttMatrixView::pairChosen, this, &MapPlace::choose);
    connect(m_matrix, &RttMatrixView::memberActivated, this, &MapPlace::activate);
    connect(m_notices, &PlaceNotice::clearFilterRequested, this, [this] {
        m_filter->clear();
        focusContent();
    });
}

void MapPlace::setSession(bridge::ClusterSession* session)
{
    m_filter->clear();
    m_field.clear();
    m_model->resort();
    choose({}, {});
    watch(session);
}

void MapPlace::continueWith(bridge::ClusterSession* session)
{
    watch(session);
}

void MapPlace::watch(bridge::ClusterSession* session)
{
    if (m_session) disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_notices->setSession(session);
    m_refreshedAt.reset();
    if (session == nullptr) return;
    connect(session, &bridge::ClusterSession::ticked, this, &MapPlace::handleTick);
    connect(session, &bridge::ClusterSession::leavingStarted, this, &MapPlace::showNotice);
    connect(session, &bridge::ClusterSession::pausedChanged, this, &MapPlace::showNotice);
    refresh(true);
}

void MapPlace::showEvent(QShowEvent* event)
{
    Place::showEvent(event);
    refresh(true);
}

void MapPlace::handleTick(Moment now)
{
    if (!isVisible()) return;
    const bool soon = m_members.tally().total > kManyMembers && m_refreshedAt &&
                      now.boot - *m_refreshedAt < kManyPause;
    if (!soon) refresh(false);
    showNotice();
}

void MapPlace::applyFilter(const QString& text)
{
    m_field.setFilter(text);
    const auto& error = m_field.filterError();
    const bool atEnd = error && error->at.end() >= static_cast<std::size_t>(text.toUtf8().size());
    m_filter->setMistake(error ? models::filterMistake(*error, text) : QString(), atEnd);
    if (!error) refresh(true);
}

void MapPlace::refresh(bool anew)
{
    if (!m_session || !isVisible()) return;
    const auto now = m_session->now();
    m_refreshedAt = now.boot;
    const auto& self = m_session->status().self;
    const models::RttField::Self own{
        .key = self ? std::optional(self->key) : std::nullopt,
        .coordinate = self ? self->coordinate : std::nullopt,
    };
    const bool first = m_model->rowCount() == 0;
    const bool changed = m_field.refresh(own, now.boot);
    if (!changed && !anew) return;
    // Out of sight no row is lost to anybody.
    if (anew || first || !m_matrix->isVisible()) {
        m_model->resort();
    } else {
        m_model->refresh();
    }
    // Before there is a picture to jump, what can be done at once is.
    if (first) m_field.layout().step();
    if (!m_field.layout().isDone()) m_improving->start();
    m_map->refresh();
    m_matrix->refresh();
    m_legend->refresh();
    m_pair->show(m_one, m_other);
    showWords();
    showNotice();
}

void MapPlace::improve()
{
    const bool goesOn = isVisible() && m_field.layout().step();
    m_map->refresh();
    if (goesOn) return;
    m_improving->stop();
    showWords();
}

void MapPlace::choose(const std::string& one, const std::string& other)
{
    const bool moved = one != m_one;
    m_one = one;
    m_other = other;
    m_map->setChoice(one, other);
    m_matrix->setChoice(one, other);
    m_pair->show(one, other);
    if (!moved) return;
    if (const auto at = m_field.find(one)) Q_EMIT memberSelected(m_field.members()[*at].key());
}

void MapPlace::activate(const std::string& name)
{
    if (const auto at = m_field.find(name)) Q_EMIT memberChosen(m_field.members()[*at].key());
}

void MapPlace::setShow(Show show)
{
    m_switch->setCurrent(static_cast<int>(show));
    const bool map = show == Show::Map;
    m_views->setCurrentWidget(view());
    m_legend->show(map ? RttLegend::Of::Map : RttLegend::Of::Matrix);
    m_byZone->setVisible(map);
    showPending(m_model->pending());
    showWords();
}

MapPlace::Show MapPlace::shown() const
{
    return static_cast<Show>(m_switch->current());
}

QWidget* MapPlace::view() const
{
    return shown() == Show::Map ? static_cast<QWidget*>(m_map) : m_matrix;
}

void MapPlace::resort()
{
    m_model->resort();
    m_matrix->refresh();
}

void MapPlace::showPending(int rows)
{
    m_resort->setVisible(rows > 0 && shown() == Show::Matrix);
    m_resort->setText(tr("Re-sort (%1)").arg(rows));
    m_resort->setAccessibleName(tr("Re-sort, %n row(s) out of place", nullptr, rows));
}

void MapPlace::showWords()
{
    const auto shownMembers = static_cast<int>(m_field.members().size());
    const int total = static_cast<int>(m_field.total());
    m_count->setText(shownMembers < total ? tr("%1 of %n", nullptr, total).arg(shownMembers)
                                          : tr("%n member(s)", nullptr, total));
    QStringList hint;
    if (m_field.isSample()) {
        hint.append(tr("A sample of the %n member(s) that tell a coordinate; filter to see others.",
                       nullptr, static_cast<int>(m_field.located())));
    }
    constexpr std::size_t kNamed = 8;
    const auto& missing = m_field.missing();
    for (std::size_t at = 0; at < std::min(missing.size(), kNamed); ++at) {
        hint.append(QStringLiteral("%1: %2").arg(
            models::clusterText(missing[at].name(), models::kRttNameLongest),
            models::gapText(missing[at].gap)));
    }
    if (missing.size() > kNamed)
        hint.append(tr("and %n more", nullptr, static_cast<int>(missing.size() - kNamed)));
    m_count->setToolTip(models::tooltipText(hint.join(QLatin1Char('\n'))));
    keepWidth(*m_count, kCountDigits);
    QString words = models::zonesText(m_field);
    if (shown() == Show::Map)
        words += QStringLiteral(" · ") + models::stressText(m_field.layout().stress());
    m_told->setText(words);
    m_told->setHint(models::zonesReason(m_field.zoning()));
    m_tools->setVisible(m_field.total() > 0);
}

const Notice& MapPlace::notice() const
{
    return m_notices->shown();
}

Notice MapPlace::lackNotice() const
{
    Notice out;
    out.covers = true;
    out.kind = NoticeKind::NoMembers;
    switch (m_field.lack()) {
    case models::RttLack::None: return {};
    case models::RttLack::NoMembers: out.headline = tr("No members"); break;
    case models::RttLack::FilteredOut:
        out.kind = NoticeKind::FilteredToNothing;
        out.headline = tr("0 of %n member(s) match", nullptr, static_cast<int>(m_field.total()));
        out.action = NoticeAction::ClearFilter;
        out.actionText = tr("Clear the filter");
        break;
    case models::RttLack::SeveralClusters:
        out.headline = tr("Several clusters, and no way between them");
        out.detail = tr("A coordinate says how far members of one cluster are from each other, and "
                        "nothing of another's. Filter by one of them, as in cluster=prod.");
        break;
    case models::RttLack::NotYet:
        out.headline = tr("No coordinates yet");
        out.detail =
            tr("Members tell where they stand when they are pinged, a few each second. The map "
               "begins with the third.");
        break;
    case models::RttLack::Off:
        out.headline = tr("No member tells a coordinate");
        out.detail = tr("They answer our pings without one: their coordinates are switched off "
                        "(disable_coordinates), or this is memberlist without Serf.");
        break;
    case models::RttLack::TooFew:
        out.headline =
            tr("%n member(s) with a coordinate", nullptr, static_cast<int>(m_field.located()));
        out.detail = tr("A map needs %1. More come as members are pinged, unless a filter keeps "
                        "them away.")
                         .arg(models::RttField::kMapLeast);
        if (!m_field.filter().isEmpty()) {
            out.action = NoticeAction::ClearFilter;
            out.actionText = tr("Clear the filter");
        }
        break;
    }
    return out;
}

void MapPlace::showNotice()
{
    if (!m_session) return;
    const auto before = notice().kind;
    auto told = m_notices->ofSession(m_members.tally().total);
    if (!told.covers && m_field.lack() != models::RttLack::None) told = lackNotice();
    const auto kind = told.kind;
    QWidget* wanted = told.covers ? static_cast<QWidget*>(&m_notices->panel()) : m_page;
    m_notices->show(std::move(told));
    if (m_stack->currentWidget() != wanted) {
        m_stack->setCurrentWidget(wanted);
        const bool typing = before == NoticeKind::FilteredToNothing ||
                            kind == NoticeKind::FilteredToNothing || m_filter->hasFocus();
        if (isVisible() && !typing) focusContent();
    }
    const bool stale = tellsOfOldRows(kind);
    m_map->setStale(stale);
    m_matrix->setStale(stale);
}

void MapPlace::focusContent()
{
    if (m_stack->currentWidget() == m_page) {
        view()->setFocus();
    } else {
        m_notices->panel().setFocus();
    }
}

bool MapPlace::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
    return true;
}

bool MapPlace::stepBack()
{
    if (m_filter->hasFocus()) {
        focusContent();
    } else if (!m_other.empty()) {
        choose(m_one, {});
    } else if (!m_one.empty()) {
        choose({}, {});
    } else if (!m_filter->text().isEmpty()) {
        m_filter->clear();
    } else {
        return false;
    }
    return true;
}

QList<QWidget*> MapPlace::lists() const
{
    return {m_map, m_matrix};
}

} // namespace grapevine::widgets
