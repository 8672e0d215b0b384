#!/usr/bin/env python3
"""Every text of the window stands in the German catalogue, and the catalogue holds no other.

Reads the sources with Qt's own lupdate, into a scratch file: the catalogues are kept by hand.
Ends with 1 and one line per text that is missing or left over.
"""

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

LUPDATE = "/usr/lib/qt6/bin/lupdate"


def messages(path):
    """All (context, source, has a plural) of a catalogue."""
    found = set()
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            found.add((context.findtext("name"), message.findtext("source"), message.get("numerus") == "yes"))
    return found


def texts_in_sources(root):
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / "fresh.ts"
        command = [LUPDATE, "-silent", "-no-obsolete", "-locations", "none", "-I", ".", "core", "ui", "app"]
        subprocess.run(command + ["-ts", str(fresh)], cwd=root, check=True, stderr=subprocess.DEVNULL)
        return messages(fresh)


def main():
    root = Path(sys.argv[1])
    used = texts_in_sources(root)
    german = messages(root / "translations" / "grapevine_de.ts")
    plurals = {message for message in used if message[2]}
    english = messages(root / "translations" / "grapevine_en.ts")
    faults = [("not in German", used - german), ("no longer used", german - used),
              ("no English plural", plurals - english)]
    for words, texts in faults:
        for context, source, _ in sorted(texts):
            print(f"{words}: {context}: {source!r}")
    count = sum(len(texts) for _, texts in faults)
    print(f"{len(used)} texts, {len(plurals)} with plurals, {count} findings")
    return 1 if count or len(used) < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
