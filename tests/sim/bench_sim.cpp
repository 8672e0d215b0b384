#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fmt/core.h>
#include <span>

#include "core/sim/fleet.h"

// How fast virtual time passes in a quiet fleet. usage: bench_sim [NODES [VIRTUAL_SECONDS]]

using namespace grapevine;
using namespace grapevine::sim;

int main(int argc, char** argv)
{
    const std::span arguments{argv, static_cast<std::size_t>(argc)};
    const std::size_t nodes = argc > 1 ? std::strtoull(arguments[1], nullptr, 10) : 1000;
    const double asked = argc > 2 ? std::strtod(arguments[2], nullptr) : 60.0;
    using Watch = std::chrono::steady_clock;
    const auto seconds = [](auto time) { return std::chrono::duration<double>(time).count(); };

    const auto began = Watch::now();
    auto fleet = Fleet::converged({.nodes = nodes, .seed = 1});
    const auto warm = Watch::now();
    const auto from = fleet.time();
    const auto cpuBefore = std::clock();
    fleet.runFor(std::chrono::duration_cast<Duration>(std::chrono::duration<double>(asked)));
    const auto ended = Watch::now();

    // Processor time stands beside wall time, for a shared machine says little by the latter.
    const auto cpu = static_cast<double>(std::clock() - cpuBefore) / CLOCKS_PER_SEC;
    const auto wall = seconds(ended - warm);
    const auto inputs = static_cast<double>(fleet.traffic().inputs);
    const auto figure = [&](const char* what, double value, const char* unit) {
        fmt::print("BENCH sim-{}-{} {:.4g} {}\n", nodes, what, value, unit);
    };
    const auto passed = seconds(fleet.time() - from);
    figure("warm", seconds(warm - began), "s");
    figure("virtual-seconds-per-second", passed / wall, "x");
    figure("virtual-seconds-per-cpu-second", passed / cpu, "x");
    figure("cpu-per-input", cpu * 1e6 / inputs, "us");
    fmt::print("CHECK sim-{}-hash {:016x}\n", nodes, fleet.hash());
    fmt::print("{}", fleet.report());
    return fleet.violations().empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}
