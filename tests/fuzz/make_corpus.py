#!/usr/bin/env python3
"""Writes the seed corpora of the fuzz targets from the shared test vectors.

    tests/fuzz/make_corpus.py [VECTORS [CORPUS]]

Deterministic: the same vectors give the same files. Replaces what it wrote before (names that
begin with a vector file's name) and leaves the rest alone, such as inputs that fuzzing found.
"""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
VECTORS = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "vectors" / "data"
CORPUS = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "corpus"
LARGEST = 9000  # Bytes of one seed; the few larger vectors are replayed by the vector tests.
PER_KIND = 12   # Captured messages of one type: more teach the fuzzer nothing new.

written = 0


def load(name):
    with open(VECTORS / f"{name}.json", encoding="utf-8") as file:
        return json.load(file)["vectors"]


def seed(target, source, name, content):
    global written
    if len(content) > LARGEST:
        return
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    clean = re.sub(r"[^A-Za-z0-9.-]+", "_", f"{source}-{name}")
    (folder / clean).write_bytes(content)
    written += 1


def raw(vector, field):
    return bytes.fromhex(vector.get(field) or "")


def leaves(layers):
    for layer in layers:
        for part in layer.get("parts") or []:
            yield from leaves(part)
        if "hex" in layer:
            yield layer


def remove_old():
    for old in CORPUS.glob("*/*"):
        if re.match(r"(aesgcm|captured|compound|dns|label|lzw|malformed|memberlist|rpc|serf|crc)",
                    old.name):
            old.unlink()


def frames():
    for v in load("label"):
        seed("label", "label", v["name"], raw(v, "hex"))
    for v in load("compound-decode"):
        seed("label", "compound-decode", v["name"], raw(v, "body_hex"))
        seed("packet", "compound-decode", v["name"], b"\0\x07" + raw(v, "body_hex"))
    for v in load("crc"):
        seed("packet", "crc", v["name"], b"\0" + raw(v, "hex"))
    for v in load("lzw"):
        seed("lzw", "lzw", v["name"], raw(v, "lzw_hex"))
    for v in load("lzw-decode"):
        seed("lzw", "lzw-decode", v["name"], raw(v, "lzw_hex"))
    for v in load("aesgcm"):
        if "len0" in v["name"] or "len1-" in v["name"] or "len16" in v["name"]:
            seed("envelope", "aesgcm", v["name"], b"\0" + raw(v, "packet_hex"))
            seed("envelope", "aesgcm-plain", v["name"], bytes([2 + v["version"]]) + raw(v, "plain_hex"))
    for v in load("aesgcm-open"):
        seed("envelope", "aesgcm-open", v["name"], b"\0" + raw(v, "packet_hex"))
        seed("envelope", "aesgcm-pad", v["name"], b"\1" + raw(v, "plain_hex"))


def messages():
    for codec in ("0.5.5", "2.1.5"):
        for v in load(f"serf-messages.{codec}"):
            message = v.get("message", "")
            mode = 1 if message.startswith("filter") else 3 if message == "ackPayload" else \
                2 if "tags" in message else 0
            target = "user_state" if message == "pushPull" else "serf_message"
            seed(target, f"serf-messages.{codec}", v["name"], bytes([mode]) + raw(v, "hex"))


def malformed():
    for v in load("malformed.2.1.5"):
        name, content = v["name"], raw(v, "hex")
        if v["via"] == "udp":
            seed("packet", "malformed", name, b"\0" + content)
            if content[:1] == b"\x08" and len(content) > 1:
                seed("serf_message", "malformed", name, b"\0" + content[1:])
        else:
            seed("stream", "malformed", name, b"\0\x06" + content)
            if content[:1] == b"\x06":
                seed("user_state", "malformed", name, b"\1" + content)


