"""Events, queries, keys and the like of ours among real agents, each held against `serf`'s own."""

import base64
import os
import re
import signal
import subprocess
import tempfile
import time

import agents
import asking
import command
import library
import netns
import observer

ANSWERING = 'case "$SERF_EVENT" in query) echo "hello from $SERF_SELF_NAME";; esac'
# In one piece: it is read meanwhile.
RECORDING = 'said=$(cat); printf "%s|%s|%s|%s\\n" "$SERF_EVENT" "$SERF_USER_EVENT" "$SERF_USER_LTIME" "$said" >> "$LOG"'


class Events(observer.Test):
    def test_sfr_4_events_both_ways(self):
        """SFR-4: ours reaches every agent's handler, theirs is a line of ours."""
        with observer.cluster(5, options_of=asking.handler(RECORDING, kinds="user")) as cluster:
            with asking.Desk(cluster) as desk:
                answer = desk.event("deploy", "1.5.0 größe", "--format", "json")
                self.assertEqual(answer.code, 0, answer)
                self.assertEqual((answer.json["event"], answer.json["coalesce"], answer.json["told"]),
                                 ("deploy", True, True))
                text = desk.event("solo", "--no-coalesce")
                self.assertEqual(text.code, 0, text)
                self.assertIn("Event 'solo' dispatched! Coalescing enabled: false", text.out)
                self.assertRegex(text.out, r"Lamport time \d+, \d+ of 512 bytes")
            ltime = answer.json["ltime"]
            for agent in cluster.agents:
                # Whom gossip passes by hears of it by the next exchange of states, up to 30 s later.
                agents.wait_until(f"{agent.name} handled both",
                                  lambda one=agent: asking.handled(cluster, one).count("user|") >= 2, 75)
                lines = asking.handled(cluster, agent)
                self.assertIn(f"user|deploy|{ltime}|1.5.0 größe\n", lines)
                self.assertEqual(lines.count("user|"), 2, lines)
            with observer.Observer(cluster[0].addr) as us:
                observer.seen_everywhere(cluster.agents, us.name)
                cluster[2].serf("event", "-coalesce=true", "theirs", "päyload")
                cluster[3].serf("event", "-coalesce=false", "alone")
                agents.wait_until("both told", lambda: len(us.watch.entries("user")) >= 2, 75)
                told = {entry["name"]: entry for entry in us.watch.entries("user")}
                self.assertEqual(base64.b64decode(told["theirs"]["payload_b64"]).decode(), "päyload")
                self.assertEqual((told["theirs"]["coalesce"], told["alone"]["coalesce"]), (True, False))

    def test_delivery_is_proven_member_by_member(self):
        """`event --prove`: 3 of 3 have it; of three with one that stands still, 2, and that one could not be asked."""
        with observer.cluster(3) as cluster, asking.Desk(cluster) as desk:
            answer = desk.event("deploy", "1.5.0", "--prove", "--format", "json")
            self.assertEqual(answer.code, 0, answer)
            proof = answer.json["proof"]
            self.assertEqual({one["name"]: one["state"] for one in proof["members"]},
                             {"n1": "held", "n2": "held", "n3": "held"})
            self.assertEqual((proof["proven"], proof["counts"]["held"], proof["left_out"]), (True, 3, 0))
            self.assertGreaterEqual(proof["connections"], 3)
            self.assertIn("Asking 3 members what they hold: one TCP connection each", answer.err)
            cluster[2].process.send_signal(signal.SIGSTOP)
            try:
                text = desk.event("deploy", "1.5.1", "--prove")
            finally:
                cluster[2].process.send_signal(signal.SIGCONT)
            self.assertEqual(text.code, 1, text)
            self.assertRegex(text.out, r"(?m)^n1: has it$")
            self.assertRegex(text.out, r"(?m)^n2: has it$")
            self.assertRegex(text.out, r"(?m)^n3: could not be asked: (no answer in time|it counts as failed)")
            self.assertIn("2 of 3 have it, 1 could not be asked (", text.out)

    def test_no_proof_through_an_agents_rpc(self):
        with observer.cluster(1) as cluster:
            refused = command.run("event", "--rpc", cluster[0].rpc, "deploy", "--prove")
            self.assertEqual(refused.code, 2, refused)
            self.assertIn("tells of no member's events", refused.err)

    def test_sfr_5_uncoalesced_and_folded(self):
        """SFR-5"""
        # Four members: gossip passes nobody by, and what belongs together comes together.
        with observer.cluster(2) as cluster, observer.Observer(cluster[0].addr) as raw, \
                observer.Observer(cluster[1].addr, options=["--coalesce"]) as folded:
            for one in (raw, folded):
                observer.seen_everywhere(cluster.agents, one.name)
            began = time.monotonic()
            send = ["serf", "event", "-rpc-addr", cluster[0].rpc, "-coalesce=true", "tick"]
            at_once = [subprocess.Popen([*send, str(n)], stdout=subprocess.DEVNULL) for n in range(5)]
            for one in at_once:
                self.assertEqual(one.wait(), 0)
            print(f"\n  5 events within {time.monotonic() - began:.2f} s")
            agents.wait_until("five rows", lambda: len(raw.watch.entries("user")) == 5, 10)
            # An agent may give one Lamport time to two events that it is told at once.
            rows = {(entry["ltime"], entry["payload_b64"]) for entry in raw.watch.entries("user")}
            self.assertEqual(len(rows), 5)
            agents.wait_until("the fold", lambda: folded.watch.entries("user"), 10)
            observer.stays("one row", lambda: len(folded.watch.entries("user")) == 1, 3)
            newest = folded.watch.entries("user")[0]
            self.assertEqual(newest["ltime"], max(ltime for ltime, _ in rows))
            self.assertIn((newest["ltime"], newest["payload_b64"]), rows)

    def test_sfr_6_all_12_sizes_equal(self):
        """SFR-6, ALL-12"""
        with observer.cluster(3) as cluster, asking.Desk(cluster) as desk:
            for size, fits in ((475, True), (476, False), (506, False)):
                code, said = asking.serf(cluster[0], "event", "useless", "x" * size)
                self.assertEqual(code == 0, fits, said)
                ours = desk.event("useless", "x" * size)
                self.assertEqual(ours.code, 0 if fits else 1, ours)
                if not fits:
                    self.assertRegex(ours.err, r"Not sent: too large: \d+ bytes .* where 512 are allowed")
                    self.assertEqual("encoded" in ours.err, "after encoding" in said, (ours.err, said))

    def test_all_11_replay_only_when_asked(self):
        """ALL-11"""
        with observer.cluster(3) as cluster:
            cluster[0].serf("event", "old", "one")
            with observer.Observer(cluster[0].addr) as plain:
                plain.watch.wait_for("snapshot")
                observer.stays("0 rows", lambda: not plain.watch.entries("user"), 2)
                plain.leave()
            with observer.Observer(cluster[0].addr, options=["--replay"]) as us:
                us.watch.wait_for("user")
                observer.stays("1 row", lambda: [e["name"] for e in us.watch.entries("user")] == ["old"], 2)

    def test_sfr_11_a_tag_change_says_what_changed(self):
        """SFR-11"""
        with observer.cluster(3) as cluster, observer.Observer(cluster[0].addr) as us:
            observer.seen_everywhere(cluster.agents, us.name)
            us.watch.wait_for("snapshot")
            cluster[1].serf("tags", "-set", "role=lead", "-set", "new=1", "-delete", "zone")
            _, entry = us.watch.wait_for("member-update", "n2", deadline=75)
            self.assertEqual(entry["tag_changes"]["n2"],
                             {"added": {"new": "1"}, "changed": {"role": {"from": "db", "to": "lead"}},
                              "removed": {"zone": "z2"}})
            self.assertEqual(entry["members"][0]["tags"], cluster[0].members()["n2"]["tags"])


