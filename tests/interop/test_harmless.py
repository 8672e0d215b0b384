"""Peeking changes nothing: after 100 peeks the agents' lists and logs are as before."""

import unittest

import agents
import command


class Harmless(unittest.TestCase):
    maxDiff = None

    def test_a_hundred_peeks_leave_no_trace(self):
        with agents.Cluster(5) as cluster:
            lists = {agent.name: agent.members() for agent in cluster.agents}
            before = cluster.quiet()
            for number in range(100):
                agent = cluster[number % 5]
                kind = ("members", "peek", "members")[number % 3]
                more = ["--detailed"] if number % 3 == 2 else []
                answer = command.run(kind, agent.addr, "--format", "json", *more)
                self.assertEqual(answer.code, 0, answer)
            # At level INFO an agent has nothing at all to say about a peek. The logs are read first:
            # `serf members` itself leaves a line.
            self.assertEqual(cluster.logs(), before)
            self.assertEqual({agent.name: agent.members() for agent in cluster.agents}, lists)
            for name, log in cluster.logs().items():
                for line in log.splitlines():
                    self.assertNotRegex(line, r"\[(WARN|ERR|ERROR)\]", name)


if __name__ == "__main__":
    command.main()
