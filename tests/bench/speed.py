"""The figures that the window promises a person, each beside its target.

`measure` takes them, `table` prints them; run.py calls both. What is measured against the stock Qt
proxy model, or against a real agent, is measured beside it in the same run.
"""

import dataclasses
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import desk

HERE = os.path.dirname(os.path.abspath(__file__))
MEMBERS = 100_000
FLOOD_SECONDS = 10
TIMELINE_LINES = 10_000_000
DEMO_NODES = 24
SETTLE_SECONDS = 20  # Until all have met, and whatever a start brings with it is over.
REST_SECONDS = 30
STARTS = 15
SERF_LISTS = 3
# Debian's serf 0.9.4 on a 2-core machine with AES-NI; stands in where no agent can be measured.
SERF_LIST_RECORDED = 1770.0


@dataclasses.dataclass
class Target:
    what: str
    figure: str
    limit: float
    unit: str
    reference: str = ""  # The figure beside it.
    least: bool = False  # The limit is from below.


TARGETS = [
    Target("model work of a tick, against QSortFilterProxyModel", "table.tick-ratio", 30, "x",
           "table.tick-proxy", least=True),
    Target("paint under 10,000 updates/s, p99", "window.flood-paint-p99", 8, "ms"),
    Target("longest stall under 10,000 updates/s", "window.flood-stall", 16, "ms"),
    Target("  the same, processor time of one turn", "window.flood-turn-cpu", 16, "ms"),
    Target("  rows kept sorted: longest stall", "window.flood-kept-sorted-stall", 16, "ms"),
    Target("  rows kept sorted: processor time of one turn", "window.flood-kept-sorted-turn-cpu", 16, "ms"),
    Target("  overview shown: longest stall", "window.flood-overview-stall", 16, "ms"),
    Target("  overview shown: processor time of one turn", "window.flood-overview-turn-cpu", 16, "ms"),
    Target("  services shown: longest stall", "window.flood-services-stall", 16, "ms"),
    Target("  services shown: processor time of one turn", "window.flood-services-turn-cpu", 16, "ms"),
    Target("sort click to paint, slowest column", "window.sort-click-longest", 50, "ms"),
    Target("  the same, processor time", "window.sort-click-cpu-longest", 50, "ms"),
    Target("filter keystroke to paint, p99", "window.key-p99", 30, "ms"),
    Target("  the same, processor time", "window.key-cpu-p99", 30, "ms"),
    Target("change to paint in the table, p50", "window.event-in-table-p50", 20, "ms"),
    Target("change to paint in the table, p99", "window.event-in-table-p99", 50, "ms"),
    Target("event to paint in the timeline, p50", "window.event-in-timeline-p50", 20, "ms"),
    Target("event to paint in the timeline, p99", "window.event-in-timeline-p99", 50, "ms"),
    Target("start to first paint, offscreen", "start.offscreen", 100, "ms"),
    Target("start to first paint, Xvfb", "start.screen", 100, "ms"),
    Target("start to first paint with the demo, Xvfb", "start.screen-demo", 100, "ms"),
    Target("at rest, observer's window visible", "rest.observer-visible", 0.5, "%"),
    Target("at rest, observer's window hidden", "rest.observer-hidden", 0.2, "%"),
    Target("at rest, demo's window thread, visible", "rest.demo-window-visible", 0.5, "%",
           "rest.demo-visible"),
    Target("at rest, demo's window thread, hidden", "rest.demo-window-hidden", 0.2, "%",
           "rest.demo-hidden"),
    Target("memory, demo of 24 nodes", "rest.demo-rss", 60, "MB"),
    Target("memory, observer of 24 nodes", "rest.observer-rss", 60, "MB"),
    Target("memory, timeline of 10 million lines", "timeline.rss", 320, "MB"),
    Target("panning it, p99", "timeline.pan-p99", 16, "ms"),
    Target("export of 100,000 members, times quicker than serf", "export.json-ratio", 10, "x",
           "export.json-serf", least=True),
]


