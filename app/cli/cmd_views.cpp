#include "app/cli/cmd_views.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>

#include "app/cli/member_json.h"
#include "app/cli/print.h"
#include "app/cli/progress_line.h"
#include "app/cli/views_report.h"
#include "core/base/plain_text.h"
#include "core/net/boot_clock.h"

namespace grapevine::cli {

namespace {

constexpr Duration kLook = std::chrono::milliseconds{100};
constexpr Duration kEndPatience = std::chrono::seconds{1};

/// One round from its first word to its end.
class Round {
public:
    explicit Round(Asking& asking)
        : m_asking(asking)
    {
    }

    /// False when the link refused.
    bool run(ViewsReport& report)
    {
        m_asking.session.listen([&](const link::ObservationBatch& batch) { take(batch, report); });
        const auto outcome = m_asking.session.ask(m_asking.guard, link::SweepViews{});
        if (outcome && !outcome->refusal) {
            m_sweep = outcome->command;
            watch(report);
        } else if (outcome) {
            printErr("The members cannot be asked: {}.\n", plainText(sentence(*outcome)));
        } else {
            report.interrupted = true;
        }
        m_asking.session.listen({});
        return outcome && !outcome->refusal;
    }

private:
    void take(const link::ObservationBatch& batch, ViewsReport& report)
    {
        // The outcome comes first, so nothing of ours is before it.
        report.matrix.apply(batch.views);
        for (const auto& line : batch.asked.viewLines)
            report.lines.insert_or_assign(line.member, line);
        if (!batch.asked.viewRounds.empty()) report.round = batch.asked.viewRounds.back();
    }

    void watch(ViewsReport& report)
    {
        ProgressLine progress;
        auto until = TimePoint::max();
        const auto over = [&] {
            return report.round.sweep == m_sweep && report.round.end != link::RoundEnd::Open;
        };
        while (!over() && m_asking.session.isOpen() && net::bootNow() < until) {
            progress.show(fmt::format("{} of {} asked",
                                      report.round.answered + report.round.unasked,
                                      report.round.members));
            const bool going = m_asking.session.wait(m_asking.guard, kLook);
            if (going || report.interrupted) continue;
            report.interrupted = true;
            until = net::bootNow() + kEndPatience;
            static_cast<void>(m_asking.session.submit(link::StopSweep{m_sweep}));
        }
        if (!over() || report.round.end == link::RoundEnd::Lost) report.interrupted = true;
    }

    Asking& m_asking;
    link::CommandId m_sweep;
};

} // namespace

void addViewsOptions(CLI::App& command, ViewsWords& words)
{
    command.add_flag("--all", words.all, "Also print members about whom all say the same");
    command.footer("Ends with 0 when all who were asked agree, with 1 when they do not, or when "
                   "fewer than two could be asked.\n"
                   "Example: grapevine-cli views 10.0.0.1 --format json");
}

ExitCode runViews(Asking& asking, const ViewsWords& words)
{
    const auto rows = asking.session.rows();
    const auto members =
        static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](const auto& row) {
            return row->status != link::MemberStatus::Left &&
                   row->facts->name != asking.session.ownName();
        }));
    const auto cost = link::viewCost(members);
    printErr("Asking {} of {} members what they say of each other: one TCP connection each, about "
             "{} kB.\n",
             cost.connections, members, (cost.bytes + 999) / 1'000);
    ViewsReport report;
    if (!Round(asking).run(report)) return ExitCode::Other;
    const bool written = printOut(asking.format == Format::Json ? viewsJson(report, words.all)
                                                                : viewsText(report, words.all));
    return report.agrees() && written ? ExitCode::Ok : ExitCode::Other;
}

} // namespace grapevine::cli
