#include <QTest>

#include <sodium.h>

#include "app/secrets/sealed_box.h"
#include "tests/unit/secrets/kept_sample.h"

using namespace grapevine;
using namespace grapevine::secrets;
using test::kCheap;
using test::passphrase;
using test::ringOf;

/// The bytes of the file of sealed keys. R31, R23.
class TstSealedBox final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }
    void whatWasSealedIsOpenedAgain();
    void lengthTellsNothingOfFewKeys();
    void aWrongPassphraseIsToldFromDamage();
    void aBoxChangedWithItsSumIsDamagedAndNotAWrongPassphrase();
    void aLaterVersionIsNoDamage();
    void costsOfAHostileFileAreRefused_data();
    void costsOfAHostileFileAreRefused();
    void theUsualCostIsFair();
    void anyChangeOfOneByteIsSeen();
    void corruptFilesNeverOpenAndNeverCrash();
    void corruptFilesWithGoodSumsNeverOpenAndNeverCrash();
    void corruptPlainTextIsRefused();
    void moreThanThereIsRoomForIsRefused();
    void keysAsALineComeBack();
    void linesThatAreNoKeysAreRefused_data();
    void linesThatAreNoKeysAreRefused();

private:
    SeededRandom m_random{7};
    KeptKeys sample()
    {
        return {{"prod-eu", ringOf(m_random, {32, 16})}, {"lab ö", ringOf(m_random, {24})}};
    }
    static std::string resummed(std::string bytes);
    static std::uint64_t seed();
    static void mangle(std::string& bytes, Random& random);
};

/// The sum at the end made right again, as somebody who changes the file on purpose would.
std::string TstSealedBox::resummed(std::string bytes)
{
    if (bytes.size() < 32) return bytes;
    auto* raw = reinterpret_cast<unsigned char*>(bytes.data());
    crypto_generichash(raw + bytes.size() - 32, 32, raw, bytes.size() - 32, nullptr, 0);
    return bytes;
}

std::uint64_t TstSealedBox::seed()
{
    const QByteArray given = qgetenv("GRAPEVINE_SEED");
    const auto number = given.isEmpty() ? 20'261'122ULL : given.toULongLong();
    qInfo("seed %llu (GRAPEVINE_SEED repeats it)", static_cast<unsigned long long>(number));
    return number;
}

/// Bits turned, a piece cut out, cut off, doubled, swapped or zeroed.
void TstSealedBox::mangle(std::string& bytes, Random& random)
{
    const auto at = static_cast<std::size_t>(random.below(bytes.size()));
    const auto length =
        static_cast<std::size_t>(random.below(std::min<std::size_t>(40, bytes.size() - at))) + 1;
    switch (random.below(6)) {
    case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << static_cast<int>(random.below(8))));
        break;
    case 1: bytes.erase(at, length); break;
    case 2: bytes.resize(at); break;
    case 3: bytes.insert(at, bytes.substr(at, length)); break;
    case 4:
        std::swap(bytes[at], bytes[static_cast<std::size_t>(random.below(bytes.size()))]);
        break;
    default: bytes.replace(at, length, length, static_cast<char>(random.below(256))); break;
    }
}

void TstSealedBox::whatWasSealedIsOpenedAgain()
{
    const auto keys = sample();
    const auto key = makeSealKey(passphrase("correct horse"), kCheap);
    const auto file = sealed(keys, *key);
    QVERIFY(file.has_value());
    const auto box = SealedBox::from(*file);
    QVERIFY(box.has_value());
    const auto again = box->keyFor(passphrase("correct horse"));
    QVERIFY(again.has_value());
    const auto read = box->open(*again);
    QVERIFY(read.has_value());
    QCOMPARE(read->size(), std::size_t{2});
    QCOMPARE((*read)[1].name, std::string("lab ö"));
    QVERIFY(test::same((*read)[0].ring, keys[0].ring));
    QVERIFY(test::same((*read)[1].ring, keys[1].ring));
    // No key, no name: nothing of it stands there as it is.
    for (const auto& one : keys) {
        QVERIFY(file->find(one.name) == std::string::npos);
        QVERIFY(file->find(asText(one.ring.keys()[0].bytes())) == std::string::npos);
    }
    // The same twice is never the same file.
    QVERIFY(*sealed(keys, *key) != *file);
}

