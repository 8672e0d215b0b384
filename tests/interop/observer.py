"""An observer under the wiretap: what every test of `watch --observe` starts with.

Each test program lives in network namespaces of its own (netns.py). Whatever an observer sends in a
test is decoded and audited at the end of it (wire_audit); nothing passes with an objection.
"""

import base64
import contextlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import agents
import command
import netns
import side_by_side
import wiretap

PORT = 7946
# Lines in which an agent speaks of trouble; what else it may say at these levels is named beside it.
TROUBLE = ("[WARN]", "[ERR]", "[ERROR]")
ACCUSING = ("Suspect", "Marking", "suspect", "failed ping", "Failed ping")


def cluster(count=5, **options):
    """Real agents in the world outside the rooms, with the timing that agents have by default."""
    return agents.Cluster(count, net=netns.AGENTS, **{"profile": "lan", **options})


def new_key(size=32):
    return base64.b64encode(os.urandom(size)).decode()


def write_keyring(path, keys):
    with open(path, "w", encoding="ascii") as file:
        json.dump(keys, file)
    os.chmod(path, 0o600)
    return path


class Home:
    """One installation: its settings' folder, and the name that it keeps there."""

    def __init__(self):
        self.path = tempfile.mkdtemp(prefix="grapevine-home-")

    def environment(self):
        return {"HOME": self.path, "XDG_CONFIG_HOME": os.path.join(self.path, "config"),
                "XDG_STATE_HOME": os.path.join(self.path, "state"),
                "XDG_RUNTIME_DIR": self.path}

    def close(self):
        shutil.rmtree(self.path, ignore_errors=True)


class Observer:
    """One run of `watch --observe` in a room, recorded from before its first packet."""

    def __init__(self, *join, options=(), room=None, home=None, keys=(), wait=True, audited=True,
                 permits=()):
        """`join`: addresses; none waits alone. `keys`: every key that is in use meanwhile.
        `permits`: what it may say beyond an observer's duties, see wiretap.audit()."""
        self._ends = contextlib.ExitStack()
        self.home = home or self._closing(Home())
        self.room = room or self._closing(netns.Room())
        self.address = self.room.address
        self.addr = f"{self.address}:{PORT}"
        self.keys = list(keys)
        self.audited = audited
        self.permits = permits
        self.summary = None
        self.name = None
        self.former_names = []
        self.tap = self._ends.enter_context(
            wiretap.Tap(self.address if self.room.interface == "lo" else None, self.room.interface,
                        self.room.inside))
        bind = () if "--bind" in options else ("--bind", self.addr)
        self.watch = self._ends.enter_context(command.Watch(
            "--observe", *join, *bind, *options, before=self.room.step_in,
            environment=self.home.environment()))
        if wait:
            try:
                self.ready()
            except BaseException:
                print(f"--- observer at {self.address} on stderr\n{self.watch.said()[-3000:]}")
                self._ends.close()
                raise

    def _closing(self, thing):
        self._ends.callback(thing.close)
        return thing

    def ready(self, deadline=15.0):
        """Waits until it says that it is a member; returns seconds since its start."""
        at, entry = self.watch.wait_for("ready", deadline=deadline * command.SLOWNESS)
        self.name = entry["name"]
        return at - self.watch.began

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        with self._ends:
            if kind is not None:
                print(f"--- observer {self.name} at {self.address}, its last lines\n"
                      f"{''.join(self.watch.lines[-12:])[-4000:]}\n--- and on stderr\n{self.watch.said()[-3000:]}")
                self.keep_capture()
                return
            if self.watch.process.poll() is None:
                self.leave()
            if self.audited:
                self.audit()

    def leave(self, how=signal.SIGINT):
        """Asks it to go; returns how many seconds that took."""
        began = time.monotonic()
        code = self.watch.stop(how)
        took = time.monotonic() - began
        if code != 0:
            raise AssertionError(f"exit code {code} after {took:.2f} s: {self.watch.said()}")
        return took

    def kill(self):
        """Without a word. What follows in its room is somebody else's, and not recorded here."""
        self.watch.process.kill()
        self.watch.process.wait()
        self.tap.stop()

    def send_signal(self, how):
        self.watch.process.send_signal(how)

    def keep_capture(self):
        """For a person to look at, in the folder that GRAPEVINE_CAPTURES names."""
        kept = os.environ.get("GRAPEVINE_CAPTURES")
        if kept:
            self.tap.write(os.path.join(kept, f"{self.name}-{time.time():.0f}.jsonl"))

    def audit(self):
        """What it sent, held against the rules; prints the figures."""
        with tempfile.TemporaryDirectory() as folder:
            capture = os.path.join(folder, "capture.jsonl")
            self.tap.write(capture)
            self.keep_capture()
            keyring = write_keyring(os.path.join(folder, "keys"), self.keys) if self.keys else None
            self.summary = wiretap.audit(capture, [*self.former_names, self.name], self.room.addresses,
                                         keyring=keyring, permits=self.permits)
        print(f"  sent: {self.summary.get('sent')} udp: {self.summary.get('udp')} "
              f"tcp: {self.summary.get('tcp')} serf: {self.summary.get('serf')} "
              f"own: {self.summary.get('own')} relayed: {self.summary.get('relayed')} "
              f"listed: {self.summary.get('listed')} objections: {self.summary['objections']}")
        if self.summary["objections"]:
            raise AssertionError(f"{self.summary['objections']} objections: {self.summary['violations']}\n" +
                                 "\n".join(json.dumps(one) for one in self.summary["list"][:20]))
        if self.summary.get("received", {}).get("undecodable"):
            raise AssertionError(f"the audit could not read what was received: {self.summary['received']}")


