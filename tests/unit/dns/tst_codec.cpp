#include <QtTest/QTest>

#include "core/dns/decode.h"
#include "core/dns/encode.h"
#include "core/dns/limits.h"
#include "tests/unit/dns/packets.h"
#include "tests/unit/wire/hostile_input.h"

using namespace grapevine;
using namespace grapevine::dns;

namespace {

Name name(std::string_view text)
{
    return Name::fromText(text).value();
}

Record record(std::string_view owner, RecordData data, std::uint32_t ttl = 120)
{
    Record out;
    out.name = name(owner);
    out.ttl = ttl;
    out.data = std::move(data);
    return out;
}

/// One of everything.
Message fullMessage()
{
    Message out;
    out.header.id = 0xBEEF;
    out.header.response = true;
    out.header.opcode = 5;
    out.header.authoritative = out.header.truncated = true;
    out.header.recursionDesired = out.header.recursionAvailable = true;
    out.header.reserved = 5;
    out.header.code = 3;
    out.questions.push_back({name("web-1.example"), RecordType::Any, 1, false});
    out.questions.push_back({name("_http._tcp.local"), RecordType::Ptr, 1, true});
    Aaaa v6;
    v6.address[0] = std::byte{0x20};
    v6.address[15] = std::byte{1};
    out.answers.push_back(
        record("web-1.example", A{{std::byte{10}, std::byte{0}, std::byte{0}, std::byte{1}}}));
    out.answers.push_back(record("WEB-1.example", v6));
    out.answers.push_back(record("www.example", Cname{name("web-1.example")}));
    out.answers.push_back(record("_http._tcp.example", Srv{10, 1, 80, name("web-1.example")}));
    out.answers.push_back(record("a.example", Txt{{"", "k=v", std::string(255, 'x')}}));
    out.authorities.push_back(record("example", Ns{name("ns.example")}));
    out.authorities.push_back(
        record("example", Soa{name("ns.example"), name("root.example"), 1, 2, 3, 4, 0xFFFFFFFF}));
    out.extras.push_back(record("_http._tcp.example", Ptr{name("a\\.b._http._tcp.example")}));
    out.extras.push_back(record(".", Raw{41, toBytes("\x01\x02")}, 0xFFFFFFFF));
    out.extras.back().cacheFlush = true;
    out.extras.back().recordClass = 0x1000;
    out.extras.push_back(record("gone.example", Raw{1, {}}, 0));
    return out;
}

const Bytes kHeaderOnly = packets::bytes("000000000000000000000000");

/// One question of class IN and type A whose name has these bytes, from offset 12 on.
Bytes questionNamed(std::string_view hex)
{
    return packets::bytes("000000000001000000000000" + std::string{hex} + "00010001");
}

} // namespace

class TstCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadBack()
    {
        const auto message = fullMessage();
        const auto bytes = encode(message);
        QVERIFY(bytes.has_value());
        std::size_t used = 0;
        const auto again = decode(*bytes, &used);
        QVERIFY(again.has_value());
        QCOMPARE(used, bytes->size());
        QVERIFY(*again == message);
        // Letters keep their case, although names compare without it.
        QCOMPARE(again->answers[1].name.text(), std::string{"WEB-1.example."});
        QCOMPARE(*encode(*again), *bytes);
    }

    void typesAreNamedByTheirData()
    {
        const auto message = fullMessage();
        QCOMPARE(int(message.answers[0].type()), 1);
        QCOMPARE(int(message.answers[3].type()), 33);
        QCOMPARE(int(message.extras[1].type()), 41);
        QCOMPARE(addressOf(message.answers[0])->text(), std::string{"10.0.0.1"});
        QCOMPARE(addressOf(message.answers[1])->text(), std::string{"2000::1"});
        QVERIFY(!addressOf(message.answers[2]));
    }

    void whatRealAgentsSendIsReadAndWrittenByteForByte_data()
    {
        QTest::addColumn<std::string>("hex");
        QTest::newRow("list of services") << std::string{packets::kServices};
        QTest::newRow("node of gv") << std::string{packets::kNodeOfGv};
        QTest::newRow("node of other") << std::string{packets::kNodeOfOther};
        QTest::newRow("node of GV") << std::string{packets::kNodeOfUpperGv};
        QTest::newRow("node of my.dots") << std::string{packets::kNodeOfDots};
        QTest::newRow("instance") << std::string{packets::kInstanceOfGv};
        QTest::newRow("question") << std::string{packets::kQuestionForGv};
    }
    void whatRealAgentsSendIsReadAndWrittenByteForByte()
    {
        QFETCH(std::string, hex);
        const auto message = decode(packets::bytes(hex));
        QVERIFY(message.has_value());
        const auto again = encode(*message);
        QVERIFY(again.has_value());
        QCOMPARE(toHex(*again), hex);
    }

    void aRealAnswerSaysWhatTheAgentWasToldTo()
    {
        const auto message = decode(packets::bytes(packets::kNodeOfGv)).value();
        QVERIFY(message.header.response && message.header.authoritative);
        QCOMPARE(message.answers.size(), std::size_t{4});
        QCOMPARE(std::get<Ptr>(message.answers[0].data).target.text(),
                 std::string{"n1._serf_gv._tcp.local."});
        const auto& srv = std::get<Srv>(message.answers[1].data);
        QCOMPARE(int(srv.priority), 10);
        QCOMPARE(int(srv.weight), 1);
        QCOMPARE(int(srv.port), 17946);
        QCOMPARE(srv.target.text(), std::string{"web-1."});
        QCOMPARE(message.answers[1].ttl, 120U);
        QCOMPARE(addressOf(message.answers[2])->text(), std::string{"10.9.9.1"});
        QCOMPARE(std::get<Txt>(message.answers[3].data).strings,
                 (std::vector<std::string>{"Serf 'gv' cluster"}));
    }

    void repeatedNamesArePointers()
    {
        Message message;
        for (int i = 0; i < 100; ++i)
            message.answers.push_back(
                record("_serf_gv._tcp.local", Ptr{name("n1._serf_gv._tcp.local")}));
        // 23 bytes of a name once, then 2 + 10 + 2 of which the first target is 5.
        const auto bytes = encode(message).value();
        QCOMPARE(bytes.size(), std::size_t{12 + 21 - 2 + 3 + 100 * 14});
        QVERIFY(decode(bytes).value() == message);
    }

    void namesBeyondTheReachOfPointersAreWrittenWhole()
    {
        Message message;
        for (int i = 0; i < 80; ++i)
            message.answers.push_back(record("a.example", Txt{{std::string(250, 'x')}}));
        message.answers.push_back(record("late.there", Ptr{name("late.there")}));
        message.answers.push_back(record("late.there", Ptr{name("a.example")}));
        QVERIFY(decode(encode(message).value()).value() == message);
    }

    void whatDoesNotFitIsNotWritten()
    {
        Message message;
        message.answers.push_back(record("a", Txt{{std::string(256, 'x')}}));
        QVERIFY(encode(message).error() == EncodeError::BadText);
        message.answers = {record("a", Raw{99, Bytes(65'536)})};
        QVERIFY(encode(message).error() == EncodeError::TooLarge);
        message.answers.assign(300, record("a", Txt{{std::string(250, 'x')}}));
        QVERIFY(encode(message).error() == EncodeError::TooLarge);
    }

    void aMessageCutAnywhereIsRefused()
    {
        const auto bytes = encode(fullMessage()).value();
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            const Bytes cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
            QVERIFY2(!decode(cut).has_value(), qPrintable(QString::number(size)));
        }
    }

    void bytesBehindTheMessageAreLeftAlone()
    {
        auto bytes = packets::bytes(packets::kServices);
        const auto size = bytes.size();
        append(bytes, toBytes("rest"));
        std::size_t used = 0;
        QVERIFY(decode(bytes, &used).has_value());
        QCOMPARE(used, size);
    }

    void countsThatLieAreRefused()
    {
        auto bytes = kHeaderOnly;
        QVERIFY(decode(bytes).has_value());
        for (const std::size_t count : {5U, 7U, 9U, 11U}) {
            bytes = kHeaderOnly;
            bytes[count] = std::byte{1};
            QVERIFY(decode(bytes).error() == DecodeError::Truncated);
            bytes[count - 1] = std::byte{0xFF};
            QVERIFY(decode(bytes).error() == DecodeError::TooLarge);
        }
        QVERIFY(decode(Bytes(kMessageLargest + 1)).error() == DecodeError::TooLarge);
    }

    void hostileNamesAreRefused_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<int>("error");
        const auto row = [](const char* what, std::string hex, DecodeError error) {
            QTest::newRow(what) << std::move(hex) << int(error);
        };
        row("points at itself", "c00c", DecodeError::BadPointer);
        row("points forward", "c00e00", DecodeError::BadPointer);
        row("points outside", "ffff", DecodeError::BadPointer);
        row("points at its own first label", "0161c00c", DecodeError::BadPointer);
        row("half a pointer", "c0", DecodeError::BadPointer); // The type's 00 completes it.
        row("kind 01", "4141", DecodeError::BadLabel);
        row("kind 10", "8041", DecodeError::BadLabel);
        row("label past the end", "3f61", DecodeError::Truncated);
        std::string label = "3f";
        for (int i = 0; i < 63; ++i)
            label += "61";
        row("256 bytes", label + label + label + label + "00", DecodeError::NameTooLong);
    }
    void hostileNamesAreRefused()
    {
        QFETCH(std::string, name);
        QFETCH(int, error);
        const auto message = decode(questionNamed(name));
        QVERIFY(!message.has_value());
        QCOMPARE(int(message.error()), error);
    }

    void twoPointersThatLeadInACircleAreRefused()
    {
        // The first name is fine; the second leads into the pointer of the third, which leads back.
        QVERIFY(decode(packets::bytes("000000000003000000000000"
                                      "016100"
                                      "00010001"
                                      "c01a"
                                      "00010001"
                                      "c013"
                                      "00010001"))
                    .error() == DecodeError::BadPointer);
    }

    void longChainsOfPointersCostLittle()
    {
        // 4,096 records, each name one pointer longer than the one before.
        Bytes bytes = packets::bytes("000080000000100000000000016100000a000100000000"
                                     "0000");
        std::size_t before = 12;
        for (int i = 1; i < 4096; ++i) {
            const auto here = bytes.size();
            append(bytes, packets::bytes("c000000a0001000000000000"));
            if (before >= 0x4000) before = 12;
            bytes[here] = static_cast<std::byte>(0xC0U | before >> 8U);
            bytes[here + 1] = static_cast<std::byte>(before & 255U);
            before = here;
        }
        QVERIFY(decode(bytes).error() == DecodeError::BadPointer);
        // Without the chain there is nothing against as many records.
        for (std::size_t at = 25; at < bytes.size(); at += 12) {
            bytes[at] = std::byte{0xC0};
            bytes[at + 1] = std::byte{12};
        }
        QCOMPARE(decode(bytes).value().answers.size(), std::size_t{4096});
    }

    void recordsThatDoNotSuitTheirTypeAreRefused_data()
    {
        QTest::addColumn<std::string>("rest"); // Type, class, time to live, length, data.
        QTest::newRow("A of 3") << std::string{"0001000100000000"
                                               "0003"
                                               "0a0000"};
        QTest::newRow("A of 5") << std::string{"0001000100000000"
                                               "0005"
                                               "0a00000000"};
        QTest::newRow("AAAA of 4") << std::string{"001c000100000000"
                                                  "0004"
                                                  "0a000000"};
        QTest::newRow("PTR with a rest") << std::string{"000c000100000000"
                                                        "0002"
                                                        "0000"};
        QTest::newRow("PTR cut") << std::string{"000c000100000000"
                                                "0002"
                                                "0261"};
        QTest::newRow("SRV without target") << std::string{"0021000100000000"
                                                           "0006"
                                                           "000a00010050"};
        QTest::newRow("SOA cut") << std::string{"0006000100000000"
                                                "0004"
                                                "00000000"};
        QTest::newRow("TXT string past the end") << std::string{"0010000100000000"
                                                                "0002"
                                                                "0361"};
    }
    void recordsThatDoNotSuitTheirTypeAreRefused()
    {
        QFETCH(std::string, rest);
        const auto bytes = packets::bytes("000080000000000100000000"
                                          "00" +
                                          rest + "00000000");
        QVERIFY(decode(bytes).error() == DecodeError::BadRecord);
    }

    void brokenCopiesOfRealPacketsDoNoHarm()
    {
        SeededRandom random(hostile::seed());
        const auto full = encode(fullMessage()).value();
        for (int i = 0; i < 20'000; ++i) {
            const auto& base = i % 2 == 0 ? full : packets::bytes(packets::kNodeOfGv);
            const auto message = decode(hostile::flipped(base, random));
            if (!message) continue;
            const auto again = encode(*message);
            if (again) QVERIFY(decode(*again).value() == *message);
        }
        for (int i = 0; i < 20'000; ++i)
            static_cast<void>(decode(hostile::randomBytes(random.below(200), random)));
    }
};

QTEST_GUILESS_MAIN(TstCodec)
#include "tst_codec.moc"
