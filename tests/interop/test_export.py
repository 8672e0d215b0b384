"""`grapevine-cli export`, `diff` and `members --filter` against real agents, the files re-read by
another language's own modules."""

import csv
import json
import os
import tempfile
import unittest

import agents
import command
import observer

HOSTILE = ["=1+1", "+49 30", "-5", "@SUM(A1)", "'quoted", "a,b;c", 'say "hi"', " edges ", "ümläut"]
COMPARED = ("name", "addr", "port", "tags", "status", "protocol")


def hostile(number):
    return {f"h{place}": text for place, text in enumerate(HOSTILE) if (place + number) % 2 == 0}


class Exports(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def export(self, cluster, name, *options, code=0):
        path = self.path(name)
        answer = command.run("export", cluster[0].addr, "--output", path, *options)
        self.assertEqual(answer.code, code, answer)
        return path

    def rows_of(self, path):
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        self.assertEqual(text.count("\n"), text.count("\r\n"), "RFC 4180 ends lines with CRLF")
        return list(csv.DictReader(text.splitlines(keepends=True), strict=True))

    def test_files_say_what_serf_members_says(self):
        with agents.Cluster(3, tags=hostile) as cluster:
            theirs = cluster[0].members()
            rows = self.rows_of(self.export(cluster, "a.csv"))
            self.assertEqual([row["name"] for row in rows], sorted(theirs))
            for row in rows:
                for cell in row.values():
                    self.assertFalse(cell[:1] in ("=", "+", "-", "@"), cell)
                known = theirs[row["name"]]
                plain = {key: command.without_defusing(cell) for key, cell in row.items()}
                self.assertEqual({key[4:]: cell for key, cell in plain.items() if key.startswith("tag.") and cell},
                                 known["tags"])
                self.assertEqual((plain["address"], plain["port"], plain["status"], plain["protocol"]),
                                 (known["addr"], str(known["port"]), known["status"],
                                  str(known["protocol"]["version"])))
            with open(self.path("a.csv.meta.json"), encoding="utf-8") as file:
                meta = json.load(file)
            self.assertEqual((meta["mode"], meta["asked"], meta["rows"], meta["rows_known"], meta["format"]),
                             ("peek", [cluster[0].addr], 3, 3, "csv"))

            with open(self.export(cluster, "a.json", "--format", "json"), encoding="utf-8") as file:
                ours = {row["name"]: row for row in json.load(file)["members"]}
            with open(self.export(cluster, "a.jsonl", "--format", "jsonl"), encoding="utf-8") as file:
                lines = {row["name"]: row for row in map(json.loads, file)}
            self.assertEqual(ours, lines)
            for name, row in theirs.items():
                self.assertEqual({field: ours[name][field] for field in COMPARED},
                                 {field: row[field] for field in COMPARED})
                self.assertEqual(set(ours[name]), set(row), "the same fields, no more")
            out = command.run("export", cluster[0].addr, "--output", "-", "--format", "markdown",
                              "--columns", "name,status")
            self.assertEqual((out.code, out.out.splitlines()[2:]),
                             (0, [f"| {name} | alive |" for name in sorted(theirs)]))
            # Over RPC it is the same table.
            over = command.run("export", "--rpc", cluster[0].rpc, "--output", self.path("rpc.json"),
                               "--format", "json")
            self.assertEqual(over.code, 0, over)
            self.assertEqual(command.run("diff", self.path("a.json"), self.path("rpc.json")).code, 0)

    def test_filters_choose_and_diff_tells_what_changed(self):
        with agents.Cluster(3, tags=lambda number: {"zone": "-abc"[number], "build": "311"}) as cluster:
            chosen = command.members(cluster[0].addr, "--filter", "zone:a,c not name=n3")
            self.assertEqual(list(chosen), ["n1"])
            wrong = command.run("members", cluster[0].addr, "--filter", "zone=a (rtt>soon")
            self.assertEqual(wrong.code, 2, wrong)
            self.assertIn("at character 13 (soon): this is no duration", wrong.err)
            before = self.export(cluster, "before.csv")
            few = self.export(cluster, "few.csv", "--filter", "build>=311 zone!=b", "--columns", "name,tag.zone")
            self.assertEqual([row["tag.zone"] for row in self.rows_of(few)], ["a", "c"])
            self.assertEqual(command.run("diff", before, self.export(cluster, "same.jsonl", "--format", "jsonl")).code, 0)
            cluster[1].serf("tags", "-set", "build=312", "-delete", "zone")
            agents.wait_until("the change is known", lambda: "zone" not in cluster[0].members()["n2"]["tags"])
            cluster[2].kill()
            observer.seen_everywhere([cluster[0]], "n3", "failed")
            after = self.export(cluster, "after.json", "--format", "json")
            told = command.run("diff", before, after, "--format", "json")
            self.assertEqual(told.code, 1, told)
            self.assertEqual(told.json["removed"], [])
            self.assertEqual([(one["name"], one["fields"]) for one in told.json["changed"]],
                             [("n2", {"tag.build": {"before": "311", "after": "312"},
                                      "tag.zone": {"before": "b", "after": ""}}),
                              ("n3", {"status": {"before": "alive", "after": "failed"}})])
            text = command.run("diff", before, after)
            self.assertIn("~ n2\n    tag.build: 311 -> 312\n    tag.zone: b -> nothing\n", text.out)
            self.assertEqual(command.run("diff", before, self.path("none")).code, 2)

    def test_what_cannot_be_written_is_said(self):
        with agents.Cluster(2) as cluster:
            path = self.export(cluster, "no/such/folder.csv", code=1)
            self.assertFalse(os.path.exists(path))
            self.assertEqual(os.listdir(self.folder.name), [])
            self.assertEqual(command.run("export", cluster[0].addr).code, 2)
            self.assertEqual(command.run("export", cluster[0].addr, "--output", path, "--columns", "nme").code, 2)


if __name__ == "__main__":
    command.main()
