"""Where keys end up: nowhere but where they were told to be kept. The window as it is shipped, on a
screen of its own, and the command line, with real agents that encrypt. What was entered is looked
for in every file, in what the process was started with, and in its memory. R31, R32.
"""

import base64
import glob
import os
import subprocess
import tempfile
import time

import agents
import asking
import command
import memory
import netns
import observer
import screen
import side_by_side

PASSPHRASE = "Seven-9-herons-under-the-Pier"
SETTLING = 0.4


def forms(text):
    """A secret as bytes that may stand somewhere: as it is written, as Qt holds texts, and, of a
    key, what is behind it."""
    found = {"text": text.encode(), "wide text": text.encode("utf-16-le")}
    if text.endswith("="):
        found["bytes"] = base64.b64decode(text)
    return found


def files_below(folder):
    for where, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(where, name)
            if os.path.isfile(path):
                yield path


class Secrets(observer.Test):
    def begin(self):
        if not hasattr(self, "home"):
            self.home = observer.Home()
            self.addCleanup(self.home.close)
        self.screen = screen.Screen(1280, 800, os.environ.get("GRAPEVINE_WALK_PICTURES"))
        self.addCleanup(self.screen.__exit__)
        self.screen.__enter__()
        self.window = self.start()

    def tell_how_it_stands(self, window):
        """Of a run that did not end: what stands on the screen."""
        if window.process.poll() is None:
            self.screen.picture("unfinished")
            print(f"--- windows: {window.windows()}")
        print(window.said()[-2000:])

    # No bus: nobody's keyring is asked on this machine.
    bus = "unix:path=/nonexistent"

    def start(self):
        window = screen.Program(self.screen, self.home, environment={
            "LANGUAGE": "C", "DBUS_SESSION_BUS_ADDRESS": self.bus})
        self.addCleanup(window.close)
        self.addCleanup(self.tell_how_it_stands, window)
        window.wait_for("startPage")
        window.wait_title("Grapevine")
        time.sleep(SETTLING)
        return window

    def encrypted(self, count=3):
        key = observer.new_key()
        cluster = agents.Cluster(count, key=key, net=netns.AGENTS, profile="lan")
        self.addCleanup(cluster.close)
        return cluster, key

    # ---- a person's hands ---------------------------------------------------------------------

    def choose(self, name, downs):
        self.window.click(name)
        time.sleep(SETTLING)
        self.screen.key("Home", *["Down"] * downs, "Return")
        time.sleep(SETTLING)

    def enter(self, name, secret):
        """Into a field that shows how much was entered, and no more."""
        self.window.click(name)
        self.window.wait_for(name, lambda one: one["focus"])
        self.screen.type(secret)
        self.window.wait_for(name, lambda one: one["text"] == "*" * len(secret), what="is filled")

    def look(self, address, key):
        window = self.window
        window.type_into("addressField", address)
        window.click("accessFold")
        window.wait_for("keySource")
        self.choose("keySource", 3)
        self.enter("keyField", key)
        self.screen.key("Return")

    def alive(self, count, deadline=screen.PATIENCE):
        self.window.wait_for("healthHeadline", lambda one: one["text"].split()[0] == str(count), deadline)

    def go_to_overview(self):
        self.screen.key("ctrl+1")
        self.window.wait_for("overviewPlace")

    def forget(self):
        window = self.window
        window.click("clusterMenuButton")
        window.click("forgetKey")
        window.wait_for("forgetKeyYes")
        self.screen.picture("forget")
        window.click("forgetKeyYes")
        window.wait_for("startPage", deadline=30)

    # ---- where it must not be -----------------------------------------------------------------

    def assert_in_no_file(self, secrets):
        looked = 0
        for path in files_below(self.home.path):
            with open(path, "rb") as file:
                content = file.read()
            looked += 1
            for secret in secrets:
                for form, pattern in forms(secret).items():
                    self.assertNotIn(pattern, content, f"{form} in {path}")
        self.assertGreater(looked, 2)

    def assert_not_told_to_others(self, pid, secrets):
        for name in ("cmdline", "environ"):
            with open(f"/proc/{pid}/{name}", "rb") as file:
                content = file.read()
            for secret in secrets:
                for form, pattern in forms(secret).items():
                    self.assertNotIn(pattern, content, f"{form} in {name}")
        with open(f"/proc/{pid}/limits", encoding="ascii") as limits:
            self.assertRegex(limits.read(), r"Max core file size\s+0\s+0\s")

    def assert_not_in_memory(self, pid, secrets):
        for secret in secrets:
            for form, pattern in forms(secret).items():
                self.assertEqual(memory.left(pid, pattern), [], form)

    def assert_not_in_core(self, pid, secrets):
        """What gdb writes of the process as the superuser, whom nothing keeps out."""
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["gcore", "-o", os.path.join(folder, "core"), str(pid)], check=True,
                           capture_output=True, timeout=120)
            (path,) = glob.glob(os.path.join(folder, "core.*"))
            with open(path, "rb") as file:
                core = file.read()
        self.assertGreater(len(core), 1 << 20)
        for secret in secrets:
            for form, pattern in forms(secret).items():
                self.assertNotIn(pattern, core, form)

    # ---- the runs -----------------------------------------------------------------------------

    def test_a_key_entered_kept_rotated_and_forgotten(self):
        cluster, key = self.encrypted()
        self.begin()
        window = self.window
        pid = window.process.pid
        self.look(cluster[0].addr, key)
        self.screen.key("ctrl+1")
        self.alive(3)
        raw = base64.b64decode(key)
        self.assertTrue(memory.finds(pid, raw), "a control: while it is used, it is found")

        # Kept in the sealed file, with the profile.
        window.click("clusterMenuButton")
        window.click("saveProfile")
        window.type_into("profileName", "prod-eu")
        self.choose("profileKeeping", 2)
        self.screen.picture("profile")
        window.click("profileName")
        self.screen.key("Return")
        window.wait_for("passphraseNew")
        self.enter("passphraseNew", PASSPHRASE)
        self.enter("passphraseAgain", PASSPHRASE)
        self.screen.picture("passphrase")
        self.screen.key("Return")
        sealed = os.path.join(self.home.path, "config", "grapevine", "keys.sealed")
        agents.wait_until("the key is sealed", lambda: os.path.exists(
            os.path.join(os.path.dirname(sealed), "keys.json")), 20)
        self.assertEqual(os.stat(sealed).st_mode & 0o777, 0o600)
        self.assertEqual(os.stat(os.path.dirname(sealed)).st_mode & 0o777, 0o700)

        # As a member: the list of keys, and a rotation.
        if not window.see("joinAsObserver"):
            self.screen.key("ctrl+j")
        window.click("joinAsObserver")
        us = agents.wait_until("we are a member", lambda: next(
            (name for name in cluster[0].members() if name.startswith("grapevine-")), None), 20)
        observer.seen_everywhere(cluster.agents, us)
        self.screen.key("ctrl+8")
        window.wait_for("keysPlace")
        window.click("keysAsk")
        fresh = observer.new_key()
        for step, which in (("-install", fresh), ("-use", fresh), ("-remove", key)):
            self.assertIn("Success", asking.serf_keys(cluster[1], 4, step, which))
        window.click("keysAsk")
        time.sleep(2)
        self.screen.picture("keys")
        secrets = [key, fresh]
        self.assertTrue(memory.finds(pid, base64.b64decode(fresh)), "a control: the one in use")

        # An export.
        path = os.path.join(self.home.path, "members.csv")
        self.screen.key("ctrl+e")
        window.type_into("exportPath", path)
        self.screen.key("Return")
        agents.wait_until("the export is written", lambda: os.path.exists(path), 20)
        self.screen.key("Escape")
        agents.wait_until("the dialog is gone", lambda: not window.see("exportDialog"))

        self.assert_in_no_file([*secrets, PASSPHRASE])
        self.assert_not_told_to_others(pid, [*secrets, PASSPHRASE])

        self.forget()
        self.assert_not_in_memory(pid, [*secrets, PASSPHRASE])
        self.assert_not_in_core(pid, [*secrets, PASSPHRASE])
        self.assert_in_no_file([*secrets, PASSPHRASE])
        agents.wait_until("we have left", lambda: observer.status_at(cluster[0], us) == "left", 20)
        self.screen.picture("start")

    def test_a_kept_key_opens_its_profile_in_the_next_run(self):
        cluster, key = self.encrypted(2)
        self.begin()
        self.look(cluster[0].addr, key)
        self.go_to_overview()
        self.alive(2)
        window = self.window
        window.click("clusterMenuButton")
        window.click("saveProfile")
        window.type_into("profileName", "lab")
        self.choose("profileKeeping", 2)
        window.click("profileName")
        self.screen.key("Return")
        self.enter("passphraseNew", PASSPHRASE)
        self.enter("passphraseAgain", PASSPHRASE)
        self.screen.key("Return")
        folder = os.path.join(self.home.path, "config", "grapevine")
        agents.wait_until("the key is sealed", lambda: os.path.exists(os.path.join(folder, "keys.json")), 20)
        self.screen.key("ctrl+q")
        window.wait_end()

        self.window = window = self.start()
        window.click("profile0")
        window.wait_for("passphraseNow")
        self.enter("passphraseNow", "not the passphrase")
        self.screen.key("Return")
        window.wait_for("passphraseProblem", lambda one: "not the passphrase" in one["text"])
        self.enter("passphraseNow", PASSPHRASE)
        self.screen.key("Return")
        window.wait_title("lab")
        self.go_to_overview()
        self.alive(2)
        pid = window.process.pid
        self.assertTrue(memory.finds(pid, base64.b64decode(key)))
        # The passphrase is not needed any more; the key's text never was.
        self.assert_not_in_memory(pid, [PASSPHRASE])
        for form in ("text", "wide text"):
            self.assertEqual(memory.left(pid, forms(key)[form]), [], form)
        self.assert_not_told_to_others(pid, [key, PASSPHRASE])
        self.forget()
        self.assert_not_in_memory(pid, [key, PASSPHRASE])
        # It is asked for again.
        window.click("profile0")
        window.wait_for("keySource")
        self.assert_in_no_file([key, PASSPHRASE])

    def test_a_key_in_the_desktops_keyring(self):
        """A real Secret Service, on a bus of our own."""
        cluster, key = self.encrypted(2)
        self.home = observer.Home()
        self.addCleanup(self.home.close)
        place = {**os.environ, **self.home.environment(), "XDG_DATA_HOME": self.home.path}

        def run(*words, **options):
            process = subprocess.Popen(words, env=place, preexec_fn=agents.die_with_parent,
                                       stderr=subprocess.DEVNULL, text=True, **options)
            self.addCleanup(lambda: (process.kill(), process.wait()))
            return process
        daemon = run("dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE)
        self.bus = place["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
        keyring = run("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets",
                      stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        keyring.stdin.write("x")
        keyring.stdin.close()

        def kept():
            told = subprocess.run(["secret-tool", "search", "--all", "server", "Grapevine"], env=place,
                                  capture_output=True, text=True, timeout=20, check=False).stdout
            return key in told
        agents.wait_until("the keyring is open", lambda: subprocess.run(
            ["secret-tool", "store", "--label=x", "a", "b"], input="c", text=True, env=place, timeout=20,
            capture_output=True, check=False).returncode == 0, 20)
        self.begin()
        self.look(cluster[0].addr, key)
        self.go_to_overview()
        self.alive(2)
        window = self.window
        window.click("clusterMenuButton")
        window.click("saveProfile")
        window.type_into("profileName", "lab")
        self.choose("profileKeeping", 1)
        window.click("profileName")
        self.screen.key("Return")
        agents.wait_until("it is in the keyring", kept, 20)
        self.screen.key("ctrl+q")
        window.wait_end()

        self.window = window = self.start()
        window.click("profile0")
        window.wait_title("lab")
        self.go_to_overview()
        self.alive(2)
        pid = window.process.pid
        self.assertTrue(memory.finds(pid, base64.b64decode(key)), "a control")
        self.forget()
        self.assertFalse(kept())
        self.assert_not_in_memory(pid, [key])
        self.assert_not_told_to_others(pid, [key])

    def test_the_command_line_tells_no_key(self):
        cluster, key = self.encrypted(2)
        home = observer.Home()
        self.addCleanup(home.close)
        self.home = home
        ring = observer.write_keyring(os.path.join(home.path, "ring.json"), [key])
        with command.Watch("--log-level", "debug", "--keyring-file", ring, cluster[0].addr,
                           environment=home.environment()) as watch:
            watch.wait_for("snapshot", deadline=20)
            self.assert_not_told_to_others(watch.process.pid, [key])
            said = watch.said() + "".join(watch.lines)
        os.unlink(ring)
        for form, pattern in forms(key).items():
            self.assertNotIn(pattern, said.encode(errors="surrogateescape"), form)
        for path in files_below(home.path):
            with open(path, "rb") as file:
                content = file.read()
            for form, pattern in forms(key).items():
                self.assertNotIn(pattern, content, f"{form} in {path}")


if __name__ == "__main__":
    agents.require_serf()
    screen.TOOLS.update({"gcore": "gdb", "gnome-keyring-daemon": "gnome-keyring",
                         "secret-tool": "libsecret-tools", "dbus-daemon": "dbus-daemon"})
    screen.require()
    command.program()
    side_by_side.main(netns.enter_world)
