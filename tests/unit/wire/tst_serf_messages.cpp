#include <QTest>

#include "core/wire/limits.h"
#include "core/wire/serf_messages.h"
#include "tests/unit/wire/damage.h"

using namespace grapevine;
using namespace grapevine::wire;

class TstSerfMessages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMessageSurvivesARoundTrip();
    void everyPrefixIsTruncated();
    void damagedMessagesAreAnsweredNotObeyed();
    void emptyMessageIsEmptyAndOtherTypeUnknown();
    void relayKeepsWhatFollowsItsHeader();
    void unknownNodeInAConflictIsNil();
    void coordinateNeedsItsVersionByte();
    void coordinateTakesWholeNumbersToo();
    void ringOf512SlotsKeepsItsGaps();
    void hundredThousandStatusTimesAreRead();
    void nilListsAreEmpty();
    void listsBeyondTheirLimitAreTooLarge();
    void manyListsTogetherAreBoundedToo();
    void tagsAreSortedAndTheLastOfEqualsWins();
    void brokenTagsKeepWhatCameBefore();
    void tagsBeyondTheLimitAreCutAndSaidSo();
    void damagedTagsNeverThrow();
    void longTagIsWrittenInTheOldRawFamily();
};

namespace {

/// Calls `use` with one full message of each kind.
template<class Use> void forEachSample(Use use)
{
    const auto payload = asBytes("a payload of more than thirty-one bytes");
    const auto address = asBytes(std::string_view{"\x0a\0\0\1", 4});
    use(LeaveIntent{LamportTime{70'000}, "aspen", true});
    use(JoinIntent{LamportTime{18'446'744'073'709'551'615U}, "aspen"});
    use(UserEvent{LamportTime{3}, "deploy", payload, true});
    use(Query{LamportTime{3},
              QueryId{77},
              address,
              7946,
              "aspen",
              {payload, payload},
              1,
              2,
              15'000'000'000,
              "uptime",
              payload});
    use(QueryResponse{LamportTime{3}, QueryId{77}, "aspen", 1, payload});
    use(ConflictResponse{
        "aspen", address, 7946, {{"dc", "north"}, {"role", "web"}}, 1, 1, 5, 2, 2, 5, 4});
    use(KeyRequest{payload});
    use(KeyResponse{true, "fine", {"a2V5", "a2V6"}, "a2V5"});
    use(SerfPushPull{
        LamportTime{10},
        {{"aspen", LamportTime{7}}, {"birch", LamportTime{70'000}}},
        {"birch"},
        LamportTime{4},
        {std::nullopt, SerfPushPull::Slot{LamportTime{1}, {{"a", payload}, {"b", {}}}}},
        LamportTime{2}});
    use(NodeFilter{{"aspen", "birch"}});
    use(TagFilter{"role", "^web"});
}

template<class M> Bytes encoded(const M& message)
{
    Bytes bytes;
    encodeSerf(bytes, message);
    return bytes;
}

DecodeError errorOfPushPull(std::string_view hex)
{
    Scratch scratch;
    const auto decoded = decodeSerf<SerfPushPull>(fromHex(hex).value(), scratch);
    return decoded ? DecodeError::Empty : decoded.error();
}

} // namespace

void TstSerfMessages::everyMessageSurvivesARoundTrip()
{
    forEachSample([](const auto& message) {
        using M = std::remove_cvref_t<decltype(message)>;
        const auto bytes = encoded(message);
        Scratch scratch;
        const auto decoded = decodeSerf<M>(bytes, scratch);
        QVERIFY(decoded);
        QVERIFY(encoded(*decoded) == bytes);
    });
}

void TstSerfMessages::everyPrefixIsTruncated()
{
    Scratch scratch;
    forEachSample([&](const auto& message) {
        using M = std::remove_cvref_t<decltype(message)>;
        QVERIFY(damage::everyPrefixIsTruncated(
            encoded(message), 1, [&](ByteView bytes) { return decodeSerf<M>(bytes, scratch); }));
    });
    Bytes coordinate;
    encodeCoordinate(coordinate, {.vector = std::vector<double>(8, 0.5)});
    QVERIFY(damage::everyPrefixIsTruncated(coordinate, 1, decodeCoordinate));
}

void TstSerfMessages::damagedMessagesAreAnsweredNotObeyed()
{
    const auto seed = hostile::seed();
    forEachSample([&](const auto& message) {
        using M = std::remove_cvref_t<decltype(message)>;
        const auto refused =
            damage::refusedAmongDamaged(encoded(message), seed, 5000, [](ByteView bytes) {
                Scratch scratch;
                return decodeSerf<M>(bytes, scratch).has_value();
            });
        QVERIFY(refused > 0);
    });
    const auto relay = encoded(Relay{asBytes("\x7f\0\0\1"), 7946, "", "aspen", asBytes("inner")});
    damage::refusedAmongDamaged(relay, seed, 5000, [](ByteView bytes) {
        Scratch scratch;
        return decodeSerf<Relay>(bytes, scratch).has_value();
    });
    Bytes coordinate;
    encodeCoordinate(coordinate, {.vector = std::vector<double>(8, 0.5)});
    damage::refusedAmongDamaged(coordinate, seed, 5000, decodeCoordinate);
}

void TstSerfMessages::emptyMessageIsEmptyAndOtherTypeUnknown()
{
    Scratch scratch;
    QCOMPARE(decodeSerf<JoinIntent>({}, scratch).error(), DecodeError::Empty);
    QCOMPARE(decodeSerf<JoinIntent>(encoded(LeaveIntent{}), scratch).error(),
             DecodeError::UnknownType);
    QCOMPARE(decodeCoordinate({}).error(), DecodeError::Empty);
}

void TstSerfMessages::relayKeepsWhatFollowsItsHeader()
{
    const Relay relay{asBytes(std::string_view{"\x0a\0\0\1", 4}), 7946, "eth0", "aspen",
                      asBytes("\x05inner")};
    const auto bytes = encoded(relay);
    Scratch scratch;
    const auto decoded = decodeSerf<Relay>(bytes, scratch);
    QVERIFY(decoded);
    QVERIFY(asText(decoded->inner) == "\x05inner");
    QVERIFY(decoded->destinationZone == "eth0" && decoded->destinationName == "aspen");
    QCOMPARE(decoded->destinationPort, 7946);
}

void TstSerfMessages::unknownNodeInAConflictIsNil()
{
    Scratch scratch;
    const auto decoded = decodeSerf<ConflictResponse>(fromHex("06c0").value(), scratch);
    QVERIFY(decoded && !decoded->known);
    QCOMPARE(toHex(encoded(*decoded)), std::string{"06c0"});
}

void TstSerfMessages::coordinateNeedsItsVersionByte()
{
    QCOMPARE(decodeCoordinate(fromHex("0280").value()).error(), DecodeError::UnknownType);
    QVERIFY(decodeCoordinate(fromHex("0180").value()));
}

void TstSerfMessages::coordinateTakesWholeNumbersToo()
{
    const auto decoded =
        decodeCoordinate(fromHex("0182a356656392ff05a54572726f72ca3fc00000").value());
    QVERIFY(decoded);
    QVERIFY((decoded->vector == std::vector<double>{-1.0, 5.0}));
    QCOMPARE(decoded->error, 1.5);
}

void TstSerfMessages::ringOf512SlotsKeepsItsGaps()
{
    SerfPushPull state;
    state.events.resize(512);
    state.events[511] = SerfPushPull::Slot{LamportTime{1023}, {{"deploy", asBytes("x")}}};
    const auto bytes = encoded(state);
    Scratch scratch;
    const auto decoded = decodeSerf<SerfPushPull>(bytes, scratch);
    QVERIFY(decoded);
    QCOMPARE(decoded->events.size(), std::size_t{512});
    QVERIFY(!decoded->events[510] && decoded->events[511]);
    QCOMPARE(decoded->events[511]->time.value(), std::uint64_t{1023});
    QVERIFY(decoded->events[511]->events.at(0).name == "deploy");
}

void TstSerfMessages::hundredThousandStatusTimesAreRead()
{
    std::vector<std::string> names;
    for (int i = 0; i < 100'000; ++i)
        names.push_back("node-" + std::to_string(i));
    SerfPushPull state;
    for (std::size_t i = 0; i < names.size(); ++i)
        state.statusTimes.emplace_back(names[i], LamportTime{i});
    const auto bytes = encoded(state);
    Scratch scratch;
    const auto decoded = decodeSerf<SerfPushPull>(bytes, scratch);
    QVERIFY(decoded);
    QVERIFY(decoded->statusTimes == state.statusTimes);
}

void TstSerfMessages::nilListsAreEmpty()
{
    Scratch scratch;
    const auto bytes =
        fromHex("0283a64576656e7473c0ab4c6566744d656d62657273c0ac5374617475734c54696d6573c0")
            .value();
    const auto decoded = decodeSerf<SerfPushPull>(bytes, scratch);
    QVERIFY(decoded);
    QVERIFY(decoded->events.empty() && decoded->leftMembers.empty() &&
            decoded->statusTimes.empty());
}

void TstSerfMessages::listsBeyondTheirLimitAreTooLarge()
{
    QCOMPARE(errorOfPushPull("0281a64576656e7473ddffffffff"), DecodeError::TooLarge);
    QCOMPARE(errorOfPushPull("0281a64576656e7473dd00010000"), DecodeError::Truncated);
    QCOMPARE(errorOfPushPull("0281ab4c6566744d656d62657273dd00100001"), DecodeError::TooLarge);
    QCOMPARE(errorOfPushPull("0281ac5374617475734c54696d6573df00100001"), DecodeError::TooLarge);
}

void TstSerfMessages::manyListsTogetherAreBoundedToo()
{
    // 64 slots of 65536 events that are one nil byte each: 4 MiB sent, 128 MiB if obeyed.
    auto bytes = fromHex("0281a64576656e7473dc0040").value();
    for (int slot = 0; slot < 64; ++slot) {
        append(bytes, fromHex("81a64576656e7473dd00010000").value());
        bytes.insert(bytes.end(), 65'536, std::byte{0xc0});
    }
    Scratch scratch;
    const auto decoded = decodeSerf<SerfPushPull>(bytes, scratch);
    QVERIFY(!decoded);
    QCOMPARE(decoded.error(), DecodeError::TooLarge);
}

void TstSerfMessages::tagsAreSortedAndTheLastOfEqualsWins()
{
    const auto decoded = decodeTags(fromHex("ff83a162a131a161a132a162a133").value());
    QVERIFY(!decoded.broken);
    QVERIFY((decoded.tags == Tags{{"a", "2"}, {"b", "3"}}));
}

void TstSerfMessages::brokenTagsKeepWhatCameBefore()
{
    const auto decoded = decodeTags(fromHex("ff82a16ba176a16c05").value());
    QVERIFY(decoded.broken);
    QVERIFY((decoded.tags == Tags{{"k", "v"}}));
    QVERIFY(decodeTags(fromHex("ff").value()).broken);
    QVERIFY(decodeTags(fromHex("ff92a16ba176").value()).broken);
    QVERIFY(!decodeTags(fromHex("ffc0").value()).broken);
}

void TstSerfMessages::tagsBeyondTheLimitAreCutAndSaidSo()
{
    Tags tags;
    for (std::size_t i = 0; i < kTagsMost + 1; ++i)
        tags.emplace_back("k" + std::to_string(i), "");
    Bytes meta;
    encodeTags(meta, tags);
    const auto decoded = decodeTags(meta);
    QVERIFY(decoded.broken);
    QCOMPARE(decoded.tags.size(), kTagsMost);
}

void TstSerfMessages::damagedTagsNeverThrow()
{
    Bytes meta;
    encodeTags(meta, Tags{{"dc", "north"}, {"role", std::string(40, 'w')}});
    const auto broken = damage::refusedAmongDamaged(
        meta, hostile::seed(), 5000, [](ByteView bytes) { return !decodeTags(bytes).broken; });
    QVERIFY(broken > 0);
}

void TstSerfMessages::longTagIsWrittenInTheOldRawFamily()
{
    Bytes meta;
    encodeTags(meta, Tags{{"k", std::string(40, 'v')}});
    QVERIFY(toHex(meta).substr(0, 14) == "ff81a16bda0028");
}

QTEST_APPLESS_MAIN(TstSerfMessages)
#include "tst_serf_messages.moc"
