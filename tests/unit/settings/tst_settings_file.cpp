#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

#include "app/settings/settings_file.h"
#include "app/settings/settings_lock.h"

using namespace grapevine::settings;
namespace fs = std::filesystem;

class TstSettingsFile final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstRunGivesDefaults();
    void whatWasSavedComesBack();
    void fileIsForItsOwnerOnly();
    void unknownKeysAreKept();
    void corruptFileIsPutAside_data();
    void corruptFileIsPutAside();
    void wrongTypesFallBackKeyByKey();
    void rulesAreAListInTheFile();
    void newerSchemaIsReadButNotWritten();
    void noScratchFileStaysBehind();
    void linkIsKeptALink();
    void savingWaitsForTheLockAndGivesUp();
    void missingFolderIsMade();
    void newestAddressStandsFirst();
    void homeFollowsXdg();

private:
    fs::path path() const { return fs::path(m_folder->path().toStdString()) / "settings.json"; }
    void write(const std::string& text) const { std::ofstream(path()) << text; }
    std::string read() const
    {
        std::ostringstream text;
        text << std::ifstream(path()).rdbuf();
        return text.str();
    }
    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
};

namespace {

Settings sample()
{
    Settings settings;
    settings.theme = "dark";
    settings.language = "de";
    settings.windowGeometry = "AdnQywADAAA=";
    settings.sidebarFolded = true;
    settings.demoWalked = true;
    settings.noticesOff = true;
    settings.columnWidths = {{"name", 210}, {"tag:röle", 90}};
    settings.lastAddresses = {"10.0.3.17:7946", "[::1]:7946"};
    settings.serviceRules = R"([{"key":"svc","name":"ours","service":"${value}"}])";
    return settings;
}

} // namespace

void TstSettingsFile::firstRunGivesDefaults()
{
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(loaded.found, SettingsFile::Found::Nothing);
    QVERIFY(loaded.settings == Settings{});
    QVERIFY(!fs::exists(path()));
}

void TstSettingsFile::whatWasSavedComesBack()
{
    QVERIFY(SettingsFile(path()).save(sample()).has_value());
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(loaded.found, SettingsFile::Found::Good);
    QVERIFY(loaded.settings == sample());
}

