"""Commands of grapevine-cli that join, ask and leave, each under the wiretap; and agents that answer."""

import contextlib
import json
import os
import re
import subprocess
import tempfile

import agents
import netns
import observer
import wiretap

NAME = "u1"  # As long as an agent's: sizes can be compared.
TRIES = 3


class Desk:
    """A place in the cluster from which commands ask, one after the other, under one name."""

    def __init__(self, cluster, *, keys=()):
        self.cluster = cluster
        self.name = NAME  # Under which the last command joined.
        self.keys = list(keys)
        self._ends = contextlib.ExitStack()
        self.room = netns.Room()
        self._ends.callback(self.room.close)
        self.home = observer.Home()
        self._ends.callback(self.home.close)
        self.keyring = None
        if self.keys:
            self.keyring = observer.write_keyring(os.path.join(self.home.path, "ring"), self.keys)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._ends.close()

    def ask(self, command, *words, permits=(), timeout=60):
        """Runs it by --join to its end; whatever it sent is audited. Returns how it ended."""
        agents.wait_until("the last one has left", lambda: observer.status_at(self.cluster[0], NAME) in (None, "left"))
        keyring = ["--keyring-file", self.keyring] if self.keyring else []
        with wiretap.Tap(None, self.room.interface, self.room.inside) as tap:
            answer = observer.run_cli(self.room, self.home, command, "--join", self.cluster[0].addr,
                                      "--as", NAME, *keyring, *words, timeout=timeout)
            # The last words are on their way through the tap still.
            tap.stop()
        named = re.search(r"This is (\S+) at", answer.err)
        self.name = named.group(1) if named else NAME
        self._audit(tap, permits)
        return answer

    def _audit(self, tap, permits):
        with tempfile.TemporaryDirectory() as folder:
            capture = os.path.join(folder, "capture.jsonl")
            tap.write(capture)
            keyring = observer.write_keyring(os.path.join(folder, "keys"), self.keys) if self.keys else None
            summary = wiretap.audit(capture, [self.name], self.room.addresses, keyring=keyring, permits=permits)
        if summary["objections"]:
            raise AssertionError(f"{summary['violations']}\n" +
                                 "\n".join(json.dumps(one) for one in summary["list"][:20]))

    def event(self, name, *words):
        return self.ask("event", name, *words, permits=[("event", name)])

    def query(self, name, *words):
        """The JSON of a query that went well."""
        answer = self.ask("query", name, *words, "--format", "json", permits=[("query", name)])
        if answer.code != 0:
            raise AssertionError(f"query {name} {words}: {answer}")
        return answer.json


def handler(script, *, kinds="*"):
    """`options_of` for agents.Cluster: each agent runs that shell script, $LOG being a file of its own."""
    def options(folder, name):
        path = os.path.join(folder, f"{name}.sh")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\nLOG={handled_path(folder, name)}\n{script}\n")
        os.chmod(path, 0o755)
        return ["-event-handler", f"{kinds}={path}"]
    return options


def handled_path(folder, name):
    return os.path.join(folder, f"{name}.handled")


def handled(cluster, agent):
    """What that agent's handler wrote to $LOG so far."""
    try:
        with open(handled_path(cluster.folder, agent.name), encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def serf(agent, *arguments):
    """Like Agent.serf, whatever its exit code: that, and what it said."""
    done = subprocess.run(["serf", arguments[0], "-rpc-addr", agent.rpc, *arguments[1:]],
                          capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


def serf_query(agent, *words):
    """`serf query -format=json`."""
    answer = observer.query(agent, *words)
    return set(answer["Acks"] or []), answer["Responses"]


def until_everybody(what, ask, tries=TRIES):
    """Asks until gossip has passed by nobody, so many times at most; returns that answer.

    Serf sends a query 4 times from each member that has it (8 from ten members on), to three of the
    others at a time, and never again: of four members all hear it; of five one is passed by in 0.5 %
    of all queries, of six in 1.7 %, of seven in 3.1 %, of thirteen in 0.1 %. Three times in a row
    that is less than one in 10,000.

    `ask` asks once, asserts whatever holds in any case, and returns the answer and who was passed by.
    """
    passed_by = []
    for _ in range(tries):
        answer, missed = ask()
        if not missed:
            return answer
        passed_by.append(sorted(missed))
        print(f"  {what}: gossip passed {', '.join(passed_by[-1])} by")
    raise AssertionError(f"{what}: passed by each of {tries} times: {passed_by}")


def serf_reachability(agent, *options):
    """What `serf reachability` says once it has reached everybody."""
    def ask():
        code, said = serf(agent, "reachability", *options)
        missing = re.findall(r"^\t(\S+)$", said.split("Troubleshooting")[0], re.M)
        if (code == 0) != (not missing) or (code == 0) != ("Successfully contacted all live nodes" in said):
            raise AssertionError(f"exit code {code}: {said}")
        return said, missing
    return until_everybody("serf reachability", ask)


def serf_keys(agent, members, *words):
    """What `serf keys` says once all of so many members have done it: doing it twice is harmless."""
    def ask():
        code, said = serf(agent, "keys", *words)
        counted = re.findall(r"\[(\d+)/(\d+)\]", said) if code == 0 else \
            re.findall(r"^Error .*: (\d+)/(\d+) nodes reported success$", said, re.M)
        if code != 0 and not counted:
            raise AssertionError(f"keys {words}: exit code {code}: {said}")
        # A list counts those who answered; a change that failed, those who should have.
        heard = min((int(whole if code == 0 else done) for done, whole in counted), default=members)
        return said, [f"{members - heard} of {members}"] if heard < members else []
    return until_everybody(f"serf keys {words[0]}", ask)


def all_alive(cluster, count):
    """Waits until every running agent counts that many alive: whoever asked before has left."""
    def settled():
        return all(sum(row["status"] == "alive" for row in agent.members().values()) == count
                   for agent in cluster.running())
    agents.wait_until(f"{count} alive everywhere", settled, 75)
