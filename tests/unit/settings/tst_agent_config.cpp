#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

#include "app/settings/agent_config.h"
#include "core/base/random.h"

using namespace grapevine;
using settings::AgentConfig;
using settings::AgentConfigError;
using settings::agentConfigFrom;
using settings::readAgentConfig;
using Use = AgentConfig::Use;
using Kind = AgentConfigError::Kind;

namespace {

constexpr const char* kKey = "AQEBAQEBAQEBAQEBAQEBAQ==";

constexpr const char* kWhole = R"({
    "node_name": "web-1", "role": "web", "tags": {"zone": "a"},
    "bind": "10.0.3.17", "advertise": "192.0.2.7:7950",
    "encrypt_key": "AQEBAQEBAQEBAQEBAQEBAQ==",
    "rpc_addr": "127.0.0.1:7373", "rpc_auth": "swordfish",
    "start_join": ["10.0.3.18", "gossip.example:7947"], "retry_join": ["10.0.3.18:7946"],
    "event_handlers": ["member-join=/bin/true"], "profile": "wan", "protocol": 5,
    "leave_on_terminate": true, "discover": "prod", "retry_interval": "10s"
})";

QByteArray told(const std::vector<HostPort>& all)
{
    QByteArray text;
    for (const auto& one : all)
        text += QByteArray::fromStdString(one.text()) + ' ';
    return text.trimmed();
}

Use useOf(const AgentConfig& config, const std::string& key)
{
    for (const auto& line : config.lines) {
        if (line.key == key) return line.use;
    }
    qFatal("no line of that key");
}

} // namespace

/// What a Serf agent's configuration file says. Whether an agent takes the same files is told by
/// tests/interop/test_agent_config.py.
class TstAgentConfig final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWholeFileIsUnderstood();
    void noSecretStandsInTheLines();
    void addresses_data();
    void addresses();
    void manyAddressesAreCutAndCounted();
    void keysThatAreNoneAreSaid();
    void mistakes_data();
    void mistakes();
    void hugeAndDeepFilesAreRefused();
    void aFolderIsMergedInTheOrderOfNames();
    void anUnreadableFileIsSaid();
    void randomChangesNeverCrash();
};

void TstAgentConfig::aWholeFileIsUnderstood()
{
    const auto config = agentConfigFrom(kWhole);
    QVERIFY(config.has_value());
    QCOMPARE(config->nodeName, std::string("web-1"));
    QCOMPARE(told(config->addresses),
             QByteArray("10.0.3.18:7946 gossip.example:7947 192.0.2.7:7950 10.0.3.17:7946"));
    QCOMPARE(config->keyring.keys().size(), std::size_t{1});
    QVERIFY(config->wantsKey());
    QCOMPARE(config->rpc->text(), std::string("127.0.0.1:7373"));
    QVERIFY(config->wantsRpcAuth);
    QCOMPARE(config->lines.size(), std::size_t{16});
    QCOMPARE(config->lines[0].key, std::string("node_name"));
    QCOMPARE(useOf(*config, "start_join"), Use::Address);
    QCOMPARE(useOf(*config, "encrypt_key"), Use::Key);
    QCOMPARE(useOf(*config, "rpc_addr"), Use::Rpc);
    QCOMPARE(useOf(*config, "discover"), Use::Ignored);
    QCOMPARE(useOf(*config, "tags"), Use::Ignored);
}

void TstAgentConfig::noSecretStandsInTheLines()
{
    const auto config = agentConfigFrom(kWhole);
    for (const auto& line : config->lines) {
        QVERIFY(line.value.find(kKey) == std::string::npos);
        QVERIFY(line.value.find("swordfish") == std::string::npos);
        if (line.key == "encrypt_key")
            QCOMPARE(line.value, config->keyring.keys()[0].fingerprint());
    }
}

void TstAgentConfig::addresses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("wanted");
    QTest::newRow("joined first, then itself")
        << QByteArray(R"({"bind":"10.0.0.1","start_join":["10.0.0.2"]})")
        << QByteArray("10.0.0.2:7946 10.0.0.1:7946");
    QTest::newRow("what it advertises before where it listens")
        << QByteArray(R"({"bind":"10.0.0.1","advertise":"192.0.2.1"})")
        << QByteArray("192.0.2.1:7946 10.0.0.1:7946");
    QTest::newRow("everywhere is nowhere")
        << QByteArray(R"({"bind":"0.0.0.0:7946","start_join":["10.0.0.2"]})")
        << QByteArray("10.0.0.2:7946");
    QTest::newRow("version 6") << QByteArray(R"({"bind":"[::]:7946","retry_join":["[fd00::1]:7"]})")
                               << QByteArray("[fd00::1]:7");
    QTest::newRow("each once") << QByteArray(
                                      R"({"start_join":["h:1","h:1"],"retry_join":["h:1","h:2"]})")
                               << QByteArray("h:1 h:2");
    QTest::newRow("what is no address is left out")
        << QByteArray(R"({"start_join":["h:1","not an address","h:99999"]})") << QByteArray("h:1");
    QTest::newRow("empty") << QByteArray(R"({"bind":"","start_join":[]})") << QByteArray();
    QTest::newRow("null") << QByteArray(R"({"bind":null,"node_name":"a"})") << QByteArray();
    QTest::newRow("any case") << QByteArray(R"({"Start_Join":["h:1"]})") << QByteArray("h:1");
}

void TstAgentConfig::addresses()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, wanted);
    const auto config = agentConfigFrom(json.toStdString());
    QVERIFY(config.has_value());
    QCOMPARE(told(config->addresses), wanted);
}

