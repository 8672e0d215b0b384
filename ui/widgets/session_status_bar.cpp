#include "ui/widgets/session_status_bar.h"

#include <QLabel>

#include "ui/models/cluster_text.h"
#include "ui/models/time_words.h"
#include "ui/widgets/tally_strip.h"

namespace grapevine::widgets {

namespace {

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
    m_footprint = addText(QStringLiteral("footprint"), tr("Footprint"));
    m_age = addText(QStringLiteral("dataAge"), tr("Age of the data"));
    m_drops->hide();
}

QLabel* SessionStatusBar::addText(const QString& objectName, const QString& accessibleName)
{
    auto* label = new QLabel(this);
    label->setObjectName(objectName);
    label->setAccessibleName(accessibleName);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(10, 0, 10, 0);
    addPermanentWidget(label);
    return label;
}

void SessionStatusBar::showStatus(const link::LinkStatus& status, bool paused, Moment now)
{
    QString mode;
    switch (status.mode) {
    case link::LinkMode::Peek:
        mode = paused
                   ? tr("peeking · not a member · paused")
                   : tr("peeking · not a member · every %1").arg(models::ageText(status.interval));
        break;
    case link::LinkMode::Observer: mode = tr("observer · a member of the cluster"); break;
    case link::LinkMode::Rpc: mode = tr("asking an agent's RPC · not a member"); break;
    case link::LinkMode::Demo: mode = tr("demo"); break;
    }
    if (status.phase == link::LinkPhase::Refused || status.phase == link::LinkPhase::Closed) {
        mode = tr("stopped · nobody is asked");
    }
    m_mode->setText(mode);
    m_mode->setToolTip(models::tooltipText(
        tr("%n answer(s) so far.", nullptr, static_cast<int>(status.answers)) + QLatin1Char('\n') +
        tr("%n question(s) without an answer.", nullptr, static_cast<int>(status.failures)) +
        QLatin1Char('\n') +
        tr("Views of %n member(s) held.", nullptr, static_cast<int>(status.membersAsked))));
    m_footprint->setText(models::rateText(status.bytesPerSecond));
    m_footprint->setToolTip(
        models::tooltipText(tr("Really sent and received, over the last minute.")));
    if (status.lastAnswer) {
        m_age->setText(tr("data %1 old").arg(models::ageText(now.boot - status.lastAnswer->boot)));
        m_age->setToolTip(models::tooltipText(
            tr("Last word at %1").arg(models::preciseText(status.lastAnswer->wall))));
    } else {
        m_age->setText(tr("no data yet"));
        m_age->setToolTip({});
    }
    for (QLabel* label : {m_mode, m_footprint, m_age})
        label->setAccessibleDescription(label->text());
}

void SessionStatusBar::showTally(const models::MemberTally& tally)
{
    m_tally->show(tally);
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
    m_drops->setToolTip(models::tooltipText(lines.join(QLatin1Char('\n'))));
}

} // namespace grapevine::widgets
