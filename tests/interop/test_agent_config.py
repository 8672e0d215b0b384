"""Configuration files: what a real `serf agent` takes, we take, and what it refuses, we refuse; and
the addresses we find in it lead to it."""

import json
import os
import random
import shutil
import subprocess
import tempfile
import unittest

import agents
import command

KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="

# What the agent of Debian takes. A dictionary is a file's settings; a text is the file itself.
TAKEN = {
    "nothing special": {"tags": {"role": "web"}, "profile": "local"},
    "a key": {"encrypt_key": KEY},
    "every kind": {"replay_on_join": True, "query_size_limit": 2048, "leave_on_terminate": True,
                   "reconnect_interval": "5s", "tombstone_timeout": "2h", "log_level": "info",
                   "disable_coordinates": True, "protocol": 5, "event_handlers": [],
                   "enable_compression": True, "broadcast_timeout": "3s", "retry_interval": "31s"},
    "any case": {"Tags": {"a": "b"}, "LOG_LEVEL": "debug"},
    "null": {"tags_file": None, "start_join": None},
    "no addresses": {"start_join": [], "retry_join": []},
    "an RPC key": {"rpc_auth": "swordfish"},
}
REFUSED = {
    "unknown": {"bnid": "127.0.0.1"},
    "a number for a text": {"profile": 7},
    "a text for a number": {"protocol": "five"},
    "a text for a flag": {"leave_on_terminate": "yes"},
    "a flag for a text": {"log_level": True},
    "numbers in a list": {"start_join": [7]},
    "a text for a map": {"tags": "role=web"},
    "cut": '{"profile": "local"',
    "words": "profile = local",
    "a number": "7",
}


def probe(path):
    done = subprocess.run([os.environ["GRAPEVINE_CONFIG_PROBE"], path], capture_output=True, text=True,
                          timeout=20, check=False)
    if done.returncode not in (0, 1):
        raise AssertionError(f"the probe ended with {done.returncode}: {done.stderr}")
    return done.returncode == 0, json.loads(done.stdout)


class Started:
    """An agent with nothing but that configuration, and where it listens."""

    def __init__(self, folder, settings):
        self.host = f"127.{random.randint(2, 250)}.{random.randint(2, 250)}.9"
        port = random.randrange(15000, 31000, 2)
        self.address = f"{self.host}:{port}"
        self.rpc = f"{self.host}:{port + 1}"
        self.path = os.path.join(folder, "agent.json")
        if isinstance(settings, dict):
            settings = json.dumps({"node_name": "web-1", "bind": self.address, "rpc_addr": self.rpc,
                                   **settings})
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(settings)
        self.log = open(os.path.join(folder, "log"), "w+b")
        self.process = subprocess.Popen(["serf", "agent", "-config-file", self.path], stdout=self.log,
                                        stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                        preexec_fn=agents.die_with_parent)

    def runs(self):
        """Whether it is up; an agent that refuses its file ends at once."""
        def decided():
            self.log.seek(0)
            if b"Serf agent running" in self.log.read():
                return "up"
            return "ended" if self.process.poll() is not None else None
        return agents.wait_until("the agent is up, or has ended", decided, 20) == "up"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.log.close()


class AgentConfig(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="grapevine-config-")
        self.addCleanup(shutil.rmtree, self.folder)

    def test_what_an_agent_takes_we_take(self):
        for name, settings in TAKEN.items():
            with self.subTest(name), Started(self.folder, settings) as agent:
                self.assertTrue(agent.runs(), name)
                taken, told = probe(agent.path)
                self.assertTrue(taken, told)
                self.assertEqual(told["name"], "web-1")
                self.assertEqual(told["addresses"], [agent.address])
                self.assertEqual(len(told.get("keys", [])), 1 if "encrypt_key" in settings else 0)

    def test_what_an_agent_refuses_we_refuse(self):
        for name, settings in REFUSED.items():
            with self.subTest(name), Started(self.folder, settings) as agent:
                self.assertFalse(agent.runs(), name)
                taken, told = probe(agent.path)
                self.assertFalse(taken, f"{name}: {told}")

    def test_the_addresses_lead_to_the_cluster(self):
        with Started(self.folder, {"profile": "local"}) as first:
            self.assertTrue(first.runs())
            second = os.path.join(self.folder, "second")
            os.mkdir(second)
            with Started(second, {"node_name": "web-2", "start_join": [first.address],
                                  "profile": "local"}) as joined:
                self.assertTrue(joined.runs())
                _, told = probe(joined.path)
                self.assertEqual(told["addresses"], [first.address, joined.address])
                for address in told["addresses"]:
                    agents.wait_until(f"both are seen at {address}", lambda at=address: sorted(
                        command.members(at)) == ["web-1", "web-2"], 20)

    def test_a_folder_is_merged_as_an_agent_does(self):
        conf = os.path.join(self.folder, "conf.d")
        os.mkdir(conf)
        with Started(self.folder, {}) as agent:
            self.assertTrue(agent.runs())
        for name, settings in (("10.json", {"node_name": "first", "bind": agent.address}),
                               ("20.json", {"node_name": "second", "rpc_addr": agent.rpc})):
            with open(os.path.join(conf, name), "w", encoding="utf-8") as file:
                json.dump(settings, file)
        with open(os.path.join(self.folder, "log2"), "wb") as log:
            process = subprocess.Popen(["serf", "agent", "-config-dir", conf], stdout=log, stderr=log,
                                       preexec_fn=agents.die_with_parent)
        self.addCleanup(lambda: (process.kill(), process.wait()))
        taken, told = probe(conf)
        self.assertTrue(taken)
        self.assertEqual(told["name"], "second")

        def name():
            answer = command.run("members", "--format", "json", agent.address)
            return answer.code == 0 and [row["name"] for row in answer.json["members"]]
        agents.wait_until("it has the name we read", lambda: name() == ["second"], 20)


if __name__ == "__main__":
    command.main()
