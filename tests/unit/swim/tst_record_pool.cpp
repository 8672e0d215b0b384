#include <QObject>
#include <QtTest/QTest>
#include <string>

#include "core/swim/record_pool.h"
#include "tests/unit/swim/swim_bench.h"

using namespace grapevine;
using namespace grapevine::swim;
using namespace grapevine::swim::testing;

class TstRecordPool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneAnnouncementIsKeptOnce()
    {
        RecordPool pool;
        const auto address = addressOf(1);
        const auto meta = toBytes("meta");
        const auto versions = toBytes(std::string_view{"\1\5\2\2\5\5"});
        const auto first =
            pool.intern(wire::Alive{Incarnation{1}, "n1", address, 7946, meta, versions});
        const auto again = pool.intern(
            wire::PushNodeState{"n1", address, 7946, meta, Incarnation{9}, 2, versions});
        QCOMPARE(first.get(), again.get());
        QVERIFY(first->versionsKnown);
        QCOMPARE(first->endpoint.text(), std::string{"10.0.0.2:7946"});
        QCOMPARE(pool.size(), std::size_t{1});
        for (const auto& other : {wire::Alive{Incarnation{1}, "n2", address, 7946, meta, versions},
                                  wire::Alive{Incarnation{1}, "n1", address, 7947, meta, versions},
                                  wire::Alive{Incarnation{1}, "n1", address, 7946, {}, versions},
                                  wire::Alive{Incarnation{1}, "n1", address, 7946, meta, {}},
                                  wire::Alive{Incarnation{1}, "n1", meta, 7946, meta, versions}})
            QVERIFY(pool.intern(other) != first);
    }

    void whatTheReaderHoldsIsComparedFirst()
    {
        RecordPool pool;
        RecordPool other;
        const auto address = addressOf(1);
        const auto versions = toBytes(std::string_view{"\1\5\2\2\5\5\7"}); // Six of them count.
        const wire::PushNodeState row{"n1", address, 7946, {}, Incarnation{1}, 0, versions};
        const auto held = other.intern(row);
        QCOMPARE(pool.intern(row, held), held);
        QCOMPARE(pool.size(), std::size_t{0});
        auto changed = row;
        changed.port = 7947;
        QVERIFY(pool.intern(changed, held) != held);
        QCOMPARE(pool.size(), std::size_t{1});
    }

    void fewerThanSixVersionsAreNone()
    {
        RecordPool pool;
        const auto record = pool.intern(
            wire::Alive{Incarnation{1}, "n1", addressOf(1), 7946, {}, asBytes("\1\5\2\2\5")});
        QVERIFY(!record->versionsKnown);
        QCOMPARE(record->versions, Versions{});
    }

    void anOddAddressIsKeptButLeadsNowhere()
    {
        RecordPool pool;
        const auto record =
            pool.intern(wire::Alive{Incarnation{1}, "n1", asBytes("12345"), 7946, {}, {}});
        QCOMPARE(record->address.size(), std::size_t{5});
        QVERIFY(record->endpoint.address.isNone());
    }

    void whatNobodyHoldsIsSweptOut()
    {
        RecordPool pool;
        const auto kept = pool.intern(wire::Alive{Incarnation{1}, "kept", addressOf(1), 1, {}, {}});
        for (unsigned i = 0; i < 100'000; ++i) {
            const auto name = "n" + std::to_string(i);
            (void)pool.intern(wire::Alive{Incarnation{1}, name, addressOf(1), 1, {}, {}});
        }
        QVERIFY(pool.size() <= 1025);
        QCOMPARE(pool.intern(wire::Alive{Incarnation{1}, "kept", addressOf(1), 1, {}, {}}).get(),
                 kept.get());
    }
};

QTEST_APPLESS_MAIN(TstRecordPool)
#include "tst_record_pool.moc"
