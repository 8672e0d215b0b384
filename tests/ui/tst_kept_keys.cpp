#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <sys/stat.h>

#include "app/gui/key_keeper.h"
#include "app/gui/key_room.h"
#include "app/gui/workspace.h"
#include "app/secrets/sealed_file.h"
#include "core/crypto/wiped_heap.h"
#include "tests/ui/fake_key_store.h"
#include "tests/ui/fake_launcher.h"
#include "tests/unit/crypto/memory_scan.h"
#include "ui/widgets/cluster_menu.h"
#include "ui/widgets/kept_keys_section.h"
#include "ui/widgets/passphrase_dialog.h"
#include "ui/widgets/secret_line_edit.h"
#include "ui/widgets/start_page.h"

using namespace grapevine;
using widgets::KeptKeysSection;
using widgets::KeyKeeping;

namespace {

crypto::Keyring ring(int fill)
{
    return crypto::Keyring(
        {*crypto::SecretKey::fromBytes(Bytes(32, static_cast<std::byte>(fill)))});
}

settings::Profile profileAt(const std::string& name, const std::string& addresses)
{
    settings::Profile profile;
    profile.name = name;
    profile.addresses = addresses;
    profile.wantsKey = true;
    return profile;
}

/// A window on fake links, with fake places to keep keys in.
struct Bench {
    Bench()
    {
        settings.profiles.put(profileAt("prod", "10.0.3.1:7946"));
        workspace = std::make_unique<gui::Workspace>(office);
        workspace->addWindow().show();
    }
    widgets::MainWindow& window() { return workspace->window(); }
    template<class Widget> Widget* find(const char* name)
    {
        return window().findChild<Widget*>(QString::fromLatin1(name));
    }
    void keep(const crypto::Keyring& keys, KeyKeeping where = KeyKeeping::DesktopKeyring)
    {
        bool done = false;
        keeper.keep("prod", keys, where, [&done](auto kept) { done = kept.has_value(); });
        QTRY_VERIFY(done);
    }
    void open()
    {
        workspace->openProfile(window(), QStringLiteral("prod"));
        QTRY_COMPARE(workspace->desks().size(), std::size_t{1});
        QTRY_VERIFY(window().showsView());
    }
    QAction* entry(const char* name)
    {
        auto* menu = window().view().findChild<widgets::ClusterMenu*>();
        Q_EMIT menu->aboutToShow();
        return menu->findChild<QAction*>(QString::fromLatin1(name));
    }

    test::FakeLauncher launcher;
    settings::Settings settings;
    gui::OutsideList outside{QString()};
    test::FakeKeyStore desktop;
    test::FakeKeyStore sealed;
    gui::KeyKeeper keeper{desktop, &sealed, {}};
    gui::Office office{launcher, settings, outside, {}, Log(LogLevel::Error, {}), &keeper};
    std::unique_ptr<gui::Workspace> workspace;
};

/// The next dialog that opens is handed to `act`.
template<class Act> void inDialog(Act act)
{
    QTimer::singleShot(0, qApp, [act] {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr) qFatal("no dialog");
        act(*dialog);
        if (dialog->isVisible()) dialog->reject();
    });
}

void press(QWidget& where, const char* name)
{
    auto* button = where.findChild<QAbstractButton*>(QString::fromLatin1(name));
    if (button == nullptr) qFatal("no button is called %s", name);
    QTest::mouseClick(button, Qt::LeftButton);
}

} // namespace

/// Keys that are kept, as a person meets them: opened without a question, kept by a choice,
/// forgotten with everything that held them. R31, R32.
class TstKeptKeys final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKeptKeyOpensItsProfileWithoutAQuestion();
    void openedTwiceAtOnceItIsOpenOnce();
    void aKeyThatCannotBeHadIsAskedFor();
    void keepingWantsAProfile();
    void aTypedKeyIsKeptWhereItWasChosen();
    void savingAProfileKeepsItsKey();
    void aNewNameTakesTheKeyAlong();
    void removingTheProfileDropsTheKey();
    void forgettingClosesTheClusterAndLeavesNoCopy();
    void whoCancelsForgetsNothing();
    void aKeyOfThisSessionOnlyIsForgottenToo();
    void withoutAKeyThereIsNothingToForget();
    void theSectionListsFingerprintsAndForgets();
    void aQuestionThatGoesIsAnsweredAllTheSame();
    void theSectionFixesWhatOthersMayRead();
    void thePassphraseIsChangedInTheSection();
};

