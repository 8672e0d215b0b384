#include <QTest>
#include <type_traits>
#include <unordered_set>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/random.h"

using namespace grapevine;

// A number with a meaning compares with its own kind and converts to nothing.
static_assert(!std::is_convertible_v<std::uint64_t, LamportTime>);
static_assert(!std::is_convertible_v<LamportTime, std::uint64_t>);
static_assert(!std::is_constructible_v<SequenceNumber, Incarnation>);
static_assert(std::is_trivially_copyable_v<MemberKey>);

class TstNumbers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void strongNumbersAreOrdered();
    void membersOfDifferentClustersAreDifferentKeys();
    void aSeedReplaysTheSameRun();
    void seededRandomIsSplitMix64();
    void belowStaysBelow();
};

void TstNumbers::strongNumbersAreOrdered()
{
    QVERIFY(LamportTime{1} < LamportTime{2});
    QVERIFY(Incarnation{7} == Incarnation{7});
    QCOMPARE(LamportTime{}.value(), std::uint64_t{0});
}

void TstNumbers::membersOfDifferentClustersAreDifferentKeys()
{
    std::unordered_set<MemberKey> keys;
    for (std::uint32_t cluster = 0; cluster < 3; ++cluster) {
        for (std::uint32_t member = 0; member < 3; ++member) {
            keys.insert({ClusterId{cluster}, MemberId{member}});
            keys.insert({ClusterId{cluster}, MemberId{member}});
        }
    }
    QCOMPARE(keys.size(), std::size_t{9});
}

void TstNumbers::aSeedReplaysTheSameRun()
{
    SeededRandom one{42};
    SeededRandom same{42};
    SeededRandom other{43};
    bool differs = false;
    for (int i = 0; i < 100; ++i) {
        const auto value = one.next();
        QCOMPARE(same.next(), value);
        differs = differs || other.next() != value;
    }
    QVERIFY(differs);
}

// First outputs of the reference implementation for seed 0.
void TstNumbers::seededRandomIsSplitMix64()
{
    SeededRandom random{0};
    QCOMPARE(random.next(), std::uint64_t{0xE220A8397B1DCDAFULL});
    QCOMPARE(random.next(), std::uint64_t{0x6E789E6AA1B965F4ULL});
    QCOMPARE(random.next(), std::uint64_t{0x06C45D188009454FULL});
}

void TstNumbers::belowStaysBelow()
{
    SeededRandom random{1};
    QCOMPARE(random.below(0), std::uint64_t{0});
    QCOMPARE(random.below(1), std::uint64_t{0});
    std::unordered_set<std::uint64_t> seen;
    for (int i = 0; i < 1000; ++i) {
        const auto value = random.below(6);
        QVERIFY(value < 6);
        seen.insert(value);
    }
    QCOMPARE(seen.size(), std::size_t{6});
}

QTEST_APPLESS_MAIN(TstNumbers)
#include "tst_numbers.moc"
