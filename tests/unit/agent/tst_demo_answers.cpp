#include <QtTest/QTest>

#include <set>

#include "core/agent/demo_answers.h"

using namespace grapevine;
using namespace grapevine::agent;
using namespace std::chrono_literals;

class TstDemoAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statusIsSerfersAndTheLeadersDiffers() // SFR-14
    {
        const auto cast = castDemo({});
        QCOMPARE(demoAnswer("status", cast[1], 1s), std::string{"I am OK, thanks for asking"});
        const auto leader = demoAnswer("status", cast[0], 1s);
        QVERIFY(leader && leader->find("leader") != std::string::npos);
    }

    void versionIsTheNodesOwnAndOneIsSilent()
    {
        int answered = 0;
        for (const auto& member : castDemo({})) {
            const auto answer = demoAnswer("version", member, 1s);
            if (!answer) {
                QCOMPARE(member.name, std::string{"cache-3"});
                continue;
            }
            QCOMPARE(*answer, member.version);
            ++answered;
        }
        QCOMPARE(answered, 23);
    }

    void uptimeIsReadable()
    {
        const auto member = castDemo({}).front();
        QCOMPARE(demoAnswer("uptime", member, 0s), std::string{"0d 0h 0m 0s"});
        QCOMPARE(demoAnswer("uptime", member, 51h + 4min + 5s + 900ms), std::string{"2d 3h 4m 5s"});
    }

    void valuesDifferFromNodeToNode()
    {
        std::set<std::string> uptimes;
        std::set<std::string> loads;
        for (const auto& member : castDemo({})) {
            const auto before = demoUptimeBefore(member.name);
            QVERIFY(before >= 5h && before <= 24h * 40);
            uptimes.insert(*demoAnswer("uptime", member, before));
            loads.insert(*demoAnswer("load", member, before));
        }
        QCOMPARE(uptimes.size(), std::size_t{24});
        QVERIFY(loads.size() > 15);
    }

    void loadMovesWithTimeAndIsTheSameForTheSame()
    {
        const auto member = castDemo({}).front();
        std::set<std::string> loads;
        for (auto at = 0s; at < 6min; at += 30s) {
            QCOMPARE(demoAnswer("load", member, at), demoAnswer("load", member, at));
            loads.insert(*demoAnswer("load", member, at));
        }
        QVERIFY(loads.size() > 3);
    }

    void whatNobodyKnowsIsOnlyAcked()
    {
        QVERIFY(!demoAnswer("uname", castDemo({}).front(), 1s));
        QVERIFY(!demoAnswer("", castDemo({}).front(), 1s));
    }
};

QTEST_GUILESS_MAIN(TstDemoAnswers)
#include "tst_demo_answers.moc"
