#include "ui/models/diagnostics_rows.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <chrono>
#include <climits>

#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

using Cell = DiagnosticsTable::Cell;
using Row = DiagnosticsTable::Row;

QString say(const char* text)
{
    return QCoreApplication::translate("Diagnostics", text);
}

QString say(const char* text, std::uint64_t n)
{
    return QCoreApplication::translate("Diagnostics", text, nullptr,
                                       static_cast<int>(std::min<std::uint64_t>(n, INT_MAX)));
}

QString grouped(std::uint64_t number)
{
    return QLocale().toString(static_cast<qulonglong>(number));
}

Cell words(const QString& text, const QString& hint = {})
{
    return {.text = text, .number = {}, .hint = hint};
}

Cell count(std::uint64_t number)
{
    return {.text = grouped(number), .number = static_cast<double>(number), .hint = {}};
}

/// `notCounted` where nobody tells.
Cell count(std::optional<std::uint64_t> number, const QString& notCounted)
{
    return number ? count(*number) : words(QStringLiteral("–"), notCounted);
}

/// Of a stack, the innermost line that is ours: what it called of the system says less.
QString placeOf(const QStringList& stack)
{
    for (const auto& line : stack)
        if (line.contains(QStringLiteral("grapevine"))) return line;
    return stack.isEmpty() ? QString() : stack.first();
}

Row boundRow(const BoundRow& bound)
{
    const QString notTold =
        say(QT_TRANSLATE_NOOP("Diagnostics", "Nobody tells how much it holds."));
    const QString notCounted =
        say(QT_TRANSLATE_NOOP("Diagnostics", "What finds no room here is not counted."));
    Row row;
    row.id = bound.id + QLatin1Char('\n') + bound.cluster;
    row.marked = bound.lost.value_or(0) > 0;
    auto lost = count(bound.lost, notCounted);
    if (!bound.counter.isEmpty()) lost.hint = bound.counter;
    row.cells = {words(bound.area),
                 words(bound.what, bound.id),
                 words(bound.cluster),
                 count(bound.used, notTold),
                 count(bound.cap),
                 lost,
                 words(whenFullWords(bound.full)),
                 words(bound.counter)};
    row.sentence = row.marked
                       ? say(QT_TRANSLATE_NOOP("Diagnostics", "%1: %2, at most %3, lost %4"))
                             .arg(bound.area, bound.what, grouped(bound.cap), grouped(*bound.lost))
                       : say(QT_TRANSLATE_NOOP("Diagnostics", "%1: %2, at most %3"))
                             .arg(bound.area, bound.what, grouped(bound.cap));
    return row;
}

} // namespace

QString whenFullWords(WhenFull full)
{
    switch (full) {
    case WhenFull::OldestGoes: return say(QT_TRANSLATE_NOOP("Diagnostics", "the oldest gives way"));
    case WhenFull::NewestLost: return say(QT_TRANSLATE_NOOP("Diagnostics", "what is new is lost"));
    case WhenFull::Refused: return say(QT_TRANSLATE_NOOP("Diagnostics", "it is refused"));
    case WhenFull::Cut: return say(QT_TRANSLATE_NOOP("Diagnostics", "the rest is left away"));
    case WhenFull::Waits: return say(QT_TRANSLATE_NOOP("Diagnostics", "the rest waits"));
    case WhenFull::Sampled: return say(QT_TRANSLATE_NOOP("Diagnostics", "a sample stands for all"));
    }
    return {};
}

QStringList boundTitles()
{
    return {say(QT_TRANSLATE_NOOP("Diagnostics", "Area")),
            say(QT_TRANSLATE_NOOP("Diagnostics", "What is bounded")),
            say(QT_TRANSLATE_NOOP("Diagnostics", "Cluster")),
            say(QT_TRANSLATE_NOOP("Diagnostics", "Now")),
            say(QT_TRANSLATE_NOOP("Diagnostics", "At most")),
            say(QT_TRANSLATE_NOOP("Diagnostics", "Lost")),
            say(QT_TRANSLATE_NOOP("Diagnostics", "When it is full")),
            say(QT_TRANSLATE_NOOP("Diagnostics", "Counter"))};
}

std::vector<Row> boundRows(const DiagnosticsPicture& picture)
{
    std::vector<Row> rows;
    for (const auto& bound : picture.bounds)
        rows.push_back(boundRow(bound));
    return rows;
}

QStringList counterTitles()
{
    return {say(QT_TRANSLATE_NOOP("Diagnostics", "Counter")),
            say(QT_TRANSLATE_NOOP("Diagnostics", "Cluster")),
            say(QT_TRANSLATE_NOOP("Diagnostics", "Value"))};
}

std::vector<Row> counterRows(const DiagnosticsPicture& picture)
{
    std::vector<Row> rows;
    for (const auto& counter : picture.counters) {
        Row row;
        row.id = counter.name + QLatin1Char('\n') + counter.cluster;
        row.cells = {words(counter.name), words(counter.cluster), count(counter.value)};
        row.sentence = QStringLiteral("%1: %2").arg(counter.name, grouped(counter.value));
        rows.push_back(std::move(row));
    }
    return rows;
}

QStringList stallTitles()
{
    return {say(QT_TRANSLATE_NOOP("Diagnostics", "Time")),
            say(QT_TRANSLATE_NOOP("Diagnostics", "Lasted")),
            say(QT_TRANSLATE_NOOP("Diagnostics", "In"))};
}

