#include <QtTest/QTest>
#include <set>

#include "core/rpc/answers.h"
#include "core/rpc/dialogue.h"
#include "core/rpc/requests.h"
#include "tests/vectors/rpc_session.h"

using namespace grapevine;
using namespace grapevine::rpc;
using nlohmann::json;

namespace {

// Requests that we do not make, for they change the cluster or tell nothing more.
const std::set<std::string> kNeverMade = {"members-filtered", "tags",    "force-leave", "join",
                                          "install-key",      "use-key", "remove-key",  "leave",
                                          "frobnicate"};

std::string text(const json& object, const char* key)
{
    const auto at = object.find(key);
    return at == object.end() || at->is_null() ? std::string{}
           : at->is_string()                   ? at->get<std::string>()
                                               : at->dump();
}

Bytes payloadOf(const json& object)
{
    const auto told = text(object, "Payload");
    return told.empty() ? Bytes{} : vectors::bytesOf(told);
}

bool sameMember(const json& told, const Member& member)
{
    const auto& facts = *member.facts;
    json tags = json::object();
    for (const auto& [key, value] : facts.tags)
        tags[key] = value;
    const auto number = [](auto value) { return std::to_string(value); };
    const auto& versions = facts.versions;
    return text(told, "Name") == facts.name &&
           vectors::bytesOf(text(told, "Addr")) == facts.rawAddress &&
           text(told, "Port") == number(facts.endpoint.port) && told.at("Tags") == tags &&
           text(told, "Status") == word(member.status) &&
           text(told, "ProtocolMin") == number(versions.protocolMin) &&
           text(told, "ProtocolMax") == number(versions.protocolMax) &&
           text(told, "ProtocolCur") == number(versions.protocolCurrent) &&
           text(told, "DelegateMin") == number(versions.delegateMin) &&
           text(told, "DelegateMax") == number(versions.delegateMax) &&
           text(told, "DelegateCur") == number(versions.delegateCurrent);
}

bool sameMembers(const json& told, const std::vector<Member>& members)
{
    return told.size() == members.size() &&
           std::equal(told.begin(), told.end(), members.begin(), sameMember);
}

bool sameCoordinate(const json& told, const std::optional<Coordinate>& coordinate)
{
    if (!told.at("Ok").get<bool>()) return !coordinate;
    const auto& from = told.at("Coord");
    return coordinate && from.at("Error").get<double>() == coordinate->error &&
           from.at("Height").get<double>() == coordinate->height &&
           from.at("Adjustment").get<double>() == coordinate->adjustment &&
           from.at("Vec").get<std::vector<double>>() ==
               std::vector<double>(coordinate->vector.begin(), coordinate->vector.end());
}

bool sameKeys(const json& told, const Keys& keys)
{
    std::map<std::string, std::size_t> counts;
    if (told.at("Keys").is_object()) {
        for (const auto& [key, count] : told.at("Keys").items())
            counts[key] = std::stoul(count.is_string() ? count.get<std::string>() : count.dump());
    }
    return counts == keys.keys &&
           told.at("Messages").get<std::map<std::string, std::string>>() == keys.messages &&
           text(told, "NumNodes") == std::to_string(keys.members) &&
           text(told, "NumErr") == std::to_string(keys.errors) &&
           text(told, "NumResp") == std::to_string(keys.responses);
}

bool sameEvent(const json& told, const EventRecord& record)
{
    using Kind = EventRecord::Kind;
    if (text(told, "Event") != (record.kind == Kind::User ? "user" : "query")) return false;
    return text(told, "Name") == record.name && payloadOf(told) == record.payload &&
           text(told, "LTime") == std::to_string(record.time.value()) &&
           (record.kind == Kind::User ? told.at("Coalesce").get<bool>() == record.coalesce
                                      : text(told, "ID") == std::to_string(record.id));
}

bool sameRecord(const json& told, const QueryRecord& record)
{
    using Kind = QueryRecord::Kind;
    const std::string_view type = record.kind == Kind::Ack        ? "ack"
                                  : record.kind == Kind::Response ? "response"
                                                                  : "done";
    return text(told, "Type") == type && text(told, "From") == record.from &&
           payloadOf(told) == record.payload;
}

/// Whether the object says what the recording says that it says.
bool decodesAsRecorded(const json& told, ByteView object)
{
    const auto with = [](const auto& decoded, auto same) { return decoded && same(*decoded); };
    if (told.contains("Seq")) {
        return with(decodeHeader(object), [&](const auto& header) {
            return header.seq == vectors::seqOf(told) && header.error == text(told, "Error");
        });
    }
    if (told.contains("Members")) {
        return with(decodeMembers(object),
                    [&](const auto& members) { return sameMembers(told["Members"], members); });
    }
    if (told.contains("Coord"))
        return with(decodeCoordinate(object),
                    [&](const auto& c) { return sameCoordinate(told, c); });
    if (told.contains("Messages"))
        return with(decodeKeys(object), [&](const auto& keys) { return sameKeys(told, keys); });
    if (told.contains("Event"))
        return with(decodeEvent(object), [&](const auto& event) { return sameEvent(told, event); });
    if (told.contains("Type"))
        return with(decodeQueryRecord(object), [&](const auto& r) { return sameRecord(told, r); });
    if (told.contains("Log"))
        return with(decodeLog(object), [&](const auto& line) { return line == text(told, "Log"); });
    if (told.contains("runtime")) {
        return with(decodeStats(object),
                    [&](const auto& stats) { return told.get<Stats>() == stats; });
    }
    return told.contains("Num"); // Of a join, which we never ask for.
}

/// What we write for the same request; nothing for one that we never make.
std::optional<Bytes> written(const json& step)
{
    if (!step.at("request").is_object()) return std::nullopt;
    const auto& head = step.at("request").at("header");
    const auto command = head.at("Command").get<std::string>();
    if (kNeverMade.contains(command)) return std::nullopt;
    const auto seq = vectors::seqOf(head);
    const auto body = step.at("request").value("body", std::string{});
    const auto field = [&](const char* name) { return vectors::goField(body, name); };
    Bytes out;
    if (command == "handshake") writeHandshake(out, seq, std::stoll(field("Version")));
    if (command == "auth") writeAuth(out, seq, field("AuthKey"));
    if (command == "members") writeMembers(out, seq);
    if (command == "stats") writeStats(out, seq);
    if (command == "list-keys") writeListKeys(out, seq);
    if (command == "get-coordinate") writeCoordinate(out, seq, field("Node"));
    if (command == "stream") writeStream(out, seq, field("Type"));
    if (command == "monitor") writeMonitor(out, seq, field("LogLevel"));
    if (command == "stop") writeStop(out, seq, std::stoull(field("Stop")));
    if (command == "event") writeEvent(out, seq, vectors::eventOf(body));
    if (command == "query") writeQuery(out, seq, vectors::queryOf(body));
    if (command == "respond")
        writeRespond(out, seq, std::stoull(field("ID")), vectors::goBytes(field("Payload")));
    return out;
}

/// A dialogue that lives through a recorded session; the recording's Seqs become its own.
class Replay {
public:
    explicit Replay(std::string key)
        : m_key(std::move(key))
        , m_dialogue(m_now, m_key, {})
    {
    }

