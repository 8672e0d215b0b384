#include <QtTest/QTest>

#include "core/catalog/service_address.h"

using namespace grapevine;
using catalog::ServiceAddress;
using Kind = ServiceAddress::Kind;
using Reach = ServiceAddress::Reach;

Q_DECLARE_METATYPE(grapevine::catalog::ServiceAddress::Kind)
Q_DECLARE_METATYPE(grapevine::catalog::ServiceAddress::Reach)

namespace {

Endpoint at(const char* address)
{
    const auto known = IpAddress::fromText(address);
    return {.address = known ? *known : IpAddress(), .port = 7946};
}

} // namespace

/// CFK-15: what an `ep.*` tag may hold.
class TstServiceAddress final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatATagHoldsIsRead_data();
    void whatATagHoldsIsRead();
    void whatIsMissingIsTheMembers();
    void loopbackOfALoopbackMemberIsNoObstacle();
    void hostAndPortApartAreReadAlike();
};

void TstServiceAddress::whatATagHoldsIsRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Reach>("reach");
    QTest::addColumn<QByteArray>("hostPort");
    QTest::newRow("IPv4") << QByteArray("10.0.3.17:8080") << Kind::Ip << Reach::Open
                          << QByteArray("10.0.3.17:8080");
    QTest::newRow("IPv6") << QByteArray("[2001:db8::7]:80") << Kind::Ip << Reach::Open
                          << QByteArray("[2001:db8::7]:80");
    QTest::newRow("bare IPv6") << QByteArray("2001:db8::7") << Kind::Ip << Reach::Open
                               << QByteArray("2001:db8::7");
    QTest::newRow("name") << QByteArray("db-1.example:5432") << Kind::Name << Reach::Open
                          << QByteArray("db-1.example:5432");
    QTest::newRow("URL") << QByteArray("http://10.0.3.17:80/x?y=z") << Kind::Ip << Reach::Open
                         << QByteArray("10.0.3.17:80");
    QTest::newRow("loopback") << QByteArray("127.0.0.1:80") << Kind::Ip << Reach::OwnLoopback
                              << QByteArray("127.0.0.1:80");
    QTest::newRow("loopback 6") << QByteArray("[::1]:80") << Kind::Ip << Reach::OwnLoopback
                                << QByteArray("[::1]:80");
    QTest::newRow("localhost") << QByteArray("LocalHost:80") << Kind::Name << Reach::OwnLoopback
                               << QByteArray("LocalHost:80");
    QTest::newRow("any") << QByteArray("0.0.0.0:80") << Kind::Ip << Reach::Unspecified
                         << QByteArray("0.0.0.0:80");
    QTest::newRow("any 6") << QByteArray("[::]:80") << Kind::Ip << Reach::Unspecified
                           << QByteArray("[::]:80");
    for (const char* garbage :
         {":", "::::", "10.0.0.1:99999", "10.0.0.1:0", "a b:80", "user@host:80", "[::1:80", "-://x",
          "\x1b]0;x\x07:80", "99999", "/etc/passwd", "://"}) {
        QTest::addRow("garbage %s", QByteArray(garbage).toPercentEncoding().constData())
            << QByteArray(garbage) << Kind::Unreadable << Reach::Open << QByteArray(garbage);
    }
    QTest::newRow("nothing") << QByteArray() << Kind::Missing << Reach::Open << QByteArray();
}

void TstServiceAddress::whatATagHoldsIsRead()
{
    QFETCH(QByteArray, text);
    QFETCH(Kind, kind);
    QFETCH(Reach, reach);
    QFETCH(QByteArray, hostPort);
    const auto read = catalog::readServiceAddress(text.toStdString(), at("10.0.0.9"));
    QCOMPARE(read.kind, kind);
    QCOMPARE(read.reach, reach);
    QCOMPARE(QByteArray::fromStdString(read.hostPort()), hostPort);
    QCOMPARE(QByteArray::fromStdString(read.text), text);
}

void TstServiceAddress::whatIsMissingIsTheMembers()
{
    const auto listener = catalog::readServiceAddress(":8080/healthz", at("10.0.0.9"));
    QCOMPARE(listener.hostPort(), std::string("10.0.0.9:8080"));
    QCOMPARE(listener.path, std::string("/healthz"));
    QVERIFY(listener.isReachable());
    QCOMPARE(catalog::readServiceAddress("8080", at("::9")).hostPort(), std::string("[::9]:8080"));
    // Who has no address itself cannot lend one.
    QCOMPARE(catalog::readServiceAddress(":8080", at("")).kind, Kind::Unreadable);
}

void TstServiceAddress::loopbackOfALoopbackMemberIsNoObstacle()
{
    QVERIFY(catalog::readServiceAddress("127.0.0.1:80", at("127.3.4.5")).isReachable());
    QVERIFY(!catalog::readServiceAddress("127.0.0.1:80", at("")).isReachable());
    QVERIFY(!catalog::readServiceAddress("10.0.0.1", at("10.0.0.9")).isReachable());
}

void TstServiceAddress::hostAndPortApartAreReadAlike()
{
    const auto read = [](const char* host, const char* port) {
        return catalog::readServiceAddress(host, port, at("10.0.0.9"));
    };
    QCOMPARE(read("", "80").hostPort(), std::string("10.0.0.9:80"));
    QCOMPARE(read("", "").hostPort(), std::string("10.0.0.9"));
    QCOMPARE(read("::2", "80").hostPort(), std::string("[::2]:80"));
    QCOMPARE(read("[::2]", "80").hostPort(), std::string("[::2]:80"));
    QCOMPARE(read("", "http").kind, Kind::Unreadable);
    QCOMPARE(read("", "http").hostPort(), std::string("10.0.0.9:http"));
    QCOMPARE(read("a b", "80").kind, Kind::Unreadable);
    QCOMPARE(read("h:1", "80").kind, Kind::Unreadable);
    QCOMPARE(read("127.0.0.1", "80").reach, Reach::OwnLoopback);
    QCOMPARE(catalog::readServiceAddress("", "", at("")).kind, Kind::Missing);
}

QTEST_APPLESS_MAIN(TstServiceAddress)
#include "tst_service_address.moc"