void TstSealedBox::lengthTellsNothingOfFewKeys()
{
    const auto key = makeSealKey(passphrase("p"), kCheap);
    QCOMPARE(sealed({}, *key)->size(), sealed(sample(), *key)->size());
}

void TstSealedBox::aWrongPassphraseIsToldFromDamage()
{
    const auto key = makeSealKey(passphrase("right"), kCheap);
    const auto file = *sealed(sample(), *key);
    QVERIFY(SealedBox::from(file)->keyFor(passphrase("wrong")).error() ==
            SealedError::WrongPassphrase);
    auto damaged = file;
    damaged[file.size() / 2] = static_cast<char>(damaged[file.size() / 2] ^ 1);
    QVERIFY(SealedBox::from(damaged).error() == SealedError::Damaged);
    const auto other = makeSealKey(passphrase("right"), kCheap);
    QVERIFY(SealedBox::from(file)->open(*other).error() == SealedError::Shut);
}

void TstSealedBox::aBoxChangedWithItsSumIsDamagedAndNotAWrongPassphrase()
{
    const auto key = makeSealKey(passphrase("right"), kCheap);
    auto file = *sealed(sample(), *key);
    file[100] = static_cast<char>(file[100] ^ 1);
    const auto box = SealedBox::from(resummed(file));
    QVERIFY(box.has_value());
    const auto again = box->keyFor(passphrase("right"));
    QVERIFY(again.has_value());
    QVERIFY(box->open(*again).error() == SealedError::Damaged);
}

void TstSealedBox::aLaterVersionIsNoDamage()
{
    const auto key = makeSealKey(passphrase("p"), kCheap);
    auto file = *sealed(sample(), *key);
    file[8] = 2;
    QVERIFY(SealedBox::from(resummed(file)).error() == SealedError::Newer);
}

void TstSealedBox::costsOfAHostileFileAreRefused_data()
{
    QTest::addColumn<quint32>("passes");
    QTest::addColumn<quint32>("memory");
    QTest::newRow("100 GB") << 1U << 100U * 1024 * 1024;
    QTest::newRow("all there is") << 1U << 0xffffffffU;
    QTest::newRow("hours") << 100'000U << 8U;
    QTest::newRow("both at their most") << SealCost::kPassesMost << SealCost::kMemoryMost;
    QTest::newRow("no pass") << 0U << 1024U;
    QTest::newRow("no memory") << 3U << 0U;
    QTest::newRow("less than Argon2 takes") << 3U << 7U;
}

void TstSealedBox::costsOfAHostileFileAreRefused()
{
    QFETCH(quint32, passes);
    QFETCH(quint32, memory);
    const auto key = makeSealKey(passphrase("p"), kCheap);
    auto file = *sealed(sample(), *key);
    for (std::size_t i = 0; i < 4; ++i) {
        file[10 + i] = static_cast<char>(passes >> (8 * i));
        file[14 + i] = static_cast<char>(memory >> (8 * i));
    }
    QVERIFY(SealedBox::from(resummed(file)).error() == SealedError::TooCostly);
    QVERIFY(makeSealKey(passphrase("p"), {passes, memory}).error() == SealedError::TooCostly);
}

void TstSealedBox::theUsualCostIsFair()
{
    QVERIFY(SealCost{}.isFair());
}

void TstSealedBox::anyChangeOfOneByteIsSeen()
{
    const auto key = makeSealKey(passphrase("p"), kCheap);
    const auto file = *sealed(sample(), *key);
    for (std::size_t at = 0; at < file.size(); ++at) {
        auto changed = file;
        changed[at] = static_cast<char>(changed[at] ^ 0x40);
        QVERIFY2(SealedBox::from(changed).error() == SealedError::Damaged,
                 std::to_string(at).c_str());
    }
}

void TstSealedBox::corruptFilesNeverOpenAndNeverCrash()
{
    SeededRandom random(seed());
    const auto key = makeSealKey(passphrase("p"), kCheap);
    const auto file = *sealed(sample(), *key);
    for (int run = 0; run < 100'000; ++run) {
        auto changed = file;
        for (auto times = random.below(3) + 1; times > 0 && !changed.empty(); --times)
            mangle(changed, random);
        if (changed == file) continue;
        const auto box = SealedBox::from(changed);
        QVERIFY2(!box && box.error() == SealedError::Damaged, std::to_string(run).c_str());
    }
}

