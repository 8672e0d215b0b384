"""We take no name that somebody has, and give way when we find that out late."""

import shutil
import time

import agents
import command
import netns
import observer

TIMES = 50 if command.LONG else 5


class Names(observer.Test):
    def assert_untouched(self, cluster, agent, joined=1):
        """The agent lives, under its name, at its address, and nobody heard otherwise."""
        self.assertIsNone(agent.process.poll(), agent.log())
        for one in cluster.agents:
            row = one.members()[agent.name]
            self.assertEqual((row["status"], row["addr"]), ("alive", agent.addr))
            failed, joins = observer.failures_told(one.log())
            self.assertNotIn(agent.name, failed)
            self.assertEqual(joins.count(agent.name), joined, one.log())
            self.assertNotIn("onflict", one.log())

    def test_all_7_the_name_of_an_agent(self):
        """ALL-7"""
        with observer.cluster(2) as cluster:
            named = cluster.add(name="x")
            observer.seen_everywhere(cluster.agents, "x")
            took = []
            for number in range(TIMES):
                seed = cluster[number % 3].addr
                with observer.Observer(seed, options=["--as", "x"]) as us:
                    self.assertEqual(us.name, "x-1")
                    took.append(us.ready())
                    observer.seen_everywhere([named], "x-1")
                    us.leave()
                self.assert_untouched(cluster, named)
                # Left at all, or else the next one would rightly be x-2.
                observer.seen_everywhere(cluster.agents, "x-1", "left")
            self.assertIsNone(named.process.poll())
            print(f"\n  {TIMES} times x-1; the agent x kept life, name and address; "
                  f"ready within {max(took):.2f} s")

    def test_as_exactly_a_name_that_is_taken(self):
        with observer.cluster(2) as cluster:
            named = cluster.add(name="x")
            observer.seen_everywhere(cluster.agents, "x")
            before = cluster.quiet()
            with observer.Observer(cluster[0].addr, options=["--as-exactly", "x"], wait=False,
                                   audited=False) as us:
                self.assertEqual(us.watch.process.wait(timeout=20), 7, us.watch.said())
                self.assertIn("x", us.watch.said())
                self.assertNotIn("ready", us.watch.kinds())
                us.name = "nobody"
                us.audit()
            self.assertEqual(cluster.logs(), before, "nobody noticed the attempt")
            self.assert_untouched(cluster, named)

    def test_as_exactly_a_name_that_is_free(self):
        with observer.cluster(2) as cluster, \
                observer.Observer(cluster[0].addr, options=["--as-exactly", "looker"]) as us:
            self.assertEqual(us.name, "looker")

    def test_one_installation_twice(self):
        with observer.cluster(3) as cluster, observer.Observer(cluster[0].addr) as one, \
                observer.Observer(cluster[1].addr, home=one.home) as other:
            self.assertRegex(one.name, r"^grapevine-.*-[0-9a-z]{4,}$")
            self.assertNotEqual(one.name, other.name)
            for us in (one, other):
                observer.seen_everywhere(cluster.agents, us.name)
            self.assertEqual(other.name, one.name + "-1")

    def test_the_same_name_at_the_same_moment(self):
        """A copied installation: the name is free for both when they look."""
        with observer.cluster(3) as cluster:
            one = observer.Home()
            self.addCleanup(one.close)
            with observer.Observer(cluster[0].addr, home=one) as first:
                name = first.name
            observer.seen_everywhere(cluster.agents, name, "left")
            other = observer.Home()
            self.addCleanup(other.close)
            shutil.copytree(one.path, other.path, dirs_exist_ok=True)
            with observer.Observer(cluster[0].addr, home=one, wait=False) as first, \
                    observer.Observer(cluster[1].addr, home=other, wait=False) as second:
                us = (first, second)
                for each in us:
                    each.ready(deadline=30)

                def both_alive():
                    rows = cluster[2].members()
                    there = {row["addr"]: known for known, row in rows.items() if row["status"] == "alive"}
                    if not all(each.addr in there for each in us):
                        return None
                    return [there[each.addr] for each in us]
                names = agents.wait_until("both are alive under names of their own", both_alive, 75)
                print(f"\n  both wanted {name}: they are {names}")
                self.assertEqual(len(set(names)), 2)
                for each, final in zip(us, names):
                    self.assertEqual(each.watch.entries("ready")[-1]["name"], final)
                    each.former_names = sorted({name, each.name} - {final})
                    each.name = final
                for agent in cluster.agents:
                    for final in names:
                        observer.seen_everywhere([agent], final)

    def test_a_name_that_left_is_free(self):
        with observer.cluster(3) as cluster:
            with observer.Observer(cluster[0].addr, options=["--as", "looker"]) as first:
                self.assertEqual(first.name, "looker")
                observer.seen_everywhere(cluster.agents, "looker")
            observer.seen_everywhere(cluster.agents, "looker", "left")
            with observer.Observer(cluster[1].addr, options=["--as", "looker"]) as second:
                self.assertEqual(second.name, "looker")
                self.assertNotEqual(second.address, first.address)
                observer.seen_everywhere(cluster.agents, "looker")

    def test_a_name_that_failed_elsewhere_is_taken(self):
        with observer.cluster(3) as cluster:
            # Kept to the end: towards a place without a route Go neither pings nor suspects.
            room = netns.Room()
            self.addCleanup(room.close)
            with observer.Observer(cluster[0].addr, options=["--as", "looker"], room=room) as first:
                observer.seen_everywhere(cluster.agents, "looker")
                first.kill()
            observer.seen_everywhere(cluster.agents, "looker", "failed", deadline=90)
            since = time.monotonic()
            with observer.Observer(cluster[1].addr, options=["--as", "looker"]) as second:
                print(f"\n  ready after {time.monotonic() - since:.1f} s as {second.name}")
                self.assertEqual(second.name, "looker-1")
                observer.seen_everywhere(cluster.agents, "looker-1")
                self.assertEqual(observer.status_at(cluster[2], "looker"), "failed")

    def test_members_as_observer_is_as_careful(self):
        with observer.cluster(2) as cluster:
            named = cluster.add(name="x")
            observer.seen_everywhere(cluster.agents, "x")
            room, home = netns.Room(), observer.Home()
            self.addCleanup(room.close)
            self.addCleanup(home.close)
            answer = observer.run_cli(room, home, "members", "--format", "json", "--observe", cluster[0].addr,
                                      "--bind", f"{room.address}:7946", "--as", "x")
            self.assertEqual(answer.code, 0, answer)
            rows = {row["name"]: row for row in answer.json["members"]}
            self.assertEqual({name: row["status"] for name, row in rows.items()},
                             {"n1": "alive", "n2": "alive", "x": "alive", "x-1": "alive"})
            self.assertEqual(rows["x-1"]["addr"], f"{room.address}:7946")
            print(f"\n  members --observe: settled and gone after {answer.seconds:.1f} s")
            self.assertLess(answer.seconds, 16 * command.SLOWNESS)
            observer.seen_everywhere(cluster.agents, "x-1", "left")
            self.assert_untouched(cluster, named)


if __name__ == "__main__":
    observer.main()
