"""A screen of our own with the window on it, started, watched and ended by the measurements."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "interop"))
import agents  # noqa: E402  (dies with its parent, as those agents do)

DEADLINE = 30.0


def usage_of(pid):
    """By thread: seconds of processor time and the times that it went to sleep by itself. The clock
    ticks of /proc/PID/stat are too coarse for a thread that idles, so nanoseconds are read."""
    usage = {}
    for thread in os.listdir(f"/proc/{pid}/task"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            folder = f"/proc/{pid}/task/{thread}"
            with open(f"{folder}/schedstat", encoding="ascii") as file:
                seconds = int(file.read().split()[0]) / 1e9
            with open(f"{folder}/status", encoding="ascii") as file:
                slept = re.search(r"^voluntary_ctxt_switches:\s+(\d+)", file.read(), re.MULTILINE)
            usage[int(thread)] = (seconds, int(slept.group(1)))
    return usage


def resident(pid):
    """MB of memory that the process holds."""
    with open(f"/proc/{pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def let_pass(process, seconds):
    """Time in which the process is expected to go on by itself."""
    try:
        code = process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return
    sys.exit(f"{process.args} ended by itself with {code}")


def spent(process, seconds, threads=None):
    """Percent of one processor and wake-ups a second over that time; of those threads, or all."""
    before, began = usage_of(process.pid), time.monotonic()
    let_pass(process, seconds)
    after, took = usage_of(process.pid), time.monotonic() - began
    sums = [0.0, 0]
    for thread, usage in after.items():
        if threads is None or thread in threads:
            for at, value in enumerate(before.get(thread, (0, 0))):
                sums[at] += usage[at] - value
    return sums[0] / took * 100, sums[1] / took


class Screen:
    """An X server without a screen, and a window manager where one is installed."""

    def __init__(self):
        self.number = None
        self._running = contextlib.ExitStack()

    @staticmethod
    def is_installed():
        return bool(shutil.which("Xvfb") and shutil.which("xdotool"))

    def __enter__(self):
        reading, writing = os.pipe()
        self.start(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
                   pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as told:
            self.number = told.readline().strip()
        if not self.number:
            sys.exit("Xvfb did not start")
        if self.has_manager():
            self.start(["openbox"], env=self.environment(None))
        return self

    def __exit__(self, *reason):
        self._running.close()

    @staticmethod
    def has_manager():
        return bool(shutil.which("openbox"))

    def start(self, command, **options):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   preexec_fn=agents.die_with_parent, **options)
        self._running.callback(lambda: (process.kill(), process.wait()))
        return process

    def environment(self, home):
        """Of a program on this screen, with `home` for whatever it keeps."""
        return home_environment(home) | {"DISPLAY": f":{self.number}", "QT_QPA_PLATFORM": "xcb"}

    def windows_of(self, process, visible=True):
        done = subprocess.run(["xdotool", "search", *(["--onlyvisible"] if visible else []), "--pid",
                               str(process.pid), "--name", "."], capture_output=True, text=True,
                              env=self.environment(None), check=False)
        return done.stdout.split()

    def hide(self, process):
        """Minimised by the window manager; without one, taken off the screen."""
        way = "windowminimize" if self.has_manager() else "windowunmap"
        for window in self.windows_of(process):
            subprocess.run(["xdotool", way, window], env=self.environment(None), check=False)
        agents.wait_until("the window is hidden", lambda: not self.windows_of(process))


def home_environment(home):
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    if home:
        environment.update(HOME=home, XDG_CONFIG_HOME=home, XDG_DATA_HOME=home, XDG_RUNTIME_DIR=home)
    return environment


@contextlib.contextmanager
def running(command, environment, **options):
    """The program, ended afterwards: with a word, so that it leaves the cluster."""
    process = subprocess.Popen(command, env=environment, preexec_fn=agents.die_with_parent, **options)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=DEADLINE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def scratch():
    with tempfile.TemporaryDirectory(prefix="grapevine-desk-") as folder:
        yield folder
