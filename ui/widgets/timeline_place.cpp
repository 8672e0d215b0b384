#include "ui/widgets/timeline_place.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

#include "ui/bridge/cluster_session.h"
#include "ui/models/filter_mistake.h"
#include "ui/models/time_window.h"
#include "ui/models/timeline_filter_words.h"
#include "ui/widgets/alone_bar.h"
#include "ui/widgets/density_strip.h"
#include "ui/widgets/engine_words.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/key_hints.h"
#include "ui/widgets/lane_view.h"
#include "ui/widgets/note_field.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/steady_width.h"
#include "ui/widgets/timeline_view.h"

namespace grapevine::widgets {

namespace {

/// A brush that is being drawn filters a few times a second, not with every pixel.
constexpr std::chrono::milliseconds kBrushPause{60};
constexpr int kDetailLines = 5;

QString presetText(TimelinePlace::Preset preset)
{
    switch (preset) {
    case TimelinePlace::Preset::Members: return QStringLiteral("kind~^member");
    case TimelinePlace::Preset::Events: return QStringLiteral("kind:user,query");
    case TimelinePlace::Preset::Everything:
    case TimelinePlace::Preset::Application: break;
    }
    return {};
}

} // namespace

TimelinePlace::TimelinePlace(QWidget* parent, std::size_t capacity)
    : Place(parent)
    , m_model(new models::TimelineModel(this, capacity))
    , m_window(new models::TimeWindow(this))
    , m_strip(new DensityStrip(this))
    , m_split(new QSplitter(Qt::Vertical, this))
    , m_lanes(new LaneView(m_split))
    , m_list(new TimelineView(m_split))
    , m_detail(new QPlainTextEdit(m_split))
    , m_note(new NoteField(this))
    , m_alone(new AloneBar(QStringLiteral("timelineAlone"), this))
    , m_worker(new QTimer(this))
    , m_brushing(new QTimer(this))
{
    setObjectName(QStringLiteral("timelinePlace"));
    m_model->setWords({.engine = engineSentence, .cluster = {}});
    m_strip->setObjectName(QStringLiteral("timelineStrip"));
    m_strip->setSource(&m_model->raw(), m_window);
    m_list->setTimelineModel(m_model);
    m_lanes->setSource(m_model, m_window);
    m_detail->setObjectName(QStringLiteral("timelineDetail"));
    m_detail->setAccessibleName(tr("All of the chosen line"));
    m_detail->setReadOnly(true);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setPlaceholderText(tr("Choose a line to read all of it here."));
    m_detail->setMinimumHeight(3 * fontMetrics().height() + 8);
    m_split->setObjectName(QStringLiteral("timelineSplit"));
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 1);
    m_split->setStretchFactor(2, 0);
    m_detail->document()->setDocumentMargin(8);
    m_detail->resize(m_detail->width(), kDetailLines * fontMetrics().lineSpacing() + 16);
    m_worker->setInterval(0);
    m_brushing->setInterval(kBrushPause);
    m_brushing->setSingleShot(true);
    buildTools();
    buildEmpty();
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_tools);
    page->addWidget(m_strip);
    page->addWidget(m_split, 1);
    page->addWidget(m_alone);
    connectParts();
    buildActions();
    setShow(Show::List);
    showCounts();
}