def lines_of(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False, **options)
    if done.returncode != 0:
        sys.exit(f"{command} failed with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout.splitlines()


def first_paint(command, environment):
    """Milliseconds from before the program is started until it says that it has painted; nothing if it
    does not."""
    began = time.monotonic()
    with desk.running(command, environment | {"GRAPEVINE_BENCH": "1"}, stdout=subprocess.DEVNULL,
                      stderr=subprocess.PIPE, text=True) as process:
        for line in process.stderr:
            if line.startswith("first-paint-ms "):
                return (time.monotonic() - began) * 1000
    print("note: the window tells no first paint; not measured")
    return None


def start_figures(results, window, screen):
    """From the start of the program to the end of the first turn in which it painted."""
    ways = [("start.offscreen", [window], None)]
    if screen:
        ways += [("start.screen", [window], screen), ("start.screen-demo", [window, "--demo"], screen)]
    for name, command, where in ways:
        for _ in range(STARTS):
            with desk.scratch() as home:
                environment = (where.environment(home) if where else
                               desk.home_environment(home) | {"QT_QPA_PLATFORM": "offscreen"})
                took = first_paint(command, environment)
            if took is None:
                return
            results.add_value(name, took, "ms")


def rest_of(results, name, command, screen, home):
    """One window left alone: shown, then hidden."""
    environment = screen.environment(home)
    with desk.running(command, environment, stderr=subprocess.DEVNULL) as process:
        desk.agents.wait_until("the window is there", lambda: screen.windows_of(process))
        desk.let_pass(process, SETTLE_SECONDS)
        for state in ("visible", "hidden"):
            if state == "hidden":
                screen.hide(process)
                desk.let_pass(process, 2)
            before = desk.usage_of(process.pid)
            used, woken = desk.spent(process, REST_SECONDS)
            after = desk.usage_of(process.pid)
            own = [now - then for now, then in zip(after[process.pid], before[process.pid])]
            results.add_value(f"rest.{name}-{state}", used, "%")
            results.add_value(f"rest.{name}-{state}-wakes", woken, "/s")
            results.add_value(f"rest.{name}-window-{state}", own[0] / REST_SECONDS * 100, "%")
            results.add_value(f"rest.{name}-window-{state}-wakes", own[1] / REST_SECONDS, "/s")
            if state == "visible":
                results.add_value(f"rest.{name}-rss", desk.resident(process.pid), "MB")


def rest_figures(results, build, screen):
    """The demo in one process with its window, and a window beside a demo of another process."""
    window, cli = (os.path.join(build, "bin", name) for name in ("grapevine", "grapevine-cli"))
    with desk.scratch() as home:
        rest_of(results, "demo", [window, "--demo", str(DEMO_NODES)], screen, home)
        with desk.running([cli, "demo", "--nodes", str(DEMO_NODES)], desk.home_environment(home),
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as demo:
            ready = desk.agents.json.loads(demo.stdout.readline())
            rest_of(results, "observer", [window, "--observe", ready["join"], "--bind", "127.0.0.1",
                                          "--timing", "lan"], screen, home)


def export_figures(results, build, rounds):
    export = os.path.join(build, "bench", "bench_export")
    with tempfile.TemporaryDirectory(prefix="grapevine-export-") as folder:
        for _ in range(rounds):
            results.add("own", lines_of([export, str(MEMBERS), folder]))
        answer = os.path.join(folder, "answer-large.bin")
        lines_of([os.path.join(build, "bench", "bench_wire"), "inputs", folder])
        for _ in range(SERF_LISTS):
            lines = lines_of([sys.executable, "-B", os.path.join(HERE, "join_serf.py"), "--list",
                              str(MEMBERS), answer])
            results.add("own", lines)
    own = results.values["own"]
    beside = statistics.median(own.get("export.json-serf", [SERF_LIST_RECORDED]))
    for took in list(own["export.json"]):
        results.add_value("export.json-ratio", beside / took, "x")


def measure(results, build, rounds):
    """All of it: some ten minutes."""
    build = os.path.abspath(build)
    bench = os.path.join(build, "bench")
    few = min(rounds, 3)
    for _ in range(few):
        results.add("own", lines_of([os.path.join(bench, "bench_table"), str(MEMBERS)]))
        results.add("own", lines_of([os.path.join(bench, "bench_window"), str(MEMBERS), str(FLOOD_SECONDS)],
                                    env=desk.home_environment(None)))
    results.add("own", lines_of([os.path.join(bench, "bench_timeline"), str(TIMELINE_LINES)]))
    export_figures(results, build, few)
    window = os.path.join(build, "bin", "grapevine")
    if not desk.Screen.is_installed():
        print("note: Xvfb or xdotool is not installed; nothing measured on a screen")
        start_figures(results, window, None)
        return
    with desk.Screen() as screen:
        start_figures(results, window, screen)
        rest_figures(results, build, screen)


def table(results):
    """One line a target: what was asked, what was measured (median and range), beside what."""
    own = results.values["own"]
    print(f"{'':56}{'target':>12}{'measured':>12}  {'range':18}{'reference':>14}")
    short = 0
    for target in TARGETS:
        values = own.get(target.figure)
        sign = ">=" if target.least else "<="
        wanted = f"{sign} {target.limit:g} {target.unit}"
        if not values:
            print(f"{target.what:56}{wanted:>12}{'-':>12}  not measured here")
            continue
        value = statistics.median(values)
        fine = value >= target.limit if target.least else value <= target.limit
        short += not fine
        spread = f"{min(values):.3g} .. {max(values):.3g}"
        beside = own.get(target.reference)
        reference = f"{statistics.median(beside):.4g} {results.units[target.reference]}" if beside else ""
        if target.reference == "export.json-serf" and not beside:
            reference = f"({SERF_LIST_RECORDED:g} ms)"
        print(f"{target.what:56}{wanted:>12}{value:>8.3g} {target.unit:3}  {spread:18}{reference:>14}  "
              f"{'ok' if fine else 'SHORT'}")
    print(f"{short} of {len(TARGETS)} fall short" if short else "nothing falls short")
    if not own.get("export.json-serf"):
        print(f"note: no agent was measured here; {SERF_LIST_RECORDED:g} ms was recorded with serf 0.9.4")
