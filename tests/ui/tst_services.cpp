#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <vector>

#include "tests/ui/services_bench.h"
#include "ui/models/instance_model.h"
#include "ui/models/service_model.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/rules_dialog.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using models::InstanceModel;
using models::ServiceModel;
using test::ServicesBench;
using widgets::ServicesPlace;

namespace {

QString clipboard()
{
    return QApplication::clipboard()->text();
}

} // namespace

/// The services of a cluster as a person works with them, by real clicks and keys.
class TstServices final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void worstStandsFirstAndIsSelected();
    void clickShowsTheInstances();
    void filterNarrowsAndSaysWhatIsWrong();
    void nothingIsShownWithAReason();
    void rowsStandStillUnderThePointer();
    void byZoneIsAClick();
    void outsidersAreHiddenByOneClick();
    void addressesAreCopied_data();
    void addressesAreCopied();
    void listingsAreCopied();
    void probeIsOnlyOnDemand();
    void ofManyAddressesThoseInSightAreProbedFirst();
    void enterLeadsToTheInstanceAndOnToTheMember();
    void rulesAreEditedWithAPreview();
    void mistakeInARuleIsNamedWithItsPlace();
    void rulesAreRememberedAndReset();
    void anotherSessionKeepsTheRows();
    void staleRowsAreMarked();
};

void TstServices::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstServices::worstStandsFirstAndIsSelected()
{
    ServicesBench bench(test::shop());
    const auto states = bench.column(bench.services(), ServiceModel::State);
    QVERIFY2(states.first().startsWith(QStringLiteral("last instance")),
             qPrintable(states.join(QLatin1Char('\n'))));
    QCOMPARE(bench.services()->currentIndex().row(), 0);
    QCOMPARE(bench.text("serviceCount"), QStringLiteral("7 service(s)"));
    QVERIFY(bench.instances()->model()->rowCount() > 0);
}

void TstServices::clickShowsTheInstances()
{
    ServicesBench bench(test::shop());
    bench.choose("db");
    QCOMPARE(bench.text("instanceCaption"), QStringLiteral("db: 5 instance(s)"));
    QCOMPARE(bench.column(bench.instances(), InstanceModel::Status).first(),
             QStringLiteral("failed"));
    bench.choose("metrics");
    const auto notes = bench.column(bench.instances(), InstanceModel::Note);
    QVERIFY(notes.contains(QStringLiteral("its own loopback: not reachable from elsewhere")));
    QVERIFY(notes.contains(QStringLiteral("this is no address")));
}

void TstServices::filterNarrowsAndSaysWhatIsWrong()
{
    ServicesBench bench(test::shop());
    auto& field = bench.place.filterField();
    bench.services()->setFocus();
    QVERIFY(bench.place.focusFilter());
    QVERIFY(field.hasFocus());
    QTest::keyClicks(&field, QStringLiteral("service:db"));
    QCOMPARE(bench.column(bench.services(), ServiceModel::Service),
             QStringList{QStringLiteral("db")});
    QCOMPARE(bench.text("serviceCount"), QStringLiteral("1 of 7"));
    QTest::keyClicks(&field, QStringLiteral(" port>x "));
    QCOMPARE(bench.services()->model()->rowCount(), 1);
    QVERIFY(bench.place.model().filterError().has_value());
    // Escape takes the filter away first.
    QVERIFY(bench.place.stepBack());
    QVERIFY(field.text().isEmpty());
    QCOMPARE(bench.services()->model()->rowCount(), 7);
    bench.choose("cache");
    bench.action("filterByService")->trigger();
    QCOMPARE(field.text(), QStringLiteral("service=cache"));
    bench.action("excludeService")->trigger();
    QCOMPARE(field.text(), QStringLiteral("service!=cache"));
    QCOMPARE(bench.services()->model()->rowCount(), 6);
}

