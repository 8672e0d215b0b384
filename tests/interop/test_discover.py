"""`grapevine-cli discover` finds real agents started with -discover, and clusterfunk's nodes, by mDNS."""

import os
import pty
import signal
import socket
import subprocess
import threading
import time
import unittest

import agents
import command
import mdns_responder as mdns
import netns
import side_by_side

SECONDS = 2 * command.SLOWNESS


def discover(*arguments, seconds=SECONDS, **options):
    return command.run("discover", "--seconds", str(seconds), *arguments, **options)


def found(*arguments, **options):
    """The rows that `discover` prints as JSON; fails unless it did well."""
    answer = discover("--format", "json", *arguments, **options)
    if answer.code != 0:
        raise AssertionError(f"discover {arguments}: {answer}")
    return answer.json


def cluster(count, name, **options):
    return agents.Cluster(count, net=netns.AGENTS, options_of=lambda folder, node: ["-discover", name], **options)


class Discover(unittest.TestCase):
    maxDiff = None

    def assert_equal_to_serf(self, rows, name, cluster_of_it):
        """The rows of a cluster are its agents' own, with name, address and port."""
        theirs = cluster_of_it[0].members()
        ours = {row["name"]: row for row in rows if row["cluster"] == name}
        self.assertEqual(set(ours), set(theirs))
        for node, row in ours.items():
            self.assertEqual({"name": row["name"], "addr": row["addr"], "port": row["port"]},
                             {key: theirs[node][key] for key in ("name", "addr", "port")})
            self.assertEqual(row["addrs"], [row["addr"]])
            self.assertEqual(row["kind"], "serf")
            self.assertEqual(row["host"], socket.gethostname())
            self.assertEqual(row["txt"], [f"Serf '{name}' cluster"])

    def test_agents_are_found_and_two_clusters_told_apart(self):
        """CFK-2, Serf's half: name, address and port are what `serf members` says."""
        with cluster(3, "gv") as one, cluster(2, "other", prefix="m") as two:
            rows = found()
            self.assertEqual([row["cluster"] for row in rows], ["gv"] * 3 + ["other"] * 2)
            self.assert_equal_to_serf(rows, "gv", one)
            self.assert_equal_to_serf(rows, "other", two)
            # What is found can be looked at.
            self.assertEqual(set(command.members(rows[0]["addr"])), set(one[0].members()))
            # They go on answering, and the table says the same.
            lines = discover().out.splitlines()
            self.assertEqual([line.split() for line in lines],
                             [[row["cluster"], "serf", row["name"], row["addr"], row["host"]] for row in rows])
            killed = two[1]
            killed.kill()
            self.assertNotIn(killed.name, [row["name"] for row in found()])

    def test_names_with_dots_and_capitals_are_told_as_they_are(self):
        with cluster(1, "my.dots", prefix="n.t"), cluster(1, "GV", prefix="N"), cluster(1, "gv"):
            self.assertEqual([(row["cluster"], row["name"]) for row in found()],
                             [("GV", "N1"), ("gv", "n1"), ("my.dots", "n.t1")])

    def test_nobody_there(self):
        answer = discover(seconds=1)
        self.assertEqual(answer.code, 4, answer)
        self.assertEqual(answer.out, "")
        self.assertEqual(len(answer.err.splitlines()), 1, answer)
        self.assertIn("-discover=NAME", answer.err)
        self.assertGreater(answer.seconds, 0.9)
        self.assertLess(answer.seconds, 1 + command.SLOWNESS)
        answer = discover("--format", "json", seconds=0.2)
        self.assertEqual((answer.code, answer.json), (4, []), answer)

    def test_no_network_at_all(self):
        answer = discover(seconds=0.2, before=("unshare", "-n"))
        self.assertEqual(answer.code, 1, answer)
        self.assertEqual(len(answer.err.splitlines()), 1, answer)

    def test_wrong_words(self):
        for words in (["--name", ""], ["--name", "a..b"], ["--name", "x" * 58], ["--seconds", "0"],
                      ["--seconds", "soon"], ["--format", "xml"], ["10.0.0.1"]):
            answer = command.run("discover", *words)
            self.assertEqual((answer.code, answer.out), (2, ""), answer)

    def test_clusterfunk(self):
        """CFK-2: kind serf of `_clusterfunk._udp`, by cluster, as join targets."""
        with agents.Cluster(1, net=netns.AGENTS) as node:
            answers = [mdns.clusterfunk("demo_serf_0123456789abcdef", node[0].host, node[0].port),
                       mdns.clusterfunk("demo_mgmt_0123456789abcdef", node[0].host, 42002),
                       mdns.clusterfunk("demo_x_serf_svc_01", "10.77.0.9", 42003, host="box-2.local")]
            with mdns.Responder({mdns.CLUSTERFUNK: answers}), cluster(1, "gv"):
                rows = found()
            self.assertEqual([(row["cluster"], row["kind"], row["name"], row["addr"], row["host"]) for row in rows],
                             [("demo", "clusterfunk", "0123456789abcdef", node[0].addr, "box.local"),
                              ("demo_x", "clusterfunk", "svc_01", "10.77.0.9:42003", "box-2.local"),
                              ("gv", "serf", "n1", rows[2]["addr"], socket.gethostname())])
            self.assertEqual(rows[0]["txt"], ["txtv=0", "name=clusterfunk cluster node"])
            self.assertEqual(list(command.members(rows[0]["addr"])), ["n1"])

    def test_answers_to_the_whole_group_are_heard(self):
        answers = {mdns.CLUSTERFUNK: [mdns.clusterfunk("demo_serf_a", "10.77.0.9", 42001)]}
        with mdns.Responder(answers, to_group=True):
            self.assertEqual([row["name"] for row in found()], ["a"])

    def test_over_ipv6(self):
        """On a wire between two interfaces; a link-local address comes with the one it is behind."""
        room = netns.Room()
        self.addCleanup(room.close)
        netns.run("ip", "addr", "add", "fe80::77/64", "dev", room.outside, "nodad")
        room.run("ip", "addr", "add", "fe80::78/64", "dev", room.interface, "nodad")
        answers = {mdns.CLUSTERFUNK: [mdns.clusterfunk("demo_serf_a", "fe80::77", 42001)]}
        for to_group in (False, True):
            with mdns.Responder(answers, interface=room.outside, v6=True, to_group=to_group):
                rows = found(before=("nsenter", f"--net={room.path}"))
            self.assertEqual([row["addr"] for row in rows], [f"[fe80::77%{room.interface}]:42001"])

    def test_a_cluster_that_is_not_listed_is_found_by_name(self):
        answers = {"_serf_quiet._tcp.local": [mdns.service_answer(
            "_serf_quiet._tcp.local", "q1", "box", "10.77.0.9", 7946, ("Serf 'quiet' cluster",))]}
        with mdns.Responder(answers):
            self.assertEqual(discover(seconds=1).code, 4)
            rows = found("--name", "nobody", "--name", "quiet")
            self.assertEqual([(row["cluster"], row["name"]) for row in rows], [("quiet", "q1")])

    def test_an_incomplete_answer_is_followed_up(self):
        full = mdns.name("demo_serf_a." + mdns.CLUSTERFUNK)
        answers = {mdns.CLUSTERFUNK: [mdns.answer([mdns.record(mdns.CLUSTERFUNK, mdns.PTR, full)])]}
        with mdns.Responder(answers) as responder:
            answer = discover()
            self.assertEqual(answer.code, 4, answer)
            self.assertIn("1 more", answer.err)
            self.assertIn(("demo_serf_a." + mdns.CLUSTERFUNK, mdns.ANY), responder.heard)

    def test_strangers_do_no_harm(self):
        """Broken, lying and flooding answers beside a real agent; terminal sequences in names."""
        evil = "\x1b[31mx\u202e.y"
        flood = [mdns.clusterfunk(f"demo_serf_{i}", "10.77.0.9", 1 + i) for i in range(2000)]
        broken = [b"", b"\x00" * 11, b"\xff" * 9000, mdns.answer([])[:6] + b"\xff\xff" + bytes(4),
                  mdns.answer([b"\xc0\x0c" + mdns.record("", mdns.A, b"")[1:]]),
                  mdns.answer([mdns.record(mdns.CLUSTERFUNK, mdns.PTR, b"\xc0\xff")]),
                  mdns.answer([mdns.record(mdns.CLUSTERFUNK, mdns.PTR, b"\x3f")]), flood[0][:-1]]
        answers = {mdns.CLUSTERFUNK: [*broken, mdns.clusterfunk(f"a{evil}_serf_{evil}", "10.77.0.8", 7), *flood]}
        with mdns.Responder(answers), cluster(1, "gv"):
            answer = discover("--stats", seconds=2 * SECONDS)
        self.assertEqual(answer.code, 0, answer)
        rows = [line.split()[:3] for line in answer.out.splitlines()]
        self.assertIn(["gv", "serf", "n1"], rows)
        marked = "<ESC>[31mx<U+202E>.y"
        self.assertIn(["a" + marked, "clusterfunk", marked], rows)
        self.assertFalse(set("\x1b\u202e") & set(answer.out + answer.err))
        counters = dict(line.split() for line in answer.err.splitlines() if len(line.split()) == 2)
        print(f"\n  {len(rows)} rows, {counters}")
        self.assertGreater(int(counters["dns.bad-pointer"]), 0)
        self.assertGreater(int(counters["dns.truncated"]), 0)

    def test_answers_from_a_foreign_port_are_not_believed(self):
        answers = {mdns.CLUSTERFUNK: [mdns.clusterfunk("demo_serf_a", "10.77.0.9", 42001)]}
        with mdns.Responder(answers, source=5354):
            answer = discover("--stats", seconds=1)
        self.assertEqual(answer.code, 4, answer)
        self.assertIn("mdns.foreign-port", answer.err)

    def test_an_interrupt_ends_it_with_what_was_found(self):
        with cluster(1, "gv"):
            running = subprocess.Popen([command.program(), "discover", "--seconds", "600"], text=True,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            self.addCleanup(running.wait)
            self.addCleanup(running.kill)
            time.sleep(SECONDS)
            began = time.monotonic()
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=10)
            self.assertEqual((running.returncode, out.split()[:3], err), (0, ["gv", "serf", "n1"], ""))
            self.assertLess(time.monotonic() - began, 1.0 * command.SLOWNESS)

    def test_a_terminal_is_shown_progress_that_goes_away(self):
        with cluster(1, "gv"):
            ours, theirs = pty.openpty()
            said = []

            def read():
                try:
                    while chunk := os.read(ours, 4096):
                        said.append(chunk.decode())
                except OSError:
                    pass  # The other end is closed.
            reader = threading.Thread(target=read)
            reader.start()
            done = subprocess.run([command.program(), "discover", "--seconds", str(SECONDS)], stderr=theirs,
                                  stdout=subprocess.PIPE, text=True, timeout=60, check=False,
                                  env={**os.environ, "TERM": "xterm"})
            os.close(theirs)
            reader.join(timeout=10)
            os.close(ours)
            said = "".join(said)
            self.assertEqual(done.returncode, 0, said)
            self.assertIn("Listening on lo: 1 found", said)
            self.assertTrue(said.endswith("\r\x1b[K"), repr(said))
            self.assertEqual(len(done.stdout.splitlines()), 1)


def enter():
    netns.enter_world()
    netns.multicast_on_loopback()


if __name__ == "__main__":
    agents.require_serf()
    command.program()
    side_by_side.main(enter)