void TstKeptKeys::aKeptKeyOpensItsProfileWithoutAQuestion()
{
    Bench bench;
    bench.keep(ring(1));
    bench.open();
    const auto& plan = std::get<gui::PeekPlan>(bench.launcher.plans.back());
    QVERIFY(plan.keyring.keys().at(0).equals(ring(1).keys()[0]));
    QVERIFY(bench.window().view().face().hasKey);
    QCOMPARE(bench.window().view().face().profile, QStringLiteral("prod"));
    // The way back to it reads nothing again.
    bench.workspace->openProfile(bench.window(), QStringLiteral("prod"));
    QTest::qWait(20);
    QCOMPARE(bench.desktop.reads, 1);
    QCOMPARE(bench.workspace->desks().size(), std::size_t{1});
}

void TstKeptKeys::openedTwiceAtOnceItIsOpenOnce()
{
    Bench bench;
    bench.keep(ring(1));
    bench.workspace->openProfile(bench.window(), QStringLiteral("prod"));
    bench.workspace->openProfile(bench.window(), QStringLiteral("prod"));
    QTRY_VERIFY(bench.window().showsView());
    QTest::qWait(20);
    QCOMPARE(bench.desktop.reads, 1);
    QCOMPARE(bench.workspace->desks().size(), std::size_t{1});
}

void TstKeptKeys::aKeyThatCannotBeHadIsAskedFor()
{
    Bench bench;
    bench.keep(ring(1));
    bench.desktop.problem = gui::KeyProblem{gui::KeyProblem::Kind::Declined,
                                            QStringLiteral("The keyring was not opened.")};
    bench.workspace->openProfile(bench.window(), QStringLiteral("prod"));
    QTRY_COMPARE(bench.find<QLabel>("addressProblem")->text(),
                 QStringLiteral("The keyring was not opened."));
    QCOMPARE(bench.find<QLineEdit>("addressField")->text(), QStringLiteral("10.0.3.1:7946"));
    QVERIFY(bench.find<QComboBox>("keySource")->isVisible());
    QVERIFY(bench.workspace->desks().empty());
}

void TstKeptKeys::keepingWantsAProfile()
{
    Bench bench;
    QTest::mouseClick(bench.find<QToolButton>("accessFold"), Qt::LeftButton);
    auto* keeping = bench.find<QComboBox>("keyKeeping");
    QVERIFY(!keeping->isVisible());
    bench.find<QComboBox>("keySource")->setCurrentIndex(3);
    QVERIFY(keeping->isVisible());
    QVERIFY(!keeping->isEnabled());
    QVERIFY(!bench.find<QLabel>("keepingHint")->text().isEmpty());
    QTest::keyClicks(bench.find<QLineEdit>("addressField"), QStringLiteral("10.0.3.1:7946"));
    QVERIFY(keeping->isEnabled());
    QVERIFY(bench.find<QLabel>("keepingHint")->text().contains(QStringLiteral("prod")));
    QTest::keyClicks(keeping, QStringLiteral("in the"));
    QCOMPARE(keeping->currentIndex(), 1);
    // Another cluster: nothing is kept by accident.
    QTest::keyClicks(bench.find<QLineEdit>("addressField"), QStringLiteral("7"));
    QVERIFY(!keeping->isEnabled());
    QCOMPARE(keeping->currentIndex(), 0);
    // Without a keyring of the desktop it cannot be chosen.
    bench.desktop.setOffered(false);
    QTest::keyClick(bench.find<QLineEdit>("addressField"), Qt::Key_Backspace);
    QTest::keyClick(keeping, Qt::Key_Down);
    QCOMPARE(keeping->currentIndex(), 2);
}

