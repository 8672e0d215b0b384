#include <QTest>

#include "core/base/random.h"
#include "ui/models/ask_uri.h"

using namespace grapevine;
using namespace grapevine::models;
using Problem = AskUri::Problem;

/// Events and queries as one line (SFR-12).
class TstAskUri final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sfr12AddressIsTakenApart();
    void sfr12MalformedAddressesAreNamed_data();
    void sfr12MalformedAddressesAreNamed();
    void sfr12WildcardsMatchWholeNames_data();
    void sfr12WildcardsMatchWholeNames();
    void sfr12WildcardsBecomeNamesOfTheLiving();
    void sfr12WildcardForNobodyAsksNobody();
    void tagValuesAreMeantToTheLetter();
    void draftsComeBackTheSame_data();
    void draftsComeBackTheSame();
    void whatCannotBeSaidIsNotHandedOut();
    void commandLinesAreQuoted_data();
    void commandLinesAreQuoted();
    void anyBytesEndInAnAnswer();
};

void TstAskUri::sfr12AddressIsTakenApart()
{
    const auto uri =
        AskUri::parse("serf://db-*,web-1/query/pool/path/disk?payload=%2Fvar+x%0A;zone=eu-1a");
    QVERIFY(uri.has_value());
    QVERIFY(uri->isQuery);
    QCOMPARE(uri->name, std::string("pool/path/disk"));
    QCOMPARE(uri->payload, std::string("/var+x\n"));
    QCOMPARE(uri->hosts.size(), 2U);
    QVERIFY(uri->hosts[0].isPattern() && !uri->hosts[1].isPattern());
    QVERIFY(uri->hasPatterns());
    QCOMPARE(uri->tags.size(), 1U);
    QCOMPARE(uri->tags[0].second, std::string("eu-1a"));
    const auto event = AskUri::parse("serf://*/event/deploy?payload=build%20312");
    QVERIFY(event.has_value() && !event->isQuery);
    QCOMPARE(event->payload, std::string("build 312"));
}

void TstAskUri::sfr12MalformedAddressesAreNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("problem");
    const auto row = [](const char* name, const QByteArray& text, Problem problem) {
        QTest::newRow(name) << text << int(problem);
    };
    row("empty", "", Problem::NotSerf);
    row("another scheme", "http://a/query/x", Problem::NotSerf);
    row("one slash", "serf:/a/query/x", Problem::NotSerf);
    row("in capitals", "SERF://a/query/x", Problem::NotSerf);
    row("too long", "serf://a/query/" + QByteArray(9000, 'x'), Problem::TooLong);
    row("nothing behind", "serf://", Problem::NoHost);
    row("no host", "serf:///query/x", Problem::NoHost);
    row("empty host last", "serf://a,/query/x", Problem::NoHost);
    row("empty host first", "serf://,a/query/x", Problem::NoHost);
    row("empty host between", "serf://a,,b/query/x", Problem::NoHost);
    row("only a host", "serf://a", Problem::NoType);
    row("no type", "serf://a/", Problem::NoType);
    row("empty type", "serf://a//x", Problem::NoType);
    row("other type", "serf://a/rpc/x", Problem::UnknownType);
    row("no slash behind the type", "serf://a/query", Problem::NoName);
    row("no name", "serf://a/query/", Problem::NoName);
    row("blank name", "serf://a/query/%20", Problem::NoName);
    row("no name but parts", "serf://a/query/?payload=x", Problem::NoName);
    row("percent at the end", "serf://a/query/x%", Problem::BadPercent);
    row("one digit", "serf://a/query/x%4", Problem::BadPercent);
    row("no digits", "serf://a/query/x%zz", Problem::BadPercent);
    row("percent in a host", "serf://a%/query/x", Problem::BadPercent);
    row("percent in a key", "serf://a/query/x?%=1", Problem::BadPercent);
    row("percent in a value", "serf://a/query/x?k=%f", Problem::BadPercent);
    row("no UTF-8", "serf://a/query/%ff", Problem::NoText);
    row("raw bytes", "serf://a/query/\xc3", Problem::NoText);
    row("NUL", "serf://a/query/x?payload=%00", Problem::NoText);
    row("line end in a name", "serf://a/query/x%0Ay", Problem::NoText);
    row("line end in a tag", "serf://a/query/x?k=%0A", Problem::NoText);
    row("line separator", "serf://a/query/x?payload=%E2%80%A8", Problem::NoText);
    row("no equals sign", "serf://a/query/x?payload", Problem::NoValue);
    row("no key", "serf://a/query/x?=1", Problem::NoValue);
    row("empty part", "serf://a/query/x?a=1;;b=2", Problem::NoValue);
    row("two payloads", "serf://a/query/x?payload=1;payload=2", Problem::TwoPayloads);
    row("one tag twice", "serf://a/query/x?k=1&k=2", Problem::TwoTags);
    row("event for one", "serf://a/event/x", Problem::EventFilter);
    row("event with a tag", "serf://*/event/x?role=db", Problem::EventFilter);
    row("fragment", "serf://a/query/x#y", Problem::Fragment);
}

