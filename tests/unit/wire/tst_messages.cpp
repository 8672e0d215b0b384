#include <QTest>
#include <msgpack.hpp>

#include "core/wire/limits.h"
#include "core/wire/messages.h"
#include "tests/unit/wire/damage.h"

using namespace grapevine;
using namespace grapevine::wire;

class TstMessages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMessageSurvivesARoundTrip();
    void everyPrefixOfABodyIsTruncated();
    void damagedBodiesAreAnsweredNotObeyed();
    void libraryParserAgreesWhereAValueEnds();
    void nilAndEmptyBytesStayApart();
    void foreignKeyOrderAndUnknownFieldsAreRead();
    void arrayOfNumbersIsKeptInTheScratch();
    void textSentAsAnArrayIsRead();
    void numbersOutOfRangeAreRefused_data();
    void numbersOutOfRangeAreRefused();
    void wrongTypesAreRefused_data();
    void wrongTypesAreRefused();
    void nestingEndsWhereGoEndsIt();
    void longNameIsRefusedBeforeItArrives();
    void claimedCountsAllocateNothing();
    void consumedCountsOneValueOnly();
    void negativeNumbersTakeTheShortestForm();
    void everyErrorHasAStableName();
};

namespace {

template<class M> Expected<M, DecodeError> decodeHex(std::string_view hex, Scratch& scratch)
{
    static std::deque<Bytes> kept;
    return decode<M>(kept.emplace_back(fromHex(hex).value()), scratch);
}

template<class M> DecodeError errorOf(std::string_view hex)
{
    Scratch scratch;
    const auto message = decodeHex<M>(hex, scratch);
    return message ? DecodeError::Empty : message.error(); // Nothing here fails with Empty.
}

const std::string_view kAddress{"\x0a\x00\x00\x01", 4};
const std::string_view kVersions{"\1\5\2\2\5\4", 6};

/// Calls `use` with one full message of each kind and the number of bytes before its map.
template<class Use> void forEachSample(Use use)
{
    const auto address = asBytes(kAddress);
    const auto versions = asBytes(kVersions);
    const auto meta = asBytes("a meta of more than thirty-one bytes");
    use(Ping{SequenceNumber{70'000}, "aspen", address, 7946, "birch"}, std::size_t{1});
    use(IndirectPing{SequenceNumber{9}, address, 300, "aspen", true, address, 1, "birch"},
        std::size_t{1});
    use(Ack{SequenceNumber{128}, meta}, std::size_t{1});
    use(Nack{SequenceNumber{4'294'967'295}}, std::size_t{1});
    use(Err{"remote state is encrypted"}, std::size_t{1});
    use(Suspect{Incarnation{3}, "aspen", "birch"}, std::size_t{1});
    use(Dead{Incarnation{300}, "aspen", "aspen"}, std::size_t{1});
    use(Alive{Incarnation{3}, "aspen", address, 7946, meta, versions}, std::size_t{1});
    use(PushPullHeader{100'000, 20'000'000, true}, std::size_t{1});
    use(PushNodeState{"aspen", address, 7946, meta, Incarnation{5}, 3, versions}, std::size_t{0});
    use(UserStreamHeader{70'000}, std::size_t{1});
    use(Compress{0, meta}, std::size_t{1});
}

template<class M> Bytes bodyOf(const M& message, std::size_t typeBytes)
{
    Bytes bytes;
    encode(bytes, message);
    bytes.erase(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(typeBytes));
    return bytes;
}

/// An ack whose unknown field holds `depth` arrays inside each other.
std::string nested(std::size_t depth)
{
    std::string hex = "82a25a7a"; // {"Zz": [[..nil..]], "SeqNo": 7}
    for (std::size_t i = 0; i < depth; ++i)
        hex += "91";
    return hex + "c0a55365714e6f07";
}

} // namespace

void TstMessages::everyMessageSurvivesARoundTrip()
{
    forEachSample([](const auto& message, std::size_t typeBytes) {
        using M = std::remove_cvref_t<decltype(message)>;
        const auto body = bodyOf(message, typeBytes);
        Scratch scratch;
        std::size_t consumed = 0;
        const auto decoded = decode<M>(body, scratch, &consumed);
        QVERIFY(decoded);
        QCOMPARE(consumed, body.size());
        QVERIFY(bodyOf(*decoded, typeBytes) == body);
    });
}

void TstMessages::everyPrefixOfABodyIsTruncated()
{
    forEachSample([](const auto& message, std::size_t typeBytes) {
        using M = std::remove_cvref_t<decltype(message)>;
        Scratch scratch;
        QVERIFY(damage::everyPrefixIsTruncated(bodyOf(message, typeBytes), 0, [&](ByteView bytes) {
            return decode<M>(bytes, scratch);
        }));
    });
}

void TstMessages::damagedBodiesAreAnsweredNotObeyed()
{
    const auto seed = hostile::seed();
    forEachSample([&](const auto& message, std::size_t typeBytes) {
        using M = std::remove_cvref_t<decltype(message)>;
        const auto refused =
            damage::refusedAmongDamaged(bodyOf(message, typeBytes), seed, 5000, [](ByteView bytes) {
                Scratch scratch;
                std::size_t consumed = 0;
                const auto decoded = decode<M>(bytes, scratch, &consumed);
                return decoded && consumed <= bytes.size();
            });
        QVERIFY(refused > 0);
    });
}

void TstMessages::libraryParserAgreesWhereAValueEnds()
{
    SeededRandom random{hostile::seed()};
    std::size_t values = 0;
    for (int i = 0; i < 20'000; ++i) {
        // An unknown field of random content, in a map of one.
        Bytes bytes = toBytes("\x81\xa1?");
        for (auto size = 1 + random.below(24); size > 0; --size) {
            // Heads that open something are as likely as all the others.
            const auto any = random.below(256);
            bytes.push_back(
                static_cast<std::byte>(random.below(2) == 0 ? any : 0x80U | (any & 0x5fU)));
        }
        Scratch scratch;
        std::size_t ours = 0;
        const auto decoded = decode<Nack>(bytes, scratch, &ours);
        msgpack::null_visitor nothing;
        std::size_t theirs = 0;
        bool whole = false;
        const auto text = asText(bytes);
        try {
            whole = msgpack::parse(text.data(), text.size(), theirs, nothing);
        } catch (const std::exception&) {
            whole = false; // An ext of 2^32-1 bytes; not among so few bytes.
        }
        QCOMPARE(decoded.has_value(), whole);
        if (whole) QCOMPARE(ours, theirs);
        values += whole ? 1 : 0;
    }
    QVERIFY(values > 1000);
}

void TstMessages::nilAndEmptyBytesStayApart()
{
    Scratch scratch;
    const auto nil = decodeHex<Ack>("82a75061796c6f6164c0a55365714e6f01", scratch);
    const auto empty = decodeHex<Ack>("82a75061796c6f6164a0a55365714e6f01", scratch);
    const auto array = decodeHex<Ack>("82a75061796c6f616490a55365714e6f01", scratch);
    QVERIFY(nil && empty && array);
    QVERIFY(nil->payload.data() == nullptr);
    QVERIFY(empty->payload.data() != nullptr && empty->payload.empty());
    QVERIFY(array->payload.data() != nullptr && array->payload.empty());
    QVERIFY(bodyOf(*nil, 1)[9] == std::byte{0xc0});
    QVERIFY(bodyOf(*empty, 1)[9] == std::byte{0xa0});
}

void TstMessages::foreignKeyOrderAndUnknownFieldsAreRead()
{
    Scratch scratch;
    // {"SeqNo":5, "Zz":{"a":[1]}, nil:1, "Node":"x", "SeqNo":9}
    const auto ping = decodeHex<Ping>(
        "85a55365714e6f05a25a7a81a1619101c001a44e6f6465a178a55365714e6f09", scratch);
    QVERIFY(ping);
    QCOMPARE(ping->sequence.value(), 9U);
    QVERIFY(ping->node == "x");
}

void TstMessages::arrayOfNumbersIsKeptInTheScratch()
{
    Scratch scratch;
    const auto ack = decodeHex<Ack>("81a75061796c6f616493ccff0203", scratch);
    QVERIFY(ack);
    QCOMPARE(toHex(ack->payload), std::string{"ff0203"});
    QCOMPARE(errorOf<Ack>("81a75061796c6f616493cd0100"), DecodeError::OutOfRange);
    QCOMPARE(errorOf<Ack>("81a75061796c6f616493c0"), DecodeError::WrongType);
}

void TstMessages::textSentAsAnArrayIsRead()
{
    Scratch scratch;
    const auto ping = decodeHex<Ping>("81944e6f6465926162", scratch);
    QVERIFY(ping);
    QVERIFY(ping->node == "ab");
}

void TstMessages::numbersOutOfRangeAreRefused_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("above 32 bits") << QByteArray("81a55365714e6fcf0000000100000000");
    QTest::newRow("negative fixint") << QByteArray("81a55365714e6fff");
    QTest::newRow("negative int8") << QByteArray("81a55365714e6fd080");
    QTest::newRow("negative int64") << QByteArray("81a55365714e6fd3ffffffffffffffff");
    QTest::newRow("port above 16 bits") << QByteArray("81aa536f75726365506f7274ce00010000");
}

void TstMessages::numbersOutOfRangeAreRefused()
{
    QFETCH(QByteArray, hex);
    QCOMPARE(errorOf<Ping>(hex.toStdString()), DecodeError::OutOfRange);
    QCOMPARE(errorOf<UserStreamHeader>("81aa557365724d73674c656ecf8000000000000000"),
             DecodeError::OutOfRange);
}

void TstMessages::wrongTypesAreRefused_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("top-level number") << QByteArray("05");
    QTest::newRow("top-level text") << QByteArray("a568656c6c6f");
    QTest::newRow("top-level ext") << QByteArray("d40101");
    QTest::newRow("reserved byte") << QByteArray("c1");
    QTest::newRow("reserved byte inside") << QByteArray("81a25a7ac1");
    QTest::newRow("number as key") << QByteArray("810102");
    QTest::newRow("float as number") << QByteArray("81a55365714e6fca3f800000");
    QTest::newRow("number as text") << QByteArray("81a44e6f646505");
    QTest::newRow("map as text") << QByteArray("81a44e6f646580");
}

void TstMessages::wrongTypesAreRefused()
{
    QFETCH(QByteArray, hex);
    QCOMPARE(errorOf<Ping>(hex.toStdString()), DecodeError::WrongType);
}

void TstMessages::nestingEndsWhereGoEndsIt()
{
    Scratch scratch;
    const auto ack = decodeHex<Ack>(nested(kMsgpackDepthDeepest - 1), scratch);
    QVERIFY(ack);
    QCOMPARE(ack->sequence.value(), 7U);
    QCOMPARE(errorOf<Ack>(nested(kMsgpackDepthDeepest)), DecodeError::TooDeep);
    QCOMPARE(errorOf<Ack>(nested(1'000'000)), DecodeError::TooDeep);
}

void TstMessages::longNameIsRefusedBeforeItArrives()
{
    QCOMPARE(errorOf<Ping>("81a44e6f6465dbffffffff"), DecodeError::TooLarge);
    QCOMPARE(errorOf<Ping>("81a44e6f6465db00010000"), DecodeError::Truncated);
    QCOMPARE(errorOf<Ping>("81a44e6f6465db00010001"), DecodeError::TooLarge);
    QCOMPARE(errorOf<Ack>("81a75061796c6f6164dbffffffff"), DecodeError::TooLarge);
}

void TstMessages::claimedCountsAllocateNothing()
{
    QCOMPARE(errorOf<Ack>("dfffffffff"), DecodeError::Truncated);
    QCOMPARE(errorOf<Ack>("ddffffffff"), DecodeError::Truncated);
    QCOMPARE(errorOf<Ack>("81a25a7addffffffff"), DecodeError::Truncated);
    QCOMPARE(errorOf<Ack>("81a75061796c6f6164dd02000000"), DecodeError::Truncated);
}

void TstMessages::consumedCountsOneValueOnly()
{
    auto body = bodyOf(Nack{SequenceNumber{1}}, 1);
    const auto size = body.size();
    body.resize(size + 5, std::byte{0xc1});
    Scratch scratch;
    std::size_t consumed = 0;
    QVERIFY(decode<Nack>(body, scratch, &consumed));
    QCOMPARE(consumed, size);
}

void TstMessages::negativeNumbersTakeTheShortestForm()
{
    QCOMPARE(toHex(bodyOf(UserStreamHeader{-1}, 1)), std::string{"81aa557365724d73674c656eff"});
    QCOMPARE(toHex(bodyOf(UserStreamHeader{128}, 1)), std::string{"81aa557365724d73674c656ecc80"});
}

void TstMessages::everyErrorHasAStableName()
{
    std::set<std::string_view> names;
    for (auto i = 0; i <= static_cast<int>(DecodeError::BadCompression); ++i) {
        const auto error = static_cast<DecodeError>(i);
        QVERIFY(counterName(error).substr(0, 5) == "wire.");
        QVERIFY(!describe(error).empty());
        names.insert(counterName(error));
    }
    QCOMPARE(names.size(), std::size_t{15});
    QVERIFY(counterName(DecodeError::LabelMismatch) == "wire.label-mismatch");
}

QTEST_APPLESS_MAIN(TstMessages)
#include "tst_messages.moc"
