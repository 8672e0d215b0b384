#include <QTest>

#include "tests/models/member_rows.h"
#include "ui/models/ask_verdict.h"

using namespace grapevine;
using namespace grapevine::models;
using namespace std::chrono_literals;

/// What a draft means, and what keeps it back.
class TstAskVerdict final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gateSaysWhatComesFirst();
    void draftBecomesTheCommand();
    void commandBecomesTheDraftAgain();
    void namesAreSplitAsPeopleWriteThem();
    void problemsAreNamed_data();
    void problemsAreNamed();
    void reachCountsWhomTheFiltersPass();
    void limitIsMetToTheByte();
    void suspectMembersAreReachedAndFailedOnesAreNot();
};

namespace {

struct Stage {
    link::LinkStatus status = test::observerStatus();
    link::Capabilities capabilities = test::observerCapabilities();
    bool leaving = false;
    MemberStore members;

    Stage()
    {
        status.sendLocked = false;
        for (const auto& row : test::nightShift())
            members.put(row);
    }

    [[nodiscard]] AskSituation situation() const
    {
        return {status, capabilities, leaving, members};
    }
};

AskDraft named(const char* name)
{
    AskDraft draft;
    draft.name = QString::fromLatin1(name);
    return draft;
}

} // namespace

void TstAskVerdict::gateSaysWhatComesFirst()
{
    Stage stage;
    QVERIFY(sendGate(stage.situation()) == SendGate::Open);
    stage.status.sendLocked = true;
    QVERIFY(sendGate(stage.situation()) == SendGate::Locked);
    stage.leaving = true;
    QVERIFY(sendGate(stage.situation()) == SendGate::NotMember);
    stage.leaving = false;
    stage.status.self.reset();
    QVERIFY(sendGate(stage.situation()) == SendGate::NotMember);
    stage.status.mode = link::LinkMode::Rpc;
    QVERIFY(sendGate(stage.situation()) == SendGate::Locked);
    stage.status.mode = link::LinkMode::Peek;
    QVERIFY(sendGate(stage.situation()) == SendGate::Peeking);
}

void TstAskVerdict::draftBecomesTheCommand()
{
    auto draft = named("  uptime ");
    draft.payload = QStringLiteral("grüß");
    draft.timeout = QStringLiteral("1,5 s");
    draft.nodes = QStringLiteral("a, b c,a");
    draft.tags = {{QStringLiteral("role"), QStringLiteral("web")}, {{}, {}}};
    draft.relayFactor = 3;
    const auto query = draft.asQuery();
    QCOMPARE(query.name, std::string("uptime"));
    QCOMPARE(asText(query.payload), std::string_view("grüß"));
    QVERIFY(query.timeout == 1500ms);
    QVERIFY((query.nodes == std::vector<std::string>{"a", "b", "c"}));
    QCOMPARE(query.tags.size(), 1U);
    QCOMPARE(query.relayFactor, std::uint8_t{3});
    QVERIFY(query.ack);
    draft.coalesce = false;
    QVERIFY(!draft.event().coalesce);
}

void TstAskVerdict::commandBecomesTheDraftAgain()
{
    auto draft = named("uptime");
    draft.payload = QStringLiteral("a\nb");
    draft.timeout = QStringLiteral("1500ms");
    draft.nodes = QStringLiteral("a, b");
    draft.tags = {{QStringLiteral("role"), QStringLiteral("w.b")}};
    draft.ack = false;
    QVERIFY(AskDraft::of(draft.asQuery()) == draft);
    AskDraft event = named("deploy");
    event.isQuery = false;
    event.coalesce = false;
    QVERIFY(AskDraft::of(event.event()) == event);
}

void TstAskVerdict::namesAreSplitAsPeopleWriteThem()
{
    QVERIFY(splitNames(QStringLiteral(" , ")).empty());
    QVERIFY(
        (splitNames(QStringLiteral("a,b , c\td")) == std::vector<std::string>{"a", "b", "c", "d"}));
}

void TstAskVerdict::problemsAreNamed_data()
{
    QTest::addColumn<int>("problem");
    const auto row = [](const char* name, AskProblem problem) {
        QTest::newRow(name) << static_cast<int>(problem);
    };
    row("none", AskProblem::None);
    row("no-name", AskProblem::NoName);
    row("several", AskProblem::Several);
    row("internal", AskProblem::InternalName);
    row("timeout", AskProblem::BadTimeout);
    row("empty-tag", AskProblem::EmptyTag);
    row("bad-tag", AskProblem::BadTag);
    row("too-large", AskProblem::TooLarge);
    row("nobody", AskProblem::Nobody);
    row("locked", AskProblem::Locked);
}

