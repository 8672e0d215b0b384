#!/usr/bin/env python3
"""How a real `serf agent` takes a recorded push/pull answer. usage: join_serf.py [--list] MEMBERS ANSWER

Plays ANSWER to an agent that joins, and prints what bench_observe prints of ours: milliseconds from
the first byte until the join is complete and all members are counted, processor time, and memory.
With --list it prints instead how long `serf members -format=json` takes to write all of them.
Runs in a network namespace of its own, for the recorded members exist nowhere: nobody else is to be
pinged in their place. Without the right to make one, or without serf, it prints nothing.
"""

import ctypes
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "interop"))
import agents  # noqa: E402  (dies with its parent, as those agents do)

CLONE_NEWNET = 0x40000000
DEADLINE = 120.0
DEAD_EACH = 50  # One row of so many is of a dead member (inputs.cpp); a Go joiner drops those.
RESPONDER = ("127.0.0.2", 7946)
NAMES = ("observer", "member")  # The agent stands beside both.


class Responder(threading.Thread):
    """Takes one push/pull and answers with the recorded one; other dials are closed."""

    def __init__(self, answer):
        super().__init__(daemon=True)
        self.answer = answer
        self.listener = socket.create_server(RESPONDER)
        self.began = None

    def run(self):
        while True:
            connection, _ = self.listener.accept()
            with connection:
                asked = connection.recv(65536)
                if self.began or not asked:
                    continue
                self.began = time.monotonic()
                connection.sendall(self.answer)
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(65536):
                    pass


def usage_of(pid):
    """Seconds of processor time; resident and highest resident MB."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        status = dict(line.split(":", 1) for line in file)
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds, *(int(status[field].split()[0]) / 1024 for field in ("VmRSS", "VmHWM"))


def counted(agent):
    """Members that the agent lists: its own count, which is cheaper than the list."""
    found = re.search(r"members = (\d+)", agent.serf("info"))
    return int(found.group(1)) if found else 0


def list_members(agent, known, folder):
    path = os.path.join(folder, "members.json")
    began = time.monotonic()
    with open(path, "wb") as file:
        subprocess.run(["serf", "members", "-rpc-addr", agent.rpc, "-format=json"], stdout=file,
                       timeout=DEADLINE, check=True)
    took = time.monotonic() - began
    print(f"BENCH export.json-serf {took * 1000:.4g} ms")
    print(f"BENCH export.json-serf-rows {known} rows")
    print(f"BENCH export.json-serf-size {os.path.getsize(path) / 1e6:.4g} MB")


def measure(members, answer, folder, lists):
    responder = Responder(answer)
    responder.start()
    agent = agents.Agent("joiner", "127.0.0.1", 7946, 7373, folder, ["-log-level", "err", "-profile", "lan"],
                         {}, None)
    try:
        agents.wait_until("the agent answers", agent.is_up, every=0.02)
        before = usage_of(agent.process.pid)
        join = subprocess.Popen(["serf", "join", "-rpc-addr", agent.rpc, "%s:%d" % RESPONDER],
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                preexec_fn=agents.die_with_parent)
        told, _ = join.communicate(timeout=DEADLINE)
        ended = time.monotonic()
        if join.returncode != 0:
            sys.exit(f"serf join: {told}{agent.log()}")
        after = usage_of(agent.process.pid)
        known = members - len(range(0, members, DEAD_EACH)) + 1
        if counted(agent) != known:
            sys.exit(f"the agent counts {counted(agent)} members, not {known}")
        if lists:
            list_members(agent, known, folder)
            return
        for who in NAMES:
            name = f"join-{members}-{who}"
            print(f"BENCH {name}-rows {(ended - responder.began) * 1000:.4g} ms")
            print(f"BENCH {name}-cpu {(after[0] - before[0]) * 1000:.4g} ms")
            print(f"BENCH {name}-rss {after[1]:.4g} MB")
            print(f"BENCH {name}-rss-highest {after[2]:.4g} MB")
            print(f"BENCH {name}-rss-a-member {(after[1] - before[1]) * 1048576 / members:.4g} B")
    finally:
        agent.kill()


def main():
    lists = sys.argv[1] == "--list"
    members, path = int(sys.argv[-2]), sys.argv[-1]
    libc = ctypes.CDLL(None, use_errno=True)
    if not shutil.which("serf") or libc.unshare(CLONE_NEWNET) != 0:
        print("note: no serf, or no right to make a network namespace", file=sys.stderr)
        return
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    with open(path, "rb") as file:
        answer = file.read()
    with tempfile.TemporaryDirectory(prefix="grapevine-join-") as folder:
        measure(members, answer, folder, lists)


if __name__ == "__main__":
    main()
