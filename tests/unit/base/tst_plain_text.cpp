#include <QTest>
#include <string>
#include <string_view>

#include "core/base/plain_text.h"
#include "core/base/random.h"
#include "core/base/utf8.h"

using namespace grapevine;

class TstPlainText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nastyTextBecomesVisible_data();
    void nastyTextBecomesVisible();
    void ordinaryTextStays_data();
    void ordinaryTextStays();
    void combiningMarksAreCutAfterFour();
    void longTextIsCutWithAnEllipsis();
    void everyCodePointComesOutHarmless();
    void randomBytesComeOutHarmless();
    void codePointsAreReadAsTheStandardSays_data();
    void codePointsAreReadAsTheStandardSays();
};

namespace {

// What a terminal or a widget could act upon, or a reader could not see.
bool isHarmless(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto point = codePointAt(text, at);
        if (!point.valid) return false;
        const auto c = point.value;
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
        const bool steering = (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
                              (c >= 0x2060 && c <= 0x206F) || c == 0x061C || c == 0xFEFF ||
                              c == 0x00AD || (c >= 0xE0000 && c <= 0xE0FFF);
        if (control || steering) return false;
        at += point.length;
    }
    return true;
}

// By hand: QString::fromUcs4 swallows a byte order mark.
std::string encoded(char32_t c)
{
    const auto tail = [c](unsigned shift) {
        return static_cast<char>(0x80U | (c >> shift & 0x3FU));
    };
    if (c < 0x80) return {static_cast<char>(c)};
    if (c < 0x800) return {static_cast<char>(0xC0U | c >> 6U), tail(0)};
    if (c < 0x10000) return {static_cast<char>(0xE0U | c >> 12U), tail(6), tail(0)};
    return {static_cast<char>(0xF0U | c >> 18U), tail(12), tail(6), tail(0)};
}

} // namespace

