"""Who says what, as real agents tell it while their network is cut in two, and after; and the same of
the demo's zone cut."""

import os
import subprocess
import tempfile
import time
import unittest

import agents
import command
import netns
import side_by_side
from test_demo import Demo

PORT = 7946


class ZoneAgent:
    """A real agent in a room; several share a room's address and take a port each."""

    def __init__(self, room, zone, number, folder, join):
        self.zone = zone
        self.name = f"{zone}-{number}"
        self.addr = f"{room.address}:{PORT + number}"
        self.log_path = os.path.join(folder, f"{self.name}.log")
        words = ["serf", "agent", "-node", self.name, "-bind", self.addr, "-profile", "local",
                 "-rpc-addr", f"127.0.0.1:{7373 + number}", "-tag", f"zone={zone}"]
        if join:
            words += ["-join", join]
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen(words, stdout=log, stderr=subprocess.STDOUT,
                                            stdin=subprocess.DEVNULL, preexec_fn=room.step_in)

    def close(self):
        self.process.kill()
        self.process.wait()


def cut(one, other):
    """Nothing passes between the rooms; this desk reaches both."""
    for here, there in ((one, other), (other, one)):
        netns.run("ip", "rule", "add", "pref", "5", "iif", here.outside, "to", there.address, "blackhole")


def heal(one, other):
    for here, there in ((one, other), (other, one)):
        netns.run("ip", "rule", "del", "pref", "5", "iif", here.outside, "to", there.address)


def views(address, *more):
    return command.run("views", address, "--format", "json", *more)


def said(report):
    return {(one["asker"], row["about"]): one["says"] for row in report["views"] for one in row["said"]}


class Views(unittest.TestCase):
    def test_agents_cut_apart_and_healed(self):
        rooms = [netns.Room(), netns.Room()]
        for room in rooms:
            self.addCleanup(room.close)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        cluster = []
        for room, zone, count in ((rooms[0], "a", 3), (rooms[1], "b", 2)):
            for number in range(count):
                cluster.append(ZoneAgent(room, zone, number, folder.name,
                                         cluster[0].addr if cluster else None))
                self.addCleanup(cluster[-1].close)
                if len(cluster) == 1:
                    agents.wait_until("the first agent listens",
                                      lambda: command.run("members", cluster[0].addr).code == 0, 20, 0.3)
        names = sorted(agent.name for agent in cluster)
        zone_of = {agent.name: agent.zone for agent in cluster}

        def whole():
            answer = views(cluster[0].addr, "--all")
            alive = {(asker, about): "alive" for asker in names for about in names}
            return answer if answer.code == 0 and said(answer.json) == alive else None
        answer = agents.wait_until("all agree at first", whole, 60, 0.5)
        self.assertEqual(answer.json["connections"], len(names))
        text = command.run("views", cluster[0].addr)
        self.assertIn(f"{len(names)} of {len(names)} asked; they agree about all {len(names)}", text.out)

        def torn():
            report = views(cluster[0].addr, cluster[3].addr, "--all").json
            wanted = {(asker, about): "alive" if zone_of[asker] == zone_of[about] else "failed"
                      for asker in names for about in names}
            return report if said(report) == wanted else None
        cut(*rooms)
        since = time.monotonic()
        report = agents.wait_until("each cell is as it must be during the cut", torn, 90, 0.5)
        print(f"\n  every cell right {time.monotonic() - since:.1f} s after the cut")
        self.assertFalse(report["agree"])
        self.assertEqual(report["disputed"], len(names))
        pattern, = report["patterns"]
        self.assertEqual((pattern["kind"], pattern["tag"]), ("split", "zone"))
        self.assertEqual([(group["zones"], sorted(group["askers"]), group["alive"]) for group in pattern["groups"]],
                         [(["a"], ["a-0", "a-1", "a-2"], 3), (["b"], ["b-0", "b-1"], 2)])
        answer = command.run("views", cluster[0].addr, cluster[3].addr)
        self.assertEqual(answer.code, 1, answer)
        self.assertIn("2 groups that see only themselves", answer.out)
        # The dead are soon no more than names over there; what is said of them stays.
        time.sleep(20 * command.SLOWNESS)
        agents.wait_until("still right when just names are left", torn, 20, 0.5)
        # From one side alone nobody over there has an address any more: it is said that they were
        # not asked, and what is left agrees.
        answer = views(cluster[0].addr)
        self.assertEqual((answer.code, answer.json["agree"]), (0, True), answer)
        self.assertEqual(sorted(one["name"] for one in answer.json["askers"] if one["state"] == "unasked"),
                         ["b-0", "b-1"])

        heal(*rooms)
        since = time.monotonic()
        agents.wait_until("all agree again", whole, 150, 1)
        print(f"  all agree again {time.monotonic() - since:.1f} s after it is healed")

    def test_the_demos_zone_cut_is_two_blocks(self):
        with Demo("--nodes", "24", "--timing", "local") as demo:
            seed = demo.ready["join"]
            desk = ["--bind", demo.ready["desk"]]

            def whole():
                answer = views(seed, *desk)
                return answer.code == 0 and answer.json["members"] == 24
            agents.wait_until("all 24 agree", whole, 60, 0.5)
            demo.say("cut c")

            def blocks():
                report = views(seed, *desk).json
                kinds = [one["kind"] for one in report["patterns"]]
                return report if kinds == ["split"] and len(report["patterns"][0]["groups"]) == 2 else None
            report = agents.wait_until("two blocks", blocks, 60, 0.5)
            groups = report["patterns"][0]["groups"]
            self.assertEqual([(group["zones"], group["alive"]) for group in groups], [(["a", "b"], 16), (["c"], 8)])
            demo.say("heal")
            agents.wait_until("all agree again", whole, 120, 1)

    def test_who_cannot_be_asked_is_a_word(self):
        answer = command.run("views", "127.0.0.1:1", "--connect-timeout", "1s")
        self.assertNotEqual(answer.code, 0)
        answer = command.run("views")
        self.assertEqual(answer.code, 2, answer)
        self.assertIn("--join ADDR", answer.err)


if __name__ == "__main__":
    agents.require_serf()
    command.program()
    side_by_side.main(netns.enter_world)
