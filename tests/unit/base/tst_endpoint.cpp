#include <QTest>
#include <string>

#include "core/base/endpoint.h"

using namespace grapevine;

class TstEndpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spellingIsUnderstood_data();
    void spellingIsUnderstood();
    void spellingIsRefused_data();
    void spellingIsRefused();
    void addressPrintsAsGoDoes_data();
    void addressPrintsAsGoDoes();
    void addressIsRefused_data();
    void addressIsRefused();
    void mappedAddressEqualsItsShortForm();
    void zoneTellsAddressesApart();
    void oddLengthsAreNoAddress();
    void endpointPrintsWithBracketsWhereNeeded();
};

namespace {

constexpr std::uint16_t kAbsent = 7946;

IpAddress address(std::string_view text)
{
    return IpAddress::fromText(text).value_or(IpAddress{});
}

} // namespace

void TstEndpoint::spellingIsUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    const auto row = [](const char* text, const char* host, int port) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(host) << port;
    };
    row("10.0.0.1", "10.0.0.1", kAbsent);
    row("10.0.0.1:7946", "10.0.0.1", 7946);
    row("10.0.0.1:1", "10.0.0.1", 1);
    row("10.0.0.1:65535", "10.0.0.1", 65535);
    row("10.0.0.1:08301", "10.0.0.1", 8301);
    row("127.0.1.7:8301", "127.0.1.7", 8301);
    row("localhost", "localhost", kAbsent);
    row("localhost:80", "localhost", 80);
    row("serf-1.example.org", "serf-1.example.org", kAbsent);
    row("serf-1.example.org.:99", "serf-1.example.org.", 99);
    row("under_score:7", "under_score", 7);
    row("UPPER:7", "UPPER", 7);
    row("9lives", "9lives", kAbsent);
    row("knöten:7946", "knöten", 7946);
    row("256.1.1.1", "256.1.1.1", kAbsent); // No address: a name, for the resolver to refuse.
    row("[::1]:7946", "::1", 7946);
    row("[::1]", "::1", kAbsent);
    row("::1", "::1", kAbsent);
    row("::", "::", kAbsent);
    row("[::]:1", "::", 1);
    row("2001:db8::7", "2001:db8::7", kAbsent);
    row("[2001:DB8::7]:8301", "2001:DB8::7", 8301);
    row("[2001:db8:1:2:3:4:5:6]:8301", "2001:db8:1:2:3:4:5:6", 8301);
    row("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6", kAbsent);
    row("::1:7946", "::1:7946", kAbsent); // Bare v6 has no port: these are its last digits.
    row("fe80::1%eth0", "fe80::1%eth0", kAbsent);
    row("[fe80::1%eth0]:7946", "fe80::1%eth0", 7946);
    row("[fe80::1%2]", "fe80::1%2", kAbsent);
    row("::ffff:10.0.0.1", "::ffff:10.0.0.1", kAbsent);
    row("[::ffff:10.0.0.1]:7946", "::ffff:10.0.0.1", 7946);
}

void TstEndpoint::spellingIsUnderstood()
{
    QFETCH(QString, text);
    QFETCH(QString, host);
    QFETCH(int, port);
    const auto read = parseHostPort(text.toStdString(), kAbsent);
    QVERIFY(read.has_value());
    QCOMPARE(QString::fromStdString(read->host), host);
    QCOMPARE(static_cast<int>(read->port), port);
    QCOMPARE(parseHostPort(read->text(), 1), read);
}

void TstEndpoint::spellingIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const QByteArray& text) { QTest::newRow(name) << text; };
    row("empty", "");
    row("colon alone", ":");
    row("port alone", ":7946");
    row("no port after the colon", "host:");
    row("port zero", "host:0");
    row("port beyond 65535", "host:65536");
    row("port beyond any number", "host:99999999999999999999");
    row("negative port", "host:-1");
    row("port with a plus", "host:+1");
    row("port in hex", "host:0x50");
    row("port with a tail", "host:80a");
    row("named port", "host:http");
    row("two ports", "10.0.0.1:80:81");
    row("two colons", "host::80");
    row("leading space", " host");
    row("trailing space", "host ");
    row("space inside", "my host");
    row("tab", "ho\tst");
    row("newline", "host\n");
    row("escape", "ho\x1bst");
    row("delete", "ho\x7fst");
    row("nul", QByteArray{"host\0", 5});
    row("open bracket", "[::1");
    row("open bracket alone", "[");
    row("close bracket alone", "::1]");
    row("empty brackets", "[]");
    row("empty brackets with port", "[]:7946");
    row("v4 in brackets", "[10.0.0.1]:7946");
    row("name in brackets", "[localhost]:7946");
    row("no colon after the bracket", "[::1]7946");
    row("no port after the bracket", "[::1]:");
    row("port zero after the bracket", "[::1]:0");
    row("two brackets", "[[::1]]:7946");
    row("v6 with nine groups", "1:2:3:4:5:6:7:8:9");
    row("v6 with two gaps", "1::2::3");
    row("v6 with a long group", "12345::1");
    row("v6 with an empty zone", "fe80::1%");
    row("v6 with an empty zone in brackets", "[fe80::1%]:7946");
    row("v4 with a zone", "10.0.0.1%eth0");
    row("web address", "http://host");
    row("web address with port", "http://host:80/x");
    row("path", "host/x");
    row("user", "root@host");
    row("list", "a,b");
    row("star", "*");
    row("256 characters", QByteArray(256, 'a'));
}

