#include <QtTest/QTest>
#include <memory>
#include <string>
#include <vector>

#include "core/agent/member_policy.h"
#include "core/base/bytes.h"
#include "core/sim/agreement_checker.h"
#include "core/sim/claims.h"
#include "core/sim/clock_checker.h"
#include "core/sim/event_checker.h"
#include "core/sim/fleet.h"
#include "core/sim/observer_checker.h"
#include "core/sim/row_checkers.h"
#include "core/sim/table_watch.h"
#include "core/sim/violation_log.h"
#include "core/swim/member_table.h"
#include "core/swim/node_record.h"
#include "core/wire/framing.h"
#include "core/wire/messages.h"
#include "core/wire/packet.h"
#include "core/wire/serf_messages.h"
#include "core/wire/stream.h"

// Every checker is shown a fault and has to fire, and what looks like one and has to keep still.

using namespace grapevine;
using namespace grapevine::sim;
using namespace std::chrono_literals;

namespace {

constexpr MemberId kMember{7};
constexpr Node kWatcher{0};

struct Seen {
    std::uint32_t incarnation;
    swim::State state;
    TimePoint changedAt{};
    std::uint16_t port = 7946;
};

// What the two row checkers say of a table whose one row was `before` and is `after` at `now`.
std::vector<Violation> verdict(const std::vector<Seen>& rows, TimePoint now = TimePoint{1s})
{
    ViolationLog log{42};
    IncarnationChecker incarnations{log};
    ResurrectionChecker resurrections{log};
    TableWatch watch{30s};
    for (const auto& row : rows) {
        auto record = std::make_shared<swim::NodeRecord>();
        record->port = row.port;
        swim::MemberEntry entry;
        entry.member = kMember;
        entry.record = record;
        entry.incarnation = Incarnation{row.incarnation};
        entry.state = row.state;
        entry.changedAt = row.changedAt;
        std::vector<RowChange> changes;
        watch.look(now, kMember, &entry, changes);
        for (const auto& change : changes) {
            incarnations.handleChange(now, "watcher", "m7", change);
            resurrections.handleChange(now, "watcher", "m7", change);
        }
    }
    return log.violations();
}

std::vector<Violation> told(const std::vector<serf::MemberEvent::Kind>& kinds)
{
    ViolationLog log{42};
    EventChecker checker{log};
    for (const auto kind : kinds) {
        checker.handleEvent(TimePoint{1s}, kWatcher, "watcher", "m7", {kind, kMember});
    }
    return log.violations();
}

Bytes datagram(const std::vector<Bytes>& messages)
{
    if (messages.size() == 1) return wire::wrapPacket(messages[0], "", nullptr, {});
    std::vector<ByteView> views(messages.begin(), messages.end());
    return wire::wrapPacket(wire::encodeCompound(views), "", nullptr, {.compress = true});
}

template<class M> Bytes encoded(const M& message)
{
    Bytes bytes;
    wire::encode(bytes, message);
    return bytes;
}

template<class M> Bytes userMessage(const M& message)
{
    Bytes bytes{std::byte{8}};
    wire::encodeSerf(bytes, message);
    return bytes;
}

const Bytes kAddress = toBytes("\x0A\x01\x01\x01");
const Bytes kVersions = toBytes("\x01\x05\x02\x02\x05\x05");

wire::Alive alive(std::string_view node, std::uint32_t incarnation)
{
    return {Incarnation{incarnation}, node, kAddress, 7946, {}, kVersions};
}

wire::PushNodeState listed(std::string_view node, std::uint32_t incarnation, std::int64_t state = 0)
{
    return {node, kAddress, 7946, {}, Incarnation{incarnation}, state, kVersions};
}

Bytes pushPull(const std::vector<wire::PushNodeState>& rows, bool join,
               const wire::SerfPushPull& serf = {})
{
    Bytes state;
    wire::encodeSerf(state, serf);
    Bytes bytes;
    wire::encode(bytes, wire::PushPullHeader{static_cast<std::int64_t>(rows.size()),
                                             static_cast<std::int64_t>(state.size()), join});
    for (const auto& row : rows)
        wire::encode(bytes, row);
    append(bytes, state);
    return bytes;
}

// An observer called `me` that a test puppeteers.
struct Puppet {
    ViolationLog log{42};
    ObserverChecker checker{log, "me", ""};
    TimePoint now{1s};

