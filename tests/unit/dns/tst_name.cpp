#include <QtTest/QTest>

#include "core/dns/limits.h"
#include "core/dns/name.h"
#include "core/dns/service_names.h"

using namespace grapevine;
using namespace grapevine::dns;

namespace {

Name name(std::string_view text)
{
    return Name::fromText(text).value();
}

} // namespace

class TstName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textComesBackAsItWas_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::size_t>("labels");
        const auto row = [](const char* what, std::string text, std::size_t labels) {
            QTest::newRow(what) << std::move(text) << labels;
        };
        row("root", ".", 0);
        row("plain", "n1._serf_gv._tcp.local.", 4);
        row("dot in a label", "n\\.two._serf_gv._tcp.local.", 4);
        row("backslash", "a\\\\b.local.", 2);
        row("space", "My\\032Printer.local.", 2);
        row("zero byte", "a\\000b.", 1);
        row("beyond ASCII", "gr\\195\\182\\195\\159e.local.", 2);
    }
    void textComesBackAsItWas()
    {
        QFETCH(std::string, text);
        QFETCH(std::size_t, labels);
        const auto read = Name::fromText(text);
        QVERIFY(read.has_value());
        QCOMPARE(read->text(), text);
        QCOMPARE(read->labels().size(), labels);
        // The last dot may be missing.
        if (text.size() > 1)
            QCOMPARE(Name::fromText(text.substr(0, text.size() - 1))->wire(), read->wire());
    }

    void whatIsNoNameIsRefused_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::newRow("empty label") << std::string{"a..b"};
        QTest::newRow("leading dot") << std::string{".a"};
        QTest::newRow("label of 64") << std::string(64, 'x');
        QTest::newRow("half an escape") << std::string{"a\\"};
        QTest::newRow("short number") << std::string{"a\\12"};
        QTest::newRow("number past a byte") << std::string{"a\\256"};
        std::string longest;
        for (int i = 0; i < 128; ++i)
            longest += "a.";
        QTest::newRow("257 bytes") << longest;
    }
    void whatIsNoNameIsRefused()
    {
        QFETCH(std::string, text);
        QVERIFY(!Name::fromText(text).has_value());
    }

    void aNameOf255BytesFits()
    {
        std::string text;
        for (int i = 0; i < 126; ++i)
            text += "a.";
        const auto longest = Name::fromText(text + "b");
        QVERIFY(longest.has_value());
        QCOMPARE(longest->wire().size() + 1, kNameLongest);
        auto longer = *longest;
        QVERIFY(!longer.append("c"));
        QCOMPARE(longer.text(), longest->text());
        QVERIFY(Name::fromText(std::string(63, 'x')).has_value());
    }

    void caseOfAsciiLettersDoesNotMatter()
    {
        QVERIFY(name("N1.Local") == name("n1.lOCAL"));
        QVERIFY(!(name("n1.local") < name("N1.LOCAL")));
        QCOMPARE(name("N1.Local").folded(), name("n1.local").folded());
        QVERIFY(!(name("\\195\\132") == name("\\195\\164")));
        QVERIFY(!(name("a.b") == name("a\\.b")));
        QCOMPARE(name("N1.Local").text(), std::string{"N1.Local."});
    }

    void whatStandsBeforeASuffixIsJoinedByDots()
    {
        const auto service = name("_serf_gv._tcp.local");
        QCOMPARE(*name("n1._serf_gv._tcp.local").before(service), std::string{"n1"});
        QCOMPARE(*name("n.two._SERF_gv._tcp.LOCAL").before(service), std::string{"n.two"});
        QCOMPARE(*name("n\\.two._serf_gv._tcp.local").before(service), std::string{"n.two"});
        QVERIFY(!service.before(service));
        QVERIFY(!name("n1._serf_gw._tcp.local").before(service));
    }

    void aServiceOfSerfNamesItsCluster()
    {
        QCOMPARE(serfService("gv")->text(), std::string{"_serf_gv._tcp.local."});
        QCOMPARE(serfService("my.dots")->text(), std::string{"_serf_my.dots._tcp.local."});
        QCOMPARE(serfService("a b\\")->text(), std::string{"_serf_a\\032b\\\\._tcp.local."});
        for (const char* cluster : {"gv", "my.dots", "a b\\", "_serf_"})
            QCOMPARE(*clusterOfService(*serfService(cluster)), std::string{cluster});
        QVERIFY(!serfService(""));
        QVERIFY(!serfService("a..b"));
        QVERIFY(!serfService(std::string(58, 'x')));
        for (const char* other : {"_ipp._tcp.local", "_serf_._tcp.local", "_serf_gv._udp.local",
                                  "_tcp.local", "_serf_gv._tcp.example"})
            QVERIFY2(!clusterOfService(name(other)), other);
    }

    void anInstanceOfClusterfunkNamesClusterKindAndNode_data()
    {
        QTest::addColumn<std::string>("instance");
        QTest::addColumn<std::string>("cluster"); // Empty: nothing to join.
        QTest::addColumn<std::string>("node");
        const auto row = [](const char* instance, const char* cluster, const char* node) {
            QTest::newRow(instance)
                << std::string{instance} << std::string{cluster} << std::string{node};
        };
        row("demo_serf_0123456789abcdef", "demo", "0123456789abcdef");
        row("demo_x_serf_a", "demo_x", "a");
        row("demo_serf_svc_0123456789abcdef", "demo", "svc_0123456789abcdef");
        row("my_serf_cluster_serf_client_1", "my_serf_cluster", "client_1");
        row("demo_mgmt_0123456789abcdef", "", "");
        row("my_serf_cluster_mgmt_a", "", "");
        row("demo_svc_a", "", "");
        row("_serf_a", "", "");
        row("demo_serf_", "", "");
        row("printer", "", "");
    }
    void anInstanceOfClusterfunkNamesClusterKindAndNode()
    {
        QFETCH(std::string, instance);
        QFETCH(std::string, cluster);
        QFETCH(std::string, node);
        const auto words =
            instanceWords(name(instance + "._clusterfunk._udp.local"), clusterfunkService());
        QCOMPARE(words.has_value(), !cluster.empty());
        if (!words) return;
        QCOMPARE(words->cluster, cluster);
        QCOMPARE(words->node, node);
        QCOMPARE(int(words->kind), int(DiscoveredKind::Clusterfunk));
    }
};

QTEST_GUILESS_MAIN(TstName)
#include "tst_name.moc"
