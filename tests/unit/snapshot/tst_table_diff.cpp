#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <fstream>
#include <string>
#include <vector>

#include "core/snapshot/csv.h"
#include "core/snapshot/diff.h"
#include "core/snapshot/row_writer.h"
#include "tests/unit/snapshot/snapshot_rows.h"

using namespace grapevine;
using namespace grapevine::snapshot;
using test::snapshotRow;

namespace {

std::string written(Format format, const std::vector<link::MemberRowPtr>& rows,
                    std::vector<Column> columns = {})
{
    if (columns.empty() && format == Format::Csv) columns = columnsFor(rows);
    const auto writer = makeWriter(format, std::move(columns));
    std::string out;
    writer->begin(out);
    for (const auto& row : rows)
        writer->row(out, *row);
    writer->end(out);
    return out;
}

TableFile table(const std::string& text)
{
    auto out = tableIn(text);
    if (!out) qFatal("%s", out.error().c_str());
    return *out;
}

std::vector<link::MemberRowPtr> before()
{
    return {snapshotRow("db-7", {{"build", "311"}, {"zone", "c"}}), snapshotRow("web-1"),
            snapshotRow("web-2", {{"note", "=x, \"y\""}})};
}

std::vector<link::MemberRowPtr> after()
{
    return {snapshotRow("db-7", {{"build", "312"}, {"new", "1"}}),
            snapshotRow("web-2", {{"note", "=x, \"y\""}}, link::MemberStatus::Failed),
            snapshotRow("web-3")};
}

QString text(const TableDiff& diff)
{
    QString out;
    for (const auto& name : diff.removed)
        out += QStringLiteral("-%1 ").arg(QString::fromStdString(name));
    for (const auto& name : diff.added)
        out += QStringLiteral("+%1 ").arg(QString::fromStdString(name));
    for (const auto& member : diff.changed)
        for (const auto& field : member.fields)
            out += QString::fromStdString(member.name + "." + field.column + ":" + field.before +
                                          ">" + field.after + " ");
    return out.trimmed();
}

} // namespace

class TstTableDiff final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void changesAreFoundInEveryFormat_data();
    void changesAreFoundInEveryFormat();
    void theSameIsTheSameAcrossFormats();
    void whatOneFileDoesNotTellIsNotCompared();
    void whatMovesByItselfIsLeftOut();
    void marksForControlCharactersAreNoChange();
    void liveMembersAreComparedByTheColumnsOfTheFile();
    void membersOfSeveralClustersAreToldApart();
    void aFileSaysWhatItIs();
    void readingTellsHowFarItIsAndCanBeStopped_data();
    void readingTellsHowFarItIsAndCanBeStopped();
    void aFileAboveTheBoundIsRefused();
    void brokenFilesAreRefused_data();
    void brokenFilesAreRefused();
};

void TstTableDiff::changesAreFoundInEveryFormat_data()
{
    QTest::addColumn<int>("left");
    QTest::addColumn<int>("right");
    for (const auto left : {Format::Csv, Format::Json, Format::JsonLines}) {
        for (const auto right : {Format::Csv, Format::Json, Format::JsonLines}) {
            QTest::addRow("%s %s", std::string(word(left)).c_str(),
                          std::string(word(right)).c_str())
                << static_cast<int>(left) << static_cast<int>(right);
        }
    }
}

void TstTableDiff::changesAreFoundInEveryFormat()
{
    QFETCH(int, left);
    QFETCH(int, right);
    const auto found = diff(table(written(static_cast<Format>(left), before())),
                            table(written(static_cast<Format>(right), after())), false);
    QCOMPARE(text(found), QStringLiteral("-web-1 +web-3 db-7.tag.build:311>312 db-7.tag.new:>1 "
                                         "db-7.tag.zone:c> web-2.status:alive>failed"));
    QVERIFY(!found.isEmpty());
}

