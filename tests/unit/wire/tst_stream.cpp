#include <QtTest/QTest>

#include "core/crypto/sealer.h"
#include "core/wire/framing.h"
#include "core/wire/limits.h"
#include "core/wire/lzw.h"
#include "core/wire/stream.h"
#include "tests/unit/wire/hostile_input.h"

using namespace grapevine;
using namespace grapevine::wire;

namespace {

Bytes ping()
{
    Bytes out;
    encode(out, Ping{SequenceNumber{7}, "harbor-a", {}, 0, {}});
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
        {crypto::SecretKey::fromBytes(Bytes(16, static_cast<std::byte>(fill))).value()}));
}

struct Outcome {
    std::string plain;
    bool complete = false;
    std::optional<DecodeError> error;
    std::optional<std::uint8_t> first;

    bool operator==(const Outcome&) const = default;
};

Outcome fed(StreamReader reader, ByteView bytes, std::size_t piece)
{
    Outcome out;
    while (!bytes.empty()) {
        const auto now = bytes.first(std::min(piece, bytes.size()));
        bytes = bytes.subspan(now.size());
        if (const auto done = reader.feed(now); !done) {
            out.error = done.error();
            // An error is final.
            if (reader.feed(asBytes("x")).error() != *out.error) out.error.reset();
            break;
        }
    }
    out.plain = toHex(reader.plain());
    out.complete = reader.frameComplete();
    out.first = reader.firstByte();
    return out;
}

/// The outcome, after making sure that it does not depend on how the bytes were cut.
Outcome outcome(StreamSide side, const std::string& label, crypto::Sealer* sealer, ByteView bytes)
{
    const auto whole = fed(StreamReader(side, label, sealer), bytes, bytes.size());
    for (const std::size_t piece : {1U, 2U, 7U}) {
        const auto pieces = fed(StreamReader(side, label, sealer), bytes, piece);
        if (!(pieces == whole)) {
            qWarning("cut into pieces of %zu the outcome differs", piece);
            return {.plain = "differs", .complete = false, .error = {}, .first = {}};
        }
    }
    return whole;
}

} // namespace

class TstStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWrappingComesBackOnBothSides()
    {
        auto sealer = sealerOf(1);
        for (const auto side : {StreamSide::Dialled, StreamSide::Accepted}) {
            // What one side writes, the other reads.
            const auto reading =
                side == StreamSide::Dialled ? StreamSide::Accepted : StreamSide::Dialled;
            for (const std::string label : {"", "lan"}) {
                for (auto* key : {static_cast<crypto::Sealer*>(nullptr), &sealer}) {
                    for (const bool compress : {false, true}) {
                        const auto bytes = wrapStream(ping(), side, label, key, compress);
                        const bool header = side == StreamSide::Dialled && !label.empty();
                        QCOMPARE(bytes[0] == std::byte{0xF4}, header);
                        const auto out = outcome(reading, label, key, bytes);
                        QCOMPARE(out.plain, toHex(ping()));
                        QCOMPARE(out.complete, key != nullptr || compress);
                        QCOMPARE(*out.first, key != nullptr ? 10 : compress ? 9 : 0);
                    }
                }
            }
        }
    }

    void theLabelIsInTheAnswersAdditionalBytes()
    {
        auto sealer = sealerOf(1);
        const auto answer = wrapStream(ping(), StreamSide::Accepted, "lan", &sealer, false);
        QVERIFY(outcome(StreamSide::Dialled, "lan", &sealer, answer).complete);
        QCOMPARE(outcome(StreamSide::Dialled, "", &sealer, answer).error, DecodeError::CannotOpen);
    }

    void acceptedStreamsNeedOurLabel()
    {
        const auto with = [](std::string_view label) { return *addLabel(label, ping()); };
        const auto error = [&](const std::string& own, const Bytes& bytes) {
            return outcome(StreamSide::Accepted, own, nullptr, bytes).error;
        };
        QCOMPARE(error("lan", with("lan")), std::nullopt);
        QCOMPARE(error("lan", ping()), DecodeError::LabelMismatch);
        QCOMPARE(error("lan", with("wan")), DecodeError::LabelMismatch);
        QCOMPARE(error("lan", with("lan2")), DecodeError::LabelMismatch);
        QCOMPARE(error("", with("lan")), DecodeError::LabelMismatch);
        QCOMPARE(error("lan", fromHex("f400").value()), DecodeError::BadLabel);
        QCOMPARE(error("lan", *addLabel("lan", with("lan"))), DecodeError::UnknownType);
        QCOMPARE(outcome(StreamSide::Dialled, "lan", nullptr, with("lan")).error,
                 DecodeError::UnknownType);
    }

    void keysAndPlainStreamsDoNotMix()
    {
        auto sealer = sealerOf(1);
        auto stranger = sealerOf(2);
        crypto::Sealer none{crypto::Keyring{}};
        const auto sealed = wrapStream(ping(), StreamSide::Dialled, {}, &sealer, false);
        const auto error = [](crypto::Sealer* key, const Bytes& bytes) {
            return outcome(StreamSide::Accepted, {}, key, bytes).error;
        };
        QCOMPARE(error(&sealer, ping()), DecodeError::NotEncrypted);
        QCOMPARE(error(&sealer, squeezed(ping())), DecodeError::NotEncrypted);
        QCOMPARE(error(nullptr, sealed), DecodeError::KeyNeeded);
        QCOMPARE(error(&none, sealed), DecodeError::KeyNeeded);
        QCOMPARE(error(&stranger, sealed), DecodeError::CannotOpen);
        QCOMPARE(error(&sealer, sealed), std::nullopt);
    }

    void somethingElseThanGossipIsNamedAtOnce()
    {
        auto sealer = sealerOf(1);
        for (const std::string text : {"GET / HTTP/1.1\r\n", "SSH-2.0-x", "\xff"}) {
            const auto out = outcome(StreamSide::Accepted, {}, nullptr, toBytes(text));
            QCOMPARE(out.error, DecodeError::UnknownType);
            QCOMPARE(*out.first, static_cast<std::uint8_t>(text[0]));
            QCOMPARE(outcome(StreamSide::Dialled, {}, &sealer, toBytes(text)).error,
                     DecodeError::UnknownType);
        }
    }

    void anAuthenticEmptyPlaintextIsRefused()
    {
        auto sealer = sealerOf(1);
        const auto bytes = wrapStream({}, StreamSide::Dialled, {}, &sealer, false);
        QCOMPARE(outcome(StreamSide::Accepted, {}, &sealer, bytes).error, DecodeError::Empty);
        QCOMPARE(outcome(StreamSide::Accepted, {}, nullptr, squeezed({})).error,
                 DecodeError::Empty);
    }

    void onlyOneLevelOfEachLayerIsPeeled()
    {
        auto sealer = sealerOf(1);
        const auto sealed = wrapStream(ping(), StreamSide::Dialled, {}, &sealer, false);
        const auto twice = wrapStream(sealed, StreamSide::Dialled, {}, &sealer, false);
        QCOMPARE(outcome(StreamSide::Accepted, {}, &sealer, twice).error, DecodeError::UnknownType);
        QCOMPARE(outcome(StreamSide::Accepted, {}, nullptr, squeezed(squeezed(ping()))).error,
                 DecodeError::UnknownType);
        QCOMPARE(outcome(StreamSide::Accepted, {}, nullptr, squeezed(sealed)).error,
                 DecodeError::UnknownType);
    }

    void lengthsOfEncryptedFramesAreChecked()
    {
        auto sealer = sealerOf(1);
        const auto error = [&](std::string_view hex) {
            return outcome(StreamSide::Accepted, {}, &sealer, fromHex(hex).value()).error;
        };
        QCOMPARE(error("0a00000000"), DecodeError::CannotOpen);
        QCOMPARE(error("0a0000000101"), DecodeError::CannotOpen);
        QCOMPARE(error("0a01400001"), DecodeError::TooLarge); // 20 MiB and one byte.
        QCOMPARE(error("0affffffff"), DecodeError::TooLarge);
        QCOMPARE(error("0a0140000001"), std::nullopt); // 20 MiB: waits for the rest.
    }

    void compressedStreamsKnowTheirEnd()
    {
        Bytes bytes = squeezed(ping());
        const auto whole = bytes.size();
        append(bytes, asBytes("what follows is dropped"));
        for (std::size_t size = 1; size <= bytes.size(); ++size) {
            StreamReader reader(StreamSide::Accepted, {}, nullptr);
            QVERIFY(reader.feed(ByteView(bytes).first(size)));
            QCOMPARE(reader.frameComplete(), size >= whole);
            QCOMPARE(toHex(reader.plain()), size >= whole ? toHex(ping()) : std::string());
        }
    }

    void garbageAfterTheCompressByteFailsEarly()
    {
        const auto error = [](std::string_view hex) {
            return outcome(StreamSide::Accepted, {}, nullptr, fromHex(hex).value()).error;
        };
        QCOMPARE(error("0905"), DecodeError::WrongType);
        QCOMPARE(error("09c1"), DecodeError::WrongType);
        QCOMPARE(error("0981a3427566dbffffffff"), DecodeError::TooLarge);
        QCOMPARE(error("0982a4416c676f03a3427566a101"), DecodeError::UnknownCompression);
        QCOMPARE(error("0982a4416c676f00a3427566a101"), DecodeError::BadCompression);
        QCOMPARE(error("09c0"), DecodeError::BadCompression);
    }

    void bytewiseArrivalOfALargeStreamIsLinear()
    {
        SeededRandom random(hostile::seed());
        Bytes content{std::byte{8}};
        append(content, hostile::randomBytes(600'000, random));
        const auto bytes = squeezed(content);
        StreamReader reader(StreamSide::Accepted, {}, nullptr);
        for (const auto& b : bytes)
            QVERIFY(reader.feed({&b, 1}));
        QVERIFY(reader.frameComplete());
        QCOMPARE(reader.plain().size(), content.size());
    }

    void plainContentEndsAtItsLimit()
    {
        StreamReader reader(StreamSide::Accepted, {}, nullptr);
        Bytes piece(1U << 20U, std::byte{8});
        for (std::size_t sent = 0; sent < kStreamPlainLargest; sent += piece.size()) {
            QVERIFY(reader.feed(piece));
        }
        QCOMPARE(reader.feed(ByteView(piece).first(1)).error(), DecodeError::TooLarge);
        QVERIFY(reader.plain().empty());
    }

    void bombsAndLyingHeadersCostLittle()
    {
        if (hostile::kSanitized) QSKIP("the sanitizer's own memory would be measured");
        const auto bomb = squeezed(Bytes(60U << 20U, std::byte{8}));
        auto sealer = sealerOf(1);
        const auto sealed = wrapStream(bomb, StreamSide::Dialled, {}, &sealer, false);
        hostile::PeakMemory memory;
        StreamReader reader(StreamSide::Accepted, {}, nullptr);
        QCOMPARE(reader.feed(bomb).error(), DecodeError::TooLarge);
        StreamReader opener(StreamSide::Accepted, {}, &sealer);
        QVERIFY(opener.feed(sealed).error() == DecodeError::UnknownType ||
                opener.feed(sealed).error() == DecodeError::TooLarge);
        qInfo("peak rise of stream bombs: %zu KiB", memory.rise() / 1024);
        QVERIFY(memory.rise() <= 48U << 20U);

        std::vector<StreamReader> many;
        many.reserve(300);
        memory.restart();
        for (int i = 0; i < 100; ++i) {
            // 20 MiB of ciphertext, 40 MiB of compressed bytes, 2^31 list entries: nothing follows.
            many.emplace_back(StreamSide::Accepted, "", &sealer);
            QVERIFY(many.back().feed(fromHex("0a0140000001").value()));
            many.emplace_back(StreamSide::Accepted, "", nullptr);
            QVERIFY(many.back().feed(fromHex("0981a3427566db0280000001").value()));
            many.emplace_back(StreamSide::Accepted, "", nullptr);
            QVERIFY(many.back().feed(fromHex("09dd7fffffff01").value()));
        }
        qInfo("peak rise of 300 lying headers: %zu KiB", memory.rise() / 1024);
        // Together they claim 12 GB. 16 KiB each leaves room for the kernel's coarse counting.
        QVERIFY(memory.rise() < 300U * 16 * 1024);
    }

    void hostileInputLeavesTheProcessAlive()
    {
        SeededRandom random(hostile::seed());
        auto sealer = sealerOf(1);
        for (int round = 0; round < 3000; ++round) {
            auto* key = round % 2 == 0 ? &sealer : nullptr;
            const auto good = wrapStream(ping(), StreamSide::Dialled, "lan", key, round % 3 == 0);
            const auto broken = hostile::flipped(good, random);
            const auto out = outcome(StreamSide::Accepted, "lan", key, broken);
            QVERIFY(out.plain != "differs");
            QVERIFY(out.error || out.complete || key == nullptr || !out.error);
            const auto cut = outcome(StreamSide::Accepted, "lan", key,
                                     ByteView(good).first(1 + random.below(good.size() - 1)));
            QVERIFY(cut.plain != "differs");
            QVERIFY(!cut.complete);
        }
    }
};

QTEST_APPLESS_MAIN(TstStream)
#include "tst_stream.moc"