void TstSealedBox::corruptFilesWithGoodSumsNeverOpenAndNeverCrash()
{
    SeededRandom random(seed());
    const auto key = makeSealKey(passphrase("p"), kCheap);
    const auto file = *sealed(sample(), *key);
    int reached = 0;
    for (int run = 0; run < 20'000; ++run) {
        auto changed = file.substr(0, file.size() - 32);
        // Mostly where the numbers stand.
        if (random.below(2) == 0) {
            const auto at = static_cast<std::size_t>(random.below(74));
            changed[at] = static_cast<char>(random.next());
        } else {
            mangle(changed, random);
        }
        changed = resummed(changed + std::string(32, '\0'));
        if (changed == file) continue;
        const auto box = SealedBox::from(changed);
        if (!box) continue;
        // A cost within bounds may still be more than this test has time for.
        if (changed.substr(10, 8) != file.substr(10, 8)) continue;
        ++reached;
        const auto again = box->keyFor(passphrase("p"));
        if (again) QVERIFY(box->open(*again).error() == SealedError::Damaged);
    }
    QVERIFY(reached > 1000);
}

void TstSealedBox::corruptPlainTextIsRefused()
{
    SeededRandom random(seed());
    const auto plain = pack(sample());
    const std::string good(plain->text());
    int refused = 0;
    for (int run = 0; run < 100'000; ++run) {
        auto changed = good;
        mangle(changed, random);
        // Keys themselves may be any bytes; whatever is taken can be packed again.
        const auto read = unpack(asBytes(changed));
        if (read) {
            QVERIFY(pack(*read).has_value());
        } else {
            QVERIFY(read.error() == SealedError::Damaged);
            ++refused;
        }
    }
    QVERIFY(refused > 1000);
    QVERIFY(unpack({}).error() == SealedError::Damaged);
}

void TstSealedBox::moreThanThereIsRoomForIsRefused()
{
    KeptKeys many;
    for (std::size_t i = 0; i <= KeptKey::kNamesMost; ++i)
        many.push_back({"n" + std::to_string(i), ringOf(m_random, {16})});
    QVERIFY(pack(many).error() == SealedError::TooMany);
    many.pop_back();
    QVERIFY(pack(many).has_value());
    QVERIFY(pack({{std::string(KeptKey::kNameLongest + 1, 'x'), ringOf(m_random, {16})}}).error() ==
            SealedError::BadName);
    QVERIFY(pack({{"", ringOf(m_random, {16})}}).error() == SealedError::BadName);
    QVERIFY(pack({{"none", {}}}).error() == SealedError::TooMany);
    QVERIFY(pack({{"most", ringOf(m_random, std::vector<std::size_t>(KeptKey::kKeysMost, 32))}})
                .has_value());
    QVERIFY(pack({{"more", ringOf(m_random, std::vector<std::size_t>(KeptKey::kKeysMost + 1, 32))}})
                .error() == SealedError::TooMany);
}

void TstSealedBox::keysAsALineComeBack()
{
    const auto ring = ringOf(m_random, {32, 16, 24});
    const auto text = textOf(ring);
    QVERIFY(text.has_value());
    QCOMPARE(std::string(text->text()), toBase64(ring.keys()[0].bytes()) + " " +
                                            toBase64(ring.keys()[1].bytes()) + " " +
                                            toBase64(ring.keys()[2].bytes()));
    QVERIFY(test::same(*ringFrom(text->text()), ring));
    QCOMPARE(fingerprintsOf(ring).size(), std::size_t{3});
    QCOMPARE(fingerprintsOf(ring)[0], ring.keys()[0].fingerprint());
}

void TstSealedBox::linesThatAreNoKeysAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("spaces") << QByteArray("  ");
    QTest::newRow("short") << QByteArray("c2VjcmV0");
    QTest::newRow("words") << QByteArray("not a key");
    QTest::newRow("json") << QByteArray("[\"AAAAAAAAAAAAAAAAAAAAAA==\"]");
    QTest::newRow("zeros") << QByteArray(10'000, '\0');
    QByteArray many;
    for (int i = 0; i < 70; ++i)
        many += QByteArray(16, static_cast<char>(i)).toBase64() + ' ';
    QTest::newRow("too many") << many.trimmed();
}

void TstSealedBox::linesThatAreNoKeysAreRefused()
{
    QFETCH(QByteArray, line);
    QVERIFY(!ringFrom({line.constData(), static_cast<std::size_t>(line.size())}).has_value());
}

QTEST_APPLESS_MAIN(TstSealedBox)
#include "tst_sealed_box.moc"
