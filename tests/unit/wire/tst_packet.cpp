#include <QtTest/QTest>

#include <cstdlib>
#include <new>

#include "core/crypto/sealer.h"
#include "core/wire/framing.h"
#include "core/wire/limits.h"
#include "core/wire/lzw.h"
#include "core/wire/packet.h"
#include "tests/unit/wire/hostile_input.h"

using namespace grapevine;
using namespace grapevine::wire;

namespace {

#if defined(__SANITIZE_THREAD__)
#define GRAPEVINE_COUNTS_ALLOCATIONS 0
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define GRAPEVINE_COUNTS_ALLOCATIONS 0
#endif
#endif
#ifndef GRAPEVINE_COUNTS_ALLOCATIONS
#define GRAPEVINE_COUNTS_ALLOCATIONS 1
#endif

std::size_t allocations = 0;

} // namespace

#if GRAPEVINE_COUNTS_ALLOCATIONS
// ThreadSanitizer brings its own, and would not link with these.
void* operator new(std::size_t size)
{
    ++allocations;
    if (void* at = std::malloc(size == 0 ? 1 : size)) return at;
    throw std::bad_alloc();
}
void operator delete(void* at) noexcept
{
    std::free(at);
}
void operator delete(void* at, std::size_t) noexcept
{
    std::free(at);
}
#endif

namespace {

Bytes ping(std::string_view node = "harbor-a")
{
    Bytes out;
    encode(out, Ping{SequenceNumber{7}, node, {}, 0, {}});
    return out;
}

Bytes squeezed(ByteView body)
{
    Bytes buffer;
    lzwCompress(buffer, body);
    Bytes out;
    encode(out, Compress{0, buffer});
    return out;
}

crypto::Sealer sealerOf(unsigned char fill)
{
    return crypto::Sealer(crypto::Keyring(
        {crypto::SecretKey::fromBytes(Bytes(32, static_cast<std::byte>(fill))).value()}));
}

struct Outcome {
    std::size_t parts = 0;
    std::optional<DecodeError> error;
    Counters counters;
};

Outcome outcome(PacketReader& reader, ByteView datagram)
{
    Outcome out;
    const auto read = reader.read(datagram, out.counters);
    if (read) {
        out.parts = read->size();
    } else {
        out.error = read.error();
    }
    return out;
}

} // namespace

