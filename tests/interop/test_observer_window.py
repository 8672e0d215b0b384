"""The window as an observer: whatever its own thread does, the cluster sees a healthy member (ALL-6)."""

import os
import subprocess
import sys
import tempfile
import time

import agents
import netns
import observer
import wiretap

BLOCKED_FOR = 10
PATIENCE = 30


def program():
    path = os.environ.get("GRAPEVINE_BLOCKING_WINDOW", "")
    if not os.access(path, os.X_OK):
        sys.exit(f"GRAPEVINE_BLOCKING_WINDOW names no program: {path!r}")
    return path


class Window:
    """The window, offscreen, observing from a room; its thread can be kept busy."""

    def __init__(self, room, home, join):
        self.process = subprocess.Popen(
            [program(), "--observe", join, "--bind", f"{room.address}:{observer.PORT}"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, preexec_fn=room.step_in,
            env={**os.environ, **home.environment(), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"})

    def block(self, seconds):
        self.process.stdin.write(f"block {seconds}\n")
        self.process.stdin.flush()
        self.expect("blocked")

    def expect(self, word):
        line = self.process.stdout.readline().strip()
        if line != word:
            raise AssertionError(f"the window says {line!r} instead of {word!r}")

    def leave(self):
        self.process.terminate()
        code = self.process.wait(timeout=10)
        if code != 0:
            raise AssertionError(f"the window ended with {code}")

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


class Windows(observer.Test):
    def test_a_blocked_window_is_suspected_by_nobody(self):
        home, room = observer.Home(), netns.Room()
        self.addCleanup(home.close)
        self.addCleanup(room.close)
        with observer.cluster(5) as cluster, wiretap.Tap(None, room.interface, room.inside) as tap:
            window = Window(room, home, cluster[0].addr)
            self.addCleanup(window.close)
            ours = f"{room.address}:{observer.PORT}"

            def name():
                return next((name for name, row in cluster[0].members().items() if row["addr"] == ours), None)
            us = agents.wait_until("the window is a member", name, PATIENCE)
            observer.seen_everywhere(cluster.agents, us)

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
            self.assert_no_trouble(cluster, us)

            window.leave()
            observer.seen_everywhere(cluster.agents, us, "left", deadline=3)
            with tempfile.TemporaryDirectory() as folder:
                capture = os.path.join(folder, "capture.jsonl")
                tap.write(capture)
                summary = wiretap.audit(capture, [us], room.addresses, keyring=None)
            print(f"  sent: {summary.get('sent')} udp: {summary.get('udp')} objections: {summary['objections']}")
            self.assertEqual(summary["objections"], 0, summary)


if __name__ == "__main__":
    program()
    observer.main(cli=False)
