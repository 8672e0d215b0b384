#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <optional>

#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "core/crypto/core_dumps.h"
#include "core/crypto/keyring.h"
#include "core/crypto/keyring_file.h"
#include "core/crypto/sealer.h"
#include "core/crypto/secret_text.h"
#include "core/crypto/wiped_heap.h"
#include "tests/unit/crypto/memory_scan.h"

using namespace grapevine;
using namespace grapevine::crypto;
using test::MemoryScan;

namespace {

/// A key by chance, of which the process knows nothing else.
struct Chance {
    explicit Chance(std::size_t size)
    {
        std::array<std::byte, 32> bytes{};
        randombytes_buf(bytes.data(), size);
        const auto view = ByteView{bytes}.first(size);
        raw.emplace(view);
        auto base64 = toBase64(view);
        text.emplace(asBytes(base64));
        key.emplace(*SecretKey::fromBase64(base64));
        wipe(base64);
        sodium_memzero(bytes.data(), bytes.size());
    }

    std::optional<MemoryScan> raw;
    std::optional<MemoryScan> text;
    std::optional<SecretKey> key;
};

QByteArray told(const std::vector<std::string>& finds)
{
    std::string out;
    for (const auto& find : finds)
        out += find + "\n";
    return QByteArray::fromStdString(out);
}

/// What a program does with a key: packets, files, rings, fingerprints.
void work(const SecretKey& key, const QString& folder)
{
    const auto other = *SecretKey::fromBytes(Bytes(key.bytes().size(), std::byte{7}));
    Keyring ring{{other}};
    ring.add(key);
    QVERIFY(ring.use(key).has_value());
    const auto path = folder.toStdString() + "/ring.json";
    QVERIFY(saveSerfFile(ring, path).has_value());
    const auto again = Keyring::fromSerfFile(path);
    QVERIFY(again.has_value());
    QCOMPARE(again->keys().front().fingerprint(), key.fingerprint());
    Sealer sealer(*again);
    const auto packet = sealer.seal(asBytes("a packet"), asBytes("label"));
    const auto padded = sealer.seal(asBytes("a packet"), {}, SealVersion::Padded);
    QVERIFY(sealer.open(packet, asBytes("label")).has_value());
    QVERIFY(sealer.open(padded, {}).has_value());
    QCOMPARE(fingerprintOf(toBase64(key.bytes())), key.fingerprint());
}

} // namespace

/// Keys that were forgotten are nowhere in the memory of the process, neither as bytes nor as text.
class TstForgottenKeys final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(sodium_init() >= 0);
        QVERIFY(wipeFreedMemory());
    }
    void aKeyThatIsHeldIsFound();
    void aForgottenKeyIsNowhere_data();
    void aForgottenKeyIsNowhere();
    void removedFromTheRingItLeavesTheSealer();
    void freedMemoryIsOverwritten();
    void whatLibrariesFreeIsOverwrittenToo();
    void keyPagesStayOutOfDumps();
    void theProcessLeavesNoCore();

private:
    QTemporaryDir m_folder;
};

void TstForgottenKeys::aKeyThatIsHeldIsFound()
{
    Chance chance(32);
    QCOMPARE(chance.raw->finds().size(), std::size_t{1});
    QVERIFY2(chance.text->finds().empty(), told(chance.text->finds()).constData());
    // An expanded AES key begins with the key itself: that is how OpenSSL's copies are seen.
    const Sealer sealer(Keyring{{*chance.key}});
    QCOMPARE(chance.raw->finds().size(), std::size_t{3});
}

void TstForgottenKeys::aForgottenKeyIsNowhere_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {16, 24, 32})
        QTest::addRow("%d bytes", size) << size;
}

void TstForgottenKeys::aForgottenKeyIsNowhere()
{
    QFETCH(int, size);
    Chance chance(static_cast<std::size_t>(size));
    work(*chance.key, m_folder.path());
    chance.key.reset();
    QVERIFY(QFile::remove(m_folder.filePath(QStringLiteral("ring.json"))));
    QVERIFY2(chance.raw->finds().empty(), told(chance.raw->finds()).constData());
    QVERIFY2(chance.text->finds().empty(), told(chance.text->finds()).constData());
}

