#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <filesystem>

#include "core/snapshot/member_export.h"
#include "tests/ui/window_bench.h"
#include "ui/widgets/export_compare_dialog.h"
#include "ui/widgets/export_compare_job.h"
#include "ui/widgets/export_side.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using widgets::ExportCompareDialog;
using widgets::ExportCompareJob;
using widgets::ExportSide;

/// Two exports side by side in a window.
class TstExportCompare final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void twoFilesAreCompared_data();
    void twoFilesAreCompared();
    void aFileIsComparedWithTheMembersOfNow();
    void swappingTurnsGoneIntoNew();
    void twoDroppedFilesStandInTheirOrder();
    void oneDroppedFileFillsTheEmptySide();
    void theSameIsSaidInWords();
    void whatCannotBeReadIsSaidAndWhatToDo_data();
    void whatCannotBeReadIsSaidAndWhatToDo();
    void readingCanBeCancelled();
    void linesAreNarrowedAndCopied();
    void aFilteredExportSaysSo();
    void twoLiveSidesAreRefused();
    void theStartPageLeadsThereToo();
    void picturesOfIt_data();
    void picturesOfIt();

private:
    [[nodiscard]] QString write(const char* name, const std::vector<link::MemberRowPtr>& rows,
                                snapshot::Format format = snapshot::Format::Csv,
                                const char* filter = "") const;
    [[nodiscard]] std::vector<link::MemberRowPtr> hourLater() const;
    template<class Widget> Widget* find(QWidget& dialog, const char* name) const
    {
        auto* found = dialog.findChild<Widget*>(QString::fromLatin1(name));
        if (found == nullptr) qFatal("no widget is called %s", name);
        return found;
    }
    [[nodiscard]] QString counts(QWidget& dialog) const
    {
        return find<QLabel>(dialog, "exportDiffCounts")->text();
    }
    [[nodiscard]] QString hint(QWidget& dialog) const
    {
        return find<QLabel>(dialog, "exportCompareHint")->text();
    }
    static void drop(QWidget& dialog, const QStringList& paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const auto& path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(5, 400), Qt::CopyAction, &data, Qt::LeftButton,
                              Qt::NoModifier);
        QApplication::sendEvent(&dialog, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(5, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&dialog, &event);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<link::MemberRowPtr> m_rows;
};

void TstExportCompare::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstExportCompare::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_rows = test::nightShift();
}

QString TstExportCompare::write(const char* name, const std::vector<link::MemberRowPtr>& rows,
                                snapshot::Format format, const char* filter) const
{
    snapshot::ExportPlan plan;
    plan.format = format;
    if (format != snapshot::Format::Json) plan.columns = snapshot::columnsFor(rows);
    plan.path = m_folder->filePath(QString::fromLatin1(name)).toStdString();
    snapshot::Origin origin;
    origin.cluster = "prod";
    origin.asOf = test::momentAt().wall;
    origin.filter = filter;
    const auto written = snapshot::exportMembers(rows, plan, origin);
    if (!written) qFatal("%s", written.error().sentence.c_str());
    return QString::fromStdString(plan.path);
}

/// The first is gone, one is new, and the build of another changed.
std::vector<link::MemberRowPtr> TstExportCompare::hourLater() const
{
    auto rows = m_rows;
    rows.erase(rows.begin());
    rows.push_back(test::row({.id = 900, .name = "web-new"}));
    auto facts = *rows[1]->facts;
    facts.tags.emplace_back("zzz", "312");
    auto changed = *rows[1];
    changed.facts = std::make_shared<const NodeFacts>(std::move(facts));
    rows[1] = std::make_shared<const link::MemberRow>(std::move(changed));
    return rows;
}

void TstExportCompare::twoFilesAreCompared_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("after");
    using snapshot::Format;
    for (const auto left : {Format::Csv, Format::JsonLines}) {
        for (const auto right : {Format::Csv, Format::JsonLines}) {
            QTest::addRow("%s %s", std::string(word(left)).c_str(),
                          std::string(word(right)).c_str())
                << static_cast<int>(left) << static_cast<int>(right);
        }
    }
}