void TstKeptKeys::aTypedKeyIsKeptWhereItWasChosen()
{
    // The request is the program's to carry out; what the page asks for is what counts here.
    Bench bench;
    QSignalSpy asked(bench.workspace.get(), &gui::Workspace::peekRequested);
    QTest::mouseClick(bench.find<QToolButton>("accessFold"), Qt::LeftButton);
    bench.find<QComboBox>("keySource")->setCurrentIndex(3);
    QTest::keyClicks(bench.find<QLineEdit>("addressField"), QStringLiteral("10.0.3.1:7946"));
    QTest::keyClick(bench.find<QComboBox>("keyKeeping"), Qt::Key_End);
    auto* key = bench.find<widgets::SecretLineEdit>("keyField");
    QTest::keyClicks(key, QStringLiteral("AQEBAQEBAQEBAQEBAQEBAQ=="));
    QTest::keyClick(key, Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    const auto request = asked[0][1].value<widgets::PeekRequest>();
    QCOMPARE(request.keeping, KeyKeeping::SealedFile);
    QCOMPARE(request.profile, QStringLiteral("prod"));
    QCOMPARE(request.keyText, QStringLiteral("AQEBAQEBAQEBAQEBAQEBAQ=="));
}

void TstKeptKeys::savingAProfileKeepsItsKey()
{
    Bench bench;
    bench.workspace->look(bench.window(),
                          gui::PeekPlan{.seeds = {{"10.0.9.9", 7946}}, .keyring = ring(3)},
                          {{"10.0.9.9", 7946}}, "10.0.9.9");
    QTRY_VERIFY(bench.window().showsView());
    inDialog([](QDialog& dialog) {
        QTest::keyClicks(dialog.findChild<QLineEdit*>(QStringLiteral("profileName")),
                         QStringLiteral("lab"));
        auto* keeping = dialog.findChild<QComboBox*>(QStringLiteral("profileKeeping"));
        QVERIFY(keeping != nullptr);
        QCOMPARE(keeping->currentIndex(), 0);
        QTest::keyClick(keeping, Qt::Key_End);
        QTest::keyClick(&dialog, Qt::Key_Return);
    });
    bench.entry("saveProfile")->trigger();
    QTRY_VERIFY(bench.keeper.keeps("lab"));
    QVERIFY(bench.sealed.rings.at(QStringLiteral("lab")).keys()[0].equals(ring(3).keys()[0]));
    QVERIFY(bench.settings.profiles.named("lab")->wantsKey);
}

void TstKeptKeys::aNewNameTakesTheKeyAlong()
{
    Bench bench;
    bench.keep(ring(1));
    bench.open();
    inDialog([](QDialog& dialog) {
        auto* name = dialog.findChild<QLineEdit*>(QStringLiteral("profileName"));
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("prod-eu"));
        QTest::keyClick(&dialog, Qt::Key_Return);
    });
    bench.entry("saveProfile")->trigger();
    QVERIFY(bench.keeper.keeps("prod-eu"));
    QVERIFY(!bench.keeper.keeps("prod"));
    QCOMPARE(bench.desktop.rings.size(), std::size_t{1});
}

void TstKeptKeys::removingTheProfileDropsTheKey()
{
    Bench bench;
    bench.keep(ring(1));
    bench.open();
    bench.entry("removeProfile")->trigger();
    QTRY_VERIFY(!bench.keeper.keeps("prod"));
    QVERIFY(bench.desktop.rings.empty());
    // The cluster goes on.
    QCOMPARE(bench.workspace->desks().size(), std::size_t{1});
}

