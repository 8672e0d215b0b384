"""`grapevine-cli members` equals `serf members -format=json` while everybody is alive."""

import base64
import os
import tempfile
import unittest

import agents
import command

COMPARED = ("name", "addr", "port", "tags", "status", "protocol")


class Members(unittest.TestCase):
    maxDiff = None

    def equal_to_serf(self, *, key_size=0, key_option="--key-file", **cluster_options):
        key = base64.b64encode(os.urandom(key_size)).decode() if key_size else None
        with agents.Cluster(5, key=key, **cluster_options) as cluster, tempfile.TemporaryDirectory() as folder:
            options = []
            if key:
                path = os.path.join(folder, "key")
                with open(path, "w", encoding="ascii") as file:
                    file.write(key + "\n" if key_option == "--key-file" else f'["{key}"]')
                options = [key_option, path]
            for agent in cluster.agents:
                theirs = agent.members()
                ours = command.members(agent.addr, *options)
                self.assertEqual(len(ours), 5)
                self.assertEqual(list(ours), sorted(ours), "sorted by name")
                for name, row in theirs.items():
                    self.assertEqual({field: ours[name][field] for field in COMPARED},
                                     {field: row[field] for field in COMPARED})
                    self.assertEqual(set(ours[name]), set(row), "the same fields, no more")
            if key:
                with open(path, encoding="ascii") as file:
                    given = file.read()
                answer = command.run("members", cluster[0].addr, "--key-stdin", stdin=key + "\n")
                self.assertEqual(answer.code, 0, answer)
                answer = command.run("members", cluster[0].addr, *options, "--stats")
                self.assertNotIn(key, answer.out + answer.err)
                self.assertIn(key, given)
            for agent in cluster.agents:
                for line in agent.log().splitlines():
                    self.assertNotIn("[ERR]", line)

    def test_plain_with_tags(self):
        self.equal_to_serf()

    def test_plain_without_tags(self):
        self.equal_to_serf(tags=False)

    def test_plain_without_compression(self):
        self.equal_to_serf(compress=False)

    def test_sfr_1_key_of_16_bytes(self):
        """SFR-1"""
        self.equal_to_serf(key_size=16)

    def test_sfr_1_key_of_24_bytes(self):
        """SFR-1"""
        self.equal_to_serf(key_size=24, key_option="--keyring-file")

    def test_sfr_1_key_of_32_bytes(self):
        """SFR-1"""
        self.equal_to_serf(key_size=32)

    def test_key_without_compression_and_tags(self):
        self.equal_to_serf(key_size=32, compress=False, tags=False)

    def test_on_v6_loopback(self):
        self.equal_to_serf(v6=True)

    def test_on_v6_loopback_with_key_without_compression(self):
        self.equal_to_serf(v6=True, key_size=16, compress=False)

    def test_filters_match_as_serf_members_does(self):
        with agents.Cluster(5) as cluster:
            one = cluster[0]
            for theirs, ours in (
                    (["-status", "alive"], ["--status", "alive"]),
                    (["-status", "aliv"], ["--status", "aliv"]),
                    (["-status", "left|alive"], ["--status", "left|alive"]),
                    (["-tag", "role=web"], ["--tag", "role=web"]),
                    (["-tag", "role=we"], ["--tag", "role=we"]),
                    (["-tag", "role=w.*", "-tag", "zone=z[13]"], ["--tag", "role=w.*", "--tag", "zone=z[13]"]),
                    (["-tag", "nosuch=.*"], ["--tag", "nosuch=.*"]),
                    (["-tag", "empty="], ["--tag", "empty="]),
                    (["-name", "n[1-3]"], ["--name", "n[1-3]"]),
                    (["-name", "n"], ["--name", "n"]),
                    (["-name", "N1"], ["--name", "N1"])):
                expected = one.serf("members", "-format=json", *theirs)
                rows = command.json.loads(expected)["members"] or []
                self.assertEqual(sorted(command.members(one.addr, *ours)),
                                 sorted(row["name"] for row in rows), ours)
            answer = command.run("members", one.addr, "--name", "(")
            self.assertEqual(answer.code, 2, answer)

    def test_detailed_adds_fields_and_a_round_trip_time(self):
        with agents.Cluster(3) as cluster:
            rows = command.members(cluster[0].addr, "--detailed")
            for name, row in rows.items():
                self.assertEqual(row["state"], "alive")
                self.assertGreaterEqual(row["incarnation"], 1)
                self.assertEqual(row["source"], "peek")
                self.assertRegex(row["seen_at"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
                self.assertIsNotNone(row["rtt_ms"], name)
                self.assertGreater(row["rtt_ms"], 0)
                self.assertLess(row["rtt_ms"], 500)


if __name__ == "__main__":
    command.main()
