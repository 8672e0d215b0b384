"""The window as an observer: whatever its thread or its computer does, the cluster sees no failure
(ALL-6; sleep as logind announces it, on a private bus)."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import agents
import command
import netns
import observer
import wiretap

BLOCKED_FOR = 10
PATIENCE = 30
ASLEEP_FOR = 40 if command.LONG else 6


def program(variable="GRAPEVINE_BLOCKING_WINDOW"):
    path = os.environ.get(variable, "")
    if not os.access(path, os.X_OK):
        sys.exit(f"{variable} names no program: {path!r}")
    return path


class Talker:
    """A program that is told lines and answers with words."""

    def __init__(self, command_line, environment, step_in=agents.die_with_parent):
        self.process = subprocess.Popen(
            command_line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, preexec_fn=step_in,
            env={**os.environ, **environment, "LC_ALL": "C.UTF-8"})

    def tell(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def expect(self, word):
        line = self.process.stdout.readline().strip()
        if line != word:
            raise AssertionError(f"{self.process.args[0]} says {line!r} instead of {word!r}")

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


class Logind:
    """A private system bus on which computers fall asleep at our word."""

    def __init__(self, folder):
        self.address = f"unix:path={os.path.join(folder, 'bus')}"
        if not shutil.which("dbus-daemon"):
            sys.exit("no `dbus-daemon` program: install Debian's package dbus-daemon (./dev deps)")
        self.bus = Talker(["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address",
                           f"--address={self.address}"], {})
        self.bus.process.stdout.readline()  # It listens.
        self.logind = Talker([program("GRAPEVINE_LOGIN1")], self.environment())
        self.logind.expect("here")

    def environment(self):
        return {"DBUS_SYSTEM_BUS_ADDRESS": self.address}

    def close(self):
        self.logind.close()
        self.bus.close()


class Window(Talker):
    """The window, offscreen, observing from a room; its thread can be kept busy."""

    def __init__(self, room, home, join, environment=None):
        super().__init__([program(), "--observe", join, "--bind", f"{room.address}:{observer.PORT}"],
                         {**home.environment(), "QT_QPA_PLATFORM": "offscreen", **(environment or {})},
                         room.step_in)

    def block(self, seconds):
        self.tell(f"block {seconds}")
        self.expect("blocked")

    def leave(self):
        self.process.terminate()
        code = self.process.wait(timeout=10)
        if code != 0:
            raise AssertionError(f"the window ended with {code}")


class Windows(observer.Test):
    def setUp(self):
        self.home, self.room = observer.Home(), netns.Room()
        self.addCleanup(self.home.close)
        self.addCleanup(self.room.close)

    def open_window(self, cluster, environment=None):
        """The window as a member that everybody knows, and its name."""
        window = Window(self.room, self.home, cluster[0].addr, environment)
        self.addCleanup(window.close)
        ours = f"{self.room.address}:{observer.PORT}"

        def name():
            return next((name for name, row in cluster[0].members().items() if row["addr"] == ours), None)
        us = agents.wait_until("the window is a member", name, PATIENCE)
        observer.seen_everywhere(cluster.agents, us)
        return window, us

    def leave(self, window, cluster, us, tap):
        """The window closes; nobody had or has anything against it, nor has the audit."""
        window.leave()
        observer.seen_everywhere(cluster.agents, us, "left", deadline=3)
        self.assert_no_trouble(cluster, us)
        with tempfile.TemporaryDirectory() as folder:
            capture = os.path.join(folder, "capture.jsonl")
            tap.write(capture)
            summary = wiretap.audit(capture, [us], self.room.addresses, keyring=None)
        print(f"  sent: {summary.get('sent')} udp: {summary.get('udp')} objections: {summary['objections']}")
        self.assertEqual(summary["objections"], 0, summary)

    def test_a_blocked_window_is_suspected_by_nobody(self):
        with observer.cluster(5) as cluster, wiretap.Tap(None, self.room.interface, self.room.inside) as tap:
            window, us = self.open_window(cluster)
            window.block(BLOCKED_FOR)
            since = time.monotonic()
            observer.stays("alive everywhere while its window is blocked",
                           lambda: all(observer.status_at(agent, us) == "alive" for agent in cluster.agents),
                           BLOCKED_FOR - 1)
            window.expect("free")
            print(f"\n  {us}: window blocked for {time.monotonic() - since:.1f} s")
            # A suspicion would have been logged, whether or not it was refuted in time.
            self.assertGreater(time.monotonic() - since, BLOCKED_FOR - 2)
            observer.stays("alive everywhere afterwards",
                           lambda: all(observer.status_at(agent, us) == "alive" for agent in cluster.agents), 5)
            self.leave(window, cluster, us, tap)

    def test_a_computer_that_sleeps_has_left_before_and_comes_back(self):
        logind = Logind(self.home.path)
        self.addCleanup(logind.close)
        with observer.cluster(5) as cluster, wiretap.Tap(None, self.room.interface, self.room.inside) as tap:
            window, us = self.open_window(cluster, logind.environment())
            logind.logind.expect("held")
            began = time.monotonic()
            logind.logind.tell("sleep")
            logind.logind.expect("released")
            left_after = time.monotonic() - began
            window.process.send_signal(signal.SIGSTOP)
            try:
                told_after = observer.seen_everywhere(cluster.agents, us, "left", deadline=3)
                time.sleep(ASLEEP_FOR)
            finally:
                window.process.send_signal(signal.SIGCONT)
            began = time.monotonic()
            logind.logind.tell("wake")
            observer.seen_everywhere(cluster.agents, us, deadline=PATIENCE)
            print(f"\n  {us}: asleep after {left_after:.1f} s, left everywhere {told_after:.1f} s later; "
                  f"{ASLEEP_FOR} s on alive again after {time.monotonic() - began:.1f} s")
            self.assertLess(left_after, 5)  # So long logind waits.
            logind.logind.expect("held")
            self.leave(window, cluster, us, tap)


if __name__ == "__main__":
    program()
    program("GRAPEVINE_LOGIN1")
    observer.main(cli=False)
