#include <QtTest/QTest>

#include "core/filter/member_filter.h"

using namespace grapevine;
using namespace grapevine::filter;

namespace {

link::MemberRow web()
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = "web-1";
    facts->tags = {{"role", "web"}, {"zone", "a"}};
    link::MemberRow row;
    row.facts = std::move(facts);
    row.status = link::MemberStatus::Alive;
    return row;
}

bool matches(MemberFilter::Expressions expressions)
{
    const auto filter = MemberFilter::compile(expressions);
    return filter.has_value() && filter->matches(web());
}

} // namespace

class TstMemberFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expressionsMatchFully()
    {
        QVERIFY(matches({}));
        QVERIFY(matches({"alive", "", {}}));
        QVERIFY(!matches({"aliv", "", {}}));
        QVERIFY(matches({"alive|failed", "", {}}));
        QVERIFY(!matches({"", "web", {}}));
        QVERIFY(matches({"", "web-.*", {}}));
        QVERIFY(!matches({"", "xweb-1|we", {}}));
    }

    void allTagsMustMatchAndAMissingOneIsEmpty()
    {
        QVERIFY(matches({"", "", {"role=web", "zone=[ab]"}}));
        QVERIFY(!matches({"", "", {"role=web", "zone=b"}}));
        QVERIFY(matches({"", "", {"nope=.*"}}));
        QVERIFY(!matches({"", "", {"nope=.+"}}));
        QVERIFY(matches({"", "", {"role=w=?eb"}}));
    }

    void aNameThatIsNoUtf8CanStillBeMatched()
    {
        auto facts = std::make_shared<NodeFacts>();
        facts->name = "web-\xff-1";
        link::MemberRow row;
        row.facts = std::move(facts);
        const auto filter = MemberFilter::compile({"", "web-.-1", {}});
        QVERIFY(filter.has_value() && filter->matches(row));
    }

    void badExpressionsSayWhy()
    {
        const auto unclosed = MemberFilter::compile({"(", "", {}});
        QVERIFY(!unclosed.has_value());
        QCOMPARE(unclosed.error().expression, std::string{"("});
        QVERIFY(!unclosed.error().reason.empty());
        QVERIFY(!MemberFilter::compile({"", "", {"role"}}).has_value());
        QVERIFY(!MemberFilter::compile({"", "", {"=x"}}).has_value());
    }

    void hostileExpressionsStayLinear()
    {
        auto facts = std::make_shared<NodeFacts>();
        facts->name = std::string(5000, 'a') + "b";
        link::MemberRow row;
        row.facts = std::move(facts);
        const auto filter = MemberFilter::compile({"", "(a*)*(a*)*c", {}});
        QVERIFY(filter.has_value());
        QVERIFY(!filter->matches(row));
    }
};

QTEST_APPLESS_MAIN(TstMemberFilter)
#include "tst_member_filter.moc"
