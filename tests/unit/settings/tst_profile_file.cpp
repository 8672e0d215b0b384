#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/stat.h>

#include "app/settings/profile_file.h"
#include "core/base/plain_text.h"
#include "core/base/random.h"

using namespace grapevine::settings;
namespace fs = std::filesystem;
using Reason = ProfileFileError::Reason;

/// EMB-7: the join addresses and the own tag rules as a small file to hand to colleagues.
class TstProfileFile final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsHandedOutComesBack_data();
    void whatIsHandedOutComesBack();
    void fileHoldsNothingButWhatIsMeant();
    void fileIsForItsOwnerOnly();
    void oldFileStaysWhereTheNewOneCannotBeWritten();
    void linesByHandAreEnough();
    void unknownKeysAreNamedAndLeftOut();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
    void foldersPipesAndNothingAreNoProfiles();
    void damagedFilesNeverPassForOthers();
    void fileNamesAreHarmless_data();
    void fileNamesAreHarmless();
    void takenNamesGetANumber();
    void whatWasRemovedComesBackToItsPlace();

private:
    fs::path path() const
    {
        return fs::path(m_folder.path().toStdString()) / "prod.grapevine-profile.json";
    }
    QTemporaryDir m_folder;
};

namespace {

constexpr const char* kRules =
    R"([{"name":"ports","key":"port","service":"web","port":"${value}"}])";

SharedProfile sample()
{
    SharedProfile shared;
    shared.profile.name = "prod-eu";
    shared.profile.addresses = "10.0.3.17:7946 [fd00::1]:7947 gossip.example:7946";
    shared.profile.label = "eu";
    shared.profile.wantsKey = true;
    shared.profile.production = true;
    shared.rules = kRules;
    return shared;
}

std::string read(const fs::path& path)
{
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

constexpr std::uint64_t kSeeds = 20'000;

/// The sample with one to four hits.
std::string damaged(std::uint64_t seed)
{
    grapevine::SeededRandom random(seed);
    const auto upTo = [&random](std::size_t most) {
        return static_cast<std::size_t>(random.below(most + 1));
    };
    auto text = ProfileFile::textOf(sample());
    for (std::size_t hits = 1 + upTo(3); hits > 0 && !text.empty(); --hits) {
        const auto at = upTo(text.size() - 1);
        switch (upTo(4)) {
        case 0: text[at] = static_cast<char>(upTo(255)); break;
        case 1: text.resize(at); break;
        case 2: text.erase(at, 1 + upTo(40)); break;
        case 3: text.insert(at, text.substr(upTo(text.size() - 1), upTo(60))); break;
        case 4: text.insert(at, 1, "[]{},:\"\\"[upTo(7)]); break;
        }
    }
    return text;
}

std::string with(const std::string& fields)
{
    return R"({"kind":"grapevine-profile","schema":1,)" + fields + "}";
}

} // namespace

void TstProfileFile::whatIsHandedOutComesBack_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("rules");
    QTest::addColumn<bool>("flags");
    QTest::newRow("all of it") << QByteArray("prod-eu") << true << true;
    QTest::newRow("no rules") << QByteArray("prod-eu") << false << true;
    QTest::newRow("no key") << QByteArray("Bürö 3, 北京") << true << false;
    QTest::newRow("quotes") << QByteArray("a \"b\" \\ c/d") << true << false;
    QTest::newRow("longest") << QByteArray(Profile::kNameLongest, 'x') << false << false;
}

void TstProfileFile::whatIsHandedOutComesBack()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, rules);
    QFETCH(bool, flags);
    auto shared = sample();
    shared.profile.name = name.toStdString();
    shared.profile.wantsKey = shared.profile.production = flags;
    if (!rules) shared.rules.reset();
    QVERIFY(ProfileFile::save(path(), shared).has_value());
    const auto back = ProfileFile::load(path(), {});
    QVERIFY(back.has_value());
    QVERIFY(back->shared == shared);
    QVERIFY(back->ignored.empty());
    // And so it does the second time.
    QCOMPARE(ProfileFile::textOf(back->shared), read(path()));
}

