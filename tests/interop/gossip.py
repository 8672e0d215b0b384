"""Gossip messages written by hand, so that a test can plant whatever an observer must not send."""

import struct


def packed(value):
    """MessagePack in the dialect of memberlist: old raw strings, keys sorted."""
    if value is None:
        return b"\xc0"
    if isinstance(value, bool):
        return b"\xc3" if value else b"\xc2"
    if isinstance(value, int):
        for limit, head, form in ((0x80, b"", ">B"), (0x100, b"\xcc", ">B"), (0x10000, b"\xcd", ">H"),
                                  (1 << 32, b"\xce", ">I"), (1 << 64, b"\xcf", ">Q")):
            if value < limit:
                return head + struct.pack(form, value)
    if isinstance(value, float):
        return b"\xcb" + struct.pack(">d", value)
    if isinstance(value, str):
        value = value.encode()
    if isinstance(value, bytes):
        if len(value) < 32:
            return bytes([0xA0 + len(value)]) + value
        return b"\xda" + struct.pack(">H", len(value)) + value
    if isinstance(value, (list, tuple)):
        return bytes([0x90 + len(value)]) + b"".join(packed(one) for one in value)
    return bytes([0x80 + len(value)]) + b"".join(
        packed(key) + packed(value[key]) for key in sorted(value))


VERSIONS = bytes([1, 5, 2, 2, 5, 5])


def address(host):
    return bytes(int(part) for part in host.split("."))


def ping(sequence, node):
    return b"\0" + packed({"SeqNo": sequence, "Node": node})


def ack(sequence, payload=None):
    return b"\2" + packed({"SeqNo": sequence, "Payload": payload})


def coordinate(vec=(0.0,) * 8, *, error=1.5, height=1e-5, adjustment=0.0, version=1):
    """What a ping's ack carries."""
    return bytes([version]) + packed({"Vec": list(vec), "Error": error, "Adjustment": adjustment,
                                      "Height": height})


def suspect(node, by, incarnation=1):
    return b"\3" + packed({"Incarnation": incarnation, "Node": node, "From": by})


def dead(node, by, incarnation=1):
    return b"\5" + packed({"Incarnation": incarnation, "Node": node, "From": by})


def alive(node, host, incarnation=1, *, port=7946, meta=b"\xff\x80", versions=VERSIONS):
    return b"\4" + packed({"Incarnation": incarnation, "Node": node, "Addr": address(host), "Port": port,
                           "Meta": meta, "Vsn": versions})


def compound(*parts):
    return b"\7" + bytes([len(parts)]) + b"".join(struct.pack(">H", len(part)) for part in parts) + \
        b"".join(parts)


def row(name, host, incarnation=1, *, state=0, port=7946, meta=b"\xff\x80", versions=VERSIONS):
    return packed({"Name": name, "Addr": address(host), "Port": port, "Meta": meta,
                   "Incarnation": incarnation, "State": state, "Vsn": versions})


def serf_state(names=(), left=(), events=(), clock=1):
    return b"\2" + packed({"LTime": clock, "StatusLTimes": {name: 1 for name in names},
                           "LeftMembers": list(left), "EventLTime": clock, "Events": list(events),
                           "QueryLTime": clock})


def push_pull(rows, state=b"", *, join=False):
    return b"\6" + packed({"Nodes": len(rows), "UserStateLen": len(state), "Join": join}) + \
        b"".join(rows) + state


def user(kind, **fields):
    return b"\x08" + bytes([kind]) + packed(fields)


def leave_intent(node, *, clock=1, prune=False):
    return user(0, LTime=clock, Node=node, Prune=prune)


def join_intent(node, *, clock=1):
    return user(1, LTime=clock, Node=node)


def user_event(name):
    return user(3, LTime=1, Name=name, Payload=b"", CC=False)


def query(name, *, filters=None, clock=1, number=7, source="n1"):
    return user(4, LTime=clock, ID=number, Addr=address("10.0.0.1"), Port=7946, SourceNode=source,
                Filters=filters, Flags=1, RelayFactor=0, Timeout=1000000000, Name=name, Payload=b"")


def response(by, *, clock=1, number=7, flags=1):
    return user(5, LTime=clock, ID=number, From=by, Flags=flags, Payload=None)


def relay(inner):
    """`inner` is a user message; the relay carries it without memberlist's type byte."""
    header = packed({"DestAddr": {"IP": address("10.0.0.1"), "Port": 7946, "Zone": ""}, "DestName": "n1"})
    return b"\x08\x09" + header + inner[1:]
