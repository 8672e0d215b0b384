#!/usr/bin/env python3
"""How an observer of ours and a real `serf agent` take a flood of user events, in turns.

The same 100,000 distinct events go to each over UDP at the same pace: each on a Lamport time of its
own (`burst`), or all on one (`onetime`). Each receiver is a member of a fresh cluster of its own
with one agent more. Used by run.py; alone it takes --cli PROGRAM and prints every round.

Nothing that the system or the receiver lost counts as an event: what the kernel dropped stands in
/proc/net/udp, what memberlist dropped in the agent's log, and what we dropped in our own counters.
Of ours every datagram must be accounted for, one by one, or the figure is none.
"""

import argparse
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "interop"))
import agents  # noqa: E402  (the interop tests' agents on loopback)

EVENTS = 100_000
PACE = 20_000  # Events a second: an agent keeps up with most of them.
FIRST_TIME = 100
SLICE = 0.005  # Seconds; the sender sends what is due and waits.
QUIET = 1.0  # Whoever has used less than a tenth of this for so long has digested it.
DIGESTED_AFTER = 120.0
USER_MESSAGE, USER_EVENT = b"\x08", b"\x03"
FULL_QUEUE = "handler queue full"
BURST, ONE_TIME = "burst", "onetime"


def datagram(number, kind):
    """A memberlist user message with one event as serf encodes it."""
    when = FIRST_TIME + (number if kind == BURST else 0)
    name, payload = b"deploy", f"build {number:06} of the flood".encode()
    return (USER_MESSAGE + USER_EVENT + b"\x84\xa2CC\xc2\xa5LTime\xce" + when.to_bytes(4, "big") +
            b"\xa4Name" + bytes([0xa0 | len(name)]) + name +
            b"\xa7Payload" + bytes([0xa0 | len(payload)]) + payload)


def kernel_drops(port):
    """Of the UDP socket with that port; addresses in 127/8 are nobody else's."""
    with open("/proc/net/udp", encoding="ascii") as file:
        rows = [line.split() for line in file][1:]
    return sum(int(row[-1]) for row in rows if int(row[1].split(":")[1], 16) == port)


class Usage:
    """Of one process: seconds of processor time by thread, and memory in MB."""

    def __init__(self, pid):
        self.threads = {}
        for thread in os.listdir(f"/proc/{pid}/task"):
            with contextlib.suppress(OSError):
                with open(f"/proc/{pid}/task/{thread}/schedstat", encoding="ascii") as file:
                    self.threads[thread] = int(file.read().split()[0]) / 1e9
        self.seconds = sum(self.threads.values())
        with open(f"/proc/{pid}/status", encoding="ascii") as file:
            status = dict(line.split(":", 1) for line in file)
        self.resident, self.highest = (int(status[field].split()[0]) / 1024 for field in ("VmRSS", "VmHWM"))


def send(to, kind, pace):
    """Gives the seconds that it took."""
    flood = [datagram(number, kind) for number in range(EVENTS)]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.connect(to)
        began, sent = time.monotonic(), 0

        def due():
            return min(EVENTS, int((time.monotonic() - began) * pace) if pace else EVENTS)
        while sent < EVENTS:
            agents.wait_until("more of the flood is due", lambda: due() > sent, every=SLICE)
            until = due()
            for one in flood[sent:until]:
                sender.send(one)
            sent = until
        return time.monotonic() - began


def digest(pid):
    """Waits until the process idles again."""
    used = [Usage(pid).seconds]

    def idles():
        used.append(Usage(pid).seconds)
        return len(used) > 2 and used[-1] - used[-2] < QUIET / 10
    agents.wait_until("the receiver has digested the flood", idles, DIGESTED_AFTER, every=QUIET)


def flood(pid, to, kind, pace):
    """What it cost: figures by name, `taken` being what the kernel handed to the process or will."""
    before, lost_before = Usage(pid), kernel_drops(to[1])
    took = send(to, kind, pace)
    digest(pid)
    after, lost = Usage(pid), kernel_drops(to[1]) - lost_before
    busiest = {thread: seconds - before.threads.get(thread, 0) for thread, seconds in after.threads.items()}
    return {"sent-in": took, "kernel-dropped": lost, "taken": EVENTS - lost, "cpu": after.seconds - before.seconds,
            "threads": busiest, "rss": after.resident - before.resident, "rss-highest": after.highest}


