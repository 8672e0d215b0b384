#include <QTest>

#include "tests/models/member_rows.h"
#include "ui/models/hand_over.h"

using namespace grapevine;
using namespace std::chrono_literals;
using models::HandOver;
using test::batchOf;
using test::momentAt;
using test::row;

/// The rows of a new link wait until they can take the old ones' place.
class TstHandOver final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void waitsForAsManyMembers();
    void settledIsEnough();
    void patienceEndsAndNothingIsNeverEnough();
    void pictureIsWhatCameLast();
};

void TstHandOver::waitsForAsManyMembers()
{
    HandOver over(2, momentAt());
    over.collect(batchOf({row({.id = 1, .name = "a"})}));
    QVERIFY(!over.isComplete(test::liveStatus(), momentAt(1s)));
    over.collect(batchOf({row({.id = 2, .name = "b"})}));
    QVERIFY(over.isComplete(test::liveStatus(), momentAt(1s)));
}

void TstHandOver::settledIsEnough()
{
    HandOver over(40, momentAt());
    over.collect(batchOf({row({.id = 1, .name = "a"})}));
    QVERIFY(over.isComplete(test::observerStatus(), momentAt(1s)));
    auto status = test::observerStatus();
    status.self->settled = false;
    QVERIFY(!over.isComplete(status, momentAt(1s)));
}

void TstHandOver::patienceEndsAndNothingIsNeverEnough()
{
    HandOver over(40, momentAt());
    QVERIFY(!over.isComplete(test::liveStatus(), momentAt(1h)));
    over.collect(batchOf({row({.id = 1, .name = "a"})}));
    QVERIFY(!over.isComplete(test::liveStatus(), momentAt(HandOver::kPatience - 1ms)));
    QVERIFY(over.isComplete(test::liveStatus(), momentAt(HandOver::kPatience)));
}

void TstHandOver::pictureIsWhatCameLast()
{
    HandOver over(2, momentAt());
    over.collect(batchOf({row({.id = 9, .name = "old"})}));
    over.collect(batchOf({row({.id = 1, .name = "a"}), row({.id = 2, .name = "b"})}, true));
    auto gone = batchOf({row({.id = 1, .name = "a", .incarnation = 7})});
    gone.removed.push_back({ClusterId{0}, MemberId{2}});
    over.collect(gone);
    const auto picture = over.picture();
    QVERIFY(picture.resync);
    QCOMPARE(picture.changed.size(), 1U);
    QCOMPARE(picture.changed[0]->incarnation, Incarnation{7});
}

QTEST_APPLESS_MAIN(TstHandOver)
#include "tst_hand_over.moc"
