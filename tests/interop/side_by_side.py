"""Runs the tests of a script side by side, each in a process of its own.

What these tests do is wait, for real agents and their time limits; two processors wait for several
clusters as well as for one. A process has network namespaces of its own (netns.py), so no test sees
another's members. Tests of a class with a `setUpClass` share what that starts, and stay together.
With the name of a test as argument a script runs just that one, in its own process.
"""

import os
import subprocess
import sys
import tempfile
import time
import unittest

import agents

# Sanitizers make programs hungrier as well as slower.
AT_ONCE = 4 if os.environ.get("GRAPEVINE_SLOWNESS", "1") == "1" else 2


class Part:
    """One process and what it says, which is told when it has ended."""

    def __init__(self, name):
        self.name = name
        self.began = time.monotonic()
        self._told = tempfile.TemporaryFile("w+b")
        self.process = subprocess.Popen([sys.executable, "-B", sys.argv[0], name], stdin=subprocess.DEVNULL,
                                        stdout=self._told, stderr=subprocess.STDOUT,
                                        preexec_fn=agents.die_with_parent)

    def end(self):
        """Prints what it said; whether it went well."""
        self._told.seek(0)
        said = self._told.read().decode(errors="replace")
        self._told.close()
        print(f"=== {self.name}: exit code {self.process.returncode} after "
              f"{time.monotonic() - self.began:.1f} s\n{said}", flush=True)
        return self.process.returncode == 0


def names(module):
    """Of classes whose tests stay together, and of all other tests, in the order of the file."""
    found = []
    for suite in unittest.defaultTestLoader.loadTestsFromModule(module):
        for test in suite:
            kind = type(test)
            together = kind.setUpClass.__func__ is not unittest.TestCase.setUpClass.__func__
            line = getattr(kind, test._testMethodName).__code__.co_firstlineno
            name = kind.__name__ if together else f"{kind.__name__}.{test._testMethodName}"
            if name not in [known for _, known in found]:
                found.append((line, name))
    return [name for _, name in sorted(found)]


def main(prepare=lambda: None):
    """Instead of `unittest.main()`. `prepare` runs in each process that runs tests, before them."""
    if len(sys.argv) > 1:
        prepare()
        unittest.main(verbosity=2)
    waiting = names(sys.modules["__main__"])
    total, running, failed = len(waiting), [], []
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            running.append(Part(waiting.pop(0)))
        time.sleep(0.05)
        for part in [one for one in running if one.process.poll() is not None]:
            running.remove(part)
            if not part.end():
                failed.append(part.name)
    print(f"{total} parts, {len(failed)} failed{': ' if failed else ''}{', '.join(failed)}")
    sys.exit(1 if failed else 0)
