"""The wiretap and its audit against a real agent: every byte is read, and it is told from an observer."""

import signal
import subprocess

import agents
import netns
import observer
import wiretap


class RealAgent(observer.Test):
    def life_of_an_agent(self, *, key=None, **options):
        """Audits an agent that joins, sees another one killed, and leaves."""
        with observer.cluster(3, key=key, **options) as cluster:
            room = netns.Room()
            self.addCleanup(room.close)
            with wiretap.Tap(None, room.interface, room.inside) as tap:
                secret = ["-encrypt", key] if key else []
                with open(f"{cluster.folder}/guest.log", "wb") as log:
                    guest = subprocess.Popen(
                        ["serf", "agent", "-node", "guest", "-bind", f"{room.address}:7946", "-rpc-addr",
                         f"{room.address}:7373", "-join", cluster[0].addr, *secret],
                        preexec_fn=room.step_in, stdout=log, stderr=subprocess.STDOUT)
                self.addCleanup(guest.wait)
                self.addCleanup(guest.kill)
                observer.seen_everywhere(cluster.agents, "guest")
                killed = cluster.add()
                observer.seen_everywhere(cluster.agents[:3], killed.name)
                killed.kill()
                observer.seen_everywhere(cluster.agents[:3], killed.name, "failed", deadline=40)
                cluster.add(join=f"{room.address}:7946")
                guest.send_signal(signal.SIGINT)
                guest.wait(timeout=20)
            capture = f"{cluster.folder}/capture.jsonl"
            tap.write(capture)
            keyring = observer.write_keyring(f"{cluster.folder}/all.keys", [key]) if key else None
            return wiretap.audit(capture, ["guest"], [room.address], keyring=keyring)

    def assert_told_apart(self, **how):
        for _ in range(3):
            summary = self.life_of_an_agent(**how)
            # On a busy machine it hears of the failure only after the joiner came.
            if "lists-not-alive" in summary["violations"]:
                break
        print(f"\n  sent: {summary['sent']} udp: {summary['udp']} tcp: {summary['tcp']} "
              f"violations: {summary['violations']}")
        found = set(summary["violations"])
        self.assertEqual(found & {"undecodable", "plaintext", "empty-body", "short-versions", "clock-ahead",
                                  "incarnation-jump", "response-unasked"}, set(), summary["list"])
        self.assertIn("alive-for-other", found)
        self.assertIn("events", found)
        self.assertGreaterEqual(summary["tcp"]["push-pull-join-answered"], 1)
        self.assertIn("lists-not-alive", found, "it lists whom it knows to be dead to a joiner")
        self.assertNotIn("undecodable", summary["received"])
        self.assertNotIn("undecodable-stream", summary["received"])

    def test_plain(self):
        self.assert_told_apart()

    def test_without_compression(self):
        self.assert_told_apart(compress=False)

    def test_encrypted(self):
        self.assert_told_apart(key=observer.new_key())

    def test_without_the_key_nothing_passes(self):
        """A capture that nobody can read is an objection, not a pass."""
        key = observer.new_key()
        with observer.cluster(2, key=key) as cluster:
            host = cluster[0].host
            with wiretap.Tap(host) as tap:
                cluster[1].serf("event", "one")
                agents.wait_until("some gossip", lambda: len(tap.lines()) > 5)
            capture = f"{cluster.folder}/capture.jsonl"
            tap.write(capture)
            wrong = observer.write_keyring(f"{cluster.folder}/wrong.keys", [observer.new_key()])
            summary = wiretap.audit(capture, ["n1"], [host], keyring=wrong)
            self.assertEqual(summary["objections"], summary["sent"].get("datagrams", 0) +
                             summary["sent"].get("streams", 0))
            right = observer.write_keyring(f"{cluster.folder}/right.keys", [key])
            self.assertNotIn("undecodable", wiretap.audit(capture, ["n1"], [host], keyring=right)
                             .get("violations", {}))


if __name__ == "__main__":
    observer.main(cli=False)
