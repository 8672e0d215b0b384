#include <QtTest/QTest>

#include <array>
#include <limits>
#include <memory>
#include <optional>

#include "core/agent/name_choice.h"

using namespace grapevine;
using namespace grapevine::agent;
using link::MemberStatus;
using link::RawState;

namespace {

Endpoint at(const char* address, std::uint16_t port = 7946)
{
    return {*IpAddress::fromText(address), port};
}

const Endpoint kOwn = at("10.0.0.9");

PeekedMember member(const char* name, const Endpoint& where, RawState state,
                    std::uint32_t incarnation = 1)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = name;
    facts->endpoint = where;
    return {std::move(facts), state, Incarnation{incarnation}};
}

Expected<NameChoice, NamesTaken> choose(const PeekAnswer& answer, bool exactly = false)
{
    return chooseName({"us", kOwn, exactly, {}}, std::array{answer});
}

} // namespace

class TstNameChoice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUnknownNameIsTakenAsItIs()
    {
        PeekAnswer answer;
        answer.members = {member("somebody", at("10.0.0.1"), RawState::Alive)};
        const auto choice = choose(answer);
        QVERIFY(choice);
        QCOMPARE(choice->name, std::string("us"));
        QCOMPARE(choice->first, Incarnation{1});
        QVERIFY(choice->taken.empty());
        QCOMPARE(chooseName({"us", kOwn, true, {}}, {})->name, std::string("us"));
    }

    void aNameSomewhereElseIsFreeOnlyWhenItLeft_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("serfLeft");
        QTest::addColumn<bool>("free");
        QTest::newRow("alive") << int(RawState::Alive) << false << false;
        QTest::newRow("suspect") << int(RawState::Suspect) << false << false;
        QTest::newRow("dead") << int(RawState::Dead) << false << false;
        QTest::newRow("dead, forced out") << int(RawState::Dead) << true << false;
        QTest::newRow("left") << int(RawState::Left) << true << true;
        QTest::newRow("left, no intent seen") << int(RawState::Left) << false << true;
        QTest::newRow("unknown number") << int(RawState::Unknown) << false << false;
    }
    void aNameSomewhereElseIsFreeOnlyWhenItLeft()
    {
        QFETCH(int, state);
        QFETCH(bool, serfLeft);
        QFETCH(bool, free);
        PeekAnswer answer;
        answer.members = {member("us", at("10.0.0.1"), static_cast<RawState>(state), 4)};
        if (serfLeft) answer.leftMembers = {"us"};
        const auto choice = choose(answer);
        QVERIFY(choice);
        QCOMPARE(choice->name, std::string(free ? "us" : "us-1"));
        QCOMPARE(choice->first, Incarnation{free ? 5U : 1U});
        QCOMPARE(choice->taken.size(), std::size_t{free ? 0U : 1U});
        if (!free) QCOMPARE(choice->taken.front().holder, std::string("10.0.0.1:7946"));
        QCOMPARE(choose(answer, true).has_value(), free);
    }

    void ourOwnAddressAndPortIsTakenOverAboveTheAccusedIncarnation_data()
    {
        QTest::addColumn<int>("state");
        for (const auto state :
             {RawState::Alive, RawState::Suspect, RawState::Dead, RawState::Left})
            QTest::newRow(std::string(word(state)).c_str()) << int(state);
    }
    void ourOwnAddressAndPortIsTakenOverAboveTheAccusedIncarnation()
    {
        QFETCH(int, state);
        PeekAnswer answer;
        answer.members = {member("us", kOwn, static_cast<RawState>(state), 41)};
        const auto choice = choose(answer, true);
        QVERIFY(choice);
        QCOMPARE(choice->name, std::string("us"));
        QCOMPARE(choice->first, Incarnation{42});
    }

    void anotherPortOfOurAddressIsSomebodyElse()
    {
        PeekAnswer answer;
        answer.members = {member("us", at("10.0.0.9", 7947), RawState::Alive)};
        QCOMPARE(choose(answer)->name, std::string("us-1"));
    }

    void aBareNameIsFreeWhenItLeftAndTakenWhenItFailed()
    {
        PeekAnswer answer;
        answer.statusTimes = {{"us", LamportTime{7}}};
        QCOMPARE(choose(answer)->name, std::string("us-1"));
        QCOMPARE(int(choose(answer)->taken.front().status), int(MemberStatus::Failed));
        QVERIFY(!choose(answer, true));
        answer.leftMembers = {"us"};
        QCOMPARE(choose(answer)->name, std::string("us"));
    }

    void theFirstFreeSuffixIsChosenAndAllTakenOnesAreNamed()
    {
        PeekAnswer answer;
        answer.members = {member("us-1", at("10.0.0.2"), RawState::Suspect),
                          member("us", at("10.0.0.1"), RawState::Alive),
                          member("us-3", at("10.0.0.4"), RawState::Alive),
                          member("us-2", kOwn, RawState::Dead, 6)};
        const auto choice = choose(answer);
        QVERIFY(choice);
        QCOMPARE(choice->name, std::string("us-2"));
        QCOMPARE(choice->first, Incarnation{7});
        QCOMPARE(choice->taken.size(), std::size_t{2});
        QCOMPARE(choice->taken[1].name, std::string("us-1"));
    }

    void oneAnswerThatHoldsTheNameIsEnough()
    {
        PeekAnswer knows;
        knows.members = {member("us", at("10.0.0.1"), RawState::Alive)};
        PeekAnswer left;
        left.members = {member("us", at("10.0.0.1"), RawState::Left, 9)};
        const auto choice = chooseName({"us", kOwn, false, {}}, std::array{left, knows});
        QCOMPARE(choice->name, std::string("us-1"));
    }

    void aNameGivenUpInAClashIsNotTakenAgain()
    {
        const auto choice = chooseName({"us", kOwn, false, {"us", "us-1"}}, {});
        QVERIFY(choice);
        QCOMPARE(choice->name, std::string("us-2"));
        QVERIFY(!chooseName({"us", kOwn, true, {"us"}}, {}));
    }

    void anIncarnationThatCannotRiseIsTaken()
    {
        PeekAnswer answer;
        answer.members = {
            member("us", kOwn, RawState::Dead, std::numeric_limits<std::uint32_t>::max())};
        QCOMPARE(choose(answer)->name, std::string("us-1"));
    }

    void theSearchForASuffixEnds()
    {
        PeekAnswer answer;
        answer.members.push_back(member("us", at("10.0.0.1"), RawState::Alive));
        for (std::size_t number = 1; number < kNamesTriedMost; ++number) {
            const auto name = "us-" + std::to_string(number);
            answer.members.push_back(member(name.c_str(), at("10.0.0.1"), RawState::Alive));
        }
        const auto choice = choose(answer);
        QVERIFY(!choice);
        QCOMPARE(choice.error().taken.size(), kNamesTriedMost);
    }
};

QTEST_APPLESS_MAIN(TstNameChoice)
#include "tst_name_choice.moc"
