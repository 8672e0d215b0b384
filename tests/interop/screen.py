"""A screen with nobody in front of it: real keys, real clicks and real pictures of the real program.

What stands where is told by the plug-in `eyes` (window/eyes.h), which Qt loads into the program as it
is shipped; that only looks. Needs Debian's packages xvfb, openbox, xdotool and imagemagick.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys

import agents

TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "import": "imagemagick"}
PATIENCE = 20


def require():
    """Ends the process where a tool is missing: as skipped on a desk, as failed where CI=true."""
    missing = [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    if missing:
        print(f"not installed: {' '.join(missing)} (./dev deps)", file=sys.stderr)
        sys.exit(1 if os.environ.get("CI") == "true" else agents.SKIPPED)


class Screen:
    """An X server and a window manager of our own."""

    def __init__(self, width=1280, height=800, pictures=None):
        self.size = (width, height)
        self.pictures = pictures
        self._running = contextlib.ExitStack()
        self._taken = 0

    def __enter__(self):
        reading, writing = os.pipe()
        width, height = self.size
        self._start(["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24",
                     "-nolisten", "tcp"], pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as told:
            self.number = told.readline().strip()
        if not self.number:
            raise AssertionError("Xvfb did not start")
        self._start(["openbox"], env=self.environment())
        return self

    def __exit__(self, *_):
        self._running.close()

    def _start(self, command, **options):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   preexec_fn=agents.die_with_parent, **options)
        self._running.callback(lambda: (process.kill(), process.wait()))

    def environment(self):
        return {**os.environ, "DISPLAY": f":{self.number}", "QT_QPA_PLATFORM": "xcb"}

    def run(self, *command):
        done = subprocess.run(command, capture_output=True, text=True, env=self.environment(), timeout=60,
                              check=False)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(command)}: {done.stdout}{done.stderr}")
        return done.stdout

    def key(self, *keys):
        self.run("xdotool", "key", "--delay", "40", *keys)

    def type(self, text):
        self.run("xdotool", "type", "--delay", "20", text)

    def click(self, x, y, button=1, count=1):
        self.run("xdotool", "mousemove", str(x), str(y), "sleep", "0.1", "click", "--repeat", str(count),
                 "--delay", "60", str(button))

    def drag(self, begin, end):
        self.run("xdotool", "mousemove", *map(str, begin), "sleep", "0.1", "mousedown", "1", "sleep", "0.1",
                 "mousemove", *map(str, end), "sleep", "0.1", "mouseup", "1")

    def titles(self):
        """What the window manager shows as names of windows: told by X, not by the program."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Grapevine"], text=True,
                               capture_output=True, env=self.environment(), check=False).stdout.split()
        return [self.run("xdotool", "getwindowname", window).strip() for window in found]

    def picture(self, name):
        """Kept as `NN-name.png`, in the order in which they were taken."""
        if self.pictures is None:
            return
        os.makedirs(self.pictures, exist_ok=True)
        self._taken += 1
        self.run("import", "-window", "root",
                 os.path.join(self.pictures, f"{self._taken:02d}-{name}.png"))


class Program:
    """The window on a screen, as it is shipped."""

    def __init__(self, screen, home, *options, environment=None):
        self.screen = screen
        program, eyes = (os.environ.get(name, "") for name in ("GRAPEVINE_PROGRAM", "GRAPEVINE_EYES"))
        if not os.access(program, os.X_OK) or not os.path.isdir(eyes):
            sys.exit(f"GRAPEVINE_PROGRAM or GRAPEVINE_EYES leads nowhere: {program!r}, {eyes!r}")
        self.errors = open(os.path.join(home.path, "stderr"), "w+", encoding="utf-8", errors="replace")
        self.process = subprocess.Popen(
            [program, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors,
            text=True, preexec_fn=agents.die_with_parent,
            env={**screen.environment(), "LC_ALL": "C.UTF-8", **home.environment(),
                 "QT_QPA_GENERIC_PLUGINS": "eyes", "QT_PLUGIN_PATH": eyes, **(environment or {})})

    def _ask(self, line):
        if self.process.poll() is not None:
            raise AssertionError(f"the window ended with {self.process.returncode}: {self.said()}")
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def see(self, name):
        return self._ask(f"see {name}")

    def rows(self, name):
        return self._ask(f"rows {name}")

    def windows(self):
        return self._ask("windows")

    def clipboard(self):
        return self._ask("clipboard")[0]["text"]

    def said(self):
        self.errors.seek(0)
        return self.errors.read()

    def wait_for(self, name, holds=lambda one: True, deadline=PATIENCE, what=""):
        """The first visible thing of that name for which it holds."""
        def found():
            return next((one for one in self.see(name) if holds(one)), None)
        try:
            return agents.wait_until(f"{name} {what}", found, deadline)
        except AssertionError as error:
            raise AssertionError(f"{error}; it is {self.see(name)}") from None

    def wait_row(self, name, holds, deadline=PATIENCE, what=""):
        def found():
            return next((row for row in self.rows(name) if holds(row)), None)
        try:
            return agents.wait_until(f"row of {name} {what}", found, deadline)
        except AssertionError as error:
            raise AssertionError(f"{error}; rows are {[row['cells'] for row in self.rows(name)]}") from None

    def text(self, name):
        return self.wait_for(name)["text"]

    def click(self, name, holds=lambda one: True, **options):
        self.click_at(self.wait_for(name, lambda one: one["on"] and holds(one)), **options)

    def click_at(self, place, **options):
        self.screen.click(place["x"] + place["width"] // 2, place["y"] + place["height"] // 2, **options)

    def type_into(self, name, text):
        """Clicks, takes away what stands there, types."""
        self.click(name)
        self.wait_for(name, lambda one: one["focus"], what="has the focus")
        self.screen.key("ctrl+a")
        self.screen.type(text)
        self.wait_for(name, lambda one: one["text"] == text, what=f"says {text!r}")

    def wait_title(self, part, deadline=PATIENCE):
        agents.wait_until(f"a window's title has {part!r}",
                          lambda: any(part in title for title in self.screen.titles()), deadline)

    def wait_end(self, deadline=PATIENCE):
        code = self.process.wait(timeout=deadline)
        if code != 0:
            raise AssertionError(f"the window ended with {code}: {self.said()}")

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.errors):
            stream.close()
