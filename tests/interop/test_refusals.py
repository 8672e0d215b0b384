"""Every wrong address, key and label has its own exit code and one sentence, and is tried once."""

import base64
import concurrent.futures
import os
import socket
import tempfile
import threading
import unittest

import agents
import command

QUICK = 1.0 * command.SLOWNESS
SILENT = 10.0 * command.SLOWNESS


class Listener:
    """A TCP port that says `banner`, answers with `answer` once something came, and counts calls."""

    def __init__(self, banner=b"", answer=b"", close=False):
        self.calls = 0
        self._held = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.addr = agents.spell(*self._socket.getsockname())
        self._banner, self._answer, self._close = banner, answer, close
        self._server = threading.Thread(target=self._serve, daemon=True)
        self._server.start()

    def _serve(self):
        while True:
            try:
                call, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            self._held.append(call)
            threading.Thread(target=self._talk, args=(call,), daemon=True).start()

    def _talk(self, call):
        try:
            if self._banner:
                call.sendall(self._banner)
            if self._answer:
                call.recv(4096)
                call.sendall(self._answer)
            if self._close:
                call.shutdown(socket.SHUT_RDWR)
                call.close()
        except OSError:
            pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # Wakes the thread first: left waiting, it could take calls of the next listener.
        self._socket.shutdown(socket.SHUT_RDWR)
        self._server.join()
        self._socket.close()
        for call in self._held:
            call.close()


