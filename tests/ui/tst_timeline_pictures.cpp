#include <QDir>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/timeline_bench.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using test::TimelineBench;

/// Draws the timeline's states in both themes; see tst_pictures.cpp.
class TstTimelinePictures final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStateIsDrawn_data();
    void everyStateIsDrawn();
};

void TstTimelinePictures::everyStateIsDrawn_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("dark");
    for (const char* state : {"empty", "list", "open", "lanes", "both", "brush", "filtered", "note",
                              "paused", "mirrored"}) {
        QTest::addRow("%s-light", state) << QString::fromLatin1(state) << false;
        QTest::addRow("%s-dark", state) << QString::fromLatin1(state) << true;
    }
}

void TstTimelinePictures::everyStateIsDrawn()
{
    QFETCH(QString, state);
    QFETCH(bool, dark);
    widgets::applyTheme(dark ? widgets::ThemeChoice::Dark : widgets::ThemeChoice::Light);
    const QTemporaryDir scratch;
    const auto folder = qEnvironmentVariable("GRAPEVINE_PICTURES", scratch.path());
    QVERIFY(QDir().mkpath(folder));
    TimelineBench bench;
    if (state == QStringLiteral("mirrored")) bench.window.setLayoutDirection(Qt::RightToLeft);
    if (state != QStringLiteral("empty")) bench.tell(test::nightStory());
    if (state == QStringLiteral("open")) {
        for (int row = bench.model().rowCount() - 1; row > 0; --row) {
            if (!bench.model().rowAt(row).isFold()) continue;
            bench.model().setOpen(row, true);
            bench.list().showLine(bench.model().rowAt(row + 2).first);
            break;
        }
    }
    if (state == QStringLiteral("lanes") || state == QStringLiteral("mirrored"))
        bench.place->setShow(widgets::TimelinePlace::Show::Lanes);
    if (state == QStringLiteral("both")) {
        bench.place->setShow(widgets::TimelinePlace::Show::Both);
        bench.list().step(-1);
    }
    if (state == QStringLiteral("brush")) {
        bench.place->setShow(widgets::TimelinePlace::Show::Both);
        bench.place->timeWindow().setBrush(
            models::TimeRange{test::momentAt(-10min).boot, test::momentAt(-8min).boot});
    }
    if (state == QStringLiteral("filtered"))
        bench.find<widgets::FilterField>("timelineFilter")->setText(QStringLiteral("name=nobody"));
    if (state == QStringLiteral("note")) {
        bench.place->beginNote();
        QTest::keyClicks(bench.find<QLineEdit>("noteText"), QStringLiteral("rack b looked at"));
    }
    if (state == QStringLiteral("paused")) {
        bench.list().showLine(20);
        bench.tellEvents(12, 5s);
    }
    QTest::qWait(90);
    QVERIFY(bench.window.grab().save(
        QStringLiteral("%1/timeline-%2-%3.png")
            .arg(folder, state, dark ? QStringLiteral("dark") : QStringLiteral("light"))));
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

QTEST_MAIN(TstTimelinePictures)
#include "tst_timeline_pictures.moc"
