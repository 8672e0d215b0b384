#include "ui/widgets/session_status_bar.h"

#include <QLabel>

#include <chrono>

#include "ui/models/cluster_health.h"
#include "ui/models/cluster_text.h"
#include "ui/models/time_words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/steady_width.h"
#include "ui/widgets/tally_strip.h"

namespace grapevine::widgets {

namespace {

constexpr int kDigits = 3; ///< Of ages and rates; what stands beside them does not move.

/// Counters whose names end like these tell of something lost or turned away.
bool tellsOfLoss(std::string_view name)
{
    return name.find("drop") != std::string_view::npos ||
           name.find("overflow") != std::string_view::npos;
}

} // namespace

SessionStatusBar::SessionStatusBar(QWidget* parent)
    : QStatusBar(parent)
    , m_tally(new TallyStrip(this))
{
    setObjectName(QStringLiteral("statusBar"));
    setAccessibleName(tr("Status"));
    setSizeGripEnabled(false);
    setContentsMargins(8, 0, 8, 0);
    addWidget(m_tally);
    m_selection = new QLabel(this);
    m_selection->setObjectName(QStringLiteral("selectionSummary"));
    m_selection->setAccessibleName(tr("Selection"));
    m_selection->setTextFormat(Qt::PlainText);
    m_selection->setForegroundRole(QPalette::PlaceholderText);
    addWidget(m_selection);
    m_drops = addText(QStringLiteral("dropCount"), tr("Dropped"));
    m_mode = addText(QStringLiteral("linkMode"), tr("Mode"));
    m_mode->setGivesWay(true);
    m_partial = addText(QStringLiteral("partialLook"), tr("How much was asked"));
    m_partial->setBadge(true);
    m_partial->hide();
    m_health = addText(QStringLiteral("ownHealth"), tr("Own health"));
    m_health->hide();
    m_footprint = addText(QStringLiteral("footprint"), tr("Footprint"));
    m_age = addText(QStringLiteral("dataAge"), tr("Age of the data"));
    // The widest of their kinds: a trickle, and minutes.
    m_footprint->setText(models::rateText(50));
    keepWidth(*m_footprint, kDigits);
    m_age->setText(tr("data %1 old").arg(models::ageText(std::chrono::minutes{59})));
    keepWidth(*m_age, kDigits);
    m_drops->hide();
}

ElidedLabel* SessionStatusBar::addText(const QString& objectName, const QString& accessibleName)
{
    auto* label = new ElidedLabel(objectName, this);
    label->setAccessibleName(accessibleName);
    label->setContentsMargins(10, 0, 10, 0);
    addPermanentWidget(label);
    return label;
}

QString SessionStatusBar::modeWords(const link::LinkStatus& status, bool paused)
{
    if (status.phase == link::LinkPhase::Refused || status.phase == link::LinkPhase::Closed) {
        return tr("stopped · nobody is asked");
    }
    switch (status.mode) {
    case link::LinkMode::Peek:
        if (paused) {
            return tr("peeking · not a member · paused");
        }
        return tr("peeking · not a member · every %1").arg(models::ageText(status.interval));
    case link::LinkMode::Observer:
        if (!status.self) {
            return tr("observer · not a member yet");
        }
        return (status.self->settled ? tr("observer · a member of this cluster as %1 (%2)")
                                     : tr("observer · joining as %1 (%2), not settled yet"))
            .arg(models::clusterText(status.self->name, 128),
                 models::clusterText(status.self->address, 128));
    case link::LinkMode::Several:
        return tr("%n cluster(s) together · each is asked by its own view", nullptr,
                  static_cast<int>(status.seeds.size()));
    case link::LinkMode::Rpc: return tr("asking an agent's RPC · not a member");
    case link::LinkMode::Demo:
        if (!status.self) {
            return tr("demo");
        }
        return tr("demo · a member of it as %1").arg(models::clusterText(status.self->name, 128));
    }
    return {};
}

void SessionStatusBar::showStatus(const link::LinkStatus& status, bool paused, Moment now)
{
    m_status = status;
    showMode(status, paused);
    showPartial();
    showSelf(status);
    if (const auto rate = models::rateText(status.bytesPerSecond); rate != m_footprint->text()) {
        m_footprint->setText(rate);
        keepWidth(*m_footprint, kDigits);
    }
    m_footprint->setHint(
        status.mode == link::LinkMode::Peek
            ? tr("Really sent and received, over the last minute.")
            : tr("Really sent and received, over the last minute, probes and gossip included."));
    if (!status.lastAnswer) {
        m_age->setText(tr("no data yet"));
        m_age->setHint({});
        return;
    }
    const auto age = tr("data %1 old").arg(models::ageText(now.boot - status.lastAnswer->boot));
    if (age != m_age->text()) {
        m_age->setText(age);
        keepWidth(*m_age, kDigits);
    }
    m_age->setHint(tr("Last word at %1").arg(models::preciseText(status.lastAnswer->wall)));
}

void SessionStatusBar::showMode(const link::LinkStatus& status, bool paused)
{
    m_mode->setText(modeWords(status, paused));
    QStringList hints;
    if (status.self) {
        const auto& self = *status.self;
        hints.append(tr("The others reach it at %1.").arg(models::clusterText(self.address, 128)));
        hints.append(self.settled ? tr("Settled: two members asked in turn know the same.")
                                  : tr("Not settled yet: members may still be missing."));
        if (self.wantedName) {
            hints.append(
                tr("The name %1 was taken.").arg(models::clusterText(*self.wantedName, 128)));
        }
    }
    hints.append(tr("%n answer(s) so far.", nullptr, static_cast<int>(status.answers)));
    hints.append(
        tr("%n question(s) without an answer.", nullptr, static_cast<int>(status.failures)));
    hints.append(tr("Views of %n member(s) held.", nullptr, static_cast<int>(status.membersAsked)));
    m_mode->setHint(hints.join(QLatin1Char('\n')));
}

void SessionStatusBar::showPartial()
{
    const auto partial = models::partialLook(m_status, m_counted);
    m_partial->setVisible(partial.has_value());
    if (!partial) return;
    const auto of = static_cast<int>(partial->of);
    m_partial->setText(tr("%1 of %n polled", nullptr, of).arg(partial->asked));
    m_partial->setHint(tr("Members are asked one after the other; %n has (have) not been yet, or "
                          "did not answer. What they alone know is not seen.",
                          nullptr, of - static_cast<int>(partial->asked)));
}

void SessionStatusBar::showSelf(const link::LinkStatus& status)
{
    if (!status.self) {
        m_firstIncarnation.reset();
        m_health->hide();
        return;
    }
    const auto& self = *status.self;
    if (!m_firstIncarnation) m_firstIncarnation = self.incarnation;
    QStringList words;
    QStringList hints;
    if (self.incarnation > *m_firstIncarnation) {
        words.append(tr("accused, incarnation %1").arg(self.incarnation.value()));
        hints.append(tr("Members held Grapevine for failed, and it spoke up. If this goes on, they "
                        "cannot reach it well."));
    }
    if (self.healthScore > 0) {
        words.append(tr("health score %1").arg(self.healthScore));
        hints.append(
            tr("0 is healthy. Above it, Grapevine's own network or computer is the likelier "
               "cause of what it sees."));
    }
    m_health->setVisible(!words.isEmpty());
    m_health->setText(words.join(QStringLiteral(" · ")));
    m_health->setHint(hints.join(QLatin1Char('\n')));
}

void SessionStatusBar::showTally(const models::MemberTally& tally)
{
    m_tally->show(tally);
    m_counted = tally;
    showPartial();
}

void SessionStatusBar::showSelection(const models::MemberTally& selected)
{
    if (selected.total < 2) {
        m_selection->clear();
        return;
    }
    QStringList parts;
    for (const auto kind : models::kAllStatusKinds) {
        const auto count = selected.of(kind);
        if (count > 0) {
            parts.append(
                QStringLiteral("%1 %2").arg(QString::number(count), models::statusWord(kind)));
        }
    }
    m_selection->setText(tr("%n selected: %1", nullptr, static_cast<int>(selected.total))
                             .arg(parts.join(QStringLiteral(", "))));
}

void SessionStatusBar::showDrops(const Counters& counters, std::uint64_t entriesDropped)
{
    std::uint64_t drops = entriesDropped;
    QStringList lines;
    for (const auto& [name, value] : counters.values()) {
        if (value == 0 || !tellsOfLoss(name)) continue;
        drops += value;
        lines.append(
            QStringLiteral("%1 %2").arg(models::clusterText(name), QString::number(value)));
    }
    m_drops->setVisible(drops > 0);
    m_drops->setText(tr("%n dropped", nullptr, static_cast<int>(drops)));
    m_drops->setHint(lines.join(QLatin1Char('\n')));
}

} // namespace grapevine::widgets
