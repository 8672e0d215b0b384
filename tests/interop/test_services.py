"""`grapevine-cli services` against real agents that carry tags as the systems we serve do."""

import json
import os
import tempfile
import unittest

import agents
import command


def clusterfunk(number):
    """Exactly what a cluster node of clusterfunk publishes; the last is a client that went."""
    if number == 4:
        return {}
    host = f"10.9.0.{number}"
    return {"ep.serf": f"{host}:3001", "ep.raft": f"{host}:3002", "ep.clusterfunk.management": f"{host}:3003",
            "ep.liveness": f"{host}:3004", "ep.demo": f"{host}:3005", "meta.serviceName": "demo"}


def services(cluster, *options):
    """By name, the outsiders as None."""
    answer = command.run("services", cluster[0].addr, "--format", "json", *options)
    if answer.code != 0:
        raise AssertionError(answer)
    return {None if one["outsiders"] else one["name"]: one for one in answer.json["services"]}


class Services(unittest.TestCase):
    maxDiff = None

    def test_cas_3_a_tag_change_updates_the_instance(self):
        with agents.Cluster(2, tags=lambda number: {"service": "orders", "port": str(8000 + number),
                                                    "region": "eu"}) as cluster:
            before = services(cluster)["orders"]
            self.assertEqual([one["port"] for one in before["instances"]], [8001, 8002])
            self.assertEqual((before["counts"]["healthy"], before["counts"]["expected"], before["last_instance"]),
                             (2, 2, False))
            cluster[1].serf("tags", "-set", "port=9000")
            agents.wait_until("the change is known", lambda: cluster[0].members()["n2"]["tags"]["port"] == "9000")
            after = services(cluster)["orders"]
            row = {**before["instances"][1], "port": 9000, "addr": after["instances"][1]["addr"]}
            self.assertEqual(after["instances"][1], row, "the same instance, at another port")
            self.assertTrue(row["addr"].endswith(":9000"))
            self.assertEqual(after["zones"]["eu"]["healthy"], 2)
            # Kept watching, it is one update of the member, and neither a join nor a leave.
            with command.Watch(cluster[0].addr) as watch:
                watch.wait_for("snapshot")
                cluster[1].serf("tags", "-delete", "service")
                watch.wait_for("member-update", "n2", deadline=60)
                told = [line["kind"] for _, line in watch.seen if "n2" in command.names_in(line)]
                self.assertNotIn("member-leave", told)
            left = services(cluster)["orders"]
            self.assertEqual([one["member"] for one in left["instances"]], ["n1"])
            self.assertTrue(left["last_instance"])

    def test_cfk_1_and_3_and_11_endpoints_of_clusterfunk(self):
        with agents.Cluster(4, tags=clusterfunk) as cluster:
            found = services(cluster)
            self.assertEqual(set(found), {"serf", "raft", "clusterfunk.management", "liveness", "demo", None})
            for name in ("serf", "raft", "demo"):
                self.assertEqual((found[name]["group"], found[name]["counts"]["healthy"]), ("demo", 3))
            self.assertEqual(found["raft"]["instances"][0]["addr"], "10.9.0.1:3002")
            # Who carries no ep.raft stands apart; as an observer that is us as well.
            self.assertEqual([one["member"] for one in found[None]["instances"]], ["n4"])
            plain = command.run("services", cluster[0].addr, "--format", "plain", "--filter", "service:demo")
            self.assertEqual(plain.out.split(), ["n1", "demo", "10.9.0.1:3005", "n2", "demo", "10.9.0.2:3005",
                                                 "n3", "demo", "10.9.0.3:3005"])
            by_name = services(cluster, "--filter", "n2 service!=demo")
            self.assertEqual({one["member"] for one in by_name["raft"]["instances"]}, {"n2"})
            self.assertEqual(by_name["raft"]["counts"]["healthy"], 3, "counted over all")
            self.assertEqual(set(command.members(cluster[0].addr, "--filter", "service:liveness")), {"n1", "n2", "n3"})
            # Our own member carries nothing that another system acts on.
            joined = command.run("services", "--observe", cluster[0].addr, "--format", "json")
            self.assertEqual(joined.code, 0, joined)
            rows = {name: one for name, one in ((row["name"], row) for row in joined.json["services"]) if name}
            self.assertEqual({one["member"] for one in rows["raft"]["instances"]}, {"n1", "n2", "n3"})

    def test_cfk_15_and_cas_14_odd_addresses_and_maintenance(self):
        values = ["127.0.0.1:80", "0.0.0.0:80", "[2001:db8::1]:80", "no address"]
        with agents.Cluster(4, tags=lambda number: {
                "ep.http": values[number - 1], **({"maintenance": "disk swap"} if number == 3 else {})}) as cluster:
            http = services(cluster)["http"]
            rows = {one["member"]: one for one in http["instances"]}
            # The agents themselves live on loopback here, so theirs is ours.
            self.assertEqual([rows[f"n{number}"]["addr"] for number in range(1, 5)], values)
            self.assertEqual([rows[f"n{number}"]["readable"] for number in range(1, 5)], [True, True, True, False])
            self.assertEqual(rows["n3"]["maintenance"], "disk swap")
            self.assertEqual((http["counts"]["healthy"], http["counts"]["maintenance"]), (3, 1))
            table = command.run("services", cluster[0].addr)
            self.assertIn("http  3/4  1 maintenance,1 unreadable  80", table.out)

    def test_emb_2_rules_of_ones_own(self):
        with agents.Cluster(2, tags=lambda number: {"svc-pay": str(7000 + number), "rack": f"r{number}",
                                                    "rpc_addr": f"10.1.1.{number}:8400"}) as cluster, \
                tempfile.TemporaryDirectory() as folder:
            self.assertEqual([one["addr"] for one in services(cluster)["rpc"]["instances"]],
                             ["10.1.1.1:8400", "10.1.1.2:8400"])
            path = os.path.join(folder, "rules.json")
            rules = [{"name": "ports", "key": "svc-(.+)", "value": r"\d+", "service": "${key.1}", "port": "${value}"},
                     {"name": "racks", "key": "rack", "zone": "${value}"}]
            with open(path, "w", encoding="utf-8") as file:
                json.dump(rules, file)
            found = services(cluster, "--rules", path)
            self.assertEqual(list(found), ["pay"])
            self.assertEqual([one["zone"] for one in found["pay"]["instances"]], ["r1", "r2"])
            rules[1]["key"] = "ra(ck"
            with open(path, "w", encoding="utf-8") as file:
                json.dump(rules, file, indent=1)
            wrong = command.run("services", cluster[0].addr, "--rules", path)
            self.assertEqual(wrong.code, 2, wrong)
            self.assertIn("rule 2 (“racks”), key, character 3, line", wrong.err)
            self.assertIn("missing )", wrong.err)
            self.assertEqual(command.run("services", cluster[0].addr, "--rules", path + "x").code, 2)


if __name__ == "__main__":
    command.main()
