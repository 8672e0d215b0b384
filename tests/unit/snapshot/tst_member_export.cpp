#include <QtTest/QTest>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "core/snapshot/csv.h"
#include "core/snapshot/member_export.h"
#include "core/snapshot/member_json.h"
#include "core/snapshot/table_file.h"
#include "tests/unit/snapshot/snapshot_rows.h"

using namespace grapevine;
using namespace grapevine::snapshot;
using test::snapshotRow;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<link::MemberRowPtr> threeRows()
{
    return {snapshotRow("db-7", {{"build", "=312"}, {"zone", "c"}}), snapshotRow("web,1"),
            snapshotRow("\xE2\x80\xAE"
                        "evil|x\x1b[31m\xff",
                        {{"zone", "a\"b"}}, link::MemberStatus::Failed)};
}

} // namespace

class TstMemberExport final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void csvHoldsWhatTheTableShows();
    void jsonHasSerfsShape();
    void jsonIsSpelledAsTheLibraryWould();
    void membersOfSeveralClustersTellWhichTheyAreIn();
    void jsonLinesHoldChosenColumns();
    void markdownHoldsNoMarkup();
    void theFileIsDescribedBesideIt();
    void cancelLeavesNoFile();
    void anOlderFileStaysUntilTheNewOneIsWhole();
    void whatCannotBeWrittenIsSaid();
    void columnsAreReadByName();

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    Expected<ExportSummary, ExportFailure> write(const QString& to, Format format,
                                                 std::vector<Column> columns = {},
                                                 const Progress& progress = {})
    {
        const auto rows = threeRows();
        Origin origin;
        origin.program = "grapevine-cli 9.9.9";
        origin.mode = "peek";
        origin.asked = {"10.0.0.1:7946"};
        origin.asOf = {1'700'000'000'000};
        origin.filter = "zone=c";
        origin.known = 7;
        return exportMembers(rows, {format, std::move(columns), to.toStdString()}, origin,
                             progress);
    }
};

void TstMemberExport::csvHoldsWhatTheTableShows()
{
    const auto to = path("a.csv");
    const auto done = write(to, Format::Csv, columnsFor(threeRows()));
    QVERIFY(done);
    QCOMPARE(done->rows, std::size_t{3});
    QCOMPARE(done->bytes, static_cast<std::uint64_t>(contentOf(to).size()));
    QCOMPARE(
        contentOf(to),
        QByteArray("name,address,port,status,protocol,tag.build,tag.zone\r\n"
                   "db-7,10.0.0.1:7946,7946,alive,4,'=312,c\r\n"
                   "\"web,1\",10.0.0.1:7946,7946,alive,4,,\r\n"
                   "<U+202E>evil|x<ESC>[31m<0xFF>,10.0.0.1:7946,7946,failed,4,,\"a\"\"b\"\r\n"));
}

void TstMemberExport::jsonHasSerfsShape()
{
    const auto to = path("a.json");
    QVERIFY(write(to, Format::Json));
    const auto members = QJsonDocument::fromJson(contentOf(to)).object()["members"].toArray();
    QCOMPARE(members.size(), 3);
    const auto first = members[0].toObject();
    QCOMPARE(first.keys(), (QStringList{"addr", "name", "port", "protocol", "status", "tags"}));
    QCOMPARE(first["tags"].toObject()["build"].toString(), QStringLiteral("=312"));
    QCOMPARE(first["protocol"].toObject()["version"].toInt(), 4);
    // What is hostile is escaped, not changed.
    QVERIFY(contentOf(to).contains("\\u202eevil|x\\u001b[31m\\ufffd"));
}

void TstMemberExport::jsonIsSpelledAsTheLibraryWould()
{
    auto rows = threeRows();
    rows.push_back(snapshotRow("", {{"a", "1"}, {"a", "2"}, {"\x7f", "\\"}, {"\xC3\xA9", "\n"}}));
    auto nameOnly = *rows.front();
    nameOnly.source = link::RowSource::NameOnly;
    rows.push_back(std::make_shared<const link::MemberRow>(nameOnly));
    for (const auto& row : rows) {
        std::string text;
        appendSerfJson(text, *row);
        QCOMPARE(text, serfJson(*row).dump(-1, ' ', true, Json::error_handler_t::replace));
    }
}

void TstMemberExport::membersOfSeveralClustersTellWhichTheyAreIn()
{
    auto one = *snapshotRow("db-1");
    auto other = one;
    one.key.cluster = ClusterId{1};
    other.key.cluster = ClusterId{2};
    const std::vector rows{std::make_shared<const link::MemberRow>(one),
                           std::make_shared<const link::MemberRow>(other)};
    const ClusterNames names{{ClusterId{1}, "prod"}, {ClusterId{2}, "=te\"st"}};
    const auto text = [&](Format format, bool several) {
        const bool isJson = format == Format::Json || format == Format::JsonLines;
        const auto writer =
            makeWriter(format, isJson ? std::vector<Column>{} : columnsFor(rows, several),
                       several ? names : ClusterNames{});
        std::string out;
        writer->begin(out);
        for (const auto& row : rows)
            writer->row(out, *row);
        writer->end(out);
        return QByteArray::fromStdString(out);
    };
    QVERIFY(text(Format::Csv, true).startsWith("name,cluster,address,"));
    QVERIFY(text(Format::Csv, true).contains("\r\ndb-1,prod,10.0.0.1:7946,"));
    QVERIFY(text(Format::Csv, true).contains("\r\ndb-1,\"'=te\"\"st\",10.0.0.1:7946,"));
    // Serf's own shape, and one field behind it; without it, Serf's to the byte.
    auto lines = text(Format::JsonLines, true).split('\n');
    QVERIFY(lines[0].endsWith(",\"cluster\":\"prod\"}"));
    QCOMPARE(QJsonDocument::fromJson(lines[1]).object()["cluster"].toString(),
             QStringLiteral("=te\"st"));
    lines[0].replace(",\"cluster\":\"prod\"", "");
    QCOMPARE(lines[0], text(Format::JsonLines, false).split('\n')[0]);
    QVERIFY(!text(Format::Json, false).contains("cluster"));
    QVERIFY(!text(Format::Csv, false).contains("cluster"));
    const auto members =
        QJsonDocument::fromJson(text(Format::Json, true)).object()["members"].toArray();
    QCOMPARE(members[0].toObject()["cluster"].toString(), QStringLiteral("prod"));
}

