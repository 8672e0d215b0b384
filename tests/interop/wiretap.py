"""Captures what one address says and hears, datagrams and TCP streams, and has it audited.

A tap listens on one network interface (its own of the observer, see netns.py, or `lo`) through
AF_PACKET, which takes the rights of root. What it writes is one JSON line a datagram, and one a
direction of every TCP connection: {"t", "end", "proto", "from", "to", "hex"}, of streams also
"stream", "dialled" (the sender opened it) and "complete" (both sides closed it in the capture).
"""

import contextlib
import ctypes
import json
import os
import socket
import struct
import subprocess
import sys
import threading
import time

ETH_P_ALL, ETH_P_IP = 3, 0x0800
SO_RCVBUFFORCE = 33
SO_TIMESTAMPNS = 35
SO_ATTACH_FILTER = 26
SOL_PACKET = 263
PACKET_STATISTICS = 6
PACKET_OUTGOING = 4
RECEIVE_BUFFER = 64 * 1024 * 1024  # A busy machine may let the tap wait for seconds.
FIN, SYN, RST, ACK = 1, 2, 4, 16


def ipv4_filter(address):
    """Classic BPF: IPv4 from or to that address; offsets count from the IP header."""
    wanted = struct.unpack("!I", socket.inet_aton(address))[0]
    program = [(0x20, 0, 0, 12), (0x15, 2, 0, wanted),  # ld [12]; jeq -> accept
               (0x20, 0, 0, 16), (0x15, 0, 1, wanted),  # ld [16]; jeq -> accept, else drop
               (0x06, 0, 0, 0xFFFF), (0x06, 0, 0, 0)]
    code = b"".join(struct.pack("HBBI", *step) for step in program)
    keep = ctypes.create_string_buffer(code)
    return struct.pack("HxxxxxxP" if struct.calcsize("P") == 8 else "HxxP", len(program),
                       ctypes.addressof(keep)), keep


class Conversation:
    """One TCP connection, put together from its segments."""

    class Side:
        def __init__(self):
            self.first = None  # Sequence number of the first byte.
            self.pieces = {}
            self.began = None
            self.ended = None
            self.closed = False

        def bytes(self):
            """What came without a gap."""
            whole = bytearray()
            for offset in sorted(self.pieces):
                piece = self.pieces[offset]
                if offset > len(whole):
                    break
                whole += piece[len(whole) - offset:] if offset + len(piece) > len(whole) else b""
            return bytes(whole)

    def __init__(self, number):
        self.number = number
        self.dialler = None
        self.reset = False
        self.sides = {}

    def take(self, at, source, target, sequence, flags, payload):
        side = self.sides.setdefault(source, self.Side())
        self.sides.setdefault(target, self.Side())
        if flags & SYN:
            side.first = (sequence + 1) & 0xFFFFFFFF
            if not flags & ACK:
                self.dialler = source
        if flags & RST:
            self.reset = True
        if payload and side.first is not None:
            side.pieces.setdefault((sequence - side.first) & 0xFFFFFFFF, payload)
            side.began = side.began or at
            side.ended = at
        if flags & FIN:
            side.closed = True

    def lines(self):
        complete = all(side.closed for side in self.sides.values()) and not self.reset
        (one, other) = self.sides
        for source, target in ((one, other), (other, one)):
            side = self.sides[source]
            if side.began is not None:
                yield {"t": side.began, "end": side.ended, "proto": "tcp", "from": source,
                       "to": target, "stream": self.number, "dialled": self.dialler == source,
                       "complete": complete, "hex": side.bytes().hex()}