void TstServices::nothingIsShownWithAReason()
{
    ServicesBench bench(test::shop());
    bench.place.focusFilter();
    QTest::keyClicks(&bench.place.filterField(), QStringLiteral("service=mail"));
    QCOMPARE(bench.place.notice().kind, widgets::NoticeKind::FilteredToNothing);
    QVERIFY(bench.place.notice().headline.startsWith(QStringLiteral("0 of 7")));
    // Whoever types goes on typing.
    QVERIFY(bench.place.filterField().hasFocus());
    QTest::keyClick(&bench.place.filterField(), Qt::Key_Backspace);
    bench.place.filterField().setText(QStringLiteral("service=db"));
    QVERIFY(bench.place.filterField().hasFocus());
    bench.place.clearFilter();
    QVERIFY(bench.services()->hasFocus());
    QCOMPARE(bench.services()->model()->rowCount(), 7);
    ServicesBench plain({test::row({.id = 1, .name = "n1"})});
    QCOMPARE(plain.place.notice().headline, QStringLiteral("No services"));
    QVERIFY(plain.find<QWidget>("servicesRules")->isVisible());
}

void TstServices::rowsStandStillUnderThePointer()
{
    ServicesBench bench(test::shop());
    bench.choose("cache");
    const auto before = bench.column(bench.services(), ServiceModel::Service);
    const auto rows = test::shop();
    for (const auto& row : rows) {
        auto failed = *row;
        failed.status = link::MemberStatus::Failed;
        bench.publish(test::batchOf({std::make_shared<const link::MemberRow>(failed)}));
        QCOMPARE(bench.column(bench.services(), ServiceModel::Service), before);
    }
    QVERIFY(bench.find<QWidget>("servicesResort")->isVisible());
    QTest::mouseClick(bench.find<QAbstractButton>("servicesResort"), Qt::LeftButton);
    QVERIFY(!bench.find<QWidget>("servicesResort")->isVisible());
    // The selection is of the service, wherever it stands now.
    const int row = bench.services()->currentIndex().row();
    QCOMPARE(bench.column(bench.services(), ServiceModel::Service).at(row),
             QStringLiteral("cache"));
}

void TstServices::byZoneIsAClick()
{
    ServicesBench bench(test::shop());
    QTest::mouseClick(bench.find<QAbstractButton>("servicesByZone"), Qt::LeftButton);
    const auto zones = bench.column(bench.services(), ServiceModel::Zones);
    QVERIFY(zones.contains(QStringLiteral("eu-1a")) && zones.contains(QStringLiteral("eu-1c")));
    QVERIFY(zones.size() > 7);
    bench.click(bench.services(), static_cast<int>(zones.size()) - 1);
    QVERIFY(bench.text("instanceCaption").contains(QStringLiteral(" in eu-1c")));
    const auto shown = bench.column(bench.instances(), InstanceModel::Zone);
    QCOMPARE(shown.count(QStringLiteral("eu-1c")), shown.size());
}

/// CFK-11.
void TstServices::outsidersAreHiddenByOneClick()
{
    ServicesBench bench(test::funk());
    auto* hide = bench.find<QAbstractButton>("servicesHideOutsiders");
    QVERIFY(hide->isVisible());
    QCOMPARE(bench.text("serviceCount"), QStringLiteral("5 service(s)"));
    // What only they offer stands apart as well.
    const auto all = bench.column(bench.services(), ServiceModel::Service);
    QCOMPARE(all.mid(4),
             (QStringList{QStringLiteral("metrics"), QStringLiteral("(not Raft members)")}));
    QCOMPARE(bench.column(bench.services(), ServiceModel::State).at(4),
             QStringLiteral("only instance · not by Raft members"));
    bench.choose("(not Raft members)");
    QCOMPARE(bench.column(bench.instances(), InstanceModel::Member),
             (QStringList{QStringLiteral("client_6b3f2a"), QStringLiteral("svc_11aa22bb")}));
    bench.choose("metrics");
    // Its group is another than that of the nodes.
    QTest::mouseClick(hide, Qt::LeftButton);
    const auto services = bench.column(bench.services(), ServiceModel::Service);
    QCOMPARE(services.size(), 4);
    QVERIFY(!services.contains(QStringLiteral("(not Raft members)")));
    ServicesBench shopBench(test::shop());
    QVERIFY(!shopBench.find<QWidget>("servicesHideOutsiders")->isVisible());
}