void TstAskUri::sfr12MalformedAddressesAreNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(int, problem);
    const auto uri = AskUri::parse({text.constData(), static_cast<std::size_t>(text.size())});
    QVERIFY(!uri.has_value());
    QCOMPARE(int(uri.error()), problem);
    QVERIFY(!uriProblemText(uri.error()).isEmpty());
}

void TstAskUri::sfr12WildcardsMatchWholeNames_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char* host, const char* name, bool matches) {
        QTest::addRow("%s, %s", host, name)
            << QString::fromUtf8(host) << QString::fromUtf8(name) << matches;
    };
    row("kubekit-*", "kubekit-7", true);
    row("kubekit-*", "kubekit-", true);
    row("kubekit-*", "my-kubekit-7", false);
    row("*-db-*", "eu-db-1", true);
    row("*-db-*", "eu-web-1", false);
    row("db-?", "db-1", true);
    row("db-?", "db-12", false);
    row("db-?", "db-ü", true);
    row("a*b*c", "a-b-b-c", true);
    row("a*b*c", "a-c-b", false);
    row("a%2A", "a*", true);
    row("a%2A", "ab", false);
}

void TstAskUri::sfr12WildcardsMatchWholeNames()
{
    QFETCH(QString, host);
    QFETCH(QString, name);
    QFETCH(bool, matches);
    const auto uri = AskUri::parse("serf://" + host.toStdString() + "/query/x");
    QVERIFY(uri.has_value());
    QCOMPARE(uri->hosts[0].matches(name.toStdString()), matches);
}

void TstAskUri::sfr12WildcardsBecomeNamesOfTheLiving()
{
    const std::vector<std::string> alive{"db-1", "db-2", "web-1"};
    const auto draft = [&](const char* text) { return AskUri::parse(text)->draft(alive); };
    QCOMPARE(draft("serf://db-*,db-1,web-9/query/x").nodes, QStringLiteral("db-1, db-2, web-9"));
    QCOMPARE(draft("serf://*/query/x").nodes, QString());
    QCOMPARE(draft("serf://db-1,*/query/x").nodes, QString());
}

void TstAskUri::sfr12WildcardForNobodyAsksNobody()
{
    // An empty list of names would ask everybody.
    const auto uri = AskUri::parse("serf://kubekit-*/query/x");
    QCOMPARE(uri->draft({"db-1"}).nodes, QStringLiteral("kubekit-*"));
    QCOMPARE(uri->draft({}).nodes, QStringLiteral("kubekit-*"));
}

void TstAskUri::tagValuesAreMeantToTheLetter()
{
    const auto draft = AskUri::parse("serf://*/query/x?build=1.4%2B")->draft({});
    QCOMPARE(draft.tags.size(), 1U);
    QCOMPARE(draft.tags[0].tag, QStringLiteral("build"));
    QCOMPARE(draft.tags[0].expression, QStringLiteral("^1\\.4\\+$"));
}

