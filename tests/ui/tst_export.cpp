#include <QComboBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/snapshot/table_file.h"
#include "tests/models/member_rows.h"
#include "ui/widgets/export_dialog.h"
#include "ui/widgets/export_job.h"

using namespace grapevine;
using widgets::ExportDialog;
using widgets::ExportJob;
using widgets::ExportOffer;

/// What is seen goes into a file, whole or not at all.
class TstExport final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whatIsSeenIsWhatIsWritten();
    void everythingIsTheOtherChoice();
    void jsonHasSerfsShape();
    void formatChangesTheEnding();
    void aCancelledExportLeavesNoFile();
    void whereNothingCanBeWrittenItIsSaid();
    void theFileThatIsThereIsTold();

private:
    [[nodiscard]] ExportOffer offer(std::size_t seen) const;
    template<class Widget> Widget* find(ExportDialog& dialog, const char* name) const
    {
        auto* found = dialog.findChild<Widget*>(QString::fromLatin1(name));
        if (found == nullptr) qFatal("no widget is called %s", name);
        return found;
    }
    [[nodiscard]] QString in(const char* name) const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<link::MemberRowPtr> m_rows;
};

void TstExport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_rows = test::nightShift();
}

ExportOffer TstExport::offer(std::size_t seen) const
{
    ExportOffer offer;
    offer.all = m_rows;
    // Not in the order of the cluster: last first.
    for (std::size_t i = 0; i < seen; ++i)
        offer.seen.push_back(m_rows[m_rows.size() - 1 - i]);
    offer.columns = {{snapshot::Column::Kind::Name, {}},
                     {snapshot::Column::Kind::Status, {}},
                     {snapshot::Column::Kind::Tag, "zone"}};
    offer.origin.program = "grapevine test";
    offer.origin.mode = "peek";
    offer.origin.filter = "zone=eu-1b";
    offer.baseName = QStringLiteral("members");
    return offer;
}

void TstExport::whatIsSeenIsWhatIsWritten()
{
    ExportDialog dialog(offer(5));
    dialog.show();
    find<QLineEdit>(dialog, "exportPath")->setText(in("seen.csv"));
    QTest::mouseClick(find<QPushButton>(dialog, "exportStart"), Qt::LeftButton);
    QTRY_VERIFY(find<QLabel>(dialog, "exportWords")
                    ->text()
                    .startsWith(QStringLiteral("5 member(s) written")));
    QFile file(in("seen.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lines =
        QString::fromUtf8(file.readAll()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines[0], QStringLiteral("name,status,tag.zone"));
    for (std::size_t i = 0; i < 5; ++i) {
        const auto name = QString::fromStdString(m_rows[m_rows.size() - 1 - i]->facts->name);
        QVERIFY2(lines[static_cast<int>(i) + 1].startsWith(name),
                 qPrintable(lines[static_cast<int>(i) + 1]));
    }
    QFile meta(in("seen.csv.meta.json"));
    QVERIFY(meta.open(QIODevice::ReadOnly));
    const auto told = QJsonDocument::fromJson(meta.readAll()).object();
    QCOMPARE(told.value(QStringLiteral("filter")).toString(), QStringLiteral("zone=eu-1b"));
}

void TstExport::everythingIsTheOtherChoice()
{
    ExportDialog dialog(offer(5));
    dialog.show();
    find<QRadioButton>(dialog, "exportAll")->click();
    find<QLineEdit>(dialog, "exportPath")->setText(in("all.csv"));
    QTest::mouseClick(find<QPushButton>(dialog, "exportStart"), Qt::LeftButton);
    QTRY_VERIFY(find<QLabel>(dialog, "exportWords")->text().contains(QStringLiteral("written")));
    const auto table = snapshot::readTableFile(in("all.csv").toStdString());
    QVERIFY(table);
    QCOMPARE(table->members.size(), m_rows.size());
    QVERIFY(table->columns.contains("tag.role"));
    QFile meta(in("all.csv.meta.json"));
    QVERIFY(meta.open(QIODevice::ReadOnly));
    QVERIFY(QJsonDocument::fromJson(meta.readAll())
                .object()
                .value(QStringLiteral("filter"))
                .toString()
                .isEmpty());
}

void TstExport::jsonHasSerfsShape()
{
    ExportDialog dialog(offer(3));
    dialog.show();
    find<QComboBox>(dialog, "exportFormat")->setCurrentIndex(1);
    find<QLineEdit>(dialog, "exportPath")->setText(in("seen.json"));
    QTest::mouseClick(find<QPushButton>(dialog, "exportStart"), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(in("seen.json")));
    QFile file(in("seen.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto members =
        QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("members"));
    QCOMPARE(members.toArray().size(), 3);
    QVERIFY(members.toArray().first().toObject().contains(QStringLiteral("protocol")));
}

void TstExport::formatChangesTheEnding()
{
    ExportDialog dialog(offer(1));
    QVERIFY(dialog.path().endsWith(QStringLiteral("/members.csv")));
    auto* format = find<QComboBox>(dialog, "exportFormat");
    format->setCurrentIndex(3);
    QVERIFY(dialog.path().endsWith(QStringLiteral("/members.md")));
    // A path that the person wrote keeps its name.
    auto* path = find<QLineEdit>(dialog, "exportPath");
    path->clear();
    QTest::keyClicks(path, in("mine.md"));
    format->setCurrentIndex(0);
    QCOMPARE(dialog.path(), in("mine.csv"));
}

void TstExport::aCancelledExportLeavesNoFile()
{
    // Many rows, so that there is a middle to be cancelled in.
    std::vector<link::MemberRowPtr> many;
    for (int i = 0; i < 4000; ++i)
        many.insert(many.end(), m_rows.begin(), m_rows.end());
    ExportJob job;
    QSignalSpy failed(&job, &ExportJob::failed);
    QSignalSpy written(&job, &ExportJob::written);
    snapshot::ExportPlan plan;
    plan.columns = {{snapshot::Column::Kind::Name, {}}};
    plan.path = in("cancelled.csv").toStdString();
    job.start(many, plan, {});
    job.cancel();
    QTRY_COMPARE(failed.size() + written.size(), 1);
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().toString().isEmpty());
    QVERIFY(!QFile::exists(in("cancelled.csv")));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 0);
}

void TstExport::whereNothingCanBeWrittenItIsSaid()
{
    ExportDialog dialog(offer(2));
    dialog.show();
    find<QLineEdit>(dialog, "exportPath")->setText(in("no/such/folder/x.csv"));
    QTest::mouseClick(find<QPushButton>(dialog, "exportStart"), Qt::LeftButton);
    QTRY_VERIFY(find<QLabel>(dialog, "exportWords")
                    ->text()
                    .startsWith(QStringLiteral("Nothing was written")));
    // And it can be tried again.
    QVERIFY(find<QPushButton>(dialog, "exportStart")->isEnabled());
    QVERIFY(!find<QProgressBar>(dialog, "exportProgress")->isVisible());
}

void TstExport::theFileThatIsThereIsTold()
{
    QFile file(in("there.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    ExportDialog dialog(offer(1));
    auto* path = find<QLineEdit>(dialog, "exportPath");
    path->setText(in("there.csv"));
    QVERIFY(find<QLabel>(dialog, "exportWords")->text().contains(QStringLiteral("replaced")));
    path->setText(in("other.csv"));
    QVERIFY(find<QLabel>(dialog, "exportWords")
                ->text()
                .contains(QStringLiteral("other.csv.meta.json")));
}

QTEST_MAIN(TstExport)
#include "tst_export.moc"