    Dialogue& dialogue() { return m_dialogue; }
    TimePoint now() const { return m_now; }
    void pair(std::uint64_t recorded, std::uint64_t ours) { m_seqs[recorded] = ours; }

    /// Has the agent say in one go what it said in that step.
    void hear(const json& step)
    {
        Bytes all;
        const auto objects = vectors::objectsOf(step);
        for (std::size_t i = 0; i < objects.size(); ++i) {
            const auto& told = step.at("received").at(i);
            if (told.contains("Seq")) {
                append(all, vectors::header(m_seqs[vectors::seqOf(told)], text(told, "Error")));
            } else {
                append(all, objects[i]);
            }
        }
        m_dialogue.handleBytes(m_now, all);
        if (step.at("agent_closed").get<bool>()) m_dialogue.handleClosed();
        static_cast<void>(m_dialogue.takeOutput());
    }

    std::vector<News> news()
    {
        std::vector<News> out;
        while (auto one = m_dialogue.pollNews())
            out.push_back(std::move(*one));
        return out;
    }

    std::optional<RpcFailure> ended()
    {
        for (const auto& one : news()) {
            if (const auto* end = std::get_if<Ended>(&one)) return end->why;
        }
        return std::nullopt;
    }

private:
    std::string m_key;
    TimePoint m_now{std::chrono::seconds{1}};
    Dialogue m_dialogue;
    std::map<std::uint64_t, std::uint64_t> m_seqs;
};

const json& session(const json& all, const std::string& name)
{
    static const json none;
    for (const auto& one : all) {
        if (one.at("name") == name) return one.at("steps");
    }
    return none;
}

std::uint64_t recordedSeq(const json& step)
{
    return vectors::seqOf(step.at("request").at("header"));
}

/// Makes the request of that step through the dialogue; false when we never make such a one.
bool ask(Replay& replay, const json& step, std::map<std::uint64_t, RequestId>& made)
{
    if (!written(step)) return false;
    auto& dialogue = replay.dialogue();
    const auto now = replay.now();
    const auto command = step.at("request").at("header").at("Command").get<std::string>();
    const auto body = step.at("request").value("body", std::string{});
    const auto field = [&](const char* name) { return vectors::goField(body, name); };
    std::optional<RequestId> id;
    if (command == "members") id = dialogue.askMembers(now);
    if (command == "stats") id = dialogue.askStats(now);
    if (command == "list-keys") id = dialogue.askKeys(now);
    if (command == "get-coordinate") id = dialogue.askCoordinate(now, field("Node"));
    if (command == "stream") id = dialogue.openStream(now, field("Type"));
    if (command == "monitor") id = dialogue.openMonitor(now, field("LogLevel"));
    if (command == "event") id = dialogue.sendEvent(now, vectors::eventOf(body));
    if (command == "query") id = dialogue.sendQuery(now, vectors::queryOf(body));
    if (command == "respond") {
        id = dialogue.respond(now, std::stoull(field("ID")), vectors::goBytes(field("Payload")));
    }
    if (command == "stop") {
        const auto of = made.find(std::stoull(field("Stop")));
        if (of != made.end()) id = dialogue.stop(now, of->second);
    }
    if (!id) return false;
    made[recordedSeq(step)] = *id;
    replay.pair(recordedSeq(step), id->value());
    return true;
}

/// One news per answer, and one per record that says something.
std::size_t newsExpected(const json& step)
{
    std::size_t bodies = 0;
    std::size_t heads = 0;
    for (const auto& told : step.at("received"))
        ++(told.contains("Seq") ? heads : bodies);
    return std::max(heads, bodies);
}

} // namespace

