#include <QtTest/QTest>

#include "core/base/random.h"
#include "core/catalog/rule_set.h"
#include "core/catalog/tag_reading.h"
#include "tests/unit/catalog/catalog_rows.h"

using namespace grapevine;
using catalog::RuleError;
using catalog::RuleSet;
using catalog::RuleText;
using catalog::TagReading;

namespace {

TagReading shippedReading(Tags tags)
{
    return catalog::readTags(RuleSet::shipped(), *test::member(0, "n", std::move(tags))->facts);
}

/// `service@host:port` of each offer.
QStringList offers(const TagReading& reading)
{
    QStringList out;
    for (const auto& offer : reading.offers)
        out.append(QString::fromStdString(offer.service + '@' + offer.address.hostPort()));
    return out;
}

} // namespace

class TstRuleSet final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shippedRulesReadTheUsualTags_data();
    void shippedRulesReadTheUsualTags();
    void groupIsTheClustersName();
    void maintenanceIsByRule_data();
    void maintenanceIsByRule();
    void zoneGoesBeforeRegion();
    void ownRulesHaveCapturesAndTemplates();
    void rulesComeBackFromJson();
    void whatIsWrongIsNamedWithItsPlace_data();
    void whatIsWrongIsNamedWithItsPlace();
    void instancesOfOneMemberAreBounded();
    void hostileTagsAndRulesAreHarmless();
};

void TstRuleSet::shippedRulesReadTheUsualTags_data()
{
    QTest::addColumn<QByteArrayList>("tags");
    QTest::addColumn<QStringList>("expected");
    // CFK-1: every endpoint tag is a service; its liveness and Raft ports are as well.
    QTest::newRow("clusterfunk") << QByteArrayList{"ep.raft=10.0.0.1:4001",
                                                   "ep.clusterfunk.management=10.0.0.1:4002"}
                                 << QStringList{"clusterfunk.management@10.0.0.1:4002",
                                                "raft@10.0.0.1:4001"};
    // EMB-2: free tags.
    QTest::newRow("service and port")
        << QByteArrayList{"service=orders", "port=8080"} << QStringList{"orders@10.0.0.1:8080"};
    QTest::newRow("type and service_port") << QByteArrayList{"type=cache", "service_port=11211"}
                                           << QStringList{"cache@10.0.0.1:11211"};
    QTest::newRow("service_type") << QByteArrayList{"service_type=db", "port=5432"}
                                  << QStringList{"db@10.0.0.1:5432"};
    QTest::newRow("the first of several") << QByteArrayList{"service=orders", "type=api", "port=1"}
                                          << QStringList{"orders@10.0.0.1:1"};
    QTest::newRow("rpc_addr") << QByteArrayList{"rpc_addr=10.0.0.8:8400"}
                              << QStringList{"rpc@10.0.0.8:8400"};
    QTest::newRow("role") << QByteArrayList{"role=web"} << QStringList{"web@10.0.0.1"};
    QTest::newRow("role is the service")
        << QByteArrayList{"role=web", "service=web", "port=80"} << QStringList{"web@10.0.0.1:80"};
    QTest::newRow("role adds nothing to an endpoint")
        << QByteArrayList{"role=api", "ep.api=10.0.0.1:9000"} << QStringList{"api@10.0.0.1:9000"};
    QTest::newRow("an endpoint says more than rpc_addr")
        << QByteArrayList{"ep.rpc=", "rpc_addr=10.0.0.1:8400"} << QStringList{"rpc@10.0.0.1:8400"};
    QTest::newRow("a port that is none")
        << QByteArrayList{"service=orders", "port=high"} << QStringList{"orders@10.0.0.1:high"};
    QTest::newRow("empty") << QByteArrayList{"service=", "role= ", "ep.=x"} << QStringList{};
    QTest::newRow("no tags") << QByteArrayList{} << QStringList{};
}

void TstRuleSet::shippedRulesReadTheUsualTags()
{
    QFETCH(QByteArrayList, tags);
    QFETCH(QStringList, expected);
    Tags given;
    for (const auto& tag : tags) {
        const auto at = tag.indexOf('=');
        given.emplace_back(tag.left(at).toStdString(), tag.mid(at + 1).toStdString());
    }
    QCOMPARE(offers(shippedReading(given)), expected);
}

