"""`grapevine-cli demo`: full members of ours that a real agent takes for what they are."""

import json
import queue
import signal
import subprocess
import threading
import time

import agents
import command
import library
import netns
import observer

NODES = 24
ALIVE_FOR = 180 if command.LONG else 20


class Demo:
    def __init__(self, *options):
        self.process = subprocess.Popen([command.program(), "demo", *options], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True,
                                        preexec_fn=agents.die_with_parent)
        self._lines = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.ready = json.loads(self._lines.get(timeout=30))

    def _read(self):
        for line in self.process.stdout:
            self._lines.put(line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self._reader.join()
        self.process.stdin.close()
        self.process.stdout.close()

    def say(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()


class AgentAmongDemoNodes(observer.Test):
    def test_an_agent_joins_and_sees_what_happens(self):
        with Demo("--nodes", str(NODES)) as demo:
            self.assertEqual((demo.ready["kind"], demo.ready["nodes"]), ("ready", NODES))
            with observer.cluster(1) as cluster:
                agent = cluster[0]
                agent.serf("join", demo.ready["join"])
                since = time.monotonic()

                def alive():
                    return sorted(name for name, row in agent.members().items()
                                  if row["status"] == "alive" and name != agent.name)
                agents.wait_until("the agent lists all demo nodes alive", lambda: len(alive()) == NODES, 60)
                print(f"\n  {NODES} alive after {time.monotonic() - since:.1f} s")
                observer.stays("all stay alive", lambda: len(alive()) == NODES, ALIVE_FOR)
                self.assert_no_trouble(cluster, *alive())
                names = alive()
                seed = next(name for name, row in agent.members().items()
                            if row["addr"] == demo.ready["join"])
                killed, leaving = [name for name in names if name != seed][:2]
                since = time.monotonic()
                demo.say(f"kill {killed}")
                observer.seen_everywhere([agent], killed, "failed", deadline=90)
                print(f"  {killed} failed after {time.monotonic() - since:.1f} s")
                since = time.monotonic()
                demo.say(f"leave {leaving}")
                observer.seen_everywhere([agent], leaving, "left")
                print(f"  {leaving} left after {time.monotonic() - since:.1f} s")
                self.assertEqual(len(alive()), NODES - 2)
                answer = observer.query(agent, "version")
                self.assertGreaterEqual(len(answer["Responses"]), NODES - 3, answer)
                demo.process.send_signal(signal.SIGINT)
                self.assertEqual(demo.process.wait(timeout=20), 0)


class Agreement(observer.Test):
    def test_agents_library_demo_and_observer_agree(self):
        library.require()
        with Demo("--nodes", "6") as demo, observer.cluster(2) as cluster:
            program = library.build(cluster.folder)
            cluster[0].serf("join", demo.ready["join"])
            with observer.Observer(cluster[1].addr, room=netns.Desk()) as us, \
                    library.LibraryMember(program, "lib", netns.AGENTS + ".77", 7946, cluster[0].addr) as lib:
                def agreed():
                    states = lib.members()
                    return len(states) == 6 + 2 + 1 + 1 and set(states.values()) == {"alive"} and \
                        all({name: row["status"] for name, row in agent.members().items()} == states
                            for agent in cluster.agents)
                agents.wait_until("all agree", agreed, 75, 0.5)
                observer.stays("all still agree", agreed, 20 if command.LONG else 5)


if __name__ == "__main__":
    observer.main()
