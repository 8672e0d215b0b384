#include "ui/widgets/ask_repeat_bar.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/models/cluster_text.h"
#include "ui/models/time_words.h"
#include "ui/widgets/ask_repeat.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kMarkWidth = 3;
}

AskRepeatBar::AskRepeatBar(AskRepeat& repeat, QWidget* parent)
    : QFrame(parent)
    , m_repeat(repeat)
    , m_headline(new ElidedLabel(QStringLiteral("repeatHeadline"), this))
    , m_totals(new ElidedLabel(QStringLiteral("repeatTotals"), this))
    , m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("repeatBar"));
    setAccessibleName(tr("Sending again and again"));
    m_button->setObjectName(QStringLiteral("repeatStop"));
    m_button->setAutoDefault(false);
    QFont bold = font();
    bold.setBold(true);
    m_headline->setFont(bold);
    m_headline->setGivesWay(true);
    m_totals->setGivesWay(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_headline);
    words->addWidget(m_totals);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 12, 6);
    row->setSpacing(10);
    row->addLayout(words, 1);
    row->addWidget(m_button);
    connect(&m_repeat, &AskRepeat::changed, this, &AskRepeatBar::refresh);
    connect(m_button, &QPushButton::clicked, this, &AskRepeatBar::act);
    hide();
}

void AskRepeatBar::act()
{
    if (m_repeat.isRunning()) {
        m_repeat.stop(AskRepeat::End::ByHand);
    } else {
        hide();
    }
}

void AskRepeatBar::refresh()
{
    const auto& plan = m_repeat.repeater().plan();
    const auto& totals = m_repeat.repeater().totals();
    QStringList parts;
    if (plan.event) {
        parts.append(
            tr("event “%1” every %2")
                .arg(models::clusterText(plan.event->name, 64), models::spanText(plan.eventEvery)));
    }
    if (plan.query) {
        parts.append(
            tr("query “%1” every %2")
                .arg(models::clusterText(plan.query->name, 64), models::spanText(plan.queryEvery)));
    }
    const QString what = parts.join(QStringLiteral(", "));
    QString headline;
    switch (m_repeat.end()) {
    case AskRepeat::End::None: headline = tr("Sending again and again: %1.").arg(what); break;
    case AskRepeat::End::ByHand: headline = tr("Repeating stopped: %1.").arg(what); break;
    case AskRepeat::End::Locked:
        headline = tr("Repeating ended, since sending is shut: %1.").arg(what);
        break;
    case AskRepeat::End::Refused:
        headline = tr("Repeating ended by a refusal. %1").arg(m_repeat.refusal());
        break;
    case AskRepeat::End::SessionEnded:
        headline = tr("Repeating ended with the session: %1.").arg(what);
        break;
    }
    QStringList counts;
    const auto add = [&counts](const QString& text) { counts.append(text); };
    if (plan.event) add(tr("%n event(s) sent", nullptr, static_cast<int>(totals.events)));
    if (plan.query) {
        add(tr("%n query(s) sent", nullptr, static_cast<int>(totals.queries)));
        add(tr("total acks: %1, total answers: %2").arg(totals.acks).arg(totals.answers));
    }
    if (totals.silent > 0) {
        add(tr("silent %n time(s)", nullptr, static_cast<int>(totals.silent)));
    }
    m_headline->setText(headline);
    m_totals->setText(counts.join(QStringLiteral(" · ")));
    const QString button = m_repeat.isRunning() ? tr("Stop (Esc)") : tr("Close");
    m_button->setText(button);
    m_button->setAccessibleName(button);
    setAccessibleDescription(text());
    if (m_repeat.isRunning()) show();
    update();
}

QString AskRepeatBar::text() const
{
    return m_headline->text() + QLatin1Char(' ') + m_totals->text();
}

void AskRepeatBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    const bool warns = m_repeat.isRunning() || m_repeat.end() == AskRepeat::End::Refused;
    QPainter painter(this);
    painter.fillRect(rect(), warns ? theme.noticeWarn : theme.noticeInfo);
    painter.fillRect(0, 0, kMarkWidth, height(), warns ? theme.suspect : theme.accent);
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
}

} // namespace grapevine::widgets
