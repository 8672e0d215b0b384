"""A member made with Debian's Go library of Serf, which speaks protocol 4 where agents speak 5."""

import json
import os
import shutil
import subprocess
import sys
import tempfile

import agents

HERE = os.path.dirname(os.path.abspath(__file__))
GO_LIBRARIES = "/usr/share/gocode"  # Where Debian's golang-*-dev packages put them.


def require():
    """Fails without Go: a test that can only be run with it must not pass without."""
    if not shutil.which("go") or not os.path.isdir(GO_LIBRARIES + "/src/github.com/hashicorp/serf"):
        sys.exit("no Go or no golang-github-hashicorp-serf-dev: ./dev deps installs both")


def build(folder):
    """The program's path: the one that the build system had made, else made now, in that folder."""
    made = os.environ.get("GRAPEVINE_GO_MEMBER", "")
    if os.access(made, os.X_OK):
        return made
    return make(os.path.join(folder, "member"))


def make(program):
    with tempfile.TemporaryDirectory(prefix="grapevine-go-") as home:
        environment = dict(os.environ, GO111MODULE="off", GOPATH=GO_LIBRARIES, GOFLAGS="", GOPROXY="off",
                           GOCACHE=os.path.join(home, "cache"), HOME=home)
        done = subprocess.run(["go", "build", "-o", program, "."], cwd=os.path.join(HERE, "go"),
                              env=environment, capture_output=True, text=True, timeout=600, check=False)
        if done.returncode != 0:
            raise AssertionError(f"go build: {done.stdout}{done.stderr}")
    return program


class LibraryMember:
    def __init__(self, program, name, host, port, join):
        self.name = name
        self.process = subprocess.Popen([program, name, host, str(port), join], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True,
                                        preexec_fn=agents.die_with_parent)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def members(self):
        """States by name, in Serf's words."""
        self.process.stdin.write("members\n")
        self.process.stdin.flush()
        states = json.loads(self.process.stdout.readline())
        return {key[len("member "):]: state for key, state in states.items() if key.startswith("member ")}

    def leave(self):
        self.process.stdin.close()
        self.process.wait(timeout=30)


if __name__ == "__main__":
    agents.require_serf()
    require()
    make(sys.argv[1])
