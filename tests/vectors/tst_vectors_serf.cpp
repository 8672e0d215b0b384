#include <QTest>
#include <map>

#include "core/serf/intent_buffer.h"
#include "core/serf/query_timeout.h"
#include "core/serf/serf.h"
#include "core/wire/serf_messages.h"
#include "vector_file.h"

using namespace grapevine;
using namespace grapevine::serf;
using Json = nlohmann::json;

namespace {

constexpr TimePoint kNow{std::chrono::hours{1}};

/// Go sends the bare byte 08 to no address at all; we send nothing.
const std::string kEmptyRelay = "0980";

const char* word(Status status)
{
    switch (status) {
    case Status::None: return "none";
    case Status::Alive: return "alive";
    case Status::Leaving: return "leaving";
    case Status::Left: return "left";
    case Status::Failed: return "failed";
    }
    return "?";
}

/// Serf's own name of a member event; nothing where it has none.
const char* word(MemberEvent::Kind kind)
{
    switch (kind) {
    case MemberEvent::Kind::Join: return "member-join";
    case MemberEvent::Kind::Leave: return "member-leave";
    case MemberEvent::Kind::Failed: return "member-failed";
    case MemberEvent::Kind::Update: return "member-update";
    case MemberEvent::Kind::Reap: return "member-reap";
    case MemberEvent::Kind::Leaving:
    case MemberEvent::Kind::Staying: break;
    }
    return nullptr;
}

std::string text(LamportTime time)
{
    return std::to_string(time.value());
}

/// A Serf as the recorded node was: rings of 16 slots, tag role=obs, alone with its queues.
struct Node {
    Node(const Json& scenario)
        : self(scenario.at("local").get<std::string>())
        , serf(options(scenario), self, {}, names, random, counters, nullptr, {})
    {
        serf.setTags({{"role", "obs"}});
    }

    static SerfOptions options(const Json& scenario)
    {
        SerfOptions options;
        options.eventBuffer = scenario.at("event_buffer").get<std::size_t>();
        options.queryBuffer = scenario.at("query_buffer").get<std::size_t>();
        return options;
    }

    /// The recorded members' addresses end in the last letter of their names.
    swim::NodeRecordPtr record(const std::string& name, const std::string& role)
    {
        auto record = std::make_shared<swim::NodeRecord>();
        record->name = name;
        record->address = {std::byte{10}, {}, {}, static_cast<std::byte>(name.back())};
        record->port = 7946;
        wire::encodeTags(record->meta, {{"role", role}});
        record->versions = {1, 5, 2, 2, 5, 5};
        record->versionsKnown = true;
        return record;
    }

    void join(const std::string& name, const std::string& role)
    {
        serf.handleMemberJoin(kNow, *names.intern(name), record(name, role));
    }

    bool run(const Json& step)
    {
        const auto op = step.at("op").get<std::string>();
        const auto arg = step.value("arg", Json::object());
        if (op == "start") {
            serf.start(kNow);
            join(self, "obs");
        } else if (op == "memberlist-join") {
            join(arg.at("node"), arg.at("tag_role"));
        } else if (op == "memberlist-leave") {
            if (const auto id = names.find(arg.at("node").get<std::string>())) {
                serf.handleMemberLeave(kNow, *id);
            }
        } else if (op == "message") {
            serf.handleMessage(kNow, vectors::bytesOf(arg.at("hex")));
        } else if (op == "merge-remote-state") {
            serf.mergeRemoteState(kNow, vectors::bytesOf(arg.at("hex")), arg.at("join"));
        } else if (op == "send-user-event") {
            const auto payload = arg.at("payload").get<std::string>();
            return serf
                .sendEvent(kNow, arg.at("name").get<std::string>(), asBytes(payload),
                           arg.at("coalesce"))
                .has_value();
        } else if (op == "send-user-event-too-big") {
            const std::string name(arg.at("name_len").get<std::size_t>(), 'x');
            const Bytes payload(arg.at("payload_len").get<std::size_t>());
            return !serf.sendEvent(kNow, name, payload, false);
        } else if (op == "local-state") {
            return !serf.localState().empty();
        } else if (op == "set-tags") {
            Tags tags;
            for (const auto& [key, value] : arg.at("tags").items())
                tags.emplace_back(key, value.get<std::string>());
            serf.setTags(tags);
            auto changed = std::make_shared<swim::NodeRecord>(*record(self, ""));
            changed->meta.clear();
            wire::encodeTags(changed->meta, tags);
            serf.handleMemberUpdate(kNow, *names.intern(self), changed);
        } else {
            return false;
        }
        return true;
    }

