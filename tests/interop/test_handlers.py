"""Programs that `watch` runs: existing Serf handlers see with us what they see with an agent."""

import contextlib
import os
import re

import agents
import asking
import observer

# Everything that a handler is told, one run after the other.
RECORD = ('exec 9>>"$LOG"; flock 9; { echo "== $SERF_EVENT"; env | grep -E "^SERF_(EVENT|SELF|TAG|USER|QUERY)" | sort; '
          'echo "-- stdin"; cat; } >&9; [ "$SERF_EVENT" = query ] && echo "seen by $SERF_SELF_NAME"; true')


def runs(text, kind):
    """The records of one kind, with what differs between two members taken out."""
    found = [run for run in text.split("== ") if run.startswith(kind + "\n")]
    return [re.sub(r"SERF_(SELF|TAG)_\w+=.*\n", "", run) for run in found]


class Handlers(observer.Test):
    def test_a_serf_handler_works_unchanged(self):
        with observer.cluster(3, options_of=asking.handler(RECORD)) as cluster:
            script = os.path.join(cluster.folder, "ours.sh")
            record = os.path.join(cluster.folder, "ours.log")
            with open(script, "w", encoding="utf-8") as file:
                file.write("#!/bin/sh\nLOG=" + record + "\n" + RECORD + "\n")
            os.chmod(script, 0o755)

            def ours():
                if not os.path.exists(record):
                    return ""
                with open(record, encoding="utf-8") as file:
                    return file.read()

            options = ["--on-shell", f"*={script}", "--own-tag", "role=desk", "--own-tag", "my-zone=z 1",
                       "--respond", f"status={script}", "--only", "user,snapshot"]
            with observer.Observer(cluster[0].addr, options=options, wait=False,
                                   permits=[("answers", "status")]) as us:
                us.name = agents.wait_until(
                    "it says who it is", lambda: re.search(r"This is (\S+) at", us.watch.said()), 15).group(1)
                observer.seen_everywhere(cluster.agents, us.name)
                us.watch.wait_for("snapshot")
                for _ in range(2):
                    cluster[1].serf("event", "-coalesce=false", "deploy", "1.5.0\nwith \t odd ends")
                cluster[1].serf("event", "-coalesce=false", "empty")
                us.watch.wait_for("user")
                acks, responses = asking.serf_query(cluster[1], "-timeout", "1500ms", "status", "are you")
                self.assertIn(us.name, acks)
                self.assertEqual(responses[us.name], f"seen by {us.name}\n")
                late = cluster.add()
                agents.wait_until("the join is handled", lambda: f"{late.name}\t" in ours(), 75)
                # An agent folds what comes within a second.
                agents.wait_until("theirs as well", lambda: f"{late.name}\t" in asking.handled(cluster, cluster[0]), 75)
                late.serf("tags", "-set", "role=lead\tx", "-delete", "zone")
                agents.wait_until("the update is handled", lambda: runs(ours(), "member-update"), 75)

                def theirs():
                    return asking.handled(cluster, cluster[0])

                def lines(text, of):
                    found = re.findall(rf"^{late.name}\t.*$", "".join(runs(text, of)), re.M)
                    return [[part if "=" not in part else sorted(part.split(",")) for part in line.split("\t")]
                            for line in found]

                def same(what, view):
                    # A handler writes bit by bit: what is read meanwhile is half a run.
                    with contextlib.suppress(AssertionError):
                        agents.wait_until(what, lambda: view(ours()) and view(ours()) == view(theirs()), 75)
                    self.assertEqual(view(ours()), view(theirs()), what)

                same("user", lambda text: sorted(runs(text, "user")))
                # Run twice by us: as a handler of everything, and as the responder.
                same("query", lambda text: set(runs(text, "query")))
                for kind in ("member-join", "member-update"):
                    same(kind, lambda text, of=kind: lines(text, of))
                for told in (f"SERF_SELF_NAME={us.name}", "SERF_SELF_ROLE=desk", "SERF_TAG_MY_ZONE=z 1"):
                    self.assertIn(told + "\n", ours())
                self.assertEqual(set(us.watch.kinds()), {"snapshot", "user"})

    def test_no_event_is_ever_run(self):
        with observer.cluster(2) as cluster:
            mark = os.path.join(cluster.folder, "mark")
            options = ["--on", 'user=echo got "$SERF_USER_EVENT" `id`', "--on", "user:slow=sleep 100",
                       "--on", "user:gone=/nonexistent", "--on-shell", "user:bad=echo out; exit 3",
                       "--handler-timeout", "500ms"]
            with observer.Observer(cluster[0].addr, options=options) as us:
                observer.seen_everywhere(cluster.agents, us.name)
                for name in (f"$(touch {mark})", f"`touch {mark}`; touch {mark}", "slow", "gone", "bad"):
                    cluster[1].serf("event", "-coalesce=false", name, f"$(touch {mark})")
                for words in ("] got $SERF_USER_EVENT `id`", "took longer than 500 ms and was stopped",
                              "[/nonexistent] cannot be started: No such file", "] out", "failed with exit code 3"):
                    agents.wait_until(words, lambda said=words: said in us.watch.said(), 10)
                self.assertFalse(os.path.exists(mark))
                self.assertEqual(us.watch.said().count("] got $SERF"), 5)

    def test_queries_go_unanswered_without_a_responder(self):
        with observer.cluster(2) as cluster, \
                observer.Observer(cluster[0].addr, options=["--on-shell", "query=echo an answer"]) as us:
            observer.seen_everywhere(cluster.agents, us.name)
            acks, responses = asking.serf_query(cluster[1], "-timeout", "1s", "status")
            self.assertEqual((us.name in acks, responses), (True, {}))
            agents.wait_until("handled", lambda: "] an answer" in us.watch.said(), 5)


if __name__ == "__main__":
    observer.main()
