// How long an export of all members takes, file and all. Prints one line a figure: BENCH name value
// unit.
//
//   bench_export MEMBERS FOLDER    writes into FOLDER, which is there
//   bench_export --quick FOLDER    the same, small

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/snapshot/member_export.h"
#include "tests/bench/busy_cluster.h"
#include "tests/bench/memory.h"
#include "tests/bench/stopwatch.h"

using namespace grapevine;
using namespace grapevine::bench;

namespace {

constexpr std::size_t kQuickMembers = 2'000;

struct Kind {
    const char* name;
    snapshot::Format format;
};
constexpr Kind kKinds[] = {{"json", snapshot::Format::Json},
                           {"csv", snapshot::Format::Csv},
                           {"jsonl", snapshot::Format::JsonLines}};

bool measure(std::size_t members, const std::string& folder)
{
    const BusyCluster cluster(members, Moment{});
    for (const auto& kind : kKinds) {
        snapshot::ExportPlan plan;
        plan.format = kind.format;
        plan.path = folder + "/members." + kind.name;
        if (kind.format != snapshot::Format::Json)
            plan.columns = snapshot::columnsFor(cluster.rows());
        const double before = statusField("VmHWM");
        const auto began = Watch::now();
        const auto written = snapshot::exportMembers(cluster.rows(), plan, {});
        const std::chrono::duration<double, std::milli> took = Watch::now() - began;
        if (!written || written->rows != members) return false;
        const std::string name = std::string("export.") + kind.name;
        figure(name, took.count(), "ms");
        figure(name + "-size", static_cast<double>(written->bytes) / 1e6, "MB");
        figure(name + "-memory", (statusField("VmHWM") - before) / 1000.0, "MB");
    }
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) return 2;
    const auto members = std::string_view(argv[1]) == "--quick"
                             ? kQuickMembers
                             : std::strtoull(argv[1], nullptr, 10);
    if (members == 0) return 2;
    return measure(members, argv[2]) ? 0 : 1;
}