void TstKeptKeys::forgettingClosesTheClusterAndLeavesNoCopy()
{
    const bool canLook = crypto::wipeFreedMemory();
    Bench bench;
    std::optional<test::MemoryScan> scan;
    {
        Bytes bytes;
        for (int at = 0; at < 32; ++at)
            bytes.push_back(static_cast<std::byte>(at * 29 + 5));
        scan.emplace(ByteView(bytes));
        bench.keep(crypto::Keyring({*crypto::SecretKey::fromBytes(bytes)}));
        crypto::wipe(bytes);
    }
    bench.open();
    bench.launcher.plans.clear(); // The test's own.
    if (canLook) QVERIFY(!scan->finds().empty());
    inDialog([](QDialog& dialog) {
        auto& box = static_cast<QMessageBox&>(dialog);
        QVERIFY2(box.text().contains(QStringLiteral("prod")), qPrintable(box.text()));
        QVERIFY(box.text().contains(QStringLiteral("closed")));
        // Return is not yes.
        QCOMPARE(box.defaultButton(), box.button(QMessageBox::Cancel));
        press(dialog, "forgetKeyYes");
    });
    bench.entry("forgetKey")->trigger();
    QTRY_VERIFY(bench.workspace->desks().empty());
    QVERIFY(bench.desktop.rings.empty());
    QVERIFY(!bench.keeper.keeps("prod"));
    QVERIFY(!bench.window().showsView());
    QCoreApplication::processEvents();
    if (canLook) QCOMPARE(scan->finds(), std::vector<std::string>{});
    // It wants its key again.
    bench.workspace->openProfile(bench.window(), QStringLiteral("prod"));
    QVERIFY(bench.find<QComboBox>("keySource")->isVisible());
    QVERIFY(bench.workspace->desks().empty());
}

void TstKeptKeys::whoCancelsForgetsNothing()
{
    Bench bench;
    bench.keep(ring(1));
    bench.open();
    inDialog([](QDialog& dialog) { QTest::keyClick(&dialog, Qt::Key_Return); });
    bench.entry("forgetKey")->trigger();
    QTest::qWait(20);
    QVERIFY(bench.keeper.keeps("prod"));
    QCOMPARE(bench.workspace->desks().size(), std::size_t{1});
}

void TstKeptKeys::aKeyOfThisSessionOnlyIsForgottenToo()
{
    Bench bench;
    bench.workspace->look(bench.window(),
                          gui::PeekPlan{.seeds = {{"10.0.9.9", 7946}}, .keyring = ring(3)},
                          {{"10.0.9.9", 7946}}, "10.0.9.9");
    QTRY_VERIFY(bench.window().showsView());
    inDialog([](QDialog& dialog) { press(dialog, "forgetKeyYes"); });
    bench.entry("forgetKey")->trigger();
    QTRY_VERIFY(bench.workspace->desks().empty());
}

void TstKeptKeys::withoutAKeyThereIsNothingToForget()
{
    Bench bench;
    bench.workspace->look(bench.window(), gui::PeekPlan{.seeds = {{"10.0.9.9", 7946}}},
                          {{"10.0.9.9", 7946}}, "10.0.9.9");
    QTRY_VERIFY(bench.window().showsView());
    QVERIFY(!bench.entry("forgetKey")->isVisible());
}

namespace {

/// The real thing on a folder of the test's own.
struct Room {
    static constexpr secrets::SealCost kCheap{1, secrets::SealCost::kMemoryLeast};

    Room()
    {
        chmod(folder.path().toUtf8().constData(), 0700);
        secrets::SealedFile file(path() / "keys.sealed", kCheap);
        static_cast<void>(file.open(*crypto::SecretText::fromText("correct horse")));
        static_cast<void>(file.write("prod", ring(1)));
        secrets::KeptIndex index;
        index.put({"prod", secrets::KeptIn::SealedFile, "prod", {"1a2b3c4d"}});
        index.put({"gone", secrets::KeptIn::SealedFile, "gone", {}});
        static_cast<void>(secrets::KeptIndexFile(path() / "keys.json").save(index));
        profiles.put(profileAt("prod", "10.0.3.1:7946"));
        room = std::make_unique<gui::KeyRoom>(path(), profiles, Log(LogLevel::Error, {}), kCheap);
        room->setWindow([this] { return &section; });
        room->attach(section);
        section.QWidget::show();
    }
    std::filesystem::path path() const { return folder.path().toStdString(); }
    template<class Widget> Widget* find(const char* name)
    {
        return section.findChild<Widget*>(QString::fromLatin1(name));
    }
    widgets::PassphraseDialog* dialog() { return section.findChild<widgets::PassphraseDialog*>(); }

    QTemporaryDir folder;
    settings::Profiles profiles;
    KeptKeysSection section;
    std::unique_ptr<gui::KeyRoom> room;
};

} // namespace

