#include <QtTest/QTest>

#include <memory>
#include <string>

#include "core/base/random.h"
#include "core/filter/entry_subject.h"
#include "core/filter/expression.h"
#include "core/filter/member_subject.h"

using namespace grapevine;
using filter::Expression;
using namespace std::chrono_literals;

namespace {

const TimePoint kNow{Duration(100h)};

link::MemberRow row()
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = "db-7";
    facts->endpoint = {*IpAddress::fromText("10.0.3.17"), 7946};
    facts->tags = {{"build", "312"}, {"role", "database"}, {"v", "1.10.2"}, {"zone", "c"}};
    facts->versions.protocolCurrent = 5;
    link::MemberRow out;
    out.facts = facts;
    out.status = link::MemberStatus::Alive;
    out.state = link::RawState::Suspect;
    out.source = link::RowSource::Gossip;
    out.incarnation = Incarnation{20};
    out.since = {kNow - 8s, {}};
    out.seenAt = {kNow - 1s, {}};
    out.rtt = 25ms;
    out.accusers = std::make_shared<const std::vector<std::string>>(
        std::vector<std::string>{"web-1", "web-4"});
    link::FlapHistory flaps;
    flaps.refuted = 4;
    flaps.returned = 2;
    out.flaps = std::make_shared<const link::FlapHistory>(flaps);
    return out;
}

Expression parsed(const std::string& text)
{
    auto out = Expression::parse(text);
    if (!out) qFatal("%s: %s", text.c_str(), out.error().reason.c_str());
    return *out;
}

} // namespace

class TstExpression final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMemberIsFoundByWhatItIs_data();
    void aMemberIsFoundByWhatItIs();
    void whatIsKnownBeyondTheRowCounts();
    void anEntryIsFoundByWhatHappened_data();
    void anEntryIsFoundByWhatHappened();
    void mistakesNameTheirPlace_data();
    void mistakesNameTheirPlace();
    void partsStandForThemselves_data();
    void partsStandForThemselves();
    void tagKeysAreToldOnce();
    void nestingIsBounded();
    void anyBytesEndInAFilterOrAnError();
};

void TstExpression::aMemberIsFoundByWhatItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    const auto line = [](const char* text, bool found) { QTest::newRow(text) << text << found; };
    line("", true);
    line("   ", true);
    line("db", true);
    line("DB-7", true);
    line("10.0.3", true);
    line("10.0.3.17:7946", true);
    line("10.0.3.17:7947", false);
    line("fe80::1", false);
    line("[::1]:7946", false);
    line("Datab", true);
    line("zon", true);
    line("nothing", false);
    line("\"db-7\"", true);
    line("\"db 7\"", false);
    // Statuses: as shown, but in Serf's words for Serf's own kind of match.
    line("suspect", true);
    line("not suspect", false);
    line("alive", false);
    line("not alive", true);
    line("not left", true);
    line("\"left\"", false);
    line("status:failed,suspect", true);
    line("status:FAILED,SUSPECT", true);
    line("status=suspect", true);
    line("status!=suspect", false);
    line("status=~alive", true);
    line("status=~\"alive|failed\"", true);
    line("status=~ali", false);
    line("status~usp", true);
    // Tags; one that is missing counts as empty, as in Serf.
    line("zone=c", true);
    line("zone=C", false);
    line("zone:C", true);
    line("zone:a,b,c", true);
    line("zone!=c", false);
    line("role!=web", true);
    line("tag.zone=c", true);
    line("tag.status=c", false);
    line("rack=\"\"", true);
    line("rack!=x", true);
    line("rack~.", false);
    line("rack=~.*", true);
    line("role~^data", true);
    line("role~^base", false);
    line("role!~^base", true);
    line("role=~data", false);
    line("role=~data(base|set)", true);
    line("(role=~data(base|set))", true);
    line("build>311", true);
    line("build>=312", true);
    line("build<90", false);
    line("v>1.9", true);
    line("v<=1.10.2", true);
    line("v>1.10.2", false);
    line("role>5", false);
    line("rack>0", false);
    line("rack<9", false);
    // Names and addresses
    line("name~^db", true);
    line("name=~db", false);
    line("name=~db-.*", true);
    line("name=db-7", true);
    line("addr=10.0.3.17:7946", true);
    line("address~^10[.]0[.]", true);
    line("port=7946", true);
    line("port!=7946", false);
    line("port:1,7946", true);
    // Numbers and times
    line("rtt>20ms", true);
    line("rtt<20ms", false);
    line("rtt<=25ms", true);
    line("since<10m", true);
    line("since>10m", false);
    line("since<1d", true);
    line("seen<=1s", true);
    line("flaps>3", true);
    line("flaps>6", false);
    line("flaps=6", true);
    line("flaps>3/1h", false); // Nobody knows how many were within the last hour.
    line("accusers>=2", true);
    line("accuser=web-4", true);
    line("accuser=web-2", false);
    line("incarnation>14", true);
    line("protocol=5", true);
    line("source:gossip", true);
    line("cluster=x", false);
    line("service:orders", false);
    line("kind:user", false);
    line("payload~.", false);
    // Together
    line("zone=c role=database", true);
    line("zone=c and role=database", true);
    line("zone=c role=web", false);
    line("zone=a or role=database", true);
    line("zone=a or role=web or db-7", true);
    line("zone=a role=database or name=db-7", true);
    line("zone=a (role=database or name=db-7)", false);
    line("not (zone=a or zone=b)", true);
    line("not zone=a not zone=b", true);
    line("not not db", true);
    line("or=1", false);
    line("not!=1", true);
    line("zone=c)x", false); // Refused: see below. Here only that it is no match.
}

