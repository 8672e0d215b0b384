"""Two walks through the window, as a person would take them: the first minutes with the demo, and an
hour in which a node comes and goes. Real keys and clicks, real agents; what came of it is checked
where others see it: in files, by the agents, in the titles that X knows.

A picture of each step is kept below GRAPEVINE_WALK_PICTURES. GRAPEVINE_WALK_LOOK picks how the window
looks: words out of dark, big (twice the size), german. GRAPEVINE_PROGRAM and GRAPEVINE_EYES: see
screen.py.
"""

import csv
import json
import os
import signal
import time

import agents
import netns
import observer
import screen
import side_by_side

LOOK = os.environ.get("GRAPEVINE_WALK_LOOK", "light").split("-")
PICTURES = os.environ.get("GRAPEVINE_WALK_PICTURES")
SETTLING = 0.4  # Seconds for what was just asked for to be painted, before a picture.


class Walk(observer.Test):
    name = ""

    def begin(self):
        scale = 2 if "big" in LOOK else 1
        pictures = os.path.join(PICTURES, "-".join(LOOK), self.name) if PICTURES else None
        self.home = observer.Home()
        self.addCleanup(self.home.close)
        self.screen = screen.Screen(1280 * scale, 800 * scale, pictures)
        self.addCleanup(self.screen.__exit__)
        self.screen.__enter__()
        look = ["--theme", "dark" if "dark" in LOOK else "light"]
        more = {"QT_SCALE_FACTOR": str(scale), "LANGUAGE": "de" if "german" in LOOK else "C"}
        self.window = screen.Program(self.screen, self.home, *look, environment=more)
        self.addCleanup(self.window.close)
        self.addCleanup(self.tell_how_it_stands)
        self.window.wait_for("startPage")
        self.window.wait_title("Grapevine")
        time.sleep(SETTLING)  # Its manager may still move it.

    def tell_how_it_stands(self):
        """Of a walk that did not end: what stands on the screen."""
        if self.window.process.poll() is None:
            self.picture("unfinished")
            print(f"--- windows: {self.window.windows()}")
        print(self.window.said()[-2000:])

    def picture(self, name):
        time.sleep(SETTLING)
        self.screen.picture(name)

    def key(self, *keys):
        self.screen.key(*keys)

    def go_to(self, digit, place):
        self.key(f"ctrl+{digit}")
        self.window.wait_for(place)

    def member(self, name, holds=lambda cells: True, deadline=screen.PATIENCE, what=""):
        """That member's row of the table, as soon as it holds for its cells."""
        return self.window.wait_row("memberTable",
                                    lambda row: row["cells"][1] == name and holds(row["cells"]),
                                    deadline, f"{name} {what}")

    def count(self, *alive):
        """The overview counts so many as alive."""
        self.window.wait_for("healthHeadline", lambda one: one["text"].split()[0] in map(str, alive))

    def finding(self, *words, deadline=screen.PATIENCE):
        return self.window.wait_row("findings", lambda row: all(word in row["text"] for word in words),
                                    deadline, str(words))

    def export(self, name):
        """By Ctrl+E into a file of that name, whose path is given back."""
        path = os.path.join(self.home.path, name)
        self.key("ctrl+e")
        self.window.wait_for("exportDialog")
        if name.endswith(".json"):
            self.window.click("exportFormat")
            time.sleep(SETTLING)
            self.key("Down", "Return")
        self.window.type_into("exportPath", path)
        self.picture(f"export-{name.rsplit('.', 1)[1]}")
        self.key("Return")
        agents.wait_until(f"{name} is written", lambda: os.path.exists(path), screen.PATIENCE)
        agents.wait_until("so says the dialog",
                          lambda: path in self.window.text("exportWords"), screen.PATIENCE)
        self.key("Escape")
        agents.wait_until("the dialog is gone", lambda: not self.window.see("exportDialog"))
        return path

    def ask(self, name, send="ctrl+Return"):
        self.window.type_into("askName", name)
        self.window.wait_for("askSend", lambda one: one["on"], what="can be pressed")
        self.key(send)

    def timeline_copy(self):
        """The timeline's lines as the person gets them by Ctrl+A, Ctrl+Shift+C."""
        self.window.click("timelineList")
        self.key("ctrl+a", "ctrl+shift+c")
        return agents.wait_until("lines are in the clipboard", self.window.clipboard)


