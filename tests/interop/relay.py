"""A user-space network between members: each is reached at an address of the relay's, which passes
datagrams on after that pair's delay, and connections after a common one.

A member binds INSIDE.N and tells the others OUTSIDE.N; datagrams arrive as if from there.
"""

import collections
import heapq
import selectors
import socket
import statistics
import struct
import threading
import time

TCP_DELAY = 0.005
SO_TIMESTAMPNS = 35  # Linux, 64-bit: a struct timespec beside each datagram.
REMEMBERED = 100  # Datagrams of each pair and way.


class Relay:
    """`delay(a, b)`: seconds one way between members by number. Runs in a thread of its own."""

    def __init__(self, net, numbers, port, delay):
        self.net = net
        self.port = port
        self._delay = delay
        self._selector = selectors.DefaultSelector()
        self._due = []
        self._count = 0
        self._datagrams = {}
        self._took = collections.defaultdict(lambda: collections.deque(maxlen=REMEMBERED))
        self._open = []
        for number in numbers:
            udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            udp.bind((self.outside(number), port))
            udp.setblocking(False)
            udp.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
            self._datagrams[number] = udp
            self._selector.register(udp, selectors.EVENT_READ, ("udp", number))
            tcp = socket.create_server((self.outside(number), port), backlog=64)
            tcp.setblocking(False)
            self._open.append(tcp)
            self._selector.register(tcp, selectors.EVENT_READ, ("accept", number))
        self._ends = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def inside(self, number):
        return f"{self.net}.1.{number}"

    def outside(self, number):
        return f"{self.net}.2.{number}"

    def round_trip(self, a, b):
        """Seconds there and back, as datagrams lately were delayed in truth: a busy machine is late."""
        return sum(statistics.median(list(self._took[way])) if self._took.get(way) else self._delay(*way)
                   for way in ((a, b), (b, a)))

    def close(self):
        self._ends = True
        self._thread.join()
        for one in [*self._datagrams.values(), *self._open]:
            one.close()
        self._selector.close()

    def _later(self, delay, action):
        self._count += 1
        heapq.heappush(self._due, (time.monotonic() + delay, self._count, action))

    def _run(self):
        while not self._ends:
            now = time.monotonic()
            while self._due and self._due[0][0] <= now:
                heapq.heappop(self._due)[2]()
            # A timeout is rounded up to whole milliseconds, which would be a delay of our own: the
            # last one is spent looking again and again.
            wait = min(0.05, self._due[0][0] - time.monotonic() - 0.0015) if self._due else 0.05
            for key, _ in self._selector.select(max(0.0, wait)):
                kind, what = key.data
                {"udp": self._datagram, "accept": self._accept, "bytes": self._bytes}[kind](key.fileobj, what)

    def _datagram(self, udp, to):
        data, beside, _, (host, _) = udp.recvmsg(65536, 128)
        come = int(host.rsplit(".", 1)[1])
        if come not in self._datagrams or not host.startswith(f"{self.net}.1."):
            return
        # It may have waited for us: the delay counts from when the system had it.
        arrived = self._arrival(beside)
        target = (self.inside(to), self.port)

        def pass_on():
            self._datagrams[come].sendto(data, target)
            self._took[come, to].append(time.time() - arrived)
        self._later(self._delay(come, to) - (time.time() - arrived), pass_on)

    @staticmethod
    def _arrival(beside):
        for level, kind, value in beside:
            if (level, kind) == (socket.SOL_SOCKET, SO_TIMESTAMPNS):
                seconds, nanoseconds = struct.unpack("qq", value)
                return seconds + nanoseconds / 1e9
        return time.time()

    def _accept(self, listener, to):
        dialled, _ = listener.accept()
        onward = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            onward.connect((self.inside(to), self.port))
        except OSError:
            dialled.close()
            onward.close()
            return
        self._open += [dialled, onward]
        for one, other in ((dialled, onward), (onward, dialled)):
            self._selector.register(one, selectors.EVENT_READ, ("bytes", other))

    def _bytes(self, one, other):
        try:
            data = one.recv(65536)
        except OSError:
            data = b""
        if not data:
            self._selector.unregister(one)
        self._later(TCP_DELAY, lambda: self._pass_on(other, data))

    @staticmethod
    def _pass_on(other, data):
        try:
            if data:
                other.sendall(data)
            else:
                other.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # It is gone; its peer will notice.
