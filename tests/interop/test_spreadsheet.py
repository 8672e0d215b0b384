"""What LibreOffice makes of an exported table: members choose their tags, and none of them may have a
spreadsheet compute something."""

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import agents
import command

# What a cell that begins so may do is on the lists of every penetration tester.
HOSTILE = ["=1+1", "+1+1", "-1+1", "@SUM(1+1)", "=HYPERLINK(\"http://x.invalid/\",\"a\")", "\t=1+1", "\r=1+1",
           "\n=1+1", " =1+1", "'=1+1", "\"=1+1", "\"=1+1\"", "a,=1+1", "a;=1+1;b", "a\t=1+1\tb", "a\r\n=1+1\r\n",
           "a\",=1+1,\"b", "a;\"=1+1", "a; =1+1", ";+1+1;", "x;'=1+1", "x;y;=1+1", ";@SUM(1+1)", "{=1+1}", "\uff1d1+1", "\u202e=1+1", "\ufeff=1+1", "=cmd|'/C calc'!A0", "%=1+1", "==1+1"]
# Commas alone, the three that the program offers first, and what it takes where a comma stands in numbers; with how
# many formulas there are at least, were nothing disarmed.
SEPARATORS = {"comma": ("44", 4), "comma, semicolon, tab": ("44/59/9", 4), "semicolon": ("59", 2)}
CALM = ["name", "address", "port", "status", "protocol"]


def require_soffice():
    """Ends the process when LibreOffice is missing: as skipped on a desk, as failed where it is asked for."""
    if shutil.which("soffice"):
        return
    print("no `soffice` program: install Debian's package libreoffice-calc-nogui (./dev deps)", file=sys.stderr)
    sys.exit(1 if command.LONG or os.environ.get("CI") == "true" else agents.SKIPPED)


def tags(number):
    return {f"t{place}": text for place, text in enumerate(HOSTILE) if place % 4 == number % 4}


class Spreadsheets(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def sheet(self, name, separators):
        """The file as LibreOffice understands it, as the text of a flat document."""
        out = self.path(f"out-{separators.replace('/', '-')}")
        # Separators, text in quotes, UTF-8, from the first line on; formulas are computed, as when a
        # person opens the file and the program is set to do so.
        reading = f"CSV:{separators},34,76,1,,0,false,true,false,false,false,0,true"
        done = subprocess.run(["soffice", f"-env:UserInstallation=file://{self.path('profile')}", "--headless",
                               "--norestore", f"--infilter={reading}", "--convert-to", "fods", "--outdir", out,
                               self.path(name)], capture_output=True, text=True, timeout=240, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        with open(os.path.join(out, name.replace(".csv", ".fods")), encoding="utf-8") as file:
            return file.read()

    def formulas(self, name, separators):
        return re.findall(r'table:formula="([^"]*)"', self.sheet(name, separators))

    def test_libreoffice_finds_no_formula_cell(self):
        with agents.Cluster(4, tags=tags) as cluster:
            answer = command.run("export", cluster[0].addr, "--output", self.path("members.csv"))
            self.assertEqual(answer.code, 0, answer)
            theirs = cluster[0].members()
        self.assertEqual(sorted(text for row in theirs.values() for text in row["tags"].values()), sorted(HOSTILE))
        with open(self.path("members.csv"), encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        self.assertEqual(len(rows), 5)
        # The control: the same table with the same cells, but for what disarms them.
        with open(self.path("control.csv"), "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(rows[0])
            for row in rows[1:]:
                writer.writerow(map(command.without_defusing, row))
        for words, (separators, least) in SEPARATORS.items():
            with self.subTest(separators=words):
                computed = self.formulas("control.csv", separators)
                print(f"\n  {words}: of the disarmed cells {len(computed)} would be formulas: {computed}")
                self.assertGreaterEqual(len(computed), least, "the control finds formulas where there are some")
                self.assertEqual(self.formulas("members.csv", separators), [])
                # And it is our table that was read, not an empty one.
                text = self.sheet("members.csv", separators)
                for name in ("n1", "n4"):
                    self.assertRegex(text, f"<text:p>{name}(</text:p>|,)")


if __name__ == "__main__":
    require_soffice()
    command.main()
