#!/usr/bin/env python3
"""House rules, held against the sources. usage: lint.py [ROOT]; exit code 1 on any finding.

Every rule has a name, a way to find its violations and a replacement to offer. The dependency
table is in rooms.py; planted.py shows for every rule that it fires.
"""

import os
import re
import sys
from collections import namedtuple

import rooms

Finding = namedtuple("Finding", "path line rule message")

CODE = (".h", ".cpp")
TOP_FOLDERS = ("core", "ui", "app", "tests", "cmake", "resources", "translations", "installer",
               "docs", ".ci")
# Recorded bytes and other people's text are no code of ours.
DATA = ("tests/vectors/data/", "tests/fuzz/corpus/", "tests/bench/data/", "LICENSE")
# These two spell out what they forbid.
SPELLS_RULES = ("tests/lint/lint.py", "tests/lint/planted.py")


class Source:
    """One file: raw text, text without comments, and text without comments and strings.

    Line breaks stay where they are, so that an offset tells the line in all three.
    """

    def __init__(self, path, text):
        self.path = path
        self.raw = text
        self.code = ""
        self.bare = ""
        if path.endswith(CODE):
            self.code, self.bare = strip(text)

    @property
    def room(self):
        return "/".join(self.path.split("/")[:2])

    def under(self, folders):
        return any(self.path.startswith(folder.rstrip("/") + "/") for folder in folders)

    def line_at(self, offset):
        return self.raw.count("\n", 0, offset) + 1


TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"([^()\\\s]{0,16})\((?:.*?)\)\1"|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'", re.DOTALL)


def strip(text):
    def blank(piece):
        return re.sub(r"[^\n]", " ", piece)

    def without_comments(match):
        piece = match.group(0)
        return blank(piece) if piece.startswith(("//", "/*")) else piece

    def without_strings(match):
        piece = match.group(0)
        if piece.startswith(("//", "/*")):
            return blank(piece)
        return piece[0] + blank(piece[1:-1]) + piece[-1]

    return TOKEN.sub(without_comments, text), TOKEN.sub(without_strings, text)


INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)


def includes(source):
    for match in INCLUDE.finditer(source.code):
        yield match.start(), match.group(1), match.group(2)


# ---- rules over includes ---------------------------------------------------------------------

def may_include(room, other):
    allowed = rooms.ROOMS[room]
    if other in (room, "core/base") or other in allowed:
        return True
    return "*" in allowed and other.startswith("core/") and other != "core/sources"


def rule_room(source):
    """an include of another room that the dependency table does not allow"""
    if not source.under(("core", "ui", "app")) or not any_code(source):
        return
    if source.room not in rooms.ROOMS:
        yield 0, f"{source.room} is no room of the dependency table: put the file into a room, " \
                 "or enter the new room in tests/lint/rooms.py and core/README.md"
        return
    for at, quote, name in includes(source):
        other = "/".join(name.split("/")[:2])
        if quote == '"' and other.split("/")[0] == "tests":
            yield at, f"{name}: nothing that ships includes a test; move it into a room"
        elif quote == '"' and other in rooms.ROOMS and not may_include(source.room, other):
            yield at, f"{source.room} may not use {other}: pass a value from core/link, or move " \
                      "the code to a room that may (table in core/README.md)"


def rule_include_place(source):
    """an include that does not spell its place from the root"""
    if not source.under(("core", "ui", "app")):
        return
    for at, quote, name in includes(source):
        own = name.split("/")[0] in ("core", "ui", "app", "tests")
        if quote == '"' and not own and not re.fullmatch(r"(?:[\w]+\.moc|moc_\w+\.cpp|ui_\w+\.h)", name):
            yield at, f'"{name}": write the place from the root, as in "core/base/bytes.h"'
        if quote == "<" and own and "/" in name:
            yield at, f'<{name}>: our own headers stand in quotes, "{name}"'