class FirstMinutes(Walk):
    """Walk A: nothing but the program."""
    name = "demo"

    def cut(self, address, how="add"):
        """The node is as if frozen: nothing reaches it, nothing comes from it."""
        for way in ("from", "to"):
            netns.run("ip", "rule", how, "pref", "5", way, address, "blackhole")

    def test_a_node_of_the_demo_fails_and_comes_back(self):
        self.begin()
        window = self.window
        self.assertTrue(window.wait_for("demoButton", lambda one: one["focus"]))
        self.picture("start")
        self.key("d")
        window.wait_for("demoStrip")
        self.count(24, 25)  # Ourselves last.
        self.assertNotEqual(self.screen.titles(), ["Grapevine"])
        self.picture("overview")

        self.go_to(2, "membersPlace")
        address = self.member("db-2")["cells"][2].split(":")[0]
        self.picture("members")
        self.cut(address)
        suspect = self.member("db-2", lambda cells: cells[4].count(",") >= 1, what="has two accusers")
        self.picture("suspect")
        self.assertNotIn("db-2", suspect["cells"][4])
        self.go_to(1, "overviewPlace")
        self.finding("db-2")
        self.picture("suspect-overview")
        self.go_to(2, "membersPlace")
        was = self.word(suspect["cells"])
        failed = self.member("db-2", lambda cells: self.word(cells) != was, 30, "is no mere suspect")
        self.assertIn(",", failed["cells"][4])  # Who accused it stays with it.
        self.picture("failed")
        self.go_to(1, "overviewPlace")
        self.finding("orders", "1", "2", deadline=30)
        self.picture("failed-overview")
        self.go_to(2, "membersPlace")
        self.click_member("db-2")
        self.key("Return")
        window.wait_for("inspectedName", lambda one: "db-2" in one["text"])
        self.picture("failed-inspector")
        self.key("Escape")
        self.go_to(3, "servicesPlace")
        orders = window.wait_row("serviceTable", lambda row: "orders" in row["cells"][0])
        self.assertIn("1", orders["cells"][1])
        self.picture("services")
        self.go_to(4, "timelinePlace")
        self.picture("timeline")
        lines = [line for line in self.timeline_copy().splitlines() if "db-2" in line]
        self.assertGreaterEqual(len(lines), 2, lines)  # Accusations of one moment are one line.
        self.picture("timeline-copied")

        self.go_to(5, "askPlace")
        self.ask("version")
        window.wait_for("runCounts")
        groups = agents.wait_until("answers of two versions, and who is silent", lambda: (
            lambda rows: rows if len(rows) >= 3 else None)(window.rows("runGroups")), 30)
        print([row["text"] for row in groups])
        agents.wait_until("the query has ended", lambda: not window.see("runStop"), 60)
        self.picture("answers")
        print([row["text"] for row in window.rows("runGroups")], window.text("runCounts"))

        self.cut(address, "del")
        self.go_to(2, "membersPlace")
        self.member("db-2", self.is_back, 90, "is back")
        self.picture("back")
        self.go_to(4, "timelinePlace")
        window.click("timelineShowBoth")
        self.picture("back-timeline")
        self.go_to(2, "membersPlace")
        self.check_export()
        self.key("ctrl+q")
        window.wait_end()

    def click_member(self, name):
        row = self.member(name)
        self.screen.click(row["x"] + row["width"] // 2, row["y"] + row["height"] // 2)

    @staticmethod
    def word(cells):
        return cells[0].split(": ")[1].split()[0]

    def is_back(self, cells):
        """Told by the word that nearly all have, in whichever language."""
        all_words = [self.word(row["cells"]) for row in self.window.rows("memberTable")]
        return self.word(cells) == max(all_words, key=all_words.count)

    def take(self, number, shows=""):
        """One task of the coach, by its key, until the next one is offered."""
        before = self.window.text("coachWords")
        self.key(str(number))
        agents.wait_until(f"task {number} is under way",
                          lambda: self.window.text("coachWords") != before)
        self.picture(f"coach-{number}-under-way")
        self.window.wait_for("coachTake", lambda one: one["on"], 90, f"offers more after task {number}")
        result = self.window.text("coachResult")
        print(number, result)
        self.assertIn(shows, result)
        self.picture(f"coach-{number}-done")

    def test_the_coach_leads_through_the_demo(self):
        self.begin()
        window = self.window
        self.key("d")
        window.wait_for("demoStrip")
        self.count(24, 25)
        window.wait_for("coachTake", lambda one: one["on"])
        self.picture("coach-begins")
        self.take(1, "db-2")
        self.finding("db-2")
        self.take(2, "db-2")
        self.take(3, "1.4.2")
        window.wait_for("runGroups")
        self.take(4, "8")
        window.wait_for("matrixPlace")
        time.sleep(3)  # All are asked by then: the picture shows two blocks.
        self.picture("coach-4-views")
        self.go_to(1, "overviewPlace")
        self.finding("8")
        self.take(5)
        self.count(25)
        self.key("6")
        window.wait_for("exportDialog")
        path = os.path.join(self.home.path, "walked.csv")
        window.type_into("exportPath", path)
        self.key("Return")
        agents.wait_until("the file is written", lambda: os.path.exists(path), screen.PATIENCE)
        agents.wait_until("so says the dialog", lambda: path in window.text("exportWords"))
        self.key("Escape")
        window.wait_for("coachTake", lambda one: one["on"], what="offers the end")
        self.picture("coach-over")
        window.click("coachTake")
        window.wait_for("startPage")
        self.picture("coach-real-one")
        self.key("ctrl+q")
        window.wait_end()

    def check_export(self):
        with open(self.export("seen.csv"), encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), 25, sorted(row["name"] for row in rows))
        self.assertIn("db-2", [row["name"] for row in rows])
        with open(self.export("seen.json"), encoding="utf-8") as file:
            members = {row["name"]: row for row in json.load(file)["members"]}
        self.assertEqual(len(members), 25)
        self.assertEqual(members["db-2"]["status"], "alive")