void TstExportCompare::twoFilesAreCompared()
{
    QFETCH(int, before);
    QFETCH(int, after);
    ExportCompareDialog dialog({});
    dialog.show();
    dialog.before().setPath(write("a", m_rows, static_cast<snapshot::Format>(before)));
    auto* path = find<QLineEdit>(dialog, "afterPath");
    path->setText(write("b", hourLater(), static_cast<snapshot::Format>(after)));
    path->setFocus();
    QTest::keyClick(path, Qt::Key_Return);
    QTRY_COMPARE(counts(dialog).left(29), QStringLiteral("1 gone · 1 new · 1 changed"));
    auto* table = find<QTableView>(dialog, "exportDiffTable");
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 3);
    const auto cell = [&](int row, int column) {
        return table->model()->index(row, column).data().toString();
    };
    QCOMPARE(cell(0, 0), QString::fromStdString(m_rows[0]->facts->name));
    QCOMPARE(cell(1, 0), QStringLiteral("web-new"));
    QCOMPARE(cell(2, 2), QStringLiteral("tag.zzz"));
    QCOMPARE(cell(2, 3), QStringLiteral("–"));
    QCOMPARE(cell(2, 4), QStringLiteral("312"));
    QVERIFY(!find<QComboBox>(dialog, "afterSource")->isVisible());
}

void TstExportCompare::aFileIsComparedWithTheMembersOfNow()
{
    auto now = hourLater();
    const auto source = [&now] {
        return std::optional(widgets::MembersNow{now, {now.begin(), now.begin() + 5}});
    };
    ExportCompareDialog dialog(source);
    dialog.show();
    dialog.before().setPath(write("a.csv", m_rows));
    auto* choice = find<QComboBox>(dialog, "afterSource");
    QVERIFY(choice->isVisible());
    QCOMPARE(choice->count(), 3);
    choice->setCurrentIndex(1);
    Q_EMIT choice->activated(1);
    QTRY_VERIFY(counts(dialog).startsWith(QStringLiteral("1 gone · 1 new · 1 changed")));
    // What is seen goes on; comparing again asks it again.
    now = m_rows;
    QTest::mouseClick(find<QPushButton>(dialog, "exportCompareStart"), Qt::LeftButton);
    QTRY_VERIFY2(hint(dialog).startsWith(QStringLiteral("No difference")),
                 qPrintable(hint(dialog)));
    choice->setCurrentIndex(2);
    Q_EMIT choice->activated(2);
    QTRY_VERIFY2(counts(dialog).startsWith(
                     QStringLiteral("%1 gone").arg(static_cast<int>(m_rows.size()) - 5)),
                 qPrintable(counts(dialog)));
}

void TstExportCompare::swappingTurnsGoneIntoNew()
{
    ExportCompareDialog dialog({});
    dialog.show();
    auto fewer = m_rows;
    fewer.resize(fewer.size() - 3);
    dialog.take({write("a.csv", m_rows)});
    dialog.take({write("b.csv", fewer)});
    QTRY_VERIFY(counts(dialog).startsWith(QStringLiteral("3 gone")));
    QTest::mouseClick(find<QToolButton>(dialog, "exportSwap"), Qt::LeftButton);
    QTRY_VERIFY(counts(dialog).startsWith(QStringLiteral("3 new")));
    QVERIFY(find<QLineEdit>(dialog, "beforePath")->text().endsWith(QStringLiteral("b.csv")));
}

void TstExportCompare::twoDroppedFilesStandInTheirOrder()
{
    const auto older = write("older.csv", m_rows);
    const auto newer = write("newer.csv", hourLater());
    namespace fs = std::filesystem;
    fs::last_write_time(older.toStdString(),
                        fs::last_write_time(newer.toStdString()) - std::chrono::hours{1});
    ExportCompareDialog dialog({});
    dialog.show();
    drop(dialog, {newer, older});
    QCOMPARE(dialog.before().state().path, older);
    QCOMPARE(dialog.after().state().path, newer);
    QTRY_VERIFY(counts(dialog).startsWith(QStringLiteral("1 gone · 1 new")));
}

void TstExportCompare::oneDroppedFileFillsTheEmptySide()
{
    ExportCompareDialog dialog({});
    dialog.show();
    drop(dialog, {write("a.csv", m_rows)});
    QVERIFY(dialog.before().isGiven());
    QVERIFY(!dialog.after().isGiven());
    QVERIFY(!find<QPushButton>(dialog, "exportCompareStart")->isEnabled());
    drop(dialog, {write("b.csv", m_rows)});
    QVERIFY(dialog.after().isGiven());
    QTRY_VERIFY(hint(dialog).startsWith(QStringLiteral("No difference")));
}

