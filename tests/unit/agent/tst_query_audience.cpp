#include <QtTest/QTest>

#include <string>
#include <vector>

#include "core/agent/query_audience.h"

using namespace grapevine;
using namespace grapevine::agent;
using namespace std::chrono_literals;
using link::MemberStatus;

namespace {

link::MemberRowPtr row(const std::string& name, const Tags& tags,
                       MemberStatus status = MemberStatus::Alive)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = name;
    facts->tags = tags;
    link::MemberRow out;
    out.facts = std::move(facts);
    out.status = status;
    return std::make_shared<const link::MemberRow>(std::move(out));
}

using Names = std::vector<std::string>;

} // namespace

class TstQueryAudience : public QObject {
    Q_OBJECT

    const std::vector<link::MemberRowPtr> m_rows = {
        row("c", {{"role", "web"}}), row("b", {{"role", "webmail"}}), row("a", {{"role", "db"}}),
        row("d", {}), row("e", {{"role", "web"}}, MemberStatus::Failed)};

    Names audience(Names nodes, std::vector<link::TagMatch> tags)
    {
        link::SendQuery query;
        query.nodes = std::move(nodes);
        query.tags = std::move(tags);
        return audienceOf(query, m_rows).value_or(Names{"error"});
    }

private Q_SLOTS:
    void everybodyAliveIsAskedWithoutAFilter()
    {
        QVERIFY((audience({}, {}) == Names{"a", "b", "c", "d"}));
    }

    void filtersJoin()
    {
        QVERIFY((audience({"a", "e", "nobody"}, {}) == Names{"a"}));
        QVERIFY((audience({}, {{"role", "web"}}) == Names{"b", "c"})); // Anywhere in the value.
        QVERIFY((audience({}, {{"role", "^web$"}}) == Names{"c"}));
        QVERIFY((audience({}, {{"role", "^$"}}) == Names{"d"})); // A missing tag is empty.
        QVERIFY((audience({"b"}, {{"role", "w"}, {"role", "mail"}}) == Names{"b"}));
    }

    void whatDoesNotCompileIsNamed()
    {
        link::SendQuery query;
        query.tags = {{"role", "web"}, {"role", "("}};
        QCOMPARE(audienceOf(query, m_rows).error(), std::string{"("});
        query.tags = {{"role", std::string(2000, 'x')}};
        QVERIFY(!audienceOf(query, m_rows));
    }

    void theTimeoutFollowsSerfsFormula()
    {
        QCOMPARE(lanQueryTimeout(3), Duration{3200ms});
        QCOMPARE(lanQueryTimeout(10), Duration{6400ms});
    }
};

QTEST_APPLESS_MAIN(TstQueryAudience)
#include "tst_query_audience.moc"
