"""Our member among real agents: it is there, does its duties, and goes with a word."""

import signal
import time

import agents
import command
import netns
import observer

ALIVE_FOR = 180 if command.LONG else 30
LEAVES = 100 if command.LONG else 5


class AmongAgents(observer.Test):
    def alive_and_left(self, *, key_size=0, **options):
        key = observer.new_key(key_size) if key_size else None
        with observer.cluster(5, key=key, **options) as cluster:
            ours = []
            if key:
                ours = ["--keyring-file", observer.write_keyring(f"{cluster.folder}/ours.keys", [key])]
            with observer.Observer(cluster[0].addr, options=ours, keys=[key] if key else []) as us:
                began = us.watch.began
                print(f"\n  ready as {us.name} after {us.ready():.2f} s")
                self.assertEqual(us.watch.kinds()[0], "ready")
                self.assertEqual(us.watch.wait_for("ready")[1]["addr"], us.addr)
                seen = observer.seen_everywhere(cluster.agents, us.name)
                print(f"  alive in all lists after {seen:.2f} s more")
                _, snapshot = us.watch.wait_for("snapshot", deadline=15)
                self.assertEqual(us.watch.kinds()[:2], ["ready", "snapshot"])
                known = {row["name"]: row for row in snapshot["members"]}
                for name in ("addr", "status", "tags", "protocol"):
                    self.assertEqual({n: known[n][name] for n in cluster[0].members() if n in known},
                                     {n: row[name] for n, row in cluster[0].members().items() if n in known})
                observer.stays(
                    f"{us.name} alive at all five",
                    lambda: all(observer.status_at(agent, us.name) == "alive" for agent in cluster.agents),
                    ALIVE_FOR)
                self.assert_no_trouble(cluster, us.name)
                self.assertEqual([kind for kind in us.watch.kinds() if kind.startswith("member-") and
                                  kind not in ("member-join", "member-update")], [])
                print(f"  alive at all five for {time.monotonic() - began:.0f} s")
                since = time.monotonic()
                took = us.leave()
                left = observer.seen_everywhere(cluster.agents, us.name, "left", deadline=3)
                print(f"  after SIGINT: gone after {took:.2f} s, left everywhere by "
                      f"{time.monotonic() - since:.2f} s ({left:.2f} s more)")
                self.assertLess(took, 3 * command.SLOWNESS)
                self.assertLess(time.monotonic() - since, 3.5 * command.SLOWNESS)
                self.assert_no_trouble(cluster, us.name)

    def test_plain(self):
        self.alive_and_left()

    def test_key_of_32_bytes(self):
        self.alive_and_left(key_size=32)

    if command.LONG:
        def test_key_of_16_bytes(self):
            self.alive_and_left(key_size=16)

        def test_key_of_24_bytes(self):
            self.alive_and_left(key_size=24)

        def test_without_compression(self):
            self.alive_and_left(key_size=32, compress=False)

    def test_sigterm_leaves_too(self):
        with observer.cluster(3) as cluster, observer.Observer(cluster[0].addr) as us:
            observer.seen_everywhere(cluster.agents, us.name)
            us.leave(signal.SIGTERM)
            observer.seen_everywhere(cluster.agents, us.name, "left", deadline=3)

    def test_left_every_time(self):
        """TARGETS R21: left within 3 s at all others, and at none of them failed before that."""
        room = netns.Room()
        self.addCleanup(room.close)
        with observer.cluster(5) as cluster:
            late, failed = [], 0
            for number in range(LEAVES):
                with observer.Observer(cluster[number % 5].addr, room=room) as us:
                    observer.seen_everywhere(cluster.agents, us.name)
                    us.leave()
                    try:
                        observer.seen_everywhere(cluster.agents, us.name, "left", deadline=3)
                    except AssertionError:
                        late.append({agent.name: observer.status_at(agent, us.name) for agent in cluster.agents})
                    failed += sum(us.name in observer.failures_told(agent.log())[0] for agent in cluster.agents)
            print(f"\n  {LEAVES} leaves: {len(late)} not left everywhere within 3 s; {failed} of {5 * LEAVES} "
                  f"agents said failed first")
            self.assertEqual(late, [])
            self.assertEqual(failed, 0)

    def test_joining_by_us_alone_is_enough(self):
        with observer.cluster(5) as cluster, observer.Observer(cluster[0].addr) as us:
            everybody = {agent.name for agent in cluster.agents} | {us.name}
            observer.seen_everywhere(cluster.agents, us.name)
            # It may show a joiner only who answered its own pings: one a second.
            us.watch.wait_for("snapshot")
            observer.stays("time for a round of pings", lambda: True, 8)
            since = time.monotonic()
            joined = cluster.add(join=us.addr)

            def complete():
                rows = joined.members()
                return {name for name, row in rows.items() if row["status"] == "alive"} == \
                    everybody | {joined.name}
            agents.wait_until("the joiner lists everybody", complete, 3 * command.SLOWNESS)
            print(f"\n  an agent that joins by us lists all {len(everybody) + 1} after "
                  f"{time.monotonic() - since:.2f} s from its start")

    def test_two_observers_see_each_other(self):
        with observer.cluster(3) as cluster, observer.Observer(cluster[0].addr) as one, \
                observer.Observer(cluster[1].addr) as other:
            for agent in cluster.agents:
                observer.seen_everywhere([agent], one.name)
                observer.seen_everywhere([agent], other.name)
            one.watch.wait_for("member-join", other.name, deadline=75)
            one.leave()
            other.watch.wait_for("member-leave", one.name, deadline=75)


if __name__ == "__main__":
    observer.main()
