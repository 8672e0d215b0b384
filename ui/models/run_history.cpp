#include "ui/models/run_history.h"

#include <algorithm>
#include <map>
#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/models/run_words.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

RunHistory::RunHistory(QObject* parent)
    : QAbstractListModel(parent)
{
}

std::uint64_t RunHistory::begin(link::CommandId command, link::SendEvent event, std::size_t reach,
                                Moment now, bool repeated)
{
    AskRun run;
    run.command = command;
    run.what = std::move(event);
    run.reach = reach;
    run.askedAt = now;
    run.repeated = repeated;
    return begin(std::move(run));
}

std::uint64_t RunHistory::begin(link::CommandId command, link::SendQuery query, std::size_t reach,
                                Moment now, bool repeated)
{
    AskRun run;
    run.command = command;
    run.what = std::move(query);
    run.reach = reach;
    run.askedAt = now;
    run.repeated = repeated;
    return begin(std::move(run));
}

std::uint64_t RunHistory::begin(AskRun run)
{
    run.number = ++m_numbers;
    beginInsertRows({}, 0, 0);
    m_runs.push_back(std::make_unique<AskRun>(std::move(run)));
    endInsertRows();
    forget();
    return m_numbers;
}

void RunHistory::forget()
{
    std::size_t bytes = 0;
    std::size_t repeated = 0;
    for (const auto& run : m_runs) {
        bytes += run->bytesKept;
        if (run->repeated) ++repeated;
    }
    for (std::size_t at = 0; repeated > kRepeatedMost && at < m_runs.size();) {
        if (!m_runs[at]->repeated) {
            ++at;
            continue;
        }
        bytes -= m_runs[at]->bytesKept;
        --repeated;
        forgetRow(static_cast<int>(m_runs.size() - 1 - at));
    }
    while (m_runs.size() > 1 && (m_runs.size() > kRunsMost || bytes > kBytesMost)) {
        bytes -= m_runs.front()->bytesKept;
        forgetRow(static_cast<int>(m_runs.size()) - 1);
    }
}

void RunHistory::forgetRow(int row)
{
    beginRemoveRows({}, row, row);
    m_runs.erase(m_runs.end() - 1 - row);
    endRemoveRows();
    ++m_forgotten;
}

AskRun* RunHistory::byCommand(link::CommandId command)
{
    const auto at = std::find_if(m_runs.rbegin(), m_runs.rend(), [&](const auto& run) {
        return run->command == command && run->number >= m_linkSince;
    });
    return at == m_runs.rend() ? nullptr : at->get();
}

AskRun* RunHistory::byProof(link::CommandId command)
{
    const auto at = std::find_if(m_runs.rbegin(), m_runs.rend(), [&](const auto& run) {
        return run->delivery.listening && run->delivery.command == command;
    });
    return at == m_runs.rend() ? nullptr : at->get();
}

void RunHistory::beginProof(std::uint64_t number, link::CommandId command)
{
    const int row = rowOf(number);
    if (row < 0) return;
    auto& run = *m_runs[m_runs.size() - 1 - static_cast<std::size_t>(row)];
    run.delivery.command = command;
    run.delivery.refused.reset();
    run.delivery.proof.reset();
    run.delivery.listening = true;
    run.delivery.cutOff = false;
    tellDelivery(run, {});
}

void RunHistory::tellDelivery(const AskRun& run, const std::vector<std::string>& members)
{
    const auto at = index(rowOf(run.number));
    Q_EMIT dataChanged(at, at, {SummaryRole, TroubleRole});
    Q_EMIT deliveryChanged(run.number, members);
}

void RunHistory::applyProofs(const link::AskNews& news)
{
    std::map<AskRun*, std::vector<std::string>> touched;
    for (const auto& outcome : news.outcomes) {
        auto* run = outcome.refusal ? byProof(outcome.command) : nullptr;
        if (run == nullptr) continue;
        run->delivery.refused = outcome;
        touched[run];
    }
    for (const auto& line : news.deliveries) {
        auto* run = byProof(line.proof);
        if (run == nullptr) continue;
        run->delivery.lines.insert_or_assign(line.member, line);
        touched[run].push_back(line.member);
    }
    for (const auto& proof : news.proofs) {
        auto* run = byProof(proof.proof);
        if (run == nullptr) continue;
        run->delivery.proof = proof;
        touched[run];
    }
    for (const auto& [run, members] : touched)
        tellDelivery(*run, members);
}