class Tap:
    """Records from entering to leaving; `audit` afterwards, or `write` the lines."""

    def __init__(self, address, interface="lo", enter=contextlib.nullcontext):
        """`address`: None for whatever passes the interface. `enter` makes a context in whose
        network namespace the interface is."""
        self.interface = interface
        self._packets = []
        self._stop = threading.Event()
        with enter():
            try:
                self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, 0)
            except PermissionError:
                sys.exit("the wiretap needs the right to open AF_PACKET sockets (CAP_NET_RAW): run as root")
            self._socket.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, RECEIVE_BUFFER)
            self._socket.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
            if address:
                code, keep = ipv4_filter(address)
                self._socket.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, code)
                del keep
            # Only a socket for every protocol is shown what goes out.
            self._socket.bind((interface, ETH_P_ALL))
        self._socket.settimeout(0.2)
        self._thread = threading.Thread(target=self._record, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def _record(self):
        idle = False
        while not (self._stop.is_set() and idle):
            try:
                data, ancillary, _, (_, protocol, kind, _, _) = self._socket.recvmsg(0xFFFF, 64)
            except TimeoutError:
                idle = True
                continue
            idle = False
            # On `lo` each packet passes twice, once as outgoing.
            if protocol != ETH_P_IP or (self.interface == "lo" and kind == PACKET_OUTGOING):
                continue
            at = time.time()
            for level, what, value in ancillary:
                if level == socket.SOL_SOCKET and what == SO_TIMESTAMPNS:
                    seconds, nanoseconds = struct.unpack("ll", value[:16])
                    at = seconds + nanoseconds / 1e9
            self._packets.append((at, data))

    def stop(self):
        """Ends the recording once what has passed by is read; fails when the kernel dropped any."""
        if self._stop.is_set():
            return
        self._stop.set()
        self._thread.join()
        _, dropped = struct.unpack("II", self._socket.getsockopt(SOL_PACKET, PACKET_STATISTICS, 8))
        self._socket.close()
        if dropped:
            raise AssertionError(f"the wiretap missed {dropped} packets: the audit would be worth nothing")

    def lines(self):
        """Everything so far, in the order of first bytes."""
        lines = []
        talks, latest = [], {}
        for at, packet in list(self._packets):
            header = (packet[0] & 15) * 4
            length = struct.unpack_from("!H", packet, 2)[0]
            protocol = packet[9]
            source, target = socket.inet_ntoa(packet[12:16]), socket.inet_ntoa(packet[16:20])
            body = packet[header:length or None]  # Length 0: a segment that the card would have cut.
            if len(body) < 8 or struct.unpack_from("!H", packet, 6)[0] & 0x3FFF:
                continue  # Fragments: nobody here sends any.
            from_port, to_port = struct.unpack_from("!HH", body)
            source, target = f"{source}:{from_port}", f"{target}:{to_port}"
            if protocol == socket.IPPROTO_UDP:
                lines.append({"t": at, "proto": "udp", "from": source, "to": target,
                              "hex": body[8:].hex()})
            elif protocol == socket.IPPROTO_TCP:
                sequence = struct.unpack_from("!I", body, 4)[0]
                flags = body[13]
                key = frozenset((source, target))
                if flags & SYN and not flags & ACK:
                    known = latest.get(key)
                    side = known.sides.get(source) if known else None
                    if not side or side.first != (sequence + 1) & 0xFFFFFFFF:
                        talks.append(Conversation(len(talks) + 1))
                        latest[key] = talks[-1]
                if key in latest:
                    latest[key].take(at, source, target, sequence, flags, body[(body[12] >> 4) * 4:])
        for talk in talks:
            lines += talk.lines()
        return sorted(lines, key=lambda line: line["t"])

    def write(self, path):
        self.stop()
        with open(path, "w", encoding="ascii") as file:
            for line in self.lines():
                file.write(json.dumps(line) + "\n")


def audit_program():
    path = os.environ.get("GRAPEVINE_AUDIT", "")
    if not os.access(path, os.X_OK):
        sys.exit(f"GRAPEVINE_AUDIT names no program: {path!r}")
    return path


def audit(capture, names, addresses, *, keyring=None, label=None, permits=()):
    """The summary of wire_audit over a file of lines; its exit code must agree with it. `permits`:
    pairs such as ("event", "deploy"): what it was asked to say."""
    command = [audit_program(), capture]
    for name in names:
        command += ["--name", name]
    for address in addresses:
        command += ["--address", address]
    for kind, name in permits:
        command += [f"--{kind}", name]
    if keyring:
        command += ["--keyring-file", keyring]
    if label:
        command += ["--label", label]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode not in (0, 1):
        raise AssertionError(f"{command}: exit code {done.returncode}\n{done.stderr}")
    summary = json.loads(done.stdout)
    if (summary["objections"] == 0) != (done.returncode == 0):
        raise AssertionError(f"exit code {done.returncode} does not fit {summary}")
    return summary
