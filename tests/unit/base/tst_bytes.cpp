#include <QTest>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/random.h"

using namespace grapevine;

class TstBytes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hexIsTwoLowerCaseDigitsAByte();
    void hexReadsBothCases();
    void hexRefusesOddLengthAndOtherCharacters();
    void base64MatchesTheStandardsExamples_data();
    void base64MatchesTheStandardsExamples();
    void base64Refuses_data();
    void base64Refuses();
    void whatWasWrittenReadsBack();
    void textAndBytesShareMemory();
};

void TstBytes::hexIsTwoLowerCaseDigitsAByte()
{
    QCOMPARE(toHex({}), std::string{});
    QCOMPARE(toHex(toBytes(std::string_view{"\x00\x0f\xa5\xff", 4})), std::string{"000fa5ff"});
}

void TstBytes::hexReadsBothCases()
{
    const auto bytes = fromHex("00fFaB7e");
    QVERIFY(bytes.has_value());
    QCOMPARE(toHex(*bytes), std::string{"00ffab7e"});
    QVERIFY(fromHex("").has_value());
    QVERIFY(fromHex("")->empty());
}

void TstBytes::hexRefusesOddLengthAndOtherCharacters()
{
    for (const std::string_view bad :
         {"0", "000", "0g", "g0", " 0", "0 ", "0x", "-1", "+1", "\n0", "\xc3\xa9"}) {
        QVERIFY2(!fromHex(bad).has_value(), std::string{bad}.c_str());
    }
    QVERIFY(!fromHex(std::string_view{"0\0", 2}).has_value());
}

// RFC 4648, section 10.
void TstBytes::base64MatchesTheStandardsExamples_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("coded");
    QTest::newRow("empty") << QByteArray{} << QByteArray{};
    QTest::newRow("f") << QByteArray{"f"} << QByteArray{"Zg=="};
    QTest::newRow("fo") << QByteArray{"fo"} << QByteArray{"Zm8="};
    QTest::newRow("foo") << QByteArray{"foo"} << QByteArray{"Zm9v"};
    QTest::newRow("foob") << QByteArray{"foob"} << QByteArray{"Zm9vYg=="};
    QTest::newRow("fooba") << QByteArray{"fooba"} << QByteArray{"Zm9vYmE="};
    QTest::newRow("foobar") << QByteArray{"foobar"} << QByteArray{"Zm9vYmFy"};
    QTest::newRow("both odd digits") << QByteArray{"\xfb\xef\xff", 3} << QByteArray{"++//"};
    QTest::newRow("zeros") << QByteArray(3, '\0') << QByteArray{"AAAA"};
}

void TstBytes::base64MatchesTheStandardsExamples()
{
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, coded);
    QCOMPARE(QByteArray::fromStdString(toBase64(toBytes(plain.toStdString()))), coded);
    const auto read = fromBase64(coded.toStdString());
    QVERIFY(read.has_value());
    QCOMPARE(QByteArray::fromStdString(std::string{asText(*read)}), plain);
}

void TstBytes::base64Refuses_data()
{
    QTest::addColumn<QByteArray>("coded");
    QTest::newRow("one digit") << QByteArray{"Z"};
    QTest::newRow("two digits without padding") << QByteArray{"Zg"};
    QTest::newRow("padding too short") << QByteArray{"Zg="};
    QTest::newRow("padding too long") << QByteArray{"Zg==="};
    QTest::newRow("nothing but padding") << QByteArray{"===="};
    QTest::newRow("three paddings") << QByteArray{"Z==="};
    QTest::newRow("padding inside a group") << QByteArray{"Z=g="};
    QTest::newRow("digit after padding") << QByteArray{"Zg=g"};
    QTest::newRow("padding in the middle") << QByteArray{"Zg==Zm9v"};
    QTest::newRow("space") << QByteArray{"Zm 9v"};
    QTest::newRow("newline") << QByteArray{"Zm9\n"};
    QTest::newRow("address-safe digits") << QByteArray{"--__"};
    QTest::newRow("nul") << QByteArray{"Zm9\0", 4};
    QTest::newRow("beyond ASCII") << QByteArray{"Zm9\xc3"};
}

void TstBytes::base64Refuses()
{
    QFETCH(QByteArray, coded);
    QVERIFY(!fromBase64(coded.toStdString()).has_value());
}

void TstBytes::whatWasWrittenReadsBack()
{
    SeededRandom random{7};
    for (std::size_t size = 0; size < 70; ++size) {
        Bytes bytes(size);
        random.fill(bytes);
        QCOMPARE(fromHex(toHex(bytes)).value_or(Bytes{}), bytes);
        QCOMPARE(fromBase64(toBase64(bytes)).value_or(Bytes{}), bytes);
    }
}

void TstBytes::textAndBytesShareMemory()
{
    const std::string text = "gossip";
    QVERIFY(static_cast<const void*>(asBytes(text).data()) ==
            static_cast<const void*>(text.data()));
    Bytes joined = toBytes("go");
    append(joined, asBytes("ssip"));
    QCOMPARE(std::string{asText(joined)}, text);
}

QTEST_APPLESS_MAIN(TstBytes)
#include "tst_bytes.moc"