void TstRuleSet::groupIsTheClustersName()
{
    const auto reading = shippedReading({{"ep.http", "10.0.0.1:80"}, {"meta.serviceName", "demo"}});
    QCOMPARE(reading.offers.front().group, std::string("demo"));
    QVERIFY(!reading.isRaftMember);
    QVERIFY(shippedReading({{"ep.raft", "10.0.0.1:80"}}).isRaftMember);
}

void TstRuleSet::maintenanceIsByRule_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("on");
    for (const char* off : {"", "false", "FALSE", "0", "no", "Off"})
        QTest::addRow("%s", off) << QByteArray(off) << false;
    for (const char* on : {"true", "1", "disk swap, back at 4", "falsehood"})
        QTest::addRow("%s", on) << QByteArray(on) << true;
}

/// CAS-14: not empty and not false.
void TstRuleSet::maintenanceIsByRule()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, on);
    const auto reading = shippedReading({{"maintenance", value.toStdString()}});
    QCOMPARE(reading.maintenance.has_value(), on);
    if (on) QCOMPARE(*reading.maintenance, value.toStdString());
}

void TstRuleSet::zoneGoesBeforeRegion()
{
    QCOMPARE(shippedReading({{"region", "eu"}, {"zone", "eu-1a"}}).zone, std::string("eu-1a"));
    QCOMPARE(shippedReading({{"region", "eu"}}).zone, std::string("eu"));
}

void TstRuleSet::ownRulesHaveCapturesAndTemplates()
{
    const auto rules = RuleSet::fromJson(R"j([
        {"name": "ours", "key": "svc-(?P<what>.+)", "value": "(.*):(\\d+);(?P<note>.*)",
         "service": "shop/${key.what}", "host": "${value.1}", "port": "${value.2}",
         "scheme": "grpc", "group": "${tag.team|tag.owner|member.name}", "meta": "${value.note}"}])j");
    QVERIFY2(rules.has_value(), rules ? "" : rules.error().sentence().c_str());
    const auto reading = catalog::readTags(
        *rules, *test::member(0, "n1", {{"svc-pay", "10.1.1.1:80;v2"}, {"owner", "red"}})->facts);
    QCOMPARE(offers(reading), QStringList{"shop/pay@10.1.1.1:80"});
    const auto& offer = reading.offers.front();
    QCOMPARE(offer.address.scheme, std::string("grpc"));
    QCOMPARE(offer.group, std::string("red"));
    QCOMPARE(offer.meta, std::string("v2"));
    QCOMPARE(offer.tag, std::string("svc-pay"));
}

void TstRuleSet::rulesComeBackFromJson()
{
    const auto shipped = RuleSet::shipped();
    const auto back = RuleSet::fromJson(shipped.toJson());
    QVERIFY(back.has_value());
    QVERIFY(*back == shipped);
    QCOMPARE(RuleSet::fromJson("[]")->rules().size(), 0U);
}