void TstTableDiff::theSameIsTheSameAcrossFormats()
{
    for (const auto left : {Format::Csv, Format::Json, Format::JsonLines})
        for (const auto right : {Format::Csv, Format::Json, Format::JsonLines})
            QVERIFY(diff(table(written(left, before())), table(written(right, before())), true)
                        .isEmpty());
}

void TstTableDiff::whatOneFileDoesNotTellIsNotCompared()
{
    const auto found = diff(table(written(Format::Csv, before(), *columnsIn("name,status"))),
                            table(written(Format::Csv, after())), false);
    QCOMPARE(text(found), QStringLiteral("-web-1 +web-3 web-2.status:alive>failed"));
    QVERIFY(std::find(found.notCompared.begin(), found.notCompared.end(), "tag.build") !=
            found.notCompared.end());
}

void TstTableDiff::whatMovesByItselfIsLeftOut()
{
    const auto left = table("name,seen_at,rtt_ms\na,1,2\n");
    const auto right = table("name,seen_at,rtt_ms\na,3,4\n");
    QVERIFY(diff(left, right, false).isEmpty());
    QCOMPARE(text(diff(left, right, true)), QStringLiteral("a.rtt_ms:2>4 a.seen_at:1>3"));
}

void TstTableDiff::marksForControlCharactersAreNoChange()
{
    const std::vector<link::MemberRowPtr> rows{
        snapshotRow("db-7", {{"note", "\x1b[31mred\r\n\xe2\x80\xae"}})};
    QVERIFY(diff(table(written(Format::Csv, rows)), table(written(Format::Json, rows)), true)
                .isEmpty());
}

void TstTableDiff::liveMembersAreComparedByTheColumnsOfTheFile()
{
    for (const auto format : {Format::Csv, Format::Json, Format::JsonLines}) {
        const auto file = table(written(format, before()));
        const auto found = diff(file, tableOf(after(), file), false);
        QCOMPARE(text(found), QStringLiteral("-web-1 +web-3 db-7.tag.build:311>312 db-7.tag.new:>1 "
                                             "db-7.tag.zone:c> web-2.status:alive>failed"));
        QVERIFY(diff(file, tableOf(before(), file), true).isEmpty());
    }
    // What the file does not tell is not asked of the members either.
    const auto names = table(written(Format::Csv, before(), *columnsIn("name,status")));
    const auto found = diff(names, tableOf(after(), names), false);
    QCOMPARE(text(found), QStringLiteral("-web-1 +web-3 web-2.status:alive>failed"));
    QVERIFY(found.notCompared.empty());
}

void TstTableDiff::membersOfSeveralClustersAreToldApart()
{
    const ClusterNames names{{ClusterId{1}, "prod"}, {ClusterId{2}, "test"}};
    const auto in = [](std::uint32_t cluster, link::MemberRowPtr row) {
        auto moved = *row;
        moved.key.cluster = ClusterId{cluster};
        return std::make_shared<const link::MemberRow>(std::move(moved));
    };
    const std::vector<link::MemberRowPtr> first{in(1, snapshotRow("db-1")),
                                                in(2, snapshotRow("db-1"))};
    const std::vector<link::MemberRowPtr> second{
        in(1, snapshotRow("db-1")), in(2, snapshotRow("db-1", {}, link::MemberStatus::Failed))};
    for (const auto format : {Format::Csv, Format::JsonLines}) {
        std::vector<Column> columns;
        if (format == Format::Csv) columns = columnsFor(first, true);
        const auto writer = makeWriter(format, columns, names);
        std::string file;
        writer->begin(file);
        for (const auto& row : first)
            writer->row(file, *row);
        writer->end(file);
        const auto read = table(file);
        QCOMPARE(read.members.size(), std::size_t{2});
        QCOMPARE(text(diff(read, tableOf(first, read, names), false)), QString());
        QCOMPARE(text(diff(read, tableOf(second, read, names), false)),
                 QStringLiteral("test/db-1.status:alive>failed"));
    }
}