    static Json queued(swim::GossipQueue& queue)
    {
        std::vector<ByteView> views;
        queue.take(views, 0, 1'000'000, 1);
        Json out = Json::array();
        for (const auto view : views)
            out.push_back(toHex(view));
        queue.clear();
        return out.empty() ? Json{} : out;
    }

    Json sent()
    {
        Json out = Json::array();
        for (const auto& direct : serf.takeMessages()) {
            out.push_back({{"packet_hex", "08" + toHex(direct.message)}, {"to", direct.to.text()}});
        }
        return out.empty() ? Json{} : out;
    }

    /// An empty payload is null, in the recorded events too.
    static Json payload(const Bytes& bytes)
    {
        return bytes.empty() ? Json() : Json("hex:" + toHex(bytes));
    }

    Json told()
    {
        Json out = Json::array();
        for (const auto& event : serf.takeEvents()) {
            if (const auto* member = std::get_if<MemberEvent>(&event)) {
                if (const auto* kind = word(member->kind)) {
                    out.push_back({{"event", kind}, {"members", {names.name(member->member)}}});
                }
            } else if (const auto* user = std::get_if<UserEventSeen>(&event)) {
                out.push_back({{"event", "user"},
                               {"ltime", text(user->time)},
                               {"name", user->name},
                               {"payload", payload(user->payload)},
                               {"coalesce", user->coalesce}});
            } else if (const auto* query = std::get_if<QuerySeen>(&event)) {
                out.push_back({{"event", "query"},
                               {"ltime", text(query->time)},
                               {"name", query->name},
                               {"payload", payload(query->payload)}});
            }
        }
        return out;
    }

    /// As many as recorded, and each as recorded. The recording leaves out the empty name.
    Json waiting(const Json& wanted)
    {
        const auto& intents = serf.waitingIntents();
        const std::size_t nameless = intents.find("") != nullptr ? 1 : 0;
        if (intents.size() - nameless != wanted.size()) return intents.size();
        Json out = Json::object();
        for (const auto& [name, ignored] : wanted.items()) {
            const auto* intent = intents.find(name);
            if (intent == nullptr) continue;
            const bool leave = intent->kind == IntentBuffer::Kind::Leave;
            out[name] = {{"type", leave ? "leave" : "join"}, {"ltime", text(intent->time)}};
        }
        return out;
    }

    Json after(const Json& wanted)
    {
        Json members = Json::object();
        std::map<Status, int> counts;
        for (const auto& row : serf.all()) {
            members[names.name(row.member)] = {{"status", word(row.status)},
                                               {"status_ltime", text(row.statusTime)}};
            ++counts[row.status];
        }
        return {{"clock", text(serf.clocks().member)},
                {"event_clock", text(serf.clocks().event)},
                {"query_clock", text(serf.clocks().query)},
                {"events", told()},
                {"members", members},
                {"failed_list", counts[Status::Failed]},
                {"left_list", counts[Status::Left]},
                {"queued_intent_hex", queued(serf.intents())},
                {"queued_query_hex", queued(serf.queries())},
                {"queued_event_hex", queued(serf.events())},
                {"recent_intents", waiting(wanted.at("recent_intents"))},
                {"udp_sent", sent()}};
    }