void TimelinePlace::buildTools()
{
    m_tools = new QWidget(this);
    m_filter = new FilterField(m_tools);
    m_filter->setObjectName(QStringLiteral("timelineFilter"));
    KeyHints::say(*m_filter, KeyHints::In::Placeholder,
                  tr("Filter: kind:member-failed name~^db since<10m"), {QStringLiteral("find")});
    m_filter->setWords([this](const filter::Completion& wanted) {
        return models::timelineFilterWords(wanted, m_model->raw());
    });
    m_preset = new QComboBox(m_tools);
    m_preset->setObjectName(QStringLiteral("timelinePreset"));
    m_preset->setAccessibleName(tr("What is shown"));
    m_preset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_preset->setMinimumContentsLength(14); // The filter beside it needs the room more.
    m_preset->addItem(tr("Everything"));
    m_preset->addItem(tr("Members"));
    m_preset->addItem(tr("Events and queries"));
    m_preset->addItem(tr("As the application sees it"));
    m_preset->setItemData(static_cast<int>(Preset::Application),
                          tr("Joins and leaves only; a failure is a leave there. Updates, events "
                             "and Grapevine itself are left out."),
                          Qt::ToolTipRole);
    connect(m_preset, &QComboBox::currentTextChanged, m_preset, &QComboBox::setToolTip);
    m_coalesce = new QCheckBox(tr("Coalesced"), m_tools);
    m_coalesce->setObjectName(QStringLiteral("timelineCoalesce"));
    m_coalesce->setToolTip(tr("As agents' handlers get it: of several changes in a row the last "
                              "(after 1 s of quiet, at most 3 s)"));
    m_show = new SegmentBar(QStringLiteral("timelineShow"), m_tools);
    m_show->addSegment(QStringLiteral("timelineShowList"), tr("List"), tr("One line a change"));
    m_show->addSegment(QStringLiteral("timelineShowLanes"), tr("Lanes"), tr("One lane a member"));
    m_show->addSegment(QStringLiteral("timelineShowBoth"), tr("Both"), tr("Lanes above the list"));
    m_count = new QLabel(m_tools);
    m_count->setObjectName(QStringLiteral("timelineCount"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(12);
    row->addWidget(m_filter, 1);
    row->addWidget(m_count);
    row->addWidget(m_preset);
    row->addWidget(m_coalesce);
    row->addWidget(m_show);
}

void TimelinePlace::buildEmpty()
{
    m_empty = new QWidget(m_list->viewport());
    m_emptyText = new QLabel(m_empty);
    m_emptyText->setObjectName(QStringLiteral("timelineEmpty"));
    m_emptyText->setTextFormat(Qt::PlainText);
    m_emptyText->setWordWrap(true);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setForegroundRole(QPalette::PlaceholderText);
    m_emptyClear = new QPushButton(tr("Clear the filter"), m_empty);
    m_emptyClear->setObjectName(QStringLiteral("timelineClear"));
    auto* column = new QVBoxLayout(m_empty);
    column->addStretch();
    column->addWidget(m_emptyText);
    column->addWidget(m_emptyClear, 0, Qt::AlignHCenter);
    column->addStretch();
    auto* fill = new QVBoxLayout(m_list->viewport());
    fill->addWidget(m_empty);
}

void TimelinePlace::connectParts()
{
    using models::TimelineModel;
    connect(m_filter, &QLineEdit::textChanged, this, &TimelinePlace::handleFilterText);
    connect(m_filter, &QLineEdit::returnPressed, this, &TimelinePlace::focusTable);
    connect(m_model, &TimelineModel::filterChanged, this, &TimelinePlace::handleFilter);
    connect(m_model, &TimelineModel::countsChanged, this, &TimelinePlace::showCounts);
    connect(m_model, &TimelineModel::workWanted, m_worker, qOverload<>(&QTimer::start));
    connect(m_worker, &QTimer::timeout, this, &TimelinePlace::work);
    connect(m_preset, &QComboBox::activated, this,
            [this](int which) { setPreset(static_cast<Preset>(which)); });
    connect(m_coalesce, &QCheckBox::toggled, m_model, &TimelineModel::setCoalesced);
    connect(m_show, &SegmentBar::chosen, this,
            [this](int which) { setShow(static_cast<Show>(which)); });
    connect(m_emptyClear, &QPushButton::clicked, this, &TimelinePlace::clearFilter);

    connect(m_window, &models::TimeWindow::brushChanged, m_brushing, qOverload<>(&QTimer::start));
    connect(m_window, &models::TimeWindow::brushChanged, this, &TimelinePlace::stateChanged);
    connect(m_brushing, &QTimer::timeout, this, [this] { m_model->setRange(m_window->brush()); });
    connect(m_strip, &DensityStrip::stepRequested, m_list, &TimelineView::step);
    connect(m_strip, &DensityStrip::timeChosen, this, &TimelinePlace::chooseTime);
    connect(m_strip, &DensityStrip::endRequested, this, &TimelinePlace::goLive);
    connect(m_strip, &DensityStrip::homeRequested, this, &TimelinePlace::goToOldest);

    connect(m_list, &TimelineView::chosen, this, &TimelinePlace::handleChosen);
    connect(m_list, &TimelineView::followingChanged, this, &TimelinePlace::stateChanged);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &TimelinePlace::showDetail);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TimelinePlace::showDetail);
    connect(m_lanes, &LaneView::lineChosen, m_list, &TimelineView::showLine);
    connect(m_lanes, &LaneView::memberChosen, this, &TimelinePlace::memberChosen);
    connect(m_note, &NoteField::written, this, [this](const QString& text) {
        if (m_session) m_session->addNote(text.toStdString());
    });
    connect(m_note, &NoteField::ended, this, &TimelinePlace::focusTable);
}

QAction* TimelinePlace::addListAction(const QString& objectName, const QString& text,
                                      const QKeySequence& keys)
{
    // Bare letters belong to list, lanes and strip alone: in a field they are letters.
    auto* action = new QAction(text, this);
    action->setObjectName(objectName);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(action);
    return action;
}