void TstAgentConfig::manyAddressesAreCutAndCounted()
{
    std::string json = R"({"start_join":["h:1")";
    for (int port = 2; port <= 40; ++port)
        json += ",\"h:" + std::to_string(port) + '"';
    const auto config = agentConfigFrom(json + "]}");
    QCOMPARE(config->addresses.size(), AgentConfig::kAddressesMost);
    QCOMPARE(config->addressesLeftOut, 40 - AgentConfig::kAddressesMost);
}

void TstAgentConfig::keysThatAreNoneAreSaid()
{
    const auto config = agentConfigFrom(R"({"encrypt_key":"c2hvcnQ=","bind":"no address at all"})");
    QCOMPARE(useOf(*config, "encrypt_key"), Use::Unusable);
    QCOMPARE(useOf(*config, "bind"), Use::Unusable);
    QVERIFY(!config->wantsKey());
    QVERIFY(config->lines[0].value.empty());
    const auto file = agentConfigFrom(R"({"keyring_file":"/etc/serf/keys"})");
    QCOMPARE(file->keyringFile, std::string("/etc/serf/keys"));
    QVERIFY(file->wantsKey());
}

void TstAgentConfig::mistakes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, const char* json, Kind kind) {
        QTest::newRow(name) << QByteArray(json) << static_cast<int>(kind);
    };
    row("empty", "", Kind::NotJson);
    row("cut", R"({"bind":)", Kind::NotJson);
    row("words", "bind = 10.0.0.1", Kind::NotJson);
    row("a list", "[]", Kind::NotObject);
    row("a number", "7", Kind::NotObject);
    row("nothing in it", "{}", Kind::NoKeys);
    row("unknown", R"({"bnid":"10.0.0.1"})", Kind::UnknownKey);
    row("a number for a text", R"({"bind":7})", Kind::WrongType);
    row("a text for a list", R"({"start_join":"h"})", Kind::WrongType);
    row("numbers in a list", R"({"start_join":[7]})", Kind::WrongType);
    row("a text for a flag", R"({"leave_on_terminate":"yes"})", Kind::WrongType);
    row("a key that is no text", R"({"encrypt_key":["a"]})", Kind::WrongType);
}

void TstAgentConfig::mistakes()
{
    QFETCH(QByteArray, json);
    QFETCH(int, kind);
    const auto config = agentConfigFrom(json.toStdString());
    QVERIFY(!config.has_value());
    QCOMPARE(static_cast<int>(config.error().kind), kind);
}

void TstAgentConfig::hugeAndDeepFilesAreRefused()
{
    QVERIFY(agentConfigFrom(std::string(AgentConfig::kFileLargest + 1, ' ')).error().kind ==
            Kind::TooLarge);
    for (const char* open : {"[", "{\"tags\":", "{\"mdns\":"}) {
        std::string deep;
        for (int i = 0; i < 10'000; ++i)
            deep += open;
        QVERIFY(agentConfigFrom(deep).error().kind == Kind::NotJson);
    }
}

void TstAgentConfig::aFolderIsMergedInTheOrderOfNames()
{
    const QTemporaryDir folder;
    const auto write = [&folder](const char* name, const char* json) {
        std::ofstream(folder.filePath(QString::fromLatin1(name)).toStdString()) << json;
    };
    write("20.json", R"({"node_name":"second","start_join":["h:2"]})");
    write("10.json",
          R"({"node_name":"first","start_join":["h:1"],"encrypt_key":"AQEBAQEBAQEBAQEBAQEBAQ=="})");
    write("30.conf", "none of them");
    const auto config = readAgentConfig(folder.path().toStdString());
    QVERIFY(config.has_value());
    QCOMPARE(config->nodeName, std::string("second"));
    QCOMPARE(told(config->addresses), QByteArray("h:1 h:2"));
    QVERIFY(!config->keyring.empty());
    write("15.json", "broken");
    QVERIFY(readAgentConfig(folder.path().toStdString()).error().kind == Kind::NotJson);
}

void TstAgentConfig::anUnreadableFileIsSaid()
{
    QVERIFY(readAgentConfig("/nowhere/at/all.json").error().kind == Kind::Unreadable);
}

void TstAgentConfig::randomChangesNeverCrash()
{
    const QByteArray given = qgetenv("GRAPEVINE_SEED");
    const auto seed = given.isEmpty() ? 20'261'122ULL : given.toULongLong();
    qInfo("seed %llu (GRAPEVINE_SEED repeats it)", static_cast<unsigned long long>(seed));
    SeededRandom random(seed);
    const std::string good = kWhole;
    int taken = 0;
    for (int run = 0; run < 20'000; ++run) {
        auto json = good;
        for (auto times = random.below(4) + 1; times > 0; --times) {
            const auto at = static_cast<std::size_t>(random.below(json.size()));
            if (random.below(2) == 0) {
                json[at] = static_cast<char>(random.next());
            } else {
                json.erase(at, static_cast<std::size_t>(random.below(20)));
            }
            if (json.empty()) break;
        }
        if (const auto config = agentConfigFrom(json)) {
            ++taken;
            QVERIFY(config->addresses.size() <= AgentConfig::kAddressesMost);
            for (const auto& line : config->lines)
                QVERIFY(line.value.size() < 300);
        }
    }
    QVERIFY(taken > 100);
}

QTEST_APPLESS_MAIN(TstAgentConfig)
#include "tst_agent_config.moc"
