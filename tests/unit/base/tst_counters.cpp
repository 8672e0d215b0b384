#include <QTest>
#include <string>
#include <vector>

#include "core/base/counters.h"

using namespace grapevine;

class TstCounters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUnknownNameCountsZero();
    void addingAddsUp();
    void aHighWaterMarkOnlyRises();
    void valuesComeSortedByName();
};

void TstCounters::anUnknownNameCountsZero()
{
    const Counters counters;
    QCOMPARE(counters.value("wire.truncated"), std::uint64_t{0});
    QVERIFY(counters.values().empty());
}

void TstCounters::addingAddsUp()
{
    Counters counters;
    counters.add("wire.truncated");
    counters.add("wire.truncated", 41);
    counters.add("wire.empty", 0);
    QCOMPARE(counters.value("wire.truncated"), std::uint64_t{42});
    QCOMPARE(counters.values().size(), std::size_t{2});
}

void TstCounters::aHighWaterMarkOnlyRises()
{
    Counters counters;
    counters.atLeast("peek.answer-largest", 10);
    counters.atLeast("peek.answer-largest", 7);
    QCOMPARE(counters.value("peek.answer-largest"), std::uint64_t{10});
    counters.atLeast("peek.answer-largest", 11);
    QCOMPARE(counters.value("peek.answer-largest"), std::uint64_t{11});
}

void TstCounters::valuesComeSortedByName()
{
    Counters counters;
    for (const char* name : {"wire.b", "peek.z", "wire.a"})
        counters.add(name);
    std::vector<std::string> names;
    for (const auto& [name, value] : counters.values())
        names.push_back(name);
    QCOMPARE(names, (std::vector<std::string>{"peek.z", "wire.a", "wire.b"}));
}

QTEST_APPLESS_MAIN(TstCounters)
#include "tst_counters.moc"
