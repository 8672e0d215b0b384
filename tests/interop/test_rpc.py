"""A cluster over one agent's RPC equals what `serf` prints through the same RPC."""

import base64
import json
import os
import subprocess
import tempfile
import time
import unittest

import agents
import command

PROBE = os.environ.get("GRAPEVINE_RPC_PROBE", "")


def probe(agent, *words, options=()):
    """What the link told through this agent."""
    done = subprocess.run([PROBE, agent.rpc, *options, *words], capture_output=True, text=True,
                          timeout=90, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def handlers(folder, name):
    """Options of an agent that answers `load` and `host`, and notes events in a file."""
    note = os.path.join(folder, f"{name}-events")
    return ["-event-handler", "query:load=printf 0.5",
            "-event-handler", f"query:host=printf %s {name}",
            "-event-handler", f"user:deploy=sh -c 'cat >> {note}; echo >> {note}'"]


def content(path):
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read()


class Rpc(unittest.TestCase):
    maxDiff = None

    def same_members(self, agent, *options):
        self.assertEqual(command.members("--rpc", agent.rpc, *options), agent.members())

    def test_members_equal_serf_members(self):
        with agents.Cluster(5) as cluster:
            for agent in cluster.agents:
                self.same_members(agent)
            cluster[4].leave()
            cluster[3].kill()
            agents.wait_until("it is told failed", lambda: cluster[0].members()["n4"]["status"] == "failed", 60)
            agents.wait_until("it is told left", lambda: cluster[0].members()["n5"]["status"] == "left", 60)
            self.same_members(cluster[0])
            for theirs, ours in ((["-status", "failed"], ["--status", "failed"]),
                                 (["-tag", "role=w.*"], ["--tag", "role=w.*"]),
                                 (["-name", "n[12]"], ["--name", "n[12]"])):
                rows = json.loads(cluster[0].serf("members", "-format=json", *theirs))["members"] or []
                self.assertEqual(sorted(command.members("--rpc", cluster[0].rpc, *ours)),
                                 sorted(row["name"] for row in rows))
            detailed = command.members("--rpc", cluster[0].rpc, "--detailed")
            self.assertEqual({row["source"] for row in detailed.values()}, {"rpc"})

    def test_members_on_v6(self):
        with agents.Cluster(3, v6=True) as cluster:
            self.same_members(cluster[0])

    def test_members_of_an_encrypted_cluster_need_no_gossip_key(self):
        key = base64.b64encode(os.urandom(32)).decode()
        with agents.Cluster(3, key=key) as cluster:
            self.same_members(cluster[0])
            told = probe(cluster[0], "keys")
            self.assertEqual(told["outcome"], "done")
            self.assertEqual(told["keys"], {key: 3})
            self.assertEqual(told["counts"], [3, 3, 0])
            self.assertIn(f"{key}  [3/3]", cluster[0].serf("keys", "-list"))

    def test_keys_of_a_cluster_without_any(self):
        with agents.Cluster(2) as cluster:
            told = probe(cluster[0], "keys")
            self.assertEqual(told["outcome"], "2/2 nodes reported failure")
            self.assertEqual(set(told["messages"]), {"n1", "n2"})

    def test_members_failed_for_long_keep_address_and_tags(self):
        # A peek loses them first, 15 to 40 s later; the long run waits until 90 s have passed.
        wait = 90 if command.LONG else 0
        with agents.Cluster(3) as cluster:
            whole = cluster[0].members()["n3"]
            cluster[2].kill()
            agents.wait_until("it is told failed", lambda: cluster[0].members()["n3"]["status"] == "failed", 60)
            failed = time.monotonic()
            lost = agents.wait_until("a peek has lost it", lambda: command.members(cluster[0].addr)["n3"]["addr"] == "",
                                     90, every=1)
            self.assertTrue(lost)
            print(f"\n  a peek lost it {time.monotonic() - failed:.0f} s after it failed")
            while time.monotonic() < failed + wait:
                time.sleep(1)
            rows = command.members("--rpc", cluster[0].rpc)
            self.assertEqual(rows, cluster[0].members())
            self.assertEqual(rows["n3"], {**whole, "status": "failed"})
            filled = probe(cluster[0], "fill", cluster[0].addr, "n3", "20")
            self.assertEqual(filled, {"addr": whole["addr"], "tags": whole["tags"], "status": "failed", "source": "rpc"})
            peeked = command.members(cluster[0].addr, "--fill-rpc", cluster[0].rpc)
            self.assertEqual((peeked["n3"]["addr"], peeked["n3"]["tags"]), (whole["addr"], whole["tags"]))
            print(f"  kept with address and tags {time.monotonic() - failed:.0f} s after it failed")


class Auth(unittest.TestCase):
    """An agent with `rpc_auth`: only the right key opens it, and it is shown nowhere."""

    @classmethod
    def setUpClass(cls):
        agents.require_serf()
        cls.folder = tempfile.TemporaryDirectory()
        cls.key = "s3cret words with blanks"
        host = "127.0.0.1"
        port = next(p for p in range(21000, 30000, 2)
                    if agents.port_is_free(host, p) and agents.port_is_free(host, p + 1))
        config = os.path.join(cls.folder.name, "config.json")
        with open(config, "w", encoding="utf-8") as file:
            json.dump({"rpc_auth": cls.key}, file)
        cls.agent = agents.Agent("n1", host, port, port + 1, cls.folder.name,
                                 ["-profile", "local", "-config-file", config], {"role": "web"}, None)
        agents.wait_until("it listens", cls.agent.is_up)
        for name, key in (("right", cls.key), ("wrong", "other")):
            with open(os.path.join(cls.folder.name, name), "w", encoding="utf-8") as file:
                file.write(key + "\n")

    @classmethod
    def tearDownClass(cls):
        cls.agent.kill()
        cls.folder.cleanup()

    def file(self, name):
        return os.path.join(self.folder.name, name)

    def ask(self, *options, environment=None):
        done = subprocess.run([command.program(), "members", "--format", "json", "--rpc", self.agent.rpc, *options],
                              capture_output=True, text=True, timeout=30, check=False,
                              env={**os.environ, **(environment or {})})
        self.assertNotIn(self.key, done.stdout + done.stderr)
        return done

    def test_the_right_key_opens(self):
        theirs = json.loads(subprocess.run(["serf", "members", "-format=json", "-rpc-addr", self.agent.rpc,
                                            "-rpc-auth", self.key], capture_output=True, check=True).stdout)
        for done in (self.ask("--rpc-auth-file", self.file("right")), self.ask("--rpc-auth", self.key),
                     self.ask(environment={"GRAPEVINE_RPC_AUTH": self.key}),
                     self.ask(environment={"SERF_RPC_AUTH": self.key})):
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(json.loads(done.stdout), theirs)

    def test_no_key_is_told_from_a_wrong_one(self):
        none = self.ask()
        self.assertEqual(none.returncode, 5)
        self.assertIn("wants an RPC auth key", none.stderr)
        wrong = self.ask("--rpc-auth-file", self.file("wrong"))
        self.assertEqual(wrong.returncode, 6)
        self.assertIn("refused the RPC auth key", wrong.stderr)
        self.assertEqual(self.agent.log().count("Handshake required"), 0)

    def test_usage_errors_name_no_key(self):
        for options in (["--rpc-auth", self.key, "--rpc-auth-file", self.file("right")],
                        ["--rpc-auth-file", self.file("absent")], ["--rpc-auth", self.key, "--observe"]):
            self.assertEqual(self.ask(*options).returncode, 2, options)

    def test_a_watch_ends_at_a_refused_key(self):
        answer = command.run("watch", "--rpc", self.agent.rpc, "--rpc-auth", "other", timeout=20)
        self.assertEqual(answer.code, 6, answer)

    def test_serfs_own_variable_names_the_agent(self):
        done = subprocess.run([command.program(), "members"], capture_output=True, text=True, timeout=30, check=False,
                              env={**os.environ, "SERF_RPC_ADDR": self.agent.rpc, "SERF_RPC_AUTH": self.key})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("n1", done.stdout)


class Streams(unittest.TestCase):
    maxDiff = None

    def test_info_equals_serf_info(self):
        with agents.Cluster(3) as cluster:
            cluster.quiet()
            theirs = json.loads(cluster[0].serf("info", "-format=json"))
            ours = command.run("info", "--rpc", cluster[0].rpc, "--format", "json").json
            self.assertEqual(ours.pop("grapevine")["mode"], "rpc")
            for stats in (theirs, ours):
                stats["runtime"].pop("goroutines")
            self.assertEqual(ours, theirs)

    def test_a_watch_tells_what_the_agent_tells(self):
        with agents.Cluster(4) as cluster, command.Watch("--rpc", cluster[0].rpc) as watch:
            _, snapshot = watch.wait_for("snapshot", deadline=10)
            self.assertEqual({row["name"]: row for row in snapshot["members"]}, cluster[0].members())
            cluster[1].serf("event", "-coalesce=false", "deploy", "grün")
            _, entry = watch.wait_for("user")
            self.assertEqual(base64.b64decode(entry["payload_b64"]).decode(), "grün")
            self.assertEqual((entry["name"], entry["coalesce"]), ("deploy", False))
            # From the watched agent itself: gossip passes a member by once in a while, and nothing
            # repeats a query. An event it learns by an exchange at the latest.
            cluster[0].serf("query", "-timeout=500ms", "load")
            _, entry = watch.wait_for("query")
            self.assertEqual(entry["name"], "load")
            joined = cluster.add()
            watch.wait_for("member-join", joined.name)
            cluster[1].serf("tags", "-set", "colour=green")
            _, entry = watch.wait_for("member-update", "n2")
            self.assertEqual(entry["members"][0]["tags"]["colour"], "green")
            cluster[2].kill()
            _, entry = watch.wait_for("member-failed", "n3", deadline=60)
            self.assertEqual(entry["members"][0], cluster[0].members()["n3"])
            cluster[3].leave()
            watch.wait_for("member-leave", "n4", deadline=60)
            time.sleep(32)  # The list was looked at once more: it tells nothing twice.
            for kind, member in (("member-join", joined.name), ("member-update", "n2"),
                                 ("member-failed", "n3"), ("member-leave", "n4")):
                self.assertEqual(len(watch.entries(kind, member)), 1, watch.kinds())
            self.assertEqual(watch.kinds().count("snapshot"), 1)
            self.assertEqual(watch.stop(), 0)

    def test_ending_a_watch_kills_no_agent(self):
        # To close an event stream while the agent is at that event makes it panic; `sleep` makes
        # that time long.
        with agents.Cluster(2, options_of=lambda *_: ["-event-handler", "user:slow=sleep 1"]) as cluster:
            for _ in range(3):
                with command.Watch("--rpc", cluster[0].rpc) as watch:
                    watch.wait_for("snapshot", deadline=10)
                    time.sleep(3)  # The log begins with old lines.
                    before = cluster[0].log().count("user-event: slow")
                    cluster[1].serf("event", "-coalesce=false", "slow", str(before))
                    agents.wait_until("the event is under way",
                                      lambda: cluster[0].log().count("user-event: slow") > before, every=0.02)
                    began = time.monotonic()
                    self.assertEqual(watch.stop(), 0)
                    print(f"\n  ended after {time.monotonic() - began:.1f} s")
                time.sleep(1.2)
                self.assertIsNone(cluster[0].process.poll(), cluster[0].log())

    def test_an_agent_that_comes_back_is_watched_again(self):
        with agents.Cluster(3) as cluster, command.Watch("--rpc", cluster[2].rpc) as watch:
            watch.wait_for("snapshot", deadline=10)
            old = cluster[2]
            old.kill()
            watch.wait_for("stale")
            again = agents.Agent(old.name, old.host, old.port, int(old.rpc.rsplit(":", 1)[1]), cluster.folder,
                                 cluster.options, {"role": "new"}, cluster[0].addr)
            cluster.agents[2] = again
            agents.wait_until("it listens", again.is_up)
            _, entry = watch.wait_for("resync", deadline=30)
            self.assertIn("n3", [row["name"] for row in entry["members"]])

    def test_a_stopped_agent_is_told_stale(self):
        with agents.Cluster(2) as cluster, command.Watch("--rpc", cluster[1].rpc) as watch:
            watch.wait_for("snapshot", deadline=10)
            cluster[1].process.send_signal(19)
            at, entry = watch.wait_for("stale", deadline=60)
            print(f"\n  told stale: {entry['text']}")
            cluster[1].process.send_signal(18)
            watch.wait_for("resync", deadline=60)


class Asking(unittest.TestCase):
    maxDiff = None

    def asked_by_serf(self, agent, expected, *words):
        """Gossip in so small a cluster may miss somebody by chance: asks until all have answered."""
        def everybody():
            said = json.loads(agent.serf("query", "-format=json", "-timeout=1s", *words))
            return said if set(said["Responses"]) == expected else None
        return agents.wait_until(f"{words} is answered by {sorted(expected)}", everybody, 40, every=0)

    def asked_by_us(self, agent, expected, *words):
        def everybody():
            told = probe(agent, "query", *words)
            self.assertEqual(told["outcome"], "done")
            return told if set(told.get("responses", {})) == expected else None
        return agents.wait_until(f"{words} is answered by {sorted(expected)}", everybody, 40, every=0)

    def test_queries_equal_serf_query(self):
        everybody = {"n1", "n2", "n3", "n4"}
        with agents.Cluster(4, options_of=handlers) as cluster:
            for ours, theirs, expected in (
                    ([], [], everybody),
                    (["node=n2", "node=n3"], ["-node", "n2", "-node", "n3"], {"n2", "n3"}),
                    (["tag=role=web"], ["-tag", "role=web"], {"n1", "n3"}),
                    (["tag=role=^w", "tag=zone=z[13]"], ["-tag", "role=^w", "-tag", "zone=z[13]"], {"n1", "n3"}),
                    (["noack"], ["-no-ack"], everybody),
                    (["relay=2"], ["-relay-factor", "2"], everybody)):
                said = self.asked_by_serf(cluster[0], expected, *theirs, "host")
                told = self.asked_by_us(cluster[0], expected, "host", "", "1", *ours)
                self.assertEqual(told["responses"], said["Responses"], ours)
                # Over when everybody has responded; an ack may be on its way then.
                self.assertLessEqual(set(told.get("acks") or []), expected if "noack" not in ours else set())
                self.assertEqual((told["end"], told["silent"]), ("everybody", []), ours)
                self.assertEqual(told["expected"], sorted(expected), ours)
                for latency in told["latency_ms"].values():
                    self.assertTrue(0 <= latency < 1000, told)

    def test_acks_equal_and_the_silent_are_named(self):
        with agents.Cluster(4, options_of=lambda folder, name: handlers(folder, name)[:2] if name != "n4" else []) as cluster:
            said = self.asked_by_serf(cluster[0], {"n1", "n2", "n3"}, "load")
            told = self.asked_by_us(cluster[0], {"n1", "n2", "n3"}, "load", "", "1")
            self.assertEqual(told["responses"], said["Responses"])
            self.assertEqual(told["end"], "timed-out")
            self.assertEqual(sorted({*told["acks"], *told["silent"]}), ["n1", "n2", "n3", "n4"])
            cluster[2].process.send_signal(19)
            told = self.asked_by_us(cluster[0], {"n1", "n2"}, "load", "", "1")
            cluster[2].process.send_signal(18)
            self.assertIn("n3", told["silent"])

    def test_our_events_reach_handlers_and_sizes_are_the_agents(self):
        with agents.Cluster(3, options_of=handlers) as cluster:
            self.assertEqual(probe(cluster[0], "event", "deploy", "grün", "raw")["outcome"], "done")
            for agent in cluster.agents:
                path = os.path.join(cluster.folder, f"{agent.name}-events")
                agents.wait_until(f"{agent.name} heard it", lambda path=path: "grün" in content(path))
            for size, outcome in ((475, "done"), (476, "too large: 513 bytes encoded where 512 are allowed"),
                                  (505, "too large: 542 bytes encoded where 512 are allowed"),
                                  (506, "too large: 513 bytes of name and payload where 512 are allowed")):
                self.assertEqual(probe(cluster[0], "event", "useless", "x" * size, "raw")["outcome"], outcome)
            refused = probe(cluster[0], "query", "load", "x" * 1000, "1")
            self.assertIn("query exceeds limit of 1024 bytes", refused["outcome"])
            refused = probe(cluster[0], "query", "load", "x" * 1100, "1")
            self.assertIn("too large", refused["outcome"])
            self.assertIn("Serf's own", probe(cluster[0], "query", "_serf_conflict", "x", "1")["outcome"])
            self.assertIn("no regular expression", probe(cluster[0], "query", "load", "", "1", "tag=role=(")["outcome"])

    def test_a_query_is_answered_through_the_agent(self):
        with agents.Cluster(2) as cluster:
            with subprocess.Popen([PROBE, cluster[1].rpc, "answer", "load", "0.25", "20"],
                                  stdout=subprocess.PIPE, text=True) as answering:
                self.assertEqual(answering.stdout.readline(), "listening\n")
                time.sleep(0.3)
                said = json.loads(cluster[0].serf("query", "-format=json", "-timeout=2s", "load"))
                told = json.loads(answering.communicate(timeout=30)[0])
            self.assertEqual(said["Responses"], {"n2": "0.25"})
            self.assertEqual(told["outcome"], "done")

    def test_coordinates_equal_serf_rtt(self):
        """Coordinates move with every probe: what `serf rtt` says before and after is what counts."""
        with agents.Cluster(4) as cluster:
            cluster.quiet()
            pairs = [f"n{a} n{b}" for a in range(1, 5) for b in range(a + 1, 5)]

            def theirs():
                said = {pair: cluster[0].serf("rtt", *pair.split()) for pair in pairs}
                return {pair: float(line.split("rtt: ")[1].split(" ms")[0]) for pair, line in said.items()}
            equal = set()

            def all_equal():
                before = theirs()
                told = probe(cluster[0], "coordinates", "20")["rtt_ms"]
                after = theirs()
                self.assertEqual(sorted(told), pairs)
                for pair in pairs:
                    if before[pair] == after[pair]:
                        self.assertAlmostEqual(told[pair], after[pair], delta=0.001, msg=pair)
                        equal.add(pair)
                return len(equal) == len(pairs)
            agents.wait_until("every pair stood still once and was equal then", all_equal, 60, every=0)

    def test_the_agents_log_comes(self):
        with agents.Cluster(2) as cluster:
            lines = probe(cluster[0], "log", "2", options=["--log", "info"])["log"]
            self.assertTrue(any("Serf agent starting" in text or "serf: EventMemberJoin: n2" in text
                                for _, text in lines), lines)
            self.assertIn("INFO", {level for level, _ in lines})

    def test_nothing_changes_the_cluster(self):
        with agents.Cluster(3) as cluster:
            before = cluster.quiet()
            members = cluster[0].members()
            for _ in range(3):
                command.members("--rpc", cluster[0].rpc)
                command.run("info", "--rpc", cluster[0].rpc)
                probe(cluster[0], "coordinates", "5")
            self.assertEqual(cluster[0].members(), members)
            after = cluster.logs()
            for name, log in after.items():
                fresh = [line for line in log[len(before[name]):].splitlines() if "agent.ipc" not in line]
                self.assertEqual(fresh, [], name)


if __name__ == "__main__":
    if not os.access(PROBE, os.X_OK):
        raise SystemExit(f"GRAPEVINE_RPC_PROBE names no program: {PROBE!r}")
    command.main()
