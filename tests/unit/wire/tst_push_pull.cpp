#include <QTest>
#include <string>
#include <vector>

#include "core/wire/limits.h"
#include "core/wire/push_pull.h"
#include "tests/unit/wire/damage.h"

using namespace grapevine;
using namespace grapevine::wire;
using Progress = PushPullReader::Progress;

class TstPushPull : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeStateIsReadInOneGo();
    void stateMayArriveInAnyPieces_data();
    void stateMayArriveInAnyPieces();
    void nodeIsKnownAsSoonAsItsLastByteCame();
    void memoryMayMoveBetweenCalls();
    void doneStaysDone();
    void otherTypeIsNoPushPull();
    void lyingHeaderIsRefused_data();
    void lyingHeaderIsRefused();
    void announcedGiantNeverBuffersUp_data();
    void announcedGiantNeverBuffersUp();
    void slowSenderOfOneHugeNodeCostsItsBytesOnly();
    void wrongTypeInACutNodeIsFoundInTheEnd();
    void damagedStatesEndInAnAnswerButNeverInTruncated();
    void peekRequestAsksForNothing();
};

namespace {

struct Received {
    std::vector<std::string> names;
    std::vector<std::string> versions;
    PushPullReader reader{[this](const PushNodeState& node) {
        names.emplace_back(node.name);
        versions.push_back(toHex(node.versions));
    }};
};

/// Three nodes, the second as an array with its versions as numbers, then five bytes of Serf's.
Bytes sampleState()
{
    const std::string_view versions{"\1\5\2\2\5\4", 6};
    Bytes bytes;
    encode(bytes, PushPullHeader{.nodes = 3, .userStateLength = 5, .join = true});
    PushNodeState node;
    node.name = "aspen";
    node.address = asBytes("\x7f\0\0\1");
    node.port = 7946;
    node.meta = asBytes("a meta of more than thirty-one bytes");
    node.incarnation = Incarnation{300};
    node.versions = asBytes(versions);
    encode(bytes, node);
    append(bytes, fromHex("97a56269726368a47f000001cd1f0ac0010096010502020504").value());
    node.name = "cedar";
    node.state = 3;
    encode(bytes, node);
    append(bytes, asBytes("serf!"));
    return bytes;
}

Bytes headerFor(std::int64_t nodes)
{
    Bytes bytes;
    encode(bytes, PushPullHeader{.nodes = nodes});
    return bytes;
}

} // namespace

void TstPushPull::wholeStateIsReadInOneGo()
{
    const auto bytes = sampleState();
    Received got;
    const auto progress = got.reader.advance(bytes);
    QVERIFY(progress && *progress == Progress::Done);
    QVERIFY((got.names == std::vector<std::string>{"aspen", "birch", "cedar"}));
    QVERIFY(got.versions == std::vector<std::string>(3, "010502020504"));
    QVERIFY(got.reader.headerKnown() && got.reader.header().join);
    QVERIFY(asText(got.reader.userState()) == "serf!");
}

void TstPushPull::stateMayArriveInAnyPieces_data()
{
    QTest::addColumn<int>("piece");
    for (const int piece : {1, 2, 3, 7, 50, 99})
        QTest::addRow("%d bytes", piece) << piece;
}

void TstPushPull::stateMayArriveInAnyPieces()
{
    QFETCH(int, piece);
    const auto bytes = sampleState();
    Received got;
    for (std::size_t size = 0; size < bytes.size(); size += static_cast<std::size_t>(piece)) {
        const auto progress = got.reader.advance(ByteView{bytes}.first(size));
        QVERIFY(progress && *progress == Progress::NeedMore);
    }
    const auto progress = got.reader.advance(bytes);
    QVERIFY(progress && *progress == Progress::Done);
    QVERIFY((got.names == std::vector<std::string>{"aspen", "birch", "cedar"}));
    QVERIFY(asText(got.reader.userState()) == "serf!");
}

void TstPushPull::nodeIsKnownAsSoonAsItsLastByteCame()
{
    auto bytes = headerFor(2);
    PushNodeState node;
    node.name = "aspen";
    encode(bytes, node);
    Received got;
    QVERIFY(got.reader.advance(ByteView{bytes}.first(bytes.size() - 1)));
    QCOMPARE(got.reader.nodesRead(), 0);
    QVERIFY(got.reader.advance(bytes));
    QCOMPARE(got.reader.nodesRead(), 1);
}

void TstPushPull::memoryMayMoveBetweenCalls()
{
    const auto bytes = sampleState();
    Received got;
    for (std::size_t size = 1; size <= bytes.size(); ++size) {
        const auto moved = damage::exactly(ByteView{bytes}.first(size));
        QVERIFY(got.reader.advance(moved));
    }
    QCOMPARE(got.names.size(), std::size_t{3});
}

void TstPushPull::doneStaysDone()
{
    const auto bytes = sampleState();
    Received got;
    QVERIFY(got.reader.advance(bytes));
    const auto again = got.reader.advance(bytes);
    QVERIFY(again && *again == Progress::Done);
    QCOMPARE(got.names.size(), std::size_t{3});
}

