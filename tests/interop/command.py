"""Runs grapevine-cli as a script would, and what every test file here starts with."""

import json
import os
import queue
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

import agents
import side_by_side

LONG = os.environ.get("GRAPEVINE_LONG") == "1"
# Sanitizers make programs slower; the build says so.
SLOWNESS = float(os.environ.get("GRAPEVINE_SLOWNESS", "1"))


class Answer:
    """How one run of grapevine-cli ended."""

    def __init__(self, code, out, err, seconds):
        self.code = code
        self.out = out
        self.err = err
        self.seconds = seconds

    @property
    def json(self):
        return json.loads(self.out)

    def __repr__(self):
        return f"exit code {self.code} after {self.seconds:.2f} s\nstdout: {self.out[:2000]}\nstderr: {self.err[:2000]}"


def program():
    path = os.environ.get("GRAPEVINE_CLI", "")
    if not os.access(path, os.X_OK):
        sys.exit(f"GRAPEVINE_CLI names no program: {path!r}")
    return path


def run(*arguments, stdin=None, timeout=60, before=()):
    """`before`: a command that runs the program, such as nsenter."""
    began = time.monotonic()
    done = subprocess.run([*before, program(), *arguments], input=stdin, capture_output=True, text=True,
                          timeout=timeout, check=False)
    return Answer(done.returncode, done.stdout, done.stderr, time.monotonic() - began)


def without_defusing(cell):
    """What stood in a cell of an exported table: without the `'` that keeps spreadsheets from computing."""
    return re.sub("(^|;)'", r"\1", cell)


def members(*arguments):
    """Rows of `members --format json`, by name; fails unless the command did well."""
    answer = run("members", "--format", "json", *arguments)
    if answer.code != 0:
        raise AssertionError(f"members {arguments}: {answer}")
    return {row["name"]: row for row in answer.json["members"]}


def names_in(entry):
    return [row["name"] for row in entry.get("members") or []] + [entry.get("member")]


class Watch:
    """A running `grapevine-cli watch --format json` whose lines are collected as they come."""

    def __init__(self, *arguments, before=agents.die_with_parent, environment=None):
        """`before` runs in the child, just before the program."""
        self.lines = []
        self.seen = []
        self.began = time.monotonic()
        self._queue = queue.Queue()
        self._said = tempfile.TemporaryFile("w+b")
        self.process = subprocess.Popen([program(), "watch", "--format", "json", *arguments],
                                        stdout=subprocess.PIPE, stderr=self._said, text=True,
                                        preexec_fn=before, env={**os.environ, **(environment or {})})
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._reader.join()
        self.process.stdout.close()
        self._said.close()

    def _read(self):
        for line in self.process.stdout:
            self._queue.put((time.monotonic(), line))

    def _collect(self):
        while not self._queue.empty():
            at, line = self._queue.get()
            self.lines.append(line)
            self.seen.append((at, json.loads(line)))

    def wait_for(self, kind, member=None, deadline=75.0, since=0.0):
        """The first line of that kind (about that member) since then, and when it came. Whom gossip
        passes by hears of it one or two exchanges of states later, 30 s apart."""
        def found():
            self._collect()
            for at, entry in self.seen:
                if at >= since and entry["kind"] == kind and (member is None or member in names_in(entry)):
                    return at, entry
            if self.process.poll() is not None and self._queue.empty():
                raise AssertionError(f"watch ended with {self.process.returncode}: {self.said()}")
            return None
        try:
            return agents.wait_until(f"a {kind} line about {member}", found, deadline)
        except AssertionError as error:
            raise AssertionError(f"{error}\nlines so far:\n{''.join(self.lines)}") from None

    def said(self):
        """What it wrote to standard error so far."""
        size = os.fstat(self._said.fileno()).st_size
        return os.pread(self._said.fileno(), size, 0).decode(errors="replace")

    def entries(self, kind, member=None, since=0.0):
        """All lines of that kind (about that member) since then."""
        self._collect()
        return [entry for at, entry in self.seen
                if at >= since and entry["kind"] == kind and (member is None or member in names_in(entry))]

    def kinds(self):
        self._collect()
        return [entry["kind"] for _, entry in self.seen]

    def stop(self, how=signal.SIGINT):
        self.process.send_signal(how)
        code = self.process.wait(timeout=10)
        self._reader.join()
        self._collect()
        return code


def main():
    agents.require_serf()
    program()
    side_by_side.main()
