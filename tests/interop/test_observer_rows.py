"""Rows ALL-1 to ALL-11 of SYSTEMS.md that ask for real agents, each by its id; ALL-3 is in
test_observer_keys.py, ALL-6 among the tests of the window, ALL-7 in test_observer_names.py."""

import base64
import shutil
import signal
import tempfile
import time

import agents
import asking
import command
import library
import netns
import observer

STATUSES = {"none", "alive", "leaving", "left", "failed"}


class Rows(observer.Test):
    def test_all_1_members_of_protocol_4_and_5(self):
        """ALL-1"""
        library.require()
        folder = tempfile.mkdtemp(prefix="grapevine-go-")
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        program = library.build(folder)
        with observer.cluster(3) as cluster, observer.Observer(cluster[0].addr) as us:
            observer.seen_everywhere(cluster.agents, us.name)
            observer.stays("time for a round of pings: we show a joiner who answered", lambda: True, 6)
            self.agree(cluster, us, program)

    def agree(self, cluster, us, program):
        with library.LibraryMember(program, "lib", netns.AGENTS + ".77", 7946, us.addr) as lib:
            everybody = {agent.name for agent in cluster.agents} | {us.name, lib.name}

            def all_alive(states):
                return states == {name: "alive" for name in everybody}
            agents.wait_until("the library's member lists everybody alive", lambda: all_alive(lib.members()), 75)
            for agent in cluster.agents:
                agents.wait_until(f"{agent.name} lists everybody alive", lambda: all_alive(
                    {name: row["status"] for name, row in agent.members().items()}), 75)
            _, joined = us.watch.wait_for("member-join", lib.name, deadline=75)
            self.assertEqual(joined["members"][0]["protocol"]["version"], 4)
            self.assertEqual(joined["members"][0]["tags"], {"made": "library"})
            rows = cluster[0].members()
            self.assertEqual({rows["n1"]["protocol"]["version"], rows["lib"]["protocol"]["version"]}, {4, 5})
            observer.stays("all agree", lambda: all_alive(lib.members()), 20 if command.LONG else 5)
            lib.leave()
            us.watch.wait_for("member-leave", lib.name, deadline=75)

    def test_all_2_acks_queries_and_answers_none(self):
        """ALL-2"""
        with observer.cluster(3) as cluster, observer.Observer(cluster[0].addr) as us:
            observer.seen_everywhere(cluster.agents, us.name)
            since = time.monotonic()
            for agent in cluster.agents:
                answer = observer.query(agent, "status", "x")
                self.assertEqual(sorted(answer["Acks"]), sorted([us.name, "n1", "n2", "n3"]))
                self.assertEqual(answer["Responses"], {})
            _, told = us.watch.wait_for("query", since=since)
            self.assertEqual((told["name"], base64.b64decode(told["payload_b64"])), ("status", b"x"))
            self.assertGreaterEqual(told["ltime"], 1)
            self.assertIsInstance(told["id"], int)
            agents.wait_until("three queries are told", lambda: len(us.watch.entries("query")) == 3, 5)
            self.assertEqual([one["from"] for one in us.watch.entries("query")], ["n1", "n2", "n3"])
            # Filters that miss us: no ack; filters that name us: ours alone.
            self.assertNotIn(us.name, observer.query(cluster[0], "-node", "n2", "status")["Acks"])
            self.assertEqual(observer.query(cluster[0], "-node", us.name, "status")["Acks"], [us.name])
            self.assertNotIn(us.name, observer.query(cluster[0], "-tag", "zone=z.", "status")["Acks"])
            relayed = observer.query(cluster[0], "-relay-factor", "2", "status")
            self.assertEqual(sorted(relayed["Acks"]), sorted([us.name, "n1", "n2", "n3"]))

    def test_all_4_left_at_the_others_when_it_ends(self):
        """ALL-4"""
        with observer.cluster(3) as cluster:
            for how in (signal.SIGINT, signal.SIGTERM):
                with observer.Observer(cluster[0].addr) as us:
                    observer.seen_everywhere(cluster.agents, us.name)
                    since = time.monotonic()
                    us.leave(how)
                    observer.seen_everywhere(cluster.agents, us.name, "left", deadline=3)
                    print(f"\n  {how.name}: left everywhere after {time.monotonic() - since:.2f} s")

    def test_all_5_carries_no_tag_on_which_others_act(self):
        """ALL-5, CFK-3: none among our tags is `ep.raft` either, so no Raft takes us in."""
        with observer.cluster(2) as cluster:
            with observer.Observer(cluster[0].addr) as us:
                observer.seen_everywhere(cluster.agents, us.name)
                tags = cluster[1].members()[us.name]["tags"]
                print(f"\n  own tags: {tags}")
                self.assertEqual([key for key in tags if key.startswith(("ep.", "meta.")) or
                                  key in ("dc", "role")], [])
            with observer.Observer(cluster[0].addr, options=["--own-tag", "team=ops", "--own-tag",
                                                             "desk=größe"]) as us:
                observer.seen_everywhere(cluster.agents, us.name)
                tags = cluster[1].members()[us.name]["tags"]
                self.assertEqual((tags["team"], tags["desk"]), ("ops", "größe"))
            room, home = netns.Room(), observer.Home()
            self.addCleanup(room.close)
            self.addCleanup(home.close)
            for tag in ("dc=here", "ep.http=1", "meta.a=b", "role=consul"):
                answer = observer.run_cli(room, home, "watch", "--observe", cluster[0].addr, "--own-tag", tag)
                self.assertEqual(answer.code, 2, answer)
                self.assertIn(tag.split("=")[0], answer.err)

    def test_all_8_two_others_of_one_name_are_one_line(self):
        """ALL-8"""
        with observer.cluster(3) as cluster, observer.Observer(cluster[0].addr) as us:
            observer.seen_everywhere(cluster.agents, us.name)
            first = cluster[1]

            def another():
                """It says its name to some of us four times, and gives it up within three seconds."""
                second = cluster.add(name=first.name)
                try:
                    told = us.watch.wait_for("conflict", first.name, deadline=10)
                except AssertionError:
                    self.assertEqual(second.process.wait(timeout=20), 0)
                    return None, [us.name]
                return (second, *told), []
            second, at, conflict = asking.until_everybody("a second n2", another, tries=5)
            print(f"\n  conflict told after {at - us.watch.began:.1f} s: {conflict}")
            self.assertEqual(conflict["member"], first.name)
            self.assertEqual(sorted(conflict["addrs"]), sorted([first.addr, second.addr]))
            # The vote ends one of them, which leaves gossip about the name for a while.
            observer.stays("one line, not one a round",
                           lambda: len(us.watch.entries("conflict", first.name)) == 1, 20)
            self.assertIn("onflict", cluster[0].log() + cluster[2].log() + second.log())

    def test_all_9_each_kind_by_real_agents(self):
        """ALL-9"""
        with observer.cluster(5) as cluster, observer.Observer(cluster[0].addr) as us:
            observer.seen_everywhere(cluster.agents, us.name)
            us.watch.wait_for("snapshot", deadline=15)

            def told(kind, member, since):
                at, entry = us.watch.wait_for(kind, member, since=since)
                print(f"  {kind} {member or ''} told after {at - since:.2f} s")
                for row in entry.get("members") or []:
                    self.assertIn(row["status"], STATUSES)
                return entry

            print()
            since = time.monotonic()
            joined = cluster.add()
            entry = told("member-join", joined.name, since)
            self.assertEqual(entry["members"][0], cluster[0].members()[joined.name])

            since = time.monotonic()
            cluster[2].serf("tags", "-set", "colour=green")
            entry = told("member-update", cluster[2].name, since)
            self.assertEqual(entry["members"][0]["tags"]["colour"], "green")

            since = time.monotonic()
            cluster[1].serf("event", "-coalesce=false", "deploy", "grün \x1b[31m")
            entry = told("user", None, since)
            self.assertEqual((entry["name"], base64.b64decode(entry["payload_b64"]).decode(),
                              entry["coalesce"]), ("deploy", "grün \x1b[31m", False))

            since = time.monotonic()
            asked = []

            def uptime():
                asked.append(observer.query(cluster[1], "-no-ack", "uptime", "please"))
                return None, [] if us.watch.entries("query") else [us.name]
            asking.until_everybody("the query `uptime`", uptime)
            entry = told("query", None, since)
            self.assertEqual((entry["name"], base64.b64decode(entry["payload_b64"]), entry["from"]),
                             ("uptime", b"please", "n2"))

            since = time.monotonic()
            cluster[4].leave()
            entry = told("member-leave", cluster[4].name, since)
            self.assertEqual(entry["members"][0]["status"], "left")

            since = time.monotonic()
            cluster[3].kill()
            entry = told("member-suspect", cluster[3].name, since)
            entry = told("member-failed", cluster[3].name, since)
            self.assertEqual(entry["members"][0]["status"], "failed")

            observer.seen_everywhere([cluster[0]], cluster[3].name, "failed", deadline=90)
            since = time.monotonic()
            cluster[0].serf("force-leave", "-prune", cluster[3].name)
            entry = told("member-leave", cluster[3].name, since)  # As Serf does: left, then reaped.
            self.assertEqual(entry["members"][0]["status"], "left")
            told("member-reap", cluster[3].name, since)

            self.assertLessEqual(us.watch.kinds().count("query"), len(asked))
            for kind, count in (("user", 1), ("member-update", 1), ("member-join", 1), ("member-leave", 2),
                                ("snapshot", 1), ("ready", 1)):
                self.assertEqual(us.watch.kinds().count(kind), count, kind)
            # Gossip may bring a leaver's end before its intent: real agents too call that failed, then
            # left (twice in 150 looks, measured).
            self.assertEqual(len(us.watch.entries("member-failed", cluster[3].name)), 1)
            self.assertLessEqual(us.watch.kinds().count("member-failed"), 2)

    def test_all_10_one_address_of_several_is_enough(self):
        """ALL-10"""
        with observer.cluster(3) as cluster:
            dead = f"{netns.AGENTS}.99:7946"
            with observer.Observer(dead, cluster[0].addr) as us:
                observer.seen_everywhere(cluster.agents, us.name)
                agents.wait_until("the address that failed is named", lambda: dead in us.watch.said(), 10)
                print(f"\n  ready after {us.ready():.1f} s beside a dead address; said: "
                      f"{us.watch.said().strip()!r}")

    def test_all_10_alone_until_somebody_joins(self):
        """ALL-10"""
        with observer.Observer() as us:
            print(f"\n  alone as {us.name} after {us.ready():.2f} s; said: {us.watch.said().strip()!r}")
            self.assertIn("wait", us.watch.said())
            _, snapshot = us.watch.wait_for("snapshot", deadline=15)
            self.assertEqual([row["name"] for row in snapshot["members"]], [us.name])
            observer.stays("it waits", lambda: us.watch.process.poll() is None, 3)
            with observer.cluster(1) as cluster:
                since = time.monotonic()
                cluster[0].serf("join", us.addr)
                at, _ = us.watch.wait_for("member-join", "n1", deadline=5)
                print(f"  the agent's join told after {at - since:.2f} s")
                observer.seen_everywhere(cluster.agents, us.name)
                us.leave()
                observer.seen_everywhere(cluster.agents, us.name, "left", deadline=3)

    def test_all_11_events_from_before_are_not_replayed(self):
        """ALL-11"""
        with observer.cluster(3) as cluster:
            cluster[0].serf("event", "old", "one")
            observer.query(cluster[0], "old")
            with observer.Observer(cluster[0].addr) as us:
                observer.seen_everywhere(cluster.agents, us.name)
                cluster[1].serf("event", "new", "two")
                us.watch.wait_for("user")
                self.assertEqual([entry["name"] for entry in us.watch.entries("user")], ["new"])
                self.assertEqual(us.watch.entries("query"), [])


if __name__ == "__main__":
    observer.main()
