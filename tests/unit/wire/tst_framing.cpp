#include <QtTest/QTest>

#include "core/wire/framing.h"
#include "core/wire/limits.h"
#include "tests/unit/wire/hostile_input.h"

using namespace grapevine;
using namespace grapevine::wire;

class TstFraming : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void compoundPartsComeBackInOrder()
    {
        SeededRandom random(hostile::seed());
        for (const std::size_t count : {0U, 1U, 2U, 127U, 128U, 255U}) {
            std::vector<Bytes> kept;
            for (std::size_t i = 0; i < count; ++i) {
                kept.push_back(hostile::randomBytes(random.below(300), random));
            }
            const std::vector<ByteView> parts(kept.begin(), kept.end());
            const auto packed = encodeCompound(parts);
            const auto back = decodeCompound(ByteView(packed).subspan(1));
            QVERIFY(back);
            QCOMPARE(back->truncated, std::size_t{0});
            QCOMPARE(back->parts.size(), count);
            for (std::size_t i = 0; i < count; ++i) {
                QCOMPARE(asText(back->parts[i]), asText(kept[i]));
            }
        }
    }

    void aLongestPartFits()
    {
        const Bytes longest(65'535, std::byte{8});
        const auto packed = encodeCompound({longest, longest});
        QCOMPARE(decodeCompound(ByteView(packed).subspan(1))->parts.at(1).size(),
                 std::size_t{65'535});
    }

    void aCutCompoundKeepsItsLeadingParts()
    {
        const auto one = toBytes("one");
        const auto two = toBytes("two");
        const auto packed = encodeCompound({one, two});
        const auto body = ByteView(packed).subspan(1);
        for (std::size_t size = 0; size < body.size(); ++size) {
            const auto cut = decodeCompound(body.first(size));
            QCOMPARE(cut.has_value(), size >= 5);
            if (!cut) {
                QCOMPARE(cut.error(), DecodeError::Truncated);
                continue;
            }
            QCOMPARE(cut->parts.size(), std::size_t{size >= 8 ? 1U : 0U});
            QCOMPARE(cut->parts.size() + cut->truncated, std::size_t{2});
        }
    }

    void bytesBehindACompoundAreIgnored()
    {
        auto packed = encodeCompound({asBytes("x")});
        append(packed, asBytes("more"));
        QCOMPARE(decodeCompound(ByteView(packed).subspan(1))->parts.size(), std::size_t{1});
    }

    void crcMatchesTheCheckValue()
    {
        QCOMPARE(crc32(asBytes("123456789")), 0xCBF43926U);
        QCOMPARE(crc32({}), 0U);
        QCOMPARE(toHex(wrapCrc(asBytes("123456789"))), "0ccbf43926" + toHex(asBytes("123456789")));
    }

    void crcOfEveryLengthMatchesTheSlowWay()
    {
        SeededRandom random(hostile::seed());
        const auto bytes = hostile::randomBytes(100, random);
        for (std::size_t size = 0; size <= bytes.size(); ++size) {
            std::uint32_t slow = ~0U;
            for (std::size_t i = 0; i < size; ++i) {
                slow ^= std::to_integer<std::uint32_t>(bytes[i]);
                for (int bit = 0; bit < 8; ++bit) {
                    slow = (slow & 1U) != 0 ? slow >> 1U ^ 0xEDB88320U : slow >> 1U;
                }
            }
            QCOMPARE(crc32(ByteView(bytes).first(size)), ~slow);
        }
    }

    void labelsComeBack()
    {
        for (const std::size_t size : {1U, 9U, 255U}) {
            const std::string label(size, 'L');
            const auto packed = addLabel(label, asBytes("body"));
            QVERIFY(packed);
            const auto split = splitLabel(*packed);
            QVERIFY(split);
            QCOMPARE(split->label, std::string_view(label));
            QCOMPARE(asText(split->rest), std::string_view("body"));
            for (std::size_t cut = 1; cut < 2 + size; ++cut) {
                QCOMPARE(splitLabel(ByteView(*packed).first(cut)).error(), DecodeError::BadLabel);
            }
        }
        QCOMPARE(addLabel(std::string(256, 'L'), {}).error(), DecodeError::TooLarge);
        QCOMPARE(asText(*addLabel("", asBytes("body"))), std::string_view("body"));
    }

    void onlyOneLabelIsTakenOff()
    {
        const auto twice = addLabel("a", *addLabel("b", asBytes("body")));
        const auto split = splitLabel(*twice);
        QCOMPARE(split->label, std::string_view("a"));
        QCOMPARE(splitLabel(split->rest)->label, std::string_view("b"));
        QCOMPARE(splitLabel({})->label, std::string_view());
    }
};

QTEST_APPLESS_MAIN(TstFraming)
#include "tst_framing.moc"
