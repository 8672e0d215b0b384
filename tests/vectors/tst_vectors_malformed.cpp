#include <QTest>

#include <cstdlib>
#include <fstream>
#include <map>

#include "peeled.h"
#include "tests/unit/wire/hostile_input.h"

using namespace grapevine;
using namespace grapevine::wire;
using Json = nlohmann::json;

namespace {

/// Go accepts, we refuse: on purpose.
const std::map<std::string, const char*> kStricterThanGo = {
    {"compound-nested-2003", "depth 4 is plenty; Go has no limit (limits.h, kNestingDeepest)"},
    {"compress-nested-12", "the same limit"},
    {"compress-compound-doubling-10",
     "64 KiB out of one datagram (limits.h, kPacketPlainLargest); Go answers it 1024 times"},
};

/// Go refuses or dies, and the bytes decode all the same: a rule above the decoder has to decide.
const std::map<std::string, const char*> kDecidedAbove = {
    {"alive-own-name-other-address", "a name conflict, core/agent"},
    {"serf-query-empty-filter", "Go panics on an empty filter: to be dropped by the query rules"},
    {"serf-install-key-empty-payload", "Go panics; we never act on key queries"},
    {"serf-use-key-empty-payload", "Go panics; we never act on key queries"},
    {"serf-remove-key-empty-payload", "Go panics; we never act on key queries"},
    {"serf-list-keys-empty-payload", "Go answers an error; we never act on key queries"},
    {"serf-install-key-type-only", "Go answers an error; we never act on key queries"},
    {"tcp-pushpull-node-without-vsn", "verifyProtocol, a rule of the merge"},
    {"tcp-pushpull-node-vsn-3", "verifyProtocol, a rule of the merge"},
    {"tcp-pushpull-claims-our-name", "a name conflict, core/agent"},
};

/// Lines `name | summary`: what we make of each vector. GRAPEVINE_WRITE_VERDICTS=1 writes it anew.
const char* const kVerdictFile = GRAPEVINE_SOURCE_DIR "/tests/vectors/malformed_verdicts.txt";

std::string text(const Json& vector, const char* field)
{
    return vector.contains(field) ? vector.at(field).get<std::string>() : std::string();
}

vectors::Peeled peeled(const Json& v, ByteView bytes)
{
    // Vectors of an encrypted node give its key where they could seal something with it.
    const auto key = v.at("node_encrypted").get<bool>() ? text(v, "key_hex") : std::string();
    const auto sealer = vectors::sealerOf(key);
    if (v.at("via") == "udp") {
        PacketReader reader(text(v, "node_label"), sealer.get());
        return vectors::peeledDatagram(reader, bytes);
    }
    return vectors::peeledStream(
        StreamReader(StreamSide::Accepted, text(v, "node_label"), sealer.get()), bytes);
}

void codecs()
{
    QTest::addColumn<QString>("codec");
    QTest::newRow("old") << QStringLiteral("0.5.5");
    QTest::newRow("new") << QStringLiteral("2.1.5");
}

std::string currentFile()
{
    QFETCH(QString, codec);
    return "malformed." + codec.toStdString() + ".json";
}

std::map<std::string, std::string> verdicts()
{
    std::map<std::string, std::string> out;
    std::ifstream in(kVerdictFile);
    for (std::string line; std::getline(in, line);) {
        const auto bar = line.find(" | ");
        if (!line.empty() && line[0] != '#' && bar != std::string::npos) {
            out[line.substr(0, bar)] = line.substr(bar + 3);
        }
    }
    return out;
}

} // namespace