def rule_third_party(source):
    """a third-party header outside the room that wraps it"""
    if not source.under(("core", "ui", "app")):
        return
    for at, _, name in includes(source):
        for library, (look, where, _) in rooms.LIBRARIES.items():
            if library.startswith("Boost.") or "*everywhere*" in where:
                continue
            if re.match(look, name) and source.room not in where:
                yield at, f"{library} ({name}) belongs in {', '.join(where)} only: use what that " \
                          "room offers"


def rule_heavy_header(source):
    """a library in a header that must stay in .cpp files"""
    if not source.path.endswith(".h") or not source.under(("core", "ui", "app")):
        return
    for at, _, name in includes(source):
        for library, (look, _, only_cpp) in rooms.LIBRARIES.items():
            if only_cpp and re.match(look, name) and name != "nlohmann/json_fwd.hpp":
                yield at, f"{library} ({name}) costs every includer seconds: include it in the " \
                          ".cpp file, behind a plain header (or <nlohmann/json_fwd.hpp>)"


def rule_asio(source):
    """Boost.Asio or Beast outside the rooms with sockets"""
    if source.under(rooms.SOCKET_TESTS):
        return
    for at, _, name in includes(source):
        for library in ("Boost.Asio", "Boost.Beast"):
            look, where, _ = rooms.LIBRARIES[library]
            if re.match(look, name) and source.room not in where:
                yield at, f"{library} ({name}) belongs in {', '.join(where)}: sockets and timers " \
                          "live there; elsewhere take bytes and `now` as arguments"


def rule_qt(source):
    """Qt where there must be none"""
    if not source.under(("core", "app")) or source.room in rooms.QT_ROOMS:
        return
    for at, _, name in includes(source):
        if re.match(r"Q[A-Z]\w*$|Qt[A-Z]\w*/", name):
            yield at, f"<{name}>: no Qt in {source.room}; use the standard library, and let " \
                      "ui/bridge translate"


QT_MODULES = ("Core|Gui|Widgets|Network|Test|Svg|SvgWidgets|Sql|DBus|Charts|Concurrent|Xml|Qml|Quick|OpenGL"
              "|OpenGLWidgets|PrintSupport")


def rule_qt_umbrella(source):
    """a header that pulls in a whole Qt module"""
    for at, _, name in includes(source):
        if re.match(rf"(?:Qt[A-Z]\w*/)?Qt(?:{QT_MODULES})$", name):
            yield at, f"<{name}> costs 2-6 s a file: include the classes you use, as in <QString>"


# ---- rules over code -------------------------------------------------------------------------

def pattern_rule(name, text, regex, replacement, where, within="bare"):
    compiled = re.compile(regex)

    def rule(source):
        if not where(source):
            return
        for match in compiled.finditer(getattr(source, within)):
            yield match.start(), f"`{' '.join(match.group(0).split())[:60]}`: {replacement}"

    rule.__name__ = "rule_" + name
    rule.__doc__ = text
    return rule


def shipped(source):
    return source.under(("core", "ui", "app"))


def any_code(source):
    return source.path.endswith(CODE)


def no_clock_here(source):
    return source.under(("core", "ui")) and source.room not in rooms.CLOCK_ROOMS


def no_sleep_here(source):
    return source.under(("core", "ui", "tests")) and not source.under(rooms.SLEEPING_TESTS)


def python_test(source):
    return source.path.endswith(".py") and no_sleep_here(source) and \
        source.path not in SPELLS_RULES


rule_clock = pattern_rule(
    "clock", "reading a clock where the time is passed in",
    r"::\s*now\s*\(|\bclock_gettime\b|\bgettimeofday\b|\btimespec_get\b"
    r"|(?<![\w.>])(?:std::)?time\s*\(\s*(?:nullptr|NULL|0|&)|\bstd::clock\s*\("
    r"|\bQ(?:Date|Time|DateTime)::current\w*|\bQElapsedTimer\b|\bQDeadlineTimer\b",
    "take `now` (TimePoint or Moment) as an argument; only core/net, core/serve, core/sources, "
    "ui/bridge and the programs read a clock", no_clock_here)