class TstPacket : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWrappingComesBack()
    {
        auto sealer = sealerOf(1);
        const auto body = encodeCompound({ping(), ping(), ping()});
        for (const std::string label : {"", "lan"}) {
            for (auto* key : {static_cast<crypto::Sealer*>(nullptr), &sealer}) {
                for (const bool crc : {false, true}) {
                    for (const bool compress : {false, true}) {
                        PacketReader reader(label, key);
                        Counters counters;
                        const auto packet = wrapPacket(body, label, key, {crc, compress});
                        const auto parts = reader.read(packet, counters);
                        QVERIFY(parts);
                        QCOMPARE(parts->size(), std::size_t{3});
                        for (const auto& part : *parts) {
                            QCOMPARE(part.type, MessageType::Ping);
                            QCOMPARE(toHex(part.body), toHex(ByteView(ping()).subspan(1)));
                        }
                        QVERIFY(counters.values().empty());
                    }
                }
            }
        }
    }

    void compressionIsUsedOnlyWhereItShortens()
    {
        const auto small = ping();
        QCOMPARE(wrapPacket(small, {}, nullptr, {.compress = true}), small);
        Bytes large{std::byte{8}};
        large.resize(1000);
        const auto packet = wrapPacket(large, {}, nullptr, {.compress = true});
        QVERIFY(packet.size() < large.size());
        QCOMPARE(packet[0], std::byte{9});
    }

    void onlyDatagramTypesAreLeaves()
    {
        PacketReader reader({}, nullptr);
        for (unsigned type = 0; type < 256; ++type) {
            Bytes datagram(40, std::byte{0xC0});
            datagram[0] = static_cast<std::byte>(type);
            const auto out = outcome(reader, datagram);
            const bool leaf = type <= 5 || type == 8 || type == 11;
            QCOMPARE(out.parts, std::size_t{leaf ? 1U : 0U});
            QCOMPARE(out.error.has_value(), !leaf);
            QCOMPARE(out.counters.values().empty(), leaf);
        }
    }

    void layersInTheWrongOrderAreRefused()
    {
        auto sealer = sealerOf(1);
        PacketReader plain({}, nullptr);
        PacketReader sealed({}, &sealer);
        // crc under compress, crc in a compound, crc in crc, crc outside the encryption.
        QCOMPARE(outcome(plain, squeezed(wrapCrc(ping()))).error, DecodeError::UnknownType);
        QCOMPARE(outcome(plain, encodeCompound({wrapCrc(ping())})).error, DecodeError::UnknownType);
        QCOMPARE(outcome(plain, wrapCrc(wrapCrc(ping()))).error, DecodeError::UnknownType);
        QCOMPARE(outcome(sealed, wrapCrc(sealer.seal(ping(), {}))).error,
                 DecodeError::NotEncrypted);
        QCOMPARE(outcome(plain, *addLabel("a", ping())).error, DecodeError::LabelMismatch);
    }

    void labelsMustMatch()
    {
        PacketReader reader("lan", nullptr);
        QCOMPARE(outcome(reader, *addLabel("lan", ping())).parts, std::size_t{1});
        QCOMPARE(outcome(reader, ping()).error, DecodeError::LabelMismatch);
        QCOMPARE(outcome(reader, *addLabel("wan", ping())).error, DecodeError::LabelMismatch);
        QCOMPARE(outcome(reader, *addLabel("lan", *addLabel("lan", ping()))).error,
                 DecodeError::UnknownType);
        QCOMPARE(outcome(reader, fromHex("f400").value()).error, DecodeError::BadLabel);
    }

    void withAKeyNothingPlainGetsIn()
    {
        auto sealer = sealerOf(1);
        auto stranger = sealerOf(2);
        PacketReader reader({}, &sealer);
        QCOMPARE(outcome(reader, ping()).error, DecodeError::NotEncrypted);
        QCOMPARE(outcome(reader, ping("a-node-with-a-name-long-enough-for-a-tag")).error,
                 DecodeError::NotEncrypted);
        QCOMPARE(outcome(reader, toBytes("\x08 user text that is long enough for a tag")).error,
                 DecodeError::NotEncrypted);
        QCOMPARE(outcome(reader, stranger.seal(ping(), {})).error, DecodeError::CannotOpen);
        QCOMPARE(outcome(reader, sealer.seal(ping(), asBytes("other"))).error,
                 DecodeError::CannotOpen);
        QCOMPARE(outcome(reader, sealer.seal({}, {})).error, DecodeError::Empty);
        QCOMPARE(outcome(reader, sealer.seal(ping(), {})).parts, std::size_t{1});
        const auto out = outcome(reader, ping());
        QCOMPARE(out.counters.value("wire.not-encrypted"), std::uint64_t{1});
    }

    void anEmptyKeyringMeansAPlainCluster()
    {
        crypto::Sealer none{crypto::Keyring{}};
        PacketReader reader({}, &none);
        QCOMPARE(outcome(reader, ping()).parts, std::size_t{1});
        QCOMPARE(wrapPacket(ping(), {}, &none, {}), ping());
    }

    void goodPartsSurviveBadOnes()
    {
        PacketReader reader({}, nullptr);
        const Bytes unknown{std::byte{99}};
        auto packet = encodeCompound({ping(), unknown, Bytes{}, ping()});
        packet.pop_back();
        const auto out = outcome(reader, packet);
        QCOMPARE(out.parts, std::size_t{1});
        QCOMPARE(out.counters.value("wire.unknown-type"), std::uint64_t{1});
        QCOMPARE(out.counters.value("wire.empty"), std::uint64_t{1});
        QCOMPARE(out.counters.value("wire.truncated"), std::uint64_t{1});
    }

    void anEmptyCompoundIsLegal()
    {
        PacketReader reader({}, nullptr);
        const auto out = outcome(reader, encodeCompound({}));
        QVERIFY(!out.error);
        QCOMPARE(out.parts, std::size_t{0});
        QVERIFY(out.counters.values().empty());
    }

    void nestingEndsAtItsLimit()
    {
        PacketReader reader({}, nullptr);
        for (const bool compress : {false, true}) {
            auto body = ping();
            for (std::size_t depth = 1; depth <= kNestingDeepest + 2; ++depth) {
                body = compress ? squeezed(body) : encodeCompound({body});
                const auto out = outcome(reader, body);
                QCOMPARE(out.parts, std::size_t{depth <= kNestingDeepest ? 1U : 0U});
                if (depth > kNestingDeepest) QCOMPARE(out.error, DecodeError::TooDeep);
            }
        }
    }

    void partsBeyondTheLimitAreCounted()
    {
        PacketReader reader({}, nullptr);
        const Bytes tiny{std::byte{8}};
        const std::vector<ByteView> row(255, tiny);
        const auto compound = encodeCompound(row);
        const auto out = outcome(reader, encodeCompound(std::vector<ByteView>(10, compound)));
        QCOMPARE(out.parts, kPacketPartsMost);
        QCOMPARE(out.counters.value("wire.too-large"), std::uint64_t{2550 - kPacketPartsMost});
    }

    void allInflatedBodiesShareOneBudget()
    {
        PacketReader reader({}, nullptr);
        Bytes user{std::byte{8}};
        user.resize(20'000);
        const auto part = squeezed(user);
        const auto out = outcome(reader, encodeCompound({part, part, part, part, part}));
        QCOMPARE(out.parts, std::size_t{3});
        QCOMPARE(out.counters.value("wire.too-large"), std::uint64_t{2});
        // Views into the shared buffer are all still good.
        Counters counters;
        const auto datagram = encodeCompound({part, part, part});
        const auto parts = reader.read(datagram, counters);
        for (const auto& leaf : *parts)
            QCOMPARE(leaf.body.size(), std::size_t{19'999});
        QVERIFY((*parts)[0].body.data() != (*parts)[1].body.data());
    }

    void brokenCompressionIsNamed()
    {
        PacketReader reader({}, nullptr);
        Bytes strange;
        encode(strange, Compress{3, asBytes("x")});
        QCOMPARE(outcome(reader, strange).error, DecodeError::UnknownCompression);
        Bytes broken;
        encode(broken, Compress{0, asBytes("\xff\xff\xff\xff")});
        QCOMPARE(outcome(reader, broken).error, DecodeError::BadCompression);
        QCOMPARE(outcome(reader, squeezed({})).error, DecodeError::Empty);
    }

    void bombsCostLittle()
    {
        if (hostile::kSanitized) QSKIP("the sanitizer's own memory would be measured");
        PacketReader reader({}, nullptr);
        const auto bomb = squeezed(Bytes(60U << 20U, std::byte{8}));
        QVERIFY(bomb.size() < 64 * 1024);
        hostile::PeakMemory memory;
        QCOMPARE(outcome(reader, bomb).error, DecodeError::TooLarge);
        const auto twice = squeezed(bomb);
        QVERIFY(outcome(reader, twice).error.has_value());
        const auto small = squeezed(Bytes(1U << 20U, std::byte{8}));
        QVERIFY(
            outcome(reader, encodeCompound(std::vector<ByteView>(40, small))).error.has_value());
        qInfo("peak rise of datagram bombs: %zu KiB", memory.rise() / 1024);
        QVERIFY(memory.rise() < 2U << 20U);
    }

    void readingPlainPacketsAllocatesNothing()
    {
        if (GRAPEVINE_COUNTS_ALLOCATIONS == 0) QSKIP("ThreadSanitizer brings its own allocator");
        auto sealer = sealerOf(1);
        PacketReader plain({}, nullptr);
        PacketReader sealed({}, &sealer);
        const auto body = encodeCompound({ping(), ping(), ping()});
        const auto clear = wrapPacket(body, {}, nullptr, {.crc = true});
        const auto squeezedOne = wrapPacket(body, {}, nullptr, {.compress = true});
        const auto secret = sealer.seal(clear, {});
        Counters counters;
        const auto allOnce = [&] {
            return plain.read(clear, counters) && plain.read(squeezedOne, counters) &&
                   sealed.read(secret, counters);
        };
        QVERIFY(allOnce()); // The buffers grow to their size once.
        const auto before = allocations;
        bool good = true;
        for (int round = 0; round < 100; ++round)
            good = good && allOnce();
        QCOMPARE(allocations, before);
        QVERIFY(good);
    }

    void hostileInputLeavesTheProcessAlive()
    {
        SeededRandom random(hostile::seed());
        auto sealer = sealerOf(1);
        const auto body = encodeCompound({ping(), squeezed(encodeCompound({ping(), ping()}))});
        PacketReader plain({}, nullptr);
        PacketReader labelled("lan", &sealer);
        for (int round = 0; round < 4000; ++round) {
            const bool crypt = round % 3 == 0;
            auto& reader = crypt ? labelled : plain;
            const auto packet = crypt ? wrapPacket(body, "lan", &sealer, {true, true})
                                      : wrapPacket(body, {}, nullptr, {.crc = round % 2 == 0});
            const auto broken = round % 2 == 0 ? hostile::flipped(packet, random)
                                               : hostile::randomBytes(random.below(500), random);
            const auto out = outcome(reader, broken);
            QVERIFY(!out.error || out.counters.value(counterName(*out.error)) > 0);
        }
    }
};

QTEST_APPLESS_MAIN(TstPacket)
#include "tst_packet.moc"