std::vector<Row> stallRows(const DiagnosticsPicture& picture)
{
    std::vector<Row> rows;
    for (auto stall = picture.stalls.rbegin(); stall != picture.stalls.rend(); ++stall) {
        const QString time = clockText(stall->noticed.wall);
        const QString lasted = spanText(stall->lasted);
        const QString where = stall->stack.isEmpty()
                                  ? say(QT_TRANSLATE_NOOP("Diagnostics", "nobody knows where"))
                                  : placeOf(stall->stack);
        Row row;
        row.id = QString::number(stall->number);
        row.cells = {
            words(time, preciseText(stall->noticed.wall)),
            {.text = lasted, .number = static_cast<double>(stall->lasted.count()), .hint = {}},
            words(where)};
        row.sentence =
            say(QT_TRANSLATE_NOOP("Diagnostics", "stood still for %1 at %2")).arg(lasted, time);
        rows.push_back(std::move(row));
    }
    return rows;
}

QStringList errorTitles()
{
    return {say(QT_TRANSLATE_NOOP("Diagnostics", "First")),
            say(QT_TRANSLATE_NOOP("Diagnostics", "Where")),
            say(QT_TRANSLATE_NOOP("Diagnostics", "What")),
            say(QT_TRANSLATE_NOOP("Diagnostics", "Times"))};
}

std::vector<Row> errorRows(const DiagnosticsPicture& picture)
{
    std::vector<Row> rows;
    for (const auto& error : picture.errors) {
        const QString where = error.network ? say(QT_TRANSLATE_NOOP("Diagnostics", "network"))
                                            : say(QT_TRANSLATE_NOOP("Diagnostics", "window"));
        Row row;
        // Each reason is kept once for each side.
        row.id = QString::number(error.network ? 1 : 0) + error.reason;
        row.cells = {words(clockText(error.first.wall), preciseText(error.first.wall)),
                     words(where), words(error.reason), count(error.times)};
        row.sentence = QStringLiteral("%1: %2").arg(where, error.reason);
        rows.push_back(std::move(row));
    }
    return rows;
}

QStringList aboutTitles()
{
    return {say(QT_TRANSLATE_NOOP("Diagnostics", "What")),
            say(QT_TRANSLATE_NOOP("Diagnostics", "Value"))};
}

std::vector<Row> aboutRows(const DiagnosticsPicture& picture)
{
    std::vector<Row> rows;
    for (const auto& [what, value] : picture.about) {
        Row row;
        row.id = what;
        row.cells = {words(what), words(value)};
        row.sentence = QStringLiteral("%1: %2").arg(what, value);
        rows.push_back(std::move(row));
    }
    return rows;
}

namespace {

/// Of the window alone, and of the whole program.
QStringList ownStalls(const DiagnosticsPicture& picture)
{
    QStringList parts;
    if (picture.stallsTotal == 0) {
        parts.append(say(QT_TRANSLATE_NOOP("Diagnostics", "The window never stood still.")));
    } else {
        parts.append(say(QT_TRANSLATE_N_NOOP("Diagnostics",
                                             "The window stood still %n time(s), for %1 at most."),
                         picture.stallsTotal)
                         .arg(spanText(picture.stallLongest)));
    }
    if (picture.heldFromOutside > 0) {
        parts.append(
            say(QT_TRANSLATE_N_NOOP("Diagnostics", "The whole program was stopped from outside %n "
                                                   "time(s); that is not counted."),
                picture.heldFromOutside));
    }
    return parts;
}

} // namespace

QString stallSummary(const DiagnosticsPicture& picture)
{
    auto parts = ownStalls(picture);
    for (const auto& link : picture.linkStalls) {
        if (link.stalls == 0) continue;
        parts.append(say(QT_TRANSLATE_N_NOOP("Diagnostics",
                                             "The network side of %1 stood still %n time(s)."),
                         link.stalls)
                         .arg(link.cluster));
    }
    return parts.join(QLatin1Char(' '));
}

QString diagnosticsSummary(const DiagnosticsPicture& picture)
{
    QString out;
    for (const auto& [what, value] : picture.about)
        out += QStringLiteral("%1: %2\n").arg(what, value);
    // Here and below no name of a cluster: this is sent to people.
    auto stalls = ownStalls(picture);
    std::uint64_t onTheNetwork = 0;
    for (const auto& link : picture.linkStalls)
        onTheNetwork += link.stalls;
    if (onTheNetwork > 0) {
        stalls.append(
            say(QT_TRANSLATE_N_NOOP("Diagnostics", "The network side stood still %n time(s)."),
                onTheNetwork));
    }
    out += stalls.join(QLatin1Char(' ')) + QLatin1Char('\n');
    out += say(QT_TRANSLATE_N_NOOP("Diagnostics", "%n internal error(s)"), picture.errors.size()) +
           QLatin1Char('\n');
    for (const auto& error : picture.errors)
        out += QStringLiteral("  %1 × %2\n").arg(error.times).arg(error.reason);
    for (const auto& bound : picture.bounds) {
        if (bound.lost.value_or(0) == 0) continue;
        out += say(QT_TRANSLATE_NOOP("Diagnostics", "Lost %1: %2 (at most %3)"))
                   .arg(grouped(*bound.lost), bound.what, grouped(bound.cap)) +
               QLatin1Char('\n');
    }
    return out;
}

} // namespace grapevine::models
