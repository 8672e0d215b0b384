#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <deque>
#include <optional>
#include <set>

#include "core/base/name_table.h"
#include "core/base/random.h"
#include "core/swim/awareness.h"
#include "core/swim/gossip_queue.h"
#include "core/swim/membership.h"
#include "core/swim/record_pool.h"
#include "core/swim/scales.h"
#include "core/swim/suspicion.h"
#include "core/swim/timing.h"
#include "core/wire/messages.h"
#include "tests/unit/swim/policies.h"
#include "vector_file.h"

using namespace grapevine;
using namespace grapevine::swim;
using Json = nlohmann::json;

namespace {

std::string textOf(const Json& object, const char* field)
{
    return object.at(field).get<std::string>();
}

Duration nanoseconds(const Json& text)
{
    return Duration{std::stoll(text.get<std::string>())};
}

/// Keeps a byte field's bytes while views into them are used; nil stays nil, and empty is no nil.
class Held {
public:
    ByteView operator()(const Json& field)
    {
        if (field.is_null()) return {};
        auto& bytes = m_kept.emplace_back(vectors::bytesOf(field.get<std::string>()));
        bytes.reserve(1);
        return bytes;
    }

private:
    std::deque<Bytes> m_kept;
};

wire::Alive aliveFrom(const Json& arg, const char* name, Held& held)
{
    return {Incarnation{arg.at("Incarnation").get<std::uint32_t>()},
            arg.at(name).get_ref<const std::string&>(),
            held(arg.at("Addr")),
            arg.at("Port").get<std::uint16_t>(),
            held(arg.at("Meta")),
            held(arg.at("Vsn"))};
}

template<class Message> Message accusationFrom(const Json& arg)
{
    return {Incarnation{arg.at("Incarnation").get<std::uint32_t>()},
            arg.at("Node").get_ref<const std::string&>(),
            arg.at("From").get_ref<const std::string&>()};
}

template<class Message> Bytes encoded(const Message& message)
{
    Bytes bytes;
    wire::encode(bytes, message);
    return bytes;
}

std::size_t versionCount(const Json& arg)
{
    const auto& versions = arg.at("Vsn");
    return versions.is_null() ? 0 : vectors::bytesOf(versions.get<std::string>()).size();
}

/// A full member as the vectors' "self": no timer ever fires, since a probe lasts an hour.
class Bench {
public:
    explicit Bench(Timing timing, Versions versions = {1, 5, 2, 0, 0, 0})
        : m_timing(timing)
        , m_versions(versions)
    {
        m_timing.probeInterval = std::chrono::hours{1};
    }

    void apply(const Json& step)
    {
        const auto op = textOf(step, "op");
        const auto arg = step.value("arg", Json{});
        Held held;
        if (op == "start") {
            start();
        } else if (op == "alive") {
            const auto alive = aliveFrom(arg, "Node", held);
            membership.handleAlive(m_now, alive, encoded(alive));
        } else if (op == "suspect") {
            const auto suspect = accusationFrom<wire::Suspect>(arg);
            membership.handleSuspect(m_now, suspect, encoded(suspect));
        } else if (op == "dead") {
            const auto dead = accusationFrom<wire::Dead>(arg);
            membership.handleDead(m_now, dead, encoded(dead));
        } else if (op == "merge") {
            membership.mergeRows(m_now, "peer", rowsFrom(arg, held));
        } else if (op == "leave") {
            membership.leave(m_now);
        } else if (op == "age") {
            m_now += nanoseconds(arg.at("by_ns"));
        } else if (op == "reset-nodes") {
            membership.endRound(m_now);
        } else {
            QFAIL(op.c_str());
        }
    }

    void start()
    {
        membership.announce(m_now, {"self", vectors::bytesOf("7f000001"), 7946, {}, m_versions},
                            Incarnation{1});
    }

    bool merge(const Json& rows)
    {
        Held held;
        return membership.merge(m_now, "peer", rowsFrom(rows, held)).has_value();
    }

