#include <QtTest/QTest>

#include "core/sim/claims.h"
#include "core/sim/fleet.h"
#include "tests/sim/scenario.h"
#include "tests/sim/seeds.h"

using namespace grapevine;
using namespace grapevine::sim;
using namespace std::chrono_literals;
using link::MemberStatus;

class TstLargeFleet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aThousandMembersStandWarmAndQuiet()
    {
        VERIFY_SEEDS((Seeds{.usual = 2, .slowBuild = 1, .most = 5}), [](std::uint64_t seed) {
            auto fleet = Fleet::converged({.nodes = 1000, .seed = seed, .observers = 2});
            if (!fleet.disagreement().empty()) return fleet.disagreement();
            fleet.runFor(5s);
            if (auto words = fleet.disagreement(); !words.empty()) return words;
            return unless(fleet.falseFailures() == 0, fleet, "somebody failed");
        });
    }

    void aCrashAmongTwoHundredIsSeenByAll()
    {
        VERIFY_SEEDS((Seeds{.usual = 5, .slowBuild = 1}), [](std::uint64_t seed) {
            auto fleet = Fleet::converged({.nodes = 200, .seed = seed, .observers = 1});
            fleet.runFor(2s);
            fleet.crash(Node{100});
            // 9.2 s of suspicion once three agree, after the first ping that was lost.
            if (!fleet.runUntil(everyOtherNodeSees(MemberStatus::Failed, Node{100}), 40s)) {
                return unless(false, fleet, fleet.disagreement());
            }
            return unless(fleet.falseFailures() == 0, fleet, "others failed too");
        });
    }
};

QTEST_APPLESS_MAIN(TstLargeFleet)
#include "tst_large_fleet.moc"
