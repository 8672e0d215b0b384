"""Answers mDNS questions as clusterfunk does, or in ways of its own: what no agent here can play."""

import socket
import struct
import threading

PORT = 5353
GROUP = {socket.AF_INET: "224.0.0.251", socket.AF_INET6: "ff02::fb"}
A, PTR, TXT, AAAA, SRV, ANY = 1, 12, 16, 28, 33, 255
CLUSTERFUNK = "_clusterfunk._udp.local"


def name(text):
    return b"".join(bytes([len(label)]) + label.encode() for label in text.split(".") if label) + b"\0"


def record(owner, kind, data, ttl=3200):
    """`owner` is text, or a name's bytes."""
    owner = owner if isinstance(owner, bytes) else name(owner)
    return owner + struct.pack(">HHIH", kind, 1, ttl, len(data)) + data


def answer(answers, extras=()):
    return struct.pack(">6H", 0, 0x8400, 0, len(answers), 0, len(extras)) + b"".join([*answers, *extras])


def questions(datagram):
    """Name, type and whether a unicast answer is wanted, for each question; none of an answer."""
    _, flags, count, *_ = struct.unpack(">6H", datagram[:12])
    found, at = [], 12

    def read(at):
        labels = []
        while datagram[at] != 0:
            if datagram[at] >= 0xC0:
                return labels + read(struct.unpack(">H", datagram[at:at + 2])[0] & 0x3FFF)[0], at + 2
            labels.append(datagram[at + 1:at + 1 + datagram[at]].decode(errors="replace"))
            at += 1 + datagram[at]
        return labels, at + 1
    for _ in range(0 if flags & 0x8000 else count):
        labels, at = read(at)
        kind, both = struct.unpack(">2H", datagram[at:at + 4])
        found.append((".".join(labels), kind, bool(both & 0x8000)))
        at += 4
    return found


def service_answer(service, instance, host, address, port, txt=()):
    """PTR first, the rest as extras, TTL 3200 and 120, no flush bit: as clusterfunk's library has it.
    `instance` is one label, whatever is in it."""
    full = bytes([len(instance.encode())]) + instance.encode() + name(service)
    packed = socket.inet_pton(socket.AF_INET6 if ":" in address else socket.AF_INET, address)
    return answer(
        [record(service, PTR, full)],
        [record(full, SRV, struct.pack(">3H", 0, 0, port) + name(host)),
         record(full, TXT, b"".join(bytes([len(text)]) + text.encode() for text in txt) or b"\0"),
         record(host, AAAA if len(packed) == 16 else A, packed, 120)])


def clusterfunk(instance, address, port, host="box.local"):
    return service_answer(CLUSTERFUNK, instance, host, address, port,
                          ("txtv=0", "name=clusterfunk cluster node"))


class Responder:
    """Sends `answers[NAME]` (datagrams) for every PTR question about NAME.

    Unicast when the question wants that, else to the group; `to_group`: always to the group.
    `source`: the port that answers come from.
    """

    def __init__(self, answers, *, interface="lo", v6=False, to_group=False, source=PORT):
        self.answers = answers
        self.to_group = to_group
        self.heard = []
        family = socket.AF_INET6 if v6 else socket.AF_INET
        index = socket.if_nametoindex(interface)
        self._ear = socket.socket(family, socket.SOCK_DGRAM)
        self._ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if v6:
            self._group = (GROUP[family], PORT, 0, index)
            self._ear.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            self._ear.bind(("::", PORT))
            self._ear.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP,
                                 socket.inet_pton(family, GROUP[family]) + struct.pack("@I", index))
        else:
            self._group = (GROUP[family], PORT)
            request = socket.inet_aton(GROUP[family]) + socket.inet_aton("0.0.0.0") + struct.pack("@i", index)
            self._ear.bind(("", PORT))
            self._ear.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, request)
            self._ear.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, request)
        self._mouth = self._ear
        if source != PORT:
            self._mouth = socket.socket(family, socket.SOCK_DGRAM)
            self._mouth.bind(("", source))
        self._ending = False
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self):
        self._ear.settimeout(0.1)
        while not self._ending:
            try:
                datagram, asker = self._ear.recvfrom(9000)
            except TimeoutError:
                continue
            for asked, kind, unicast in questions(datagram):
                self.heard.append((asked, kind))
                for reply in self.answers.get(asked, []) if kind == PTR else []:
                    self._mouth.sendto(reply, asker if unicast and not self.to_group else self._group)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._ending = True
        self._thread.join()
        self._ear.close()
        self._mouth.close()