    std::vector<RemoteNode> rowsFrom(const Json& rows, Held& held)
    {
        std::vector<RemoteNode> nodes;
        for (const auto& row : rows) {
            const auto alive = aliveFrom(row, "Name", held);
            const auto state = row.at("State").get<unsigned>();
            RemoteNode node{records.intern(alive), alive.incarnation, State::Alive, state <= 3};
            if (node.stateKnown) node.state = static_cast<State>(state);
            if (const auto* known = membership.table().find(alive.node))
                node.member = known->member;
            nodes.push_back(std::move(node));
        }
        return nodes;
    }

    /// What is queued since the last call, in the order in which it would be sent.
    Json takeBroadcasts()
    {
        std::vector<ByteView> messages;
        queue.take(messages, 0, 1'000'000, membership.table().size());
        Json out = Json::array();
        for (const auto message : messages)
            out.push_back(toHex(message));
        queue.clear();
        return out;
    }

    /// What Go tells its delegates.
    Json takeEvents()
    {
        Json out = Json::array();
        std::vector<MemberChange> changes;
        membership.takeChanges(changes);
        for (const auto& change : changes) {
            Json event{{"node", change.record->name}};
            switch (change.kind) {
            case MemberChange::Kind::Join: event["event"] = "join"; break;
            case MemberChange::Kind::Leave: event["event"] = "leave"; break;
            case MemberChange::Kind::Update: event["event"] = "update"; break;
            case MemberChange::Kind::Conflict:
                event["event"] = "conflict";
                event["theirs"] = change.record->endpoint.text();
                break;
            case MemberChange::Kind::Suspect:
            case MemberChange::Kind::Confirm:
            case MemberChange::Kind::DeadAgain:
            case MemberChange::Kind::Refute:
            case MemberChange::Kind::NoVerdict:
            case MemberChange::Kind::SelfAccused:
            case MemberChange::Kind::Forget: continue;
            }
            out.push_back(event);
        }
        return out;
    }

    Json nodes() const
    {
        Json out = Json::object();
        for (const auto& entry : membership.table().entries()) {
            const auto& record = *entry.record;
            const auto* suspicion = membership.suspicion(entry.member);
            out[record.name] = {
                {"Addr", "hex:" + toHex(record.address)},
                {"Port", record.port},
                {"Meta", toHex(record.meta)},
                {"Vsn", "hex:" + toHex(std::as_bytes(std::span{record.versions}))},
                {"Name", record.name},
                {"State", static_cast<int>(entry.state)},
                {"Incarnation", entry.incarnation.value()},
                {"HasTimer", suspicion != nullptr},
                {"Confirmed", suspicion == nullptr ? 0 : suspicion->confirmations()},
            };
        }
        return out;
    }

private:
    Timing m_timing;
    Versions m_versions;
    swim::testing::AsGo m_policy;
    NameTable m_names;
    SeededRandom m_random{1};
    TimePoint m_now{std::chrono::hours{1}};

public:
    RecordPool records;
    Counters counters;
    Awareness awareness{8};
    GossipQueue queue{4, 1024};
    Membership membership{
        {m_timing, m_policy, m_names, records, m_random, counters, queue, awareness}};
};

/// One run of steps. Where Go dies of versions of 1 to 5 bytes, or takes them (head), we refuse:
/// the names that only such messages brought are left out of what is wanted.
class Replay {
public:
    /// Empty, or the first difference.
    std::string run(const Json& vector)
    {
        Timing timing;
        timing.deadNodeReclaimTime = nanoseconds(vector.at("dead_node_reclaim_ns"));
        timing.forgetsLeft = textOf(vector, "name").find("@memberlist-0.2.2") == std::string::npos;
        Bench bench(timing);
        std::size_t number = 0;
        for (const auto& step : vector.at("steps")) {
            auto wanted = step.at("after");
            const auto shorts = bench.counters.value("swim.versions-short");
            bench.apply(step);
            if (refuses(step)) {
                qInfo("%s, step %zu (%s): %s in Go, refused by us", textOf(vector, "name").c_str(),
                      number, textOf(step.at("arg"), "Node").c_str(),
                      step.contains("panic") ? "a panic" : "accepted");
                if (bench.counters.value("swim.versions-short") != shorts + 1) return "not counted";
                m_refused.insert(textOf(step.at("arg"), "Node"));
                wanted["broadcasts"] = Json::array();
                wanted["events"] = Json::array();
            } else if (textOf(step, "op") == "alive") {
                m_refused.erase(textOf(step.at("arg"), "Node"));
            }
            const auto difference = compare(bench, wanted);
            if (!difference.empty()) return "step " + std::to_string(number) + ": " + difference;
            ++number;
        }
        return {};
    }

private:
    static bool refuses(const Json& step)
    {
        if (textOf(step, "op") != "alive") return false;
        const auto count = versionCount(step.at("arg"));
        return count >= 1 && count <= 5;
    }