    void hears(const std::vector<Bytes>& messages)
    {
        checker.handleReceived(now, datagram(messages));
    }
    void says(const std::vector<Bytes>& messages) { checker.handleSent(now, datagram(messages)); }
    void pinged(std::string_view node, std::uint32_t sequence)
    {
        wire::Ping ping;
        ping.sequence = SequenceNumber{sequence};
        ping.node = node;
        says({encoded(ping)});
        hears({encoded(wire::Ack{SequenceNumber{sequence}, {}})});
    }
    void answers(bool join, const std::vector<wire::PushNodeState>& rows,
                 const wire::SerfPushPull& serf = {})
    {
        const StreamId stream{5};
        checker.handleStreamOpened(stream, false);
        const auto ask = wire::wrapStream(pushPull({listed("joiner", 1)}, join),
                                          wire::StreamSide::Dialled, "", nullptr, false);
        checker.handleStreamReceived(now, stream, ask);
        const auto answer = wire::wrapStream(pushPull(rows, join, serf), wire::StreamSide::Accepted,
                                             "", nullptr, true);
        checker.handleStreamSent(now, stream, answer);
        checker.handleStreamClosed(stream);
    }
    bool silent() const { return log.empty(); }
    bool firedOnce() const { return log.violations().size() == 1; }
};

} // namespace

