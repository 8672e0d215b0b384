#include <QTemporaryDir>
#include <QtTest/QTest>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <sys/stat.h>

#include "core/crypto/keyring_file.h"

using namespace grapevine;
using namespace grapevine::crypto;

namespace {

SecretKey key(unsigned char fill, std::size_t size = 16)
{
    return SecretKey::fromBytes(Bytes(size, static_cast<std::byte>(fill))).value();
}

std::string content(const std::string& path)
{
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

unsigned modeOf(const std::string& path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777U : 0U;
}

} // namespace

class TstKeyringFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] std::string path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }

    [[nodiscard]] int filesInFolder() const
    {
        int count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(path(""))) {
            static_cast<void>(entry);
            ++count;
        }
        return count;
    }

private Q_SLOTS:
    void whatWasSavedIsReadInTheSameOrder()
    {
        const auto at = path("ring.json");
        const Keyring ring({key(3, 32), key(1, 16), key(2, 24)});
        QVERIFY(saveSerfFile(ring, at));
        const auto read = Keyring::fromSerfFile(at);
        QVERIFY(read);
        QCOMPARE(read->keys().size(), std::size_t{3});
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(read->keys()[i].equals(ring.keys()[i]));
    }

    void theFileLooksAsSerfWritesIt()
    {
        const auto at = path("layout.json");
        QVERIFY(saveSerfFile(Keyring({key(0), key(255)}), at));
        QCOMPARE(content(at), std::string("[\n  \"AAAAAAAAAAAAAAAAAAAAAA==\",\n"
                                          "  \"/////////////////////w==\"\n]"));
    }

    void theFileIsForItsOwnerOnlyEvenWhereOneWithOtherRightsWas()
    {
        const auto at = path("rights.json");
        std::ofstream(at) << "[]";
        QCOMPARE(::chmod(at.c_str(), 0644), 0);
        const auto before = ::umask(0);
        const bool saved = saveSerfFile(Keyring({key(1)}), at).has_value();
        ::umask(before);
        QVERIFY(saved);
        QCOMPARE(modeOf(at), 0600U);
    }

    void aLinkStaysALink()
    {
        const auto real = path("real.json");
        const auto link = path("link.json");
        std::ofstream(real) << "[]";
        std::filesystem::create_symlink(real, link);
        QVERIFY(saveSerfFile(Keyring({key(1)}), link));
        QVERIFY(std::filesystem::is_symlink(link));
        QVERIFY(Keyring::fromSerfFile(real));
    }

    void aFailureLeavesTheOldFileAndNoScratchFile()
    {
        const auto at = path("kept.json");
        std::ofstream(at) << "old";
        const int before = filesInFolder();
        QVERIFY(!saveSerfFile(Keyring{}, at));
        QCOMPARE(content(at), std::string("old"));
        // A folder in the way: the rename fails after everything else worked.
        const auto folder = path("folder");
        std::filesystem::create_directory(folder);
        std::ofstream(folder + "/inside") << "x";
        const auto saved = saveSerfFile(Keyring({key(1)}), folder);
        QVERIFY(!saved);
        QVERIFY(!saved.error().empty());
        QCOMPARE(filesInFolder(), before + 1);
        QVERIFY(!saveSerfFile(Keyring({key(1)}), path("no/such/folder/ring.json")));
    }
};

QTEST_APPLESS_MAIN(TstKeyringFile)
#include "tst_keyring_file.moc"
