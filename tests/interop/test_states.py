"""What a peek shows of members that die or leave: suspect before failed, then the status rule.

A dead member is listed with its address for 30 s after its death (profile lan); from then on only
its name is passed on. Whether a left one keeps its address that long depends on the agents' version.
"""

import time
import unittest

import agents
import command


class States(unittest.TestCase):
    maxDiff = None

    def check_rule(self, cluster, name, status, *, name_only):
        """Everybody who is asked says `status` of `name`, as `serf members` does."""
        for agent in cluster.running():
            row = command.members(agent.addr)[name]
            theirs = agent.members()[name]
            self.assertEqual(row["status"], status)
            self.assertEqual(theirs["status"], status)
            bare = row["addr"] == ""
            if name_only is not None:
                self.assertEqual(bare, name_only, row)
            if bare:
                self.assertEqual((row["port"], row["tags"]), (0, {}), row)
                self.assertEqual(set(row["protocol"].values()), {0}, row)
                detailed = command.members(agent.addr, "--detailed")[name]
                self.assertEqual(detailed["source"], "name-only")
            else:
                self.assertEqual((row["addr"], row["port"], row["tags"]),
                                 (theirs["addr"], theirs["port"], theirs["tags"]))
        return bare

    def test_killed_and_left_members(self):
        with agents.Cluster(6, profile="lan") as cluster:
            killed, left = cluster[4], cluster[5]
            left.leave()
            left_at = time.monotonic()
            killed.kill()
            killed_at = time.monotonic()

            # Suspect comes first, and only then failed.
            first = {}
            addresses = [agent.addr for agent in cluster.running()]

            def seen():
                answer = command.run("peek", "--format", "json", *addresses)
                self.assertEqual(answer.code, 0, answer)
                for asked in answer.json["asked"]:
                    for row in asked["members"]:
                        if row["name"] == killed.name:
                            first.setdefault(row["state"], time.monotonic() - killed_at)
                            if row["state"] == "suspect":
                                self.assertEqual(row["status"], "alive")
                            if row["state"] == "dead":
                                self.assertEqual(row["status"], "failed")
                return "dead" in first
            agents.wait_until("the killed agent is dead in a peeked view", seen, 40, every=0.1)
            self.assertIn("suspect", first)
            self.assertLess(first["suspect"], first["dead"])
            print(f"\n  killed agent: suspect after {first['suspect']:.1f} s, failed after {first['dead']:.1f} s")

            cluster.settle()
            agents.wait_until("20 s after the kill", lambda: time.monotonic() > killed_at + 20, 25)
            self.check_rule(cluster, killed.name, "failed", name_only=False)
            bare = self.check_rule(cluster, left.name, "left", name_only=None)
            print(f"  20 s later: failed with its address, left {'as a name only' if bare else 'with its address'}")

            if command.LONG:
                agents.wait_until("60 s after kill and leave",
                                  lambda: time.monotonic() > max(killed_at, left_at) + 60, 65)
                self.check_rule(cluster, killed.name, "failed", name_only=True)
                bare = self.check_rule(cluster, left.name, "left", name_only=None)
                print(f"  60 s later: failed as a name only, left {'as a name only' if bare else 'with its address'}")


if __name__ == "__main__":
    command.main()
