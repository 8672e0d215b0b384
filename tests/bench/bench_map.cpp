// What the map of round trips costs. Prints one line a figure: BENCH name value unit, in
// milliseconds of the wall clock, the median of many.
//
//   bench_map [MEMBERS]   400 unless told otherwise

#include <QApplication>
#include <QPixmap>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

#include "tests/bench/stopwatch.h"
#include "tests/models/rtt_story.h"
#include "ui/models/member_model.h"
#include "ui/models/rtt_field.h"
#include "ui/models/rtt_matrix_model.h"
#include "ui/widgets/rtt_map_view.h"
#include "ui/widgets/rtt_matrix_view.h"
#include "ui/widgets/theme.h"

using namespace grapevine;

namespace {

constexpr int kRounds = 21;

void measure(const char* name, const std::function<void()>& work)
{
    std::vector<double> took;
    for (int round = 0; round < kRounds; ++round) {
        const auto since = std::chrono::steady_clock::now();
        work();
        took.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since)
                .count());
    }
    std::sort(took.begin(), took.end());
    std::printf("BENCH %s %.2f ms\n", name, took[took.size() / 2]);
}

std::vector<link::MemberRowPtr> crowd(std::uint32_t count)
{
    SeededRandom random(5);
    std::vector<link::MemberRowPtr> rows;
    for (std::uint32_t id = 0; id < count; ++id) {
        const auto zone = id % 5;
        rows.push_back(test::located(
            test::row({.id = id,
                       .name = "web-" + std::to_string(id),
                       .tags = {{"zone", std::string(1, static_cast<char>('a' + zone))}}}),
            test::coordinateAt(12.0 * zone + test::chance(random),
                               8.0 * (zone % 2) + test::chance(random), 0.2)));
    }
    return rows;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    widgets::applyTheme(widgets::ThemeChoice::Light);
    const auto members = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 400);
    models::MemberModel model;
    auto rows = crowd(members);
    model.apply(test::batchOf(rows, true), test::momentAt());
    models::RttField field(model);
    models::RttMatrixModel matrix(field);
    field.refresh({}, test::momentAt().boot);
    matrix.resort();
    while (field.layout().step()) {
    }

    SeededRandom random(6);
    measure("map-reckon-one-changed", [&] {
        const auto at = random.below(rows.size());
        rows[at] = test::located(rows[at], test::coordinateAt(test::chance(random), 1.0));
        model.apply(test::batchOf({rows[at]}), test::momentAt());
        field.refresh({}, test::momentAt().boot);
    });
    measure("map-layout-step", [&] {
        if (field.layout().isDone()) {
            rows[1] = test::located(rows[1], test::coordinateAt(30 * test::chance(random), 1.0));
            model.apply(test::batchOf({rows[1]}), test::momentAt());
            field.refresh({}, test::momentAt().boot);
        }
        field.layout().step();
    });
    while (field.layout().step()) {
    }
    widgets::RttMapView map(field);
    map.resize(1200, 760);
    map.fit();
    measure("map-arrange", [&] { map.refresh(); });
    QPixmap canvas(map.size());
    measure("map-repaint", [&] { map.render(&canvas); });
    widgets::RttMatrixView grid(matrix);
    grid.resize(1200, 760);
    grid.refresh();
    measure("matrix-refresh", [&] {
        matrix.refresh();
        grid.refresh();
    });
    measure("matrix-repaint", [&] { grid.render(&canvas); });
    return 0;
}
