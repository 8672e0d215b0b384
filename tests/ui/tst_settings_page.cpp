#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>

#include "tests/ui/settings_bench.h"
#include "ui/models/saved_filter.h"
#include "ui/widgets/action_catalog.h"
#include "ui/widgets/saved_filters.h"
#include "ui/widgets/start_page.h"
#include "ui/widgets/window_docks.h"

using namespace grapevine;
using test::SettingsBench;
using widgets::PlaceId;

/// One page with all settings: opened, searched, turned and left by real clicks and keys.
class TstSettingsPage final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensFromEverywhereAndLeadsBack();
    void backLeadsToTheStartPageTheKeysCameFrom();
    void seekingLeavesWhatIsMeant_data();
    void seekingLeavesWhatIsMeant();
    void nothingFoundSaysSoAndLeadsOut();
    void escapeEmptiesTheFieldFirst();
    void tabBringsEveryControlIntoSight();
    void whatIsChosenHoldsAtOnceAndGoesBack();
    void aClickOnTheRowTurnsItsSwitch();
    void otherWindowsAreTold();
    void profilesAreEditedDeletedAndHadBack();
    void keysGoToUndoWhenAProfileIsDeleted();
    void filtersAndRulesOpenTheirDialogs();
    void pathIsCopied();
    void othersAddSectionsThatAreFound();
    void clusterThatGoesLeavesThePageStanding();
    void clusterThatOpensIsShown();
};