def flood_agent(kind, pace):
    with agents.Cluster(2, profile="lan", options_of=lambda folder, name: ["-log-level", "warn"]) as cluster:
        one = cluster[1]
        out = flood(one.process.pid, (one.host, one.port), kind, pace)
        out["dropped"] = one.log().count(FULL_QUEUE)
        out["handled"] = out["taken"] - out["dropped"]
        queue = re.search(r"event_queue = (\d+)", one.serf("info"))
        out["queue"] = int(queue.group(1)) if queue else 0
        return out


class Printed:
    """What `watch` wrote to a file, as far as we have read it."""

    def __init__(self, path):
        self.path = path

    def wait_for(self, kind):
        def found():
            for line in self.lines():
                if line.get("kind") == kind:
                    return line
            return None
        return agents.wait_until(f"watch says {kind}", found, every=0.05)

    def lines(self):
        with open(self.path, encoding="utf-8") as file:
            return [json.loads(line) for line in file if line.endswith("\n")]


def counters_of(text):
    """`name value` lines of --stats."""
    return {name: int(value) for name, value in re.findall(r"^(\S+)\s+(\d+)$", text, re.MULTILINE)}


def flood_observer(cli, kind, pace, folder):
    host = "127.0.0.1"
    with agents.Cluster(1, profile="lan") as cluster, \
            open(os.path.join(folder, "out"), "wb") as out, open(os.path.join(folder, "err"), "wb") as err:
        environment = dict(os.environ, HOME=folder, XDG_CONFIG_HOME=folder, XDG_STATE_HOME=folder,
                           XDG_RUNTIME_DIR=folder)
        process = subprocess.Popen([cli, "watch", "--observe", "--stats", "--format", "json", "--bind", host,
                                    cluster[0].addr], stdout=out, stderr=err, env=environment,
                                   preexec_fn=agents.die_with_parent)
        try:
            printed = Printed(out.name)
            own = printed.wait_for("ready")["addr"]
            printed.wait_for("snapshot")
            told = flood(process.pid, (host, int(own.rsplit(":", 1)[1])), kind, pace)
            process.send_signal(signal.SIGINT)
            process.wait(timeout=20)
        finally:
            process.kill()
            process.wait()
    with open(err.name, encoding="utf-8") as file:
        counters = counters_of(file.read())
    told["printed"] = sum(1 for line in printed.lines() if line["kind"] == "user")
    told["counters"] = counters
    told["dropped"] = counters.get("watch.entries-dropped", 0)
    told["handled"] = told["taken"]
    # What else was to be shown may be among those dropped: then this is a little below zero.
    told["unaccounted"] = told["taken"] - told["printed"] - told["dropped"]
    return told


def figures_of(told):
    """What run.py prints of one round."""
    handled = max(told["handled"], 1)
    return [("cpu-an-event", told["cpu"] / handled * 1e6, "us"), ("rss", told["rss"], "MB"),
            ("rss-highest", told["rss-highest"], "MB"), ("handled", told["handled"], "count"),
            ("dropped", told["dropped"], "count")]


def rounds(cli, kinds, count, pace):
    """Yields (kind, side, told), side being `own` or `go`."""
    for kind in kinds:
        for _ in range(count):
            with tempfile.TemporaryDirectory(prefix="grapevine-flood-") as folder:
                yield kind, "own", flood_observer(cli, kind, pace, folder)
            yield kind, "go", flood_agent(kind, pace)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pace", type=int, default=PACE, help="events a second; 0: as fast as it goes")
    parser.add_argument("--kind", choices=(BURST, ONE_TIME), action="append")
    options = parser.parse_args()
    if not shutil.which("serf"):
        sys.exit("serf is not installed")
    seen = {}
    for kind, side, told in rounds(options.cli, options.kind or (BURST, ONE_TIME), options.rounds, options.pace):
        print(kind, side, json.dumps(told), flush=True)
        for name, value, unit in figures_of(told):
            seen.setdefault((kind, name, unit), {}).setdefault(side, []).append(value)
    for (kind, name, unit), sides in seen.items():
        own, go = (statistics.median(sides[side]) for side in ("own", "go"))
        print(f"{kind} {name}: ours {own:.4g} {unit}, serf {go:.4g} {unit}")


if __name__ == "__main__":
    main()