    std::string compare(Bench& bench, const Json& wanted) const
    {
        Json nodes = Json::object();
        std::size_t present = 0;
        for (const auto& [name, node] : wanted.at("nodes").items()) {
            if (m_refused.contains(name)) continue;
            if (node.at("State").get<int>() <= 1) ++present;
            nodes[name] = node;
            Held held;
            nodes[name]["Meta"] = toHex(held(node.at("Meta"))); // Nil and empty are one to us.
        }
        Json broadcasts = Json::array();
        for (const auto& broadcast : wanted.at("broadcasts"))
            broadcasts.push_back(broadcast.at("hex"));
        if (m_refused.empty() && present != wanted.at("num_members").get<std::size_t>())
            return "the vector contradicts itself";

        if (const auto got = bench.nodes(); got != nodes)
            return got.dump() + " not " + nodes.dump();
        if (bench.membership.table().present() != present) return "another number of members";
        if (const auto got = bench.takeBroadcasts(); got != broadcasts)
            return got.dump() + " not " + broadcasts.dump();
        if (const auto got = bench.takeEvents(); got != wanted.at("events"))
            return got.dump() + " not " + wanted.at("events").dump();
        if (bench.awareness.score() != wanted.at("health").get<unsigned>()) return "health";
        if (bench.membership.incarnation().value() !=
            wanted.at("local_incarnation").get<std::uint32_t>())
            return "own incarnation";
        return {};
    }

    std::set<std::string> m_refused;
};

/// Runs `claim` over a whole file, and says how many vectors that were.
template<class Claim> void overAll(const char* file, Claim claim)
{
    const auto all = vectors::load(file);
    QVERIFY2(!all.empty(), file);
    std::size_t held = 0;
    for (const auto& vector : all) {
        if (const std::string wrong = claim(vector); wrong.empty()) {
            ++held;
        } else {
            QTest::qFail((vector.value("name", vector.dump()) + ": " + wrong).c_str(), file, 0);
        }
    }
    vectors::report(file, held, all.size());
}

std::string unless(bool holds)
{
    return holds ? "" : "another result";
}

std::string sameSuspicion(const Json& v)
{
    Timing timing;
    timing.suspicionMult = v.at("suspicion_mult").get<unsigned>();
    timing.suspicionMaxTimeoutMult = v.at("max_mult").get<unsigned>();
    timing.probeInterval = nanoseconds(v.at("probe_interval_ns"));
    const auto window = suspicionWindow(timing, v.at("n").get<std::size_t>());
    if (window.quorum != v.at("k").get<unsigned>()) return "quorum";
    if (window.shortest != nanoseconds(v.at("min_ns"))) return "shortest";
    if (window.longest != nanoseconds(v.at("max_ns"))) return "longest";
    const TimePoint start{std::chrono::hours{2}};
    Suspicion suspicion(start, "first", window);
    if (!v.contains("timeout_after_confirmations_ns"))
        return unless(suspicion.deadline() == start + window.shortest);
    std::size_t confirmations = 0;
    for (const auto& timeout : v.at("timeout_after_confirmations_ns")) {
        const auto wanted = confirmations == 0 ? window.longest : nanoseconds(timeout);
        if (suspicion.timeout(confirmations) != nanoseconds(timeout) ||
            suspicion.deadline() != start + wanted)
            return "after " + std::to_string(confirmations);
        if (confirmations == 1) {
            const auto left = suspicion.deadline() - (start + nanoseconds(v.at("elapsed_ns")));
            if (left != nanoseconds(v.at("remaining_after_1_ns"))) return "remaining";
        }
        ++confirmations;
        const bool news = suspicion.confirm("accuser " + std::to_string(confirmations));
        if (news != (confirmations <= window.quorum)) return "news";
    }
    return {};
}

std::string sameQueue(const Json& v)
{
    const auto members = v.at("num_nodes").get<std::size_t>();
    const auto limit = v.at("limit").get<unsigned>();
    const auto scale = static_cast<unsigned>(retransmitLimit(1, members));
    GossipQueue queue(limit / scale, 1024);
    for (const auto& op : v.at("ops")) {
        if (textOf(op, "op") == "put") {
            queue.put(textOf(op, "key"), vectors::bytesOf(textOf(op, "hex")));
        } else {
            std::vector<ByteView> out;
            queue.take(out, op.at("overhead").get<std::size_t>(), op.at("limit").get<std::size_t>(),
                       members);
            Json got = Json::array();
            for (const auto message : out)
                got.push_back(toHex(message));
            const auto& wanted = op.at("out_hex");
            if (got != (wanted.is_null() ? Json::array() : wanted)) return op.dump();
        }
        if (queue.size() != op.at("queued").get<std::size_t>()) return op.dump();
    }
    return {};
}

} // namespace

