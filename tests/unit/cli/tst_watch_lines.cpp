#include <QtTest/QTest>

#include <nlohmann/json.hpp>

#include "app/cli/watch_lines.h"
#include "app/cli/watch_options.h"

using namespace grapevine;
using namespace grapevine::cli;
using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;

namespace {

link::TimelineEntry update(Tags tags)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = "a";
    facts->tags = std::move(tags);
    auto row = std::make_shared<link::MemberRow>();
    row->facts = std::move(facts);
    link::TimelineEntry entry;
    entry.kind = link::EntryKind::MemberUpdate;
    entry.members = {std::move(row)};
    return entry;
}

} // namespace

class TstWatchLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAccusationIsALine()
    {
        link::Accusation accusation;
        accusation.kind = link::Accusation::Kind::Confirm;
        accusation.name = "a\x1b[31m";
        accusation.from = "b";
        accusation.incarnation = Incarnation{7};
        accusation.accusers = 2;
        accusation.left = 1500ms;
        const auto json = Json::parse(WatchLines(true, false).line(accusation));
        QCOMPARE(json["kind"].get<std::string>(), std::string{"accusation"});
        QCOMPARE(json["verdict"].get<std::string>(), std::string{"confirm"});
        QCOMPARE(json["from"].get<std::string>(), std::string{"b"});
        QCOMPARE(json["incarnation"].get<int>(), 7);
        QCOMPARE(json["accusers"].get<int>(), 2);
        QCOMPARE(json["left_ms"].get<double>(), 1500.0);
        const auto text = WatchLines(false, false).line(accusation);
        QVERIFY(
            text.ends_with("confirm a<ESC>[31m by b (incarnation 7, 2 accusers, 1.5 s left)\n"));

        accusation.from.clear();
        accusation.left.reset();
        const auto bare = Json::parse(WatchLines(true, false).line(accusation));
        QVERIFY(bare["from"].is_null() && bare["left_ms"].is_null());
    }

    void sfr4AUserEventIsALine()
    {
        link::TimelineEntry entry;
        entry.kind = link::EntryKind::User;
        entry.name = "deploy";
        entry.payload = toBytes("1.5\n");
        entry.lamportTime = LamportTime{9};
        entry.coalesce = true;
        QVERIFY(WatchLines(false, false)
                    .line(entry)
                    .ends_with("deploy (ltime 9, 4 bytes, coalesce): 1.5<LF>\n"));
    }

    void sfr11AnUpdateSaysWhatChanged()
    {
        WatchLines lines(true, false);
        static_cast<void>(lines.line(update({{"k", "1"}, {"old", "x"}})));
        const auto json = Json::parse(lines.line(update({{"k", "2"}, {"new", "y"}})));
        QVERIFY(json["tag_changes"]["a"] == Json::parse(R"({"added":{"new":"y"},)"
                                                        R"("changed":{"k":{"from":"1","to":"2"}},)"
                                                        R"("removed":{"old":"x"}})"));
        WatchLines text(false, false);
        static_cast<void>(text.line(update({{"k", "1"}})));
        QVERIFY(text.line(update({{"k", "2"}})).ends_with("  changed: k=1->2\n"));
    }

    void watchWordsAreReadAndRefused()
    {
        WatchWords words;
        words.on = {"user:a=true"};
        words.onShell = {"*=true"};
        QVERIFY(!understand(words).value().responds());
        words.respond = {"load=uptime"};
        const auto options = understand(words);
        QVERIFY(options && options->responds());
        QCOMPARE(options->handlers.rules.size(), std::size_t{3});
        words.handlerTimeout = "0s";
        QVERIFY(!understand(words));
        words.handlerTimeout = "1s";
        words.only = {"nonsense"};
        QVERIFY(!understand(words));
    }

    void aUserEventIsOneObjectWhateverItIsCalled_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::newRow("plain") << std::string("deploy");
        QTest::newRow("empty") << std::string();
        QTest::newRow("quotes") << std::string("a\"b\\c{}{0}");
        QTest::newRow("control") << std::string("a\nb\0c\x1b[31m", 9);
        QTest::newRow("umlaut") << std::string("gr\xc3\xb6\xc3\x9f"
                                               "e");
        QTest::newRow("no UTF-8") << std::string("\xff\xfe");
    }

    void aUserEventIsOneObjectWhateverItIsCalled()
    {
        QFETCH(std::string, name);
        link::TimelineEntry entry;
        entry.kind = link::EntryKind::User;
        entry.at.wall = WallTime{1'700'000'000'123};
        entry.name = name;
        entry.payload = toBytes("v1");
        entry.lamportTime = LamportTime{~std::uint64_t{0}};
        entry.coalesce = true;
        Json wanted;
        wanted["at"] = "2023-11-14T22:13:20.123Z";
        wanted["kind"] = "user";
        wanted["name"] = name;
        wanted["payload_b64"] = "djE=";
        wanted["ltime"] = ~std::uint64_t{0};
        wanted["coalesce"] = true;
        WatchLines lines{true, false};
        QCOMPARE(lines.line(entry),
                 wanted.dump(-1, ' ', true, Json::error_handler_t::replace) + "\n");
    }
};

QTEST_APPLESS_MAIN(TstWatchLines)
#include "tst_watch_lines.moc"