def captured():
    for codec in ("0.5.5", "2.1.5"):
        count = {}

        def wanted(kind):
            count[kind] = count.get(kind, 0) + 1
            return count[kind] <= PER_KIND

        for v in load(f"captured-udp.{codec}"):
            sealed = next((x for x in v["layers"] if x["layer"] == "encrypted"), None)
            if wanted(v["scenario"]):
                # The fuzzer seals with a key of its own, so it is given what is inside.
                content = bytes.fromhex(sealed["plain_hex"]) if sealed else raw(v, "hex")
                seed("packet", f"captured-udp.{codec}", v["name"], (b"\2" if sealed else b"\0") + content)
            for i, leaf in enumerate(leaves(v["layers"])):
                if leaf["layer"] == "user" and wanted(("user", leaf["serf_type"])):
                    seed("serf_message", f"captured-udp.{codec}", f"{v['name']}-{i}",
                         b"\0" + raw(leaf, "hex")[1:])
                meta = (leaf.get("fields") or {}).get("Meta")
                if meta and wanted("tags"):
                    seed("serf_message", f"captured-tags.{codec}", f"{v['name']}-{i}",
                         b"\2" + bytes.fromhex(meta[4:]))
        for v in load(f"captured-tcp.{codec}"):
            if not wanted(("tcp", v["scenario"])) or count[("tcp", v["scenario"])] > 3:
                continue
            for side, field in ((0, "sent"), (1, "received")):
                layers = v.get(f"{field}_layers") or []
                sealed = next((x for x in layers if x["layer"] == "encrypted"), None)
                content = bytes.fromhex(sealed["plain_hex"]) if sealed else raw(v, f"{field}_hex")
                if content[:1] == b"\xf4":
                    content = content[2 + content[1]:]
                if content:
                    mode = side | (4 if sealed else 0)
                    seed("stream", f"captured-tcp.{codec}", f"{v['name']}-{field}",
                         bytes([mode, 99]) + content)
                for layer in layers:
                    if layer["layer"] == "pushPull":
                        seed("user_state", f"captured-tcp.{codec}", f"{v['name']}-{field}",
                             b"\1" + raw(layer, "hex"))


def dns_name(text):
    return b"".join(bytes([len(label)]) + label.encode() for label in text.split(".") if label) + b"\0"


def dns_answer(*records):
    """Each record is an owner, a type and its data; TTL 3200, class IN."""
    out = bytes.fromhex("00008400 0000") + len(records).to_bytes(2, "big") + bytes(4)
    for owner, kind, data in records:
        out += dns_name(owner) + kind.to_bytes(2, "big") + bytes.fromhex("0001 00000c80")
        out += len(data).to_bytes(2, "big") + data
    return out


def dns():
    """The packets of tests/unit/dns/packets.h, clusterfunk's, and types that no agent sends."""
    text = (HERE.parent / "unit" / "dns" / "packets.h").read_text(encoding="utf-8")
    packets = {name: bytes.fromhex("".join(re.findall(r'"([0-9a-f]+)"', body)))
               for name, body in re.findall(r"string_view k(\w+) =(.*?);", text, re.DOTALL)}
    service, node = "_clusterfunk._udp.local", "demo_serf_a._clusterfunk._udp.local"
    packets["clusterfunk"] = dns_answer(
        (service, 12, dns_name(node)), (node, 33, bytes.fromhex("00000000a411") + dns_name("box.local")),
        (node, 16, b"\x06txtv=0"), ("box.local", 1, bytes([10, 9, 9, 7])))
    packets["other-types"] = dns_answer(
        ("a.b", 6, dns_name("ns.b") + dns_name("root.b") + bytes(range(20))), ("c.b", 5, b"\xc0\x0c"),
        ("a.b", 28, bytes.fromhex("fe80") + bytes(13) + b"\1"), ("b", 2, dns_name("ns.b")), ("", 41, b"abc"))
    for name, content in packets.items():
        seed("dns", "dns", name, b"\0" + content)
    seed("dns", "dns", "series", b"\1" + b"".join(
        bytes([20]) + len(content).to_bytes(2, "big") + content for content in packets.values()))


def rpc_header(seq, error):
    text = error.encode()
    head = bytes([0xa0 | len(text)]) if len(text) < 32 else bytes([0xd9, len(text)])
    return b"\x82\xa5Error" + head + text + b"\xa3Seq" + bytes([seq])


def rpc():
    """Each recorded answer as if it were one to the requests that the target has open."""
    open_for = {"Members": 6, "agent": 7, "Messages": 8, "Coord": 9, "Event": 3, "Log": 4, "Type": 5}
    for session in load("rpc"):
        whole = b""
        for number, step in enumerate(session["steps"]):
            name = f"{session['name']}-{number}"
            seed("rpc", "rpc-greeting", name, b"\0" + raw(step, "received_hex"))
            for told in step.get("received") or []:
                kind = next((k for k in open_for if k in told), None)
                if not kind:
                    continue
                # The object is what follows the header before it.
                at = step["received"].index(told)
                body = rpc_bodies(raw(step, "received_hex"))[at]
                records = kind in ("Event", "Log", "Type")
                answer = rpc_header(open_for[kind], "") * (2 if records else 1) + body
                seed("rpc", "rpc-answer", f"{name}-{at}", b"\1" + answer)
                seed("rpc", "rpc-object", f"{name}-{at}", b"\2" + body)
                whole += answer if kind != "Type" else b""
        seed("rpc", "rpc-session", session["name"], b"\x0d" + whole)