class Accusations(observer.Test):
    def test_each_word_about_a_killed_member(self):
        with observer.cluster(4) as cluster, \
                observer.Observer(cluster[0].addr, options=["--accusations"]) as us:
            observer.seen_everywhere(cluster.agents, us.name)
            us.watch.wait_for("snapshot")
            cluster[3].kill()

            def verdicts():
                return {entry["verdict"] for entry in us.watch.entries("accusation", "n4")}
            agents.wait_until("they suspect it, and judge", lambda: {"suspect", "dead"} <= verdicts(), 75)
            first = us.watch.entries("accusation", "n4")[0]
            self.assertIn(first["from"], {"n1", "n2", "n3"})
            self.assertGreater(first["left_ms"], 0)
            self.assertNotIn(us.name, {entry["from"] for entry in us.watch.entries("accusation")})


class Queries(observer.Test):
    def test_sfr_7_equals_serf_query(self):
        """SFR-7, SFR-8: filters, relays and time limits, with 12 agents."""
        with observer.cluster(12, options_of=asking.handler(ANSWERING, kinds="query")) as cluster, \
                asking.Desk(cluster) as desk:
            everybody = {agent.name for agent in cluster.agents}
            cases = [([], [], everybody),
                     (["--node", "n2", "--node", "n11"], ["-node", "n2", "-node", "n11"], {"n2", "n11"}),
                     (["--tag", "role=we", "--tag", "zone=z[135]$"], ["-tag", "role=we", "-tag", "zone=z[135]$"],
                      {"n1", "n3", "n5"}),
                     (["--no-ack"], ["-no-ack"], everybody),
                     (["--relay-factor", "1"], ["-relay-factor", "1"], everybody),
                     (["--relay-factor", "2"], ["-relay-factor", "2"], everybody),
                     (["--relay-factor", "3", "--timeout", "2s"], ["-relay-factor", "3"], everybody)]
            for ours, theirs, expected in cases:
                def they_ask(words=theirs, among=expected):
                    asking.all_alive(cluster, 12)
                    acks, responses = asking.serf_query(cluster[0], "-timeout", "1500ms", *words, "status", "are you")
                    self.assertLessEqual(acks | set(responses), among)
                    return (acks, responses), among - set(responses)

                def we_ask(words=ours, among=expected):
                    answer = desk.query("status", "are you", *words)
                    acks = set(answer["Acks"] or [])
                    self.assertLessEqual((acks | set(answer["Responses"])) - {desk.name}, among)
                    self.assertEqual(len(answer["Acks"] or []), len(acks))
                    if "--no-ack" not in words:
                        self.assertEqual((acks | set(answer["Responses"]) | set(answer["silent"])) - {desk.name}, among)
                    self.assertEqual(set(answer["latency_ms"]), acks | set(answer["Responses"]))
                    self.assertEqual(sum(group["count"] for group in answer["groups"]), len(answer["Responses"]))
                    self.assertEqual(answer["timeout_ms"], 2000 if "--timeout" in words else 6400)
                    return answer, among - set(answer["Responses"])
                acks, responses = asking.until_everybody(f"serf query {theirs}", they_ask)
                answer = asking.until_everybody(f"query {ours}", we_ask)
                self.assertEqual(set(answer["Acks"] or []) - {desk.name}, acks, ours)
                self.assertEqual(answer["Responses"], responses, ours)
                self.assertEqual(answer["silent"] if "--no-ack" not in ours else [], [], ours)
                print(f"  {' '.join(ours) or 'everybody'}: {len(acks)} acks, {len(responses)} responses, "
                      f"{answer['duplicates']} duplicates, {answer['end']}")

    def test_sfr_8_sfr_10_default_timeout_and_newlines(self):
        """SFR-8, SFR-10; a bad filter and Serf's own names are refused before sending."""
        with observer.cluster(3, options_of=asking.handler(ANSWERING, kinds="query")) as cluster, \
                asking.Desk(cluster) as desk:
            answer = desk.query("status", "--node", "n1")
            self.assertEqual((answer["timeout_ms"], answer["Responses"]), (3200, {"n1": "hello from n1\n"}))
            self.assertEqual(answer["groups"], [{"value": "hello from n1", "count": 1, "members": ["n1"]}])
            text = desk.ask("query", "status", permits=[("query", "status")])
            self.assertEqual(text.code, 0, text)
            self.assertIn("Query 'status' dispatched\n", text.out)
            self.assertIn("Response from 'n2': hello from n2\n", text.out)
            self.assertIn("Total Acks: 4\nTotal Responses: 3\n", text.out)
            self.assertIn("3.2 s", text.err)
            for words, why in ((["x", "--tag", "role=("], "filter"), (["_serf_install-key"], "Serf's own"),
                               (["x", "--node", "nobody"], "no other member")):
                refused = desk.ask("query", *words)
                self.assertEqual(refused.code, 1, refused)
                self.assertIn(why, refused.err)

    def test_sfr_9_query_and_answer_limits(self):
        """SFR-9, ALL-12"""
        script = 'case "$SERF_EVENT" in query) head -c "$(cat)" /dev/zero | tr "\\0" x;; esac'
        responder = "size=sh -c 'head -c \"$(cat)\" /dev/zero | tr \"\\0\" x'"
        with observer.cluster(2, options_of=asking.handler(script, kinds="query:size")) as cluster:
            with asking.Desk(cluster) as desk:
                # Name, address, port and clocks of one length: the same limit to the byte.
                low, high = 800, 1024
                while high - low > 1:
                    middle = (low + high) // 2
                    fits = asking.serf(cluster[0], "query", "-timeout", "50ms", "sized", "x" * middle)[0] == 0
                    low, high = (middle, high) if fits else (low, middle)
                print(f"  a query named `sized` carries {low} bytes")
                for size, code in ((low, 0), (high, 1)):
                    answer = desk.ask("query", "sized", "x" * size, "--timeout", "300ms", permits=[("query", "sized")])
                    self.assertEqual(answer.code, code, (size, answer))
            with observer.Observer(cluster[0].addr, options=["--as", "u2", "--respond", responder],
                                   permits=[("answers", "size")]) as us:
                observer.seen_everywhere(cluster.agents, us.name)
                low, high = 800, 1024
                while high - low > 1:
                    middle = (low + high) // 2
                    _, responses = asking.serf_query(cluster[0], "-timeout", "2s", "-node", "n2", "-node", us.name,
                                                     "size", str(middle))
                    self.assertEqual(set(responses), {"n2", us.name} if responses else set(), middle)
                    low, high = (middle, high) if responses else (low, middle)
                print(f"  an answer carries {low} bytes, ours and theirs")
                self.assertIn("An answer was not sent: too large", us.watch.said())

    def test_sfr_7_the_stopped_and_the_killed_are_named_silent(self):
        """SFR-7; `reachability` as `serf reachability`."""
        with observer.cluster(5, options_of=asking.handler(ANSWERING, kinds="query")) as cluster, \
                asking.Desk(cluster) as desk:
            def reachability():
                """Ours, held against itself; and whom it misses."""
                answer = desk.ask("reachability", "--format", "json", permits=[("query", "_serf_ping")])
                missing = set(answer.json["missing"])
                self.assertEqual((answer.code, answer.json["reachable"]), (1, False) if missing else (0, True), answer)
                return answer, missing

            def good():
                answer = desk.ask("reachability", permits=[("query", "_serf_ping")])
                missing = re.findall(r"^\t(\S+)$", answer.out, re.M)
                self.assertIn("Total members: 6, live members: 6\n", answer.out)
                self.assertEqual((answer.code, "Successfully contacted all live nodes" in answer.out),
                                 (1, False) if missing else (0, True), answer)
                return answer, missing
            asking.until_everybody("reachability", good)
            asking.serf_reachability(cluster[0])

            def stopped():
                observer.seen_everywhere(cluster.agents, "n5")
                cluster[4].process.send_signal(signal.SIGSTOP)
                try:
                    answer = desk.query("status", "--timeout", "1s")
                finally:
                    cluster[4].process.send_signal(signal.SIGCONT)
                self.assertIn("n5", answer["silent"])
                self.assertEqual(answer["end"], "timed-out")
                self.assertEqual(sorted([*answer["Responses"], *answer["silent"]]), ["n1", "n2", "n3", "n4", "n5"])
                return answer, set(answer["silent"]) - {"n5"}
            asking.until_everybody("a query past a stopped agent", stopped)
            observer.seen_everywhere(cluster.agents, "n5")

            def killed():
                """Another agent each time: those who died before are failed by now, and not counted."""
                doomed = cluster.add()
                # Who comes after a death need not hear of it.
                for agent in cluster.agents[5:-1]:
                    observer.seen_everywhere(cluster.agents[:5], agent.name, "failed")
                observer.seen_everywhere(cluster.running(), doomed.name)
                doomed.kill()
                answer, missing = reachability()
                self.assertIn(doomed.name, missing, answer)
                code, said = asking.serf(cluster[0], "reachability")
                if "live members: 5" not in said:  # They still took it for alive, as we did.
                    self.assertEqual((code, doomed.name in re.findall(r"^\t(n\d)$", said, re.M)), (1, True), said)
                return answer, missing - {doomed.name}
            asking.until_everybody("reachability past a killed agent", killed)


