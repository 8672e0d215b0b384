#include <QtTest/QTest>

#include "core/agent/flap_book.h"

using namespace grapevine;
using namespace grapevine::agent;
using namespace std::chrono_literals;

namespace {

constexpr MemberId kMember{4};

Moment at(Duration time)
{
    const auto whole = std::chrono::duration_cast<std::chrono::milliseconds>(time);
    return {TimePoint{time}, WallTime{whole.count()}};
}

} // namespace

class TstFlapBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingHappenedToMostMembers()
    {
        FlapBook book;
        book.handleJoin(at(1s), kMember);
        book.handlePresence(kMember);
        QVERIFY(book.find(kMember) == nullptr);
    }

    void eachTurnIsCounted()
    {
        FlapBook book;
        book.handleSuspect(kMember);
        book.handleRefute(at(2s), kMember);
        QCOMPARE(book.find(kMember)->lastFlap->boot, TimePoint{2s});
        book.handleSuspect(kMember);
        book.handleFailure(kMember);
        QCOMPARE(book.find(kMember)->lastFlap->boot, TimePoint{2s});
        book.handleJoin(at(9s), kMember);
        const auto history = book.find(kMember);
        QCOMPARE(history->suspected, 2U);
        QCOMPARE(history->refuted, 1U);
        QCOMPARE(history->failed, 1U);
        QCOMPARE(history->returned, 1U);
        QCOMPARE(history->lastFlap->boot, TimePoint{9s});
    }

    void oneJoinIsOneReturn()
    {
        FlapBook book;
        book.handleFailure(kMember);
        book.handleJoin(at(1s), kMember);
        book.handleJoin(at(2s), kMember);
        QCOMPARE(book.find(kMember)->returned, 1U);
    }

    void whoLeftReturnsToo()
    {
        FlapBook book;
        book.handleAbsence(kMember);
        QVERIFY(book.find(kMember) == nullptr);
        book.handleJoin(at(1s), kMember);
        QCOMPARE(book.find(kMember)->returned, 1U);
        QCOMPARE(book.find(kMember)->failed, 0U);
    }

    void aPictureOfSomebodyPresentIsNoReturn()
    {
        FlapBook book;
        book.handleAbsence(kMember);
        book.handlePresence(kMember);
        book.handleJoin(at(1s), kMember);
        QVERIFY(book.find(kMember) == nullptr);
    }

    void whatRowsHoldDoesNotChangeUnderThem()
    {
        FlapBook book;
        book.handleSuspect(kMember);
        const auto before = book.find(kMember);
        book.handleSuspect(kMember);
        QCOMPARE(before->suspected, 1U);
        QCOMPARE(book.find(kMember)->suspected, 2U);
    }

    void theLongestUntouchedIsForgottenFirst()
    {
        FlapBook book;
        for (std::uint32_t i = 0; i < FlapBook::kMembersMost; ++i)
            book.handleSuspect(MemberId{i});
        book.handleSuspect(MemberId{0});
        book.handleSuspect(MemberId{FlapBook::kMembersMost});
        QVERIFY(book.find(MemberId{0}) != nullptr);
        QVERIFY(book.find(MemberId{1}) == nullptr);
        QVERIFY(book.find(MemberId{2}) != nullptr);
        QCOMPARE(book.counters().value("observer.flaps-forgotten"), std::uint64_t{1});
    }

    void aReapedMemberIsForgotten()
    {
        FlapBook book;
        book.handleFailure(kMember);
        book.forget(kMember);
        QVERIFY(book.find(kMember) == nullptr);
        book.handleJoin(at(1s), kMember);
        QVERIFY(book.find(kMember) == nullptr);
    }
};

QTEST_APPLESS_MAIN(TstFlapBook)
#include "tst_flap_book.moc"
