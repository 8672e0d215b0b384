#include <QTest>

#include <nlohmann/json.hpp>

#include "app/settings/profile.h"
#include "app/settings/settings_json.h"

using namespace grapevine;
using settings::Profile;
using settings::Profiles;

/// Clusters that a person gave a name.
class TstProfile final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void foundByNameAndByWhereItLeads();
    void theWayThereDoesNotMatter();
    void namesAreUniqueAndOfSomeLength();
    void editingKeepsThePlace();
    void thereIsARoomForSoMany();
    void survivesTheFile();
    void brokenOnesAreLeftOut();
    void noKeyIsEverWritten();
};

namespace {

Profile profile(const std::string& name, const std::string& addresses = "10.0.0.1:7946")
{
    Profile made;
    made.name = name;
    made.addresses = addresses;
    return made;
}

} // namespace

void TstProfile::foundByNameAndByWhereItLeads()
{
    Profiles profiles;
    auto labelled = profile("b");
    labelled.label = "eu";
    QVERIFY(profiles.put(profile("a")) && profiles.put(labelled));
    QCOMPARE(profiles.named("b")->label, std::string("eu"));
    QVERIFY(profiles.named("c") == nullptr);
    QCOMPARE(profiles.leadingTo("10.0.0.1:7946", "")->name, std::string("a"));
    QCOMPARE(profiles.leadingTo("10.0.0.1:7946", "eu")->name, std::string("b"));
    QVERIFY(profiles.leadingTo("10.0.0.1:7946", "us") == nullptr);
}

void TstProfile::theWayThereDoesNotMatter()
{
    // A production cluster keeps its frame and its lock whichever of its members is asked.
    Profiles profiles;
    QVERIFY(profiles.put(profile("other", "10.0.0.9:7946 10.0.0.8:7946")));
    QVERIFY(profiles.put(profile("prod", "10.0.0.1:7946 10.0.0.2:7946 10.0.0.3:7946")));
    for (const char* way :
         {"10.0.0.1:7946", "10.0.0.3:7946 10.0.0.1:7946", "10.0.0.7:7946 10.0.0.2:7946",
          "10.0.0.9:7946 10.0.0.1:7946 10.0.0.2:7946"}) {
        QCOMPARE(profiles.leadingTo(way, "")->name, std::string("prod"));
    }
    QVERIFY(profiles.leadingTo("10.0.0.1:7947", "") == nullptr);
    QVERIFY(profiles.leadingTo("", "") == nullptr);
    QCOMPARE(settings::addressesOf({{"10.0.0.1", 7946}, {"fd00::1", 7946}}),
             std::string("10.0.0.1:7946 [fd00::1]:7946"));
}

void TstProfile::namesAreUniqueAndOfSomeLength()
{
    Profiles profiles;
    QVERIFY(!profiles.put(profile("")));
    QVERIFY(!profiles.put(profile(std::string(Profile::kNameLongest + 1, 'x'))));
    QVERIFY(profiles.put(profile(std::string(Profile::kNameLongest, 'x'))));
    QVERIFY(profiles.put(profile("a")));
    QVERIFY(!profiles.put(profile("a", "elsewhere")));
    QVERIFY(profiles.put(profile("b")));
    QVERIFY(!profiles.put(profile("b"), "a"));
    QCOMPARE(profiles.all().size(), std::size_t{3});
}

void TstProfile::editingKeepsThePlace()
{
    Profiles profiles;
    QVERIFY(profiles.put(profile("a")) && profiles.put(profile("b")));
    QVERIFY(profiles.put(profile("c", "10.9.9.9"), "a"));
    QCOMPARE(profiles.all()[0].name, std::string("c"));
    QCOMPARE(profiles.all().size(), std::size_t{2});
    profiles.remove("c");
    QCOMPARE(profiles.all()[0].name, std::string("b"));
}

void TstProfile::thereIsARoomForSoMany()
{
    Profiles profiles;
    for (std::size_t i = 0; i < Profiles::kMost; ++i)
        QVERIFY(profiles.put(profile("p" + std::to_string(i))));
    QVERIFY(!profiles.put(profile("one more")));
    // A full list can still be edited.
    QVERIFY(profiles.put(profile("other"), "p7"));
}

void TstProfile::survivesTheFile()
{
    settings::Settings before;
    auto made = profile("prod-eu", "10.0.3.17:7946 gossip.example:7946");
    made.label = "eu";
    made.wantsKey = true;
    made.production = true;
    made.view = R"({"columns":["name"]})";
    QVERIFY(before.profiles.put(made));
    nlohmann::json json = {{"schema", 1}};
    settings::writeInto(before, json);
    QCOMPARE(settings::settingsFrom(json), before);
}

void TstProfile::brokenOnesAreLeftOut()
{
    const auto json = nlohmann::json::parse(R"({"schema":1,"profiles":[
        7, {"name":""}, {"name":"a","production":"yes"}, {"name":"a"}, {"addresses":"x"}]})");
    const auto read = settings::settingsFrom(json);
    QCOMPARE(read.profiles.all().size(), std::size_t{1});
    QVERIFY(!read.profiles.all()[0].production);
}

void TstProfile::noKeyIsEverWritten()
{
    settings::Settings some;
    auto made = profile("a");
    made.wantsKey = true;
    QVERIFY(some.profiles.put(made));
    nlohmann::json json;
    settings::writeInto(some, json);
    for (const auto& [key, value] : json["profiles"][0].items())
        QVERIFY(key == "wants_key" || key.find("key") == std::string::npos);
}

QTEST_GUILESS_MAIN(TstProfile)
#include "tst_profile.moc"
