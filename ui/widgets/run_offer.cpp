#include "ui/widgets/run_offer.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "ui/models/run_history.h"
#include "ui/models/run_words.h"
#include "ui/models/time_words.h"

namespace grapevine::widgets {

namespace {
constexpr std::size_t kOffered = 12;
} // namespace

void offerRuns(QMenu& menu, const models::RunHistory& history, std::uint64_t shown,
               const std::function<void(std::uint64_t)>& choose)
{
    const auto* here = history.run(shown);
    std::vector<const models::AskRun*> others;
    for (int row = 0; here != nullptr && row < history.rowCount(); ++row) {
        const auto number = history.index(row).data(models::RunHistory::NumberRole);
        const auto* run = history.run(number.toULongLong());
        if (run != nullptr && run != here && run->hasReplies()) others.push_back(run);
    }
    // The same question is what one compares with.
    std::stable_partition(others.begin(), others.end(),
                          [here](const auto* run) { return run->name() == here->name(); });
    if (others.size() > kOffered) others.resize(kOffered);
    for (const auto* run : others) {
        QString words = QStringLiteral("%1, %2, %3")
                            .arg(models::clockText(run->askedAt.wall), models::runTitle(*run),
                                 models::runSummary(*run));
        // A name's own ampersand would underline what follows.
        words.replace(QLatin1Char('&'), QStringLiteral("&&"));
        const auto number = run->number;
        auto* action = menu.addAction(words, &menu, [choose, number] { choose(number); });
        action->setObjectName(QStringLiteral("compareWith%1").arg(number));
    }
    if (!others.empty()) return;
    menu.addAction(QCoreApplication::translate("RunOffer", "No other query was sent yet"))
        ->setEnabled(false);
}

} // namespace grapevine::widgets
