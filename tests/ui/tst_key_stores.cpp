#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include "app/gui/key_keeper.h"
#include "app/gui/sealed_file_store.h"
#include "app/gui/secret_service_store.h"
#include "tests/ui/fake_key_store.h"

using namespace grapevine;
using gui::KeyKeeper;
using gui::KeyProblem;
using gui::SealedFileStore;
using widgets::KeyKeeping;

namespace {

crypto::Keyring ring(int fill)
{
    return crypto::Keyring(
        {*crypto::SecretKey::fromBytes(Bytes(32, static_cast<std::byte>(fill)))});
}

crypto::SecretText passphrase(const char* text)
{
    return *crypto::SecretText::fromText(text);
}

/// Waits for what a store tells.
template<class T> struct Told {
    std::optional<Expected<T, KeyProblem>> result;

    std::function<void(Expected<T, KeyProblem>)> take()
    {
        return [this](Expected<T, KeyProblem> told) { result.emplace(std::move(told)); };
    }
    bool wait()
    {
        return QTest::qWaitFor([this] { return result.has_value(); }, 20'000);
    }
    bool good() { return wait() && result->has_value(); }
};

constexpr secrets::SealCost kCheap{1, secrets::SealCost::kMemoryLeast};

} // namespace

/// Where keys are kept, and who knows where: the sealed file with its passphrase, the desktop's
/// keyring, the keeper over both. R31.
class TstKeyStores final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void thePassphraseIsAskedForOnce();
    void aWrongPassphraseIsAskedForAgain();
    void whoDeclinesKeepsNothing();
    void aDamagedFileIsPutAsideWhenAKeyIsKept();
    void sealingNeverHoldsTheWindowUp();
    void aStoreThatGoesTellsNobody();
    void withoutASecretServiceNobodyWaits();
    void keptInOnePlaceAtATime();
    void anOldPlaceThatKeepsItIsTold();
    void whatNothingListsIsRemovedAgain();
    void aKeyWrittenTooLateGoesAgain();
    void aNewNameMovesNothing();
    void aFailedStoreKeepsTheEntry();
    void forgettingTellsWhoHoldsIt();
    void whatIsKeptIsKnownInTheNextRun();
    void aListThatWasLostLosesNoKey();

private:
    std::filesystem::path file(const char* name) const
    {
        return std::filesystem::path(m_folder->path().toStdString()) / name;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstKeyStores::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QCOMPARE(chmod(m_folder->path().toUtf8().constData(), 0700), 0);
}

void TstKeyStores::thePassphraseIsAskedForOnce()
{
    QList<SealedFileStore::Question> asked;
    const auto answer = [&asked](SealedFileStore::Question question, SealedFileStore::Answer then) {
        asked.append(question);
        then(passphrase("correct horse"));
    };
    {
        SealedFileStore store(file("keys.sealed"), kCheap);
        store.setAsk(answer);
        Told<void> written;
        Told<void> more;
        store.write(QStringLiteral("a"), ring(1), written.take());
        store.write(QStringLiteral("b"), ring(2), more.take());
        QVERIFY(written.good() && more.good());
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked[0].isNew);
    }
    SealedFileStore store(file("keys.sealed"), kCheap);
    store.setAsk(answer);
    Told<crypto::Keyring> a;
    Told<crypto::Keyring> b;
    Told<crypto::Keyring> c;
    store.read(QStringLiteral("a"), a.take());
    store.read(QStringLiteral("b"), b.take());
    store.read(QStringLiteral("c"), c.take());
    QVERIFY(a.good() && b.good() && c.wait());
    QVERIFY(a.result->value().keys()[0].equals(ring(1).keys()[0]));
    QCOMPARE(c.result->error().kind, KeyProblem::Kind::NotThere);
    QCOMPARE(asked.size(), 2);
    QVERIFY(!asked[1].isNew);
}

