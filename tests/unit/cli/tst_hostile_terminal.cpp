#include <QCoreApplication>
#include <QDir>
#include <QtTest/QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <unistd.h>

#include "app/cli/cmd_diff.h"
#include "app/cli/discover_text.h"
#include "app/cli/info_report.h"
#include "app/cli/member_json.h"
#include "app/cli/member_text.h"
#include "app/cli/query_report.h"
#include "app/cli/services_text.h"
#include "app/cli/watch_lines.h"
#include "core/base/utf8.h"

using namespace grapevine;
using namespace grapevine::cli;
using namespace std::chrono_literals;

/// TARGETS R29, R30: what the cluster calls things reaches a terminal as letters, one line a thing.
class TstHostileTerminal final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void r29MembersAreOneLineEach();
    void r29WatchIsOneLineAnEntry();
    void r29QueryLinesAndSummary();
    void r29InfoIsLetters();
    void r29ServicesAreOneLineEach();
    void r29DiscoveredAreOneLineEach();
    void r30DiffIsLetters();
};

namespace {

std::vector<std::string> nasty()
{
    return {"\x1b[31mred\x1b[0m",
            "\x1b]0;owned\x07",
            "\x1b]52;c;aGk=\x07",
            "two\nlines\r\nthree\ttab",
            std::string("nul\0inside", 10),
            "exe\xe2\x80\xaetxt",
            "web\xe2\x80\x8b-1\xef\xbb\xbf",
            "\x9b"
            "31m caf\xe9",
            "\xc2\x9b"
            "31m",
            "<img src=\"file:///etc/passwd\">",
            "{} {0} %s %n",
            "=cmd|' /C calc'!A0",
            "alive\rfailed",
            std::string(512, 'w')};
}

/// Letters that a terminal draws and does not obey.
bool isHarmless(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto point = codePointAt(text, at);
        if (!point.valid) return false;
        const auto c = point.value;
        const bool line = c == '\n';
        if ((c < 0x20 && !line) || (c >= 0x7F && c < 0xA0) || c == 0x00AD || c == 0x061C ||
            (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
            (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF)
            return false;
        at += point.length;
    }
    return true;
}

std::size_t linesOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

link::MemberRowPtr member(const std::string& text)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = text;
    facts->tags = {{text, text}, {"role", text}};
    auto row = std::make_shared<link::MemberRow>();
    row->facts = std::move(facts);
    row->accusers = std::make_shared<const std::vector<std::string>>(std::vector{text});
    return row;
}

std::string written(const std::string& name, const std::string& content)
{
    const auto path = (QDir::tempPath() + QStringLiteral("/grapevine-%1-%2")
                                              .arg(QCoreApplication::applicationPid())
                                              .arg(QString::fromStdString(name)))
                          .toStdString();
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

/// What `act` writes to standard output.
template<class Act> std::string printed(Act act)
{
    const auto path = written("stdout", "");
    std::fflush(stdout);
    const int before = dup(STDOUT_FILENO);
    std::FILE* file = std::freopen(path.c_str(), "w", stdout);
    if (file != nullptr) act();
    std::fflush(stdout);
    dup2(before, STDOUT_FILENO);
    close(before);
    std::ifstream in(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    std::remove(path.c_str());
    return text;
}

} // namespace

void TstHostileTerminal::r29MembersAreOneLineEach()
{
    std::vector<link::MemberRowPtr> rows;
    for (const auto& text : nasty())
        rows.push_back(member(text));
    for (const bool detailed : {false, true}) {
        const auto table = memberTable(rows, detailed, false);
        QVERIFY(isHarmless(table));
        QVERIFY(linesOf(table) <= rows.size() + 1);
    }
    for (const auto& row : rows) {
        for (const auto& json : {serfJson(*row), detailedJson(*row)}) {
            const auto line = oneLine(json);
            QVERIFY(isHarmless(line));
            QCOMPARE(linesOf(line), std::size_t{0});
            QVERIFY(isHarmless(pretty(json)));
        }
    }
}

void TstHostileTerminal::r29WatchIsOneLineAnEntry()
{
    using link::EntryKind;
    for (const bool json : {false, true}) {
        WatchLines lines(json, false);
        for (const auto& text : nasty()) {
            for (int kind = 0; kind <= static_cast<int>(EntryKind::Resync); ++kind) {
                link::TimelineEntry entry;
                entry.kind = static_cast<EntryKind>(kind);
                entry.name = text;
                entry.text = text;
                entry.from = text;
                entry.payload = toBytes(text);
                entry.addresses = {text, text};
                entry.members = {member(text)};
                const auto line = lines.line(entry);
                QVERIFY2(isHarmless(line), line.c_str());
                // A picture of many members may take a line for each.
                QVERIFY2(linesOf(line) <= 1 || kind == static_cast<int>(EntryKind::Snapshot) ||
                             kind == static_cast<int>(EntryKind::Resync),
                         line.c_str());
            }
            link::Accusation accusation;
            accusation.name = text;
            accusation.from = text;
            const auto line = lines.line(accusation);
            QVERIFY2(isHarmless(line), line.c_str());
            QCOMPARE(linesOf(line), std::size_t{1});
        }
    }
}

void TstHostileTerminal::r29QueryLinesAndSummary()
{
    QueryReport report{link::CommandId{1}};
    link::ObservationBatch batch;
    link::QueryProgress progress;
    progress.query = link::CommandId{1};
    progress.name = nasty().front();
    progress.end = link::QueryProgress::End::TimedOut;
    progress.silent = nasty();
    for (const auto& text : nasty()) {
        link::QueryReply reply;
        reply.query = link::CommandId{1};
        reply.kind = link::QueryReply::Kind::Response;
        reply.from = text + "-2";
        reply.payload = toBytes(text);
        const auto line = replyLine(reply);
        QVERIFY2(isHarmless(line), line.c_str());
        QVERIFY2(linesOf(line) <= 1, line.c_str());
        batch.asked.replies.push_back(reply);
        ++progress.responses;
    }
    batch.asked.queries = {progress};
    (void)report.handleBatch(batch);
    QVERIFY2(isHarmless(report.summary()), report.summary().c_str());
    QVERIFY(isHarmless(report.json()));
    QVERIFY(nlohmann::json::accept(report.json()));
}

void TstHostileTerminal::r29InfoIsLetters()
{
    for (const auto& text : nasty()) {
        InfoReport report;
        report.name = text;
        report.tags = {{text, text}};
        report.serf = {{text, text}};
        report.mode = "peek";
        for (const auto format : {Format::Text, Format::Json}) {
            const auto out = infoText(report, format);
            QVERIFY2(isHarmless(QByteArray::fromStdString(out).replace('\t', ' ').toStdString()),
                     out.c_str());
        }
    }
}

void TstHostileTerminal::r29ServicesAreOneLineEach()
{
    catalog::Catalog catalog;
    std::uint32_t id = 0;
    for (const auto& text : nasty()) {
        auto row = *member(text);
        auto facts = *row.facts;
        // By every way that the shipped rules find a service.
        facts.tags = {{"ep." + text, "10.0.0.1:80"},
                      {"ep.odd", text},
                      {"port", "443"},
                      {"role", text},
                      {"rpc_addr", text},
                      {"service", text},
                      {"type", text},
                      {"zone", text}};
        std::sort(facts.tags.begin(), facts.tags.end());
        row.key.member = MemberId{++id};
        row.facts = std::make_shared<const NodeFacts>(std::move(facts));
        catalog.put(std::make_shared<const link::MemberRow>(std::move(row)));
    }
    std::vector<catalog::Listing> services;
    for (const auto& [key, service] : catalog.services())
        services.push_back({key, catalog.instances(key)});
    QVERIFY(services.size() >= nasty().size());
    const auto table = servicesTable(catalog, services);
    QVERIFY2(isHarmless(table), table.c_str());
    QCOMPARE(linesOf(table), services.size());
    const auto json = servicesJson(catalog, services);
    QVERIFY(isHarmless(json));
    QVERIFY(nlohmann::json::accept(json));
    for (const auto style : {catalog::ListStyle::Plain, catalog::ListStyle::Tree})
        QVERIFY(isHarmless(catalog::listed(services, style)));
}

void TstHostileTerminal::r29DiscoveredAreOneLineEach()
{
    std::vector<dns::DiscoveredMember> found;
    for (const auto& text : nasty()) {
        dns::DiscoveredMember member;
        member.cluster = text;
        member.name = text;
        member.host = text;
        member.addresses = {*IpAddress::fromText("10.0.0.1")};
        member.port = 7946;
        member.txt = {text};
        found.push_back(std::move(member));
    }
    const auto table = discoveredTable(found);
    QVERIFY2(isHarmless(table), table.c_str());
    QCOMPARE(linesOf(table), found.size());
    const auto json = discoveredJson(found);
    QVERIFY(isHarmless(json));
    QVERIFY(nlohmann::json::accept(json));
}

void TstHostileTerminal::r30DiffIsLetters()
{
    // Tables of somebody else's making: no export of ours holds such bytes.
    std::string before = "name,status\r\n";
    std::string after = before;
    for (const auto& text : nasty()) {
        if (text.find_first_of("\n\r\",") != std::string::npos) continue;
        before += text + ",alive\r\n";
        after += text + "," + text + "\r\n";
    }
    const auto a = written("a.csv", before);
    const auto b = written("b.csv", after);
    for (const char* format : {"text", "json"}) {
        int code = 0;
        const auto out = printed([&] {
            code = runDiff({.before = a, .after = b, .format = format, .everything = false});
        });
        QCOMPARE(code, 1);
        QVERIFY(!out.empty());
        QVERIFY2(isHarmless(out), out.c_str());
    }
    std::remove(a.c_str());
    std::remove(b.c_str());
}

QTEST_GUILESS_MAIN(TstHostileTerminal)
#include "tst_hostile_terminal.moc"