class TstVectorsRpc : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRecordedAnswerDecodes()
    {
        const auto all = vectors::load("rpc.json");
        QVERIFY(!all.empty());
        std::size_t objects = 0;
        std::size_t good = 0;
        for (const auto& one : all) {
            for (const auto& step : one.at("steps")) {
                const auto cut = vectors::objectsOf(step);
                const auto& told = step.at("received");
                QCOMPARE(cut.size(), told.is_null() ? std::size_t{0} : told.size());
                for (std::size_t i = 0; i < cut.size(); ++i) {
                    ++objects;
                    if (decodesAsRecorded(told[i], cut[i])) {
                        ++good;
                    } else {
                        QTest::qFail(told[i].dump().c_str(), "rpc.json", 0);
                    }
                }
            }
        }
        vectors::report("rpc.json (objects)", good, objects);
    }

    void everyRequestIsWrittenAsGoDoes()
    {
        std::size_t run = 0;
        std::size_t total = 0;
        for (const auto& one : vectors::load("rpc.json")) {
            for (const auto& step : one.at("steps")) {
                if (!step.at("request").is_object()) continue;
                ++total;
                const auto ours = written(step);
                if (!ours) continue;
                ++run;
                QCOMPARE(toHex(*ours), step.at("sent_hex").get<std::string>());
            }
        }
        QVERIFY(run > 20);
        vectors::report("rpc.json (requests)", run, total);
    }

    void refusedGreetingsEndTheDialogue()
    {
        const auto all = vectors::load("rpc.json");
        Replay early{""};
        early.pair(recordedSeq(session(all, "command-before-handshake")[0]), 1);
        early.hear(session(all, "command-before-handshake")[0]);
        QCOMPARE(int(early.ended().value().error), int(RpcError::Broken));

        Replay version{""};
        version.pair(recordedSeq(session(all, "bad-version")[0]), 1);
        version.hear(session(all, "bad-version")[0]);
        QCOMPARE(int(version.ended().value().error), int(RpcError::Version));
    }

    void keysEndAsRecorded()
    {
        const auto all = vectors::load("rpc.json");
        const auto& steps = session(all, "auth");
        const auto begin = [&](const std::string& key) {
            auto replay = std::make_unique<Replay>(key);
            replay->pair(recordedSeq(steps[0]), 1);
            replay->hear(steps[0]);
            return replay;
        };
        const auto none = begin("");
        none->pair(recordedSeq(steps[1]), 2); // The answer to `members` there, to `stats` here.
        none->hear(steps[1]);
        QCOMPARE(int(none->ended().value().error), int(RpcError::WantsKey));

        const auto wrong = begin("wrong");
        wrong->pair(recordedSeq(steps[2]), 2);
        wrong->hear(steps[2]);
        wrong->pair(recordedSeq(steps[1]), 3);
        wrong->hear(steps[1]);
        QCOMPARE(int(wrong->ended().value().error), int(RpcError::KeyRefused));
    }

    void everySessionReplaysThroughTheDialogue()
    {
        const auto all = vectors::load("rpc.json");
        json stats;
        for (const auto& step : session(all, "simple-requests")) {
            if (step.at("step") == "stats") stats = step;
        }
        std::size_t run = 0;
        std::size_t total = 0;
        for (const auto& one : all) {
            const auto name = one.at("name").get<std::string>();
            const auto& steps = one.at("steps");
            const auto isAuth = [](const json& step) {
                return step.at("step") == "auth" && text(step.at("received")[0], "Error").empty();
            };
            const auto auth = std::find_if(steps.begin(), steps.end(), isAuth);
            if (auth == steps.end()) continue; // The two tests above.
            Replay replay{"s3cret"};
            replay.pair(recordedSeq(steps[0]), 1);
            replay.hear(steps[0]);
            replay.pair(recordedSeq(*auth), 2);
            replay.hear(*auth);
            replay.pair(recordedSeq(stats), 3);
            replay.hear(stats);
            QVERIFY2(replay.dialogue().isReady(), name.c_str());
            static_cast<void>(replay.news());
            std::map<std::uint64_t, RequestId> made;
            for (auto step = auth + 1; step != steps.end(); ++step) {
                ++total;
                const bool listens = step->at("request").is_null();
                if (!listens && !ask(replay, *step, made)) continue;
                ++run;
                replay.hear(*step);
                const auto news = replay.news();
                QVERIFY2(news.size() == newsExpected(*step), step->dump().c_str());
                QVERIFY2(!replay.dialogue().isOver(), step->dump().c_str());
            }
        }
        QVERIFY(run > 20);
        vectors::report("rpc.json (replayed steps)", run, total);
    }
};

QTEST_APPLESS_MAIN(TstVectorsRpc)
#include "tst_vectors_rpc.moc"
