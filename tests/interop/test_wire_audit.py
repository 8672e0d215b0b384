"""The audit of what an observer sends finds every planted fault, and nothing in a clean capture."""

import base64
import json
import math
import os
import tempfile
import unittest

import gossip
import wiretap

US, OURS = "watcher", "10.0.0.9"
THEM, THEIRS = "n1", "10.0.0.1"


class Capture:
    """Lines as wiretap.py writes them, one a second apart unless told otherwise."""

    def __init__(self):
        self.lines = []
        self.now = 1000.0
        self.stream = 0

    def wait(self, seconds):
        self.now += seconds
        return self

    def _line(self, source, target, data, **more):
        self.now += 1
        self.lines.append({"t": self.now, "proto": "udp", "from": source + ":7946", "to": target + ":7946",
                           "hex": data.hex(), **more})
        return self

    def hears(self, *messages):
        for message in messages:
            self._line(THEIRS, OURS, message)
        return self

    def says(self, *messages):
        for message in messages:
            self._line(OURS, THEIRS, message)
        return self

    def _side(self, source, target, data, dialled):
        return self._line(source, target, data, proto="tcp", stream=self.stream, dialled=dialled,
                          complete=True, end=self.now + 1.001)

    def asks(self, request, answer):
        """A connection of ours to them."""
        self.stream += 1
        self._side(OURS, THEIRS, request, True)
        return self._side(THEIRS, OURS, answer, False)

    def answers(self, request, answer):
        """A connection of theirs to us."""
        self.stream += 1
        self._side(THEIRS, OURS, request, True)
        return self._side(OURS, THEIRS, answer, False)

    def acked(self, name=THEM, sequence=1):
        return self.says(gossip.ping(sequence, name)).hears(gossip.ack(sequence))


OWN_ROW = gossip.row(US, OURS)
THEIR_ROW = gossip.row(THEM, THEIRS)
OWN_STATE = gossip.serf_state([US])
ASK = gossip.push_pull([THEIR_ROW], gossip.serf_state([THEM]))
ASK_JOIN = gossip.push_pull([THEIR_ROW], gossip.serf_state([THEM]), join=True)


def lists(*rows, state=OWN_STATE, join=False):
    return gossip.push_pull([OWN_ROW, *rows], state, join=join)


