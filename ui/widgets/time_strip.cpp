#include "ui/widgets/time_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/models/time_window.h"
#include "ui/models/time_words.h"
#include "ui/widgets/density_strip.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeline_place.h"
#include "ui/widgets/timeline_view.h"

namespace grapevine::widgets {

TimeStrip::TimeStrip(QWidget* parent)
    : QWidget(parent)
    , m_strip(new DensityStrip(this))
    , m_state(new QPushButton(this))
    , m_range(new QLabel(this))
{
    setObjectName(QStringLiteral("timeStrip"));
    m_strip->setObjectName(QStringLiteral("timeStripBars"));
    m_state->setObjectName(QStringLiteral("timeStripState"));
    m_state->setToolTip(tr("Go on with what happens now (End)"));
    m_range->setObjectName(QStringLiteral("timeStripRange"));
    m_range->setTextFormat(Qt::PlainText);
    m_range->setForegroundRole(QPalette::PlaceholderText);
    m_range->setAlignment(Qt::AlignCenter);
    // As wide as its widest words, or the bars would move.
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    m_state->setFont(bold);
    m_state->setMinimumWidth(
        std::max({metrics.horizontalAdvance(tr("LIVE")), metrics.horizontalAdvance(tr("PAUSED")),
                  metrics.horizontalAdvance(QStringLiteral("00:00:00"))}) +
        32);
    m_range->setFixedWidth(
        std::max(m_state->minimumWidth(),
                 fontMetrics().horizontalAdvance(QStringLiteral("00:00:00–00:00:00")) + 8));
    auto* side = new QVBoxLayout;
    side->setContentsMargins(8, 4, 8, 4);
    side->setSpacing(2);
    side->addWidget(m_state);
    side->addWidget(m_range);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_strip, 1);
    row->addLayout(side);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_state, &QPushButton::clicked, this, [this] {
        if (m_place != nullptr) m_place->goLive();
    });
}

void TimeStrip::follow(TimelinePlace& place)
{
    m_place = &place;
    auto& window = place.timeWindow();
    m_strip->setSource(&place.model().raw(), &window);
    connect(&window, &models::TimeWindow::brushChanged, this, &TimeStrip::rangeChanged);
    connect(&window, &models::TimeWindow::brushChanged, this, &TimeStrip::showState);
    connect(&place, &TimelinePlace::stateChanged, this, &TimeStrip::showState);
    connect(m_strip, &DensityStrip::stepRequested, &place.list(), &TimelineView::step);
    connect(m_strip, &DensityStrip::timeChosen, &place, &TimelinePlace::chooseTime);
    connect(m_strip, &DensityStrip::endRequested, &place, &TimelinePlace::goLive);
    connect(m_strip, &DensityStrip::homeRequested, &place, &TimelinePlace::goToOldest);
    showState();
}

QString TimeStrip::stateText() const
{
    return m_state->text();
}

void TimeStrip::showState()
{
    if (m_place == nullptr) return;
    const auto chosen = m_place->chosenAt();
    m_strip->setCursorAt(chosen ? std::optional(chosen->boot) : std::nullopt);
    const bool live = m_place->isLive();
    m_state->setText(live                             ? tr("LIVE")
                     : chosen && !m_place->isPaused() ? models::clockText(chosen->wall)
                                                      : tr("PAUSED"));
    m_state->setAccessibleName(m_state->text());
    const auto& brush = m_place->timeWindow().brush();
    m_range->setText(brush ? QStringLiteral("%1–%2").arg(
                                 models::clockText(m_place->timeWindow().wallAt(brush->from)),
                                 models::clockText(m_place->timeWindow().wallAt(brush->to)))
                           : QString());
}

} // namespace grapevine::widgets
