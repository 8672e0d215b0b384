"""Commands of grapevine-cli that join, ask and leave, each under the wiretap; and agents that answer."""

import contextlib
import json
import os
import re
import tempfile

import agents
import netns
import observer
import wiretap

NAME = "u1"  # As long as an agent's: sizes can be compared.


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


def serf_query(agent, *words):
    """`serf query -format=json`."""
    answer = observer.query(agent, *words)
    return set(answer["Acks"] or []), answer["Responses"]


def all_alive(cluster, count):
    """Waits until every running agent counts that many alive: whoever asked before has left."""
    def settled():
        return all(sum(row["status"] == "alive" for row in agent.members().values()) == count
                   for agent in cluster.running())
    agents.wait_until(f"{count} alive everywhere", settled, 20)