HANDLER = "query:uname=echo ruleset {}"


class IncidentHour(Walk):
    """A node flaps at 3 am: six real agents, the profile is production."""
    name = "incident"

    def tags(self, number):
        tags = {"role": "web" if number % 2 else "db", "zone": "abc"[number % 3], "build": "312"}
        if number in (3, 4):
            tags["ep.orders"] = f"10.0.0.{number}:9100"
        return tags

    def options(self, _folder, name):
        return ["-event-handler", HANDLER.format(87 if name == "db-3" else 88)]

    def flap(self, agent, until="suspect"):
        """Gone until we see that it is, and back."""
        agent.process.send_signal(signal.SIGSTOP)
        try:
            self.window.wait_for("healthHeadline", lambda one: one["text"] != self.calm, 40, "is alarmed")
            if until == "failed":
                self.window.wait_for("tileFailed")
                agents.wait_until("failed at the agents", lambda: observer.status_at(
                    self.cluster[0], agent.name) == "failed", 40)
        finally:
            if until != "failed":
                agent.process.send_signal(signal.SIGCONT)

    def calm_again(self):
        agents.wait_until("everybody is alive", lambda: all(
            row["status"] == "alive" for row in self.cluster[0].members().values()), 60, 0.3)
        time.sleep(1.5)

    def test_an_operator_finds_out_asks_and_leaves(self):
        self.cluster = agents.Cluster(6, profile="lan", tags=self.tags, prefix="db-",
                                      options_of=self.options)
        self.addCleanup(self.cluster.close)
        self.begin()
        window = self.window
        window.type_into("addressField", self.cluster[0].addr)
        self.picture("address")
        self.key("Return")
        self.count(6)
        self.picture("peeking")
        if not window.see("joinAsObserver"):
            self.key("ctrl+j")
        window.wait_for("joinBar")
        self.picture("join")
        window.click("joinAsObserver")
        us = agents.wait_until("we are a member", lambda: next(
            (name for name in self.cluster[0].members() if name.startswith("grapevine-")), None), 20)
        observer.seen_everywhere(self.cluster.agents, us)
        window.wait_for("sendLock")
        self.save_profile("prod-eu")

        self.calm = window.text("healthHeadline")
        flapping = self.cluster[3]
        for _ in range(2):
            self.flap(flapping)
            self.calm_again()
        self.flap(flapping)
        self.finding(flapping.name)
        self.picture("accused")
        self.calm_again()
        self.flap(flapping, "failed")
        self.finding(flapping.name)
        self.finding("orders", "1", "2")
        self.picture("failed")
        self.look_around(flapping)
        flapping.process.send_signal(signal.SIGCONT)
        self.calm_again()
        self.picture("calm")
        self.ask_them(us)
        self.take_notes(flapping)
        self.several_clusters()
        self.leave(us)

    def save_profile(self, name):
        window = self.window
        window.click("clusterMenuButton")
        window.click("saveProfile")
        window.type_into("profileName", name)
        window.click("profileProduction")
        self.picture("profile")
        self.key("Return")
        window.wait_title(name)
        self.picture("production")

    def look_around(self, flapping):
        window = self.window
        window.click_at(self.finding(flapping.name))
        self.key("Return")
        window.wait_for("inspectedName", lambda one: flapping.name in one["text"])
        self.picture("inspector")
        self.go_to(2, "membersPlace")
        self.key("slash")
        self.screen.type("flaps>=1")
        agents.wait_until("the filter leaves one", lambda: len(window.rows("memberTable")) == 1)
        self.picture("members-filter")
        self.key("ctrl+a", "BackSpace")
        agents.wait_until("all are back", lambda: len(window.rows("memberTable")) == 7)
        self.go_to(3, "servicesPlace")
        self.picture("services")
        self.go_to(4, "timelinePlace")
        self.picture("timeline")
        strip = window.wait_for("timelineStrip")
        self.screen.drag((strip["x"] + strip["width"] // 3, strip["y"] + strip["height"] // 3),
                         (strip["x"] + strip["width"] * 2 // 3, strip["y"] + strip["height"] // 3))
        self.picture("timeline-brush")
        self.key("Escape")
        window.click("timelineShowBoth")
        self.picture("timeline-lanes")
        window.click("timelineShowList")
        window.click("timelineList")
        self.key("End")
        self.go_to(1, "overviewPlace")

    def ask_them(self, us):
        window = self.window
        self.go_to(5, "askPlace")
        self.picture("locked")
        self.key("ctrl+l")
        window.wait_for("unlockDialog")
        window.type_into("unlockName", "prod-us")
        self.assertFalse(window.wait_for("unlockConfirm")["on"])
        self.picture("unlock-wrong")
        window.type_into("unlockName", "prod-eu")
        self.picture("unlock")
        self.key("Return")
        agents.wait_until("the dialog is gone", lambda: not window.see("unlockDialog"))
        window.click("addTagFilter")
        window.type_into("tagField0", "zone")
        self.key("Tab")
        window.wait_for("tagExpression0", lambda one: one["focus"], what="has the focus")
        self.screen.type("^[ab]$")
        self.ask("uname")
        agents.wait_until("two kinds of answers", lambda: len(window.rows("runGroups")) >= 2, 30)
        agents.wait_until("the query has ended", lambda: not window.see("runStop"), 60)
        self.picture("answers")
        said = [row["text"] for row in window.rows("runGroups")]
        print(said)
        self.assertTrue(any("ruleset 87" in text for text in said), said)
        self.assertTrue(any("ruleset 88" in text for text in said), said)

        window.click("askKindEvent")
        self.ask("deploy", "Return")
        window.wait_for("deliveryPanel")
        self.picture("event")
        window.click("deliveryCheck")
        agents.wait_until("all members have it", lambda: "6" in window.text("deliveryCounts"), 30)
        self.picture("delivery")
        for agent in self.cluster.agents:
            agents.wait_until(f"{agent.name} got it", lambda: "deploy" in agent.log(), 20)
        self.key("ctrl+l")
        window.wait_for("askSend", lambda one: not one["on"], what="is locked")
        self.picture("locked-again")
        print(us)

    def take_notes(self, flapping):
        window = self.window
        self.go_to(4, "timelinePlace")
        window.click("timelineList")
        self.key("n")
        window.wait_for("noteText")
        self.screen.type(f"{flapping.name}: UDP a<->c")
        self.picture("note")
        self.key("Return")
        self.assertIn("UDP a<->c", self.timeline_copy())
        self.picture("noted")
        self.go_to(2, "membersPlace")
        with open(self.export("incident.json"), encoding="utf-8") as file:
            ours = {row["name"]: row for row in json.load(file)["members"]}
        theirs = self.cluster[0].members()
        self.assertEqual({name: (row["status"], row["tags"]) for name, row in ours.items()},
                         {name: (row["status"], row["tags"]) for name, row in theirs.items()})

    def several_clusters(self):
        window = self.window
        self.key("ctrl+t")
        window.wait_for("startPage")
        self.picture("open-another")
        self.key("Tab")
        window.click("demoButton")
        window.wait_for("demoStrip")
        self.count(25)
        self.picture("second-cluster")
        self.key("ctrl+0")
        self.count(32)
        self.picture("together-overview")
        self.go_to(2, "membersPlace")
        self.picture("together-members")
        self.go_to(3, "servicesPlace")
        self.picture("together-services")
        self.go_to(4, "timelinePlace")
        self.picture("together-timeline")
        self.go_to(5, "askPlace")
        self.picture("together-ask")
        self.go_to(1, "overviewPlace")
        window.click("cluster0")
        window.wait_title("prod-eu")
        self.key("ctrl+shift+n")
        agents.wait_until("there are two windows", lambda: len(self.screen.titles()) == 2)
        self.picture("second-window")

    def leave(self, us):
        self.key("ctrl+q")
        agents.wait_until("one window is left", lambda: len(self.screen.titles()) == 1)
        self.picture("one-left")
        self.key("ctrl+q")
        self.window.wait_end()
        observer.seen_everywhere(self.cluster.agents, us, "left", deadline=5)
        self.assert_no_trouble(self.cluster, us)


if __name__ == "__main__":
    agents.require_serf()
    screen.require()
    side_by_side.main(netns.enter_world)
