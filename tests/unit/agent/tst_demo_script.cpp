#include <QtTest/QTest>

#include <set>

#include "core/agent/demo_scenes.h"
#include "core/agent/demo_script.h"

using namespace grapevine;
using namespace grapevine::agent;
using namespace std::chrono_literals;

namespace {

std::string again(std::string_view line)
{
    const auto read = parseDemoCommand(line);
    if (!read) return "error: " + read.error();
    return *read ? demoText(**read) : "nothing";
}

} // namespace

class TstDemoScript : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCommandIsReadAndWritten_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("written");
        const auto row = [](const char* line, const char* written) {
            QTest::newRow(line) << QByteArray{line} << QByteArray{written};
        };
        row("freeze db-2", "freeze db-2");
        row("freeze db-2 10s", "freeze db-2 10s");
        row("freeze ? 1m30s", "freeze ? 90s");
        row("freeze db-2 250ms", "freeze db-2 250ms");
        row("  return\tdb-2 \r", "return db-2");
        row("kill web-1 # why not", "kill web-1");
        row("start web-1", "start web-1");
        row("leave web-1", "leave web-1");
        row("cut c", "cut c");
        row("heal", "heal");
        row("flap db-2", "flap db-2 3");
        row("flap db-2 5", "flap db-2 5");
        row("deploy", "deploy 1.4.3");
        row("deploy 2.0", "deploy 2.0");
        row("mass-restart", "mass-restart");
        row("sick web-1", "sick web-1");
        row("well web-1", "well web-1");
        row("tag web-1 build=7", "tag web-1 build=7");
        row("tag web-1 note=two words", "tag web-1 note=two words");
        row("tag web-1 build=", "tag web-1 build=");
        row("nodes", "nodes");
        row("quit", "quit");
        row("stop", "quit");
        row("", "nothing");
        row("   # only a remark", "nothing");
    }
    void everyCommandIsReadAndWritten()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, written);
        QCOMPARE(again(line.toStdString()), written.toStdString());
    }

    void errorsSayWhatToWriteInstead_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char* line, const char* error) {
            QTest::newRow(line) << QByteArray{line} << QByteArray{error};
        };
        row("freeze", "'freeze' is written: freeze NODE [DURATION]");
        row("heal now", "'heal' is written: heal");
        row("freeze db-2 soon", "'soon' is no duration: write 10s or 500ms");
        row("freeze db-2 0s", "'0s' is no duration: write 10s or 500ms");
        row("flap db-2 0", "'0' is no number of times: write 1 to 100");
        row("flap db-2 -1", "'-1' is no number of times: write 1 to 100");
        row("tag web-1 build", "'build' is no tag: write KEY=VALUE");
        row("tag web-1 =7", "'=7' is no tag: write KEY=VALUE");
        row("freez db-2", "'freez' is no command; known are freeze, return, kill, start, leave, "
                          "cut, heal, flap, deploy, mass-restart, sick, well, tag, nodes, quit, "
                          "stop");
        row("\x1b[2J", "'<ESC>[2J' is no command; known are freeze, return, kill, start, leave, "
                       "cut, heal, flap, deploy, mass-restart, sick, well, tag, nodes, quit, stop");
    }
    void errorsSayWhatToWriteInstead()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, error);
        QCOMPARE(again(line.toStdString()), "error: " + error.toStdString());
    }

    void aLineHasABound()
    {
        QVERIFY(!parseDemoCommand(std::string(kDemoLineLongest + 1, 'x')));
        QVERIFY(!parseDemoScript(std::string(kDemoLineLongest + 1, 'x')));
        std::string many;
        for (std::size_t at = 0; at <= kDemoStepsMost; ++at)
            many += "heal\n";
        QVERIFY(!parseDemoScript(many));
    }

    void timesCountFromTheStartOrTheLineBefore()
    {
        const auto script = parseDemoScript("# begins\n5s freeze db-2\n+10s return db-2\nheal\n\n"
                                            "2s nodes\n+1s cut a");
        QVERIFY(script.has_value());
        QCOMPARE(script->size(), std::size_t{5});
        const std::vector<std::pair<Duration, std::string>> wanted{
            {2s, "nodes"}, {3s, "cut a"}, {5s, "freeze db-2"}, {15s, "return db-2"}, {15s, "heal"}};
        for (std::size_t at = 0; at < wanted.size(); ++at) {
            QCOMPARE((*script)[at].at, wanted[at].first);
            QCOMPARE(demoText((*script)[at].command), wanted[at].second);
        }
    }

    void scriptErrorsNameTheLine()
    {
        const auto script = parseDemoScript("heal\n\n5s freeze\n");
        QVERIFY(!script);
        QCOMPARE(script.error(),
                 std::string{"line 3: 'freeze' is written: freeze NODE [DURATION]"});
    }

    void ourOwnScenesAreReadable()
    {
        for (const std::size_t nodes : {std::size_t{1}, std::size_t{2}, std::size_t{24}}) {
            const auto cast = castDemo({nodes, 1});
            for (const auto name : kDemoScenes) {
                const auto text = demoScene(name, cast, 42);
                QVERIFY(text.has_value());
                const auto script = parseDemoScript(*text);
                QVERIFY2(script.has_value(), script ? "" : script.error().c_str());
                QVERIFY(script->size() >= 4);
            }
        }
        QVERIFY(!demoScene("else", castDemo({}), 1));
    }

    void incidentsFollowTheSeedAndHoldOneOfEachKind()
    {
        const auto cast = castDemo({});
        QCOMPARE(demoScene("incidents", cast, 5), demoScene("incidents", cast, 5));
        QVERIFY(demoScene("incidents", cast, 5) != demoScene("incidents", cast, 6));
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            std::set<std::size_t> kinds;
            const auto script = parseDemoScript(*demoScene("incidents", cast, seed));
            for (const auto& step : *script) {
                kinds.insert(step.command.index());
                QVERIFY(demoText(step.command).find(cast.front().name + " ") == std::string::npos);
            }
            QVERIFY(kinds.size() >= 12);
        }
    }
};

QTEST_GUILESS_MAIN(TstDemoScript)
#include "tst_demo_script.moc"