void TstSettingsFile::fileIsForItsOwnerOnly()
{
    const auto before = umask(0);
    const bool saved = SettingsFile(path()).save(sample()).has_value();
    umask(before);
    QVERIFY(saved);
    struct stat status {};
    QCOMPARE(stat(path().c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void TstSettingsFile::unknownKeysAreKept()
{
    write(R"({"schema":1,"theme":"light","from_tomorrow":{"a":[1,2]}})");
    auto settings = SettingsFile(path()).load().settings;
    QCOMPARE(settings.theme, std::string("light"));
    settings.theme = "dark";
    QVERIFY(SettingsFile(path()).save(settings).has_value());
    QVERIFY(read().find("from_tomorrow") != std::string::npos);
    QCOMPARE(SettingsFile(path()).load().settings.theme, std::string("dark"));
}

void TstSettingsFile::corruptFileIsPutAside_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray("{\"schema\":1,\"theme\":");
    QTest::newRow("a list") << QByteArray("[1,2]");
    QTest::newRow("no schema") << QByteArray("{\"theme\":\"dark\"}");
    QTest::newRow("schema in words") << QByteArray("{\"schema\":\"one\"}");
    QTest::newRow("bytes") << QByteArray("\x00\xff\xfe\x01", 4);
    QTest::newRow("too deep") << QByteArray(200'000, '[');
    QTest::newRow("too large") << QByteArray(1'100'000, ' ');
}

void TstSettingsFile::corruptFileIsPutAside()
{
    QFETCH(QByteArray, text);
    write(text.toStdString());
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(loaded.found, SettingsFile::Found::PutAside);
    QVERIFY(loaded.settings == Settings{});
    QVERIFY(!fs::exists(path()));
    QVERIFY(fs::exists(path().string() + ".bad"));
    QVERIFY(SettingsFile(path()).save(sample()).has_value());
    QCOMPARE(SettingsFile(path()).load().found, SettingsFile::Found::Good);
}

void TstSettingsFile::wrongTypesFallBackKeyByKey()
{
    write(R"({"schema":1,"theme":7,"window_geometry":"eA==","column_widths":{"a":"x","b":50,
              "c":-3,"d":99999999999},"last_addresses":["h:1",5]})");
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(loaded.found, SettingsFile::Found::Good);
    QCOMPARE(loaded.settings.theme, std::string("system"));
    QCOMPARE(loaded.settings.windowGeometry, std::string("eA=="));
    QCOMPARE(loaded.settings.columnWidths, (std::map<std::string, int>{{"b", 50}}));
    QCOMPARE(loaded.settings.lastAddresses, std::vector<std::string>{"h:1"});
}

void TstSettingsFile::rulesAreAListInTheFile()
{
    const SettingsFile file(path());
    QVERIFY(file.save(sample()));
    QVERIFY(read().find("\"service_rules\": [\n    {\n      \"key\": \"svc\"") !=
            std::string::npos);
    auto settings = sample();
    settings.serviceRules.clear();
    QVERIFY(file.save(settings));
    QVERIFY(read().find("service_rules") == std::string::npos);
    settings.serviceRules = "no rules";
    QVERIFY(file.save(settings));
    QCOMPARE(file.load().settings.serviceRules, std::string());
}

void TstSettingsFile::newerSchemaIsReadButNotWritten()
{
    const std::string text = R"({"schema":2,"theme":"dark"})";
    write(text);
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(loaded.found, SettingsFile::Found::Newer);
    QCOMPARE(loaded.settings.theme, std::string("dark"));
    const auto saved = SettingsFile(path()).save(sample());
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error(), SettingsError::NewerSchema);
    QCOMPARE(read(), text);
}

void TstSettingsFile::noScratchFileStaysBehind()
{
    for (int run = 0; run < 3; ++run)
        QVERIFY(SettingsFile(path()).save(sample()).has_value());
    int files = 0;
    for (const auto& entry : fs::directory_iterator(path().parent_path())) {
        const auto name = entry.path().filename().string();
        QVERIFY2(name == "settings.json" || name == "settings.json.lock", name.c_str());
        ++files;
    }
    QCOMPARE(files, 2);
}

void TstSettingsFile::linkIsKeptALink()
{
    const auto real = path().parent_path() / "dotfiles.json";
    std::ofstream(real) << R"({"schema":1})";
    fs::create_symlink(real, path());
    QVERIFY(SettingsFile(path()).save(sample()).has_value());
    QVERIFY(fs::is_symlink(path()));
    QVERIFY(SettingsFile(real).load().settings == sample());
}

void TstSettingsFile::savingWaitsForTheLockAndGivesUp()
{
    const auto held = SettingsLock::take(path().string() + ".lock");
    QVERIFY(held.has_value());
    const auto saved = SettingsFile(path()).save(sample());
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error(), SettingsError::Busy);
}

void TstSettingsFile::missingFolderIsMade()
{
    const auto deep = path().parent_path() / "a" / "grapevine" / "settings.json";
    QVERIFY(SettingsFile(deep).save(sample()).has_value());
    struct stat status {};
    QCOMPARE(stat(deep.parent_path().c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0700U);
}

void TstSettingsFile::newestAddressStandsFirst()
{
    Settings settings;
    for (int at = 0; at < 12; ++at)
        settings.remember("host-" + std::to_string(at));
    QCOMPARE(settings.lastAddresses.size(), Settings::kAddressesMost);
    QCOMPARE(settings.lastAddresses.front(), std::string("host-11"));
    settings.remember("host-8");
    QCOMPARE(settings.lastAddresses.front(), std::string("host-8"));
    QCOMPARE(settings.lastAddresses.size(), Settings::kAddressesMost);
}

void TstSettingsFile::homeFollowsXdg()
{
    qputenv("XDG_CONFIG_HOME", "/somewhere");
    QCOMPARE(SettingsFile::atHome()->path(), fs::path("/somewhere/grapevine/settings.json"));
    qputenv("XDG_CONFIG_HOME", "not/absolute");
    qputenv("HOME", "/somebody");
    QCOMPARE(SettingsFile::atHome()->path(), fs::path("/somebody/.config/grapevine/settings.json"));
    qunsetenv("HOME");
    QCOMPARE(SettingsFile::atHome().error(), SettingsError::NoHome);
}

QTEST_APPLESS_MAIN(TstSettingsFile)
#include "tst_settings_file.moc"
