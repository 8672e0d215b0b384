#include <QCheckBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QUrl>

#include "core/catalog/rule_set.h"
#include "tests/ui/settings_bench.h"
#include "ui/widgets/start_page.h"

using namespace grapevine;
using test::SettingsBench;

/// EMB-7: one person hands a profile to another, and what that one is asked.
class TstProfileExchange final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneHandsItOutAndTheOtherHasIt();
    void takenNamesAreAskedFor_data();
    void takenNamesAreAskedFor();
    void ownRulesAreKeptUnlessThePersonSaysSo();
    void fileWithoutRulesLeavesThemAlone();
    void thinkingBetterOfItChangesNothing();
    void whatIsWrongIsToldAndNothingIsTaken_data();
    void whatIsWrongIsToldAndNothingIsTaken();
    void lettersOfAFileAreNeverMarkup();
    void droppedFileIsOffered();
    void otherFilesCannotBeDropped();
    void fullListTakesNoMore();
    void noPlaceToWriteIsTold();

private:
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QString write(const char* name, const QByteArray& text) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write");
        file.write(text);
        return file.fileName();
    }
    QTemporaryDir m_folder;
};

namespace {

constexpr const char* kRules =
    R"([{"name":"ports","key":"port","service":"web","port":"${value}"}])";

void choose(SettingsBench& bench, const QString& path)
{
    const auto answer = [path](QWidget*, const QString&) { return path; };
    bench.desk.exchange().setChoose({answer, answer});
}

QByteArray file(const char* name, const char* more = "")
{
    return QByteArrayLiteral(R"({"kind":"grapevine-profile","schema":1,"name":")") + name +
           R"(","addresses":["10.7.0.1"])" + more + "}";
}

void take(QDialog& dialog)
{
    QTest::mouseClick(dialog.findChild<QWidget*>(QStringLiteral("importTake")), Qt::LeftButton);
}

} // namespace

void TstProfileExchange::oneHandsItOutAndTheOtherHasIt()
{
    const auto at = path("prod.grapevine-profile.json");
    SettingsBench one;
    one.settings.serviceRules = catalog::RuleSet::fromJson(kRules)->toJson();
    one.addProfile("prod-eu", "10.0.3.17:7946 [fd00::1]:7946", true);
    choose(one, at);
    one.open();
    one.click("exportProfile0");
    QVERIFY(QFile::exists(at));
    QCOMPARE(QFile::permissions(at) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

    SettingsBench other;
    choose(other, at);
    other.open();
    QString told;
    SettingsBench::inDialog([&told](QDialog& dialog) {
        for (const auto* label : dialog.findChildren<QLabel*>())
            told += label->text() + QLatin1Char('\n');
        take(dialog);
    });
    other.click("importProfile");
    for (const char* part : {"prod-eu", "10.0.3.17:7946 [fd00::1]:7946", "a mistake there costs",
                             "is new: ports", "goes: "})
        QVERIFY2(told.contains(QString::fromLatin1(part)), qPrintable(told));
    QVERIFY(other.settings.profiles == one.settings.profiles);
    QCOMPARE(other.settings.serviceRules, one.settings.serviceRules);
    QVERIFY(other.kept > 0);
    // It stands on the page at once, and its rules are in force in every window.
    QCOMPARE(other.on<QLabel>("profileRow0Title")->text(), QStringLiteral("prod-eu"));
    QVERIFY(other.on<QLabel>("rulesRowDetail")->text().contains(QStringLiteral("of your own")));
}

void TstProfileExchange::takenNamesAreAskedFor_data()
{
    QTest::addColumn<bool>("replace");
    QTest::newRow("both") << false;
    QTest::newRow("replace") << true;
}

void TstProfileExchange::takenNamesAreAskedFor()
{
    QFETCH(bool, replace);
    SettingsBench bench;
    bench.addProfile("eu", "10.1.1.1:7946");
    auto mine = *bench.settings.profiles.named("eu");
    mine.view = "{\"density\":\"roomy\"}";
    QVERIFY(bench.settings.profiles.put(mine, "eu"));
    SettingsBench::inDialog([replace](QDialog& dialog) {
        auto* both = dialog.findChild<QRadioButton*>(QStringLiteral("importBoth"));
        QVERIFY(both->isChecked());
        QVERIFY(both->text().contains(QStringLiteral("eu (2)")));
        if (replace)
            QTest::keyClick(dialog.findChild<QWidget*>(QStringLiteral("importReplace")),
                            Qt::Key_Space);
        take(dialog);
    });
    bench.desk.exchange().importFrom(write("eu.grapevine-profile.json", file("eu")),
                                     &bench.first());
    const auto& profiles = bench.settings.profiles;
    QCOMPARE(profiles.all().size(), std::size_t{replace ? 1U : 2U});
    QCOMPARE(profiles.named("eu")->addresses,
             std::string(replace ? "10.7.0.1:7946" : "10.1.1.1:7946"));
    // How its table looks here stays the person's own.
    QCOMPARE(profiles.named("eu")->view, mine.view);
    if (!replace) QCOMPARE(profiles.named("eu (2)")->addresses, std::string("10.7.0.1:7946"));
}

void TstProfileExchange::ownRulesAreKeptUnlessThePersonSaysSo()
{
    const auto own = catalog::RuleSet::fromJson(
                         R"([{"name":"mine","key":"x","service":"y"},{"name":"ports","key":"q",)"
                         R"("service":"z"}])")
                         ->toJson();
    const auto text = file("eu", R"(,"service_rules":[{"name":"ports","key":"port",)"
                                 R"("service":"web"}])");
    const auto at = write("rules.grapevine-profile.json", text);
    SettingsBench bench;
    bench.settings.serviceRules = own;
    for (const bool wanted : {false, true}) {
        SettingsBench::inDialog([wanted](QDialog& dialog) {
            auto* rules = dialog.findChild<QCheckBox*>(QStringLiteral("importRules"));
            QVERIFY(!rules->isChecked());
            QCOMPARE(dialog.findChild<QLabel*>(QStringLiteral("importRulesLines"))->text(),
                     QStringLiteral("goes: mine\nbecomes another: ports"));
            if (wanted) QTest::keyClick(rules, Qt::Key_Space);
            take(dialog);
        });
        bench.desk.exchange().importFrom(at, &bench.first());
        QCOMPARE(bench.settings.serviceRules != own, wanted);
    }
    // The same rules once more are no change, and nothing is asked.
    SettingsBench::inDialog([](QDialog& dialog) {
        QVERIFY(dialog.findChild<QCheckBox*>(QStringLiteral("importRules")) == nullptr);
        QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("importSameRules")) != nullptr);
    });
    bench.desk.exchange().importFrom(at, &bench.first());
}