void TstProfileFile::fileHoldsNothingButWhatIsMeant()
{
    auto shared = sample();
    shared.profile.view = R"({"columns":["name"],"filter":"secret"})";
    const auto text = ProfileFile::textOf(shared);
    QCOMPARE(text, std::string(R"({
  "kind": "grapevine-profile",
  "schema": 1,
  "name": "prod-eu",
  "addresses": [
    "10.0.3.17:7946",
    "[fd00::1]:7947",
    "gossip.example:7946"
  ],
  "label": "eu",
  "wants_key": true,
  "production": true,
  "service_rules": [
    {
      "name": "ports",
      "key": "port",
      "service": "web",
      "port": "${value}"
    }
  ]
}
)"));
}

void TstProfileFile::fileIsForItsOwnerOnly()
{
    const auto before = umask(0);
    const bool saved = ProfileFile::save(path(), sample()).has_value();
    umask(before);
    QVERIFY(saved);
    struct stat status {};
    QCOMPARE(stat(path().c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
    // Nothing half written stays beside it.
    int files = 0;
    for (const auto& entry : fs::directory_iterator(path().parent_path()))
        files += entry.is_regular_file() ? 1 : 0;
    QCOMPARE(files, 1);
}

void TstProfileFile::oldFileStaysWhereTheNewOneCannotBeWritten()
{
    const auto missing = path().parent_path() / "no" / "such" / "folder" / "x.json";
    const auto saved = ProfileFile::save(missing, sample());
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().reason, Reason::CannotWrite);
    const auto folder = path().parent_path() / "folder";
    fs::create_directories(folder / "inner");
    QVERIFY(!ProfileFile::save(folder, sample()).has_value());
    QVERIFY(fs::is_directory(folder / "inner"));
    for (const auto& entry : fs::directory_iterator(path().parent_path()))
        QVERIFY(entry.path().filename().string().find("folder.") == std::string::npos);
}

void TstProfileFile::linesByHandAreEnough()
{
    const auto back = ProfileFile::parse(
        with(R"("name":"lab","addresses":["10.0.0.1","10.0.0.1:7946","h:99"])"), {});
    QVERIFY(back.has_value());
    // The usual port is put in, and who stands there twice is asked once.
    QCOMPARE(back->shared.profile.addresses, std::string("10.0.0.1:7946 h:99"));
    QVERIFY(!back->shared.profile.production && !back->shared.profile.wantsKey);
    QVERIFY(!back->shared.rules.has_value());
}

void TstProfileFile::unknownKeysAreNamedAndLeftOut()
{
    const auto back = ProfileFile::parse(
        with(R"("name":"lab","addresses":["h"],"encrypt_key":"c2VjcmV0","\u202Ex":{"a":[1]})"), {});
    QVERIFY(back.has_value());
    QCOMPARE(back->ignored, (std::vector<std::string>{"encrypt_key", "<U+202E>x"}));
    QVERIFY(ProfileFile::textOf(back->shared).find("c2VjcmV0") == std::string::npos);
    std::string many;
    for (int at = 0; at < 50; ++at)
        many += ",\"k" + std::to_string(at) + "\":0";
    const auto bounded = ProfileFile::parse(with(R"("name":"lab","addresses":["h"])" + many), {});
    QCOMPARE(bounded->ignored.size(), ProfileFile::kIgnoredNamed);
}

void TstProfileFile::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("reason");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char* name, const std::string& text, Reason reason,
                        const char* detail = "") {
        QTest::newRow(name) << QByteArray::fromStdString(text) << static_cast<int>(reason)
                            << QByteArray(detail);
    };
    const std::string good = R"("name":"n","addresses":["h"])";
    row("empty", "", Reason::NotJson, "1");
    row("cut", R"({"kind":"grapevine-profile","sch)", Reason::NotJson, "33");
    row("bytes", std::string("\x00\xff\xfe", 3), Reason::NotJson, "1");
    row("no UTF-8", with("\"name\":\"\xff\",\"addresses\":[\"h\"]"), Reason::NotJson, "48");
    row("huge number", with(good + R"(,"x":1e99999)"), Reason::NotJson);
    row("too large", std::string(ProfileFile::kLargest + 1, ' '), Reason::TooLarge, "524288");
    row("too deep", std::string(200'000, '[') + std::string(200'000, ']'), Reason::TooDeep);
    row("deep in a key", with(good + R"(,"x":)" + std::string(40, '[') + std::string(40, ']')),
        Reason::TooDeep);
    row("a list", "[1,2]", Reason::OtherKind);
    row("a text", "\"grapevine-profile\"", Reason::OtherKind);
    row("settings", R"({"schema":1,"theme":"dark"})", Reason::OtherKind);
    row("another kind", R"({"kind":"grafana","schema":1})", Reason::OtherKind);
    row("kind in numbers", R"({"kind":1,"schema":1})", Reason::OtherKind);
    row("newer", R"({"kind":"grapevine-profile","schema":2,"name":"n"})", Reason::NewerSchema, "2");
    row("much newer", R"({"kind":"grapevine-profile","schema":18446744073709551615})",
        Reason::NewerSchema, "18446744073709551615");
    row("no schema", R"({"kind":"grapevine-profile"})", Reason::WrongType, "schema");
    row("schema below", R"({"kind":"grapevine-profile","schema":-1})", Reason::WrongType, "schema");
    row("no name", with(R"("addresses":["h"])"), Reason::NoName);
    row("empty name", with(R"("name":"","addresses":["h"])"), Reason::NoName);
    row("name in numbers", with(R"("name":7,"addresses":["h"])"), Reason::WrongType, "name");
    row("long name", with(R"("name":")" + std::string(65, 'x') + R"(","addresses":["h"])"),
        Reason::NameTooLong, "64");
    row("steering name", with(R"("name":"a\u202Eb","addresses":["h"])"), Reason::OddName,
        "a<U+202E>b");
    row("no addresses", with(R"("name":"n")"), Reason::NoAddresses);
    row("empty addresses", with(R"("name":"n","addresses":[])"), Reason::NoAddresses);
    row("addresses as text", with(R"("name":"n","addresses":"h")"), Reason::WrongType, "addresses");
    row("address in numbers", with(R"("name":"n","addresses":[7])"), Reason::WrongType,
        "addresses");
    row("bad address", with(R"("name":"n","addresses":["h","http://x\u001b"])"), Reason::BadAddress,
        "http://x<ESC>");
    std::string many = "\"h0\"";
    for (int at = 1; at < 17; ++at)
        many += ",\"h" + std::to_string(at) + "\"";
    row("many addresses", with(R"("name":"n","addresses":[)" + many + "]"),
        Reason::TooManyAddresses, "16");
    row("long label", with(good + R"(,"label":")" + std::string(256, 'x') + "\""), Reason::BadLabel,
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…");
    row("label in numbers", with(good + R"(,"label":7)"), Reason::WrongType, "label");
    row("key as text", with(good + R"(,"wants_key":"yes")"), Reason::WrongType, "wants_key");
    row("production as 1", with(good + R"(,"production":1)"), Reason::WrongType, "production");
    row("rules as text", with(good + R"(,"service_rules":"none")"), Reason::WrongType,
        "service_rules");
    row("rules", with(good + R"(,"service_rules":[{"name":"bad"}])"), Reason::BadRules,
        "rule 1: no key");
}

void TstProfileFile::whatIsWrongIsSaid()
{
    QFETCH(QByteArray, text);
    QFETCH(int, reason);
    QFETCH(QByteArray, detail);
    const JudgeRules judge = [](const std::string& json) -> std::optional<std::string> {
        if (json == R"([{"name":"bad"}])") return "rule 1: no key";
        return std::nullopt;
    };
    const auto back = ProfileFile::parse(text.toStdString(), judge);
    QVERIFY(!back.has_value());
    QCOMPARE(static_cast<int>(back.error().reason), reason);
    QCOMPARE(QByteArray::fromStdString(back.error().detail), detail);
}

void TstProfileFile::foldersPipesAndNothingAreNoProfiles()
{
    const auto folder = path().parent_path();
    QCOMPARE(ProfileFile::load(folder / "absent", {}).error().reason, Reason::Absent);
    QCOMPARE(ProfileFile::load(folder, {}).error().reason, Reason::NotAFile);
    const auto pipe = folder / "pipe";
    QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
    QCOMPARE(ProfileFile::load(pipe, {}).error().reason, Reason::NotAFile);
    QCOMPARE(ProfileFile::load("/dev/zero", {}).error().reason, Reason::NotAFile);
    const auto large = folder / "large";
    std::ofstream(large) << std::string(ProfileFile::kLargest + 1, ' ');
    QCOMPARE(ProfileFile::load(large, {}).error().reason, Reason::TooLarge);
}

/// Random damage ends in a reason, or in a profile that obeys every bound. GRAPEVINE_SEED replays a
/// run.
void TstProfileFile::damagedFilesNeverPassForOthers()
{
    const QByteArray given = qgetenv("GRAPEVINE_SEED");
    const std::uint64_t first = given.isEmpty() ? 1 : given.toULongLong();
    const std::uint64_t last = given.isEmpty() ? kSeeds : first;
    int read = 0;
    for (auto seed = first; seed <= last; ++seed) {
        const auto text = damaged(seed);
        const auto say = [&](const char* what) {
            return QStringLiteral("GRAPEVINE_SEED=%1: %2: %3")
                .arg(qulonglong{seed})
                .arg(QLatin1String(what), QString::fromStdString(text))
                .toUtf8();
        };
        const auto back = ProfileFile::parse(text, {});
        if (!back) continue;
        ++read;
        const auto& profile = back->shared.profile;
        QVERIFY2(!profile.name.empty() && profile.name.size() <= Profile::kNameLongest &&
                     grapevine::plainText(profile.name) == profile.name,
                 say("name").constData());
        QVERIFY2(!profile.addresses.empty(), say("addresses").constData());
        QVERIFY2(profile.label.size() <= ProfileFile::kLabelLongest, say("label").constData());
        QVERIFY2(profile.view.empty(), say("view").constData());
        // What was read can be handed on.
        const auto again = ProfileFile::parse(ProfileFile::textOf(back->shared), {});
        QVERIFY2(again.has_value() && again->shared == back->shared, say("again").constData());
    }
    // Some damage is harmless, or nothing at all was tried.
    QVERIFY(!given.isEmpty() || read > 100);
}

void TstProfileFile::fileNamesAreHarmless_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<QByteArray>("file");
    const auto row = [](const char* profile, const char* file) {
        QTest::newRow(profile) << QByteArray(profile)
                               << QByteArray(file) + ".grapevine-profile.json";
    };
    row("prod-eu", "prod-eu");
    row("Büro 3", "B-ro-3");
    row("../../etc/passwd", "etc-passwd");
    row(".hidden", "hidden");
    row("a/b\\c:d", "a-b-c-d");
    row("北京", "cluster");
    row("v1.2.", "v1.2");
}

