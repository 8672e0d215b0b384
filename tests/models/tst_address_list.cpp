#include <QTest>

#include "ui/models/address_list.h"

using grapevine::HostPort;
using grapevine::models::kSeedsMost;
using grapevine::models::parseAddresses;

class TstAddressList final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void severalMayBeGiven();
    void wrongWordsAreNamed();
    void serfMembersOutputIsUnderstood_data();
    void serfMembersOutputIsUnderstood();
    void onlyMembersAliveAreAsked();
    void sameAddressCountsOnce();
    void tooManyAreLeftOut();
};

void TstAddressList::severalMayBeGiven()
{
    const auto list =
        parseAddresses(QStringLiteral(" 10.0.3.17, web-1.example:7000 ;[fe80::1]:8000\n::1 "));
    QVERIFY(list.wrong.isEmpty());
    QVERIFY(!list.fromSerfMembers);
    QCOMPARE(list.seeds.size(), 4U);
    QVERIFY((list.seeds[0] == HostPort{"10.0.3.17", 7946}));
    QVERIFY((list.seeds[1] == HostPort{"web-1.example", 7000}));
    QVERIFY((list.seeds[2] == HostPort{"fe80::1", 8000}));
    QVERIFY((list.seeds[3] == HostPort{"::1", 7946}));
}

void TstAddressList::wrongWordsAreNamed()
{
    const auto list = parseAddresses(QStringLiteral("10.0.0.1 host:99999 [::1"));
    QCOMPARE(list.wrong, (QStringList{QStringLiteral("host:99999"), QStringLiteral("[::1")}));
}

void TstAddressList::serfMembersOutputIsUnderstood_data()
{
    QTest::addColumn<QString>("glue");
    QTest::newRow("lines") << QStringLiteral("\n");
    QTest::newRow("flattened by a one-line field") << QStringLiteral(" ");
}

void TstAddressList::serfMembersOutputIsUnderstood()
{
    QFETCH(QString, glue);
    const QStringList lines{QStringLiteral("web-1   10.0.3.17:7946   alive   role=web,zone=eu-1a"),
                            QStringLiteral("db-1    10.0.4.18:7001   alive   role=db"),
                            QStringLiteral("odd     [fe80::5]:7946   alive   "),
                            QStringLiteral("gone    10.0.9.9:7946    failed  role=db")};
    const auto list = parseAddresses(lines.join(glue));
    QVERIFY(list.fromSerfMembers);
    QVERIFY(list.wrong.isEmpty());
    QCOMPARE(list.seeds.size(), 3U);
    QVERIFY((list.seeds[1] == HostPort{"10.0.4.18", 7001}));
    QVERIFY((list.seeds[2] == HostPort{"fe80::5", 7946}));
}

void TstAddressList::onlyMembersAliveAreAsked()
{
    const auto list =
        parseAddresses(QStringLiteral("a 10.0.0.1:7946 left\nb 10.0.0.2:7946 failed"));
    QVERIFY(list.fromSerfMembers);
    QVERIFY(list.seeds.empty());
}

void TstAddressList::sameAddressCountsOnce()
{
    QCOMPARE(parseAddresses(QStringLiteral("h h:7946 h:7947")).seeds.size(), 2U);
}

void TstAddressList::tooManyAreLeftOut()
{
    QString text;
    for (int at = 0; at < 40; ++at)
        text += QStringLiteral("10.0.0.%1 ").arg(at);
    const auto list = parseAddresses(text);
    QCOMPARE(list.seeds.size(), kSeedsMost);
    QCOMPARE(list.leftOut, 40 - kSeedsMost);
}

QTEST_APPLESS_MAIN(TstAddressList)
#include "tst_address_list.moc"