void TstKeyStores::aWrongPassphraseIsAskedForAgain()
{
    secrets::SealedFile made(file("keys.sealed"), kCheap);
    QVERIFY(made.open(passphrase("right")).has_value());
    QVERIFY(made.write("a", ring(1)).has_value());
    SealedFileStore store(file("keys.sealed"), kCheap);
    QList<bool> wrong;
    store.setAsk([&wrong](SealedFileStore::Question question, SealedFileStore::Answer then) {
        wrong.append(question.wrong);
        then(passphrase(wrong.size() < 3 ? "not it" : "right"));
    });
    Told<crypto::Keyring> a;
    store.read(QStringLiteral("a"), a.take());
    QVERIFY(a.good());
    QCOMPARE(wrong, (QList<bool>{false, true, true}));
}

void TstKeyStores::whoDeclinesKeepsNothing()
{
    SealedFileStore store(file("keys.sealed"), kCheap);
    store.setAsk(
        [](SealedFileStore::Question, SealedFileStore::Answer then) { then(std::nullopt); });
    Told<void> written;
    store.write(QStringLiteral("a"), ring(1), written.take());
    QVERIFY(written.wait());
    QCOMPARE(written.result->error().kind, KeyProblem::Kind::Declined);
    QVERIFY(!std::filesystem::exists(file("keys.sealed")));
}

void TstKeyStores::aDamagedFileIsPutAsideWhenAKeyIsKept()
{
    QFile damaged(QString::fromStdString(file("keys.sealed").string()));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("no sealed keys");
    damaged.close();
    damaged.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    SealedFileStore store(file("keys.sealed"), kCheap);
    store.setAsk([](SealedFileStore::Question, SealedFileStore::Answer then) {
        then(passphrase("correct horse"));
    });
    QTRY_COMPARE(store.found(), secrets::SealedFile::Found::Damaged);
    Told<crypto::Keyring> read;
    store.read(QStringLiteral("a"), read.take());
    QVERIFY(read.wait() && !read.result->has_value());
    QVERIFY(std::filesystem::exists(file("keys.sealed")));
    QSignalSpy aside(&store, &SealedFileStore::putAside);
    Told<void> written;
    store.write(QStringLiteral("a"), ring(1), written.take());
    QVERIFY(written.good());
    QCOMPARE(aside.count(), 1);
    QFile kept(aside[0][0].toString());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray("no sealed keys"));
}

void TstKeyStores::sealingNeverHoldsTheWindowUp()
{
    // At the price that is usual, which is a second of a core.
    SealedFileStore store(file("keys.sealed"));
    store.setAsk([](SealedFileStore::Question, SealedFileStore::Answer then) {
        then(passphrase("correct horse"));
    });
    Told<void> written;
    QElapsedTimer clock;
    clock.start();
    store.write(QStringLiteral("a"), ring(1), written.take());
    qint64 longest = clock.restart();
    while (!written.result) {
        QCoreApplication::processEvents();
        QTest::qWait(1);
        longest = std::max(longest, clock.restart());
    }
    QVERIFY(written.result->has_value());
    QVERIFY2(longest < 250, QByteArray::number(longest).constData());
}

void TstKeyStores::aStoreThatGoesTellsNobody()
{
    Told<void> written;
    {
        SealedFileStore store(file("keys.sealed"), kCheap);
        store.setAsk([](SealedFileStore::Question, SealedFileStore::Answer then) {
            then(passphrase("correct horse"));
        });
        store.write(QStringLiteral("a"), ring(1), written.take());
    }
    QTest::qWait(50);
    QVERIFY(!written.result.has_value());
}