void TstKeptKeys::theSectionListsFingerprintsAndForgets()
{
    Room room;
    QStringList texts;
    for (const auto* label : room.find<QWidget>("keptLines")->findChildren<QLabel*>())
        texts.append(label->text());
    QVERIFY2(texts.contains(QStringLiteral("1a2b3c4d")), qPrintable(texts.join(QLatin1Char('|'))));
    QVERIFY(texts.contains(QStringLiteral("prod")));
    QVERIFY(texts.contains(QStringLiteral("gone (no profile any more)")));
    QSignalSpy forgotten(&room.room->keeper(), &gui::KeyKeeper::forgotten);
    press(room.section, "keptForget0");
    QTRY_VERIFY(room.find<QMessageBox>("forgetKept") != nullptr);
    press(*room.find<QMessageBox>("forgetKept"), "forgetKeptYes");
    // The file wants its passphrase, once wrong.
    QTRY_VERIFY(room.dialog() != nullptr);
    QTest::keyClicks(room.dialog()->current(), QStringLiteral("wrong horse"));
    QTest::keyClick(room.dialog()->current(), Qt::Key_Return);
    QTRY_VERIFY(
        room.dialog() != nullptr &&
        !room.dialog()->findChild<QLabel*>(QStringLiteral("passphraseProblem"))->text().isEmpty());
    QTest::keyClicks(room.dialog()->current(), QStringLiteral("correct horse"));
    QTest::keyClick(room.dialog()->current(), Qt::Key_Return);
    QTRY_COMPARE(forgotten.count(), 1);
    QTRY_VERIFY(room.find<QLabel>("keptTold")->text().contains(QStringLiteral("prod")));
    QVERIFY(!room.room->keeper().keeps("prod"));
}

void TstKeptKeys::aQuestionThatGoesIsAnsweredAllTheSame()
{
    Room room;
    for (int time = 0; time < 2; ++time) {
        std::optional<Expected<crypto::Keyring, gui::KeyProblem>> told;
        room.room->keeper().read("prod", [&told](auto ring) { told.emplace(std::move(ring)); });
        QTRY_VERIFY(room.dialog() != nullptr);
        delete room.dialog();
        QTRY_VERIFY(told.has_value());
        QCOMPARE(told->error().kind, gui::KeyProblem::Kind::Declined);
    }
}

void TstKeptKeys::theSectionFixesWhatOthersMayRead()
{
    Room room;
    QTRY_VERIFY(room.find<QPushButton>("keptChange")->isVisible());
    QVERIFY(!room.find<QPushButton>("keptFix")->isVisible());
    const auto file = (room.path() / "keys.sealed").string();
    QCOMPARE(chmod(file.c_str(), 0644), 0);
    KeptKeysSection later; // As when the settings are opened again.
    room.room->attach(later);
    later.QWidget::show();
    QTRY_VERIFY(room.find<QPushButton>("keptFix")->isVisible());
    QVERIFY(room.find<QLabel>("keptTrouble")->text().contains(QStringLiteral("keys.sealed")));
    QVERIFY(!room.find<QPushButton>("keptChange")->isEnabled());
    press(room.section, "keptFix");
    QTRY_VERIFY(!room.find<QPushButton>("keptFix")->isVisible());
    struct stat status {};
    QCOMPARE(stat(file.c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void TstKeptKeys::thePassphraseIsChangedInTheSection()
{
    Room room;
    QTRY_VERIFY(room.find<QPushButton>("keptChange")->isVisible());
    press(room.section, "keptChange");
    QTRY_VERIFY(room.dialog() != nullptr);
    auto* dialog = room.dialog();
    QTest::keyClicks(dialog->current(), QStringLiteral("correct horse"));
    QTest::keyClicks(dialog->fresh(), QStringLiteral("battery staple"));
    QTest::keyClicks(dialog->findChild<widgets::SecretLineEdit*>(QStringLiteral("passphraseAgain")),
                     QStringLiteral("battery staple"));
    press(*dialog, "passphraseAccept");
    QTRY_VERIFY(!room.find<QLabel>("keptTold")->text().isEmpty());
    secrets::SealedFile file(room.path() / "keys.sealed", Room::kCheap);
    QVERIFY(file.open(*crypto::SecretText::fromText("battery staple")).has_value());
    QVERIFY(file.read("prod").has_value());
}

QTEST_MAIN(TstKeptKeys)
#include "tst_kept_keys.moc"