/// memberlist's rules, formulas and queue against what the real library did.
class TstVectorsSwim : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsEndAsInGo()
    {
        overAll("swim-state.json", [](const Json& v) { return Replay{}.run(v); });
    }

    void mergesAreRefusedAsInGo()
    {
        overAll("verify-protocol.json", [](const Json& v) -> std::string {
            if (v.contains("error") && textOf(v, "error").rfind("PANIC", 0) == 0)
                qInfo("%s: a panic in Go, refused by us", textOf(v, "name").c_str());
            Versions versions{};
            const auto local = vectors::bytesOf(textOf(v, "local_vsn"));
            std::transform(local.begin(), local.end(), versions.begin(),
                           [](std::byte b) { return std::to_integer<std::uint8_t>(b); });
            Bench bench(Timing::lan(), versions);
            bench.start();
            if (bench.merge(v.at("nodes")) != v.at("ok").get<bool>()) return "another verdict";
            const auto known = v.value("known_after", std::size_t{1});
            return unless(bench.membership.table().size() == known);
        });
    }

    void retransmitLimitsMatch()
    {
        overAll("retransmit-limit.json", [](const Json& v) {
            return unless(
                retransmitLimit(v.at("mult").get<unsigned>(), v.at("n").get<std::size_t>()) ==
                v.at("limit").get<std::size_t>());
        });
    }

    void suspicionTimersMatch() { overAll("suspicion-timeout.json", sameSuspicion); }

    void pushPullIntervalsMatch()
    {
        overAll("push-pull-scale.json", [](const Json& v) {
            const auto scaled =
                pushPullScale(nanoseconds(v.at("interval_ns")), v.at("n").get<std::size_t>());
            return unless(scaled == nanoseconds(v.at("scaled_ns")));
        });
    }

    void healthScoresMatch()
    {
        overAll("awareness.json", [](const Json& v) {
            Awareness awareness(v.at("max").get<unsigned>());
            Json scores = Json::array();
            for (const auto& delta : v.at("deltas")) {
                awareness.apply(delta.get<int>());
                scores.push_back(awareness.score());
            }
            return unless(scores == v.at("scores"));
        });
    }

    void queuesPackAsInGo() { overAll("queue.json", sameQueue); }
};

QTEST_APPLESS_MAIN(TstVectorsSwim)
#include "tst_vectors_swim.moc"