class Keys(observer.Test):
    def keys(self, rings):
        """Our report, serf's lines and exit code, for agents with these keyrings."""
        def options(folder, name):
            ring = rings[int(name[1:]) - 1]
            return ["-keyring-file", observer.write_keyring(os.path.join(folder, name + ".ring"), ring)]
        with observer.cluster(3, options_of=options) as cluster, asking.Desk(cluster, keys=rings[0]) as desk:
            code, said = asking.serf(cluster[0], "keys", "-list")
            permits = [("query", "_serf_list-keys")]
            whole = desk.ask("keys", "--format", "json", "--unmask", permits=permits)
            return whole, desk.ask("keys", permits=permits), code, said

    def test_sfr_15_keys_equal_serf_keys(self):
        """SFR-15 (list)"""
        one, other = observer.new_key(32), observer.new_key(16)
        whole, masked, code, said = self.keys([[one, other], [one, other], [one]])
        counted = {key: int(count) for key, count in re.findall(r"^(\S+=)\s+\[(\d)/3\]", said, re.M)}
        self.assertEqual(counted, {one: 3, other: 2})
        # We hold both as well, and are counted.
        self.assertEqual({row["key"]: (row["members"], row["primary"]) for row in whole.json["keys"]},
                         {one: (4, 4), other: (3, 0)})
        self.assertEqual((whole.code, code), (0, 0), whole)
        self.assertEqual(masked.code, 0, masked)
        self.assertNotIn(one, masked.out)
        self.assertIn(f"{one[:4]}..=  [4/4]  primary [4/4]\n", masked.out)

    def test_sfr_15_half_a_rotation_and_a_silent_member_are_told(self):
        """SFR-15 (list): counts as `serf keys -list` has them; who is silent and who lacks a key by name."""
        old, new = observer.new_key(32), observer.new_key(32)

        def options(folder, name):
            # The last one missed the installing.
            ring = [old] if name == "n5" else [old, new]
            return ["-keyring-file", observer.write_keyring(os.path.join(folder, name + ".ring"), ring)]
        with observer.cluster(5, options_of=options) as cluster, asking.Desk(cluster, keys=[old, new]) as desk:
            permits = [("query", "_serf_list-keys")]

            def listed():
                answer = desk.ask("keys", "--format", "json", permits=permits)
                return answer, set(answer.json["silent"])
            answer = asking.until_everybody("keys", listed)
            said = asking.serf_keys(cluster[0], 5, "-list")
            counted = {key[:4]: int(count) for key, count in re.findall(r"^(\S+=)\s+\[(\d)/5\]", said, re.M)}
            self.assertEqual(counted, {old[:4]: 5, new[:4]: 4})
            # We hold both as well, and are counted.
            rows = {row["key"][:4]: row for row in answer.json["keys"]}
            self.assertEqual({mask: (row["members"], row["primary"]) for mask, row in rows.items()},
                             {old[:4]: (6, 6), new[:4]: (5, 0)})
            before, after = rows[old[:4]]["fingerprint"], rows[new[:4]]["fingerprint"]
            self.assertNotEqual(before, after)
            held = answer.json["holders"]
            self.assertEqual(held.pop("n5"), {"keys": [before], "primary": before})
            self.assertEqual({tuple(one["keys"]) for one in held.values()}, {(before, after)})
            self.assertIn(f"lacks:  n5  {new[:4]}..=\n", answer.err)

            # Everybody has it now, and signs with it: the same fingerprint, as the primary one.
            for step in ("-install", "-use"):
                asking.serf_keys(cluster[0], 5, step, new)
            desk.keyring = observer.write_keyring(os.path.join(desk.home.path, "ring"), [new, old])
            answer = asking.until_everybody("keys", listed)
            self.assertEqual({one["primary"] for one in answer.json["holders"].values()}, {after})
            self.assertEqual({row["fingerprint"]: (row["members"], row["primary"]) for row in answer.json["keys"]},
                             {before: (6, 0), after: (6, 6)})
            self.assertNotIn("lacks:", answer.err)

            def stopped():
                observer.seen_everywhere(cluster.agents, "n3")
                cluster[2].process.send_signal(signal.SIGSTOP)
                try:
                    answer = desk.ask("keys", "--format", "json", permits=permits)
                finally:
                    cluster[2].process.send_signal(signal.SIGCONT)
                self.assertEqual(answer.code, 1, answer)
                self.assertIn("n3", answer.json["silent"])
                self.assertIn("silent:  n3\n", answer.err)
                return answer, set(answer.json["silent"]) - {"n3"}
            answer = asking.until_everybody("keys past a stopped agent", stopped)
            self.assertEqual((answer.json["members"], answer.json["responses"]), (6, 5))
            self.assertEqual({row["members"] for row in answer.json["keys"]}, {5})
            for text in (answer.out, answer.err):
                self.assertNotIn(old[4:30], text)
                self.assertNotIn(new[4:30], text)

    def test_keys_of_an_open_cluster(self):
        with observer.cluster(2) as cluster, asking.Desk(cluster) as desk:
            code, said = asking.serf(cluster[0], "keys", "-list")
            ours = desk.ask("keys", permits=[("query", "_serf_list-keys")])
            self.assertEqual((ours.code, code), (1, 1), ours)
            self.assertIn("2/2 nodes reported failure", said)
            self.assertIn("3/3 nodes reported failure", ours.err)
            self.assertIn("failed:  n1  Keyring is empty (encryption not enabled)", ours.err)


