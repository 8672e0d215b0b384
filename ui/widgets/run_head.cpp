#include "ui/widgets/run_head.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/models/cluster_text.h"
#include "ui/models/run_words.h"
#include "ui/models/time_words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/note_frame.h"
#include "ui/widgets/run_bar.h"

namespace grapevine::widgets {

namespace {

QPushButton* button(const QString& objectName, const QString& text, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    return button;
}

QString numberText(std::size_t number)
{
    return QLocale().toString(static_cast<qulonglong>(number));
}

/// Silent members named in the line of counts; the rows below name all.
constexpr std::size_t kNamesSpelled = 6;

QString firstNames(const std::vector<std::string>& members)
{
    QStringList names;
    for (std::size_t at = 0; at < std::min(members.size(), kNamesSpelled); ++at)
        names.append(models::clusterText(members[at], 64));
    if (members.size() > kNamesSpelled) names.append(QStringLiteral("…"));
    return names.join(QStringLiteral(", "));
}

/// Whom the person meant, in few words.
QString filterText(const link::SendQuery& query)
{
    QStringList parts;
    for (const auto& node : query.nodes)
        parts.append(models::clusterText(node, 64));
    for (const auto& tag : query.tags) {
        parts.append(QStringLiteral("%1~%2").arg(models::clusterText(tag.tag, 64),
                                                 models::clusterText(tag.expression, 64)));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

RunHead::RunHead(QWidget* parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(QStringLiteral("runTitle"), this))
    , m_about(new ElidedLabel(QStringLiteral("runAbout"), this))
    , m_stop(button(QStringLiteral("runStop"), tr("Stop"), this))
    , m_again(button(QStringLiteral("runAgain"), tr("Into the form"), this))
    , m_compare(button(QStringLiteral("runCompare"), tr("Compare"), this))
    , m_copy(button(QStringLiteral("runCopy"), tr("Copy"), this))
    , m_bar(new RunBar(this))
    , m_counts(new ElidedLabel(QStringLiteral("runCounts"), this))
    , m_end(new ElidedLabel(QStringLiteral("runEnd"), this))
    , m_note(new NoteFrame(QStringLiteral("runNote"), this))
{
    setObjectName(QStringLiteral("runHead"));
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() + 1);
    m_title->setFont(large);
    for (ElidedLabel* label : {m_title, m_about, m_counts, m_end})
        label->setGivesWay(true);
    m_about->setForegroundRole(QPalette::PlaceholderText);
    m_end->setForegroundRole(QPalette::PlaceholderText);
    m_stop->setToolTip(tr("Wait for no more answers"));
    m_again->setToolTip(tr("Fill the form with this again; nothing is sent yet"));
    m_compare->setToolTip(tr("Compare the answers with those of another run"));
    auto* others = new QMenu(m_compare);
    others->setObjectName(QStringLiteral("runCompareMenu"));
    m_compare->setMenu(others);
    connect(others, &QMenu::aboutToShow, this, [this, others] {
        others->clear();
        Q_EMIT compareMenuOpening(others);
    });
    auto* menu = new QMenu(m_copy);
    menu->setObjectName(QStringLiteral("runCopyMenu"));
    auto* text = menu->addAction(tr("As text"), this, &RunHead::copyTextRequested);
    text->setObjectName(QStringLiteral("runCopyText"));
    auto* json = menu->addAction(tr("As JSON"), this, &RunHead::copyJsonRequested);
    json->setObjectName(QStringLiteral("runCopyJson"));
    m_copy->setMenu(menu);
    connect(m_stop, &QPushButton::clicked, this, &RunHead::stopRequested);
    connect(m_again, &QPushButton::clicked, this, &RunHead::againRequested);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_about);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addLayout(words, 1);
    top->addWidget(m_stop, 0, Qt::AlignTop);
    top->addWidget(m_compare, 0, Qt::AlignTop);
    top->addWidget(m_again, 0, Qt::AlignTop);
    top->addWidget(m_copy, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 12, 10);
    column->setSpacing(6);
    column->addLayout(top);
    column->addWidget(m_bar);
    column->addWidget(m_counts);
    column->addWidget(m_end);
    column->addWidget(m_note);
}

void RunHead::show(const models::AskRun& run, Moment now)
{
    const auto stage = run.stage();
    m_title->setText(models::runTitle(run));
    QStringList about{models::clockText(run.askedAt.wall)};
    const auto* query = std::get_if<link::SendQuery>(&run.what);
    const QString filters = query != nullptr ? filterText(*query) : QString();
    const int reach = static_cast<int>(run.expected().empty() ? run.reach : run.expected().size());
    about.append(filters.isEmpty() ? tr("to %n member(s)", nullptr, reach)
                                   : tr("to %n member(s): %1", nullptr, reach).arg(filters));
    if (run.outcome && run.outcome->size > 0 && !run.outcome->refusal) {
        about.append(tr("%n byte(s)", nullptr, static_cast<int>(run.outcome->size)));
    }
    m_about->setText(about.join(QStringLiteral(" · ")));
    m_about->setHint(models::preciseText(run.askedAt.wall));
    const bool rows = run.isQuery() && stage != models::AskRun::Stage::Refused;
    // One takes the place of the other, so that no other button moves.
    m_stop->setVisible(rows && run.isOpen());
    m_compare->setVisible(rows && !run.isOpen());
    m_stop->setEnabled(stage == models::AskRun::Stage::Open);
    for (QWidget* widget : {static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_counts),
                            static_cast<QWidget*>(m_end)})
        widget->setVisible(rows);
    m_note->setVisible(!rows);
    if (rows) {
        showQuery(run, now);
    } else {
        showNote(run);
    }
}

void RunHead::showQuery(const models::AskRun& run, Moment now)
{
    const auto progress = run.progress.value_or(link::QueryProgress{});
    const std::size_t all = run.expected().empty() ? run.reach : run.expected().size();
    const double whole = static_cast<double>(std::max<std::size_t>(all, 1));
    RunBar::Progress bar{.answered = static_cast<double>(progress.responses) / whole,
                         .acked = static_cast<double>(progress.acks) / whole};
    QStringList counts;
    if (run.ackWanted()) {
        counts.append(tr("%1 of %2 acked").arg(numberText(progress.acks), numberText(all)));
    }
    counts.append(
        run.ackWanted()
            ? tr("%1 answered").arg(numberText(progress.responses))
            : tr("%1 of %2 answered").arg(numberText(progress.responses), numberText(all)));
    const bool over = !run.isOpen();
    if (over && !progress.silent.empty()) {
        counts.append(tr("%n silent: %1", nullptr, static_cast<int>(progress.silent.size()))
                          .arg(firstNames(progress.silent)));
    }
    if (progress.late > 0) counts.append(tr("%n late", nullptr, static_cast<int>(progress.late)));
    if (progress.duplicates > 0) {
        counts.append(tr("%n duplicate(s)", nullptr, static_cast<int>(progress.duplicates)));
    }
    const std::size_t lost = progress.dropped + run.unkept;
    if (lost > 0) counts.append(tr("%n not kept", nullptr, static_cast<int>(lost)));
    QString end = models::endText(run);
    if (!over && run.progress) {
        const Duration left =
            std::max(Duration{}, progress.timeout - (now.boot - progress.sentAt.boot));
        if (progress.timeout > Duration{}) {
            bar.timeLeft =
                static_cast<double>(left.count()) / static_cast<double>(progress.timeout.count());
        }
        end = tr("%1 left.").arg(models::spanText(left));
    }
    if (const auto times = run.latencies()) {
        const QString latency =
            (times->ofAcks ? tr("Acks: median %1, slowest %2 (%3)")
                           : tr("Answers: median %1, slowest %2 (%3)"))
                .arg(models::rttText(times->median), models::rttText(times->slowest),
                     models::clusterText(times->slowestFrom, 64));
        end += (end.isEmpty() ? QString() : QStringLiteral("  ")) + latency;
    }
    m_bar->show(bar);
    m_counts->setText(counts.join(QStringLiteral(" · ")));
    m_end->setText(end);
}

void RunHead::showNote(const models::AskRun& run)
{
    switch (run.stage()) {
    case models::AskRun::Stage::Refused:
        m_note->show(tr("Refused: nothing was sent."), models::refusalText(*run.outcome), true);
        break;
    case models::AskRun::Stage::Sent:
        m_note->show(run.outcome->lamportTime
                         ? tr("Sent, at Lamport time %1.").arg(run.outcome->lamportTime->value())
                         : tr("Sent."),
                     tr("Members pass an event on to each other; Serf tells nobody who has "
                        "received it. Each member can be asked, below."),
                     false);
        break;
    case models::AskRun::Stage::Submitted: m_note->show(tr("Sending …"), {}, false); break;
    case models::AskRun::Stage::Open:
    case models::AskRun::Stage::Over:
        m_note->show(tr("The session ended before it was known to go out."), {}, true);
        break;
    }
}

} // namespace grapevine::widgets