void TstMemberExport::jsonLinesHoldChosenColumns()
{
    const auto to = path("a.jsonl");
    QVERIFY(write(to, Format::JsonLines, *columnsIn("name,tag.zone,incarnation,rtt_ms")));
    const auto lines = contentOf(to).split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0], QByteArray("{\"name\":\"db-7\",\"tags\":{\"zone\":\"c\"},\"incarnation\":3,"
                                  "\"rtt_ms\":null}"));
    QVERIFY(lines[3].isEmpty());
}

void TstMemberExport::markdownHoldsNoMarkup()
{
    const auto to = path("a.md");
    QVERIFY(write(to, Format::Markdown, *columnsIn("name,status")));
    QCOMPARE(contentOf(to),
             QByteArray("| name | status |\n| --- | --- |\n| db-7 | alive |\n"
                        "| web,1 | alive |\n"
                        "| \\<U+202E\\>evil\\|x\\<ESC\\>\\[31m\\<0xFF\\> | failed |\n"));
}

void TstMemberExport::theFileIsDescribedBesideIt()
{
    const auto to = path("a.csv");
    QVERIFY(write(to, Format::Csv, *columnsIn("name")));
    const auto meta = QJsonDocument::fromJson(contentOf(to + ".meta.json")).object();
    QCOMPARE(meta["program"].toString(), QStringLiteral("grapevine-cli 9.9.9"));
    QCOMPARE(meta["as_of"].toString(), QStringLiteral("2023-11-14T22:13:20.000Z"));
    QCOMPARE(meta["filter"].toString(), QStringLiteral("zone=c"));
    QCOMPARE(meta["columns"].toArray(), QJsonArray{"name"});
    QCOMPARE(meta["rows"].toInt(), 3);
    QCOMPARE(meta["rows_known"].toInt(), 7);
    QCOMPARE(meta["asked"].toArray(), QJsonArray{"10.0.0.1:7946"});
}

void TstMemberExport::cancelLeavesNoFile()
{
    for (const std::size_t at : {std::size_t{0}, std::size_t{3}}) {
        const auto done = write(path("a.csv"), Format::Csv, *columnsIn("name"),
                                [&](std::size_t row, std::size_t) { return row != at; });
        QVERIFY(!done);
        QVERIFY(done.error().cancelled);
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }
}

void TstMemberExport::anOlderFileStaysUntilTheNewOneIsWhole()
{
    const auto to = path("a.csv");
    QVERIFY(write(to, Format::Csv, *columnsIn("name")));
    const auto before = contentOf(to);
    QVERIFY(!write(to, Format::Csv, *columnsIn("status"), [&](std::size_t, std::size_t) {
        Q_ASSERT(contentOf(to) == before);
        return false;
    }));
    QCOMPARE(contentOf(to), before);
    QVERIFY(write(to, Format::Csv, *columnsIn("status")));
    QVERIFY(contentOf(to) != before);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 2);
}

void TstMemberExport::whatCannotBeWrittenIsSaid()
{
    const auto nowhere = write(path("no/such/a.csv"), Format::Csv, *columnsIn("name"));
    QVERIFY(!nowhere);
    QVERIFY(!nowhere.error().cancelled);
    QVERIFY(nowhere.error().sentence.find("No such file or directory") != std::string::npos);
    const auto folder = write(m_folder->path(), Format::Csv, *columnsIn("name"));
    QVERIFY(!folder);
    QVERIFY(folder.error().sentence.find("is no file") != std::string::npos);
    const auto full = write(QStringLiteral("/dev/full"), Format::Csv, *columnsIn("name"));
    QVERIFY(!full);
}

void TstMemberExport::columnsAreReadByName()
{
    const auto columns = columnsIn("name,addr,tag.a.b");
    QVERIFY(columns);
    QCOMPARE(headerOf(columns->at(1)), std::string("address"));
    QCOMPARE(headerOf(columns->at(2)), std::string("tag.a.b"));
    for (const char* wrong : {"", "name,", "nme", "tag.", "name, status"}) {
        const auto refused = columnsIn(wrong);
        QVERIFY2(!refused, wrong);
        QVERIFY(refused.error().find("is no column") != std::string::npos);
    }
    for (const auto& info : snapshot::columns())
        QVERIFY(columnsIn(info.name));
}

QTEST_APPLESS_MAIN(TstMemberExport)
#include "tst_member_export.moc"
