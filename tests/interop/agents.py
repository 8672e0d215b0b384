"""Real `serf agent`s on loopback, started, asked and ended by the interop tests.

Every cluster gets addresses of its own inside 127/8 (or ports of its own on ::1), so that tests may
run side by side. Agents die with this process, whatever ends it.
"""

import contextlib
import ctypes
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

PR_SET_PDEATHSIG = 1
SKIPPED = 77  # What ctest is told to read as "skipped".


def require_serf():
    """Ends the process when no serf is installed: as skipped on a desk, as failed where CI=true."""
    if shutil.which("serf"):
        return
    print("no `serf` program: install Debian's package serf (./dev deps)", file=sys.stderr)
    sys.exit(1 if os.environ.get("CI") == "true" else SKIPPED)


def die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def wait_until(what, condition, deadline=30.0, every=0.1):
    """Polls `condition` until it gives something true, and returns that; fails after `deadline`."""
    end = time.monotonic() + deadline
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > end:
            raise AssertionError(f"not within {deadline:g} s: {what}")
        time.sleep(every)


def port_is_free(host, port):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        with socket.socket(family, kind) as probe:
            try:
                probe.bind((host, port))
            except OSError:
                return False
    return True


def claim(host, port):
    """Takes a port for somebody about to bind it, among all tests that run beside this one: held
    until the socket given is closed. None when it is taken."""
    held = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        held.bind(f"\0grapevine-interop-{host}-{port}")
        if port_is_free(host, port) and port_is_free(host, port + 1):
            return held
    except OSError:
        pass
    held.close()
    return None


def spell(host, port):
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


class Agent:
    """One `serf agent` process."""

    def __init__(self, name, host, port, rpc_port, folder, options, tags, join):
        self.name = name
        self.host = host
        self.port = port
        self.addr = spell(host, port)
        self.rpc = spell(host, rpc_port)
        self.log_path = os.path.join(folder, f"{name}-{port}.log")
        command = ["serf", "agent", "-node", name, "-bind", self.addr, "-rpc-addr", self.rpc, *options]
        for key, value in tags.items():
            command += ["-tag", f"{key}={value}"]
        if join:
            command += ["-join", join]
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT,
                                            stdin=subprocess.DEVNULL, preexec_fn=die_with_parent)

    def log(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as file:
            return file.read()

    def serf(self, *arguments):
        """Runs a `serf` command against this agent and returns what it prints."""
        done = subprocess.run(["serf", arguments[0], "-rpc-addr", self.rpc, *arguments[1:]],
                              capture_output=True, text=True, timeout=30, check=False)
        if done.returncode != 0:
            raise AssertionError(f"serf {arguments} on {self.name}: {done.stdout}{done.stderr}\n{self.log()}")
        return done.stdout

    def members(self):
        """What `serf members -format=json` says, by name."""
        rows = json.loads(self.serf("members", "-format=json"))["members"]
        return {row["name"]: row for row in rows}

    def is_up(self):
        if self.process.poll() is not None:
            raise AssertionError(f"agent {self.name} ended by itself:\n{self.log()}")
        with contextlib.suppress(OSError):
            host, port = self.rpc.rsplit(":", 1)
            with socket.create_connection((host.strip("[]"), int(port)), timeout=1):
                return True
        return False

    def kill(self):
        """Without a word, as a power cut."""
        self.process.kill()
        self.process.wait()

    def leave(self):
        """With a word: the cluster sees it leave."""
        self.serf("leave")
        self.process.wait(timeout=30)


class Cluster:
    """Joined agents `n1`, `n2`, ..; ends them and removes their folder on exit."""

    def __init__(self, count=5, *, key=None, compress=True, tags=True, v6=False, profile="local",
                 prefix="n", net=None, options_of=None):
        """`net`: where the agents live, else somewhere in 127/8. `options_of(folder, name)`: more
        options of one agent."""
        self.key = key
        self.agents = []
        self._claims = contextlib.ExitStack()
        self.folder = tempfile.mkdtemp(prefix="grapevine-interop-")
        self.tags = tags
        self.v6 = v6
        self.prefix = prefix
        self.options = ["-profile", profile]
        if key:
            self.options += ["-encrypt", key]
        if not compress:
            self.options += ["-disable-compression"]
        self.options_of = options_of
        self.net = net or f"127.{random.randint(2, 250)}.{random.randint(1, 250)}"
        try:
            for _ in range(count):
                self.add(join=False)
            for agent in self.agents:
                wait_until(f"{agent.name} listens", agent.is_up)
            for agent in self.agents[1:]:
                agent.serf("join", self.agents[0].addr)
            self.settle()
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            for agent in self.agents:
                told = "\n".join(line for line in agent.log().splitlines() if "Accepted client" not in line)
                print(f"--- log of {agent.name} ({agent.addr}), exit code {agent.process.poll()}, its end\n{told[-2000:]}")
        self.close()

    def __getitem__(self, index):
        return self.agents[index]

    def add(self, *, join=True, name=None):
        """One agent more. `join`: through the first agent, or through the address given."""
        number = len(self.agents) + 1
        while True:
            host = "::1" if self.v6 else f"{self.net}.{number}"
            port = random.randrange(15000, 31000, 2)
            claimed = claim(host, port)
            if claimed:
                self._claims.enter_context(claimed)
                break
        name = name or f"{self.prefix}{number}"
        tags = self.tags(number) if callable(self.tags) else {
            "role": "web" if number % 2 else "db", "zone": f"z{number}", "empty": "",
            "word": "größe"} if self.tags else {}
        more = self.options_of(self.folder, name) if self.options_of else []
        known = self.agents[0].addr if self.agents else None
        agent = Agent(name, host, port, port + 1, self.folder, [*self.options, *more], tags,
                      (known if join is True else join) if join else None)
        self.agents.append(agent)
        if join:
            wait_until(f"{name} listens", agent.is_up)
        return agent

    def running(self):
        return [agent for agent in self.agents if agent.process.poll() is None]

    def settle(self):
        """Waits until every running agent sees the same members in the same state.

        In so small a cluster gossip may miss somebody by chance, who then learns the rest by the
        next exchange of states, up to 30 s later; joining again does one at once.
        """
        def agreed():
            pictures = [{name: (row["status"], row["tags"]) for name, row in agent.members().items()}
                        for agent in self.running()]
            alive = {name for name, (status, _) in pictures[0].items() if status == "alive"}
            return all(picture == pictures[0] for picture in pictures) and \
                alive == {agent.name for agent in self.running()}
        for _ in range(10):
            try:
                wait_until("all agents agree", agreed, deadline=2, every=0.2)
                return
            except AssertionError:
                for agent in self.running()[1:]:
                    agent.serf("join", self.running()[0].addr)
        wait_until("all agents agree", agreed)

    def quiet(self):
        """Waits until the agents have had nothing to log for two seconds; returns the logs."""
        state = {"logs": self.logs(), "since": time.monotonic()}

        def unchanged():
            logs = self.logs()
            if logs != state["logs"]:
                state.update(logs=logs, since=time.monotonic())
            return time.monotonic() > state["since"] + 2
        wait_until("the agents have nothing to log", unchanged)
        return state["logs"]

    def logs(self):
        return {agent.name: agent.log() for agent in self.agents}

    def close(self):
        for agent in self.agents:
            if agent.process.poll() is None:
                agent.process.kill()
        for agent in self.agents:
            agent.process.wait()
        self._claims.close()
        shutil.rmtree(self.folder, ignore_errors=True)