void TstSettingsPage::opensFromEverywhereAndLeadsBack()
{
    SettingsBench bench;
    auto& window = bench.first();
    bench.look(1);
    window.goTo(PlaceId::Members);
    auto& table = window.membersPlace().table();
    table.setFocus();
    const auto shut = [&](const char* how) {
        QVERIFY2(window.showsSettings(), how);
        QCOMPARE(window.windowTitle(), QStringLiteral("Settings – Grapevine"));
        QCOMPARE(window.focusWidget()->objectName(), QStringLiteral("settingsSearch"));
        QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
        QVERIFY2(!window.showsSettings() && window.showsView(), how);
        QCOMPARE(window.place(), PlaceId::Members);
    };
    QTest::keyClick(&table, Qt::Key_Comma, Qt::ControlModifier);
    shut("key");
    QVERIFY(table.hasFocus());
    QTest::mouseClick(SettingsBench::find(window, "settingsButton"), Qt::LeftButton);
    shut("sidebar");
    SettingsBench::find<QAction>(window, "openSettings")->trigger();
    shut("menu");
    window.view().actions().trigger(QStringLiteral("settings"), &table);
    shut("act");
    window.openSettings();
    QTest::mouseClick(bench.on("settingsBack"), Qt::LeftButton);
    QVERIFY(window.showsView());
    // The key again leads into the field.
    bench.open();
    bench.on<QAbstractButton>("themeChoiceSystem")->setFocus();
    QTest::keyClick(window.focusWidget(), Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(window.focusWidget()->objectName(), QStringLiteral("settingsSearch"));
}

void TstSettingsPage::backLeadsToTheStartPageTheKeysCameFrom()
{
    SettingsBench bench;
    auto& window = bench.first();
    bench.look(1);
    window.showStartPage();
    auto* link = window.startPage().findChild<QAbstractButton*>(QStringLiteral("startSettings"));
    QTest::mouseClick(link, Qt::LeftButton);
    QVERIFY(window.showsSettings());
    QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
    QVERIFY(!window.showsSettings() && !window.showsView());
    // A button that is pressed by its key goes down for a moment first.
    QTest::keyClick(window.focusWidget(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(window.showsSettings());
}

void TstSettingsPage::seekingLeavesWhatIsMeant_data()
{
    QTest::addColumn<QString>("sought");
    QTest::addColumn<QStringList>("rows");
    const auto row = [](const char* sought, std::initializer_list<const char*> names) {
        QStringList rows;
        for (const char* name : names)
            rows.append(QString::fromLatin1(name));
        QTest::newRow(sought) << QString::fromUtf8(sought) << rows;
    };
    row("colours", {"themeRow"});
    row("DARK", {"themeRow"});
    row("night", {"themeRow"}); // A synonym.
    row("Sprache", {"languageRow"});
    row("deutsch", {"languageRow"});
    row("shortcuts", {"lettersRow", "keysRow"});
    row("shortcuts reader", {"lettersRow"}); // Every word.
    row("prod-eu", {"profileRow0"});
    row("10.0.3.17", {"profileRow0"});
    row("profiles staging", {"profileRow1"}); // The heading and the row.
    row("coach", {"walkRow"});
    row("backup", {"settingsFileRow"});
}

void TstSettingsPage::seekingLeavesWhatIsMeant()
{
    QFETCH(QString, sought);
    QFETCH(QStringList, rows);
    SettingsBench bench;
    bench.addProfile("prod-eu", "10.0.3.17:7946", true);
    bench.addProfile("staging", "10.9.0.1:7946");
    bench.open();
    const auto all = bench.rows();
    QVERIFY(all.size() > 15);
    bench.seek(sought);
    QCOMPARE(bench.rows(), rows);
    QVERIFY(!bench.on<QWidget>("settingsNothing")->isVisible());
    bench.seek({});
    QCOMPARE(bench.rows(), all);
}

void TstSettingsPage::nothingFoundSaysSoAndLeadsOut()
{
    SettingsBench bench;
    bench.open();
    bench.seek(QStringLiteral("<b>xyzzy</b>"));
    QVERIFY(bench.rows().isEmpty());
    const auto* text = bench.on<QLabel>("settingsNothingText");
    QVERIFY(text->isVisible());
    QVERIFY(text->text().contains(QStringLiteral("“<b>xyzzy</b>”")));
    QCOMPARE(text->textFormat(), Qt::PlainText);
    QTest::keyClick(bench.first().focusWidget(), Qt::Key_Tab);
    QTest::keyClick(bench.first().focusWidget(), Qt::Key_Tab);
    bench.click("settingsShowAll");
    QVERIFY(bench.rows().size() > 10);
    QVERIFY(bench.on<QLineEdit>("settingsSearch")->hasFocus());
    QVERIFY(bench.on<QLineEdit>("settingsSearch")->text().isEmpty());
}

void TstSettingsPage::escapeEmptiesTheFieldFirst()
{
    SettingsBench bench;
    bench.open();
    bench.seek(QStringLiteral("dark"));
    bench.on("themeChoiceDark")->setFocus();
    QTest::keyClick(bench.first().focusWidget(), Qt::Key_Escape);
    QVERIFY(bench.first().showsSettings());
    QVERIFY(bench.on<QLineEdit>("settingsSearch")->text().isEmpty());
    QTest::keyClick(bench.first().focusWidget(), Qt::Key_Escape);
    QVERIFY(!bench.first().showsSettings());
}

void TstSettingsPage::tabBringsEveryControlIntoSight()
{
    SettingsBench bench;
    bench.first().resize(900, 500);
    bench.addProfile("prod-eu", "10.0.3.17:7946", true);
    bench.open();
    const auto* area = bench.on<QScrollArea>("settingsArea");
    QSet<QWidget*> seen;
    for (auto* at = bench.first().focusWidget(); !seen.contains(at);
         at = bench.first().focusWidget()) {
        seen.insert(at);
        if (area->widget()->isAncestorOf(at)) {
            const QRect place(at->mapTo(area->viewport(), QPoint()), at->size());
            QVERIFY2(area->viewport()->rect().intersects(place), qPrintable(at->objectName()));
        }
        QTest::keyClick(at, Qt::Key_Tab);
    }
    QVERIFY(seen.contains(bench.on("copySettingsPath")));
    QVERIFY(seen.contains(bench.on("deleteProfile0")));
}

void TstSettingsPage::whatIsChosenHoldsAtOnceAndGoesBack()
{
    SettingsBench bench;
    bench.look(1);
    bench.open();
    auto& window = bench.first();
    const auto resets = [&bench](const char* name) {
        return bench.on<QWidget>("settingsColumn")
            ->findChild<QAbstractButton*>(QLatin1String(name));
    };
    QVERIFY(!resets("themeRowDefault")->isVisible());
    bench.click("themeChoiceDark");
    QCOMPARE(bench.theme, widgets::ThemeChoice::Dark);
    QCOMPARE(window.memory().theme, widgets::ThemeChoice::Dark);
    QVERIFY(resets("themeRowDefault")->isVisible());
    bench.click("themeRowDefault");
    QCOMPARE(bench.theme, widgets::ThemeChoice::System);
    QVERIFY(!resets("themeRowDefault")->isVisible());

    bench.click("densityChoiceRoomy");
    QCOMPARE(window.membersPlace().table().density(), models::RowDensity::Roomy);
    bench.click("densityRowDefault");
    QCOMPARE(window.membersPlace().table().density(), models::RowDensity::Normal);

    bench.click("stripSwitch");
    QVERIFY(window.view().arrangement().stripHidden);
    bench.click("stripRowDefault");
    QVERIFY(!window.view().arrangement().stripHidden);
    bench.click("inspectorSwitch");
    QVERIFY(window.view().arrangement().inspectorShown);
    bench.click("sidebarSwitch");
    QVERIFY(window.view().arrangement().sidebarFolded);
    bench.click("inspectorRowDefault");
    bench.click("sidebarRowDefault");
    QCOMPARE(window.view().arrangement(), widgets::ClusterView::Arrangement());

    bench.click("noticesSwitch");
    QVERIFY(bench.settings.noticesOff);
    bench.click("noticesRowDefault");
    QVERIFY(!bench.settings.noticesOff);
    bench.click("lettersSwitch");
    QVERIFY(window.memory().keys.lettersOff);
    bench.click("lettersRowDefault");
    QVERIFY(!window.memory().keys.lettersOff);
    bench.click("walkSwitch");
    QVERIFY(bench.settings.demoWalked);
    bench.click("walkRowDefault");
    QVERIFY(!bench.settings.demoWalked);
    QVERIFY(bench.kept > 0);
    // The page never went, and the cluster went on.
    QVERIFY(window.showsSettings());
    QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
    QVERIFY(window.showsView());
}

void TstSettingsPage::aClickOnTheRowTurnsItsSwitch()
{
    SettingsBench bench;
    bench.open();
    auto* box = bench.on<QCheckBox>("noticesSwitch");
    QVERIFY(box->isChecked());
    bench.click("noticesRowTitle");
    QVERIFY(!box->isChecked());
    QVERIFY(bench.settings.noticesOff);
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(!bench.settings.noticesOff);
}

void TstSettingsPage::otherWindowsAreTold()
{
    SettingsBench bench;
    bench.look(1);
    bench.openSecond();
    bench.open();
    bench.second().openSettings();
    SettingsBench::settleLayout();
    bench.click("themeChoiceLight");
    auto* there = bench.second().findChild<QAbstractButton*>(QStringLiteral("themeChoiceLight"));
    QVERIFY(there->isChecked());
    QTest::mouseClick(bench.second().findChild<QWidget*>(QStringLiteral("lettersSwitch")),
                      Qt::LeftButton);
    QVERIFY(!bench.on("lettersSwitch")->isChecked());
}

void TstSettingsPage::profilesAreEditedDeletedAndHadBack()
{
    SettingsBench bench;
    bench.addProfile("lab", "10.1.0.1:7946");
    bench.addProfile("prod-eu", "10.0.3.17:7946");
    bench.open();
    SettingsBench::inDialog([](QDialog& dialog) {
        auto* name = dialog.findChild<QLineEdit*>(QStringLiteral("profileName"));
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("prod-west"));
        QTest::mouseClick(dialog.findChild<QWidget*>(QStringLiteral("profileProduction")),
                          Qt::LeftButton);
        QTest::keyClick(&dialog, Qt::Key_Return);
    });
    bench.click("editProfile1");
    QVERIFY(bench.settings.profiles.named("prod-eu") == nullptr);
    QVERIFY(bench.settings.profiles.named("prod-west")->production);
    QVERIFY(bench.on<QLabel>("profileRow1Detail")->text().contains(QStringLiteral("PRODUCTION")));
    const auto before = bench.settings.profiles;
    bench.click("deleteProfile0");
    QCOMPARE(bench.settings.profiles.all().size(), std::size_t{1});
    bench.click("undoDelete");
    QVERIFY(bench.settings.profiles == before);
    QVERIFY(bench.page().findChild<QWidget*>(QStringLiteral("undoDelete")) == nullptr ||
            !bench.on<QWidget>("undoDelete")->isVisible());
    // The only way back is for the last one.
    bench.click("deleteProfile0");
    bench.click("deleteProfile0");
    QVERIFY(bench.settings.profiles.all().empty());
    bench.click("undoDelete");
    QCOMPARE(bench.settings.profiles.all().size(), std::size_t{1});
    QVERIFY(bench.settings.profiles.named("prod-west") != nullptr);
}

void TstSettingsPage::keysGoToUndoWhenAProfileIsDeleted()
{
    SettingsBench bench;
    bench.addProfile("lab", "10.1.0.1:7946");
    bench.open();
    auto* button = bench.on<QPushButton>("deleteProfile0");
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCoreApplication::processEvents();
    QCOMPARE(bench.first().focusWidget()->objectName(), QStringLiteral("undoDelete"));
    QTest::keyClick(bench.first().focusWidget(), Qt::Key_Space);
    QCoreApplication::processEvents();
    QVERIFY(bench.settings.profiles.named("lab") != nullptr);
    QVERIFY(bench.first().focusWidget() != nullptr);
}

void TstSettingsPage::filtersAndRulesOpenTheirDialogs()
{
    SettingsBench bench;
    bench.settings.savedFilters =
        models::toJson({{QStringLiteral("databases"), QStringLiteral("role=db")}}).toStdString();
    bench.look(1);
    bench.open();
    QVERIFY(!bench.on("settingsTemplates")->isEnabled());
    bench.click("settingsFilters");
    auto* filters = bench.first().findChild<QDialog*>(QStringLiteral("savedFiltersDialog"));
    QVERIFY(filters != nullptr && filters->isVisible());
    QTest::mouseClick(filters->findChild<QWidget*>(QStringLiteral("deleteFilter")), Qt::LeftButton);
    filters->accept();
    QVERIFY(
        models::savedFiltersFrom(QByteArray::fromStdString(bench.settings.savedFilters)).isEmpty());
    QVERIFY(bench.first().membersPlace().savedFilters().filters().isEmpty());
    QVERIFY(!bench.on("settingsFilters")->isEnabled());
    bench.click("settingsRules");
    auto* rules = bench.first().findChild<QDialog*>(QStringLiteral("rulesDialog"));
    QVERIFY(rules != nullptr && rules->isVisible());
    QTest::mouseClick(rules->findChild<QWidget*>(QStringLiteral("ruleRemove")), Qt::LeftButton);
    QTest::mouseClick(rules->findChild<QWidget*>(QStringLiteral("rulesOk")), Qt::LeftButton);
    QVERIFY(!bench.settings.serviceRules.empty());
    QVERIFY(bench.on<QLabel>("rulesRowDetail")->text().contains(QStringLiteral("of your own")));
    bench.click("settingsKeys");
    QTRY_VERIFY(bench.first().findChild<QDialog*>(QStringLiteral("keySheet")) != nullptr);
    bench.first().findChild<QDialog*>(QStringLiteral("keySheet"))->close();
}

void TstSettingsPage::pathIsCopied()
{
    SettingsBench bench;
    bench.open();
    QApplication::clipboard()->clear();
    bench.click("copySettingsPath");
    QCOMPARE(QApplication::clipboard()->text(), bench.on<QLineEdit>("settingsPath")->text());
    QVERIFY(!QApplication::clipboard()->text().isEmpty());
}

void TstSettingsPage::othersAddSectionsThatAreFound()
{
    SettingsBench bench;
    bench.desk.addSections([](widgets::SettingsPage& page) {
        auto section = std::make_unique<widgets::SettingsSection>(QStringLiteral("otherSection"),
                                                                  QStringLiteral("Kept keys"));
        section->addRow(QStringLiteral("otherRow"), {.title = QStringLiteral("Keys of clusters"),
                                                     .synonyms = QStringLiteral("secret keyring")});
        page.addSection(std::move(section));
    });
    bench.open();
    bench.seek(QStringLiteral("keyring"));
    QCOMPARE(bench.rows(), QStringList{QStringLiteral("otherRow")});
    // A page that is opened again has it again, once.
    bench.first().closeSettings();
    bench.open();
    bench.seek(QStringLiteral("keyring"));
    QCOMPARE(bench.rows(), QStringList{QStringLiteral("otherRow")});
    // A row that comes while it is sought is found, another is not.
    auto* section = bench.on<widgets::SettingsSection>("otherSection");
    section->addRow(QStringLiteral("moreRow"), {.title = QStringLiteral("A keyring more")});
    section->addRow(QStringLiteral("lessRow"), {.title = QStringLiteral("Nothing of it")});
    QCOMPARE(bench.rows(), (QStringList{QStringLiteral("otherRow"), QStringLiteral("moreRow")}));
}

void TstSettingsPage::clusterThatGoesLeavesThePageStanding()
{
    SettingsBench bench;
    bench.look(1);
    bench.open();
    Q_EMIT bench.first().view().sessionLeft();
    bench.settle();
    QVERIFY(bench.first().showsSettings());
    QVERIFY(bench.workspace->desks().empty());
    // Nothing behind the page took the keys away.
    QCOMPARE(bench.first().focusWidget()->objectName(), QStringLiteral("settingsSearch"));
    QTest::keyClick(bench.first().focusWidget(), Qt::Key_Escape);
    QVERIFY(!bench.first().showsSettings());
    QVERIFY(!bench.first().showsView());
}

void TstSettingsPage::clusterThatOpensIsShown()
{
    SettingsBench bench;
    bench.addProfile("lab", "10.1.0.1:7946");
    bench.open();
    bench.click("openProfile0");
    bench.settle();
    QVERIFY(!bench.first().showsSettings());
    QVERIFY(bench.first().showsView());
    QCOMPARE(SettingsBench::title(bench.first()), QStringLiteral("lab"));
}

QTEST_MAIN(TstSettingsPage)
#include "tst_settings_page.moc"
