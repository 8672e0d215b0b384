#!/usr/bin/env python3
"""Measures, alternating between Grapevine and Go's libraries, and prints one line a figure.

    BENCH name value unit            the median of all rounds
    BENCH name-go value unit         the same work by Go's libraries or by `serf agent`, where they
                                     are installed
    BENCH name-ratio value x         how many times quicker or smaller than Go (of the medians)

and at the end a table of what the window promises (speed.py): each figure beside its target.

Raw values of each round and their spread go to OUT/bench.json.
"""

import argparse
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "interop"))
sys.path.insert(0, HERE)
import agents  # noqa: E402  (the interop tests' agents on loopback)
import flood  # noqa: E402
import speed  # noqa: E402

GO_LIBRARIES = "/usr/share/gocode"  # Where Debian's golang-*-dev packages put them.
WATCH_SECONDS = 30
OBSERVER_ADDRESS = "127.0.0.1"  # Any; a port is found by itself.
SERF_JOINS = 3  # A real agent takes seconds for each.
SIM_ROUNDS = 3


def lines_of(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, **options)
    if done.returncode != 0:
        sys.exit(f"{command} failed with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout.splitlines()


class Results:
    """Values by side and name, one for each round."""

    def __init__(self):
        self.values = {"own": {}, "go": {}}
        self.units = {}
        self.checks = {}

    def add(self, side, lines):
        for line in lines:
            words = line.split()
            if words and words[0] == "BENCH":
                self.values[side].setdefault(words[1], []).append(float(words[2]))
                self.units[words[1]] = words[3]
            elif words and words[0] == "CHECK":
                self.checks.setdefault(words[1], set()).add(words[2])

    def add_value(self, name, value, unit, side="own"):
        self.values[side].setdefault(name, []).append(value)
        self.units[name] = unit

    def report(self):
        for name, values in self.values["own"].items():
            own = statistics.median(values)
            print(f"BENCH {name} {own:.4g} {self.units[name]}")
            other = self.values["go"].get(name)
            if other:
                go = statistics.median(other)
                print(f"BENCH {name}-go {go:.4g} {self.units[name]}")
                if own > 0 and self.units[name] != "count":
                    print(f"BENCH {name}-ratio {go / own:.3g} x")
        for name, seen in self.checks.items():
            if len(seen) != 1:
                sys.exit(f"{name}: the two sides wrote different bytes: {sorted(seen)}")

    def save(self, path, rounds):
        def summary(values):
            return {"median": statistics.median(values), "lowest": min(values), "highest": max(values),
                    "values": values}
        data = {"rounds": rounds, "units": self.units,
                "processors": os.cpu_count(),
                "figures": {side: {name: summary(values) for name, values in figures.items()}
                            for side, figures in self.values.items()}}
        with open(path, "w", encoding="utf-8") as file:
            json.dump(data, file, indent=1)


def build_reference(out):
    """The Go program, or None when Go or its libraries are not installed."""
    if not shutil.which("go") or not os.path.isdir(GO_LIBRARIES + "/src/github.com/hashicorp/memberlist"):
        print("note: Go or its libraries are not installed; no comparison")
        return None
    program = os.path.join(out, "reference")
    with tempfile.TemporaryDirectory(prefix="grapevine-go-") as home:
        environment = dict(os.environ, GO111MODULE="off", GOPATH=GO_LIBRARIES, GOFLAGS="", GOPROXY="off",
                           GOCACHE=os.path.join(home, "cache"), HOME=home)
        lines_of(["go", "build", "-o", program, "."], cwd=os.path.join(HERE, "go"), env=environment)
    return program


def wire_figures(results, wire, go, inputs, rounds):
    for number in range(rounds):
        print(f"  round {number + 1} of {rounds}", file=sys.stderr)
        results.add("own", lines_of([wire, "figures", inputs]))
        if go:
            results.add("go", lines_of([go, "figures", inputs]))
        for name, file in (("peek-10000", "answer-small"), ("peek-100000", "answer-large")):
            results.add("own", lines_of([wire, "peek", name, f"{inputs}/{file}.bin"]))
            results.add("own", lines_of([wire, "peek", name + "-compressed", f"{inputs}/{file}-lzw.bin"]))
            if go:
                results.add("go", lines_of([go, "peek", name + "-compressed", f"{inputs}/{file}-lzw.bin"]))


def usage_of(pid):
    """Seconds of processor time and resident MB of a process. The clock ticks of /proc/PID/stat are
    too coarse for one that idles, so the nanoseconds of its threads are summed up."""
    seconds = 0.0
    for thread in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{thread}/schedstat", encoding="ascii") as file:
            seconds += int(file.read().split()[0]) / 1e9
    with open(f"/proc/{pid}/statm", encoding="ascii") as file:
        return seconds, int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def watch_figures(results, cli, rounds):
    """grapevine-cli against five real agents."""
    if not shutil.which("serf"):
        print("note: serf is not installed; nothing measured against real agents")
        return
    with agents.Cluster(5, profile="lan") as cluster:
        for number in range(rounds):
            began = time.monotonic()
            process = subprocess.Popen([cli, "members", cluster[number % 5].addr], stdout=subprocess.PIPE,
                                       text=True)
            process.stdout.readline()
            results.add_value("start-to-first-member", (time.monotonic() - began) * 1000, "ms")
            process.stdout.read()
            process.stdout.close()
            process.wait()
        watch_for_a_while(results, "watch", [cli, "watch", "--format", "json", cluster[0].addr])
        # One who peeks and one who takes part are of different cost, to the agents too. So the
        # agent that is measured beside the observer is the last one, which nobody asks anything.
        watch_for_a_while(results, "observe", [cli, "watch", "--observe", "--format", "json",
                                               "--bind", OBSERVER_ADDRESS, cluster[0].addr],
                          cluster[4].process)


def watch_for_a_while(results, name, command, beside=None):
    """Memory and processor time of `command`, and of the process `beside` in the same seconds.
    The first lines, up to the snapshot, belong to the start and are not counted."""
    watch = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        while '"snapshot"' not in (line := watch.stdout.readline()):
            if not line:
                sys.exit(f"{command} ended before it had seen the cluster")
        pids = {"own": watch.pid} | ({"go": beside.pid} if beside else {})
        before = {side: usage_of(pid)[0] for side, pid in pids.items()}
        began = time.monotonic()
        try:
            watch.wait(timeout=WATCH_SECONDS)
            sys.exit(f"{command} ended by itself with {watch.returncode}")
        except subprocess.TimeoutExpired:
            pass
        took = time.monotonic() - began
        for side, pid in pids.items():
            after, resident = usage_of(pid)
            results.add_value(f"{name}-rss", resident, "MB", side)
            results.add_value(f"{name}-cpu", (after - before[side]) / took * 100, "%", side)
        watch.send_signal(signal.SIGINT)
        watch.wait(timeout=10)
    finally:
        watch.kill()
        watch.wait()
        watch.stdout.close()


def join_figures(results, build, inputs, rounds):
    """A recorded push/pull answer taken by our observer and by a full member of ours, and the same
    one by a real agent, in turns."""
    own = os.path.join(build, "bench", "bench_observe")
    for number in range(rounds):
        print(f"  join, round {number + 1} of {rounds}", file=sys.stderr)
        for members, file in ((10_000, "small"), (100_000, "large")):
            answer = f"{inputs}/answer-{file}.bin"
            for who in ("observer", "member"):
                results.add("own", lines_of([own, "join", f"join-{members}-{who}", who, answer]))
            if number < SERF_JOINS and shutil.which("serf"):
                results.add("go", lines_of([sys.executable, "-B", os.path.join(HERE, "join_serf.py"),
                                            str(members), answer]))


def flood_figures(results, build, rounds):
    """100,000 user events on many Lamport times and on one: `flood-..` for our program over the
    network beside a real agent, `flood-..-engine` for what lies between socket and screen."""
    own = os.path.join(build, "bench", "bench_flood")
    for kind in (flood.BURST, flood.ONE_TIME):
        for _ in range(rounds):
            results.add("own", lines_of([own, f"flood-{kind}-engine", kind]))
    if not shutil.which("serf"):
        print("note: serf is not installed; no flood over the network")
        return
    cli = os.path.join(build, "bin", "grapevine-cli")
    for kind, side, told in flood.rounds(cli, (flood.BURST, flood.ONE_TIME), rounds, flood.PACE):
        for name, value, unit in flood.figures_of(told):
            results.add_value(f"flood-{kind}-{name}", value, unit, side)
        if told.get("unaccounted", 0) > 0:
            sys.exit(f"flood {kind}: {told['unaccounted']} events are neither shown nor counted: {told}")


def sim_figures(results, build):
    """Virtual seconds per second of quiet fleets."""
    for nodes, seconds in ((64, 600), (1000, 120)):
        for _ in range(SIM_ROUNDS):
            results.add("own", lines_of([os.path.join(build, "bin", "bench_sim"), str(nodes), str(seconds)]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--build", required=True, help="a release build")
    parser.add_argument("--out", required=True, help="where raw figures go")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", choices=("wire", "watch", "join", "flood", "sim", "speed"))
    options = parser.parse_args()
    options.build, options.out = os.path.abspath(options.build), os.path.abspath(options.out)
    os.makedirs(options.out, exist_ok=True)

    results = Results()
    if options.only in (None, "wire", "join"):
        wire = os.path.join(options.build, "bench", "bench_wire")
        with tempfile.TemporaryDirectory(prefix="grapevine-bench-") as inputs:
            lines_of([wire, "inputs", inputs])
            if options.only != "join":
                wire_figures(results, wire, build_reference(options.out), inputs, options.rounds)
            if options.only != "wire":
                join_figures(results, options.build, inputs, options.rounds)
    if options.only in (None, "flood"):
        flood_figures(results, options.build, options.rounds)
    if options.only in (None, "sim"):
        sim_figures(results, options.build)
    if options.only in (None, "watch"):
        watch_figures(results, os.path.join(options.build, "bin", "grapevine-cli"), options.rounds)
    shows_window = os.access(os.path.join(options.build, "bin", "grapevine"), os.X_OK)
    if options.only in (None, "speed") and shows_window:
        speed.measure(results, options.build, options.rounds)
    results.report()
    if options.only in (None, "speed") and shows_window:
        speed.table(results)
    raw = os.path.join(options.out, "bench.json")
    results.save(raw, options.rounds)
    print(f"raw figures: {os.path.relpath(raw)}")


if __name__ == "__main__":
    main()
