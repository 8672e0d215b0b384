#include <QtTest/QTest>

#include "core/crypto/keyring.h"
#include "core/serf/key_store.h"
#include "tests/unit/serf/serf_rig.h"

using namespace grapevine;
using namespace grapevine::test;

namespace {

crypto::SecretKey key(std::uint8_t number, std::size_t size = 16)
{
    return crypto::SecretKey::fromBytes(Bytes(size, std::byte{number})).value();
}

class Store final : public serf::KeyStore {
public:
    [[nodiscard]] bool encrypted() const override { return !ring.empty(); }
    [[nodiscard]] const crypto::Keyring& keyring() const override { return ring; }
    [[nodiscard]] Expected<void, std::string> replace(crypto::Keyring fresh) override
    {
        if (!refusal.empty()) return failure(refusal);
        ring = std::move(fresh);
        return {};
    }

    crypto::Keyring ring;
    std::string refusal;
};

struct Answer {
    bool result = false;
    std::string message;
    std::vector<std::string> keys;
    std::string primary;
};

/// Asks as `serf keys` does, and reads what comes back.
struct Operator {
    explicit Operator(Store* store)
        : rig({}, store)
    {
    }

    Answer ask(const std::string& query, const Bytes& keyBytes)
    {
        return askRaw(query, message(wire::KeyRequest{keyBytes}));
    }

    Answer askRaw(const std::string& query, const Bytes& payload)
    {
        QueryText text;
        text.id = nextId++;
        text.name = "_serf_" + query;
        text.payload = payload;
        rig.hear(text.bytes());
        const auto sent = rig.machine.takeMessages();
        if (sent.size() != 1) return {false, "no answer", {}, {}};
        largest = std::max(largest, sent[0].message.size());
        const Response response{sent[0].message};
        wire::Scratch scratch;
        const auto told =
            wire::decodeSerf<wire::KeyResponse>(response.what.payload, scratch).value();
        return {told.result,
                std::string{told.message},
                {told.keys.begin(), told.keys.end()},
                std::string{told.primaryKey}};
    }

    Rig rig;
    std::uint32_t nextId = 1;
    std::size_t largest = 0;
};

Bytes bytesOf(const crypto::SecretKey& secret)
{
    return {secret.bytes().begin(), secret.bytes().end()};
}

} // namespace

class TstKeyDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutEncryptionThereIsNothingToChange()
    {
        Store empty;
        for (auto* store : {static_cast<Store*>(nullptr), &empty}) {
            Operator op{store};
            for (const auto* query : {"install-key", "use-key", "remove-key"}) {
                const auto answer = op.ask(query, bytesOf(key(1)));
                QVERIFY(!answer.result);
                QCOMPARE(answer.message,
                         std::string{"No keyring to modify (encryption not enabled)"});
            }
            const auto list = op.ask("list-keys", {});
            QVERIFY(!list.result);
            QCOMPARE(list.message, std::string{"Keyring is empty (encryption not enabled)"});
            QVERIFY(!op.askRaw("list-keys", {}).result);
        }
    }

    void aRotationGoesStepByStep()
    {
        Store store;
        store.ring.add(key(1));
        Operator op{&store};
        QVERIFY(op.ask("install-key", bytesOf(key(2, 32))).result);
        QCOMPARE(store.ring.keys().size(), std::size_t{2});
        QVERIFY(store.ring.keys()[0].equals(key(1)));
        QVERIFY(op.ask("use-key", bytesOf(key(2, 32))).result);
        QVERIFY(store.ring.keys()[0].equals(key(2, 32)));
        const auto list = op.ask("list-keys", {});
        QVERIFY(list.result);
        QCOMPARE(list.keys,
                 (Lines{toBase64(Bytes(32, std::byte{2})), toBase64(Bytes(16, std::byte{1}))}));
        QCOMPARE(list.primary, toBase64(Bytes(32, std::byte{2})));
        QVERIFY(op.ask("remove-key", bytesOf(key(1))).result);
        QCOMPARE(store.ring.keys().size(), std::size_t{1});
        QCOMPARE(op.rig.told(), (Lines{"keys install-key", "keys use-key", "keys remove-key"}));
    }

    void whatCannotBeDoneIsSaidInGosWords()
    {
        Store store;
        store.ring.add(key(1));
        Operator op{&store};
        QCOMPARE(op.ask("install-key", Bytes(15)).message,
                 std::string{"key size must be 16, 24 or 32 bytes"});
        QCOMPARE(op.ask("use-key", bytesOf(key(9))).message,
                 std::string{"requested key is not in the keyring"});
        QCOMPARE(op.ask("use-key", Bytes(3)).message,
                 std::string{"requested key is not in the keyring"});
        QCOMPARE(op.ask("remove-key", bytesOf(key(1))).message,
                 std::string{"removing the primary key is not allowed"});
        QVERIFY(op.ask("remove-key", bytesOf(key(9))).result); // It is not there: done.
        QVERIFY(op.ask("install-key", bytesOf(key(1))).result);
        QCOMPARE(store.ring.keys().size(), std::size_t{1});
    }

    void aRingThatCannotBeKeptIsSaid()
    {
        Store store;
        store.ring.add(key(1));
        store.refusal = "the keyring file cannot be written";
        Operator op{&store};
        const auto answer = op.ask("install-key", bytesOf(key(2)));
        QVERIFY(!answer.result);
        QCOMPARE(answer.message, store.refusal);
        const auto events = op.rig.machine.takeEvents();
        QVERIFY(!std::get<serf::KeysChanged>(events.at(0)).done);
    }

    void aKeyQueryThatCannotBeReadFailsWithoutAWord()
    {
        Store store;
        store.ring.add(key(1));
        Operator op{&store};
        const auto answer = op.askRaw("install-key", {std::byte{7}});
        QVERIFY(!answer.result);
        QCOMPARE(answer.message, std::string{});
    }

    void aLongListIsCutUntilItFits()
    {
        Store store;
        for (std::uint8_t i = 1; i <= 60; ++i)
            store.ring.add(key(i, 32));
        Operator op{&store};
        const auto list = op.ask("list-keys", {});
        QVERIFY(list.result);
        QVERIFY(list.keys.size() > 10 && list.keys.size() < 30);
        QCOMPARE(list.message, "truncated key list response, showing first " +
                                   std::to_string(list.keys.size()) + " of 60 keys");
        QCOMPARE(list.keys.front(), list.primary);
        QVERIFY(op.largest <= 1024 && op.largest > 1024 - 50);
        QCOMPARE(op.rig.counters.value("serf.key-list-cut"), std::uint64_t{1});
    }

    void aListThatFitsIsWhole()
    {
        Store store;
        for (std::uint8_t i = 1; i <= 15; ++i)
            store.ring.add(key(i, 32));
        Operator op{&store};
        const auto list = op.ask("list-keys", {});
        QCOMPARE(list.keys.size(), std::size_t{15});
        QCOMPARE(list.message, std::string{});
    }
};

QTEST_APPLESS_MAIN(TstKeyDesk)
#include "tst_key_desk.moc"