void TstTableDiff::aFileSaysWhatItIs()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("a.csv")).toStdString();
    QVERIFY(!readOrigin(path));
    std::ofstream(path + ".meta.json") << R"({"cluster": "prod", "as_of": "then", "filter": 5})";
    const auto origin = readOrigin(path);
    QVERIFY(origin);
    QCOMPARE(origin->cluster, std::string("prod"));
    QCOMPARE(origin->asOf, std::string("then"));
    QVERIFY(origin->filter.empty());
    std::ofstream(path + ".meta.json") << "no json";
    QVERIFY(!readOrigin(path));
}

void TstTableDiff::readingTellsHowFarItIsAndCanBeStopped_data()
{
    QTest::addColumn<int>("format");
    for (const auto format : {Format::Csv, Format::Json, Format::JsonLines})
        QTest::newRow(std::string(word(format)).c_str()) << static_cast<int>(format);
}

void TstTableDiff::readingTellsHowFarItIsAndCanBeStopped()
{
    QFETCH(int, format);
    std::vector<link::MemberRowPtr> rows;
    for (int i = 0; i < 5'000; ++i)
        rows.push_back(snapshotRow("node-" + std::to_string(i), {{"zone", "c"}}));
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("a")).toStdString();
    std::ofstream(path) << written(static_cast<Format>(format), rows);
    std::size_t last = 0;
    int told = 0;
    const auto whole = readTableFile(path, [&](std::size_t done, std::size_t total) {
        ++told;
        const bool forward = done >= last && done <= total;
        last = done;
        return forward;
    });
    QVERIFY2(whole, whole ? "" : whole.error().c_str());
    QCOMPARE(whole->members.size(), rows.size());
    QVERIFY2(told > 4, qPrintable(QString::number(told)));
    // Wherever it is stopped, it ends there and says so.
    for (int after = 1; after < told; ++after) {
        int left = after;
        const auto part = readTableFile(path, [&](std::size_t, std::size_t) { return --left > 0; });
        QVERIFY(!part);
        QCOMPARE(part.error(), std::string(kReadStopped));
        QVERIFY(left >= -1);
    }
}

void TstTableDiff::aFileAboveTheBoundIsRefused()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("large.csv")).toStdString();
    std::ofstream(path) << "name\n" << std::string(std::size_t{2} << 20U, 'x') << "\n";
    const auto refused = readTableFile(path, {}, std::size_t{1} << 20U);
    QVERIFY(!refused);
    QCOMPARE(refused.error(), path + " is larger than 1 MiB.");
    QVERIFY(readTableFile(path));
}

void TstTableDiff::brokenFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("reason");
    const auto line = [](const char* content, const char* reason) {
        QTest::newRow(content) << QByteArray(content) << QByteArray(reason);
    };
    line("", "the file is empty");
    line("a,b\n1,2\n", "no column is called name");
    line("name,b\n1\n", "record 2 has 1 cells, the first has 2");
    line("name\na\na\n", "record 3: two members are called a");
    line("name\n\"a\n", "line 2: a quote is not closed");
    line("{\"members\": 5}", "`members` is no list");
    line("{\"members\": [5]}", "a member is no JSON object");
    line("{\"name\":\"a\"}\n{\"nam", "line 2 is no JSON");
    line("{\"addr\":\"a\"}\n", "line 1: a member has no name");
    line("| name |\n| --- |\n| a |\n",
         "this is Markdown, which is for people and is not read back; export the members as CSV "
         "or JSON");
}

void TstTableDiff::brokenFilesAreRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, reason);
    const auto refused = tableIn(content.toStdString());
    QVERIFY(!refused);
    QCOMPARE(QByteArray::fromStdString(refused.error()), reason);
}

QTEST_APPLESS_MAIN(TstTableDiff)
#include "tst_table_diff.moc"