class RoundTrips(observer.Test):
    def test_rtt_as_serf_says_it(self):
        with observer.cluster(3) as cluster, asking.Desk(cluster) as desk:
            agents.wait_until("n1 has coordinates of both", lambda: asking.serf(cluster[0], "rtt", "n2", "n3")[0] == 0)
            said = cluster[0].serf("rtt", "n2", "n3")
            pattern = r"Estimated n2 <-> n3 rtt: \d+\.\d{3} ms\n"
            self.assertRegex(said, pattern)
            self.assertRegex(desk.ask("rtt", "n2", "n3").out, pattern)
            ours = desk.ask("rtt", "n2", "--format", "json")
            self.assertEqual((ours.code, ours.json["from"], ours.json["to"], ours.json["source"]),
                             (0, "n2", desk.name, "ping"), ours)
            self.assertGreater(ours.json["measured_ms"], 0)
            peeked = observer.run_cli(desk.room, desk.home, "rtt", "--peek", cluster[0].addr, "n2", "n3")
            self.assertRegex(peeked.out, pattern)
            unknown = desk.ask("rtt", "nope")
            self.assertEqual((unknown.code, unknown.err.count("nope: no member has this name")), (1, 1), unknown)


class OverRpc(observer.Test):
    def test_each_command_through_an_agent(self):
        """The agent asks; nobody joins."""
        with observer.cluster(3, options_of=asking.handler(ANSWERING + f"; {RECORDING}")) as cluster:
            def ask(name, *words):
                return command.run(name, "--rpc", cluster[0].rpc, *words)
            agents.wait_until("n1 has coordinates of both", lambda: asking.serf(cluster[0], "rtt", "n2", "n3")[0] == 0)
            acks, responses = asking.serf_query(cluster[0], "-timeout", "1s", "status")
            ours = ask("query", "status", "--format", "json", "--timeout", "2s").json
            self.assertEqual((set(ours["Acks"]), ours["Responses"], ours["silent"]), (acks, responses, []))
            sent = ask("event", "deploy", "1.5.0")
            self.assertEqual((sent.code, sent.out), (0, "Event 'deploy' dispatched! Coalescing enabled: true\n"))
            for agent in cluster.agents:
                agents.wait_until("handled", lambda one=agent: "user|deploy|" in asking.handled(cluster, one), 15)
            reached = ask("reachability")
            self.assertEqual((reached.code, asking.serf(cluster[0], "reachability")[0]), (0, 0), reached)
            self.assertIn("Total members: 3, live members: 3\n", reached.out)
            self.assertEqual(ask("keys").code, 1)
            self.assertRegex(ask("rtt", "n2", "n3").out, r"^Estimated n2 <-> n3 rtt: \d+\.\d{3} ms\n$")
            large = ask("event", "useless", "x" * 476)
            self.assertEqual((large.code, "Not sent: " in large.err), (1, True), large)
            cluster[2].process.send_signal(signal.SIGSTOP)
            try:
                bad = ask("reachability", "--format", "json")
                self.assertEqual((bad.code, bad.json["missing"]), (1, ["n3"]), bad)
            finally:
                cluster[2].process.send_signal(signal.SIGCONT)
            self.assertEqual({name for name in cluster[1].members()}, {"n1", "n2", "n3"})


