#include <QtTest/QTest>

#include <array>
#include <cstring>
#include <fstream>
#include <string>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/crypto/keyring.h"

using namespace grapevine;
using namespace grapevine::crypto;

namespace {

SecretKey key(unsigned char fill, std::size_t size = 16)
{
    return SecretKey::fromBytes(Bytes(size, static_cast<std::byte>(fill))).value();
}

std::string base64(unsigned char fill, std::size_t size = 16)
{
    return toBase64(Bytes(size, static_cast<std::byte>(fill)));
}

} // namespace

class TstKeyring : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string file(const std::string& content)
    {
        const auto path = m_folder.filePath(QStringLiteral("keys")).toStdString();
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }

private Q_SLOTS:
    void onlyThreeSizesAreKeys()
    {
        for (std::size_t size = 0; size <= 64; ++size) {
            const auto made = SecretKey::fromBytes(Bytes(size, std::byte{7}));
            QCOMPARE(made.has_value(), size == 16 || size == 24 || size == 32);
            if (made) continue;
            QVERIFY(made.error() == KeyError::BadSize);
            QCOMPARE(made.error().bytes, size);
        }
    }

    void base64IsReadWithSpaceAround()
    {
        const auto read = SecretKey::fromBase64("\r\n \t" + base64(9, 32) + "\n");
        QVERIFY(read);
        QVERIFY(read->equals(key(9, 32)));
        QCOMPARE(SecretKey::fromBase64("no base64!").error(), KeyError::BadBase64);
        QCOMPARE(SecretKey::fromBase64("").error(), KeyError::BadSize);
        QCOMPARE(SecretKey::fromBase64("AAAA").error(), KeyError::BadSize);
        QCOMPARE(describe(SecretKey::fromBase64("AAAA").error()),
                 std::string{"A gossip key must be 16, 24 or 32 bytes long; this one has 3."});
    }

    void keysCompareByTheirBytes()
    {
        QVERIFY(key(1).equals(key(1)));
        QVERIFY(!key(1).equals(key(2)));
        QVERIFY(!key(1, 16).equals(key(1, 24)));
        const auto copy = key(3);
        const auto& other = copy;
        QVERIFY(copy.equals(other));
    }

    void fingerprintTellsKeysApartAndShowsNone()
    {
        const auto one = key(1).fingerprint();
        QCOMPARE(one.size(), std::size_t{8});
        QCOMPARE(one, key(1).fingerprint());
        QVERIFY(one != key(2).fingerprint());
        QVERIFY(one != toHex(key(1).bytes()).substr(0, 8));
        // The same wherever the key came from: a file, or what a member tells of it.
        QCOMPARE(fingerprintOf(toBase64(key(1).bytes())), one);
        QCOMPARE(fingerprintOf(toBase64(key(1).bytes()) + "\n"), one);
        // What is no key goes by its text, and what is none twice is not one thing.
        QVERIFY(fingerprintOf("no key") != fingerprintOf("no  key"));
        QVERIFY(fingerprintOf("") != fingerprintOf("AA=="));
    }

    void addingAKnownKeyChangesNothing()
    {
        Keyring ring({key(1)});
        ring.add(key(2));
        ring.add(key(1));
        QCOMPARE(ring.keys().size(), std::size_t{2});
        QVERIFY(ring.keys()[1].equals(key(2)));
    }

    void useMovesAKeyToTheFrontAndKeepsTheOthersInOrder()
    {
        Keyring ring({key(1), key(2), key(3)});
        QVERIFY(ring.use(key(3)));
        QVERIFY(ring.keys()[0].equals(key(3)));
        QVERIFY(ring.keys()[1].equals(key(1)));
        QVERIFY(ring.keys()[2].equals(key(2)));
        QCOMPARE(ring.use(key(9)).error(), KeyError::UnknownKey);
    }

    void primaryCannotBeRemoved()
    {
        Keyring ring({key(1), key(2)});
        QCOMPARE(ring.remove(key(1)).error(), KeyError::PrimaryInUse);
        QCOMPARE(ring.remove(key(3)).error(), KeyError::UnknownKey);
        QVERIFY(ring.remove(key(2)));
        QCOMPARE(ring.keys().size(), std::size_t{1});
    }

    void serfFileKeepsItsOrder()
    {
        const auto ring = Keyring::fromSerfFile(
            file("[\n  \"" + base64(2, 32) + "\",\n  \"" + base64(1, 16) + "\"\n]\n"));
        QVERIFY(ring);
        QCOMPARE(ring->keys().size(), std::size_t{2});
        QVERIFY(ring->keys()[0].equals(key(2, 32)));
        QVERIFY(ring->keys()[1].equals(key(1)));
    }

    void serfFileMayEscapeAndRepeat()
    {
        // 0xFB in base64 has '+' and '/', which some writers escape.
        const auto plain = base64(0xFB);
        std::string escaped;
        for (const char c : plain) {
            if (c == '+') {
                escaped += "\\u002B";
            } else if (c == '/') {
                escaped += "\\/";
            } else {
                escaped += c;
            }
        }
        QVERIFY(escaped != plain);
        const auto ring = Keyring::fromSerfFile(file("[\"" + escaped + "\",\"" + plain + "\"]"));
        QVERIFY(ring);
        QCOMPARE(ring->keys().size(), std::size_t{1});
        QVERIFY(ring->keys()[0].equals(key(0xFB)));
    }

    void brokenSerfFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        const auto good = QByteArray::fromStdString(base64(1));
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no list") << QByteArray("\"" + good + "\"");
        QTest::newRow("empty list") << QByteArray("[]");
        QTest::newRow("object") << QByteArray("{\"a\":\"" + good + "\"}");
        QTest::newRow("number inside") << QByteArray("[1]");
        QTest::newRow("nested") << QByteArray("[[\"" + good + "\"]]");
        QTest::newRow("no end") << QByteArray("[\"" + good + "\"");
        QTest::newRow("open string") << QByteArray("[\"" + good);
        QTest::newRow("no comma") << QByteArray("[\"" + good + "\" \"" + good + "\"]");
        QTest::newRow("something behind") << QByteArray("[\"" + good + "\"] x");
        QTest::newRow("bad escape") << QByteArray("[\"\\q\"]");
        QTest::newRow("cut escape") << QByteArray("[\"\\u00");
        QTest::newRow("control") << QByteArray("[\"\x01\"]");
        QTest::newRow("too large") << QByteArray("[\"" + good + "\"]" + QByteArray(70'000, ' '));
    }

    void brokenSerfFilesAreRefused()
    {
        QFETCH(QByteArray, content);
        QCOMPARE(Keyring::fromSerfFile(file(content.toStdString())).error(), KeyError::BadFile);
    }

    void aBadKeyInAFileIsNamed()
    {
        QCOMPARE(Keyring::fromSerfFile(file("[\"***\"]")).error(), KeyError::BadBase64);
        QCOMPARE(Keyring::fromSerfFile(file("[\"AAAA\"]")).error(), KeyError::BadSize);
        QCOMPARE(
            Keyring::fromSerfFile(m_folder.filePath(QStringLiteral("none")).toStdString()).error(),
            KeyError::BadFile);
        QCOMPARE(Keyring::fromSerfFile(m_folder.path().toStdString()).error(), KeyError::BadFile);
    }

    void pipesAndDevicesAreNoKeyFiles()
    {
        // Nobody writes to that pipe: its reader would wait for ever.
        const auto pipe = m_folder.filePath(QStringLiteral("pipe")).toStdString();
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        QCOMPARE(Keyring::fromSerfFile(pipe).error(), KeyError::BadFile);
        QCOMPARE(Keyring::fromKeyFile(pipe).error(), KeyError::BadFile);
        QCOMPARE(Keyring::fromKeyFile("/dev/zero").error(), KeyError::BadFile);
    }

    void keyFileHoldsOneKey()
    {
        const auto ring = Keyring::fromKeyFile(file(base64(5, 24) + "\n"));
        QVERIFY(ring);
        QVERIFY(ring->keys()[0].equals(key(5, 24)));
        QCOMPARE(Keyring::fromKeyFile(file("\n")).error(), KeyError::BadFile);
        QCOMPARE(Keyring::fromKeyFile(file(std::string(5000, ' '))).error(), KeyError::BadFile);
    }

    void readingAFileLeavesNoKeyOnTheHeap()
    {
        // The text lives in static memory only, so what the heap holds came from the reader.
        static std::array<unsigned char, 32> secret;
        static std::array<char, 64> text;
        randombytes_buf(secret.data(), secret.size());
        sodium_bin2base64(text.data(), text.size(), secret.data(), secret.size(),
                          sodium_base64_VARIANT_ORIGINAL);
        const auto path = m_folder.filePath(QStringLiteral("wiped")).toStdString();
        const int fd = ::open(path.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
        QVERIFY(fd >= 0);
        QCOMPARE(::write(fd, "[\"", 2), ssize_t{2});
        QCOMPARE(::write(fd, text.data(), std::strlen(text.data())), ssize_t{44});
        QCOMPARE(::write(fd, "\"]", 2), ssize_t{2});
        ::close(fd);

        const auto ring = Keyring::fromSerfFile(path);
        QVERIFY(ring);
        std::ifstream maps("/proc/self/maps");
        for (std::string line; std::getline(maps, line);) {
            if (line.find("[heap]") == std::string::npos) continue;
            const auto dash = line.find('-');
            const auto begin = std::stoull(line.substr(0, dash), nullptr, 16);
            const auto end = std::stoull(line.substr(dash + 1), nullptr, 16);
            const std::string_view heap(reinterpret_cast<const char*>(begin), end - begin);
            // From the 8th byte on: malloc writes its own links over the first ones.
            QVERIFY(heap.find(std::string_view(text.data() + 20, 20)) == std::string_view::npos);
            QVERIFY(heap.find(std::string_view(reinterpret_cast<const char*>(secret.data()) + 16,
                                               16)) == std::string_view::npos);
        }
    }

    void everyErrorHasASentence()
    {
        for (const auto error :
             {KeyError::BadSize, KeyError::BadBase64, KeyError::BadFile, KeyError::PrimaryInUse,
              KeyError::UnknownKey, KeyError::NoSecureMemory}) {
            QVERIFY(describe(error).size() > 10);
        }
    }
};

QTEST_APPLESS_MAIN(TstKeyring)
#include "tst_keyring.moc"