void TstProfileExchange::fileWithoutRulesLeavesThemAlone()
{
    SettingsBench bench;
    const auto own = catalog::RuleSet::fromJson(kRules)->toJson();
    bench.settings.serviceRules = own;
    SettingsBench::inDialog(take);
    bench.desk.exchange().importFrom(write("plain.grapevine-profile.json", file("eu")),
                                     &bench.first());
    QVERIFY(bench.settings.profiles.named("eu") != nullptr);
    QCOMPARE(bench.settings.serviceRules, own);
}

void TstProfileExchange::thinkingBetterOfItChangesNothing()
{
    SettingsBench bench;
    const auto before = bench.settings;
    SettingsBench::inDialog([](QDialog& dialog) { QTest::keyClick(&dialog, Qt::Key_Escape); });
    bench.desk.exchange().importFrom(write("x.grapevine-profile.json", file("eu")), &bench.first());
    QVERIFY(bench.settings == before);
    choose(bench, {});
    bench.desk.exchange().importProfile(&bench.first());
    bench.addProfile("eu", "10.0.0.1:7946");
    bench.desk.exchange().exportProfile("eu", &bench.first());
}

void TstProfileExchange::whatIsWrongIsToldAndNothingIsTaken_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("told");
    QTest::newRow("no JSON") << QByteArray("{\"kind\"") << QStringLiteral("no JSON from byte 8");
    QTest::newRow("settings") << QByteArray("{\"schema\":1}") << QStringLiteral("no profile");
    QTest::newRow("newer") << QByteArray(R"({"kind":"grapevine-profile","schema":7})")
                           << QStringLiteral("newer Grapevine (format 7)");
    QTest::newRow("address") << file("eu", R"(,"addresses":["http://x"])")
                             << QStringLiteral("“http://x” is no address");
    QTest::newRow("rule") << file("eu", R"(,"service_rules":[{"name":"a","key":"(",)"
                                        R"("service":"s"}])")
                          << QStringLiteral("Rule 1 (“a”)");
    QTest::newRow("absent") << QByteArray() << QStringLiteral("no such file");
}

void TstProfileExchange::whatIsWrongIsToldAndNothingIsTaken()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, told);
    SettingsBench bench;
    const auto before = bench.settings;
    const auto at = text.isEmpty() ? path("absent") : write("wrong.json", text);
    QString said;
    SettingsBench::inDialog([&said](QDialog& dialog) {
        auto* box = qobject_cast<QMessageBox*>(&dialog);
        QVERIFY(box != nullptr);
        QCOMPARE(box->textFormat(), Qt::PlainText);
        said = box->text();
    });
    bench.desk.exchange().importFrom(at, &bench.first());
    QVERIFY2(said.contains(told), qPrintable(said));
    QVERIFY(bench.settings == before);
}