void TstPlainText::nastyTextBecomesVisible_data()
{
    QTest::addColumn<QByteArray>("nasty");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* name, const QByteArray& nasty, const char* shown) {
        QTest::newRow(name) << nasty << QString::fromUtf8(shown);
    };
    row("colour", "\x1b[31mred\x1b[0m", "<ESC>[31mred<ESC>[0m");
    row("clear the screen", "\x1b[2J\x1b[H", "<ESC>[2J<ESC>[H");
    row("window title", "\x1b]0;owned\x07", "<ESC>]0;owned<BEL>");
    row("link, ended by BEL", "\x1b]8;;http://evil\x07x\x1b]8;;\x07",
        "<ESC>]8;;http://evil<BEL>x<ESC>]8;;<BEL>");
    row("link, ended by ST", "\x1b]8;;http://evil\x1b\\x", "<ESC>]8;;http://evil<ESC>\\x");
    row("clipboard", "\x1b]52;c;aGk=\x07", "<ESC>]52;c;aGk=<BEL>");
    row("device status", "\x1b[6n", "<ESC>[6n");
    row("eight-bit CSI as UTF-8",
        "\xc2\x9b"
        "31m",
        "<U+009B>31m");
    row("eight-bit CSI as a byte",
        "\x9b"
        "31m",
        "<0x9B>31m");
    row("eight-bit OSC",
        "\xc2\x9d"
        "0;x\xc2\x9c",
        "<U+009D>0;x<U+009C>");
    row("next line",
        "a\xc2\x85"
        "b",
        "a<U+0085>b");
    row("nul", QByteArray{"a\0b", 3}, "a<NUL>b");
    row("backspace", "good\b\b\b\bevil", "good<BS><BS><BS><BS>evil");
    row("carriage return", "alive\rfailed", "alive<CR>failed");
    row("newline", "a\nb", "a<LF>b");
    row("tab", "a\tb", "a<TAB>b");
    row("form feed", "a\fb", "a<U+000C>b");
    row("delete",
        "a\x7f"
        "b",
        "a<DEL>b");
    row("right-to-left override", "exe\xe2\x80\xaetxt", "exe<U+202E>txt");
    row("left-to-right embedding", "\xe2\x80\xaa", "<U+202A>");
    row("isolate and its end", "\xe2\x81\xa6x\xe2\x81\xa9", "<U+2066>x<U+2069>");
    row("Arabic letter mark", "\xd8\x9c", "<U+061C>");
    row("right-to-left mark", "\xe2\x80\x8f", "<U+200F>");
    row("line separator",
        "a\xe2\x80\xa8"
        "b",
        "a<U+2028>b");
    row("paragraph separator",
        "a\xe2\x80\xa9"
        "b",
        "a<U+2029>b");
    row("zero-width space", "web\xe2\x80\x8b-1", "web<U+200B>-1");
    row("zero-width joiner",
        "a\xe2\x80\x8d"
        "b",
        "a<U+200D>b");
    row("word joiner",
        "a\xe2\x81\xa0"
        "b",
        "a<U+2060>b");
    row("byte order mark", "\xef\xbb\xbfx", "<U+FEFF>x");
    row("soft hyphen",
        "a\xc2\xad"
        "b",
        "a<U+00AD>b");
    row("grapheme joiner",
        "a\xcd\x8f"
        "b",
        "a<U+034F>b");
    row("Hangul filler", "\xe3\x85\xa4", "<U+3164>");
    row("variation selector", "x\xef\xb8\x8f", "x<U+FE0F>");
    row("tag character", "\xf3\xa0\x81\xa1", "<U+E0061>");
    row("musical format control", "\xf0\x9d\x85\xb3", "<U+1D173>");
    row("interlinear annotation", "\xef\xbf\xb9", "<U+FFF9>");
    row("noncharacter", "\xef\xbf\xbf", "<U+FFFF>");
    row("noncharacter of Arabic forms", "\xef\xb7\x90", "<U+FDD0>");
    row("stray continuation",
        "a\x80"
        "b",
        "a<0x80>b");
    row("cut off in the middle", "a\xe2\x82", "a<0xE2><0x82>");
    row("overlong slash", "\xc0\xaf", "<0xC0><0xAF>");
    row("overlong NUL", "\xc0\x80", "<0xC0><0x80>");
    row("overlong in three bytes", "\xe0\x80\xaf", "<0xE0><0x80><0xAF>");
    row("surrogate", "\xed\xa0\x80", "<0xED><0xA0><0x80>");
    row("surrogate pair", "\xed\xa0\xbd\xed\xb8\x80", "<0xED><0xA0><0xBD><0xED><0xB8><0x80>");
    row("beyond U+10FFFF", "\xf4\x90\x80\x80", "<0xF4><0x90><0x80><0x80>");
    row("five bytes", "\xf8\x88\x80\x80\x80", "<0xF8><0x88><0x80><0x80><0x80>");
    row("FE and FF", "\xfe\xff", "<0xFE><0xFF>");
    row("Latin-1", "caf\xe9", "caf<0xE9>");
}

void TstPlainText::nastyTextBecomesVisible()
{
    QFETCH(QByteArray, nasty);
    QFETCH(QString, shown);
    const auto out = plainText(nasty.toStdString());
    QCOMPARE(QString::fromStdString(out), shown);
    QVERIFY(isHarmless(out));
    QCOMPARE(plainText(out), out); // Twice is once.
}

void TstPlainText::ordinaryTextStays_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"", "web-1", "a b", "dc=eu-west&role=web", "größer", "日本語", "Ελληνικά", "עברית",
          "العربية", "नमस्ते", "ไทย", "😀", "e\xcc\x81", "<b>not bold</b>", "&amp; 100 %s %n", "…"}) {
        QTest::newRow(text) << QByteArray{text};
    }
}

void TstPlainText::ordinaryTextStays()
{
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(plainText(text.toStdString())), text);
}

