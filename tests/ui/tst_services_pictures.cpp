#include <QAbstractButton>
#include <QCursor>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/services_bench.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/rules_dialog.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using test::ServicesBench;

/// Draws the services in both themes. Set GRAPEVINE_PICTURES to a folder to look at the pictures;
/// QT_SCALE_FACTOR=2 draws them for a dense screen.
class TstServicesPictures final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyStateIsDrawn_data();
    void everyStateIsDrawn();

private:
    QTemporaryDir m_scratch;
    QString m_folder;
};

void TstServicesPictures::initTestCase()
{
    m_folder = qEnvironmentVariable("GRAPEVINE_PICTURES", m_scratch.path());
    QVERIFY(QDir().mkpath(m_folder));
}

void TstServicesPictures::everyStateIsDrawn_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("dark");
    for (const char* state :
         {"services", "services-zones", "services-funk", "services-none", "services-filtered",
          "services-rules", "services-mistake", "services-moved", "services-rtl"}) {
        QTest::addRow("%s-light", state) << QString::fromLatin1(state) << false;
        QTest::addRow("%s-dark", state) << QString::fromLatin1(state) << true;
    }
}

void TstServicesPictures::everyStateIsDrawn()
{
    using State = models::ProbeResult::State;
    QFETCH(QString, state);
    QFETCH(bool, dark);
    widgets::applyTheme(dark ? widgets::ThemeChoice::Dark : widgets::ThemeChoice::Light);
    const bool none = state == QStringLiteral("services-none");
    ServicesBench bench(state == QStringLiteral("services-funk") ? test::funk()
                        : none ? std::vector{test::row({.id = 1, .name = "n1"})}
                               : test::shop());
    QWidget* shown = &bench.window;
    if (state == QStringLiteral("services-rtl")) bench.window.setLayoutDirection(Qt::RightToLeft);
    if (state == QStringLiteral("services")) {
        bench.choose("metrics");
        bench.find<QAbstractButton>("instanceProbe")->click();
        Q_EMIT bench.probe.answered({"10.0.3.23", 9100}, {State::Open, 420us});
    }
    if (state == QStringLiteral("services-zones"))
        bench.find<QAbstractButton>("servicesByZone")->click();
    if (state == QStringLiteral("services-funk")) bench.choose("httpConsole");
    if (state == QStringLiteral("services-filtered")) {
        bench.place.focusFilter();
        QTest::keyClicks(&bench.place.filterField(), QStringLiteral("service=mail"));
    }
    if (state == QStringLiteral("services-moved")) {
        auto batch = test::batchOf({test::row(
            {.id = 91, .name = "auth-1", .tags = {{"service", "auth"}, {"port", "443"}}})});
        batch.removed = {test::shop()[7]->key, test::shop()[15]->key, test::shop()[23]->key,
                         test::shop()[31]->key, test::shop()[39]->key};
        bench.publish(std::move(batch));
    }
    if (state == QStringLiteral("services-rules") || state == QStringLiteral("services-mistake")) {
        bench.place.editRules();
        shown = bench.find<widgets::RulesDialog>("rulesDialog");
        auto* list = shown->findChild<QListWidget*>(QStringLiteral("rulesList"));
        list->setCurrentRow(3);
        if (state == QStringLiteral("services-mistake")) {
            auto* key = shown->findChild<QLineEdit*>(QStringLiteral("ruleKey"));
            QTest::keyClicks(key, QStringLiteral("|kind("));
        }
    }
    if (shown == &bench.window) bench.services()->setFocus();
    QCursor::setPos(1090, 630);
    QTest::qWait(30);
    const QPixmap picture = shown->grab();
    QVERIFY(picture.save(
        QStringLiteral("%1/%2-%3.png")
            .arg(m_folder, state, dark ? QStringLiteral("dark") : QStringLiteral("light"))));
}

QTEST_MAIN(TstServicesPictures)
#include "tst_services_pictures.moc"
