#include <QLocale>
#include <QTest>

#include "tests/models/member_rows.h"
#include "ui/models/cluster_text.h"
#include "ui/models/natural_key.h"
#include "ui/models/status_kind.h"
#include "ui/models/time_words.h"

using namespace grapevine;
using namespace grapevine::models;
using namespace std::chrono_literals;

/// The small helpers that turn values into words and keys.
class TstWords final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void naturalOrderIsWhatPeopleExpect_data();
    void naturalOrderIsWhatPeopleExpect();
    void agesAreBrief_data();
    void agesAreBrief();
    void roundTripsKeepTheirDigits();
    void statusFollowsSerfAndSuspicion_data();
    void statusFollowsSerfAndSuspicion();
    void ratesAreInKilobytes();
};

void TstWords::naturalOrderIsWhatPeopleExpect_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("numbers") << QByteArray("web-2") << QByteArray("web-10");
    QTest::newRow("same length") << QByteArray("web-19") << QByteArray("web-20");
    QTest::newRow("leading zeros") << QByteArray("n007") << QByteArray("n8");
    QTest::newRow("case") << QByteArray("Alpha") << QByteArray("beta");
    QTest::newRow("versions") << QByteArray("1.9.3") << QByteArray("1.10.0");
    QTest::newRow("prefix") << QByteArray("web") << QByteArray("web-1");
    QTest::newRow("digits before letters") << QByteArray("a1") << QByteArray("ab");
    QTest::newRow("huge") << QByteArray("n99999999999999999999")
                          << QByteArray("n100000000000000000000");
}

void TstWords::naturalOrderIsWhatPeopleExpect()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QVERIFY(naturalKey(before.toStdString()) < naturalKey(after.toStdString()));
}

void TstWords::agesAreBrief_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << qint64{0} << QStringLiteral("0 s");
    QTest::newRow("part of a second") << qint64{900} << QStringLiteral("0 s");
    QTest::newRow("clocks apart") << qint64{-4000} << QStringLiteral("0 s");
    QTest::newRow("seconds") << qint64{8999} << QStringLiteral("8 s");
    QTest::newRow("minutes") << qint64{194'000} << QStringLiteral("3 min");
    QTest::newRow("days") << qint64{200'000'000} << QStringLiteral("2 d");
}

void TstWords::agesAreBrief()
{
    QFETCH(qint64, ms);
    QTEST(ageText(std::chrono::milliseconds{ms}), "text");
}

void TstWords::roundTripsKeepTheirDigits()
{
    QCOMPARE(rttText(312us), QStringLiteral("0.31 ms"));
    QCOMPARE(rttText(12'340us), QStringLiteral("12.3 ms"));
    QCOMPARE(rttText(250ms), QStringLiteral("250 ms"));
}

void TstWords::ratesAreInKilobytes()
{
    QCOMPARE(rateText(0), QStringLiteral("0.0 kB/s"));
    QCOMPARE(rateText(12), QStringLiteral("< 0.1 kB/s"));
    QCOMPARE(rateText(214), QStringLiteral("0.2 kB/s"));
}

void TstWords::statusFollowsSerfAndSuspicion_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("kind");
    const auto add = [](const char* name, link::MemberStatus status, link::RawState state,
                        StatusKind kind) {
        QTest::newRow(name) << static_cast<int>(status) << static_cast<int>(state)
                            << static_cast<int>(kind);
    };
    using Status = link::MemberStatus;
    using State = link::RawState;
    add("alive", Status::Alive, State::Alive, StatusKind::Alive);
    add("suspect", Status::Alive, State::Suspect, StatusKind::Suspect);
    add("leaving", Status::Leaving, State::Suspect, StatusKind::Leaving);
    add("failed", Status::Failed, State::Dead, StatusKind::Failed);
    add("left", Status::Left, State::Left, StatusKind::Left);
    add("not told", Status::None, State::Unknown, StatusKind::NoData);
}

void TstWords::statusFollowsSerfAndSuspicion()
{
    QFETCH(int, status);
    QFETCH(int, state);
    QFETCH(int, kind);
    const auto member = test::row({.id = 1,
                                   .name = "a",
                                   .status = static_cast<link::MemberStatus>(status),
                                   .state = static_cast<link::RawState>(state)});
    QCOMPARE(static_cast<int>(statusKind(*member)), kind);
}

QTEST_APPLESS_MAIN(TstWords)
#include "tst_words.moc"
