#include "ui/models/ribbon_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>
#include <chrono>

#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

/// Changes named below a ribbon; a list of its own has all of them.
constexpr std::size_t kChangesNamed = 8;

struct Context {
    Q_DECLARE_TR_FUNCTIONS(Ribbon)
};

const MemberHistory& orEmpty(const MemberHistory* history)
{
    static const MemberHistory empty;
    return history == nullptr ? empty : *history;
}

Duration part(double fraction, RibbonSpan span)
{
    return std::chrono::duration_cast<Duration>(
        std::chrono::duration<double>(lengthOf(span)) * fraction + std::chrono::milliseconds{500});
}

} // namespace

QString spanWord(RibbonSpan span)
{
    switch (span) {
    case RibbonSpan::Hour: return Context::tr("1 h");
    case RibbonSpan::Day: return Context::tr("24 h");
    case RibbonSpan::Week: return Context::tr("7 d");
    }
    return {};
}

QString ribbonWords(const link::MemberRow& row, const MemberHistory* history, RibbonSpan span,
                    TimePoint now)
{
    std::array<double, kStatusKinds> byKind{};
    double unwatched = 0;
    for (const auto& piece : orEmpty(history).ribbon(row, span, now)) {
        if (piece.kind) {
            byKind[static_cast<std::size_t>(*piece.kind)] += piece.to - piece.from;
        } else {
            unwatched += piece.to - piece.from;
        }
    }
    QStringList parts;
    for (const auto kind : kAllStatusKinds) {
        const double fraction = byKind[static_cast<std::size_t>(kind)];
        if (fraction <= 0) continue;
        parts.append(QStringLiteral("%1 %2").arg(statusWord(kind), ageText(part(fraction, span))));
    }
    if (unwatched > 0) {
        parts.append(Context::tr("not watched %1").arg(ageText(part(unwatched, span))));
    }
    return QStringLiteral("%1: %2").arg(spanWord(span), parts.join(QStringLiteral(", ")));
}

QString ribbonLines(const link::MemberRow& row, const MemberHistory* history, RibbonSpan span,
                    TimePoint now)
{
    QStringList lines{ribbonWords(row, history, span, now)};
    const auto& known = orEmpty(history);
    const auto changes = known.changes(row);
    for (std::size_t back = 0; back < changes.size() && back < kChangesNamed; ++back) {
        const auto& change = changes[changes.size() - 1 - back];
        lines.append(
            QStringLiteral("%1  %2").arg(preciseText(change.at.wall), statusWord(change.kind)));
    }
    if (changes.size() > kChangesNamed || known.isCut(row)) lines.append(QStringLiteral("…"));
    return lines.join(QLatin1Char('\n'));
}

} // namespace grapevine::models