void TstServices::addressesAreCopied_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QString>("expected");
    QTest::newRow("URL") << QByteArray("copyUrl")
                         << "http://10.4.0.1:8080\nhttp://10.4.0.2:8080\nhttp://10.4.0.3:8080";
    QTest::newRow("host:port") << QByteArray("copyHostPort")
                               << "10.4.0.1:8080\n10.4.0.2:8080\n10.4.0.3:8080";
}

void TstServices::addressesAreCopied()
{
    QFETCH(QByteArray, action);
    QFETCH(QString, expected);
    ServicesBench bench(test::funk());
    bench.choose("httpConsole");
    bench.instances()->clearSelection();
    bench.instances()->setCurrentIndex({});
    bench.action(action.constData())->trigger();
    QCOMPARE(clipboard(), expected);
    bench.click(bench.instances(), 1);
    bench.action(action.constData())->trigger();
    QCOMPARE(clipboard(), expected.section(QLatin1Char('\n'), 1, 1));
    bench.action("copySrv")->trigger();
    QCOMPARE(clipboard(), QStringLiteral("_httpconsole._tcp 0 IN SRV 1 1 8080 9f3c000000000002.\n"
                                         "9f3c000000000002. 0 IN A 10.4.0.2"));
    // By keys: Y opens the menu, a letter chooses.
    QTest::keyClick(bench.instances(), Qt::Key_Y);
    auto* menu = bench.find<QMenu>("instanceCopyMenu");
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_H);
    QCOMPARE(clipboard(), QStringLiteral("10.4.0.2:8080"));
}

/// CFK-1: as `ctrlc endpoints` offers them.
void TstServices::listingsAreCopied()
{
    ServicesBench bench(test::funk());
    bench.place.focusFilter();
    QTest::keyClicks(&bench.place.filterField(), QStringLiteral("service:raft"));
    bench.action("copyNameValue")->trigger();
    QCOMPARE(clipboard(), QStringLiteral("raft=10.4.0.1:3001\nraft=10.4.0.2:3001\n"
                                         "raft=10.4.0.3:3001\n"));
    bench.action("copyTree")->trigger();
    QVERIFY(clipboard().startsWith(QStringLiteral("raft (demo)\n  9f3c")));
    bench.action("copyPlain")->trigger();
    QCOMPARE(clipboard().count(QLatin1Char('\n')), 3);
    bench.action("copyJson")->trigger();
    QVERIFY(clipboard().contains(QStringLiteral("\"cluster\": true")));
}

void TstServices::probeIsOnlyOnDemand()
{
    using State = models::ProbeResult::State;
    ServicesBench bench(test::shop());
    bench.choose("metrics");
    QVERIFY(bench.probe.asked.empty());
    bench.instances()->clearSelection();
    bench.instances()->setCurrentIndex({});
    QTest::mouseClick(bench.find<QAbstractButton>("instanceProbe"), Qt::LeftButton);
    // What only its own machine can reach is not tried.
    QCOMPARE(bench.probe.asked, std::vector<HostPort>({{"10.0.3.23", 9100}}));
    QVERIFY(
        bench.column(bench.instances(), InstanceModel::Probe).contains(QStringLiteral("asking …")));
    Q_EMIT bench.probe.answered({"10.0.3.23", 9100}, {State::Open, 420us});
    QVERIFY(bench.column(bench.instances(), InstanceModel::Probe)
                .contains(QStringLiteral("open, 0.42 ms")));
    bench.now = test::momentAt(1min);
    bench.publish(test::batchOf(test::shop()));
    QCOMPARE(bench.probe.asked.size(), 1U);
    bench.place.setSession(nullptr);
    QVERIFY(bench.probe.cancelled > 0);
}