class Embedded(observer.Test):
    def test_emb_1_emb_6_a_program_with_serf_inside(self):
        """EMB-1, EMB-6: joined with nothing but its address; numbers equal those of `serf members`."""
        library.require()
        with tempfile.TemporaryDirectory(prefix="grapevine-go-") as folder:
            program = library.build(folder)
            with observer.cluster(1) as cluster:
                address = netns.AGENTS + ".77"
                with library.LibraryMember(program, "lib", address, 7946, cluster[0].addr) as lib, \
                        observer.Observer(f"{address}:7946") as us:
                    observer.seen_everywhere(cluster.agents, us.name)
                    _, snapshot = us.watch.wait_for("snapshot")
                    rows = {row["name"]: row for row in snapshot["members"]}
                    self.assertEqual(set(rows) - {us.name}, {"lib", "n1"})
                    for name, row in cluster[0].members().items():
                        if name != us.name:
                            self.assertEqual(rows[name], row)
                    agents.wait_until("it sees us", lambda: lib.members().get(us.name) == "alive", 10)
                    us.leave()
                    lib.leave()

    def test_emb_5_alone_then_joined(self):
        """EMB-5"""
        with observer.Observer() as us, observer.cluster(1) as cluster:
            agents.wait_until("it says so", lambda: "Alone, waiting" in us.watch.said(), 5)
            cluster[0].serf("join", us.addr)
            us.watch.wait_for("member-join", "n1", deadline=10)
            observer.seen_everywhere(cluster.agents, us.name)


if __name__ == "__main__":
    observer.main()