void TstPlainText::combiningMarksAreCutAfterFour()
{
    std::string tower = "a";
    for (int i = 0; i < 1000; ++i)
        tower += "\xcc\x81";
    tower += "b";
    QCOMPARE(plainText(tower), std::string{"a\xcc\x81\xcc\x81\xcc\x81\xcc\x81"
                                           "b"});
}

void TstPlainText::longTextIsCutWithAnEllipsis()
{
    QCOMPARE(plainText("abcdef", 3), std::string{"abc…"});
    QCOMPARE(plainText("abc", 3), std::string{"abc"});
    QCOMPARE(plainText("äöü", 3), std::string{"äöü"});
    QCOMPARE(plainText("äöüß", 3), std::string{"äöü…"});
    QCOMPARE(plainText("abc", 0), std::string{"…"});
    QCOMPARE(plainText("", 0), std::string{});
    // Bytes out are bounded, whatever comes in: at most nine for each code point shown.
    QVERIFY(plainText(std::string(1'000'000, '\x01'), 100).size() < 1000);
}

void TstPlainText::everyCodePointComesOutHarmless()
{
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        const auto out = plainText(encoded(c));
        if (out.empty() || !isHarmless(out)) {
            QFAIL(qPrintable(QStringLiteral("U+%1").arg(static_cast<uint>(c), 4, 16)));
        }
    }
}

void TstPlainText::randomBytesComeOutHarmless()
{
    SeededRandom random{1};
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(static_cast<std::size_t>(random.below(40)), '\0');
        for (auto& byte : bytes)
            byte = static_cast<char>(random.below(256));
        QVERIFY2(isHarmless(plainText(bytes)),
                 QByteArray::fromStdString(bytes).toHex().constData());
    }
}

void TstPlainText::codePointsAreReadAsTheStandardSays_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<uint>("value");
    QTest::addColumn<int>("length");
    QTest::addColumn<bool>("valid");
    QTest::newRow("end") << QByteArray{} << 0U << 0 << false;
    QTest::newRow("ASCII") << QByteArray{"a"} << 0x61U << 1 << true;
    QTest::newRow("first of two") << QByteArray{"\xc2\x80"} << 0x80U << 2 << true;
    QTest::newRow("last of two") << QByteArray{"\xdf\xbf"} << 0x7FFU << 2 << true;
    QTest::newRow("first of three") << QByteArray{"\xe0\xa0\x80"} << 0x800U << 3 << true;
    QTest::newRow("before the surrogates") << QByteArray{"\xed\x9f\xbf"} << 0xD7FFU << 3 << true;
    QTest::newRow("after the surrogates") << QByteArray{"\xee\x80\x80"} << 0xE000U << 3 << true;
    QTest::newRow("first of four") << QByteArray{"\xf0\x90\x80\x80"} << 0x10000U << 4 << true;
    QTest::newRow("very last") << QByteArray{"\xf4\x8f\xbf\xbf"} << 0x10FFFFU << 4 << true;
    QTest::newRow("cut after the first") << QByteArray{"\xf0"} << 0xF0U << 1 << false;
    QTest::newRow("wrong second") << QByteArray{"\xe2"
                                                "aa"}
                                  << 0xE2U << 1 << false;
}

void TstPlainText::codePointsAreReadAsTheStandardSays()
{
    QFETCH(QByteArray, bytes);
    QFETCH(uint, value);
    QFETCH(int, length);
    QFETCH(bool, valid);
    const auto point = codePointAt(bytes.toStdString(), 0);
    QCOMPARE(static_cast<uint>(point.value), value);
    QCOMPARE(static_cast<int>(point.length), length);
    QCOMPARE(point.valid, valid);
    QCOMPARE(codePointAt("abc", 3).length, std::size_t{0});
    QCOMPARE(codePointAt("abc", 99).length, std::size_t{0});
}

QTEST_APPLESS_MAIN(TstPlainText)
#include "tst_plain_text.moc"