class Refusals(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.key = base64.b64encode(os.urandom(32)).decode()
        cls.right = cls.write("right", cls.key)
        cls.wrong = cls.write("wrong", base64.b64encode(os.urandom(32)).decode())
        cls.short = cls.write("short", base64.b64encode(os.urandom(16)).decode())
        cls.open = agents.Cluster(2)
        cls.addClassCleanup(cls.open.close)
        cls.closed = agents.Cluster(2, key=cls.key)
        cls.addClassCleanup(cls.closed.close)
        cls.addClassCleanup(cls.folder.cleanup)

    @classmethod
    def write(cls, name, text):
        path = os.path.join(cls.folder.name, name)
        with open(path, "w", encoding="ascii") as file:
            file.write(text)
        return path

    def refused(self, code, *arguments, within=QUICK, words=()):
        """members, peek and watch alike: that code, one sentence, nothing on stdout, soon."""
        verbs = ("members", "peek", "watch")
        # Side by side where one has to wait anyway.
        with concurrent.futures.ThreadPoolExecutor(len(verbs) if within > QUICK else 1) as pool:
            answers = list(pool.map(lambda verb: command.run(verb, *arguments), verbs))
        for verb, answer in zip(verbs, answers):
            print(f"\n  {verb}: {answer.code} after {answer.seconds:.2f} s: {answer.err.strip()}", end="")
            self.assertEqual(answer.code, code, answer)
            self.assertEqual(answer.out, "")
            lines = answer.err.splitlines()
            self.assertEqual(len(lines), 1, answer)
            self.assertTrue(lines[0].endswith("."), answer)
            for word in words:
                self.assertIn(word, lines[0])
            self.assertLess(answer.seconds, within, answer)
            self.assertNotIn(self.key, answer.err)

    def quiet_but(self, cluster, lines_most, action):
        """Runs `action` and counts what the agents have to complain about."""
        before = {name: len(log) for name, log in cluster.logs().items()}
        action()
        new = [line for name, log in cluster.logs().items() for line in log[before[name]:].splitlines()
               if "[ERR]" in line or "[WARN]" in line]
        self.assertLessEqual(len(new), lines_most, "\n".join(new))

    def test_sfr_2_wrong_key(self):
        """SFR-2: this, no key, and a key for an open cluster are told apart."""
        # One complaint for each of the three commands: nothing is tried twice.
        self.quiet_but(self.closed, 3, lambda: self.refused(6, self.closed[0].addr, "--key-file", self.wrong,
                                                            words=("key",)))

    def test_sfr_2_wrong_key_of_another_size(self):
        """SFR-2"""
        self.quiet_but(self.closed, 3, lambda: self.refused(6, self.closed[0].addr, "--key-file", self.short))

    def test_sfr_2_no_key(self):
        """SFR-2"""
        self.quiet_but(self.closed, 3, lambda: self.refused(5, self.closed[0].addr, words=("key",)))

    def test_sfr_2_key_for_an_open_cluster(self):
        """SFR-2"""
        self.quiet_but(self.open, 3, lambda: self.refused(6, self.open[0].addr, "--key-file", self.right,
                                                          words=("not encrypted",)))

    def test_label_for_a_cluster_without(self):
        self.quiet_but(self.open, 3, lambda: self.refused(6, self.open[0].addr, "--label", "prod",
                                                          words=("label",)))

    def test_label_for_an_encrypted_cluster_without(self):
        self.quiet_but(self.closed, 3, lambda: self.refused(
            6, self.closed[0].addr, "--label", "prod", "--key-file", self.right))

    def test_dead_address(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            addr = agents.spell(*taken.getsockname())
        self.refused(3, addr, words=(addr,))

    def test_silent_host(self):
        with Listener() as listener:
            self.refused(4, listener.addr, within=SILENT, words=(listener.addr, "no answer came in time"))
            self.assertEqual(listener.calls, 3)

    def test_web_server(self):
        with Listener(answer=b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                      close=True) as listener:
            self.refused(4, listener.addr)
            self.assertEqual(listener.calls, 3)

    def test_web_server_that_keeps_the_line_open(self):
        with Listener(answer=b"HTTP/1.1 400 Bad Request\r\n\r\n") as listener:
            self.refused(4, listener.addr)
            self.assertEqual(listener.calls, 3)

    def test_ssh_server(self):
        with Listener(banner=b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n") as listener:
            self.refused(4, listener.addr)
            self.assertEqual(listener.calls, 3)

    def test_port_that_hangs_up(self):
        with Listener(close=True) as listener:
            self.refused(4, listener.addr)
            self.assertEqual(listener.calls, 3)

    def test_answer_that_never_ends(self):
        # A push/pull header that promises a million nodes, and then nothing.
        header = bytes([6, 0x83]) + b"\xa4Join\xc2\xa5Nodes\xd2\x00\x10\x00\x00\xacUserStateLen\x00"
        with Listener(answer=header) as listener:
            self.refused(4, listener.addr, within=SILENT)

    def test_name_that_does_not_exist(self):
        answer = command.run("members", "no-such-host.invalid", "--connect-timeout", "3s")
        self.assertEqual(answer.code, 3, answer)
        self.assertLess(answer.seconds, 6 * command.SLOWNESS)

    def test_one_good_address_is_enough(self):
        with Listener(close=True) as listener:
            answer = command.run("members", listener.addr, self.open[0].addr, "--format", "json")
            self.assertEqual(answer.code, 0, answer)
            self.assertEqual(len(answer.json["members"]), 2)
            self.assertIn(listener.addr, answer.err)
            self.assertEqual(len(answer.err.splitlines()), 1, answer)

    def test_senseless_command_lines(self):
        one = self.open[0].addr
        for arguments in ([], ["members"], ["dance"], ["members", one, "--format", "xml"],
                          ["members", one, "--dance"], ["members", "host:0"], ["members", "a b"],
                          ["members", "http://x/"], ["members", one, "--connect-timeout", "5"],
                          ["members", one, "--deadline", "-1s"], ["members", one, "--color", "blue"],
                          ["members", one, "--label", "x" * 256], ["peek", one, "--status", "alive"],
                          ["members", one, "--bind", "nowhere"],
                          ["members", one, "--key-file", self.right, "--key-stdin"]):
            answer = command.run(*arguments, stdin="")
            self.assertEqual(answer.code, 2, (arguments, answer))
            self.assertEqual(answer.out, "", arguments)
            self.assertNotEqual(answer.err, "", arguments)

    def test_deadline_holds_for_the_whole_command(self):
        with Listener() as listener:
            answer = command.run("members", listener.addr, "--deadline", "300ms")
            self.assertEqual(answer.code, 4, answer)
            self.assertLess(answer.seconds, QUICK)

    def test_unreadable_and_broken_key_files(self):
        for path in (os.path.join(self.folder.name, "missing"), self.write("word", "password"),
                     self.write("empty", ""), self.folder.name):
            answer = command.run("members", self.open[0].addr, "--key-file", path)
            self.assertNotIn(answer.code, (0, 3, 4, 5), answer)
            self.assertEqual(len(answer.err.splitlines()), 1, answer)

    def test_sfr_1_a_key_of_another_length_is_told_how_long_it_is(self):
        """SFR-1"""
        for size in (0, 5, 15, 17, 31, 33, 64):
            key = base64.b64encode(b"k" * size).decode()
            said = f"must be 16, 24 or 32 bytes long; this one has {size}."
            ring = self.write("ring", f'["{key}"]')
            for options, line in ((["--key-file", self.write("size", key)] if size else None, None),
                                  (["--keyring-file", ring], None), (["--key-stdin"], key + "\n")):
                if options:
                    answer = command.run("members", self.closed[0].addr, *options, stdin=line)
                    self.assertEqual((answer.code, answer.out), (2, ""), answer)
                    self.assertIn(said, answer.err)
                    if size:
                        self.assertNotIn(key, answer.err)

    def test_key_on_the_command_line_is_no_option(self):
        answer = command.run("members", self.closed[0].addr, "--key", self.key)
        self.assertEqual(answer.code, 2, answer)

    def test_help_and_version(self):
        for arguments in (["--help"], ["members", "--help"], ["--version"]):
            answer = command.run(*arguments)
            self.assertEqual(answer.code, 0, answer)
            self.assertNotEqual(answer.out, "")


if __name__ == "__main__":
    command.main()