void RunHistory::apply(const link::AskNews& news)
{
    applyProofs(news);
    // One telling for each run, whatever came of it.
    std::map<std::uint64_t, std::vector<std::string>> touched;
    for (const auto& outcome : news.outcomes) {
        auto* run = byCommand(outcome.command);
        if (run == nullptr) continue;
        run->outcome = outcome;
        touched[run->number];
    }
    for (const auto& progress : news.queries) {
        auto* run = byCommand(progress.query);
        if (run == nullptr) continue;
        run->progress = progress;
        touched[run->number];
    }
    for (const auto& reply : news.replies) {
        auto* run = byCommand(reply.query);
        if (run == nullptr || !run->take(reply)) continue;
        touched[run->number].push_back(reply.from);
    }
    for (const auto& [number, members] : touched) {
        const auto at = index(rowOf(number));
        Q_EMIT dataChanged(at, at, {Qt::DisplayRole, SummaryRole, TroubleRole});
        Q_EMIT runChanged(number, members);
    }
    forget();
}

void RunHistory::cutOff()
{
    m_linkSince = m_numbers + 1;
    for (const auto& run : m_runs) {
        if (run->delivery.isOpen()) {
            run->delivery.cutOff = true;
            tellDelivery(*run, {});
        }
        // The next link's numbers are its own.
        run->delivery.listening = false;
        if (!run->isOpen()) continue;
        run->cutOff = true;
        const auto at = index(rowOf(run->number));
        Q_EMIT dataChanged(at, at, {Qt::DisplayRole, SummaryRole, TroubleRole});
        Q_EMIT runChanged(run->number, {});
    }
}

void RunHistory::clear()
{
    beginResetModel();
    m_runs.clear();
    m_linkSince = m_numbers + 1;
    m_forgotten = 0;
    endResetModel();
}

void RunHistory::takeOver(RunHistory& other)
{
    beginResetModel();
    other.beginResetModel();
    m_runs = std::move(other.m_runs);
    other.m_runs.clear();
    m_numbers = other.m_numbers;
    m_linkSince = other.m_linkSince;
    m_forgotten = other.m_forgotten;
    other.endResetModel();
    endResetModel();
}

int RunHistory::rowOf(std::uint64_t number) const
{
    const auto at = std::lower_bound(
        m_runs.begin(), m_runs.end(), number,
        [](const auto& run, std::uint64_t wanted) { return run->number < wanted; });
    if (at == m_runs.end() || (*at)->number != number) return -1;
    return static_cast<int>(m_runs.end() - at) - 1;
}

const AskRun* RunHistory::run(std::uint64_t number) const
{
    const int row = rowOf(number);
    return row < 0 ? nullptr : m_runs[m_runs.size() - 1 - static_cast<std::size_t>(row)].get();
}

const AskRun* RunHistory::newest() const
{
    return m_runs.empty() ? nullptr : m_runs.back().get();
}

QStringList RunHistory::namesUsed(bool queries) const
{
    QStringList names;
    for (auto at = m_runs.rbegin(); at != m_runs.rend(); ++at) {
        if ((*at)->isQuery() != queries) continue;
        const QString name = QString::fromStdString((*at)->name());
        if (!names.contains(name)) names.append(name);
    }
    return names;
}

int RunHistory::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

QVariant RunHistory::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& run = *m_runs[m_runs.size() - 1 - static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return clusterText(run.name(), 128);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3")
            .arg(runTitle(run), clockText(run.askedAt.wall), runSummary(run));
    case Qt::ToolTipRole:
        return tooltipText(QStringLiteral("%1\n%2\n%3")
                               .arg(runTitle(run), preciseText(run.askedAt.wall), runSummary(run)));
    case NumberRole: return QVariant::fromValue<qulonglong>(run.number);
    case SummaryRole: return runSummary(run);
    case TimeRole: return clockText(run.askedAt.wall);
    case TroubleRole: return isTrouble(run);
    default: return {};
    }
}

} // namespace grapevine::models