void TstExportCompare::theSameIsSaidInWords()
{
    ExportCompareDialog dialog({});
    dialog.show();
    const auto path = write("a.csv", m_rows);
    dialog.take({path, path});
    QTRY_COMPARE(hint(dialog), QStringLiteral("No difference between a.csv and a.csv."));
    QVERIFY(find<QPushButton>(dialog, "exportDiffCopy")->isEnabled());
}

void TstExportCompare::whatCannotBeReadIsSaidAndWhatToDo_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    const auto line = [](const char* name, const QByteArray& content, const char* reason) {
        QTest::newRow(name) << QString::fromLatin1(name) << content << QString::fromLatin1(reason);
    };
    line("markdown.md", "| name |\n| --- |\n", "Markdown");
    line("broken.csv", "name,a\n\"x", "a quote is not closed");
    line("none.csv", {}, "No such file");
    line("other.csv", "a,b\n1,2\n", "no column is called name");
    line("evil.csv", "name\n\x1b[31m\xe2\x80\xae\nx,y\n", "record 3");
}

void TstExportCompare::whatCannotBeReadIsSaidAndWhatToDo()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, reason);
    const auto path = m_folder->filePath(name);
    if (!content.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    ExportCompareDialog dialog({});
    dialog.show();
    dialog.take({write("a.csv", m_rows)});
    dialog.take({path});
    QTRY_VERIFY2(hint(dialog).contains(reason), qPrintable(hint(dialog)));
    QVERIFY2(hint(dialog).contains(QStringLiteral("Choose another file")),
             qPrintable(hint(dialog)));
    QVERIFY(hint(dialog).contains(name));
    QCOMPARE(find<QLabel>(dialog, "exportCompareHint")->textFormat(), Qt::PlainText);
    // A folder is no file, and that is known at once.
    dialog.after().setPath(m_folder->path());
    QTest::mouseClick(find<QPushButton>(dialog, "exportCompareStart"), Qt::LeftButton);
    QVERIFY(hint(dialog).contains(QStringLiteral("is no file")));
}

void TstExportCompare::readingCanBeCancelled()
{
    std::vector<link::MemberRowPtr> many;
    for (std::uint32_t i = 0; i < 20'000; ++i)
        many.push_back(test::row({.id = i, .name = "node-" + std::to_string(i)}));
    const auto path = write("many.csv", many);
    ExportCompareJob job;
    QSignalSpy failed(&job, &ExportCompareJob::failed);
    QSignalSpy progressed(&job, &ExportCompareJob::progressed);
    job.start({path, {}}, {path, {}}, false);
    QVERIFY(job.isRunning());
    job.cancel();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().toString().isEmpty());
    QVERIFY(!job.isRunning());
    // And the other way: it runs to its end and told of its way there.
    int compared = 0;
    connect(&job, &ExportCompareJob::compared, this, [&](const auto& changes) {
        ++compared;
        QVERIFY(changes->isEmpty());
    });
    progressed.clear();
    job.start({path, {}}, {path, {}}, false);
    QTRY_COMPARE_WITH_TIMEOUT(compared, 1, 30'000);
    QVERIFY2(progressed.size() > 10, qPrintable(QString::number(progressed.size())));
    QCOMPARE(progressed.last().first().toInt(), 1000);
    // Going away ends the work.
    ExportCompareJob brief;
    brief.start({path, {}}, {path, {}}, false);
}

void TstExportCompare::linesAreNarrowedAndCopied()
{
    ExportCompareDialog dialog({});
    dialog.show();
    dialog.take({write("a.csv", m_rows)});
    dialog.take({write("b.csv", hourLater())});
    auto* table = find<QTableView>(dialog, "exportDiffTable");
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QTest::keyClicks(find<QLineEdit>(dialog, "exportDiffSearch"), QStringLiteral("web-NEW"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(counts(dialog).contains(QStringLiteral("1 line(s) in sight")));
    find<QAction>(dialog, "exportDiffTsv")->trigger();
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("Member\t")));
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("web-new\tnew")));
    find<QAction>(dialog, "exportDiffMarkdown")->trigger();
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("| web\\-new")) ||
            QApplication::clipboard()->text().contains(QStringLiteral("| web-new")));
    find<QLineEdit>(dialog, "exportDiffSearch")->clear();
    find<QComboBox>(dialog, "exportDiffKind")->setCurrentIndex(1);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("gone"));
}

