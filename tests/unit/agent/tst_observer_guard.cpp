#include <QtTest/QTest>

#include <optional>

#include "core/agent/observer_guard.h"

using namespace grapevine;
using namespace grapevine::agent;
using namespace std::chrono_literals;

namespace {

const TimePoint kStart{1000s};
/// LAN: three rounds of a second and a timeout of half a second.
constexpr Duration kGrace = 3500ms;
constexpr Duration kQuiet = 3500ms;

const Endpoint kLower{*IpAddress::fromText("10.0.0.1"), 7946};
const Endpoint kHigher{*IpAddress::fromText("10.0.0.2"), 7946};

ObserverGuard joined()
{
    ObserverGuard guard({});
    guard.handleStart(kStart);
    guard.handleOthers(kStart, true);
    return guard;
}

template<class Action> std::optional<Action> only(ObserverGuard& guard)
{
    const auto actions = guard.takeActions();
    if (actions.size() != 1 || !std::holds_alternative<Action>(actions.front()))
        return std::nullopt;
    return std::get<Action>(actions.front());
}

} // namespace

class TstObserverGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAccusationThatNobodyFollowsUpMeansThatWeAreUnreachable()
    {
        auto guard = joined();
        guard.handleSelfAccused(kStart + 4s);
        guard.handleTimeout(kStart + 4s + kGrace - 1ns);
        static_cast<void>(guard.takeActions());
        guard.handleTimeout(kStart + 4s + kGrace);
        QVERIFY(only<LeaveUnreachable>(guard));
        QVERIFY(!guard.nextTimeout());
    }

    void theFirstAccusationCountsNotTheLast()
    {
        auto guard = joined();
        guard.handleSelfAccused(kStart + 1s);
        guard.handleSelfAccused(kStart + 3s);
        guard.handleTimeout(kStart + 1s + kGrace);
        QVERIFY(only<LeaveUnreachable>(guard));
    }

    void aPacketAfterTheAccusationClearsIt()
    {
        auto guard = joined();
        guard.handleSelfAccused(kStart + 4s);
        guard.handleInbound(kStart + 5s);
        QVERIFY(!guard.nextTimeout());
        guard.handleTimeout(kStart + 60s);
        QVERIFY(guard.takeActions().empty());
    }

    void aPacketFromBeforeTheAccusationDoesNot()
    {
        auto guard = joined();
        guard.handleInbound(kStart + 3s);
        guard.handleSelfAccused(kStart + 4s);
        guard.handleInbound(kStart + 3s);
        guard.handleTimeout(kStart + 4s + kGrace);
        QVERIFY(only<LeaveUnreachable>(guard));
    }

    void anAccusationThatCameToUsProvesThatWeAreReachable()
    {
        auto guard = joined();
        guard.handleInbound(kStart + 4s);
        guard.handleSelfAccused(kStart + 4s);
        QVERIFY(!guard.nextTimeout());
    }

    void whoNeverHearsAnybodyAsksToBePingedAndThenWhatIsSaidOfItself()
    {
        auto guard = joined();
        for (int look = 0; look < 2; ++look) {
            const auto from = kStart + look * kQuiet;
            for (int round = 0; round < ObserverGuard::kQuietRounds; ++round) {
                QCOMPARE(*guard.nextTimeout(), from + round * 1s);
                guard.handleTimeout(from + round * 1s);
                QVERIFY(only<CheckReach>(guard));
            }
            QCOMPARE(*guard.nextTimeout(), from + kQuiet);
            guard.handleTimeout(from + kQuiet);
            QVERIFY(only<Reexchange>(guard)); // Nobody answers: they may all be gone.
        }
        guard.handleInbound(kStart + 12s);
        guard.handleOthers(kStart + 12s, true);
        QVERIFY(!guard.nextTimeout());
        guard.handleAnswer();
        QVERIFY(guard.takeActions().empty());
    }

    void whoIsAnsweredAndYetPingedByNobodyIsUnreachableWithinFourSeconds()
    {
        auto guard = joined();
        guard.handleAnswer(); // Before anybody was asked to ping us it means nothing.
        for (Duration after{}; after < kQuiet; after += 100ms)
            guard.handleTimeout(kStart + after);
        static_cast<void>(guard.takeActions());
        guard.handleAnswer();
        QVERIFY(guard.takeActions().empty());
        guard.handleTimeout(kStart + kQuiet);
        QVERIFY(only<Reexchange>(guard));
        guard.handleAnswer();
        QVERIFY(only<LeaveUnreachable>(guard));
        QVERIFY(!guard.nextTimeout());
    }

    void aPingBetweenQuestionAndAnswerClearsUs()
    {
        auto guard = joined();
        for (Duration after{}; after <= kQuiet; after += 100ms)
            guard.handleTimeout(kStart + after);
        static_cast<void>(guard.takeActions());
        guard.handleInbound(kStart + kQuiet + 1ms);
        guard.handleAnswer();
        guard.handleTimeout(kStart + 60s);
        QVERIFY(guard.takeActions().empty());
    }

    void whoIsAloneWaitsInPeace()
    {
        ObserverGuard guard({});
        guard.handleStart(kStart);
        guard.handleOthers(kStart, false);
        QVERIFY(!guard.nextTimeout());
        guard.handleSelfAccused(kStart + 1s);
        guard.handleOthers(kStart + 2s, false);
        QVERIFY(!guard.nextTimeout());
    }

    void aStallExcusesTheAccusationAndAsksAnew()
    {
        auto guard = joined();
        guard.handleSelfAccused(kStart + 1s);
        guard.handleStall(kStart + 30s);
        QVERIFY(only<Reexchange>(guard));
        guard.handleTimeout(kStart + 30s + kGrace);
        QVERIFY(only<CheckReach>(guard));
        guard.handleAnswer();
        QVERIFY(guard.takeActions().empty());
    }

    void anOpenVerdictIsAskedForOnceAndNotTooOften()
    {
        auto guard = joined();
        guard.handleNoVerdict(kStart + 1s, MemberId{3});
        guard.handleNoVerdict(kStart + 1500ms, MemberId{4});
        const auto asked = only<PeekForVerdict>(guard);
        QVERIFY(asked);
        QCOMPARE(asked->about, MemberId{3});
        QCOMPARE(guard.verdictsDropped(), std::uint64_t{1});
        guard.handleNoVerdict(kStart + 2s, MemberId{4});
        QVERIFY(only<PeekForVerdict>(guard));
    }

    void anAddressThatIsGoneIsLeftOnceThereIsAnotherWayOut()
    {
        auto guard = joined();
        guard.handleAddress(kStart + 1s, kLower.address, true);
        guard.handleAddress(kStart + 2s, std::nullopt, false);
        QVERIFY(guard.takeActions().empty());
        guard.handleAddress(kStart + 3s, kHigher.address, false);
        const auto again = only<Rejoin>(guard);
        QVERIFY(again);
        QVERIFY(again->leaveFirst);
        QVERIFY(!again->giveUpName);
        guard.handleAddress(kStart + 4s, kHigher.address, false);
        QVERIFY(guard.takeActions().empty());
    }

    void aClashBeforeAnybodyTookUsInIsLeftInSilence()
    {
        auto guard = joined();
        guard.handleClash(kStart, kLower, kHigher);
        const auto again = only<Rejoin>(guard);
        QVERIFY(again);
        QVERIFY(!again->leaveFirst);
        QVERIFY(again->giveUpName);
    }

    void aClashAfterSomebodyTookUsInIsLeftAloud()
    {
        auto guard = joined();
        guard.handleTakenIn();
        guard.handleClash(kStart, kLower, kHigher);
        QVERIFY(only<Rejoin>(guard)->leaveFirst);
    }

    void aClashLaterOnIsLeftAloudAndNeverFought()
    {
        auto guard = joined();
        guard.handleInbound(kStart + 1s);
        guard.handleClash(kStart + 9s, kLower, kHigher);
        guard.handleClash(kStart + 9s, kLower, kHigher);
        const auto again = only<Rejoin>(guard);
        QVERIFY(again);
        QVERIFY(again->leaveFirst);
    }

    void twoObserversThatClashPartWays()
    {
        auto one = joined();
        auto other = joined();
        one.handleClash(kStart, kLower, kHigher);
        other.handleClash(kStart, kHigher, kLower);
        QVERIFY(only<Rejoin>(one)->namesSkipped != only<Rejoin>(other)->namesSkipped);
    }

    void endlessClashesEndInPeeking()
    {
        auto guard = joined();
        auto now = kStart;
        for (std::size_t clash = 0; clash < ObserverGuard::kClashesMost; ++clash) {
            now += 5s;
            guard.handleClash(now, kLower, kHigher);
            QVERIFY(only<Rejoin>(guard));
            guard.handleStart(now);
        }
        guard.handleClash(now + 5s, kLower, kHigher);
        QVERIFY(only<LeaveContested>(guard));
        guard.handleStart(now);
        guard.handleClash(now + ObserverGuard::kClashForgotten + 6s, kLower, kHigher);
        QVERIFY(only<Rejoin>(guard));
    }

    void onceToldToGoNothingMoreIsAsked()
    {
        auto guard = joined();
        guard.handleAddress(kStart, kHigher.address, false);
        QVERIFY(only<Rejoin>(guard));
        guard.handleNoVerdict(kStart + 1s, MemberId{1});
        guard.handleStall(kStart + 1s);
        guard.handleClash(kStart + 1s, kLower, kHigher);
        guard.handleTimeout(kStart + 60s);
        QVERIFY(guard.takeActions().empty());
    }
};

QTEST_APPLESS_MAIN(TstObserverGuard)
#include "tst_observer_guard.moc"
