#include <QtTest/QTest>

#include "core/serf/query_filter.h"
#include "tests/unit/serf/serf_rig.h"

using namespace grapevine;
using namespace grapevine::serf;
using test::nodeFilter;
using test::tagFilter;

namespace {

struct Judge {
    bool pass(const std::vector<Bytes>& filters)
    {
        return passesFilters(std::vector<ByteView>(filters.begin(), filters.end()), "self",
                             {{"dc", "east"}, {"role", "web-1"}}, counters);
    }
    Counters counters;
};

} // namespace

class TstQueryFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filtersAreWrittenAsInGo()
    {
        QCOMPARE(toHex(nodeFilter({"foo", "bar"})), std::string{"0092a3666f6fa3626172"});
        QCOMPARE(toHex(tagFilter("role", "ob")),
                 std::string{"0182a445787072a26f62a3546167a4726f6c65"});
    }

    void noFilterMeansEverybody() { QVERIFY(Judge{}.pass({})); }

    void aNodeFilterMeansThoseItNames()
    {
        QVERIFY(Judge{}.pass({nodeFilter({"foo", "self"})}));
        QVERIFY(!Judge{}.pass({nodeFilter({"foo", "bar"})}));
        QVERIFY(!Judge{}.pass({nodeFilter({})}));
    }

    void aTagFilterMatchesAnywhereInTheValue()
    {
        QVERIFY(Judge{}.pass({tagFilter("role", "web")}));
        QVERIFY(Judge{}.pass({tagFilter("role", "^web-[0-9]+$")}));
        QVERIFY(!Judge{}.pass({tagFilter("role", "^web$")}));
        QVERIFY(Judge{}.pass({tagFilter("role", "(?i)WEB")}));
        QVERIFY(Judge{}.pass({tagFilter("absent", "^$")}));
        QVERIFY(!Judge{}.pass({tagFilter("absent", "x")}));
    }

    void allExpressionsTogetherHaveOneLimit()
    {
        const auto half = tagFilter("role", std::string(kExpressionLongest / 2 - 1, 'x') + "?");
        Judge judge;
        QVERIFY(judge.pass({half, half}) == judge.pass({half}));
        QVERIFY(judge.counters.values().empty());
        const auto any = tagFilter("role", "(?:" + std::string(400, '.') + ")?");
        QVERIFY(judge.pass({any, any}));
        QVERIFY(!judge.pass({any, any, any}));
        QCOMPARE(judge.counters.value("serf.query-filter-large"), std::uint64_t{1});
    }

    void allFiltersMustPass()
    {
        QVERIFY(Judge{}.pass({nodeFilter({"self"}), tagFilter("dc", "east")}));
        QVERIFY(!Judge{}.pass({nodeFilter({"self"}), tagFilter("dc", "west")}));
        QVERIFY(!Judge{}.pass({nodeFilter({"other"}), tagFilter("dc", "east")}));
    }

    void whatCannotBeReadIsNotForUs_data()
    {
        QTest::addColumn<QString>("hex");
        QTest::addColumn<QString>("counter");
        const auto row = [](const char* name, const Bytes& filter, const char* counter) {
            QTest::newRow(name) << QString::fromStdString(toHex(filter)) << QString(counter);
        };
        row("empty", {}, "");
        row("type alone", {std::byte{0}}, "serf.query-filter-undecodable");
        row("broken tag filter", {std::byte{1}, std::byte{0x82}}, "serf.query-filter-undecodable");
        row("unknown type", {std::byte{9}, std::byte{0x80}}, "serf.query-filter-unknown");
        row("bad expression", tagFilter("role", "("), "serf.query-filter-bad-expression");
        row("lookahead", tagFilter("role", "(?=w)"), "serf.query-filter-bad-expression");
        row("too long", tagFilter("role", std::string(2000, 'a')), "serf.query-filter-large");
        row("too large a program", tagFilter("role", "(((w{100}){100}){100})?"),
            "serf.query-filter-bad-expression");
    }

    void whatCannotBeReadIsNotForUs()
    {
        QFETCH(QString, hex);
        QFETCH(QString, counter);
        Judge judge;
        QVERIFY(!judge.pass({*fromHex(hex.toStdString())}));
        if (!counter.isEmpty()) QCOMPARE(judge.counters.value(counter.toStdString()), 1U);
    }

    void moreFiltersThanAQueryHoldsAreRefused()
    {
        Judge judge;
        QVERIFY(judge.pass(std::vector<Bytes>(kFiltersMost, nodeFilter({"self"}))));
        QVERIFY(!judge.pass(std::vector<Bytes>(kFiltersMost + 1, nodeFilter({"self"}))));
        QCOMPARE(judge.counters.value("serf.query-filters-many"), 1U);
        QVERIFY(judge.pass(std::vector<Bytes>(kTagFiltersMost, tagFilter("role", "w"))));
        QVERIFY(!judge.pass(std::vector<Bytes>(kTagFiltersMost + 1, tagFilter("role", "w"))));
        QCOMPARE(judge.counters.value("serf.query-filters-many"), 2U);
    }

    void anExpressionThatBacktracksElsewhereIsQuick()
    {
        Judge judge;
        const std::vector<Bytes> filters(kTagFiltersMost,
                                         tagFilter("role", "^(([a-z])+.)+[A-Z]([a-z])+$"));
        for (int i = 0; i < 20; ++i)
            QVERIFY(!judge.pass(filters));
    }
};

QTEST_APPLESS_MAIN(TstQueryFilter)
#include "tst_query_filter.moc"