void TstExportCompare::aFilteredExportSaysSo()
{
    ExportCompareDialog dialog({});
    dialog.show();
    dialog.take({write("a.csv", m_rows, snapshot::Format::Csv, "zone=c")});
    const auto about = find<QLabel>(dialog, "beforeAbout")->text();
    QVERIFY2(about.contains(QStringLiteral("zone=c")), qPrintable(about));
    QVERIFY2(about.startsWith(QStringLiteral("prod · 2026-")), qPrintable(about));
}

void TstExportCompare::twoLiveSidesAreRefused()
{
    const auto source = [this] { return std::optional(widgets::MembersNow{m_rows, m_rows}); };
    ExportCompareDialog dialog(source);
    dialog.show();
    dialog.before().setState({ExportSide::Source::AllNow, {}});
    dialog.after().setState({ExportSide::Source::AllNow, {}});
    QTest::mouseClick(find<QPushButton>(dialog, "exportCompareStart"), Qt::LeftButton);
    find<QPushButton>(dialog, "exportCompareStart")->setEnabled(true);
    QTest::mouseClick(find<QPushButton>(dialog, "exportCompareStart"), Qt::LeftButton);
    QVERIFY2(hint(dialog).contains(QStringLiteral("Choose a file for one")),
             qPrintable(hint(dialog)));
}

void TstExportCompare::theStartPageLeadsThereToo()
{
    test::WindowBench bench;
    QTest::mouseClick(bench.find<QAbstractButton>("compareExports"), Qt::LeftButton);
    auto* dialog = bench.find<ExportCompareDialog>("exportCompare");
    QVERIFY(dialog->isVisible());
    QVERIFY(!find<QComboBox>(*dialog, "beforeSource")->isVisible());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(bench.window.findChild<ExportCompareDialog*>() == nullptr);
    bench.look(test::liveStatus(), test::nightShift());
    bench.find<QAction>("compareExportsAction")->trigger();
    dialog = bench.find<ExportCompareDialog>("exportCompare");
    QVERIFY(find<QComboBox>(*dialog, "beforeSource")->isVisible());
    dialog->close();
}

void TstExportCompare::picturesOfIt_data()
{
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << static_cast<int>(widgets::ThemeChoice::Light);
    QTest::newRow("dark") << static_cast<int>(widgets::ThemeChoice::Dark);
}

void TstExportCompare::picturesOfIt()
{
    QFETCH(int, theme);
    widgets::applyTheme(static_cast<widgets::ThemeChoice>(theme));
    QString folder = qEnvironmentVariable("GRAPEVINE_PICTURES");
    if (folder.isEmpty()) folder = m_folder->path();
    const auto source = [this] { return std::optional(widgets::MembersNow{m_rows, m_rows}); };
    ExportCompareDialog dialog(source);
    dialog.show();
    const auto save = [&](const char* name) {
        QTest::qWait(50);
        return dialog.grab().save(
            QStringLiteral("%1/exports-%2-%3.png")
                .arg(folder, QLatin1String(name), QLatin1String(QTest::currentDataTag())));
    };
    QVERIFY(save("empty"));
    dialog.take({write("members-02h10.csv", hourLater(), snapshot::Format::Csv, "role=web")});
    dialog.after().setState({ExportSide::Source::AllNow, {}});
    QTest::mouseClick(find<QPushButton>(dialog, "exportCompareStart"), Qt::LeftButton);
    find<QPushButton>(dialog, "exportCompareStart")->setEnabled(true);
    QTest::mouseClick(find<QPushButton>(dialog, "exportCompareStart"), Qt::LeftButton);
    QTRY_VERIFY(find<QTableView>(dialog, "exportDiffTable")->isVisible());
    QVERIFY(save("changes"));
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

QTEST_MAIN(TstExportCompare)
#include "tst_export_compare.moc"