void TstProfileFile::fileNamesAreHarmless()
{
    QFETCH(QByteArray, profile);
    QFETCH(QByteArray, file);
    QCOMPARE(ProfileFile::nameFor(profile.toStdString()), file.toStdString());
}

void TstProfileFile::takenNamesGetANumber()
{
    Profiles profiles;
    const auto add = [&profiles](const std::string& name) {
        Profile profile;
        profile.name = name;
        return profiles.put(profile);
    };
    QCOMPARE(profiles.freeName("eu"), std::string("eu"));
    QVERIFY(add("eu"));
    QCOMPARE(profiles.freeName("eu"), std::string("eu (2)"));
    QVERIFY(add("eu (2)"));
    QCOMPARE(profiles.freeName("eu"), std::string("eu (3)"));
    // A name as long as may be is cut between two letters.
    std::string longest;
    while (longest.size() + 2 <= Profile::kNameLongest)
        longest += "ü";
    QVERIFY(add(longest));
    const auto free = profiles.freeName(longest);
    QVERIFY(free.size() <= Profile::kNameLongest);
    QVERIFY(grapevine::plainText(free) == free);
    QVERIFY(add(free));
}

void TstProfileFile::whatWasRemovedComesBackToItsPlace()
{
    Profiles profiles;
    for (const char* name : {"a", "b", "c"}) {
        Profile profile;
        profile.name = name;
        QVERIFY(profiles.put(profile));
    }
    const auto before = profiles;
    const auto b = *profiles.named("b");
    profiles.remove("b");
    QVERIFY(profiles.putBack(b, 1));
    QVERIFY(profiles == before);
    QVERIFY(!profiles.putBack(b, 1)); // Its name is taken.
    profiles.remove("c");
    Profile last;
    last.name = "z";
    QVERIFY(profiles.putBack(last, 99));
    QCOMPARE(profiles.all().back().name, std::string("z"));
}

QTEST_APPLESS_MAIN(TstProfileFile)
#include "tst_profile_file.moc"
