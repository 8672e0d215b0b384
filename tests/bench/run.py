#!/usr/bin/env python3
"""Measures, alternating between Grapevine and Go's libraries, and prints one line a figure.

    BENCH name value unit            the median of all rounds
    BENCH name-go value unit         the same work by Go's libraries, where they are installed
    BENCH name-ratio value x         how many times quicker than Go (of the medians)

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
import agents  # noqa: E402  (the interop tests' agents on loopback)

GO_LIBRARIES = "/usr/share/gocode"  # Where Debian's golang-*-dev packages put them.
WATCH_SECONDS = 30


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

    def add_value(self, name, value, unit):
        self.values["own"].setdefault(name, []).append(value)
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
    """Seconds of processor time and resident MB of a process."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds, int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 1e6


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
        watch = subprocess.Popen([cli, "watch", "--format", "json", cluster[0].addr],
                                 stdout=subprocess.PIPE, text=True)
        try:
            watch.stdout.readline()
            before, _ = usage_of(watch.pid)
            began = time.monotonic()
            try:
                watch.wait(timeout=WATCH_SECONDS)
                sys.exit(f"watch ended by itself with {watch.returncode}")
            except subprocess.TimeoutExpired:
                pass
            after, resident = usage_of(watch.pid)
            took = time.monotonic() - began
            results.add_value("watch-rss", resident, "MB")
            results.add_value("watch-cpu", (after - before) / took * 100, "%")
            watch.send_signal(signal.SIGINT)
            watch.wait(timeout=10)
        finally:
            watch.kill()
            watch.wait()
            watch.stdout.close()


def window_figures(results, window, rounds):
    """First paint, told by the window itself on standard error: first-paint-ms N."""
    if not os.access(window, os.X_OK):
        return
    with tempfile.TemporaryDirectory(prefix="grapevine-paint-") as folder:
        environment = dict(os.environ, GRAPEVINE_BENCH="1", HOME=folder, XDG_CONFIG_HOME=folder,
                           XDG_RUNTIME_DIR=folder)
        if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
            environment["QT_QPA_PLATFORM"] = "offscreen"
        for _ in range(rounds):
            try:
                done = subprocess.run([window, "--screenshot", os.path.join(folder, "x.png"), "--after", "1"],
                                      capture_output=True, text=True, timeout=60, check=False, env=environment)
            except subprocess.TimeoutExpired:
                print("note: the window did not end by itself; first paint not measured")
                return
            told = [line.split()[1] for line in done.stderr.splitlines() if line.startswith("first-paint-ms ")]
            if not told:
                print("note: the window tells no first paint; not measured")
                return
            results.add_value("window-first-paint", float(told[0]), "ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--build", required=True, help="a release build")
    parser.add_argument("--out", required=True, help="where raw figures go")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", choices=("wire", "watch", "window"))
    options = parser.parse_args()
    options.build, options.out = os.path.abspath(options.build), os.path.abspath(options.out)
    os.makedirs(options.out, exist_ok=True)

    results = Results()
    if options.only in (None, "wire"):
        wire = os.path.join(options.build, "bench", "bench_wire")
        go = build_reference(options.out)
        with tempfile.TemporaryDirectory(prefix="grapevine-bench-") as inputs:
            lines_of([wire, "inputs", inputs])
            wire_figures(results, wire, go, inputs, options.rounds)
    if options.only in (None, "watch"):
        watch_figures(results, os.path.join(options.build, "bin", "grapevine-cli"), options.rounds)
    if options.only in (None, "window"):
        window_figures(results, os.path.join(options.build, "bin", "grapevine"), options.rounds)
    results.report()
    raw = os.path.join(options.out, "bench.json")
    results.save(raw, options.rounds)
    print(f"raw figures: {os.path.relpath(raw)}")


if __name__ == "__main__":
    main()