class Audit(unittest.TestCase):
    def judged(self, capture, *, key=None, permits=()):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "capture")
            with open(path, "w", encoding="ascii") as file:
                for line in capture.lines:
                    file.write(json.dumps(line) + "\n")
            keyring = None
            if key:
                keyring = os.path.join(folder, "keyring")
                with open(keyring, "w", encoding="ascii") as file:
                    json.dump([base64.b64encode(key).decode()], file)
            return wiretap.audit(path, [US], [OURS], keyring=keyring, permits=permits)

    def clean(self, capture, **options):
        summary = self.judged(capture, **options)
        self.assertEqual(summary["objections"], 0, summary["list"])
        return summary

    def flagged(self, kind, capture, **options):
        summary = self.judged(capture, **options)
        self.assertEqual({one["kind"] for one in summary["list"]}, {kind}, summary["list"])

    # ---- what an observer may say

    def test_a_whole_life_is_clean(self):
        accusation = gossip.suspect("n2", THEM)
        summary = self.clean(
            Capture().asks(gossip.push_pull([]), gossip.push_pull([THEIR_ROW], gossip.serf_state([THEM])))
            .asks(lists(join=True), gossip.push_pull([THEIR_ROW, OWN_ROW], gossip.serf_state([THEM])))
            .says(gossip.alive(US, OURS), gossip.join_intent(US))
            .acked()
            .hears(gossip.compound(accusation, gossip.alive("n3", "10.0.0.3", 4)))
            .says(gossip.compound(gossip.alive("n3", "10.0.0.3", 4), accusation))
            .hears(gossip.suspect(US, THEM)).says(gossip.alive(US, OURS, 2))
            .hears(gossip.query("uptime")).says(gossip.query("uptime"), gossip.response(US))
            .hears(gossip.query("_serf_list-keys", number=8))
            .says(gossip.response(US, number=8, flags=0), gossip.relay(gossip.response(US, number=8)))
            .hears(gossip.relay(gossip.response("n4"))).says(gossip.response("n4"))
            .hears(gossip.user_event("deploy")).says(gossip.user_event("deploy"))
            .answers(ASK, gossip.push_pull([gossip.row(US, OURS, 2)], OWN_STATE))
            .says(gossip.query("_serf_ping", source=US, clock=2), gossip.leave_intent(US),
                  gossip.dead(US, US, 2)))
        self.assertEqual(summary["udp"]["alive"], 3)
        self.assertEqual(summary["relayed"], {"alive": 1, "suspect": 1})
        self.assertEqual(summary["own"], {"alive": 2, "leave": 1})

    def test_a_joiner_may_be_shown_who_answers_us(self):
        self.clean(Capture().answers(ASK, lists()).acked().wait(2).says(
            gossip.ack(7)).wait(2).answers(
            ASK_JOIN, lists(THEIR_ROW, state=gossip.serf_state([US, THEM]), join=True)))

    def test_takes_over_its_own_name_above_the_old_incarnation(self):
        self.clean(Capture().asks(gossip.push_pull([]), gossip.push_pull([gossip.row(US, OURS, 4, state=3)]))
                   .says(gossip.alive(US, OURS, 5)))

    def test_acks_tell_where_we_stand_or_nothing(self):
        summary = self.clean(Capture().says(gossip.ack(1, gossip.coordinate()), gossip.ack(2),
                                            gossip.ack(3, gossip.coordinate([0.01] * 8, error=0.2))))
        self.assertEqual(summary["own"], {"ack-coordinate": 2, "ack-empty": 1})

    # ---- what it may not

    def test_an_ack_with_no_coordinate_in_it(self):
        for payload in (b"\1", b"x", gossip.coordinate(version=2), gossip.coordinate([0.0] * 7),
                        gossip.coordinate([math.nan] * 8), gossip.coordinate(height=0.0),
                        gossip.coordinate(error=math.inf), gossip.coordinate(error=2.0)):
            self.flagged("ack-payload", Capture().says(gossip.ack(1, payload)))
        self.flagged("ack-payload",
                     Capture().answers(gossip.ping(1, US), gossip.ack(1, gossip.coordinate())))

    def test_accusing(self):
        self.flagged("suspect-for-other", Capture().says(gossip.suspect(THEM, US)))
        self.flagged("dead-for-other", Capture().says(gossip.dead(THEM, US)))
        self.flagged("dead-for-other", Capture().says(gossip.dead(THEM, THEM)))

    def test_one_byte_of_an_accusation_changed(self):
        heard = gossip.compound(gossip.suspect("n2", THEM), gossip.dead("n3", THEM))
        self.flagged("suspect-for-other", Capture().hears(heard).says(gossip.suspect("n2", US)))
        self.flagged("dead-for-other",
                     Capture().hears(heard).says(gossip.compound(gossip.dead("n3", THEM, 2),
                                                                 gossip.suspect("n2", THEM))))

    def test_an_accusation_before_it_is_heard(self):
        self.flagged("suspect-for-other",
                     Capture().says(gossip.suspect("n2", THEM)).hears(gossip.suspect("n2", THEM)))

    def test_what_was_learnt_by_push_pull_only(self):
        self.flagged("alive-for-other", Capture().asks(lists(), ASK).says(gossip.alive(THEM, THEIRS)))

    def test_speaking_for_others(self):
        self.flagged("alive-for-other", Capture().says(gossip.alive(THEM, THEIRS)))
        self.flagged("leave-for-other", Capture().says(gossip.leave_intent(THEM)))
        self.flagged("join-for-other", Capture().says(gossip.join_intent(THEM)))
        self.flagged("prune", Capture().says(gossip.leave_intent(US, prune=True)))
        self.flagged("response-for-other", Capture().hears(gossip.query("_serf_ping")).says(gossip.response("n2")))

    def test_short_versions(self):
        self.flagged("short-versions", Capture().says(gossip.alive(US, OURS, versions=b"\1\5\2")))
        self.flagged("short-versions", Capture().answers(
            ASK, gossip.push_pull([gossip.row(US, OURS, versions=b"\1\5\2\2\5")], OWN_STATE)))

    def test_listing_others(self):
        self.flagged("lists-other", Capture().acked().answers(ASK, lists(THEIR_ROW)))
        self.flagged("lists-other", Capture().acked().answers(ASK_JOIN, lists(join=True))
                     .asks(lists(THEIR_ROW, join=True), ASK))

    def test_listing_to_a_joiner_by_the_rule_only(self):
        def joiner(row, before=None):
            return (before or Capture().hears(gossip.alive(THEM, THEIRS)).acked()).answers(
                ASK_JOIN, lists(row, join=True))
        self.flagged("lists-unheard", Capture().answers(ASK_JOIN, lists(THEIR_ROW, join=True)))
        late = Capture().acked()
        for number in range(5):
            late.wait(2).says(gossip.ack(number))
        self.flagged("lists-unheard", joiner(THEIR_ROW, late))
        stood_still = Capture().acked().wait(5).says(gossip.ack(7))
        self.flagged("lists-unheard", joiner(THEIR_ROW, stood_still))
        self.flagged("lists-not-alive", joiner(gossip.row(THEM, THEIRS, state=1)))
        self.flagged("lists-accused", joiner(THEIR_ROW, Capture().acked().hears(gossip.suspect(THEM, "n2"))))
        self.flagged("lists-changed", joiner(gossip.row(THEM, THEIRS, 2)))
        self.flagged("lists-changed", joiner(gossip.row(THEM, THEIRS, meta=b"\xff\x81\xa1a\xa1b")))
        self.flagged("join-flag", Capture().acked().answers(ASK, lists(join=True)))

    def test_serf_state(self):
        self.flagged("left-members", Capture().answers(ASK, lists(state=gossip.serf_state([US], left=["n7"]))))
        self.flagged("events", Capture().answers(ASK, lists(state=gossip.serf_state([US], events=[None]))))
        self.flagged("status-time-unlisted", Capture().answers(ASK, lists(state=gossip.serf_state([US, THEM]))))
        self.flagged("clock-ahead", Capture().answers(ASK, lists(state=gossip.serf_state([US], clock=500))))

    def test_queries_and_events_of_its_own(self):
        self.flagged("internal-query", Capture().says(gossip.query("_serf_list-keys")))
        self.flagged("internal-query", Capture().says(gossip.query("_serf_conflict")))
        self.flagged("query", Capture().says(gossip.query("uptime")))
        self.flagged("user-event", Capture().says(gossip.user_event("deploy")))
        self.flagged("empty-filter", Capture().says(gossip.query("_serf_ping", filters=[b""])))
        self.flagged("serf-type", Capture().says(gossip.user(7, Key=b"")))

    def test_what_a_person_asked_for(self):
        capture = Capture().says(gossip.user_event("deploy"), gossip.query("uptime", source=US))
        self.clean(capture, permits=[("event", "deploy"), ("query", "uptime")])
        self.flagged("user-event", capture, permits=[("query", "uptime")])
        self.flagged("query", capture, permits=[("event", "deploy"), ("query", "other")])
        answer = Capture().hears(gossip.query("load")).says(gossip.response(US, flags=0))
        self.clean(answer, permits=[("answers", "load")])
        self.flagged("response-to-user-query", answer, permits=[("answers", "other")])

    def test_answers(self):
        self.flagged("response-unasked", Capture().says(gossip.response(US)))
        self.flagged("response-to-user-query",
                     Capture().hears(gossip.query("uptime")).says(gossip.response(US, flags=0)))

    def test_incarnations(self):
        self.flagged("incarnation-jump", Capture().says(gossip.alive(US, OURS, 3)))
        self.flagged("incarnation-jump", Capture().says(gossip.alive(US, OURS), gossip.alive(US, OURS, 2)))
        self.flagged("incarnation-jump", Capture().says(gossip.alive(US, OURS))
                     .hears(gossip.alive(US, OURS), gossip.suspect(US, THEM)).says(gossip.alive(US, OURS, 3)))
        self.flagged("incarnation-zero", Capture().says(gossip.alive(US, OURS, 0)))

    def test_tags_on_which_others_act(self):
        for tag in ("dc", "ep.http", "meta.x"):
            self.flagged("tag", Capture().says(gossip.alive(US, OURS, meta=b"\xff" + gossip.packed({tag: "a"}))))

    def test_own_state(self):
        self.flagged("self-state", Capture().answers(
            ASK, gossip.push_pull([gossip.row(US, OURS, state=2)], OWN_STATE)))

    def test_bytes_that_nobody_reads(self):
        self.flagged("undecodable", Capture().says(b"\x63nonsense"))
        self.flagged("undecodable", Capture().says(gossip.ping(1, THEM)[:-2]))
        self.flagged("undecodable", Capture().says(gossip.ping(1, THEM) + b"\0"))
        self.flagged("undecodable", Capture().says(b"\x08\x03\x81"))
        self.flagged("undecodable", Capture().answers(ASK, lists()[:-3]))
        self.flagged("empty-body", Capture().says(b""))
        self.flagged("empty-body", Capture().says(gossip.compound(gossip.ping(1, THEM), b"")))
        self.flagged("empty-body", Capture().says(b"\x08"))

    def test_plain_bytes_though_a_key_is_set(self):
        self.flagged("plaintext", Capture().says(gossip.ping(1, THEM)), key=bytes(32))
        self.flagged("plaintext", Capture().answers(ASK, lists()), key=bytes(16))
        self.flagged("undecodable", Capture().says(bytes(range(1, 60))), key=bytes(32))


if __name__ == "__main__":
    unittest.main(verbosity=2)