void TimelinePlace::buildActions()
{
    connect(addListAction(QStringLiteral("timelineCopyCell"), tr("Copy cell"), QKeySequence::Copy),
            &QAction::triggered, m_list, &TimelineView::copyCell);
    connect(addListAction(QStringLiteral("timelineCopyRows"), tr("Copy rows as a table"),
                          QKeySequence(QStringLiteral("Ctrl+Shift+C"))),
            &QAction::triggered, m_list, &TimelineView::copyRows);
    auto* note = addListAction(QStringLiteral("timelineNote"), tr("Note at this moment"),
                               QKeySequence(QStringLiteral("N")));
    connect(note, &QAction::triggered, this, &TimelinePlace::beginNote);
    m_lanes->addAction(note);
    m_strip->addAction(note);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void TimelinePlace::setSession(bridge::ClusterSession* session)
{
    m_filter->clear();
    m_window->clear();
    m_model->setRange(std::nullopt);
    m_model->clear();
    m_alone->setFindings({});
    m_list->follow();
    watch(session);
}

void TimelinePlace::continueWith(bridge::ClusterSession* session)
{
    m_model->beginLink();
    watch(session);
}

void TimelinePlace::watch(bridge::ClusterSession* session)
{
    if (m_session) disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_alone->setSession(session);
    if (session != nullptr) {
        using bridge::ClusterSession;
        connect(session, &ClusterSession::batchArrived, this, &TimelinePlace::handleBatch);
        connect(session, &ClusterSession::ticked, this, &TimelinePlace::handleTick);
        connect(session, &ClusterSession::pausedChanged, this, &TimelinePlace::stateChanged);
        handleTick(session->now());
    }
    showCounts();
    Q_EMIT stateChanged();
}

void TimelinePlace::handleBatch(const link::ObservationBatch& batch)
{
    if (const auto& self = m_session->status().self) m_model->setOwn(self->name);
    m_model->apply(batch, m_session->now());
    showExtent();
}

void TimelinePlace::handleTick(Moment now)
{
    m_model->tick(now);
    m_window->handleStatus(m_session->status());
    showExtent();
}

void TimelinePlace::showExtent()
{
    const auto& raw = m_model->raw();
    const auto began = m_session ? m_session->startedAt().boot : m_window->oldest();
    const auto now = m_session ? m_session->now() : m_window->now();
    m_window->setExtent(raw.size() > 0 ? raw.record(raw.firstId()).boot() : began, now);
}

void TimelinePlace::work()
{
    if (!m_model->work()) m_worker->stop();
    showCounts();
}

void TimelinePlace::handleFilterText(const QString& text)
{
    m_model->setFilter(text);
    if (m_writing || m_preset->currentIndex() == static_cast<int>(Preset::Application)) return;
    auto fitting = Preset::Everything;
    for (const auto preset : {Preset::Members, Preset::Events})
        if (text == presetText(preset)) fitting = preset;
    m_preset->setCurrentIndex(static_cast<int>(fitting));
}

void TimelinePlace::handleFilter()
{
    const auto& error = m_model->filterError();
    const auto text = m_filter->text();
    const bool atEnd = error && error->at.end() >= static_cast<std::size_t>(text.toUtf8().size());
    m_filter->setMistake(error ? models::filterMistake(*error, text) : QString(), atEnd);
}

void TimelinePlace::setPreset(Preset preset)
{
    m_preset->setCurrentIndex(static_cast<int>(preset));
    const bool wasPreset = m_filter->text() == presetText(Preset::Members) ||
                           m_filter->text() == presetText(Preset::Events);
    if (preset != Preset::Application || wasPreset) {
        m_writing = true;
        m_filter->setText(presetText(preset));
        m_writing = false;
    }
    m_model->setAsApplication(preset == Preset::Application);
}

void TimelinePlace::setShow(Show show)
{
    m_show->setCurrent(static_cast<int>(show));
    m_lanes->setVisible(show != Show::List);
    m_list->setVisible(show != Show::Lanes);
    const int detail = m_detail->height();
    const int rest = std::max(m_split->height() - detail, 2);
    m_split->setSizes({rest / 2, rest / 2, detail});
}

void TimelinePlace::handleChosen(const QModelIndex& index)
{
    if (const auto name = m_model->memberAt(index.row())) Q_EMIT memberChosen(*name);
}

void TimelinePlace::showDetail()
{
    const auto current = m_list->currentIndex();
    const auto chosen = chosenAt();
    m_detail->setPlainText(current.isValid() ? m_model->story(current.row()) : QString());
    m_strip->setCursorAt(chosen ? std::optional(chosen->boot) : std::nullopt);
    m_lanes->setCurrentLine(current.isValid() ? std::optional(m_model->rowAt(current.row()).first)
                                              : std::nullopt);
    Q_EMIT stateChanged();
}

std::optional<Moment> TimelinePlace::chosenAt() const
{
    const auto current = m_list->currentIndex();
    if (!current.isValid()) return std::nullopt;
    const auto id = m_model->rowAt(current.row()).first;
    if (!m_model->shown().holds(id)) return std::nullopt;
    const auto& record = m_model->shown().record(id);
    return Moment{.boot = record.boot(), .wall = record.wall()};
}

bool TimelinePlace::isPaused() const
{
    return m_session && m_session->isPaused();
}

bool TimelinePlace::isLive() const
{
    return m_list->isFollowing() && !isPaused() && !m_window->brush();
}

void TimelinePlace::goLive()
{
    m_window->setBrush(std::nullopt);
    if (isPaused()) m_session->setPaused(false);
    m_list->follow();
}

void TimelinePlace::goToOldest()
{
    m_list->showLine(m_model->shown().firstId());
}

void TimelinePlace::chooseTime(TimePoint at)
{
    const auto& store = m_model->shown();
    if (store.size() == 0) return;
    auto id = store.firstAtOrAfter(at);
    if (id == store.endId()) --id;
    // The nearer one of the two beside it.
    if (id > store.firstId() && store.record(id).boot() - at > at - store.record(id - 1).boot())
        --id;
    m_list->showLine(id);
}

void TimelinePlace::showCounts()
{
    const auto& raw = m_model->raw();
    const auto shown = m_model->rows().lineCount();
    const QLocale locale;
    QStringList parts;
    if (m_model->isBusy()) {
        parts.append(tr("looking … %1 %").arg(m_model->progress()));
    } else if (!m_model->filter().isEmpty()) {
        parts.append(tr("%1 of %2")
                         .arg(locale.toString(static_cast<qulonglong>(shown)),
                              locale.toString(static_cast<qulonglong>(m_model->shown().size()))));
    } else {
        parts.append(tr("%n line(s)", nullptr, static_cast<int>(shown)));
    }
    if (raw.dropped() > 0)
        parts.append(tr("%n older dropped", nullptr, static_cast<int>(raw.dropped())));
    if (raw.lostBefore() > 0)
        parts.append(tr("%n lost", nullptr, static_cast<int>(raw.lostBefore())));
    m_count->setText(parts.join(QStringLiteral(" · ")));
    keepWidth(*m_count, 4);
    m_count->setToolTip(
        raw.dropped() + raw.lostBefore() == 0
            ? QString()
            : tr("The newest %1 lines are kept, older ones make room. Lost ones came faster than "
                 "they could be taken.")
                  .arg(locale.toString(static_cast<qulonglong>(raw.capacity()))));
    showEmpty();
}

void TimelinePlace::showEmpty()
{
    const bool isEmpty = m_model->rowCount() == 0 && !m_model->isBusy();
    m_empty->setVisible(isEmpty);
    if (!isEmpty) return;
    const bool filtered = m_model->raw().size() > 0 && !m_model->filter().isEmpty();
    m_emptyClear->setVisible(filtered);
    m_emptyText->setText(
        filtered ? tr("None of %n line(s) is within what you look for.", nullptr,
                      static_cast<int>(m_model->shown().size()))
                 : tr("Nothing has happened yet. Members that join, leave or fail, events and "
                      "queries are listed here as they are seen."));
}

bool TimelinePlace::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
    return true;
}

bool TimelinePlace::stepBack()
{
    const bool narrowed = !m_filter->text().isEmpty() || m_window->brush();
    if (narrowed) {
        clearFilter();
    } else if (m_filter->hasFocus()) {
        focusTable();
    } else {
        return false;
    }
    return true;
}

QList<QWidget*> TimelinePlace::lists() const
{
    return {m_list, m_lanes, m_strip};
}

void TimelinePlace::focusTable()
{
    if (m_list->isVisibleTo(this))
        m_list->setFocus();
    else
        m_lanes->setFocus();
}

void TimelinePlace::clearFilter()
{
    m_window->setBrush(std::nullopt);
    m_model->setRange(std::nullopt);
    setPreset(Preset::Everything);
    focusTable();
}

void TimelinePlace::beginNote()
{
    m_note->placeIn(m_split->geometry());
    m_note->begin();
}

void TimelinePlace::resizeEvent(QResizeEvent* event)
{
    Place::resizeEvent(event);
    m_note->placeIn(m_split->geometry());
}

void TimelinePlace::showEvent(QShowEvent* event)
{
    Place::showEvent(event);
    showCounts();
}

} // namespace grapevine::widgets