void TstExpression::aMemberIsFoundByWhatItIs()
{
    QFETCH(QString, text);
    QFETCH(bool, found);
    const auto member = row();
    const auto expression = Expression::parse(text.toStdString());
    QCOMPARE(expression && expression->matches(filter::MemberSubject(member, kNow)), found);
}

void TstExpression::whatIsKnownBeyondTheRowCounts()
{
    auto member = row();
    member.rtt.reset();
    filter::MemberSubject::Beyond beyond;
    beyond.cluster = "prod-eu";
    beyond.rttEstimated = 80ms;
    beyond.flapsWithin = [](Duration within) -> std::optional<double> {
        return within >= 1h ? 4.0 : 1.0;
    };
    beyond.services = {"orders", "orders-admin"};
    const filter::MemberSubject subject(member, kNow, beyond);
    for (const char* text : {"cluster=prod-eu", "rtt>50ms", "flaps>3/1h", "flaps=1/5m",
                             "service:ORDERS", "service=orders-admin", "service~^orders"})
        QVERIFY2(parsed(text).matches(subject), text);
    // What was so at the first look is older than anything that happened since.
    member.sinceFirstLook = true;
    QVERIFY(parsed("since>1d").matches(subject));
    QVERIFY(!parsed("since<10m").matches(subject));
    for (const char* text : {"cluster=prod", "rtt<50ms", "flaps>3/5m", "service=order"})
        QVERIFY2(!parsed(text).matches(subject), text);
}

void TstExpression::anEntryIsFoundByWhatHappened_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    const auto line = [](const char* text, bool found) { QTest::newRow(text) << text << found; };
    line("kind:user", true);
    line("kind:user,query name=deploy", true);
    line("kind:member-join", false);
    line("deploy", true);
    line("payload~v2", true);
    line("ltime>=41", true);
    line("since<5m", true);
    line("zone=c", true);
    line("name=db-7", true);
    line("zone=d", false);
    line("from=web-1", true);
    line("cluster=prod", true);
}

void TstExpression::anEntryIsFoundByWhatHappened()
{
    QFETCH(QString, text);
    QFETCH(bool, found);
    link::TimelineEntry entry;
    entry.kind = link::EntryKind::User;
    entry.name = "deploy";
    entry.from = "web-1";
    entry.lamportTime = LamportTime{41};
    entry.at = {kNow - 1min, {}};
    for (const char letter : std::string("build v2"))
        entry.payload.push_back(static_cast<std::byte>(letter));
    entry.members.push_back(std::make_shared<const link::MemberRow>(row()));
    const filter::EntrySubject subject(entry, kNow, "prod");
    QCOMPARE(parsed(text.toStdString()).matches(subject), found);
}