void TstServices::ofManyAddressesThoseInSightAreProbedFirst()
{
    std::vector<link::MemberRowPtr> rows;
    for (std::uint32_t id = 1; id <= 180; ++id) {
        rows.push_back(test::row({.id = id,
                                  .name = "m" + std::to_string(1000 + id),
                                  .tags = {{"service", "orders"}, {"port", "80"}},
                                  .address = "10.1.0." + std::to_string(id)}));
    }
    ServicesBench bench(rows);
    bench.choose("orders");
    auto* table = bench.instances();
    table->clearSelection();
    table->setCurrentIndex({});
    table->scrollToBottom();
    const int top = table->rowAt(0);
    QVERIFY(top > 0);
    QTest::mouseClick(bench.find<QAbstractButton>("instanceProbe"), Qt::LeftButton);
    const auto& asked = bench.probe.asked;
    QCOMPARE(asked.size(), std::size_t{100});
    const auto addressOf = [&](int row) {
        return table->model()->index(row, InstanceModel::Address).data().toString();
    };
    QCOMPARE(QString::fromStdString(asked.front().text()), addressOf(top));
    // Then the others, from the top.
    const auto inSight = static_cast<std::size_t>(table->model()->rowCount() - top);
    QCOMPARE(QString::fromStdString(asked[inSight].text()), addressOf(0));
    QVERIFY(bench.find<QLabel>("instanceCaption")
                ->text()
                .contains(QStringLiteral("those in sight before the others")));
}

void TstServices::enterLeadsToTheInstanceAndOnToTheMember()
{
    ServicesBench bench(test::funk());
    const QSignalSpy chosen(&bench.place, &ServicesPlace::memberChosen);
    bench.choose("httpConsole");
    bench.services()->setFocus();
    QTest::keyClick(bench.services(), Qt::Key_Return);
    QVERIFY(bench.instances()->hasFocus());
    QTest::keyClick(bench.instances(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<MemberKey>().member, MemberId{1});
    const auto second = bench.instances()->model()->index(1, 1);
    bench.click(bench.instances(), 1);
    QTest::mouseDClick(bench.instances()->viewport(), Qt::LeftButton, {},
                       bench.instances()->visualRect(second).center());
    QCOMPARE(chosen.last().first().value<MemberKey>().member, MemberId{2});
}

void TstServices::rulesAreEditedWithAPreview()
{
    ServicesBench bench(test::shop());
    const QSignalSpy changed(&bench.place, &ServicesPlace::rulesChanged);
    QTest::mouseClick(bench.find<QAbstractButton>("servicesRules"), Qt::LeftButton);
    auto* dialog = bench.find<widgets::RulesDialog>("rulesDialog");
    auto* list = dialog->findChild<QListWidget*>(QStringLiteral("rulesList"));
    QCOMPARE(list->count(), 8);
    QTest::mouseClick(dialog->findChild<QAbstractButton*>(QStringLiteral("ruleAdd")),
                      Qt::LeftButton);
    QCOMPARE(list->currentRow(), 1);
    const auto type = [&](const char* name, const QString& text) {
        auto* edit = dialog->findChild<QLineEdit*>(QString::fromLatin1(name));
        edit->clear();
        edit->setFocus();
        QTest::keyClicks(edit, text);
    };
    type("ruleKey", QStringLiteral("shard"));
    type("ruleResult", QStringLiteral("shard-${value}"));
    auto* verdict = dialog->findChild<QLabel*>(QStringLiteral("ruleVerdict"));
    // While one types nothing is counted; a moment later it is.
    QVERIFY(verdict->text() != QStringLiteral("This rule finds 5 instance(s) on 5 member(s)."));
    QTRY_COMPARE(verdict->text(), QStringLiteral("This rule finds 5 instance(s) on 5 member(s)."));
    QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("ruleExamples"))
                ->text()
                .startsWith(QStringLiteral("db-1: shard-")));
    QTest::mouseClick(dialog->findChild<QAbstractButton*>(QStringLiteral("ruleUp")),
                      Qt::LeftButton);
    QCOMPARE(list->currentRow(), 0);
    QTest::mouseClick(dialog->findChild<QAbstractButton*>(QStringLiteral("rulesOk")),
                      Qt::LeftButton);
    QCOMPARE(changed.size(), 1);
    QVERIFY(
        bench.column(bench.services(), ServiceModel::Service).contains(QStringLiteral("shard-1")));
    // They come back as they were given.
    ServicesBench other(test::shop());
    QVERIFY(other.place.setRules(changed.first().first().toString()));
    QVERIFY(
        other.column(other.services(), ServiceModel::Service).contains(QStringLiteral("shard-1")));
}

