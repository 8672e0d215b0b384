"""Operators' rounds include us: reachability, and every step of a key rotation."""

import base64
import json
import os
import re
import stat
import time

import agents
import asking
import command
import memory
import observer

ROUNDS = 20 if command.LONG else 2


def complete(text, members):
    """Whether `serf keys -list` counts every member for every key."""
    counts = re.findall(r"\[(\d+)/(\d+)\]", text)
    return bool(counts) and all(pair == (str(members), str(members)) for pair in counts)


class Keys(observer.Test):
    def test_reachability(self):
        with observer.cluster(5) as cluster, observer.Observer(cluster[0].addr) as us:
            observer.seen_everywhere(cluster.agents, us.name)
            for number in range(ROUNDS):
                text = asking.serf_reachability(cluster[number % 5], "-verbose")
                self.assertIn("Total members: 6, live members: 6", text)
                self.assertIn(f"Ack from '{us.name}'", text)
                self.assertIn("Successfully contacted all live nodes", text)
                self.assertEqual(text.count("Ack from"), 6, text)
            print(f"\n  {ROUNDS} rounds of reachability: complete")

    def rotate(self, size):
        keys = [observer.new_key(size)]

        def keyring_of(folder, name):
            return ["-keyring-file", observer.write_keyring(os.path.join(folder, name + ".keys"), keys)]
        with observer.cluster(5, options_of=keyring_of) as cluster:
            ours = observer.write_keyring(os.path.join(cluster.folder, "ours.keys"), keys)
            home = observer.Home()
            self.addCleanup(home.close)
            with observer.Observer(cluster[0].addr, options=["--keyring-file", ours], home=home, keys=keys) as us:
                observer.seen_everywhere(cluster.agents, us.name)
                began = time.monotonic()
                for number in range(ROUNDS):
                    fresh = observer.new_key((16, 24, 32)[number % 3] if command.LONG else size)
                    us.keys.append(fresh)
                    asked = cluster[number % 5]
                    for step, key in (("-install", fresh), ("-use", fresh), ("-remove", us.keys[-2])):
                        text = asking.serf_keys(asked, 6, step, key)
                        self.assertIn("Success", text, f"round {number}, keys {step}")
                        self.assertNotIn("rror", text)
                        self.assert_keyring(ours, cluster)
                    text = asking.serf_keys(asked, 6, "-list")
                    self.assertTrue(complete(text, 6), text)
                    self.assertEqual(text.count("[6/6]"), 1, text)
                    self.assertIn(fresh, text)
                    observer.seen_everywhere(cluster.agents, us.name)
                print(f"\n  {ROUNDS} rounds of install, use, remove, list: [6/6] each time, "
                      f"{(time.monotonic() - began) / ROUNDS:.1f} s a round")
                # With the first keys gone for good, whoever had not followed would fail within this.
                observer.stays("alive after the old keys are gone",
                               lambda: all(observer.status_at(agent, us.name) == "alive"
                                           for agent in cluster.agents), 15)
                self.assert_no_trouble(cluster, us.name)
                self.assertEqual(us.watch.entries("member-suspect"), [])
            self.assert_keyring(ours, cluster)
            # Nothing but that file leads back: its first keys are gone.
            with observer.Observer(cluster[1].addr, options=["--keyring-file", ours], home=home,
                                   keys=us.keys[-1:]) as again:
                self.assertEqual(again.name, us.name)
                observer.seen_everywhere(cluster.agents, again.name)
                self.assertTrue(complete(asking.serf_keys(cluster[2], 6, "-list"), 6))
            self.assert_keyring(ours, cluster)

    def assert_keyring(self, path, cluster):
        """Our file says what theirs say, primary first, and is nobody else's to read."""
        def read(name):
            with open(name, encoding="ascii") as file:
                return json.load(file)
        theirs = [read(os.path.join(cluster.folder, f"{agent.name}.keys")) for agent in cluster.agents]
        agents.wait_until("our keyring file says what theirs say",
                          lambda: all(read(path) == one for one in theirs), deadline=3)
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)

    def test_all_3_sfr_3_rotation_is_followed(self):
        """ALL-3; SFR-3: and a start after it finds its keys on disk."""
        self.rotate(32)

    def test_sfr_3_a_single_key_file_is_followed_in_memory_only(self):
        """SFR-3"""
        keys = [observer.new_key()]

        def keyring_of(folder, name):
            return ["-keyring-file", observer.write_keyring(os.path.join(folder, name + ".keys"), keys)]
        with observer.cluster(3, options_of=keyring_of) as cluster:
            ours = os.path.join(cluster.folder, "ours.key")
            with open(ours, "w", encoding="ascii") as file:
                file.write(keys[0] + "\n")
            with observer.Observer(cluster[0].addr, options=["--key-file", ours], keys=keys) as us:
                observer.seen_everywhere(cluster.agents, us.name)
                fresh = observer.new_key()
                us.keys.append(fresh)
                for step, key in (("-install", fresh), ("-use", fresh), ("-remove", keys[0])):
                    self.assertIn("Success", cluster[1].serf("keys", step, key))
                self.assertTrue(complete(cluster[1].serf("keys", "-list"), 4))
                observer.stays("alive after the old key is gone",
                               lambda: observer.status_at(cluster[2], us.name) == "alive", 8)
                with open(ours, encoding="ascii") as file:
                    self.assertEqual(file.read(), keys[0] + "\n")

    def test_a_key_that_was_rotated_away_is_nowhere_in_memory(self):
        """Neither its bytes nor its text: not in packets, queues, answers or OpenSSL's contexts."""
        keys = [observer.new_key()]

        def keyring_of(folder, name):
            return ["-keyring-file", observer.write_keyring(os.path.join(folder, name + ".keys"), keys)]
        with observer.cluster(3, options_of=keyring_of) as cluster:
            ours = observer.write_keyring(os.path.join(cluster.folder, "ours.keys"), keys)
            with observer.Observer(cluster[0].addr, options=["--keyring-file", ours], keys=keys) as us:
                observer.seen_everywhere(cluster.agents, us.name)
                pid = us.watch.process.pid
                old = keys[0]
                raw = base64.b64decode(old)
                # A control: as long as it is in use, it is found.
                self.assertTrue(memory.finds(pid, raw))
                self.assertTrue(complete(asking.serf_keys(cluster[0], 4, "-list"), 4))
                fresh = observer.new_key()
                us.keys.append(fresh)
                for step, key in (("-install", fresh), ("-use", fresh), ("-remove", old)):
                    self.assertIn("Success", asking.serf_keys(cluster[1], 4, step, key))
                self.assertTrue(complete(asking.serf_keys(cluster[2], 4, "-list"), 4))
                for what in (raw, old.encode()):
                    self.assertEqual(memory.left(pid, what), [])
                self.assertTrue(memory.finds(pid, base64.b64decode(fresh)))
                with open(f"/proc/{pid}/limits", encoding="ascii") as limits:
                    self.assertRegex(limits.read(), r"Max core file size\s+0\s+0\s")

    def test_list_keys_without_encryption(self):
        """Everybody answers that there is no keyring; nobody is missing."""
        with observer.cluster(3) as cluster, observer.Observer(cluster[0].addr) as us:
            observer.seen_everywhere(cluster.agents, us.name)
            with self.assertRaisesRegex(AssertionError, r"4/4 nodes reported failure|encryption not enabled"):
                cluster[0].serf("keys", "-list")
            self.assertEqual(observer.status_at(cluster[0], us.name), "alive")


if __name__ == "__main__":
    observer.main()