void TstRuleSet::whatIsWrongIsNamedWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no JSON") << QByteArray("[\n {\"name\": }]")
                             << "line 2, column 11: this is no JSON";
    QTest::newRow("no list") << QByteArray("{}") << "line 1, column 1: a list of rules is wanted";
    QTest::newRow("no object") << QByteArray("[\n  7]")
                               << "rule 1, line 2, column 3: a rule is an object of fields";
    QTest::newRow("pattern")
        << QByteArray("[{\"name\":\"a\",\"key\":\"x\",\"zone\":\"\"},\n"
                      " {\"name\":\"ports, {\",\"key\":\"ep.(\",\"service\":\"x\"}]")
        << "rule 2 (“ports, {”), key, character 4, line 2, column 2: this is no regular "
           "expression: missing )";
    QTest::newRow("place in a pattern")
        << QByteArray(R"([{"name":"a","key":"abc[z-a]","service":"x"}])")
        << "rule 1 (“a”), key, character 5, line 1, column 2: this is no regular expression: "
           "invalid character class range: z-a";
    QTest::newRow("place of an open group")
        << QByteArray(R"([{"name":"a","key":"a\\((b)[(](c","service":"x"}])")
        << "rule 1 (“a”), key, character 10, line 1, column 2: this is no regular expression: "
           "missing )";
    QTest::newRow("group")
        << QByteArray(R"([{"name":"a","key":"x","service":"s-${key.1}"}])")
        << "rule 1 (“a”), service, character 5, line 1, column 2: the expression has no such "
           "group: key.1";
    QTest::newRow("hole")
        << QByteArray(R"([{"name":"a","key":"x","service":"${value"}])")
        << "rule 1 (“a”), service, character 1, line 1, column 2: the } for this ${ is missing";
    QTest::newRow("word") << QByteArray(R"([{"name":"a","key":"x","service":"${host}"}])")
                          << "rule 1 (“a”), service, character 3, line 1, column 2: nothing is "
                             "called so in a template: host";
    QTest::newRow("field")
        << QByteArray(R"([{"name":"a","keys":"x","service":"y"}])")
        << "rule 1 (“a”), keys, character 1, line 1, column 2: there is no such field";
    QTest::newRow("type") << QByteArray(R"([{"name":"a","key":7,"service":"y"}])")
                          << "rule 1 (“a”), key, character 1, line 1, column 2: this is no text "
                             "(or, for \"once\", neither true nor false)";
    QTest::newRow("finds nothing")
        << QByteArray(R"([{"name":"a","key":"x"}])")
        << "rule 1 (“a”), line 1, column 2: it finds nothing: one of \"service\", "
           "\"maintenance\", \"zone\" or \"raft\" is wanted";
    QTest::newRow("finds two")
        << QByteArray(R"([{"name":"a","key":"x","zone":"z","service":"s"}])")
        << "rule 1 (“a”), service, character 1, line 1, column 2: a rule finds one thing only";
    QTest::newRow("name twice")
        << QByteArray(R"([{"name":"a","key":"x","zone":""}, {"name":"a","key":"x","zone":""}])")
        << "rule 2 (“a”), name, character 1, line 1, column 36: another rule has this name";
    QTest::newRow("no name") << QByteArray(R"([{"key":"x","zone":""}])")
                             << "rule 1, name, character 1, line 1, column 2: the rule has no name";
}

void TstRuleSet::whatIsWrongIsNamedWithItsPlace()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, sentence);
    const auto rules = RuleSet::fromJson(json.toStdString());
    QVERIFY(!rules.has_value());
    QCOMPARE(QString::fromStdString(rules.error().sentence()), sentence);
}

void TstRuleSet::instancesOfOneMemberAreBounded()
{
    Tags tags;
    for (int at = 0; at < 100; ++at)
        tags.emplace_back("ep.s" + std::to_string(at), "10.0.0.1:80");
    const auto reading = shippedReading(tags);
    QCOMPARE(reading.offers.size(), TagReading::kInstancesMost);
    QCOMPARE(reading.offersDropped, 100 - TagReading::kInstancesMost);
    // Rules have bounds as well.
    std::vector<RuleText> many(RuleSet::kRulesMost + 1);
    QCOMPARE(RuleSet::compile(many).error().reason, RuleError::Reason::TooMany);
    RuleText large{.name = "large", .key = std::string(catalog::Rule::kFieldLongest + 1, 'x')};
    QCOMPARE(RuleSet::compile({large}).error().reason, RuleError::Reason::TooLong);
    RuleText deep{.name = "deep", .key = "((a{100}){100}){100}"};
    deep.result = "x";
    QCOMPARE(RuleSet::compile({deep}).error().reason, RuleError::Reason::BadPattern);
    QCOMPARE(RuleSet::fromJson(std::string(RuleSet::kTextLargest + 1, ' ')).error().reason,
             RuleError::Reason::TooLong);
}

void TstRuleSet::hostileTagsAndRulesAreHarmless()
{
    constexpr std::uint64_t kSeed = 20261121;
    SeededRandom random{kSeed};
    qInfo("seed %llu", static_cast<unsigned long long>(kSeed));
    static constexpr const char* keys[] = {"ep.",  "ep.a",        "service", "port",
                                           "role", "maintenance", "zone",    "rpc_addr"};
    const auto garbage = [&random] {
        std::string out(random.below(40), '\0');
        for (char& c : out)
            c = static_cast<char>(random.next());
        return out;
    };
    for (int round = 0; round < 2000; ++round) {
        Tags tags;
        for (const char* key : keys) {
            if (random.below(2) == 0) tags.emplace_back(key, garbage());
            if (random.below(4) == 0) tags.emplace_back(key + garbage(), garbage());
        }
        static_cast<void>(shippedReading(tags));
        static_cast<void>(RuleSet::fromJson(garbage()));
        RuleText rule{.name = "r", .key = garbage()};
        rule.result = "${" + garbage() + "}";
        static_cast<void>(RuleSet::compile({rule}));
    }
}

QTEST_APPLESS_MAIN(TstRuleSet)
#include "tst_rule_set.moc"
