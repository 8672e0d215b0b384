#include "ui/models/run_copy.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/link/query_end.h"
#include "ui/models/answer_groups.h"
#include "ui/models/cluster_text.h"
#include "ui/models/run_words.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("AskRun", text);
}

QString listed(const std::vector<std::string>& members)
{
    QStringList names;
    for (const auto& member : members)
        names.append(clusterText(member, 128));
    return names.join(QStringLiteral(", "));
}

/// A value of JSON: bytes that are no UTF-8 as U+FFFD, as `serf query` prints them.
QString raw(ByteView bytes)
{
    return QString::fromUtf8(reinterpret_cast<const char*>(bytes.data()),
                             static_cast<qsizetype>(bytes.size()));
}

QJsonArray namesOf(const std::vector<std::string>& members)
{
    QJsonArray names;
    for (const auto& member : members)
        names.append(QString::fromStdString(member));
    return names;
}

double milliseconds(Duration duration)
{
    return static_cast<double>(duration.count()) / 1e6;
}

QString endWord(link::QueryProgress::End end)
{
    switch (end) {
    case link::QueryProgress::End::Open: return QStringLiteral("open");
    case link::QueryProgress::End::Everybody: return QStringLiteral("everybody");
    case link::QueryProgress::End::TimedOut: return QStringLiteral("timed-out");
    case link::QueryProgress::End::Stopped: return QStringLiteral("stopped");
    case link::QueryProgress::End::Lost: return QStringLiteral("lost");
    }
    return {};
}

void insertReplies(const AskRun& run, QJsonObject& all)
{
    QJsonArray acks;
    QJsonObject responses;
    QJsonObject latencies;
    QJsonObject ackLatencies;
    for (const auto& [member, reply] : run.replies) {
        const QString name = QString::fromStdString(member);
        if (reply.ack && !reply.lateAck) {
            acks.append(name);
            ackLatencies.insert(name, milliseconds(*reply.ack));
            latencies.insert(name, milliseconds(*reply.ack));
        }
        if (!reply.response || reply.lateResponse) continue;
        responses.insert(name, raw(reply.payload));
        latencies.insert(name, milliseconds(*reply.response));
    }
    // Serf prints null for none.
    all.insert(QStringLiteral("Acks"), acks.isEmpty() ? QJsonValue() : QJsonValue(acks));
    all.insert(QStringLiteral("Responses"), responses);
    all.insert(QStringLiteral("latency_ms"), latencies);
    all.insert(QStringLiteral("ack_latency_ms"), ackLatencies);
}

void insertGroups(const AskRun& run, const AnswerFold& fold, QJsonObject& all)
{
    AnswerGroups groups(run, fold);
    groups.sortOddFirst();
    QJsonArray folded;
    for (const auto& group : groups.groups()) {
        folded.append(
            QJsonObject{{QStringLiteral("value"),
                         group.value.matches ? QJsonValue(raw(group.value.bytes)) : QJsonValue()},
                        {QStringLiteral("count"), static_cast<qint64>(group.members.size())},
                        {QStringLiteral("members"), namesOf(group.members)}});
    }
    all.insert(QStringLiteral("groups"), folded);
}

void insertProgress(const link::QueryProgress& progress, QJsonObject& all)
{
    const bool known = progress.expected != nullptr;
    all.insert(QStringLiteral("silent"), known && link::isWhole(progress.end)
                                             ? QJsonValue(namesOf(progress.silent))
                                             : QJsonValue());
    all.insert(QStringLiteral("expected"),
               known ? QJsonValue(namesOf(*progress.expected)) : QJsonValue());
    all.insert(QStringLiteral("end"), endWord(progress.end));
    all.insert(QStringLiteral("timeout_ms"), milliseconds(progress.timeout));
    all.insert(QStringLiteral("duplicates"), static_cast<qint64>(progress.duplicates));
    all.insert(QStringLiteral("late"), static_cast<qint64>(progress.late));
    all.insert(QStringLiteral("dropped"), static_cast<qint64>(progress.dropped));
}

QStringList outcomeLines(const AskRun& run)
{
    QStringList lines{runTitle(run), preciseText(run.askedAt.wall)};
    if (run.outcome && run.outcome->refusal) {
        lines.append(
            say(QT_TRANSLATE_NOOP("AskRun", "refused: %1")).arg(refusalText(*run.outcome)));
    } else {
        lines.append(runSummary(run));
    }
    const QString end = endText(run);
    if (!end.isEmpty()) lines.append(end);
    return lines;
}

} // namespace

QString runAsText(const AskRun& run, const AnswerFold& fold)
{
    QStringList lines = outcomeLines(run);
    if (run.isQuery() && run.stage() != AskRun::Stage::Refused) {
        AnswerGroups groups(run, fold);
        groups.sortOddFirst();
        if (!groups.groups().empty()) lines.append(QString());
        for (const auto& group : groups.groups()) {
            const QString value =
                group.value.matches
                    ? foldedLine(group.value, fold.mode())
                    : say(QT_TRANSLATE_NOOP("AskRun", "(the expression finds nothing)"));
            lines.append(
                QStringLiteral("%1 × %2").arg(QString::number(group.members.size()), value));
            lines.append(QStringLiteral("    ") + listed(group.members));
        }
        const bool open = run.isOpen();
        for (const auto state : {ReplyState::AckedOnly, ReplyState::Acked, ReplyState::Late,
                                 ReplyState::Silent, ReplyState::Unheard, ReplyState::Waiting}) {
            const auto members = run.membersIn(state);
            if (members.empty() || (open && state != ReplyState::Waiting)) continue;
            lines.append(
                QStringLiteral("%1 × %2").arg(QString::number(members.size()), replyWord(state)));
            lines.append(QStringLiteral("    ") + listed(members));
        }
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString runAsJson(const AskRun& run, const AnswerFold& fold)
{
    QJsonObject all;
    all.insert(run.isQuery() ? QStringLiteral("query") : QStringLiteral("event"),
               QString::fromStdString(run.name()));
    all.insert(QStringLiteral("at"), preciseText(run.askedAt.wall));
    if (run.outcome && run.outcome->refusal) {
        all.insert(QStringLiteral("refused"), QString::fromStdString(link::sentence(*run.outcome)));
    } else if (run.outcome && run.outcome->lamportTime) {
        all.insert(QStringLiteral("ltime"), static_cast<qint64>(run.outcome->lamportTime->value()));
    }
    if (run.isQuery()) {
        insertReplies(run, all);
        insertGroups(run, fold, all);
        if (run.progress) insertProgress(*run.progress, all);
    }
    return QString::fromUtf8(QJsonDocument(all).toJson());
}

} // namespace grapevine::models
