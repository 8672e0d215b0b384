#include <QtTest/QTest>

#include "app/cli/entry_filter.h"
#include "app/cli/handler_input.h"
#include "app/cli/split_words.h"

using namespace grapevine;
using namespace grapevine::cli;
using link::EntryKind;

namespace {

using Words = std::vector<std::string>;

link::TimelineEntry entryOf(EntryKind kind, const std::string& name = {},
                            std::string_view payload = {})
{
    link::TimelineEntry entry;
    entry.kind = kind;
    entry.name = name;
    entry.payload = toBytes(payload);
    entry.lamportTime = LamportTime{12};
    return entry;
}

link::MemberRowPtr member(const std::string& name, const char* address, Tags tags)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = name;
    facts->tags = std::move(tags);
    facts->endpoint = {*IpAddress::fromText(address), 7946};
    auto row = std::make_shared<link::MemberRow>();
    row->facts = std::move(facts);
    return row;
}

bool matches(std::string_view words, const link::TimelineEntry& entry)
{
    const auto filter = EntryFilter::parse(words);
    return filter.has_value() && filter->matches(entry);
}

} // namespace

class TstHandlerWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blanksSeparateAndQuotesKeep()
    {
        QCOMPARE(splitWords("  a  bc\td ").value(), (Words{"a", "bc", "d"}));
        QCOMPARE(splitWords("a 'b c' \"d e\"").value(), (Words{"a", "b c", "d e"}));
        QCOMPARE(splitWords("a'b'\"c\"d").value(), (Words{"abcd"}));
        QCOMPARE(splitWords("a '' \"\"").value(), (Words{"a", "", ""}));
        QCOMPARE(splitWords("a\\ b \"c\\\"d\" 'e\\f'").value(), (Words{"a b", "c\"d", "e\\f"}));
    }

    void nothingIsExpanded()
    {
        QCOMPARE(
            splitWords("echo $HOME `id` $(id) * ~ ; | > x && y").value(),
            (Words{"echo", "$HOME", "`id`", "$(id)", "*", "~", ";", "|", ">", "x", "&&", "y"}));
    }

    void whatIsNoCommandIsRefused()
    {
        for (const std::string_view bad : {"", "   ", "a 'b", "a \"b", "a\\", "'' a"})
            QVERIFY2(!splitWords(bad).has_value(), bad.data());
        QVERIFY(!splitWords(std::string_view{"a\0b", 3}).has_value());
    }

    void sfr4KindsMatchAsSerfsHandlerFilters()
    {
        const auto deploy = entryOf(EntryKind::User, "deploy");
        QVERIFY(matches("user", deploy));
        QVERIFY(matches("user:deploy", deploy));
        QVERIFY(!matches("user:deplo", deploy));
        QVERIFY(!matches("query:deploy", deploy));
        QVERIFY(matches("*", deploy));
        QVERIFY(matches("member-join,user:deploy", deploy));
        QVERIFY(!matches("member-join,query", deploy));
        QVERIFY(matches("user:", deploy));
        QVERIFY(matches("query:load", entryOf(EntryKind::Query, "load")));
        QVERIFY(matches("member-reap", entryOf(EntryKind::MemberReap)));
    }

    void theStarMeansWhatSerfTellsHandlersOf()
    {
        for (const auto kind :
             {EntryKind::MemberJoin, EntryKind::MemberLeave, EntryKind::MemberFailed,
              EntryKind::MemberUpdate, EntryKind::MemberReap, EntryKind::User, EntryKind::Query})
            QVERIFY(matches("*", entryOf(kind)));
        for (const auto kind : {EntryKind::Snapshot, EntryKind::MemberSuspect, EntryKind::Stale,
                                EntryKind::Ready, EntryKind::Gap})
            QVERIFY(!matches("*", entryOf(kind)));
        QVERIFY(matches("snapshot", entryOf(EntryKind::Snapshot)));
        QVERIFY(matches("member-suspect", entryOf(EntryKind::MemberSuspect)));
    }

    void unknownKindsAreRefused()
    {
        for (const std::string_view bad : {"", "join", "member-join:web", "user,,query", "stale"})
            QVERIFY2(!EntryFilter::parse(bad).has_value(), bad.data());
    }

    void theEnvironmentIsSerfs()
    {
        const HandlerSelf self{"me", {{"my-zone", "z 1"}, {"my_zone", "z 2"}, {"role", "web"}}};
        QCOMPARE(handlerEnvironment(entryOf(EntryKind::User, "deploy"), self),
                 (Words{"SERF_EVENT=user", "SERF_SELF_NAME=me", "SERF_SELF_ROLE=web",
                        "SERF_TAG_MY_ZONE=z 1", "SERF_TAG_ROLE=web", "SERF_USER_EVENT=deploy",
                        "SERF_USER_LTIME=12"}));
        QCOMPARE(handlerEnvironment(entryOf(EntryKind::Query, "load"), {}),
                 (Words{"SERF_EVENT=query", "SERF_SELF_NAME=", "SERF_SELF_ROLE=",
                        "SERF_QUERY_NAME=load", "SERF_QUERY_LTIME=12"}));
        QCOMPARE(handlerEnvironment(entryOf(EntryKind::MemberJoin), {}),
                 (Words{"SERF_EVENT=member-join", "SERF_SELF_NAME=", "SERF_SELF_ROLE="}));
    }

    void aZeroByteInANameIsNoticed()
    {
        const auto bad = entryOf(EntryKind::User, std::string("a\0b", 3));
        QVERIFY(holdsZero(handlerEnvironment(bad, {})));
        QVERIFY(!holdsZero(handlerEnvironment(entryOf(EntryKind::User, "a"), {})));
    }

    void membersComeAsTabSeparatedLines()
    {
        auto entry = entryOf(EntryKind::MemberJoin);
        entry.members = {member("a", "10.0.0.1", {{"role", "web"}, {"zone", "z1"}}),
                         member("b\tc\nd", "fe80::1", {{"k", "1\n2"}})};
        QCOMPARE(handlerInput(entry), std::string{"a\t10.0.0.1\tweb\trole=web,zone=z1\n"
                                                  "b\\tc\\nd\tfe80::1\t\tk=1\\n2\n"});
    }

    void payloadsEndInANewline()
    {
        QCOMPARE(handlerInput(entryOf(EntryKind::User, "x", "hello")), std::string{"hello\n"});
        QCOMPARE(handlerInput(entryOf(EntryKind::Query, "x", "hello\n")), std::string{"hello\n"});
        QCOMPARE(handlerInput(entryOf(EntryKind::User, "x")), std::string{});
    }
};

QTEST_APPLESS_MAIN(TstHandlerWords)
#include "tst_handler_words.moc"