void TstExpression::mistakesNameTheirPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("length");
    const auto line = [](const char* text, int from, int length) {
        QTest::newRow(text) << text << from << length;
    };
    line("zone=c)x", 6, 1);
    line("zone=", 4, 1);
    line("zone= c", 4, 1);
    line("=c", 0, 1);
    line("a (b or", 7, 0);
    line("a (b", 2, 1);
    line("a or", 4, 0);
    line("or a", 0, 2);
    line("a and and b", 6, 3);
    line("()", 1, 1);
    line("name=\"db", 5, 3);
    line("name~(", 5, 1);
    line("a rtt>soon", 6, 4);
    line("port=x", 5, 1);
    line("flaps>3/", 6, 2);
    line("rtt~5", 3, 1);
    line("status:gone", 7, 4);
    line("tag.=c", 0, 4);
    line("\"\"", 0, 2);
    line("not", 3, 0);
}

void TstExpression::mistakesNameTheirPlace()
{
    QFETCH(QString, text);
    QFETCH(int, from);
    QFETCH(int, length);
    const auto expression = Expression::parse(text.toStdString());
    QVERIFY(!expression);
    QVERIFY(!expression.error().reason.empty());
    QCOMPARE(static_cast<int>(expression.error().at.from), from);
    QCOMPARE(static_cast<int>(expression.error().at.length), length);
}

void TstExpression::partsStandForThemselves_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("parts");
    QTest::addColumn<QString>("negated"); ///< One letter a part.
    const auto line = [](const char* text, QStringList parts, const char* negated) {
        QTest::newRow(text) << text << parts << negated;
    };
    line("", {}, "");
    line("a", {"a"}, "-");
    line("zone=c  not left", {"zone=c", "not left"}, "-n");
    line("zone!=c role!~x port!=1 b", {"zone!=c", "role!~x", "port!=1", "b"}, "nnn-");
    line("(a or b) c", {"(a or b)", "c"}, "--");
    line("(a b)", {"(a b)"}, "-");
    line("a or b", {"a or b"}, "-");
    line("a b or c", {"a b or c"}, "-");
    line("name=\"x y\" z", {"name=\"x y\"", "z"}, "--");
    line("not (a or b) c", {"not (a or b)", "c"}, "n-");
}

void TstExpression::partsStandForThemselves()
{
    QFETCH(QString, text);
    QFETCH(QStringList, parts);
    QFETCH(QString, negated);
    const auto expression = parsed(text.toStdString());
    QStringList seen;
    QString turned;
    for (const auto& term : expression.terms()) {
        seen << QString::fromStdString(term.text);
        turned += term.negated ? QLatin1Char('n') : QLatin1Char('-');
    }
    QCOMPARE(seen, parts);
    QCOMPARE(turned, negated);
}

void TstExpression::tagKeysAreToldOnce()
{
    const auto keys = parsed("zone=c tag.status=x (zone=a or build>3) name=db").tagKeys();
    QCOMPARE(keys, (std::vector<std::string>{"zone", "status", "build"}));
}

void TstExpression::nestingIsBounded()
{
    const auto nested = [](std::size_t depth) {
        return Expression::parse(std::string(depth, '(') + "a" + std::string(depth, ')'));
    };
    QVERIFY(nested(60));
    QVERIFY(!nested(64));
    QVERIFY(!nested(2000));
    QVERIFY(!Expression::parse(std::string(5000, 'a')));
}

void TstExpression::anyBytesEndInAFilterOrAnError()
{
    SeededRandom random{20261121};
    const std::string letters = "ab=~!<>:()\"\\ ,/.19ort not and\xff\xc3";
    const auto member = row();
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto left = random.next() % 24; left > 0; --left)
            text += letters[random.next() % letters.size()];
        const auto expression = Expression::parse(text);
        if (!expression) {
            QVERIFY(expression.error().at.end() <= text.size());
            continue;
        }
        (void)expression->matches(filter::MemberSubject(member, kNow));
        for (const auto& term : expression->terms())
            QVERIFY2(Expression::parse(term.text), text.c_str());
    }
}

QTEST_APPLESS_MAIN(TstExpression)
#include "tst_expression.moc"