void TstPushPull::otherTypeIsNoPushPull()
{
    Received got;
    const auto progress = got.reader.advance(fromHex("0d81").value());
    QVERIFY(!progress);
    QCOMPARE(progress.error(), DecodeError::UnknownType);
}

void TstPushPull::lyingHeaderIsRefused_data()
{
    QTest::addColumn<qint64>("nodes");
    QTest::addColumn<qint64>("userState");
    QTest::addColumn<int>("error");
    const auto outOfRange = static_cast<int>(DecodeError::OutOfRange);
    const auto tooLarge = static_cast<int>(DecodeError::TooLarge);
    QTest::newRow("negative nodes") << qint64{-1} << qint64{0} << outOfRange;
    QTest::newRow("negative user state") << qint64{0} << qint64{-1} << outOfRange;
    QTest::newRow("nodes") << qint64{kPushPullNodesMost + 1} << qint64{0} << tooLarge;
    QTest::newRow("user state") << qint64{0} << qint64{kUserStateLargest + 1} << tooLarge;
    QTest::newRow("both at most") << qint64{kPushPullNodesMost} << qint64{kUserStateLargest} << -1;
}

void TstPushPull::lyingHeaderIsRefused()
{
    QFETCH(qint64, nodes);
    QFETCH(qint64, userState);
    QFETCH(int, error);
    Bytes bytes;
    encode(bytes, PushPullHeader{.nodes = nodes, .userStateLength = userState});
    Received got;
    for (int i = 0; i < 2; ++i) { // Asking again does not help.
        const auto progress = got.reader.advance(bytes);
        QCOMPARE(progress ? -1 : static_cast<int>(progress.error()), error);
    }
}

void TstPushPull::announcedGiantNeverBuffersUp_data()
{
    QTest::addColumn<QByteArray>("node");
    QTest::newRow("name of 4 GiB") << QByteArray("81a44e616d65dbffffffff");
    QTest::newRow("meta of 4 GiB") << QByteArray("81a44d657461c6ffffffff");
    QTest::newRow("meta of 2 MiB") << QByteArray("81a44d657461c600200000");
    QTest::newRow("unknown of 4 GiB") << QByteArray("81a13fdbffffffff");
    QTest::newRow("ext of 4 GiB") << QByteArray("81a13fc9ffffffff");
}

void TstPushPull::announcedGiantNeverBuffersUp()
{
    QFETCH(QByteArray, node);
    auto bytes = headerFor(1);
    append(bytes, fromHex(node.toStdString()).value());
    Received got;
    const auto progress = got.reader.advance(bytes);
    QVERIFY(!progress);
    QCOMPARE(progress.error(), DecodeError::TooLarge);
}

void TstPushPull::slowSenderOfOneHugeNodeCostsItsBytesOnly()
{
    // A map of 2^32-1 tiny unknown fields, byte by byte: quadratic work would take hours.
    auto bytes = headerFor(1);
    append(bytes, fromHex("dfffffffff").value());
    while (bytes.size() < 2 * kObjectLargest)
        append(bytes, fromHex("a000").value());
    Received got;
    for (std::size_t size = 1; size <= bytes.size(); ++size) {
        const auto progress = got.reader.advance(ByteView{bytes}.first(size));
        if (progress) continue;
        QCOMPARE(progress.error(), DecodeError::TooLarge);
        QVERIFY(size <= kObjectLargest + 100);
        return;
    }
    QFAIL("the node was never refused");
}

void TstPushPull::wrongTypeInACutNodeIsFoundInTheEnd()
{
    auto bytes = headerFor(1);
    append(bytes, fromHex("82a13f05a44e616d6505").value());
    Received got;
    QVERIFY(got.reader.advance(ByteView{bytes}.first(bytes.size() - 1)));
    const auto progress = got.reader.advance(bytes);
    QVERIFY(!progress);
    QCOMPARE(progress.error(), DecodeError::WrongType);
}

void TstPushPull::damagedStatesEndInAnAnswerButNeverInTruncated()
{
    const auto seed = hostile::seed();
    bool truncated = false;
    for (const std::size_t piece : {std::size_t{1}, std::size_t{17}, std::size_t{100'000}}) {
        damage::refusedAmongDamaged(sampleState(), seed, 3000, [&](ByteView bytes) {
            Received got;
            for (std::size_t size = 0; size < bytes.size();) {
                size = std::min(bytes.size(), size + piece);
                const auto progress = got.reader.advance(bytes.first(size));
                truncated = truncated || (!progress && progress.error() == DecodeError::Truncated);
                if (!progress) return false;
            }
            return true;
        });
    }
    QVERIFY(!truncated);
}

void TstPushPull::peekRequestAsksForNothing()
{
    QCOMPARE(toHex(encodePeekRequest()),
             std::string{"0683a44a6f696ec2a54e6f64657300ac5573657253746174654c656e00"});
}

QTEST_APPLESS_MAIN(TstPushPull)
#include "tst_push_pull.moc"