void TstEndpoint::spellingIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseHostPort(text.toStdString(), kAbsent).has_value());
}

void TstEndpoint::addressPrintsAsGoDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("printed");
    const auto row = [](const char* text, const char* printed) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(printed);
    };
    row("0.0.0.0", "0.0.0.0");
    row("255.255.255.255", "255.255.255.255");
    row("::", "::");
    row("::1", "::1");
    row("1::", "1::");
    row("0:0:0:0:0:0:0:1", "::1");
    row("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1");    // The first of equal runs.
    row("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"); // One zero group is no run.
    row("1:0:0:2:0:0:0:3", "1:0:0:2::3");
    row("0:0:1:2:3:4:5:6", "::1:2:3:4:5:6");
    row("1:2:3:4:5:6:0:0", "1:2:3:4:5:6::");
    row("::1.2.3.4", "::102:304"); // Not dotted: no mapped form.
    row("::ffff:1.2.3.4", "1.2.3.4");
    row("::ffff:0:1.2.3.4", "::ffff:0:102:304");
    row("64:ff9b::1.2.3.4", "64:ff9b::102:304");
    row("fe80::1%eth0", "fe80::1%eth0");
    row("ff02::1", "ff02::1");
    row("0001:0022:0333:4444::", "1:22:333:4444::");
}

void TstEndpoint::addressPrintsAsGoDoes()
{
    QFETCH(QString, text);
    QFETCH(QString, printed);
    const auto read = IpAddress::fromText(text.toStdString());
    QVERIFY(read.has_value());
    QCOMPARE(QString::fromStdString(read->text()), printed);
    QCOMPARE(IpAddress::fromText(read->text()), read);
}

void TstEndpoint::addressIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* bad : {"", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4 ",
                            "0x1.2.3.4", "[::1]", "localhost", ":", ":::", "::g", "%eth0"}) {
        QTest::newRow(bad) << QByteArray{bad};
    }
    QTest::newRow("v4, nul and more") << QByteArray{"1.2.3.4\0.5", 10};
    QTest::newRow("v6, nul and more") << QByteArray{"::1\0x", 5};
}

void TstEndpoint::addressIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!IpAddress::fromText(text.toStdString()).has_value());
}

void TstEndpoint::mappedAddressEqualsItsShortForm()
{
    const auto mapped = address("::ffff:10.1.2.3");
    const auto plain = address("10.1.2.3");
    QCOMPARE(mapped, plain);
    QVERIFY(mapped.isV4());
    QCOMPARE(mapped.bytes().size(), std::size_t{4});
    QCOMPARE(IpAddress::fromBytes(*fromHex("00000000000000000000ffff0a010203")), plain);
    QCOMPARE((Endpoint{mapped, 7946}), (Endpoint{plain, 7946}));
    // The compatible form is another address.
    QVERIFY(address("::10.1.2.3") != plain);
}

void TstEndpoint::zoneTellsAddressesApart()
{
    QVERIFY(address("fe80::1%eth0") != address("fe80::1%eth1"));
    QVERIFY(address("fe80::1%eth0") != address("fe80::1"));
    QCOMPARE(address("fe80::1%eth0").zone(), std::string{"eth0"});
}

void TstEndpoint::oddLengthsAreNoAddress()
{
    for (std::size_t length = 0; length <= 20; ++length) {
        const Bytes bytes(length, std::byte{1});
        QCOMPARE(IpAddress::fromBytes(bytes).has_value(), length == 4 || length == 16);
    }
    QVERIFY(IpAddress{}.isNone());
    QCOMPARE(IpAddress{}.text(), std::string{});
}

void TstEndpoint::endpointPrintsWithBracketsWhereNeeded()
{
    QCOMPARE((Endpoint{address("10.0.0.1"), 7946}).text(), std::string{"10.0.0.1:7946"});
    QCOMPARE((Endpoint{address("::1"), 7946}).text(), std::string{"[::1]:7946"});
    QCOMPARE((HostPort{"serf-1", 1}).text(), std::string{"serf-1:1"});
}

QTEST_APPLESS_MAIN(TstEndpoint)
#include "tst_endpoint.moc"
