#!/usr/bin/env python3
"""Every cap of the window's program is on the diagnostics page, with the number that it has.

usage: bounds.py ROOT. A cap is a constant, or an option with its usual value, whose name says so
(kEntriesMost, kEventLargest, queueMost, ..). It stands in app/gui/bounds_list.cpp, with the value of its own declaration; or in
bounds_allowed.txt, below a heading that says why it needs no row. What keeps things in a
BoundedRing is always listed. Ends with 1 and a line for each fault.
"""

import re
import sys
from pathlib import Path

LIST = "app/gui/bounds_list.cpp"
ALLOWED = "tests/lint/bounds_allowed.txt"
# The simulator and the command line run elsewhere.
FOLDERS = ("core", "ui", "app/gui", "app/settings")
NOT_HERE = ("core/sim/",)

CONSTANT = re.compile(
    r"\bconstexpr\s+(?P<type>[\w:<>\s]+?)\s+(?P<name>k\w*(?:Most|Largest|Longest|Highest|Cap|Limit|Remembered)\w*)"
    r"\s*(?:=|\{)\s*(?P<value>[^;]*?)\}?\s*;", re.DOTALL)
OPTION = re.compile(
    r"^[ ]+(?P<type>std::size_t|unsigned|int) (?P<name>[a-ln-z]\w*(?:Most|Largest|Longest|Limit))"
    r" = (?P<value>[^;,()]*);", re.MULTILINE)
RING = re.compile(r"\bBoundedRing<[^;{]*>\s+m_\w+\{(\w*)\}")
# One cap may be of several things: a word more then.
ROW = re.compile(r'\{"(\S+) (\w+)(?: \w+)?", BoundArea::\w+, \w+, ([^,]+),')
# Spans of time and plain numbers bound no memory.
NO_AMOUNT = re.compile(r"Duration|chrono|double|milliseconds|seconds")


def value_of(text):
    """The number that a constant expression stands for; None when it names other constants."""
    plain = re.sub(r"std::size_t\{(\w+)\}", r"\1", text).replace("'", "")
    plain = re.sub(r"\b(\d+)[uUlL]+\b", r"\1", plain)
    return eval(plain) if re.fullmatch(r"[\d\s*+<>()-]+", plain) else None


def without_comments(text):
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL)


def constants(path, text):
    """{(path, name): value} of all caps that a source declares."""
    found = {}
    plain = without_comments(text)
    for match in CONSTANT.finditer(plain):
        if not NO_AMOUNT.search(match["type"]):
            found[path, match["name"]] = value_of(match["value"])
    for match in OPTION.finditer(plain) if path.endswith(".h") else ():
        found[path, match["name"]] = value_of(match["value"])
    return found


def rings(path, text):
    return {(path, name) for name in RING.findall(without_comments(text))}


def listed(text):
    return {(path, name): value_of(value) for path, name, value in ROW.findall(text)}


def allowed(text):
    """{(path, name)} and the lines that stand below no reason."""
    found = set()
    homeless = []
    reason = ""
    for line in text.splitlines():
        if line.startswith("#"):
            reason = line.lstrip("# ")
        elif line.strip():
            path, name = line.split()
            found.add((path, name))
            if len(reason) < 20:
                homeless.append(line)
    return found, homeless


def faults(caps, ring, rows, free, homeless):
    for path, name in sorted(caps):
        if (path, name) in rows and (path, name) in free:
            yield f"{path} {name}: both listed and allowed; it is one of them"
        elif (path, name) in rows:
            if rows[path, name] != caps[path, name]:
                yield f"{path} {name}: is {caps[path, name]}, but {rows[path, name]} in {LIST}"
        elif (path, name) not in free:
            yield f"{path} {name}: a cap that no page shows; give it a row in {LIST}, or enter it " \
                  f"below a reason in {ALLOWED}"
    for path, name in sorted(ring):
        if not any(name == row for _, row in rows):
            yield f"{path}: a BoundedRing whose cap {name or '(none)'} has no row in {LIST}"
    for path, name in sorted(set(rows) | free):
        if (path, name) not in caps:
            yield f"{path} {name}: entered, but there is no such constant"
    for line in homeless:
        yield f"{line}: stands below no reason in {ALLOWED}"


def self_check():
    """Each fault is found where it is planted, and none in what is well."""
    source = "static constexpr std::size_t kRowsMost = 1'000; // kOther = 3\n" \
             "constexpr Duration kWaitLongest = std::chrono::seconds{1};\n" \
             "BoundedRing<Line> m_rows{kRowsMost};\n"
    caps = constants("a.h", source)
    assert caps == {("a.h", "kRowsMost"): 1000}, caps
    option = "struct Options {\n    std::size_t queueMost = 16 * 2; ///< Of it.\n    int m_rowsMost = 3;\n};\n"
    assert constants("b.h", option) == {("b.h", "queueMost"): 32}
    ring = rings("a.h", source)
    row = listed('{"a.h kRowsMost", BoundArea::View, kEvery, 1\'000, x')
    assert not list(faults(caps, ring, row, set(), []))
    assert len(list(faults(caps, set(), {}, set(), []))) == 1
    assert len(list(faults(caps, ring, {}, {("a.h", "kRowsMost")}, []))) == 1
    assert len(list(faults(caps, ring, {("a.h", "kRowsMost"): 999}, set(), []))) == 1
    assert len(list(faults({}, set(), row, set(), []))) == 1
    assert len(list(faults(caps, ring, row, {("a.h", "kRowsMost")}, []))) == 1
    assert allowed("# short\na.h kX\n")[1] == ["a.h kX"]
    assert value_of("64 * 1024") == 65536 and value_of("192U << 20U") == 201326592
    assert value_of("std::size_t{20} * 1024") == 20480 and value_of("kOther") is None


def main():
    self_check()
    root = Path(sys.argv[1])
    caps = {}
    ring = set()
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            path = file.relative_to(root).as_posix()
            if file.suffix not in (".h", ".cpp") or path.startswith(NOT_HERE) or path == LIST:
                continue
            text = file.read_text(encoding="utf-8")
            caps.update(constants(path, text))
            ring |= rings(path, text)
    rows = listed((root / LIST).read_text(encoding="utf-8"))
    free, homeless = allowed((root / ALLOWED).read_text(encoding="utf-8"))
    found = list(faults(caps, ring, rows, free, homeless))
    for line in found:
        print(line)
    print(f"{len(caps)} caps, {len(rows)} with a row, {len(free)} without, {len(found)} findings")
    return 1 if found or len(rows) < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