rule_chance = pattern_rule(
    "chance", "chance that no seed can replay",
    r"(?<![\w.>])(?:std::)?(?:s?rand\s*\(|random\s*\(\s*\))|\brandom_device\b|\bmt19937\w*|\bdefault_random_engine\b"
    r"|\b[dlm]rand48\b|\brandom_shuffle\b|\bQRandomGenerator\w*",
    "take a `Random&` (core/base/random.h); in tests SeededRandom with a printed seed", any_code)

rule_sleep = pattern_rule(
    "sleep", "sleeping where time is virtual",
    r"\bsleep_(?:for|until)\b|(?<![\w.>])(?:u|nano)?sleep\s*\(|\bQThread::(?:m|u)?sleep\b"
    r"|\bQTest::q(?:Sleep|Wait)\s*\(",
    "let virtual time pass (hand in a later `now`); in tests/interop and tests/ui poll with a "
    "deadline", no_sleep_here)

rule_python_sleep = pattern_rule(
    "python_sleep", "sleeping in a script outside the interop tests",
    r"\btime\.sleep\s*\(", "wait for the thing itself, with a deadline", python_test, "raw")

rule_rich_text = pattern_rule(
    "rich_text", "a door through which cluster text could become rich text",
    r"\bQt::(?:RichText|AutoText|MarkdownText)\b|\bmightBeRichText\b|\b(?:set|insert|append|to)Html\b"
    r"|\bsetMarkdown\b|\bQStaticText\b",
    "show plain text only: plainText() (core/base/plain_text.h), Qt::PlainText, and a delegate "
    "or several labels for emphasis", lambda s: s.under(("ui", "app")))

rule_link = pattern_rule(
    "link", "somebody beside ClusterSession who holds a link",
    r"\bClusterLink\b(?!\s*;)",
    "ask or tell a ClusterSession (ui/bridge/cluster_session.h), which alone drains its link",
    lambda s: s.under(("ui", "app/gui")) and not s.under(("ui/bridge",))
    and not s.path.startswith(("app/gui/link_launcher.", "app/gui/net_launcher.")))

rule_q_object = pattern_rule(
    "q_object", "Q_OBJECT that AUTOMOC does not see",
    r"(?m)^[^\n]*\S[^\n]*\bQ_(?:OBJECT|GADGET)\b",
    "give the macro a line of its own, else the class has no meta object", any_code)

CO_AWAIT = (
    r"\b(?:if|while|switch)\s*\((?![^;()]*;)(?!\s*(?:const\s+)?[\w:<>&]+\s+\w+\s*=)[^;{}]*\bco_await\b",
    r"\?[^;?:]*\bco_await\b",
    r"(?<!:):\s*co_await\b(?!.*\bfor\b)",
    r"\bco_await\s*\[",
    r"\bco_await\b[^;\n]*[(,]\s*(?:\[[^\]]*\]|\{|[A-Z]\w*\{)",
    r"\bco_await\b[^;\n]*(?:<[^;]*>|\w)\{\s*\"",
)
CO_AWAIT_PLACE = re.compile(
    r"\s*(?:\[\[maybe_unused\]\]\s*)?(?:co_return\s+|(?:[\w:<>&,*\s]+\s)?[\w.\->]+\s*=\s*)?\Z")


def rule_coroutine(source):
    """a co_await in a place where g++ 12 makes wrong code"""
    text = source.bare
    lines = set()
    for regex in CO_AWAIT:
        for match in re.finditer(regex, text):
            lines.add(text.index("co_await", match.start()))
    for match in re.finditer(r"\bco_await\b", text):
        start = max(text.rfind(c, 0, match.start()) for c in ";{}") + 1
        if not CO_AWAIT_PLACE.match(text[start:match.start()]):
            lines.add(match.start())
    for at in sorted(lines):
        yield at, "g++ 12 miscompiles this: a co_await stands alone as a statement or initialises " \
                  "a named local (`const auto r = co_await f(x);`), and its arguments are named " \
                  "variables"


