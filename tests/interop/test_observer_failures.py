"""Who fails, fails by the others' word: we never accuse, and our own troubles hurt nobody else."""

import re
import signal
import statistics
import threading
import time

import agents
import command
import observer

LOOK_AFTER = 300 if command.LONG else 60
STOP_FOR = 30 if command.LONG else 8
STARVED_FOR = 120 if command.LONG else 20
DETECTIONS = 3  # Of each size, with and without us.


def told_failed(agent, name):
    return f"EventMemberFailed: {name} " in agent.log()


def accusations(log):
    """Names that an agent said it suspects or marks as failed."""
    return re.findall(r"memberlist: Suspect (\S+) has failed", log) + \
        re.findall(r"memberlist: Marking (\S+) as failed", log)


class Failures(observer.Test):
    def test_a_killed_agent(self):
        with observer.cluster(5) as cluster, observer.Observer(cluster[0].addr) as us:
            observer.seen_everywhere(cluster.agents, us.name)
            us.watch.wait_for("snapshot", deadline=15)
            dead = cluster[3]
            others = [agent for agent in cluster.agents if agent is not dead]
            since = time.monotonic()
            dead.kill()
            at, suspect = us.watch.wait_for("member-suspect", dead.name)
            print(f"\n  suspect by {suspect['from']} told after {at - since:.1f} s")
            self.assertIn(suspect["from"], {agent.name for agent in others})
            self.assertGreaterEqual(suspect["incarnation"], 1)
            at, failed = us.watch.wait_for("member-failed", dead.name, deadline=60)
            print(f"  failed told after {at - since:.1f} s")
            self.assertEqual(failed["members"][0]["status"], "failed")
            self.assertEqual(failed["members"][0]["addr"], dead.addr)
            observer.seen_everywhere(others, dead.name, "failed", deadline=90)

            # It comes back to nobody, whatever we hear and whenever we slept.
            def stays_dead():
                return not us.watch.entries("member-join", dead.name, since) and \
                    all(observer.status_at(agent, dead.name) == "failed" for agent in others)
            observer.stays(f"{dead.name} stays failed", stays_dead, LOOK_AFTER / 2)
            us.send_signal(signal.SIGSTOP)
            observer.stays("stopped", stays_dead, 30 if command.LONG else 5)
            us.send_signal(signal.SIGCONT)
            observer.stays(f"{dead.name} stays failed after our sleep", stays_dead, LOOK_AFTER / 2)
            observer.seen_everywhere(others, us.name)
            for agent in others:
                failed, joined = observer.failures_told(agent.log())
                self.assertEqual(failed.count(dead.name), 1)
                self.assertEqual(joined.count(dead.name), 1)
                self.assertNotIn(f"Refuting a suspect message (from: {us.name}", agent.log())
                self.assertEqual(set(failed) - {dead.name, us.name}, set())

    def test_our_stop_makes_nobody_else_fail(self):
        with observer.cluster(5) as cluster, observer.Observer(cluster[0].addr) as us:
            observer.seen_everywhere(cluster.agents, us.name)
            us.watch.wait_for("snapshot", deadline=15)
            us.send_signal(signal.SIGSTOP)
            stopped = time.monotonic()
            observer.stays("stopped", lambda: True, STOP_FOR)
            us.send_signal(signal.SIGCONT)
            since = time.monotonic()
            gap, _ = us.watch.wait_for("gap", since=stopped, deadline=5)
            resync, _ = us.watch.wait_for("resync", since=stopped, deadline=10)
            back = observer.seen_everywhere(cluster.agents, us.name)
            print(f"\n  after {STOP_FOR} s of SIGSTOP: gap told after {gap - since:.2f} s, resync after "
                  f"{resync - since:.2f} s, alive everywhere after {back:.2f} s")
            observer.stays("alive for good", lambda: all(
                observer.status_at(agent, us.name) == "alive" for agent in cluster.agents), 15)
            for agent in cluster.agents:
                log = agent.log()
                failed, joined = observer.failures_told(log)
                self.assertEqual(set(failed) - {us.name}, set(), f"failures told by {agent.name}")
                self.assertEqual(set(accusations(log)) - {us.name}, set(), f"accused by {agent.name}")
                self.assertLessEqual(failed.count(us.name), 1)
                self.assertEqual(joined.count(us.name), failed.count(us.name) + 1)
            names = {agent.name for agent in cluster.agents}
            self.assertEqual([entry for entry in us.watch.entries("member-failed") + us.watch.entries("member-suspect")
                              if set(command.names_in(entry)) & names], [])

    def test_five_percent_of_a_processor(self):
        """Run for 5 ms of every 100 ms, as in a starved container: it may suffer, the others not."""
        with observer.cluster(5) as cluster, observer.Observer(cluster[0].addr) as us:
            observer.seen_everywhere(cluster.agents, us.name)
            done = threading.Event()

            def starve():
                while not done.is_set():
                    us.send_signal(signal.SIGSTOP)
                    time.sleep(0.095)
                    us.send_signal(signal.SIGCONT)
                    time.sleep(0.005)
            starving = threading.Thread(target=starve)
            starving.start()
            try:
                observer.stays("nobody else fails", lambda: all(
                    row["status"] == "alive" for name, row in cluster[1].members().items() if name != us.name),
                    STARVED_FOR)
            finally:
                done.set()
                starving.join()
            observer.seen_everywhere(cluster.agents, us.name)
            ours = 0
            for agent in cluster.agents:
                failed, _ = observer.failures_told(agent.log())
                self.assertEqual(set(failed) - {us.name}, set())
                self.assertEqual(set(accusations(agent.log())) - {us.name}, set())
                ours += accusations(agent.log()).count(us.name)
            print(f"\n  {STARVED_FOR} s at 5 %: {ours} lines accuse us, none anybody else")

    def test_killed_and_started_again_under_the_same_name(self):
        with observer.cluster(5) as cluster, \
                observer.Observer(cluster[0].addr) as first:
            observer.seen_everywhere(cluster.agents, first.name)
            first.kill()
            with observer.Observer(cluster[1].addr, room=first.room, home=first.home) as second:
                print(f"\n  ready again after {second.ready():.2f} s")
                self.assertEqual(second.name, first.name)
                observer.seen_everywhere(cluster.agents, second.name)
                observer.stays("alive for good", lambda: all(
                    observer.status_at(agent, second.name) == "alive" for agent in cluster.agents), 12)
                self.at_most_one_pair(cluster, first.name)

    def test_killed_and_started_again_after_it_failed(self):
        with observer.cluster(5) as cluster, observer.Observer(cluster[0].addr) as first:
            observer.seen_everywhere(cluster.agents, first.name)
            first.kill()
            observer.seen_everywhere(cluster.agents, first.name, "failed", deadline=90)
            with observer.Observer(cluster[1].addr, room=first.room, home=first.home) as second:
                self.assertEqual(second.name, first.name)
                observer.seen_everywhere(cluster.agents, second.name)
                observer.stays("alive for good", lambda: all(
                    observer.status_at(agent, second.name) == "alive" for agent in cluster.agents), 12)
                self.at_most_one_pair(cluster, first.name)

    def at_most_one_pair(self, cluster, name):
        for agent in cluster.agents:
            failed, joined = observer.failures_told(agent.log())
            self.assertLessEqual(failed.count(name), 1)
            self.assertLessEqual(joined.count(name), 2)
            self.assertEqual(set(failed) - {name}, set())

    if command.LONG:
        def test_how_long_detection_takes(self):
            """Printed only: an observer counts in the quorum and never confirms."""
            for count in (3, 5):
                for watched in (False, True):
                    seconds = [self.detection(count, watched) for _ in range(DETECTIONS)]
                    print(f"\n  {count} agents {'with' if watched else 'without'} observer: failed after "
                          f"{statistics.median(seconds):.1f} s (median of {DETECTIONS}: "
                          f"{', '.join(f'{one:.1f}' for one in sorted(seconds))})")

    def detection(self, count, watched):
        with observer.cluster(count) as cluster:
            def measured():
                observer.stays("settled", lambda: True, 3)
                since = time.monotonic()
                cluster[count - 1].kill()
                agents.wait_until("failed at all others", lambda: all(
                    told_failed(agent, cluster[count - 1].name) for agent in cluster.agents[:-1]), 90, 0.05)
                return time.monotonic() - since
            if not watched:
                return measured()
            with observer.Observer(cluster[0].addr) as us:
                observer.seen_everywhere(cluster.agents, us.name)
                return measured()


if __name__ == "__main__":
    observer.main()