def status_at(agent, name):
    """What that agent says of a member; None when it knows of none."""
    return agent.members().get(name, {}).get("status")


def seen_everywhere(agents_, name, status="alive", deadline=75.0):
    """Seconds until every one of them says so. Gossip passes a member by once in a while; it learns
    the rest by an exchange of states, one or two rounds of 30 s later."""
    began = time.monotonic()
    said = {}

    def seen():
        said.update((agent.name, status_at(agent, name)) for agent in agents_)
        return all(one == status for one in said.values())
    try:
        agents.wait_until(f"{name} is {status} everywhere", seen, deadline * command.SLOWNESS, every=0.1)
    except AssertionError as error:
        raise AssertionError(f"{error}; they say {said}") from None
    return time.monotonic() - began


def stays(what, condition, seconds, every=1.0):
    """Fails as soon as `condition` turns false within that time; a look costs real processes."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not condition():
            raise AssertionError(f"no longer so {seconds - (end - time.monotonic()):.1f} s on: {what}")
        time.sleep(min(every, max(0.0, end - time.monotonic())))


def trouble_about(log, *names):
    """Lines that speak of suspicion, failure or errors in connection with one of the names."""
    return [line for line in log.splitlines()
            if any(name in line for name in names) and
            (any(word in line for word in TROUBLE) or any(word in line for word in ACCUSING) or
             "EventMemberFailed" in line)]


def failures_told(log):
    """Names that an agent's log says failed, in order; and how often each joined."""
    failed = [line.split("EventMemberFailed:")[1].split()[0] for line in log.splitlines()
              if "EventMemberFailed:" in line]
    joined = [line.split("EventMemberJoin:")[1].split()[0] for line in log.splitlines()
              if "EventMemberJoin:" in line]
    return failed, joined


def query(agent, *arguments):
    return json.loads(agent.serf("query", "-format=json", *arguments))


class Test(unittest.TestCase):
    maxDiff = None

    def assert_no_trouble(self, cluster_, *names):
        for log_name, log in cluster_.logs().items():
            self.assertEqual(trouble_about(log, *names), [], f"in the log of {log_name}")


def run_cli(room, home, *arguments, timeout=60):
    """One run of grapevine-cli in a room, to its end."""
    began = time.monotonic()
    done = subprocess.run([command.program(), *arguments], capture_output=True, text=True, timeout=timeout,
                          check=False, preexec_fn=room.step_in, env={**os.environ, **home.environment()})
    return command.Answer(done.returncode, done.stdout, done.stderr, time.monotonic() - began)


def main(cli=True):
    agents.require_serf()
    if cli:
        command.program()
    wiretap.audit_program()
    side_by_side.main(netns.enter_world)