void TstAskVerdict::problemsAreNamed()
{
    QFETCH(int, problem);
    Stage stage;
    auto draft = named("uptime");
    switch (static_cast<AskProblem>(problem)) {
    case AskProblem::NoName: draft.name = QStringLiteral("  "); break;
    case AskProblem::InternalName: draft.name = QStringLiteral("_serf_ping"); break;
    case AskProblem::BadTimeout: draft.timeout = QStringLiteral("soon"); break;
    case AskProblem::EmptyTag: draft.tags = {{{}, {}}, {QStringLiteral("role"), {}}}; break;
    case AskProblem::BadTag:
        draft.tags = {{{}, {}}, {QStringLiteral("role"), QStringLiteral("(")}};
        break;
    case AskProblem::TooLarge: draft.payload = QString(1024, QLatin1Char('x')); break;
    case AskProblem::Nobody: draft.nodes = QStringLiteral("nobody"); break;
    case AskProblem::Locked: stage.status.sendLocked = true; break;
    case AskProblem::Several: stage.status.mode = link::LinkMode::Several; break;
    case AskProblem::None:
    case AskProblem::Peeking:
    case AskProblem::NotMember: break;
    }
    const auto verdict = judge(draft, stage.situation());
    QCOMPARE(static_cast<int>(verdict.problem), problem);
    QCOMPARE(verdict.reason.isEmpty(), verdict.canSend());
    // The row as a person sees it, wholly empty ones counted.
    const bool ofTags =
        verdict.problem == AskProblem::EmptyTag || verdict.problem == AskProblem::BadTag;
    QCOMPARE(verdict.badTag.has_value(), ofTags);
    if (ofTags) QCOMPARE(*verdict.badTag, std::size_t{1});
}

void TstAskVerdict::reachCountsWhomTheFiltersPass()
{
    const Stage stage;
    auto draft = named("uptime");
    QCOMPARE(judge(draft, stage.situation()).reach, std::size_t{37});
    draft.tags = {{QStringLiteral("role"), QStringLiteral("^db$")}};
    QVERIFY(judge(draft, stage.situation()).reach < 6);
    draft.nodes = QStringLiteral("db-1 web-1 gone");
    const auto verdict = judge(draft, stage.situation());
    QCOMPARE(verdict.reach, std::size_t{1});
    QVERIFY(verdict.review.contains(QStringLiteral("gone")));
    QVERIFY(!verdict.review.contains(QStringLiteral("web-1")));
}

void TstAskVerdict::limitIsMetToTheByte()
{
    // SFR-6, ALL-12: one byte decides, and both rules are told apart.
    const Stage stage;
    auto draft = named("useless");
    draft.isQuery = false;
    int most = 0;
    for (int size = 1; size <= 512; ++size) {
        draft.payload = QString(size, QLatin1Char('x'));
        if (judge(draft, stage.situation()).canSend()) most = size;
    }
    draft.payload = QString(most, QLatin1Char('x'));
    const auto fits = judge(draft, stage.situation());
    QCOMPARE(fits.budget.encoded, std::size_t{512});
    draft.payload = QString(most + 1, QLatin1Char('x'));
    const auto over = judge(draft, stage.situation());
    QVERIFY(over.problem == AskProblem::TooLarge);
    QVERIFY(over.reason.contains(QStringLiteral("encoded")));
    draft.payload = QString(506, QLatin1Char('x'));
    QVERIFY(judge(draft, stage.situation()).reason.contains(QStringLiteral("name and payload")));
}

void TstAskVerdict::suspectMembersAreReachedAndFailedOnesAreNot()
{
    using link::MemberStatus;
    using link::RawState;
    MemberStore members;
    members.put(test::row({.id = 1, .name = "well"}));
    members.put(test::row({.id = 2, .name = "ill", .state = RawState::Suspect}));
    members.put(test::row({.id = 3, .name = "dead", .status = MemberStatus::Failed}));
    members.put(test::row({.id = 4, .name = "gone", .status = MemberStatus::Left}));
    QCOMPARE(aliveAmong(members), std::size_t{2});
    members.vanish(test::row({.id = 1})->key);
    QCOMPARE(aliveAmong(members), std::size_t{1});
}

QTEST_GUILESS_MAIN(TstAskVerdict)
#include "tst_ask_verdict.moc"
