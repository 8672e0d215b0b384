#include <QtTest/QTest>

#include "core/filter/query_reach.h"

using namespace grapevine;
using namespace grapevine::filter;

namespace {

link::MemberRow member(const char* name, Tags tags)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = name;
    facts->tags = std::move(tags);
    link::MemberRow row;
    row.facts = std::move(facts);
    row.status = link::MemberStatus::Alive;
    return row;
}

bool passes(const link::SendQuery& query, const link::MemberRow& row)
{
    const auto reach = QueryReach::compile(query);
    return reach.has_value() && reach->passes(row);
}

link::SendQuery asking(std::vector<std::string> nodes, std::vector<link::TagMatch> tags)
{
    link::SendQuery query;
    query.nodes = std::move(nodes);
    query.tags = std::move(tags);
    return query;
}

} // namespace

class TstQueryReach : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreListedWhole()
    {
        const auto web = member("web-1", {});
        QVERIFY(passes(asking({}, {}), web));
        QVERIFY(passes(asking({"db-1", "web-1"}, {}), web));
        QVERIFY(!passes(asking({"web"}, {}), web));
    }

    void expressionsMatchAnywhereInTheValue()
    {
        const auto web = member("web-1", {{"role", "web-front"}, {"zone", "a"}});
        QVERIFY(passes(asking({}, {{"role", "front"}}), web));
        QVERIFY(!passes(asking({}, {{"role", "^front"}}), web));
        QVERIFY(passes(asking({}, {{"role", "web"}, {"zone", "^[ab]$"}}), web));
        QVERIFY(!passes(asking({}, {{"role", "web"}, {"zone", "^[bc]$"}}), web));
    }

    void missingTagCountsAsEmpty()
    {
        const auto bare = member("web-1", {});
        QVERIFY(passes(asking({}, {{"role", "^$"}}), bare));
        QVERIFY(!passes(asking({}, {{"role", "."}}), bare));
    }

    void badExpressionIsNamedByItsPlace()
    {
        const auto bad = QueryReach::compile(asking({}, {{"role", "web"}, {"zone", "(a"}}));
        QVERIFY(!bad.has_value());
        QCOMPARE(bad.error().tag, std::size_t{1});
        QVERIFY(!bad.error().empty);
        QVERIFY(!bad.error().reason.empty());
    }

    void emptyOnesAreRefusedAsSerfDoes()
    {
        for (const auto& tag : {link::TagMatch{"role", ""}, link::TagMatch{"", "x"}}) {
            const auto bad = QueryReach::compile(asking({}, {tag}));
            QVERIFY(!bad.has_value());
            QVERIFY(bad.error().empty);
        }
    }
};

QTEST_APPLESS_MAIN(TstQueryReach)
#include "tst_query_reach.moc"