    std::string self;
    NameTable names;
    SeededRandom random{1};
    Counters counters;
    Serf serf;
};

Json normalised(Json wanted)
{
    for (auto& event : wanted.at("events")) {
        if (event.contains("payload") && event.at("payload") == "hex:") event["payload"] = nullptr;
    }
    return wanted;
}

/// Empty when all steps end as recorded.
std::string firstDifference(const Json& scenario)
{
    Node node(scenario);
    std::size_t number = 0;
    for (const auto& step : scenario.at("steps")) {
        ++number;
        auto wanted = normalised(step.at("after"));
        if (step.contains("arg") && step.at("arg").value("hex", "") == kEmptyRelay) {
            wanted["udp_sent"] = nullptr;
        }
        if (!node.run(step)) return "step " + std::to_string(number) + " is of an unknown kind";
        const auto found = node.after(wanted);
        if (found != wanted) {
            return "step " + std::to_string(number) + ": " +
                   Json::diff(wanted, found).dump().substr(0, 2000);
        }
    }
    return {};
}

/// What a started node says to one broken message; where Go dies or sends to no address, we do
/// nothing.
bool endsAsRecorded(const Json& vector)
{
    const Json alone{{"local", "self"}, {"event_buffer", 512}, {"query_buffer", 512}};
    Node node(alone);
    node.run({{"op", "start"}});
    static_cast<void>(node.told());
    const auto packet = vectors::bytesOf(vector.at("hex").get<std::string>());
    node.serf.handleMessage(kNow, ByteView{packet}.subspan(1));
    const auto told = node.told();
    const auto sent = node.sent();
    const auto result = vector.value("result", Json());
    if (result.is_null()) return told.empty() && sent.is_null();
    Json wanted = Json::array();
    for (const auto& packetSent :
         result.at("udp_sent").is_null() ? Json::array() : result.at("udp_sent")) {
        const auto to = packetSent.at("to").get<std::string>();
        if (to.front() != ':' && to.front() != '?') wanted.push_back(packetSent);
    }
    return told == (result.at("events").is_null() ? Json::array() : result.at("events")) &&
           sent == (wanted.empty() ? Json() : wanted);
}

} // namespace

/// Serf's rules against what a running Go node did, step by step.
class TstVectorsSerf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStepEndsAsInGo()
    {
        const auto all = vectors::load("serf-state.json");
        QVERIFY(!all.empty());
        std::size_t run = 0;
        for (const auto& scenario : all) {
            const auto name = scenario.at("name").get<std::string>();
            const auto difference = firstDifference(scenario);
            if (difference.empty()) {
                ++run;
            } else {
                QTest::qFail((name + ", " + difference).c_str(), "serf-state.json", 0);
            }
        }
        vectors::report("serf-state.json", run, all.size());
    }

    void brokenMessagesEndAsInGo()
    {
        for (const std::string file : {"malformed.0.5.5.json", "malformed.2.1.5.json"}) {
            std::size_t run = 0;
            std::size_t all = 0;
            for (const auto& vector : vectors::load(file)) {
                const auto name = vector.at("name").get<std::string>();
                if (name.rfind("serf-", 0) != 0 || vector.at("via") != "udp") continue;
                ++all;
                if (endsAsRecorded(vector)) {
                    ++run;
                } else {
                    QTest::qFail(name.c_str(), file.c_str(), 0);
                }
            }
            QVERIFY(all > 0);
            vectors::report(file + " (serf)", run, all);
        }
    }

    void queriesStayOpenAsLongAsInGo()
    {
        const auto all = vectors::load("query-timeout.json");
        QVERIFY(!all.empty());
        std::size_t run = 0;
        for (const auto& row : all) {
            const Duration interval{std::stoll(row.at("gossip_interval_ns").get<std::string>())};
            const auto timeout = queryTimeout(interval, row.at("mult").get<unsigned>(),
                                              row.at("alive_members").get<std::size_t>());
            QCOMPARE(std::to_string(timeout.count()), row.at("timeout_ns").get<std::string>());
            ++run;
        }
        vectors::report("query-timeout.json", run, all.size());
    }
};

QTEST_APPLESS_MAIN(TstVectorsSerf)
#include "tst_vectors_serf.moc"
