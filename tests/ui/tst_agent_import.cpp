#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>
#include <optional>

#include "app/gui/agent_import.h"
#include "app/gui/key_keeper.h"
#include "tests/ui/fake_key_store.h"
#include "tests/ui/window_bench.h"

using namespace grapevine;
using widgets::AgentImportDialog;

namespace {

constexpr const char* kKey = "AQEBAQEBAQEBAQEBAQEBAQ==";

/// A window, and what comes out of an import.
struct Bench {
    QString write(const char* name, const QByteArray& text) const
    {
        const QString path = folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) qFatal("no file");
        return path;
    }
    AgentImportDialog* dialog() { return window.window.findChild<AgentImportDialog*>(); }
    template<class Widget> Widget* find(const char* name)
    {
        return dialog()->findChild<Widget*>(QString::fromLatin1(name));
    }
    void save() { QTest::mouseClick(find<QPushButton>("importSave"), Qt::LeftButton); }

    QTemporaryDir folder;
    test::WindowBench window;
    settings::Profiles profiles;
    test::FakeKeyStore desktop;
    gui::KeyKeeper keeper{desktop, nullptr, {}};
    std::optional<gui::PeekPlan> looked;
    gui::AgentImportDesk desk{profiles, keeper,
                              [this](widgets::MainWindow&, gui::PeekPlan plan, const std::string&) {
                                  looked = std::move(plan);
                              }};
};

QByteArray encrypted()
{
    return QByteArray(R"({"node_name":"web-1","bind":"10.0.3.17","start_join":["10.0.3.18"],)"
                      R"("event_handlers":["member-join=/bin/true"],"encrypt_key":")") +
           kKey + "\"}";
}

} // namespace

/// A Serf agent's configuration becomes a profile: seen before it is saved, and only as far as the
/// person says.
class TstAgentImport final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLineIsShownBeforeAnythingIsSaved();
    void savedWithItsKeyKeptAndLookedAt();
    void cancelledNothingIsSaved();
    void cancelledWhileItsKeyIsKeptNothingIsSaved();
    void aKeyringIsReadWithPermissionOnly();
    void aKeyringThatCannotBeReadKeepsTheDialog();
    void aNameThatIsTakenIsRefused();
    void withoutAnAddressThereIsNothingToSave();
    void aFileThatIsNoneIsSaid();
    void aKeyThatCannotBeKeptSavesNoProfile();
    void aFileDroppedOnTheStartPageIsImported();
    void textDroppedOnTheStartPageIsAnAddress();
};

void TstAgentImport::everyLineIsShownBeforeAnythingIsSaved()
{
    Bench bench;
    bench.desk.begin(bench.window.window, bench.write("agent.json", encrypted()));
    QVERIFY(bench.dialog() != nullptr && bench.dialog()->isVisible());
    auto* lines = bench.find<QTableWidget>("importLines");
    QCOMPARE(lines->rowCount(), 5);
    QStringList told;
    for (int row = 0; row < lines->rowCount(); ++row) {
        for (int column = 0; column < 3; ++column)
            told.append(lines->item(row, column)->text());
    }
    QVERIFY(told.contains(QStringLiteral("start_join")));
    QVERIFY(told.contains(QStringLiteral("ignored")));
    QVERIFY2(!told.join(QLatin1Char(' ')).contains(QLatin1String(kKey)), "the key is shown");
    QCOMPARE(bench.find<QLineEdit>("importName")->text(), QStringLiteral("web-1"));
    QCOMPARE(bench.find<QLabel>("importAddresses")->text(),
             QStringLiteral("10.0.3.18:7946 10.0.3.17:7946"));
    QVERIFY(bench.profiles.all().empty());
    QVERIFY(!bench.looked);
}

