"""`grapevine-cli watch` tells what happens: a snapshot first, then each kind of change."""

import base64
import signal
import time
import unittest

import agents
import command


class Watch(unittest.TestCase):
    maxDiff = None

    def test_every_kind_of_change(self):
        with agents.Cluster(5, profile="lan") as cluster, \
                command.Watch(cluster[0].addr, cluster[1].addr) as watch:
            at, snapshot = watch.wait_for("snapshot", deadline=5)
            self.assertEqual(watch.kinds()[0], "snapshot")
            self.assertRegex(snapshot["at"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
            theirs = cluster[0].members()
            self.assertEqual({row["name"]: row for row in snapshot["members"]}, theirs)
            print(f"\n  snapshot after {at - watch.began:.2f} s")

            def told(kind, member, since):
                at, entry = watch.wait_for(kind, member)
                print(f"  {kind} {member or ''} told after {at - since:.1f} s")
                return entry

            since = time.monotonic()
            joined = cluster.add()
            entry = told("member-join", joined.name, since)
            self.assertEqual(entry["members"][0], cluster[0].members()[joined.name])

            since = time.monotonic()
            cluster[2].serf("tags", "-set", "colour=green")
            entry = told("member-update", cluster[2].name, since)
            self.assertEqual(entry["members"][0]["tags"]["colour"], "green")

            since = time.monotonic()
            payload = "grün und \x1b[31m"
            cluster[1].serf("event", "-coalesce=false", "deploy", payload)
            entry = told("user", None, since)
            self.assertEqual(entry["name"], "deploy")
            self.assertEqual(base64.b64decode(entry["payload_b64"]).decode(), payload)
            self.assertGreaterEqual(entry["ltime"], 1)
            self.assertIn("coalesce", entry)

            since = time.monotonic()
            cluster[3].kill()
            entry = told("member-suspect", cluster[3].name, since)
            self.assertEqual(entry["member"], cluster[3].name)
            self.assertIsNone(entry["from"])
            self.assertGreaterEqual(entry["incarnation"], 1)
            entry = told("member-failed", cluster[3].name, since)
            self.assertEqual(entry["members"][0]["status"], "failed")
            self.assertEqual(entry["members"][0]["addr"], cluster[3].addr)

            since = time.monotonic()
            cluster[4].leave()
            entry = told("member-leave", cluster[4].name, since)
            self.assertEqual(entry["members"][0]["status"], "left")

            self.assertEqual(watch.stop(), 0)
            kinds = watch.kinds()
            self.assertEqual(kinds.count("snapshot"), 1, kinds)
            self.assertEqual(kinds.count("user"), 1, kinds)
            self.assertEqual(kinds.count("member-join"), 1, kinds)
            for name, log in cluster.logs().items():
                if name != cluster[3].name:
                    self.assertNotIn("[ERR] memberlist: Failed to receive", log)

    def test_text_lines_never_carry_escapes(self):
        with agents.Cluster(1) as cluster:
            cluster[0].serf("tags", "-set", "evil=\x1b]0;owned\x07")
            for verb in ("members", "peek"):
                answer = command.run(verb, cluster[0].addr, "--color", "never")
                self.assertEqual(answer.code, 0, answer)
                self.assertNotIn("\x1b", answer.out)
                self.assertIn("<ESC>]0;owned<BEL>", answer.out)

    def test_signals_end_it(self):
        with agents.Cluster(1) as cluster:
            for how in (signal.SIGINT, signal.SIGTERM):
                with command.Watch(cluster[0].addr) as watch:
                    watch.wait_for("snapshot", deadline=5)
                    began = time.monotonic()
                    self.assertEqual(watch.stop(how), 0)
                    self.assertLess(time.monotonic() - began, 2 * command.SLOWNESS)

    def test_stale_is_told_when_everybody_falls_silent(self):
        with agents.Cluster(2) as cluster, command.Watch(cluster[0].addr) as watch:
            watch.wait_for("snapshot", deadline=5)
            for agent in cluster.agents:
                agent.kill()
            watch.wait_for("stale", deadline=60)
            self.assertIsNone(watch.process.poll(), "a watch goes on")


if __name__ == "__main__":
    command.main()
