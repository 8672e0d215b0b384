"""Networks that play tricks on us: nobody can reach us, our address changes, we are cut off."""

import time

import agents
import command
import netns
import observer

QUIET_FOR = 120 if command.LONG else 30


class Networks(observer.Test):
    def test_unreachable_inbound_leaves_and_peeks(self):
        """Dials get out and nothing gets in, as behind NAT: one pair of failed and join at most."""
        with observer.cluster(5) as cluster:
            room = netns.Room()
            self.addCleanup(room.close)
            room.shut_inbound(observer.PORT)
            with observer.Observer(cluster[0].addr, room=room) as us:
                observer.seen_everywhere(cluster.agents[:1], us.name)
                since = time.monotonic()

                def gone():
                    return all(observer.status_at(agent, us.name) in ("left", "failed")
                               for agent in cluster.agents)

                def told():
                    return "reach us" in us.watch.said() and "outside" in us.watch.said()
                agents.wait_until("it says that nobody reaches it, and that it looks from outside now", told, 90, 0.2)
                print(f"\n  gave up after {time.monotonic() - since:.1f} s: {us.watch.said().strip()!r}")
                agents.wait_until("nobody lists it alive any more", gone, 60, 0.5)
                # Somebody may still be told of the leave late; from here on there is no flapping.
                pairs = [observer.failures_told(agent.log()) for agent in cluster.agents]
                observer.stays("gone for good", gone, QUIET_FOR)
                for agent, (failed, joined), before in zip(
                        cluster.agents, [observer.failures_told(agent.log()) for agent in cluster.agents], pairs):
                    self.assertLessEqual(joined.count(us.name), 2, agent.log())
                    self.assertEqual((failed.count(us.name), joined.count(us.name)),
                                     (before[0].count(us.name), before[1].count(us.name)), agent.log())
                    self.assertEqual(set(failed) - {us.name}, set())
                print(f"  failed and joined again, as the agents tell: "
                      f"{[(one.count(us.name), other.count(us.name) - 1) for one, other in pairs]}")
                self.assertIsNone(us.watch.process.poll(), "it goes on looking")
                since = time.monotonic()
                cluster[4].kill()
                at, _ = us.watch.wait_for("member-failed", cluster[4].name, deadline=60, since=since)
                print(f"  a killed agent is told as failed by peeking after {at - since:.1f} s")

    def test_a_new_address(self):
        with observer.cluster(5) as cluster:
            room = netns.Room()
            self.addCleanup(room.close)
            with observer.Observer(cluster[0].addr, room=room,
                                   options=["--bind", f"0.0.0.0:{observer.PORT}"]) as us:
                observer.seen_everywhere(cluster.agents, us.name)
                self.assertEqual(cluster[1].members()[us.name]["addr"], us.addr)
                fresh = f"{netns.OBSERVERS}.{150 + len(room.addresses)}"
                since = time.monotonic()
                room.take_address(fresh)

                def there():
                    for agent in cluster.agents:
                        if not [row for row in agent.members().values()
                                if row["addr"] == f"{fresh}:{observer.PORT}" and row["status"] == "alive"]:
                            return False
                    return True
                agents.wait_until("alive everywhere at the new address", there, 90, 0.5)
                name = next(name for name, row in cluster[0].members().items()
                            if row["addr"] == f"{fresh}:{observer.PORT}")
                print(f"\n  alive at {fresh} as {name} (was {us.name}) after {time.monotonic() - since:.1f} s; "
                      f"said: {us.watch.said().strip()!r}")
                us.former_names = [us.name] if name != us.name else []
                us.name = name
                observer.stays("there for good", there, 15)
                for agent in cluster.agents:
                    failed, _ = observer.failures_told(agent.log())
                    self.assertEqual(set(failed) - {us.name, *us.former_names}, set())
                    self.assertNotIn("onflict", agent.log())

    def test_a_named_address_that_goes_away(self):
        """It was named by the user, so nobody looks for another one; but a word comes soon."""
        with observer.cluster(3) as cluster:
            room = netns.Room()
            self.addCleanup(room.close)
            with observer.Observer(cluster[0].addr, room=room) as us:
                observer.seen_everywhere(cluster.agents, us.name)
                named = room.address
                since = time.monotonic()
                room.take_address(f"{netns.OBSERVERS}.{100 + len(room.addresses)}")
                at, entry = us.watch.wait_for("stale", since=since, deadline=8)
                print(f"\n  told after {at - since:.1f} s: {entry['text']!r}")
                self.assertIn(named, entry["text"])
                room.take_address(named)
                back = observer.seen_everywhere(cluster.agents, us.name)
                us.watch.wait_for("resync", since=at, deadline=20)
                print(f"  alive everywhere {back:.1f} s after it is back")

    def test_a_cable_pulled_for_a_while(self):
        with observer.cluster(5) as cluster, observer.Observer(cluster[0].addr) as us:
            observer.seen_everywhere(cluster.agents, us.name)
            us.room.cut()
            observer.seen_everywhere(cluster.agents, us.name, "failed", deadline=90)
            # The room's own sight is of everybody falling silent; that is no failure of theirs.
            observer.stays("still cut off", lambda: not us.watch.entries("member-failed"), 10)
            us.room.mend()
            back = observer.seen_everywhere(cluster.agents, us.name)
            print(f"\n  alive everywhere {back:.1f} s after the cable is back")
            for agent in cluster.agents:
                failed, joined = observer.failures_told(agent.log())
                self.assertEqual(set(failed), {us.name})
                self.assertEqual((failed.count(us.name), joined.count(us.name)), (1, 2))


if __name__ == "__main__":
    observer.main()