def rpc_bodies(content):
    """The MessagePack objects in a run of bytes; only the forms that serf writes."""
    def end(at):
        first = content[at]
        if first < 0x80 or first >= 0xe0 or first in (0xc0, 0xc2, 0xc3):
            return at + 1
        if first < 0xa0 or first in (0xdc, 0xde):
            pairs = 2 if first < 0x90 or first == 0xde else 1
            count = first & 0x0f if first < 0xa0 else int.from_bytes(content[at + 1:at + 3], "big")
            at += 1 if first < 0xa0 else 3
            for _ in range(count * pairs):
                at = end(at)
            return at
        if first < 0xc0:
            return at + 1 + (first & 0x1f)
        if first in (0xc4, 0xd9):
            return at + 2 + content[at + 1]
        if first in (0xc5, 0xda):
            return at + 3 + int.from_bytes(content[at + 1:at + 3], "big")
        return at + 1 + {0xca: 4, 0xcb: 8, 0xcc: 1, 0xcd: 2, 0xce: 4, 0xcf: 8,
                         0xd0: 1, 0xd1: 2, 0xd2: 4, 0xd3: 8}[first]
    out, at = [], 0
    while at < len(content):
        after = end(at)
        out.append(content[at:after])
        at = after
    return out


def step(what, content):
    return bytes([what]) + len(content).to_bytes(2, "big") + content


def rules():
    """What is decoded elsewhere, heard here; a world of mode 2 has rings of a few places."""
    for codec in ("0.5.5", "2.1.5"):
        for v in load(f"serf-messages.{codec}"):
            message, content = v.get("message", ""), raw(v, "hex")
            if message.startswith("filter"):
                seed("query_filter", f"serf-messages.{codec}", v["name"], b"\0" + bytes([len(content)]) + content)
            elif message == "pushPull":
                seed("serf_rules", f"serf-messages.{codec}", v["name"],
                     b"\2" + step(1, content) + step(2, content))
            elif message not in ("ackPayload", "tags"):
                seed("serf_rules", f"serf-messages.{codec}", v["name"],
                     b"\1" + step(0, content) + step(8, b"\0answer") + step(4, content))
    for v in load("malformed.2.1.5"):
        content = raw(v, "hex")
        if v["via"] == "udp" and content[:1] == b"\x08" and len(content) > 1:
            seed("serf_rules", "malformed", v["name"], b"\0" + step(0, content[1:]))
    second = step(3, (1000).to_bytes(2, "big"))
    replies = b"".join(step(5, bytes([0, ack | who]) + b"x") for ack in (0x80, 0) for who in (1, 2, 3))
    scenes = {
        "answered": replies,
        "answered-twice": replies + replies,
        "late": second * 20 + replies,
        "stranger": step(5, b"\0\4somebody\0x") * 2,
        "stopped": step(9, b"\5\0") + replies,
        "own-filters": step(6, b"\x2fload\0n1\0role\0^w.b$\0\x40") + replies + second,
        "ping": step(6, b"\x04_serf_ping\0") + replies,
        "keys": step(9, b"\6\0") + replies,
        "many-own": step(6, b"\x04load\0") * 40 + second * 20,
        "sent": step(7, b"deploy\0v1") * 6,
        "renamed": step(9, b"\4\0") + replies + second,
        "forgotten": step(9, b"\3\0") + replies + step(9, b"\0\1"),
        "gone": step(9, b"\1\1") + step(9, b"\2\2") + step(9, b"\7\0") + step(9, b"\x08\0"),
    }
    for name, content in scenes.items():
        for mode in (0, 3):
            seed("serf_rules", "serf-scene", f"{name}-{mode}", bytes([mode]) + content)
    expressions = ("web", "^w.*b$", "(?i)WEB", "[a-z]{2,40}", "(a|b)*c+", r"\pL+", r"\x{f6}", "(?P<n>w)",
                   "(((a{100}){100}){100})", "[[:alpha:]]", r"\bweb\B", "(", "a**", "\xff", r"\C", "^$")
    for number, text in enumerate(expressions):
        content = text.encode("latin-1")
        seed("query_filter", "serf-own", number, b"\1role\0" + content)
        seed("query_filter", "serf-own-node", number, b"\3n1\0word\0" + content)


remove_old()
dns()
frames()
messages()
malformed()
captured()
rpc()
rules()
size = sum(f.stat().st_size for f in CORPUS.glob("*/*"))
print(f"{written} seeds, {size} bytes in {CORPUS}")