/// Hostile input, judged by what a running Serf node did with it.
class TstVectorsMalformed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void encryptedVectorsNameTheirKey_data() { codecs(); }
    void encryptedVectorsNameTheirKey()
    {
        for (const auto& v : vectors::load(currentFile())) {
            if (v.at("node_encrypted").get<bool>()) QVERIFY(v.contains("key_hex"));
        }
    }

    void whatGoRefusesIsNeverAcceptedInSilence_data() { codecs(); }
    void whatGoRefusesIsNeverAcceptedInSilence()
    {
        const auto file = currentFile();
        const auto all = vectors::load(file);
        QVERIFY(!all.empty());
        std::size_t refused = 0;
        for (const auto& v : all) {
            const auto name = text(v, "name");
            const auto outcome = text(v, "outcome");
            const bool accepted = outcome.rfind("accepted", 0) == 0;
            const bool warned = outcome.rfind("ignored", 0) == 0;
            const auto ours = peeled(v, vectors::bytesOf(text(v, "hex")));
            const auto said = name + ": Go " + outcome + ", we " + ours.summary();
            if (!ours.clean()) ++refused;
            if (ours.clean()) {
                QVERIFY2(accepted || warned || kDecidedAbove.count(name) > 0 ||
                             isRuleOfNewerGo(name),
                         said.c_str());
            } else if (accepted) {
                QVERIFY2(kStricterThanGo.count(name) > 0 || isNewerGosRefusal(name), said.c_str());
            }
        }
        qInfo("%zu refused by the decoders", refused);
        vectors::report(file, all.size(), all.size());
    }

    void allowListsNameRealDifferences()
    {
        std::map<std::string, bool> seen;
        for (const auto* file : {"malformed.0.5.5.json", "malformed.2.1.5.json"}) {
            for (const auto& v : vectors::load(file)) {
                const auto clean = peeled(v, vectors::bytesOf(text(v, "hex"))).clean();
                seen[text(v, "name")] = clean;
            }
        }
        for (const auto& [name, reason] : kStricterThanGo) {
            QVERIFY2(seen.count(name) > 0 && !seen[name], name.c_str());
            QVERIFY(reason[0] != '\0');
        }
        for (const auto& [name, reason] : kDecidedAbove) {
            QVERIFY2(seen.count(name) > 0 && seen[name], name.c_str());
            QVERIFY(reason[0] != '\0');
        }
    }

    void everyVectorEndsAsWrittenDown()
    {
        const bool write = std::getenv("GRAPEVINE_WRITE_VERDICTS") != nullptr;
        std::map<std::string, std::string> ours;
        for (const auto* codec : {"0.5.5", "2.1.5"}) {
            for (const auto& v : vectors::load(std::string("malformed.") + codec + ".json")) {
                const auto now = peeled(v, vectors::bytesOf(text(v, "hex"))).summary();
                const auto name = text(v, "name");
                const auto known = ours.emplace(name, now);
                // The two libraries' own bytes differ in places; our verdict does not.
                QVERIFY2(known.second || known.first->second == now, name.c_str());
            }
        }
        if (write) {
            std::ofstream out(kVerdictFile);
            out << "# What the decoders make of each vector of malformed.*.json: the messages they"
                   " hand on,\n# then !counters for what they refuse; name(counter) is a message"
                   " whose body does not decode.\n# Written by tst_vectors_malformed with"
                   " GRAPEVINE_WRITE_VERDICTS=1; review every change.\n";
            for (const auto& [name, verdict] : ours)
                out << name << " | " << verdict << "\n";
        }
        const auto wanted = verdicts();
        QCOMPARE(ours.size(), wanted.size());
        for (const auto& [name, verdict] : ours) {
            QVERIFY2(wanted.count(name) > 0, name.c_str());
            QCOMPARE(verdict, wanted.at(name));
        }
    }

    void brokenCopiesLeaveTheProcessAlive_data() { codecs(); }
    void brokenCopiesLeaveTheProcessAlive()
    {
        SeededRandom random(hostile::seed());
        std::size_t rounds = 0;
        for (const auto& v : vectors::load(currentFile())) {
            const auto bytes = vectors::bytesOf(text(v, "hex"));
            // The few large ones are cut at random places: their middle is all alike.
            const std::size_t cuts = bytes.size() <= 700 ? bytes.size() : 60;
            for (std::size_t i = 0; i < cuts; ++i, ++rounds) {
                const auto size = cuts == bytes.size() ? i : random.below(bytes.size());
                (void)peeled(
                    v, Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)));
            }
            for (int i = 0; i < 10; ++i, ++rounds)
                (void)peeled(v, hostile::flipped(bytes, random));
        }
        qInfo("%zu broken copies", rounds);
    }

private:
    /// The old library had no such rule, and died; the new one takes the message. Neither is a
    /// matter of decoding.
    static bool isRuleOfNewerGo(const std::string& name)
    {
        return name == "alive-vsn-3" || name == "alive-vsn-5";
    }

    /// The old library accepted what the new one refuses, and we side with the new one.
    static bool isNewerGosRefusal(const std::string& name)
    {
        return name == "tcp-pushpull-user-state-negative" || name == "tcp-user-negative";
    }
};

QTEST_APPLESS_MAIN(TstVectorsMalformed)
#include "tst_vectors_malformed.moc"