void TstKeyStores::withoutASecretServiceNobodyWaits()
{
    QElapsedTimer clock;
    clock.start();
    gui::SecretServiceStore store(
        [] { return QDBusConnection(QStringLiteral("there is no such bus")); });
    QVERIFY(clock.elapsed() < 100);
    QTest::qWait(50);
    QVERIFY(!store.isOffered());
    QVERIFY2(clock.elapsed() < 2'000, QByteArray::number(clock.elapsed()).constData());
}

void TstKeyStores::keptInOnePlaceAtATime()
{
    test::FakeKeyStore desktop;
    test::FakeKeyStore sealed;
    KeyKeeper keeper(desktop, &sealed, {});
    Told<void> first;
    keeper.keep("prod", ring(1), KeyKeeping::DesktopKeyring, first.take());
    QVERIFY(first.good());
    QCOMPARE(keeper.keepingOf("prod"), KeyKeeping::DesktopKeyring);
    QCOMPARE(desktop.rings.size(), std::size_t{1});
    Told<void> second;
    keeper.keep("prod", ring(1), KeyKeeping::SealedFile, second.take());
    QVERIFY(second.good());
    QTRY_COMPARE(desktop.rings.size(), std::size_t{0});
    QCOMPARE(sealed.rings.size(), std::size_t{1});
    Told<crypto::Keyring> read;
    keeper.read("prod", read.take());
    QVERIFY(read.good());
    QCOMPARE(keeper.kept().named("prod")->fingerprints.size(), std::size_t{1});
}

void TstKeyStores::anOldPlaceThatKeepsItIsTold()
{
    test::FakeKeyStore desktop;
    test::FakeKeyStore sealed;
    KeyKeeper keeper(desktop, &sealed, {});
    QSignalSpy twice(&keeper, &KeyKeeper::keptTwice);
    Told<void> first;
    keeper.keep("prod", ring(1), KeyKeeping::DesktopKeyring, first.take());
    QVERIFY(first.good());
    desktop.problem = KeyProblem{KeyProblem::Kind::Failed, QStringLiteral("out of order")};
    Told<void> second;
    keeper.keep("prod", ring(1), KeyKeeping::SealedFile, second.take());
    QVERIFY(second.good());
    QTRY_COMPARE(twice.count(), 1);
    QCOMPARE(twice[0][0].toString(), QStringLiteral("prod"));
    QCOMPARE(twice[0][1].toString(), QStringLiteral("out of order"));
    QCOMPARE(keeper.keepingOf("prod"), KeyKeeping::SealedFile);
}

void TstKeyStores::whatNothingListsIsRemovedAgain()
{
    test::FakeKeyStore desktop;
    test::FakeKeyStore sealed;
    KeyKeeper keeper(desktop, &sealed, {});
    for (std::size_t at = 0; at < secrets::KeptIndex::kMost; ++at)
        keeper.adopt("p" + std::to_string(at), {"1a2b3c4d"});
    Told<void> kept;
    keeper.keep("prod", ring(1), KeyKeeping::DesktopKeyring, kept.take());
    QVERIFY(kept.wait() && !kept.result->has_value());
    QVERIFY(!kept.result->error().words.isEmpty());
    QVERIFY(desktop.rings.empty());
    QVERIFY(!keeper.keeps("prod"));
}

void TstKeyStores::aKeyWrittenTooLateGoesAgain()
{
    test::FakeKeyStore desktop;
    KeyKeeper keeper(desktop, nullptr, {});
    Told<void> kept;
    keeper.keep("listed", ring(1), KeyKeeping::DesktopKeyring, kept.take());
    QVERIFY(kept.good());
    desktop.rings[QStringLiteral("late")] = ring(2);
    Q_EMIT desktop.wroteLate(QStringLiteral("late"));
    Q_EMIT desktop.wroteLate(QStringLiteral("listed"));
    QTRY_COMPARE(desktop.rings.size(), std::size_t{1});
    QTest::qWait(20);
    QCOMPARE(desktop.rings.count(QStringLiteral("listed")), std::size_t{1});
}

void TstKeyStores::aNewNameMovesNothing()
{
    test::FakeKeyStore desktop;
    KeyKeeper keeper(desktop, nullptr, {});
    Told<void> kept;
    keeper.keep("old", ring(1), KeyKeeping::DesktopKeyring, kept.take());
    QVERIFY(kept.good());
    keeper.rename("old", "new");
    QVERIFY(!keeper.keeps("old"));
    Told<crypto::Keyring> read;
    keeper.read("new", read.take());
    QVERIFY(read.good());
    // The name it has there is taken: another profile of the old name gets one of its own.
    Told<void> other;
    keeper.keep("old", ring(2), KeyKeeping::DesktopKeyring, other.take());
    QVERIFY(other.good());
    QCOMPARE(desktop.rings.size(), std::size_t{2});
}

void TstKeyStores::aFailedStoreKeepsTheEntry()
{
    test::FakeKeyStore desktop;
    KeyKeeper keeper(desktop, nullptr, {});
    Told<void> kept;
    keeper.keep("prod", ring(1), KeyKeeping::DesktopKeyring, kept.take());
    QVERIFY(kept.good());
    desktop.problem = KeyProblem{KeyProblem::Kind::Failed, QStringLiteral("out of order")};
    QSignalSpy forgotten(&keeper, &KeyKeeper::forgotten);
    Told<void> gone;
    keeper.forget("prod", gone.take());
    QVERIFY(gone.wait());
    QCOMPARE(gone.result->error().words, QStringLiteral("out of order"));
    QVERIFY(keeper.keeps("prod"));
    QCOMPARE(forgotten.count(), 0);
    Told<void> changed;
    keeper.keep("prod", ring(2), KeyKeeping::DesktopKeyring, changed.take());
    QVERIFY(changed.wait() && !changed.result->has_value());
    QCOMPARE(keeper.kept().named("prod")->fingerprints[0], ring(1).keys()[0].fingerprint());
}

void TstKeyStores::forgettingTellsWhoHoldsIt()
{
    test::FakeKeyStore desktop;
    KeyKeeper keeper(desktop, nullptr, {});
    Told<void> kept;
    keeper.keep("prod", ring(1), KeyKeeping::DesktopKeyring, kept.take());
    QVERIFY(kept.good());
    desktop.rings.clear(); // Somebody removed it by other means.
    QSignalSpy forgotten(&keeper, &KeyKeeper::forgotten);
    Told<void> gone;
    keeper.forget("prod", gone.take());
    QVERIFY(gone.good());
    QCOMPARE(forgotten.count(), 1);
    QVERIFY(!keeper.keeps("prod"));
    Told<crypto::Keyring> read;
    keeper.read("prod", read.take());
    QVERIFY(read.wait());
    QCOMPARE(read.result->error().kind, KeyProblem::Kind::NotThere);
}

void TstKeyStores::whatIsKeptIsKnownInTheNextRun()
{
    test::FakeKeyStore desktop;
    {
        KeyKeeper keeper(desktop, nullptr, file("keys.json"));
        Told<void> kept;
        keeper.keep("prod", ring(1), KeyKeeping::DesktopKeyring, kept.take());
        QVERIFY(kept.good());
    }
    KeyKeeper again(desktop, nullptr, file("keys.json"));
    Told<crypto::Keyring> read;
    again.read("prod", read.take());
    QVERIFY(read.good());
}

void TstKeyStores::aListThatWasLostLosesNoKey()
{
    test::FakeKeyStore desktop;
    test::FakeKeyStore sealed;
    sealed.rings[QStringLiteral("prod")] = ring(1);
    KeyKeeper keeper(desktop, &sealed, {});
    keeper.adopt("prod", {"1a2b3c4d"});
    keeper.adopt("prod", {"1a2b3c4d"});
    QCOMPARE(keeper.kept().all().size(), std::size_t{1});
    Told<crypto::Keyring> read;
    keeper.read("prod", read.take());
    QVERIFY(read.good());
}

QTEST_GUILESS_MAIN(TstKeyStores)
#include "tst_key_stores.moc"
