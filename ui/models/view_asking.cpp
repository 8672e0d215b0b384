#include "ui/models/view_asking.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

#include "ui/models/cluster_text.h"
#include "ui/models/view_words.h"

namespace grapevine::models {

void ViewAsking::begin(link::CommandId command, Moment now)
{
    *this = {};
    m_command = command;
    m_begunAt = now.boot;
}

bool ViewAsking::apply(const link::AskNews& news, Moment now)
{
    if (!m_command) return false;
    bool ours = false;
    for (const auto& outcome : news.outcomes) {
        if (outcome.command != *m_command || !outcome.refusal) continue;
        m_refused = outcome;
        m_endedAt = now.boot;
        ours = true;
    }
    for (const auto& line : news.viewLines) {
        if (line.sweep != *m_command) continue;
        m_lines.insert_or_assign(line.member, line);
        ours = true;
    }
    for (const auto& round : news.viewRounds) {
        if (round.sweep != *m_command) continue;
        m_round = round;
        if (round.end != link::RoundEnd::Open) m_endedAt = now.boot;
        ours = true;
    }
    return ours;
}

void ViewAsking::cutOff()
{
    if (!isOpen()) return;
    if (m_round) m_round->end = link::RoundEnd::Lost;
    if (!m_round) m_command.reset();
}

bool ViewAsking::isOpen() const
{
    if (!m_command || m_refused) return false;
    return !m_round || m_round->end == link::RoundEnd::Open;
}

QString ViewAsking::silentText() const
{
    constexpr qsizetype kLinesMost = 12;
    QStringList out;
    int more = 0;
    for (const auto& [member, line] : m_lines) {
        if (line.state != link::ViewState::Unasked) continue;
        if (out.size() < kLinesMost) {
            out.append(QStringLiteral("%1: %2").arg(clusterText(member, 64), viewReason(line)));
        } else {
            ++more;
        }
    }
    if (more > 0) out.append(QCoreApplication::translate("Views", "and %n more", nullptr, more));
    return out.join(QLatin1Char('\n'));
}

bool ViewAsking::keyRefused() const
{
    return std::any_of(m_lines.begin(), m_lines.end(), [](const auto& one) {
        const auto& refusal = one.second.refusal;
        return refusal == link::Refusal::WantsKey || refusal == link::Refusal::KeyRefused ||
               refusal == link::Refusal::KeyNotWanted || refusal == link::Refusal::LabelRefused;
    });
}

bool ViewAsking::isDueAgain(TimePoint now) const
{
    if (isOpen() || keyRefused()) return false;
    if (!m_endedAt) return true;
    const Duration wait = std::max(kAgainAfter, 10 * (*m_endedAt - m_begunAt));
    return now - *m_endedAt >= wait;
}

} // namespace grapevine::models