void TstServices::mistakeInARuleIsNamedWithItsPlace()
{
    ServicesBench bench(test::shop());
    bench.place.editRules();
    auto* dialog = bench.find<widgets::RulesDialog>("rulesDialog");
    auto* key = dialog->findChild<QLineEdit*>(QStringLiteral("ruleKey"));
    auto* ok = dialog->findChild<QAbstractButton*>(QStringLiteral("rulesOk"));
    key->setFocus();
    key->selectAll();
    QTest::keyClicks(key, QStringLiteral("abc[z-a]"));
    QVERIFY(!ok->isEnabled());
    QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("ruleVerdict"))
                ->text()
                .startsWith(QStringLiteral("Tag's key: Character 5:")));
    auto* list = dialog->findChild<QListWidget*>(QStringLiteral("rulesList"));
    QVERIFY(list->item(0)->text().startsWith(QLatin1Char('!')));
    QTest::mouseClick(dialog->findChild<QAbstractButton*>(QStringLiteral("rulesReset")),
                      Qt::LeftButton);
    QVERIFY(ok->isEnabled());
    const QSignalSpy changed(&bench.place, &ServicesPlace::rulesChanged);
    QTest::mouseClick(dialog->findChild<QAbstractButton*>(QStringLiteral("rulesCancel")),
                      Qt::LeftButton);
    QVERIFY(changed.isEmpty());
}

void TstServices::rulesAreRememberedAndReset()
{
    ServicesBench bench(test::shop());
    QVERIFY(bench.place.setRules(QStringLiteral("[]")));
    QCOMPARE(bench.services()->model()->rowCount(), 0);
    QVERIFY(!bench.place.setRules(QStringLiteral("[{}]")));
    QVERIFY(bench.place.setRules({}));
    QCOMPARE(bench.services()->model()->rowCount(), 7);
}

void TstServices::anotherSessionKeepsTheRows()
{
    ServicesBench bench(test::shop());
    bench.choose("cache");
    auto before = std::move(bench.session);
    bench.session = bench.begin(test::observerStatus());
    bench.place.continueWith(bench.session.get());
    before.reset();
    QCOMPARE(bench.services()->model()->rowCount(), 7);
    auto rows = test::shop();
    bench.publish(test::batchOf(rows, true));
    bench.now = test::momentAt(5s);
    bench.publish({});
    QCOMPARE(bench.services()->model()->rowCount(), 7);
    const int row = bench.services()->currentIndex().row();
    QCOMPARE(bench.column(bench.services(), ServiceModel::Service).at(row),
             QStringLiteral("cache"));
}

void TstServices::staleRowsAreMarked()
{
    ServicesBench bench(test::shop());
    auto status = test::liveStatus();
    status.phase = link::LinkPhase::Stale;
    bench.now = test::momentAt(23s);
    bench.fake->setStatus(status);
    bench.publish({});
    QCOMPARE(bench.place.notice().kind, widgets::NoticeKind::Stale);
    QVERIFY(bench.find<QWidget>("servicesBar")->isVisible());
}

QTEST_MAIN(TstServices)
#include "tst_services.moc"
