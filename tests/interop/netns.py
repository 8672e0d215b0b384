"""Network namespaces: a world of its own for each test program, and a room in it for each observer.

The test program steps into a fresh namespace, where agents live at 10.77.0.*; an observer gets a
second one, joined to the first by a veth pair, at 10.77.1.* and above. So whatever passes that pair is the
observer's, whichever source address its dials take, and what the agents say to each other never
does. Namespaces end with the processes that hold them: nothing is left behind.
"""

import contextlib
import ctypes
import os
import subprocess
import sys

import agents

CLONE_NEWNET = 0x40000000
AGENTS = "10.77.0"
OBSERVERS = "10.77.1"
GATEWAY = OBSERVERS + ".1"
libc = ctypes.CDLL(None, use_errno=True)
rooms = []


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)}: {done.stdout}{done.stderr}")
    return done.stdout


def call(result, what):
    if result != 0:
        number = ctypes.get_errno()
        sys.exit(f"{what}: {os.strerror(number)}. These tests need root for network namespaces.")


def local_rule_after_ours(run_there):
    """Rules are looked at by rank; the one for local addresses comes after those that drop."""
    run_there("ip", "rule", "add", "pref", "100", "lookup", "local")
    run_there("ip", "rule", "del", "pref", "0")


def enter_world():
    """Once, before any thread: all that this process and its children do happens in there."""
    call(libc.unshare(CLONE_NEWNET), "cannot make a network namespace")
    run("ip", "link", "set", "lo", "up")
    run("ip", "route", "add", "local", AGENTS + ".0/24", "dev", "lo")
    local_rule_after_ours(run)
    with open("/proc/sys/net/ipv4/ip_forward", "w", encoding="ascii") as file:
        file.write("1")


def multicast_on_loopback():
    """For mDNS among those who live on the world's loopback."""
    run("ip", "link", "set", "lo", "multicast", "on")
    run("ip", "route", "add", "224.0.0.0/4", "dev", "lo")


class Desk:
    """A loopback address outside the rooms, for an observer that is to meet members on 127/8. Its
    dials are told from others' only because it binds them to its address."""

    def __init__(self):
        self.address = "127.77.77.200"
        self.addresses = [self.address]
        self.interface = "lo"
        self.inside = contextlib.nullcontext
        self.step_in = agents.die_with_parent

    def close(self):
        """Nothing to end."""


class Room:
    """The namespace of one observer, with one interface."""

    def __init__(self):
        number = len(rooms)
        rooms.append(self)
        self.address = f"10.77.{1 + number // 50}.{200 + number % 50}"
        self.addresses = []  # All it ever had.
        self.interface = "eth0"
        self.outside = f"room{number}"
        self._holder = subprocess.Popen(["unshare", "-n", "sleep", "infinity"],
                                        preexec_fn=agents.die_with_parent)
        self.path = f"/proc/{self._holder.pid}/ns/net"
        own = os.readlink("/proc/self/ns/net")
        agents.wait_until("the room stands", lambda: os.readlink(self.path) != own, deadline=10, every=0.02)
        run("ip", "link", "add", self.outside, "type", "veth", "peer", "name", self.interface, "netns",
            str(self._holder.pid))
        run("ip", "addr", "add", GATEWAY + "/32", "dev", self.outside)
        run("ip", "link", "set", self.outside, "up")
        local_rule_after_ours(self.run)
        self.run("ip", "link", "set", "lo", "up")
        self.run("ip", "link", "set", self.interface, "up")
        self.run("ip", "route", "add", GATEWAY, "dev", self.interface)
        self.take_address(self.address)

    def take_address(self, address):
        """The room's only address is that one; what is sent to its last one gets lost."""
        self.run("ip", "addr", "flush", "dev", self.interface)
        self.address = address
        self.addresses.append(address)
        self.run("ip", "addr", "add", address + "/32", "dev", self.interface)
        self.run("ip", "route", "replace", GATEWAY, "dev", self.interface, "src", address)
        self.run("ip", "route", "replace", "default", "via", GATEWAY, "src", address)
        run("ip", "route", "replace", address + "/32", "dev", self.outside, "src", AGENTS + ".250")

    def run(self, *command):
        return run("nsenter", f"--net={self.path}", *command)

    def shut_inbound(self, port):
        """Nothing that was not asked for gets in, as behind NAT: no datagrams, no connections."""
        for what in ("17", "6"):  # UDP, TCP; a bare system has no names for them.
            self.run("ip", "rule", "add", "pref", "10", "iif", self.interface, "ipproto", what, "dport",
                     str(port), "blackhole")

    def cut(self):
        """Nothing passes, and nobody is told: a pulled cable somewhere on the way."""
        self.run("ip", "rule", "add", "pref", "5", "iif", self.interface, "blackhole")
        run("ip", "rule", "add", "pref", "5", "iif", self.outside, "blackhole")

    def mend(self):
        self.run("ip", "rule", "del", "pref", "5")
        run("ip", "rule", "del", "pref", "5")

    @contextlib.contextmanager
    def inside(self):
        """This thread works in the room; meant for opening a socket."""
        with open("/proc/thread-self/ns/net", "rb") as home, open(self.path, "rb") as room:
            call(libc.setns(room.fileno(), CLONE_NEWNET), "cannot enter a network namespace")
            try:
                yield
            finally:
                call(libc.setns(home.fileno(), CLONE_NEWNET), "cannot go back into the first namespace")

    def step_in(self):
        """For `preexec_fn`: the program about to start lives in the room."""
        agents.die_with_parent()
        with open(self.path, "rb") as room:
            if libc.setns(room.fileno(), CLONE_NEWNET) != 0:
                raise OSError(ctypes.get_errno(), "setns")

    def close(self):
        self._holder.kill()
        self._holder.wait()