void TstAskUri::draftsComeBackTheSame_data()
{
    QTest::addColumn<QString>("uri");
    for (const char* uri :
         {"serf://*/query/version", "serf://db-1,db-2/query/disk/free?payload=%2Fvar%0Ax%3By",
          "serf://*/event/deploy?payload=build%20312", "serf://*/query/x?role=db;build=1.4%2B",
          "serf://a%2A/query/gr%C3%BCn"}) {
        QTest::newRow(uri) << QString::fromLatin1(uri);
    }
}

void TstAskUri::draftsComeBackTheSame()
{
    QFETCH(QString, uri);
    const auto parsed = AskUri::parse(uri.toStdString());
    QVERIFY(parsed.has_value());
    QCOMPARE(draftAsUri(parsed->draft({})), uri);
}

void TstAskUri::whatCannotBeSaidIsNotHandedOut()
{
    AskDraft draft;
    QVERIFY(draftAsUri(draft).isEmpty());
    QVERIFY(draftAsCommand(draft).isEmpty());
    draft.name = QStringLiteral("x");
    draft.tags = {{QStringLiteral("zone"), QStringLiteral("eu-1[ab]")}};
    QVERIFY(draftAsUri(draft).isEmpty());
    draft.tags = {{QStringLiteral("payload"), QStringLiteral("^1$")}};
    QVERIFY(draftAsUri(draft).isEmpty());
}

void TstAskUri::commandLinesAreQuoted_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("payload");
    QTest::addColumn<bool>("query");
    QTest::addColumn<QString>("command");
    QTest::newRow("plain") << QStringLiteral("version") << QString() << true
                           << QStringLiteral("serf query version");
    QTest::newRow("quote") << QStringLiteral("x") << QStringLiteral("it's; rm -rf $HOME") << true
                           << QStringLiteral("serf query x 'it'\\''s; rm -rf $HOME'");
    QTest::newRow("like an option")
        << QStringLiteral("-x") << QString() << false << QStringLiteral("serf event -- -x");
}

void TstAskUri::commandLinesAreQuoted()
{
    QFETCH(QString, name);
    QFETCH(QString, payload);
    QFETCH(bool, query);
    QFETCH(QString, command);
    AskDraft draft;
    draft.name = name;
    draft.payload = payload;
    draft.isQuery = query;
    QCOMPARE(draftAsCommand(draft), command);
    draft.isQuery = true;
    draft.ack = false;
    draft.timeout = QStringLiteral("1,5 s");
    draft.relayFactor = 2;
    draft.nodes = QStringLiteral("db-1 db-2");
    draft.tags = {{QStringLiteral("role"), QStringLiteral("^(db|web)$")}};
    QVERIFY(draftAsCommand(draft).startsWith(
        QStringLiteral("serf query -no-ack -timeout=1500ms -relay-factor=2 -node=db-1 -node=db-2 "
                       "-tag 'role=^(db|web)$' ")));
    draft = {};
    draft.isQuery = false;
    draft.coalesce = false;
    draft.name = QStringLiteral("deploy");
    QCOMPARE(draftAsCommand(draft), QStringLiteral("serf event -coalesce=false deploy"));
}

void TstAskUri::anyBytesEndInAnAnswer()
{
    static constexpr char kLetters[] = "serf:/*?,%2f=;&#query event\xc3\xbc\x00\n";
    for (std::uint64_t seed = 1; seed <= 5000; ++seed) {
        SeededRandom random(seed);
        std::string text = "serf://";
        if (random.below(2) == 0) text += "a/query/";
        for (std::uint64_t at = random.below(40); at > 0; --at)
            text += kLetters[random.below(sizeof(kLetters) - 1)];
        const auto uri = AskUri::parse(text);
        if (!uri) continue;
        // What was read can be written and read again, if it can be written at all.
        const auto again = draftAsUri(uri->draft({"db-1", "e"}));
        if (again.isEmpty()) continue;
        QVERIFY2(AskUri::parse(again.toStdString()).has_value(), qPrintable(again));
    }
}

QTEST_GUILESS_MAIN(TstAskUri)
#include "tst_ask_uri.moc"