void TstAgentImport::savedWithItsKeyKeptAndLookedAt()
{
    Bench bench;
    QSignalSpy changed(&bench.desk, &gui::AgentImportDesk::profilesChanged);
    bench.desk.begin(bench.window.window, bench.write("agent.json", encrypted()));
    auto* name = bench.find<QLineEdit>("importName");
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("prod"));
    QTest::keyClick(bench.find<QComboBox>("importKeeping"), Qt::Key_Down);
    bench.save();
    QTRY_COMPARE(changed.count(), 1);
    const auto* profile = bench.profiles.named("prod");
    QVERIFY(profile != nullptr && profile->wantsKey);
    QCOMPARE(profile->addresses, std::string("10.0.3.18:7946 10.0.3.17:7946"));
    QVERIFY(bench.keeper.keeps("prod"));
    QVERIFY(bench.looked && bench.looked->keyring.keys().size() == 1);
    QVERIFY(!bench.looked->keyringPath);
    QTRY_VERIFY(bench.dialog() == nullptr);
}

void TstAgentImport::cancelledNothingIsSaved()
{
    Bench bench;
    bench.desk.begin(bench.window.window, bench.write("agent.json", encrypted()));
    QTest::keyClick(bench.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(bench.dialog() == nullptr);
    QVERIFY(bench.profiles.all().empty());
    QVERIFY(bench.desktop.rings.empty());
    QVERIFY(!bench.looked);
}

void TstAgentImport::cancelledWhileItsKeyIsKeptNothingIsSaved()
{
    Bench bench;
    QSignalSpy changed(&bench.keeper, &gui::KeyKeeper::changed);
    bench.desk.begin(bench.window.window, bench.write("agent.json", encrypted()));
    QTest::keyClick(bench.find<QComboBox>("importKeeping"), Qt::Key_Down);
    // Before the store's answer, which takes a turn of the event loop.
    bench.find<QPushButton>("importSave")->click();
    QVERIFY(!bench.find<QPushButton>("importSave")->isEnabled());
    bench.dialog()->reject();
    QTRY_COMPARE(changed.count(), 2); // Kept, and dropped.
    QVERIFY(bench.desktop.rings.empty());
    QVERIFY(!bench.keeper.keeps("web-1"));
    QVERIFY(bench.profiles.all().empty());
    QVERIFY(!bench.looked);
}

void TstAgentImport::aKeyringIsReadWithPermissionOnly()
{
    Bench bench;
    bench.write("keyring.json", QByteArray("[\"") + kKey + "\"]");
    const auto path = bench.write(
        "agent.json", R"({"node_name":"a","bind":"10.0.3.17","keyring_file":"keyring.json"})");
    bench.desk.begin(bench.window.window, path);
    auto* mayRead = bench.find<QCheckBox>("importMayRead");
    QVERIFY(mayRead->isVisible() && mayRead->isChecked());
    QTest::mouseClick(mayRead, Qt::LeftButton, {}, QPoint(8, mayRead->height() / 2));
    QVERIFY(!mayRead->isChecked());
    QVERIFY(!bench.find<QComboBox>("importKeeping")->isEnabled());
    bench.save();
    QTRY_COMPARE(bench.profiles.all().size(), std::size_t{1});
    // Without its key there is nothing to look with: it is asked for when the profile is opened.
    QVERIFY(!bench.looked);
    QTRY_VERIFY(bench.dialog() == nullptr);
    bench.desk.begin(bench.window.window, path);
    bench.find<QLineEdit>("importName")->setText(QStringLiteral("b"));
    bench.save();
    QTRY_VERIFY(bench.looked.has_value());
    QCOMPARE(bench.looked->keyring.keys().size(), std::size_t{1});
}

void TstAgentImport::aKeyringThatCannotBeReadKeepsTheDialog()
{
    Bench bench;
    bench.desk.begin(bench.window.window,
                     bench.write("agent.json", R"({"node_name":"a","bind":"10.0.3.17",)"
                                               R"("keyring_file":"/nowhere/keys"})"));
    bench.save();
    QVERIFY(bench.dialog()->isVisible());
    QVERIFY(bench.find<QLabel>("importProblem")->text().contains(QStringLiteral("/nowhere/keys")));
    QVERIFY(bench.profiles.all().empty());
}

void TstAgentImport::aNameThatIsTakenIsRefused()
{
    Bench bench;
    settings::Profile taken;
    taken.name = "web-1";
    taken.addresses = "h:1";
    QVERIFY(bench.profiles.put(taken));
    bench.desk.begin(bench.window.window, bench.write("agent.json", encrypted()));
    QVERIFY(!bench.find<QPushButton>("importSave")->isEnabled());
    QVERIFY(!bench.find<QLabel>("importProblem")->text().isEmpty());
    QTest::keyClicks(bench.find<QLineEdit>("importName"), QStringLiteral("x"));
    QVERIFY(bench.find<QPushButton>("importSave")->isEnabled());
}

void TstAgentImport::withoutAnAddressThereIsNothingToSave()
{
    Bench bench;
    bench.desk.begin(bench.window.window,
                     bench.write("agent.json", R"({"node_name":"a","bind":"0.0.0.0"})"));
    QVERIFY(!bench.find<QPushButton>("importSave")->isEnabled());
    QVERIFY(!bench.find<QLabel>("importProblem")->text().isEmpty());
}

void TstAgentImport::aFileThatIsNoneIsSaid()
{
    Bench bench;
    bench.desk.begin(bench.window.window, bench.write("agent.json", R"({"bnid":"10.0.3.17"})"));
    auto* box = bench.window.window.findChild<QMessageBox*>(QStringLiteral("importFailed"));
    QVERIFY(box != nullptr);
    QVERIFY2(box->text().contains(QStringLiteral("bnid")), qPrintable(box->text()));
    QVERIFY(bench.dialog() == nullptr);
    box->close();
}

void TstAgentImport::aKeyThatCannotBeKeptSavesNoProfile()
{
    Bench bench;
    bench.desktop.problem =
        gui::KeyProblem{gui::KeyProblem::Kind::Failed, QStringLiteral("out of order")};
    bench.desk.begin(bench.window.window, bench.write("agent.json", encrypted()));
    QTest::keyClick(bench.find<QComboBox>("importKeeping"), Qt::Key_Down);
    bench.save();
    QTRY_COMPARE(bench.find<QLabel>("importProblem")->text(), QStringLiteral("out of order"));
    QVERIFY(bench.dialog()->isVisible());
    QVERIFY(bench.profiles.all().empty());
    QVERIFY(!bench.looked);
}

namespace {

void drop(QWidget& on, const QMimeData& data)
{
    QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&on, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&on, &event);
}

} // namespace

