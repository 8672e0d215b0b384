#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/settings/installation_name.h"
#include "core/base/random.h"

using namespace grapevine;
using namespace grapevine::settings;
namespace fs = std::filesystem;

class TstInstallationName final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    SeededRandom m_random{7};

    [[nodiscard]] fs::path folder() const
    {
        return fs::path(m_folder->path().toStdString()) / "grapevine";
    }
    [[nodiscard]] InstallationName take(std::string_view host = "Web01.example.com")
    {
        return InstallationName::take(folder(), host, m_random);
    }
    [[nodiscard]] static unsigned modeOf(const fs::path& path)
    {
        struct stat status {};
        return stat(path.c_str(), &status) == 0 ? status.st_mode & 0777U : 0U;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theNameIsMadeOfTheHostAndFourHexDigits()
    {
        const auto taken = take();
        const QRegularExpression shape(QStringLiteral("^grapevine-web01-[0-9a-f]{4}$"));
        QVERIFY2(shape.match(QString::fromStdString(taken.name())).hasMatch(),
                 taken.name().c_str());
        QCOMPARE(taken.warning(), std::string{});
    }

    void hostsAreCutToWhatANameMayHold_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("part");
        QTest::newRow("upper case and domain") << "DB-7.Intern.net"
                                               << "db-7";
        QTest::newRow("strange letters") << QStringLiteral("wörk_stat!on") << "wrkstaton";
        QTest::newRow("nothing left") << "_._"
                                      << "host";
        QTest::newRow("empty") << ""
                               << "host";
        QTest::newRow("long") << QString(200, QLatin1Char('a')) << QString(40, QLatin1Char('a'));
    }
    void hostsAreCutToWhatANameMayHold()
    {
        QFETCH(QString, host);
        QFETCH(QString, part);
        const auto name = take(host.toStdString()).name();
        QCOMPARE(QString::fromStdString(name.substr(0, name.size() - 5)),
                 QStringLiteral("grapevine-") + part);
    }

    void theNameStaysTheSameFromRunToRun()
    {
        const auto first = take().name();
        for (int run = 0; run < 3; ++run)
            QCOMPARE(take("renamed").name(), first);
    }

    void aSecondHolderGetsASuffixAndTheFirstFreeOneIsTakenAgain()
    {
        auto first = std::make_unique<InstallationName>(take());
        const auto name = first->name();
        const auto second = take();
        const auto third = take();
        QCOMPARE(second.name(), name + "-1");
        QCOMPARE(third.name(), name + "-2");
        first.reset();
        QCOMPARE(take().name(), name);
    }

    void movingKeepsTheLock()
    {
        auto first = take();
        const InstallationName moved(std::move(first));
        QCOMPARE(take().name(), moved.name() + "-1");
    }

    void aKilledProcessLetsGo()
    {
        std::array<int, 2> ready{};
        QCOMPARE(pipe(ready.data()), 0);
        const auto child = fork();
        if (child == 0) {
            const auto held = take();
            static_cast<void>(!write(ready[1], "x", 1));
            pause();
            _exit(held.name().empty() ? 1 : 0);
        }
        char sign = 0;
        QCOMPARE(read(ready[0], &sign, 1), ssize_t{1});
        const auto second = take();
        QVERIFY(second.name().ends_with("-1"));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        QCOMPARE(take().name() + "-1", second.name());
        close(ready[0]);
        close(ready[1]);
    }

    void filesAndFolderAreForTheirOwnerOnly()
    {
        const auto before = umask(0);
        const auto taken = take();
        umask(before);
        QCOMPARE(modeOf(folder()), 0700U);
        QCOMPARE(modeOf(folder() / "name"), 0600U);
        QCOMPARE(modeOf(folder() / "name.lock"), 0600U);
    }

    void aCorruptFileGivesANewNameAndAWarning_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("bytes") << QByteArray("\x00\xff\x01", 3);
        QTest::newRow("another shape") << QByteArray("grapevine-web01-12g4\n");
        QTest::newRow("upper case") << QByteArray("grapevine-WEB-1234\n");
        QTest::newRow("two lines") << QByteArray("grapevine-a-1234\ngrapevine-b-1234\n");
        QTest::newRow("too long") << QByteArray(10'000, 'a');
    }
    void aCorruptFileGivesANewNameAndAWarning()
    {
        QFETCH(QByteArray, text);
        fs::create_directories(folder());
        std::ofstream(folder() / "name", std::ios::binary) << text.toStdString();
        std::string name;
        {
            const auto taken = take();
            QVERIFY(taken.name().starts_with("grapevine-web01-"));
            QVERIFY(!taken.warning().empty());
            name = taken.name();
        }
        const auto again = take();
        QCOMPARE(again.name(), name);
        QCOMPARE(again.warning(), std::string{});
    }

    void anUnusableFolderStillGivesAName()
    {
        std::ofstream(folder()) << "a file in the way";
        const auto taken = take();
        QVERIFY(taken.name().starts_with("grapevine-web01-"));
        QVERIFY(!taken.warning().empty());
    }

    void noScratchFileStaysBehind()
    {
        for (int run = 0; run < 3; ++run)
            static_cast<void>(take());
        int files = 0;
        for (const auto& entry : fs::directory_iterator(folder())) {
            static_cast<void>(entry);
            ++files;
        }
        QCOMPARE(files, 2);
    }

    void itLiesBesideTheSettings()
    {
        qputenv("XDG_CONFIG_HOME", QByteArray::fromStdString(m_folder->path().toStdString()));
        const auto taken = InstallationName::atHome(m_random);
        QVERIFY(fs::exists(folder() / "name"));
        qputenv("XDG_CONFIG_HOME", "not/absolute");
        qunsetenv("HOME");
        const auto homeless = InstallationName::atHome(m_random);
        QVERIFY(homeless.name().starts_with("grapevine-"));
        QVERIFY(!homeless.warning().empty());
    }
};

QTEST_APPLESS_MAIN(TstInstallationName)
#include "tst_installation_name.moc"