def rule_skip(source):
    """a test that may pass without running"""
    if not source.path.startswith("tests/") or source.path in SPELLS_RULES:
        return
    if any(source.path.startswith(path) for path in rooms.MAY_SKIP):
        return
    text = source.bare or source.raw
    for match in re.finditer(r"\bQSKIP\b|\bGTEST_SKIP\b|\bskipTest\b|\bunittest\.skip\w*|\bSkipTest\b", text):
        yield match.start(), f"`{match.group(0)}`: fail instead, or enter the file with a reason in " \
                             "MAY_SKIP (tests/lint/rooms.py)"


def rule_long_file(source):
    """a file past the size one can read"""
    lines = source.raw.count("\n")
    if source.path.endswith(CODE + (".py", ".sh", ".go", ".cmake")) and lines > rooms.LINES_MOST:
        yield 0, f"{lines} lines, {rooms.LINES_MOST} at most: split it, one idea a file"


def rule_machine_path(source):
    """a path that exists on one machine only"""
    if source.path in SPELLS_RULES:
        return
    for match in re.finditer(r"(?<![\w.$}/-])/(?:work|home|root|Users|mnt|media)/[\w.]|\.\./shared\b",
                             source.raw):
        yield match.start(), f"`{match.group(0)}`: take the path from the build " \
                             "(GRAPEVINE_SOURCE_DIR), an argument or the environment"


def rule_unfinished(source):
    """a note to oneself"""
    if source.path in SPELLS_RULES:
        return
    for match in re.finditer(r"(?<![\w-])(?:TODO|FIXME|XXX|HACK)(?![\w-])", source.raw):
        yield match.start(), f"`{match.group(0)}`: finish it, or file an issue and describe the " \
                             "code as it stands"


def rule_cmake_uses(source):
    """a USES list in CMake that goes beyond the dependency table"""
    if not source.path.endswith("CMakeLists.txt") or source.room not in rooms.ROOMS:
        return
    for match in re.finditer(r"grapevine_library\((.*?)\)", source.raw, re.DOTALL):
        uses = re.search(r"\bUSES\b(.*?)(?=\b(?:NAME|THIRD|PRIVATE_THIRD|QT)\b|\Z)", match.group(1),
                         re.DOTALL)
        for name in uses.group(1).split() if uses else []:
            homes = [room for room in rooms.ROOMS if room.split("/")[1] == name]
            if not homes or not may_include(source.room, homes[0]):
                yield match.start(), f"USES {name}: {source.room} may not use it; the table in " \
                                     "tests/lint/rooms.py decides"


def rule_download(source):
    """a build that fetches something"""
    if not source.path.endswith(("CMakeLists.txt", ".cmake")):
        return
    for match in re.finditer(r"\bFetchContent\w*|\bExternalProject\w*|\bfile\s*\(\s*DOWNLOAD", source.raw):
        yield match.start(), f"`{match.group(0)}`: name a Debian package in `dev` and find_package it"


RULES = {name[len("rule_"):].replace("_", "-"): function
         for name, function in sorted(globals().items()) if name.startswith("rule_")}


# ---- running them ----------------------------------------------------------------------------

def sources(root):
    for top in sorted(os.listdir(root)):
        full = os.path.join(root, top)
        if os.path.isfile(full):
            yield top
        elif top in TOP_FOLDERS:
            for folder, folders, files in os.walk(full):
                folders[:] = sorted(f for f in folders if f != "__pycache__")
                for name in sorted(files):
                    yield os.path.relpath(os.path.join(folder, name), root)


def check(root):
    """All findings below `root`, in order of path and line; and how many files were read."""
    findings = []
    files = 0
    for path in sources(root):
        if path.startswith(DATA):
            continue
        with open(os.path.join(root, path), "rb") as file:
            raw = file.read()
        if b"\0" in raw[:8192]:
            continue
        files += 1
        source = Source(path, raw.decode("utf-8", "replace"))
        for name, rule in RULES.items():
            for at, message in rule(source):
                findings.append(Finding(path, source.line_at(at), name, message))
    return sorted(findings), files


def main(arguments):
    root = arguments[0] if arguments else os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
    findings, files = check(root)
    for found in findings:
        print(f"{found.path}:{found.line}: [{found.rule}] {found.message}")
    print(f"lint: {files} files, {len(RULES)} rules, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
