#include "ui/models/run_diff.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <set>

#include "ui/models/answer_text.h"
#include "ui/models/cluster_text.h"
#include "ui/models/natural_key.h"
#include "ui/models/run_words.h"
#include "ui/models/tsv_cell.h"

namespace grapevine::models {

namespace {

QString say(const char* text, int n = -1)
{
    return QCoreApplication::translate("RunDiff", text, nullptr, n);
}

bool isExpected(const AskRun& run, const std::string& member)
{
    const auto& expected = run.expected();
    return std::binary_search(expected.begin(), expected.end(), member);
}

const MemberReply* answerOf(const AskRun& run, const std::string& member)
{
    const auto* reply = run.replyOf(member);
    return reply != nullptr && reply->response && !reply->lateResponse ? reply : nullptr;
}

QString lineOf(const AskRun& run, const std::string& member, const AnswerFold& fold)
{
    if (const auto* reply = answerOf(run, member)) {
        const auto value = fold.of(reply->payload);
        // What an expression does not find is told by the answer itself.
        const QString line =
            value.matches ? foldedLine(value, fold.mode()) : answerLine(reply->payload);
        return line.isEmpty() ? say(QT_TRANSLATE_NOOP("RunDiff", "(empty)")) : line;
    }
    if (run.replyOf(member) == nullptr && !isExpected(run, member)) {
        return say(QT_TRANSLATE_NOOP("RunDiff", "(not asked)"));
    }
    return QStringLiteral("(%1)").arg(replyWord(run.stateOf(member)));
}

DiffKind kindOf(const MemberReply* before, const MemberReply* after, const AnswerFold& fold)
{
    if (before == nullptr && after == nullptr) return DiffKind::NoAnswer;
    if (after == nullptr) return DiffKind::OnlyBefore;
    if (before == nullptr) return DiffKind::OnlyAfter;
    const auto one = fold.of(before->payload);
    const auto other = fold.of(after->payload);
    // Two answers in which an expression finds nothing may still differ.
    if (!one.matches && !other.matches) {
        return before->payload == after->payload ? DiffKind::Same : DiffKind::Changed;
    }
    return one == other ? DiffKind::Same : DiffKind::Changed;
}

QString markdownCell(const QString& text)
{
    static const QString markup = QStringLiteral("\\`*_[]<>|~#&!");
    QString cell;
    for (const QChar letter : text) {
        if (markup.contains(letter)) cell += QLatin1Char('\\');
        cell += letter == QLatin1Char('\n') ? QLatin1Char(' ') : letter;
    }
    return cell;
}

QStringList titles()
{
    return {
        say(QT_TRANSLATE_NOOP("RunDiff", "Member")), say(QT_TRANSLATE_NOOP("RunDiff", "Answer")),
        say(QT_TRANSLATE_NOOP("RunDiff", "Before")), say(QT_TRANSLATE_NOOP("RunDiff", "After"))};
}

QStringList cells(const RunDiff::Row& row)
{
    return {clusterText(row.member, 128), diffWord(row.kind), row.before, row.after};
}

} // namespace

RunDiff::RunDiff(const AskRun& earlier, const AskRun& later, const AnswerFold& fold)
{
    std::set<std::string> members;
    for (const auto* run : {&earlier, &later}) {
        members.insert(run->expected().begin(), run->expected().end());
        for (const auto& [member, reply] : run->replies)
            members.insert(member);
    }
    rows.reserve(std::min(members.size(), kRowsMost));
    for (const auto& member : members) {
        const auto kind = kindOf(answerOf(earlier, member), answerOf(later, member), fold);
        ++counts[static_cast<std::size_t>(kind)];
        if (rows.size() == kRowsMost) {
            ++left;
            continue;
        }
        rows.push_back({member, kind, lineOf(earlier, member, fold), lineOf(later, member, fold)});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        if (a.kind != b.kind) return a.kind < b.kind;
        return naturalKey(a.member) < naturalKey(b.member);
    });
}

QString diffWord(DiffKind kind)
{
    switch (kind) {
    case DiffKind::Changed: return say(QT_TRANSLATE_NOOP("RunDiff", "changed"));
    case DiffKind::OnlyBefore: return say(QT_TRANSLATE_NOOP("RunDiff", "only before"));
    case DiffKind::OnlyAfter: return say(QT_TRANSLATE_NOOP("RunDiff", "only after"));
    case DiffKind::NoAnswer: return say(QT_TRANSLATE_NOOP("RunDiff", "no answer"));
    case DiffKind::Same: return say(QT_TRANSLATE_NOOP("RunDiff", "same"));
    }
    return {};
}

QString diffCounts(const RunDiff& diff)
{
    QStringList parts;
    const auto add = [&](DiffKind kind, const char* text) {
        const auto n = static_cast<int>(diff.count(kind));
        if (n > 0) parts.append(say(text, n));
    };
    add(DiffKind::Changed, QT_TRANSLATE_N_NOOP("RunDiff", "%n changed"));
    add(DiffKind::OnlyBefore, QT_TRANSLATE_N_NOOP("RunDiff", "%n only before"));
    add(DiffKind::OnlyAfter, QT_TRANSLATE_N_NOOP("RunDiff", "%n only after"));
    add(DiffKind::NoAnswer, QT_TRANSLATE_N_NOOP("RunDiff", "%n without an answer"));
    add(DiffKind::Same, QT_TRANSLATE_N_NOOP("RunDiff", "%n the same"));
    if (diff.left > 0) {
        parts.append(
            say(QT_TRANSLATE_N_NOOP("RunDiff", "%n not listed"), static_cast<int>(diff.left)));
    }
    return parts.join(QStringLiteral(" · "));
}

QString diffAsTsv(const RunDiff& diff)
{
    QString text = titles().join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const auto& row : diff.rows) {
        QStringList line;
        for (auto& cell : cells(row))
            line.append(tsvCell(cell));
        text += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

QString diffAsMarkdown(const RunDiff& diff)
{
    QString text = diffCounts(diff) + QStringLiteral("\n\n| ") +
                   titles().join(QStringLiteral(" | ")) + QStringLiteral(" |\n|---|---|---|---|\n");
    for (const auto& row : diff.rows) {
        QStringList line;
        for (const auto& cell : cells(row))
            line.append(markdownCell(cell));
        text += QStringLiteral("| ") + line.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
    }
    return text;
}

} // namespace grapevine::models