void TstProfileExchange::lettersOfAFileAreNeverMarkup()
{
    SettingsBench bench;
    SettingsBench::inDialog([](QDialog& dialog) {
        const auto* name = dialog.findChild<QLabel*>(QStringLiteral("importName"));
        QCOMPARE(name->text(), QStringLiteral("<b>&x</b>"));
        for (const auto* label :
             dialog.findChildren<QLabel*>(QRegularExpression(QStringLiteral("^import"))))
            QCOMPARE(label->textFormat(), Qt::PlainText);
        take(dialog);
    });
    bench.desk.exchange().importFrom(
        write("b.grapevine-profile.json",
              file("<b>&x</b>", R"(,"<img src=x>":1,"service_rules":[{"name":"<i>r</i>",)"
                                R"("key":"k","service":"s"}])")),
        &bench.first());
    bench.open();
    QCOMPARE(bench.on<QLabel>("profileRow0Title")->text(), QStringLiteral("<b>&x</b>"));
    QCOMPARE(bench.on<QLabel>("profileRow0Title")->textFormat(), Qt::PlainText);
}

void TstProfileExchange::droppedFileIsOffered()
{
    SettingsBench bench;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(write("eu.grapevine-profile.json", file("eu")))});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&bench.first(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&bench.first(), &drop);
    QVERIFY(bench.settings.profiles.all().empty());
    SettingsBench::inDialog(take);
    QTRY_VERIFY(bench.settings.profiles.named("eu") != nullptr);
    // The start page has it at once.
    QVERIFY(bench.first().startPage().findChild<QAbstractButton*>(QStringLiteral("profile0")) !=
            nullptr);
}

void TstProfileExchange::otherFilesCannotBeDropped()
{
    SettingsBench bench;
    const QUrl profile = QUrl::fromLocalFile(path("eu.grapevine-profile.json"));
    for (const auto& urls :
         {QList<QUrl>{}, QList<QUrl>{QUrl::fromLocalFile(path("x.json"))},
          QList<QUrl>{profile, profile},
          QList<QUrl>{QUrl(QStringLiteral("http://x/a.grapevine-profile.json"))}}) {
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton,
                              Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(&bench.first(), &enter);
        QVERIFY(!enter.isAccepted());
    }
}

void TstProfileExchange::fullListTakesNoMore()
{
    SettingsBench bench;
    for (std::size_t at = 0; at < settings::Profiles::kMost; ++at)
        bench.addProfile("p" + std::to_string(at), "10.0.0.1:7946");
    bench.open();
    QVERIFY(!bench.on("importProfile")->isEnabled());
    QString said;
    SettingsBench::inDialog(
        [&said](QDialog& dialog) { said = qobject_cast<QMessageBox*>(&dialog)->text(); });
    bench.desk.exchange().importFrom(write("n.grapevine-profile.json", file("new")),
                                     &bench.first());
    QVERIFY(said.contains(QStringLiteral("100")));
    // In the place of one there is room.
    SettingsBench::inDialog([](QDialog& dialog) {
        QVERIFY(!dialog.findChild<QRadioButton*>(QStringLiteral("importBoth"))->isEnabled());
        take(dialog);
    });
    bench.desk.exchange().importFrom(write("p7.grapevine-profile.json", file("p7")),
                                     &bench.first());
    QCOMPARE(bench.settings.profiles.named("p7")->addresses, std::string("10.7.0.1:7946"));
    QCOMPARE(bench.settings.profiles.all().size(), settings::Profiles::kMost);
}

void TstProfileExchange::noPlaceToWriteIsTold()
{
    SettingsBench bench;
    bench.addProfile("eu", "10.0.0.1:7946");
    choose(bench, path("no/such/folder/eu.json"));
    QString said;
    SettingsBench::inDialog(
        [&said](QDialog& dialog) { said = qobject_cast<QMessageBox*>(&dialog)->text(); });
    bench.desk.exchange().exportProfile("eu", &bench.first());
    QVERIFY(said.contains(QStringLiteral("cannot be written")));
}

QTEST_MAIN(TstProfileExchange)
#include "tst_profile_exchange.moc"