void TstForgottenKeys::removedFromTheRingItLeavesTheSealer()
{
    Chance chance(16);
    const auto stays = *SecretKey::fromBytes(Bytes(16, std::byte{9}));
    Sealer sealer(Keyring{{stays, *chance.key}});
    auto ring = sealer.keyring();
    QVERIFY(ring.remove(*chance.key).has_value());
    chance.key.reset();
    QVERIFY(!chance.raw->finds().empty());
    sealer = Sealer(std::move(ring));
    QVERIFY2(chance.raw->finds().empty(), told(chance.raw->finds()).constData());
}

void TstForgottenKeys::freedMemoryIsOverwritten()
{
    Chance chance(32);
    {
        // As a packet, a text and a queue would hold it.
        auto bytes =
            std::make_unique<Bytes>(chance.key->bytes().begin(), chance.key->bytes().end());
        std::vector<std::string> texts(3, toBase64(*bytes));
        QCOMPARE(chance.text->finds().size(), std::size_t{3});
        QCOMPARE(chance.raw->finds().size(), std::size_t{2});
    }
    QCOMPARE(chance.raw->finds().size(), std::size_t{1});
    QVERIFY2(chance.text->finds().empty(), told(chance.text->finds()).constData());
}

void TstForgottenKeys::whatLibrariesFreeIsOverwrittenToo()
{
    Chance chance(32);
    {
        // Qt has its texts from malloc, and lets them move as they grow.
        QByteArray bytes = QByteArray::fromStdString(toBase64(chance.key->bytes()));
        QVERIFY(!chance.text->finds().empty());
        for (int i = 0; i < 2'000; ++i)
            bytes += "more";
        QString text = QString::fromLatin1(bytes);
        text += QStringLiteral("more");
        QCOMPARE(text.toUtf8().size(), bytes.size() + 4);
    }
    QVERIFY2(chance.text->finds().empty(), told(chance.text->finds()).constData());
    auto* plain = static_cast<char*>(std::malloc(100));
    const auto text = toBase64(chance.key->bytes());
    std::memcpy(plain, text.data(), text.size());
    plain = static_cast<char*>(std::realloc(plain, 100'000));
    plain = static_cast<char*>(std::realloc(plain, 60));
    QCOMPARE(std::string_view(plain, text.size()), std::string_view(text));
    QCOMPARE(chance.text->finds().size(), std::size_t{2}); // And the std::string here.
    std::free(plain);
    QCOMPARE(chance.text->finds().size(), std::size_t{1});
}

void TstForgottenKeys::keyPagesStayOutOfDumps()
{
    const auto key = *SecretKey::fromBytes(Bytes(32, std::byte{3}));
    const auto address = reinterpret_cast<std::uintptr_t>(key.bytes().data());
    std::ifstream maps("/proc/self/smaps");
    std::string line;
    bool within = false;
    std::string flags;
    while (std::getline(maps, line)) {
        unsigned long long from = 0;
        unsigned long long to = 0;
        if (std::sscanf(line.c_str(), "%llx-%llx ", &from, &to) == 2)
            within = from <= address && address < to;
        if (within && line.rfind("VmFlags:", 0) == 0) flags = line + " ";
    }
    QVERIFY2(flags.find(" dd ") != std::string::npos, flags.c_str()); // MADV_DONTDUMP
    rlimit locked{};
    getrlimit(RLIMIT_MEMLOCK, &locked);
    // Where little may be locked, a page may be swapped out all the same.
    const bool mayLock = locked.rlim_cur >= 1U << 20U;
    QVERIFY2(!mayLock || flags.find(" lo ") != std::string::npos, flags.c_str());
}

/// Last: from then on `/proc/self` is the superuser's.
void TstForgottenKeys::theProcessLeavesNoCore()
{
    disableCoreDumps();
    rlimit core{};
    getrlimit(RLIMIT_CORE, &core);
    QCOMPARE(core.rlim_cur, rlim_t{0});
    QCOMPARE(core.rlim_max, rlim_t{0});
    QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
}

QTEST_GUILESS_MAIN(TstForgottenKeys)
#include "tst_forgotten_keys.moc"
