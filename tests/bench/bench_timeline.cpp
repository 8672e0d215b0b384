// What a long timeline costs. Prints one line a figure: BENCH name value unit.
//
//   bench_timeline LINES      a ring of so many lines, filled, looked through and filtered, in a
//                             process of its own for its memory
//   bench_timeline --quick    the same, small

#include <QApplication>
#include <QScrollBar>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "tests/bench/memory.h"
#include "tests/bench/stopwatch.h"
#include "ui/models/density.h"
#include "ui/models/timeline_model.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeline_view.h"

using namespace grapevine;
using namespace grapevine::bench;

namespace {

constexpr std::size_t kQuickLines = 50'000;
constexpr std::size_t kMembers = 5'000;
constexpr std::size_t kBatch = 1'000;
constexpr int kPans = 500;

double milliseconds(Watch::time_point since)
{
    return std::chrono::duration<double, std::milli>(Watch::now() - since).count();
}

/// A night in a cluster of 5,000: members that fail and come back, and an event now and then.
class Night {
public:
    Night()
    {
        for (std::uint32_t at = 0; at < kMembers; ++at) {
            auto facts = std::make_shared<NodeFacts>();
            facts->name = "web-" + std::to_string(at);
            facts->tags = {{"role", "web"}, {"zone", at % 3 == 0 ? "a" : "b"}};
            link::MemberRow row;
            row.key = {ClusterId{0}, MemberId{at}};
            row.facts = facts;
            m_rows.push_back(std::make_shared<const link::MemberRow>(std::move(row)));
        }
    }

    link::TimelineEntry next()
    {
        using link::EntryKind;
        static constexpr EntryKind kinds[] = {EntryKind::MemberSuspect, EntryKind::MemberFailed,
                                              EntryKind::MemberJoin, EntryKind::User};
        link::TimelineEntry entry;
        entry.kind = kinds[m_told % 4];
        entry.at = {
            .boot = TimePoint{std::chrono::milliseconds{m_told}},
            .wall = {.milliseconds = 1'795'000'000'000 + static_cast<std::int64_t>(m_told)}};
        entry.lamportTime = LamportTime{m_told};
        if (entry.kind == EntryKind::User) {
            entry.name = "deploy";
            entry.payload = toBytes("build 312");
        } else {
            entry.members = {m_rows[m_told / 4 * 7919 % kMembers]};
        }
        ++m_told;
        return entry;
    }

    [[nodiscard]] Moment now() const
    {
        return {.boot = TimePoint{std::chrono::milliseconds{m_told}},
                .wall = {.milliseconds = 1'795'000'000'000 + static_cast<std::int64_t>(m_told)}};
    }

private:
    std::vector<link::MemberRowPtr> m_rows;
    std::uint64_t m_told = 0;
};

void tell(models::TimelineModel& model, Night& night, std::size_t lines)
{
    for (std::size_t told = 0; told < lines; told += kBatch) {
        link::ObservationBatch batch;
        for (std::size_t one = 0; one < std::min(kBatch, lines - told); ++one)
            batch.entries.push_back(night.next());
        model.apply(batch, night.now());
        while (model.work()) {
        }
    }
}

void measure(std::size_t lines)
{
    models::TimelineModel model(nullptr, lines);
    widgets::TimelineView view;
    view.setTimelineModel(&model);
    view.resize(1100, 900);
    view.show();
    QApplication::processEvents();
    const double before = statusField("VmRSS");
    Night night;
    auto began = Watch::now();
    tell(model, night, lines);
    figure("timeline.add", milliseconds(began) * 1e6 / static_cast<double>(lines), "ns/line");
    QApplication::processEvents();
    figure("timeline.rss", statusField("VmRSS") / 1000.0, "MB");
    figure("timeline.rss-of-lines", (statusField("VmRSS") - before) / 1000.0, "MB");

    // The ring is full: from here on the oldest give way.
    constexpr std::size_t kMore = 20'000;
    began = Watch::now();
    tell(model, night, kMore);
    figure("timeline.add-when-full", milliseconds(began) * 1e6 / static_cast<double>(kMore),
           "ns/line");

    view.pause();
    std::vector<double> pans;
    auto* bar = view.verticalScrollBar();
    for (int pan = 0; pan < kPans; ++pan) {
        began = Watch::now();
        bar->setValue(static_cast<int>(static_cast<std::int64_t>(bar->maximum()) * pan / kPans));
        view.viewport()->repaint();
        pans.push_back(milliseconds(began));
    }
    std::sort(pans.begin(), pans.end());
    figure("timeline.pan-p50", pans[pans.size() / 2], "ms");
    figure("timeline.pan-p99", pans[pans.size() * 99 / 100], "ms");

    double longest = 0.0;
    began = Watch::now();
    auto slice = Watch::now();
    model.setFilter(QStringLiteral("zone=a kind:member-failed"));
    bool more = true;
    while (more) {
        longest = std::max(longest, milliseconds(slice));
        slice = Watch::now();
        more = model.work();
    }
    figure("timeline.filter", milliseconds(began), "ms");
    figure("timeline.filter-longest-slice", longest, "ms");

    models::Density density;
    const auto& raw = model.raw();
    const models::TimeRange all{raw.record(raw.firstId()).boot(), night.now().boot};
    began = Watch::now();
    density.show(raw, all, models::Density::roundWidth(all.span() / 250));
    figure("timeline.density", milliseconds(began), "ms");
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    widgets::applyTheme(widgets::ThemeChoice::Light);
    if (argc != 2) return 2;
    const std::string_view wanted = argv[1];
    const auto lines = wanted == "--quick" ? kQuickLines : std::strtoull(argv[1], nullptr, 10);
    if (lines == 0) return 2;
    measure(lines);
    return 0;
}
