"""CAS-2: the window's member table beside what `serf members -detailed -format=json` says of the same
agents, column by column, with no cell left out."""

import json
import os
import subprocess
import unittest

import agents
import command

# What `serf members` does not tell: our own history, our own measurements, and memberlist's part.
OURS = {"cluster", "since", "accused-by", "flaps", "ribbon", "incarnation", "rtt", "protocol", "protocol-min",
        "protocol-max", "status-time", "coordinate-error", "tags"}


def tags(number):
    return {"role": "web" if number % 2 else "db", "zone": f"z{number}", "build": "312", f"only{number}": "ümläut x"}


def table(addr, count):
    done = subprocess.run([os.environ["GRAPEVINE_TABLE_PROBE"], addr, str(count), "30"], capture_output=True,
                          text=True, timeout=60, check=False)
    if done.returncode != 0:
        raise AssertionError(f"table_probe: {done.stdout}{done.stderr}")
    return json.loads(done.stdout)


class Table(unittest.TestCase):
    maxDiff = None

    def test_every_column_says_what_serf_says(self):
        with agents.Cluster(4, tags=tags) as cluster:
            theirs = {row["name"]: row for row in
                      json.loads(cluster[0].serf("members", "-detailed", "-format=json"))["members"]}
            ours = table(cluster[0].addr, 4)
            self.assertEqual(set(ours), set(theirs))
            keys = {key for row in theirs.values() for key in row["tags"]}
            for name, row in theirs.items():
                cells = ours[name]
                shown = {"name": cells["name"], "addr": cells["address"], "status": cells["status"],
                         "protocol": {"min": int(cells["delegate-min"]), "max": int(cells["delegate-max"]),
                                      "version": int(cells["delegate"])},
                         "tags": {key: cells[f"tag:{key}"] for key in keys if cells[f"tag:{key}"] != "–"}}
                expected = {field: row[field] for field in shown}
                self.assertEqual(shown, expected)
                self.assertEqual(cells["address"].rsplit(":", 1)[1], str(row["port"]))
                # No column is left that one of the two lists does not know.
                known = {"name", "address", "status", "delegate", "delegate-min", "delegate-max"}
                self.assertEqual(set(cells), known | OURS | {f"tag:{key}" for key in keys})

    def test_memberlists_part_is_what_the_agents_announce(self):
        with agents.Cluster(2) as cluster:
            cells = table(cluster[0].addr, 2)["n1"]
            # Serf's agents announce memberlist's protocol 1 to 5 and speak 2.
            self.assertEqual((cells["protocol-min"], cells["protocol-max"], cells["protocol"]), ("1", "5", "2"))
            self.assertGreaterEqual(int(cells["incarnation"]), 1)
            # Not told before its own join has come round.
            self.assertTrue(cells["status-time"] == "–" or int(cells["status-time"]) >= 1, cells)


if __name__ == "__main__":
    command.main()