void TstAgentImport::aFileDroppedOnTheStartPageIsImported()
{
    test::WindowBench bench;
    QSignalSpy wanted(&bench.window.startPage(), &widgets::StartPage::importRequested);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/etc/serf/agent.json"))});
    drop(bench.window.startPage(), data);
    QTRY_COMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].toString(), QStringLiteral("/etc/serf/agent.json"));
    QVERIFY(bench.find<QLineEdit>("addressField")->text().isEmpty());
    QTest::mouseClick(bench.find<QAbstractButton>("importAgent"), Qt::LeftButton);
    QCOMPARE(wanted.count(), 2);
    QVERIFY(wanted[1][0].toString().isEmpty());
}

void TstAgentImport::textDroppedOnTheStartPageIsAnAddress()
{
    test::WindowBench bench;
    QSignalSpy wanted(&bench.window.startPage(), &widgets::StartPage::importRequested);
    QMimeData data;
    data.setText(QStringLiteral("10.0.3.17:7946"));
    drop(bench.window.startPage(), data);
    QCOMPARE(bench.find<QLineEdit>("addressField")->text(), QStringLiteral("10.0.3.17:7946"));
    QCoreApplication::processEvents();
    QCOMPARE(wanted.count(), 0);
}

QTEST_MAIN(TstAgentImport)
#include "tst_agent_import.moc"