class TstCheckers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFallingIncarnationFires()
    {
        const auto violations = verdict({{5, swim::State::Alive}, {4, swim::State::Alive}});
        QCOMPARE(violations.size(), std::size_t{1});
        QCOMPARE(violations[0].seed, std::uint64_t{42});
        QVERIFY(violations[0].text().find("incarnation of m7 fell from 5 to 4") !=
                std::string::npos);
        QVERIFY(verdict({{5, swim::State::Alive}, {6, swim::State::Suspect}}).empty());
    }

    void aForgottenMemberMayBeginAnew()
    {
        const std::vector<Seen> rows{{5, swim::State::Dead, TimePoint{1s}},
                                     {1, swim::State::Alive, TimePoint{40s}}};
        QVERIFY(verdict(rows, TimePoint{40s}).empty());
        QVERIFY(!verdict(rows, TimePoint{20s}).empty());
    }

    void aRowThatWasGoneMeanwhileBeginsAnew()
    {
        TableWatch watch{30s};
        std::vector<RowChange> changes;
        swim::MemberEntry entry;
        entry.member = kMember;
        entry.incarnation = Incarnation{5};
        watch.look(TimePoint{1s}, kMember, &entry, changes);
        watch.look(TimePoint{1s}, kMember, nullptr, changes);
        entry.incarnation = Incarnation{1};
        watch.look(TimePoint{1s}, kMember, &entry, changes);
        QVERIFY(changes.empty());
    }

    void aResurrectionFires()
    {
        for (const auto gone : {swim::State::Dead, swim::State::Left}) {
            QCOMPARE(verdict({{5, gone}, {5, swim::State::Alive}}).size(), std::size_t{1});
            QCOMPARE(verdict({{5, gone}, {5, swim::State::Suspect}}).size(), std::size_t{1});
            QVERIFY(verdict({{5, gone}, {6, swim::State::Alive}}).empty());
        }
        QVERIFY(verdict({{5, swim::State::Suspect}, {5, swim::State::Alive}}).empty());
    }

    void whoLeftMayBeReplacedFromAnotherAddress()
    {
        QVERIFY(verdict({{5, swim::State::Left}, {1, swim::State::Alive, {}, 7947}}).empty());
        QVERIFY(!verdict({{5, swim::State::Dead}, {1, swim::State::Alive, {}, 7947}}).empty());
    }

    void aFallingClockFires()
    {
        ViolationLog log{42};
        ClockChecker checker{log};
        const auto clocks = [](std::uint64_t member, std::uint64_t event, std::uint64_t query) {
            return serf::Clocks{LamportTime{member}, LamportTime{event}, LamportTime{query}};
        };
        checker.handleClocks(TimePoint{1s}, kWatcher, "w", clocks(5, 5, 5));
        checker.handleClocks(TimePoint{1s}, kWatcher, "w", clocks(5, 6, 7));
        checker.handleClocks(TimePoint{1s}, Node{1}, "v", clocks(1, 1, 1));
        QVERIFY(log.empty());
        checker.handleClocks(TimePoint{1s}, kWatcher, "w", clocks(4, 6, 7));
        checker.handleClocks(TimePoint{1s}, kWatcher, "w", clocks(4, 5, 7));
        checker.handleClocks(TimePoint{1s}, kWatcher, "w", clocks(4, 5, 6));
        QCOMPARE(log.violations().size(), std::size_t{3});
        checker.forget(kWatcher);
        checker.handleClocks(TimePoint{1s}, kWatcher, "w", clocks(1, 1, 1));
        QCOMPARE(log.violations().size(), std::size_t{3});
    }

    void theSameNewsTwiceFires()
    {
        using Kind = serf::MemberEvent::Kind;
        for (const auto& good : std::vector<std::vector<Kind>>{
                 {Kind::Join, Kind::Failed, Kind::Join, Kind::Update, Kind::Leaving, Kind::Leave},
                 {Kind::Join, Kind::Failed, Kind::Leave, Kind::Reap, Kind::Join},
                 {Kind::Join, Kind::Leaving, Kind::Staying, Kind::Failed, Kind::Reap}}) {
            QVERIFY(told(good).empty());
        }
        for (const auto& bad :
             std::vector<std::vector<Kind>>{{Kind::Join, Kind::Join},
                                            {Kind::Join, Kind::Failed, Kind::Failed},
                                            {Kind::Join, Kind::Leaving, Kind::Leaving},
                                            {Kind::Join, Kind::Leaving, Kind::Failed},
                                            {Kind::Join, Kind::Leaving, Kind::Leave, Kind::Leave},
                                            {Kind::Join, Kind::Leaving, Kind::Leave, Kind::Failed},
                                            {Kind::Join, Kind::Staying},
                                            {Kind::Join, Kind::Failed, Kind::Reap, Kind::Reap},
                                            {Kind::Update},
                                            {Kind::Failed},
                                            {Kind::Join, Kind::Leave}}) {
            QCOMPARE(told(bad).size(), std::size_t{1});
        }
    }

    void anObserverThatAccusesFires_data()
    {
        QTest::addColumn<QByteArray>("message");
        const auto add = [](const char* name, const Bytes& bytes) {
            QTest::newRow(name) << QByteArray{reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<qsizetype>(bytes.size())};
        };
        add("suspect", encoded(wire::Suspect{Incarnation{3}, "victim", "me"}));
        add("dead", encoded(wire::Dead{Incarnation{3}, "victim", "me"}));
        add("alive", encoded(alive("victim", 3)));
        add("leave intent", userMessage(wire::LeaveIntent{LamportTime{3}, "victim", false}));
        add("own prune", userMessage(wire::LeaveIntent{LamportTime{3}, "me", true}));
        add("join intent", userMessage(wire::JoinIntent{LamportTime{3}, "victim"}));
        add("user event", userMessage(wire::UserEvent{LamportTime{3}, "deploy", {}, false}));
        wire::Query query;
        query.name = "_serf_remove-key";
        add("query", userMessage(query));
    }

    void anObserverThatAccusesFires()
    {
        QFETCH(QByteArray, message);
        const auto bytes = toBytes({message.constData(), static_cast<std::size_t>(message.size())});
        const auto other = encoded(wire::Nack{SequenceNumber{1}});
        Puppet guilty;
        guilty.says({other, bytes});
        QVERIFY(guilty.firedOnce());

        Puppet relay;
        relay.hears({bytes, other});
        relay.says({bytes});
        relay.says({other, bytes});
        QVERIFY(relay.silent());

        auto changed = bytes;
        changed.back() ^= std::byte{1};
        Puppet forger;
        forger.hears({changed});
        forger.says({bytes});
        QVERIFY(forger.firedOnce());
    }

    void anObserverMaySpeakOfItself()
    {
        Puppet puppet;
        puppet.says({encoded(alive("me", 9))});
        puppet.says({encoded(wire::Dead{Incarnation{9}, "me", "me"})});
        puppet.says({userMessage(wire::LeaveIntent{LamportTime{3}, "me", false})});
        puppet.says({userMessage(wire::JoinIntent{LamportTime{3}, "me"})});
        puppet.says({userMessage(wire::QueryResponse{LamportTime{3}, QueryId{1}, "me", 1, {}})});
        QVERIFY2(puppet.silent(), puppet.log.text().c_str());
    }

    void anUnreadableDatagramFires()
    {
        Puppet puppet;
        puppet.checker.handleSent(TimePoint{1s}, asBytes("\xFFnonsense"));
        QVERIFY(puppet.firedOnce());
    }

    void whoJoinsMayBeToldOfThoseJustHeard()
    {
        Puppet puppet;
        puppet.hears({encoded(alive("peer", 2))});
        puppet.pinged("peer", 1);
        puppet.answers(true, {listed("me", 1), listed("peer", 2)});
        QVERIFY2(puppet.silent(), puppet.log.text().c_str());
    }

    void everyOtherListingFires()
    {
        const auto fires = [](bool join, TimePoint at, const wire::PushNodeState& row) {
            Puppet puppet;
            puppet.hears({encoded(alive("peer", 2)), encoded(alive("mute", 2))});
            puppet.pinged("peer", 1);
            puppet.now = at;
            puppet.answers(join, {listed("me", 1), row});
            return puppet.firedOnce();
        };
        auto short5 = listed("peer", 2);
        short5.versions = short5.versions.first(5);
        QVERIFY(!fires(true, TimePoint{2s}, listed("peer", 2)));
        QVERIFY(fires(false, TimePoint{2s}, listed("peer", 2)));
        QVERIFY(fires(true, TimePoint{12s}, listed("peer", 2)));   // Heard too long ago.
        QVERIFY(fires(true, TimePoint{2s}, listed("mute", 2)));    // Never answered.
        QVERIFY(fires(true, TimePoint{2s}, listed("peer", 3)));    // Invented incarnation.
        QVERIFY(fires(true, TimePoint{2s}, listed("peer", 2, 1))); // Suspect.
        QVERIFY(fires(true, TimePoint{2s}, short5));
    }

    void aStalledObserverHasHeardNobody()
    {
        Puppet puppet;
        puppet.hears({encoded(alive("peer", 2))});
        puppet.pinged("peer", 1);
        puppet.checker.forget();
        puppet.answers(true, {listed("peer", 2)});
        QVERIFY(puppet.firedOnce());
    }

    void serfsPartOfAListingIsHeldToTheRuleToo()
    {
        const auto fires = [](const wire::SerfPushPull& serf) {
            Puppet puppet;
            puppet.answers(false, {listed("me", 1)}, serf);
            return puppet.firedOnce();
        };
        wire::SerfPushPull fine;
        fine.statusTimes = {{"me", LamportTime{1}}};
        QVERIFY(!fires(fine));
        wire::SerfPushPull unlisted;
        unlisted.statusTimes = {{"victim", LamportTime{1}}};
        QVERIFY(fires(unlisted));
        wire::SerfPushPull left;
        left.leftMembers = {"victim"};
        QVERIFY(fires(left));
        wire::SerfPushPull events;
        events.events.emplace_back();
        QVERIFY(fires(events));
    }

    void disagreementAfterItsTimeFires()
    {
        ViolationLog log{42};
        AgreementChecker checker{log};
        checker.arm(TimePoint{10s}, 90s);
        checker.handleVerdict(TimePoint{50s}, "a holds b for failed");
        QVERIFY(log.empty());
        checker.handleVerdict(TimePoint{60s}, "");
        QCOMPARE(checker.took(), std::optional<Duration>{50s});
        QVERIFY(!checker.due());

        checker.arm(TimePoint{100s}, 90s);
        checker.handleVerdict(TimePoint{190s}, "a holds b for failed");
        QCOMPARE(log.violations().size(), std::size_t{1});

        checker.arm(TimePoint{200s}, 90s);
        checker.disarm();
        checker.handleVerdict(TimePoint{400s}, "a holds b for failed");
        QCOMPARE(log.violations().size(), std::size_t{1});
    }

    void theLogIsBounded()
    {
        ViolationLog log{42};
        for (std::size_t i = 0; i < ViolationLog::kMost + 5; ++i) {
            log.report(TimePoint{1s}, "n", "same again");
        }
        QCOMPARE(log.violations().size(), ViolationLog::kMost);
        QCOMPARE(log.notKept(), std::size_t{5});
        QVERIFY(log.text().find("and 5 more") != std::string::npos);
    }

    // From here on the faults are planted in a whole fleet.

    void anObserverWithAMembersCharacterIsCaught()
    {
        const agent::MemberPolicy accuses;
        FleetOptions options{.nodes = 5, .seed = 3, .observers = 1};
        options.policyOf = [&](Node node) { return node == Node{4} ? &accuses : nullptr; };
        auto fleet = Fleet::converged(std::move(options));
        fleet.runFor(5s);
        fleet.crash(Node{1});
        fleet.runFor(60s);
        QVERIFY(!fleet.violations().empty());
        QCOMPARE(fleet.violations()[0].node, std::string{"node00004"});
        const auto stoppedAt = fleet.time();
        fleet.runFor(60s); // The first violation ends the run.
        QVERIFY(fleet.time() == stoppedAt);
    }

    void aFleetThatCannotAgreeIsCaught()
    {
        auto fleet = Fleet::converged({.nodes = 4, .seed = 3});
        fleet.partition({.left = 2});
        fleet.runFor(60s);
        fleet.expectAgreement(60s);
        fleet.runFor(120s);
        QCOMPARE(fleet.violations().size(), std::size_t{1});
        QVERIFY(fleet.report().find("no agreement") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TstCheckers)
#include "tst_checkers.moc"
