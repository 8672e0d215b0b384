#include <QTest>

#include "core/link/send_guard.h"

using namespace grapevine;
using namespace std::chrono_literals;
using link::CommandRefusal;
using link::SendGuard;

/// What the cluster would notice passes an open lock only, and not in floods.
class TstSendGuard final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shutAtFirst();
    void whatNobodyNoticesPassesAlways();
    void timedLockShutsByItself();
    void lockingTakesTheTimeAway();
    void floodsAreRefusedAndSaySo();
    void refusedSendsDoNotCount();
    void answersAreNotPaced();
    void aRepeatedEventAndQueryPass();

private:
    static TimePoint at(Duration later) { return TimePoint{10h + later}; }
    static std::optional<CommandRefusal> refusal(SendGuard& guard, const link::Command& command,
                                                 Duration later = {})
    {
        const auto outcome = guard.refuse(link::CommandId{7}, command, at(later));
        if (!outcome) return std::nullopt;
        if (outcome->command != link::CommandId{7}) qFatal("another command's outcome");
        return outcome->refusal;
    }
};

void TstSendGuard::shutAtFirst()
{
    SendGuard guard;
    QVERIFY(!guard.isOpen(at(0s)));
    QCOMPARE(refusal(guard, link::SendEvent{}), std::optional(CommandRefusal::Locked));
    QCOMPARE(refusal(guard, link::SendQuery{}), std::optional(CommandRefusal::Locked));
    QCOMPARE(refusal(guard, link::AnswerQuery{}), std::optional(CommandRefusal::Locked));
}

void TstSendGuard::whatNobodyNoticesPassesAlways()
{
    SendGuard guard;
    for (const link::Command& command :
         {link::Command{link::SweepNow{}}, link::Command{link::SetPaused{true}},
          link::Command{link::Leave{}}, link::Command{link::StopQuery{}},
          link::Command{link::ListKeys{}}, link::Command{link::ProveEvent{}},
          link::Command{link::StopProof{}}}) {
        QVERIFY(!refusal(guard, command));
        QVERIFY(!SendGuard::isLockable(command));
    }
}

void TstSendGuard::timedLockShutsByItself()
{
    SendGuard guard;
    guard.set({.open = true, .openFor = 15min}, at(0s));
    QCOMPARE(guard.openUntil(at(0s)), std::optional(at(15min)));
    QVERIFY(!refusal(guard, link::SendEvent{}, 15min - 1ns));
    QCOMPARE(refusal(guard, link::SendEvent{}, 15min), std::optional(CommandRefusal::Locked));
    QVERIFY(!guard.isOpen(at(15min)));
    QVERIFY(!guard.openUntil(at(15min)));
}

void TstSendGuard::lockingTakesTheTimeAway()
{
    SendGuard guard;
    guard.set({.open = true, .openFor = 15min}, at(0s));
    guard.set({.open = false}, at(1min));
    QVERIFY(!guard.isOpen(at(1min)));
    guard.set({.open = true}, at(2min));
    QVERIFY(guard.isOpen(at(72h)));
    QVERIFY(!guard.openUntil(at(72h)));
}

void TstSendGuard::floodsAreRefusedAndSaySo()
{
    SendGuard guard;
    guard.set({.open = true}, at(0s));
    for (std::size_t i = 0; i < SendGuard::kSendsMost; ++i)
        QVERIFY(!refusal(guard, link::SendEvent{}, i * 10ms));
    const auto outcome = guard.refuse(link::CommandId{1}, link::SendQuery{}, at(30s));
    QVERIFY(outcome);
    QCOMPARE(outcome->refusal, std::optional(CommandRefusal::TooFast));
    QCOMPARE(outcome->limit, SendGuard::kSendsMost);
    QVERIFY(sentence(*outcome).find("60 events and queries") != std::string::npos);
    // The first has left the window.
    QVERIFY(!refusal(guard, link::SendQuery{}, SendGuard::kWindow));
}

void TstSendGuard::refusedSendsDoNotCount()
{
    SendGuard guard;
    for (int i = 0; i < 200; ++i)
        QVERIFY(refusal(guard, link::SendEvent{}));
    guard.set({.open = true}, at(0s));
    for (std::size_t i = 0; i < SendGuard::kSendsMost; ++i)
        QVERIFY(!refusal(guard, link::SendEvent{}));
    for (int i = 0; i < 200; ++i)
        QVERIFY(refusal(guard, link::SendEvent{}, 59s));
    QVERIFY(!refusal(guard, link::SendEvent{}, 60s));
}

void TstSendGuard::answersAreNotPaced()
{
    SendGuard guard;
    guard.set({.open = true}, at(0s));
    for (int i = 0; i < 1000; ++i)
        QVERIFY(!refusal(guard, link::AnswerQuery{}));
}

void TstSendGuard::aRepeatedEventAndQueryPass()
{
    // An event every 2 s and a query every 5 s, for an hour.
    SendGuard guard;
    guard.set({.open = true}, at(0s));
    for (int second = 0; second < 3600; ++second) {
        if (second % 2 == 0) QVERIFY(!refusal(guard, link::SendEvent{}, second * 1s));
        if (second % 5 == 0) QVERIFY(!refusal(guard, link::SendQuery{}, second * 1s));
    }
}

QTEST_GUILESS_MAIN(TstSendGuard)
#include "tst_send_guard.moc"
