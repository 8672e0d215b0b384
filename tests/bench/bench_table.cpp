// What the members' table costs beside Qt's own proxy model, without a window. Prints one line a
// figure: BENCH name value unit; names that end in -go are the proxy's.
//
//   bench_table MEMBERS     so many members, sorted by the round trip, which changes
//   bench_table --quick     the same, small

#include <QCoreApplication>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "tests/bench/busy_cluster.h"
#include "tests/bench/memory.h"
#include "tests/bench/plain_table.h"
#include "tests/bench/stopwatch.h"
#include "ui/bridge/desk_clock.h"
#include "ui/models/member_model.h"

using namespace grapevine;
using namespace grapevine::bench;

namespace {

constexpr std::size_t kQuickMembers = 2'000;
constexpr std::size_t kPerTick = 160; ///< Of 16 ms: 10,000 a second.
constexpr int kTicks = 200;
constexpr int kProxyTicks = 40; ///< It takes its time.

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

link::ObservationBatch batchOf(std::vector<link::MemberRowPtr> rows)
{
    link::ObservationBatch batch;
    batch.changed = std::move(rows);
    return batch;
}

double ownTick(std::size_t members)
{
    const auto now = bridge::readDeskClock();
    BusyCluster cluster(members, now);
    models::MemberModel model;
    const double empty = statusField("VmRSS");
    double began = threadTime();
    model.apply(batchOf(cluster.rows()), now);
    figure("table.fill", threadTime() - began, "ms");
    figure("table.rss-a-member",
           (statusField("VmRSS") - empty) * 1024 / static_cast<double>(members), "B");
    model.setSort("rtt", Qt::AscendingOrder);
    std::vector<double> ticks;
    for (int tick = 0; tick < kTicks; ++tick) {
        const auto batch = batchOf(cluster.change(kPerTick, now));
        began = threadTime();
        model.apply(batch, now);
        ticks.push_back(threadTime() - began);
    }
    figure("table.pending", model.pending(), "rows");
    began = threadTime();
    model.resort();
    figure("table.resort", threadTime() - began, "ms");
    for (const char* column : {"status", "name", "address", "since", "tag:zone", "rtt"}) {
        began = threadTime();
        model.setSort(column, Qt::DescendingOrder);
        figure(std::string("table.sort-") + column, threadTime() - began, "ms");
    }
    return median(ticks);
}

double proxyTick(std::size_t members)
{
    const auto now = bridge::readDeskClock();
    BusyCluster cluster(members, now);
    PlainTable table(cluster.rows());
    QSortFilterProxyModel proxy;
    proxy.setDynamicSortFilter(true);
    proxy.setSourceModel(&table);
    proxy.sort(PlainTable::Rtt, Qt::AscendingOrder);
    std::vector<double> ticks;
    for (int tick = 0; tick < kProxyTicks; ++tick) {
        const auto changed = cluster.change(kPerTick, now);
        const double began = threadTime();
        table.apply(changed);
        ticks.push_back(threadTime() - began);
    }
    return median(ticks);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 2) return 2;
    const std::string_view wanted = argv[1];
    const auto members = wanted == "--quick" ? kQuickMembers : std::strtoull(argv[1], nullptr, 10);
    if (members < kPerTick) return 2;
    const double own = ownTick(members);
    const double proxy = proxyTick(members);
    figure("table.tick", own, "ms");
    figure("table.tick-proxy", proxy, "ms");
    figure("table.tick-ratio", own > 0 ? proxy / own : 0, "x");
    return 0;
}
