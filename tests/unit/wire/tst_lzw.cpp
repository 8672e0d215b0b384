#include <QtTest/QTest>

#include "core/wire/limits.h"
#include "core/wire/lzw.h"
#include "tests/unit/wire/hostile_input.h"

using namespace grapevine;
using namespace grapevine::wire;

namespace {

Bytes compressed(ByteView plain)
{
    Bytes out;
    lzwCompress(out, plain);
    return out;
}

/// Random text over a small alphabet, so that phrases repeat.
Bytes sample(std::size_t size, unsigned alphabet, Random& random)
{
    Bytes out(size);
    for (auto& b : out)
        b = static_cast<std::byte>(random.below(alphabet));
    return out;
}

} // namespace

class TstLzw : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatGoesInComesOut()
    {
        SeededRandom random(hostile::seed());
        for (const unsigned alphabet : {1U, 2U, 3U, 16U, 256U}) {
            for (const std::size_t size : {0U, 1U, 2U, 3U, 255U, 256U, 257U, 1400U, 3836U, 3837U,
                                           3838U, 3839U, 5000U, 70'000U, 1'500'000U}) {
                const auto plain = sample(size, alphabet, random);
                Bytes back;
                QVERIFY(lzwDecompress(back, compressed(plain), size));
                QCOMPARE(back, plain);
            }
        }
    }

    void outputIsAppended()
    {
        const auto plain = toBytes("gossip gossip gossip");
        auto both = toBytes("head");
        lzwCompress(both, plain);
        QCOMPARE(asText(both).substr(0, 4), std::string_view("head"));
        auto back = toBytes("kept");
        QVERIFY(lzwDecompress(back, ByteView(both).subspan(4), 20));
        QCOMPARE(asText(back), std::string_view("keptgossip gossip gossip"));
    }

    void oneByteAboveTheLimitIsTooLarge()
    {
        SeededRandom random(hostile::seed());
        for (const std::size_t size : {1U, 2U, 300U, 5000U, 100'000U}) {
            const auto plain = sample(size, 2, random);
            Bytes back;
            QVERIFY(lzwDecompress(back, compressed(plain), size));
            back.clear();
            QCOMPARE(lzwDecompress(back, compressed(plain), size - 1).error(),
                     DecodeError::TooLarge);
            QVERIFY(back.size() < size);
            QVERIFY(std::equal(back.begin(), back.end(), plain.begin()));
        }
        Bytes none;
        QVERIFY(lzwDecompress(none, compressed({}), 0));
    }

    void everyTruncationIsRefused()
    {
        SeededRandom random(hostile::seed());
        const auto plain = sample(6000, 5, random);
        const auto packed = compressed(plain);
        for (std::size_t size = 0; size < packed.size(); ++size) {
            Bytes back;
            QCOMPARE(lzwDecompress(back, ByteView(packed).first(size), 100'000).error(),
                     DecodeError::BadCompression);
            QVERIFY(back.size() <= plain.size());
            QVERIFY(std::equal(back.begin(), back.end(), plain.begin()));
        }
    }

    void randomAndFlippedInputNeverBreaksTheLimit()
    {
        SeededRandom random(hostile::seed());
        const auto packed = compressed(sample(20'000, 3, random));
        for (int round = 0; round < 3000; ++round) {
            const auto input = round % 2 == 0 ? hostile::flipped(packed, random)
                                              : hostile::randomBytes(random.below(4000), random);
            const auto limit = random.below(30'000);
            Bytes back;
            const auto done = lzwDecompress(back, input, limit);
            QVERIFY(back.size() <= limit);
            QVERIFY(done || done.error() == DecodeError::BadCompression ||
                    done.error() == DecodeError::TooLarge);
        }
    }

    void enoughCapacityKeepsTheBufferInPlace()
    {
        Bytes to;
        constexpr std::size_t kLimit = 64 * 1024;
        to.reserve(kLimit + kLzwSlack);
        const auto* place = to.data();
        SeededRandom random(hostile::seed());
        while (to.size() < kLimit) {
            const auto left = kLimit - to.size();
            const auto plain =
                sample(std::min<std::size_t>(left, 1 + random.below(9000)), 2, random);
            QVERIFY(lzwDecompress(to, compressed(plain), left));
            QCOMPARE(static_cast<const void*>(to.data()), static_cast<const void*>(place));
        }
        QVERIFY(!lzwDecompress(to, compressed(toBytes("x")), 0));
        QCOMPARE(static_cast<const void*>(to.data()), static_cast<const void*>(place));
    }

    void memoryGrowsWithTheOutputOnly()
    {
        if (hostile::kSanitized) QSKIP("the sanitizer's own memory would be measured");
        const auto bomb = compressed(Bytes(64U << 20U, std::byte{0}));
        QVERIFY(bomb.size() < 64 * 1024);
        hostile::PeakMemory memory;
        Bytes small;
        QCOMPARE(lzwDecompress(small, bomb, kPacketPlainLargest).error(), DecodeError::TooLarge);
        QVERIFY(memory.rise() < 1U << 20U);
        Bytes large;
        QCOMPARE(lzwDecompress(large, bomb, kStreamPlainLargest).error(), DecodeError::TooLarge);
        qInfo("peak rise of a 40 MiB bomb: %zu KiB", memory.rise() / 1024);
        QVERIFY(memory.rise() < 44U << 20U);
        memory.restart();
        Bytes honest;
        QVERIFY(lzwDecompress(honest, compressed(toBytes("short")), kStreamPlainLargest));
        QVERIFY(memory.rise() < 1U << 20U);
    }
};

QTEST_APPLESS_MAIN(TstLzw)
#include "tst_lzw.moc"
