#include <QtTest/QTest>

#include "core/serf/intent_buffer.h"
#include "tests/unit/serf/serf_rig.h"

using namespace grapevine;
using namespace grapevine::serf;
using namespace std::chrono_literals;
using Kind = IntentBuffer::Kind;

class TstIntentBuffer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyANewerIntentReplacesOne()
    {
        Counters counters;
        IntentBuffer buffer{8, counters};
        QVERIFY(buffer.put(test::kStart, "n1", Kind::Join, LamportTime{3}));
        QVERIFY(!buffer.put(test::kStart, "n1", Kind::Leave, LamportTime{3}));
        QVERIFY(!buffer.put(test::kStart, "n1", Kind::Leave, LamportTime{2}));
        QVERIFY(buffer.find("n1")->kind == Kind::Join);
        QVERIFY(buffer.put(test::kStart, "n1", Kind::Leave, LamportTime{4}));
        QVERIFY(buffer.find("n1")->kind == Kind::Leave);
        QCOMPARE(buffer.find("n1")->time, LamportTime{4});
        QCOMPARE(buffer.size(), std::size_t{1});
        QVERIFY(buffer.find("n2") == nullptr);
    }

    void anIntentThatWaitsTooLongIsForgotten()
    {
        Counters counters;
        IntentBuffer buffer{8, counters};
        QVERIFY(buffer.put(test::kStart, "old", Kind::Join, LamportTime{1}));
        QVERIFY(buffer.put(test::kStart, "renewed", Kind::Join, LamportTime{1}));
        QVERIFY(buffer.put(test::kStart + 1s, "new", Kind::Join, LamportTime{1}));
        QVERIFY(buffer.put(test::kStart + 2s, "renewed", Kind::Join, LamportTime{2}));
        buffer.forgetBefore(test::kStart);
        QCOMPARE(buffer.size(), std::size_t{3});
        buffer.forgetBefore(test::kStart + 1s);
        QVERIFY(buffer.find("old") == nullptr);
        QVERIFY(buffer.find("new") != nullptr);
        QVERIFY(buffer.find("renewed") != nullptr);
    }

    void inventedNamesPushOutTheOldestOnes()
    {
        Counters counters;
        IntentBuffer buffer{100, counters};
        for (std::uint64_t i = 0; i < 1000; ++i)
            QVERIFY(buffer.put(test::kStart, "n" + std::to_string(i), Kind::Leave, LamportTime{i}));
        QCOMPARE(buffer.size(), std::size_t{100});
        QCOMPARE(counters.value("serf.intents-dropped"), std::uint64_t{900});
        QVERIFY(buffer.find("n899") == nullptr);
        QVERIFY(buffer.find("n900") != nullptr);
    }

    void aNameThatFitsNoMemberIsNotKept()
    {
        Counters counters;
        IntentBuffer buffer{100, counters};
        const std::string name(IntentBuffer::kNameLongest + 1, 'n');
        QVERIFY(!buffer.put(test::kStart, name, Kind::Join, LamportTime{1}));
        QCOMPARE(buffer.size(), std::size_t{0});
        QCOMPARE(counters.value("serf.intent-name-too-long"), std::uint64_t{1});
    }
};

QTEST_APPLESS_MAIN(TstIntentBuffer)
#include "tst_intent_buffer.moc"
