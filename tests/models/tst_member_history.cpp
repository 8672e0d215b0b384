#include <QTest>

#include "tests/models/member_rows.h"
#include "ui/models/member_history.h"
#include "ui/models/member_model.h"
#include "ui/models/ribbon_words.h"

using namespace grapevine;
using namespace std::chrono_literals;
using models::MemberColumn;
using models::MemberHistory;
using models::MemberModel;
using models::RibbonSpan;
using models::StatusKind;
using test::batchOf;
using test::momentAt;

/// What the table remembers of each member: ribbons, flaps within a while, lists of changes.
class TstMemberHistory final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoNeverChangedIsHatchedBeforeTheFirstLook();
    void changesBecomePieces();
    void piecesFillTheSpanWhateverHappens();
    void flapsAreCountedWithinAWhile();
    void flapsBeforeTheFirstLookHaveOneTime();
    void oldestChangesGoAndAreCounted();
    void vanishedMemberIsNoLongerWatched();
    void anotherLinkGoesOnWithTheHistory();
    void filterAsksForFlapsWithinAWhile();
    void ribbonSpeaksInWords();
    void ribbonSortsTheTroubledFirst();
};

namespace {

using link::MemberStatus;

link::MemberRowPtr at(Duration since, MemberStatus status, std::uint32_t id = 1)
{
    return test::row(
        {.id = id, .name = "n" + std::to_string(id), .status = status, .since = since});
}

link::MemberRowPtr flapping(std::uint32_t id, std::uint32_t returned, Duration last)
{
    auto row = *at(-2h, MemberStatus::Alive, id);
    auto flaps = std::make_shared<link::FlapHistory>();
    flaps->returned = returned;
    flaps->lastFlap = momentAt(last);
    row.flaps = flaps;
    return std::make_shared<const link::MemberRow>(row);
}

QString cell(const MemberModel& model, int row, const char* id)
{
    for (std::size_t column = 0; column < model.columns().size(); ++column) {
        if (model.columns()[column].id() != id) continue;
        return model.index(row, static_cast<int>(column)).data().toString();
    }
    return {};
}

models::ColumnChoice withRibbon()
{
    return {.added = {"ribbon", "flaps"}, .removed = {}, .order = {}, .pinned = {}};
}

} // namespace

void TstMemberHistory::whoNeverChangedIsHatchedBeforeTheFirstLook()
{
    MemberHistory history;
    const auto row = at(-15min, MemberStatus::Alive);
    history.note(nullptr, *row);
    const std::vector<MemberHistory::Piece> wanted{{0.0, 0.75, std::nullopt},
                                                   {0.75, 1.0, StatusKind::Alive}};
    QVERIFY(history.ribbon(*row, RibbonSpan::Hour, momentAt().boot) == wanted);
    QCOMPARE(history.changes(*row).size(), 1U);
}

void TstMemberHistory::changesBecomePieces()
{
    MemberHistory history;
    const auto first = at(-2h, MemberStatus::Alive);
    const auto failed = at(-30min, MemberStatus::Failed);
    const auto back = at(-15min, MemberStatus::Alive);
    history.note(nullptr, *first);
    history.note(first.get(), *failed);
    history.note(failed.get(), *back);
    const std::vector<MemberHistory::Piece> wanted{{0.0, 0.5, StatusKind::Alive},
                                                   {0.5, 0.75, StatusKind::Failed},
                                                   {0.75, 1.0, StatusKind::Alive}};
    QVERIFY(history.ribbon(*back, RibbonSpan::Hour, momentAt().boot) == wanted);
    QCOMPARE(history.troubled(*back, RibbonSpan::Hour, momentAt().boot), 0.25);
    QCOMPARE(history.changes(*back).size(), 3U);
    QCOMPARE(history.changes(*back).back().kind, StatusKind::Alive);
}

void TstMemberHistory::piecesFillTheSpanWhateverHappens()
{
    // Late news, news from beyond the span and news from the future leave no gap.
    MemberHistory history;
    link::MemberRowPtr before;
    MemberStatus status = MemberStatus::Alive;
    for (const auto since : {-300h, -40h, -41h, -1h, 2h, -1h}) {
        const auto row = at(since, status);
        history.note(before.get(), *row);
        before = row;
        status = status == MemberStatus::Alive ? MemberStatus::Failed : MemberStatus::Alive;
    }
    for (const auto span : {RibbonSpan::Hour, RibbonSpan::Day, RibbonSpan::Week}) {
        const auto pieces = history.ribbon(*before, span, momentAt().boot);
        QCOMPARE(pieces.front().from, 0.0);
        QCOMPARE(pieces.back().to, 1.0);
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            QCOMPARE(pieces[i].from, pieces[i - 1].to);
            QVERIFY(pieces[i].kind != pieces[i - 1].kind);
        }
    }
}

void TstMemberHistory::flapsAreCountedWithinAWhile()
{
    MemberHistory history;
    const auto none = at(-2h, MemberStatus::Alive);
    const auto one = flapping(1, 1, -90min);
    const auto three = flapping(1, 3, -10min);
    history.note(nullptr, *none);
    history.note(none.get(), *one);
    history.note(one.get(), *three);
    const auto now = momentAt().boot;
    QCOMPARE(history.flapsWithin(*three, 1h, now), 2U);
    QCOMPARE(history.flapsWithin(*three, 2h, now), 3U);
    QCOMPARE(history.flapsWithin(*three, 1min, now), 0U);
    QCOMPARE(models::flapCount(*three), 3U);
}

void TstMemberHistory::flapsBeforeTheFirstLookHaveOneTime()
{
    MemberHistory history;
    const auto row = flapping(1, 40, -5min);
    history.note(nullptr, *row);
    QCOMPARE(history.flapsWithin(*row, 1h, momentAt().boot), 1U);
}

void TstMemberHistory::oldestChangesGoAndAreCounted()
{
    MemberHistory history;
    auto before = at(-5h, MemberStatus::Alive);
    const int changes = static_cast<int>(MemberHistory::kChangesMost) + 10;
    for (int change = 0; change < changes; ++change) {
        const auto row = at(-5h + std::chrono::seconds{change},
                            change % 2 == 0 ? MemberStatus::Failed : MemberStatus::Alive);
        history.note(before.get(), *row);
        before = row;
    }
    QCOMPARE(history.changes(*before).size(), MemberHistory::kChangesMost);
    QCOMPARE(history.dropped(), 11U);
    QVERIFY(history.isCut(*before));
    QVERIFY(models::ribbonLines(*before, &history, RibbonSpan::Hour, momentAt().boot)
                .endsWith(QStringLiteral("…")));
}

void TstMemberHistory::vanishedMemberIsNoLongerWatched()
{
    MemberHistory history;
    const auto row = at(-2h, MemberStatus::Alive);
    history.note(nullptr, *row);
    history.noteVanished(*row, momentAt(-30min));
    const auto back = at(-15min, MemberStatus::Alive);
    const std::vector<MemberHistory::Piece> gone{{0.0, 0.5, StatusKind::Alive},
                                                 {0.5, 1.0, StatusKind::NoData}};
    QVERIFY(history.ribbon(*row, RibbonSpan::Hour, momentAt().boot) == gone);
    history.note(row.get(), *back);
    QCOMPARE(history.ribbon(*back, RibbonSpan::Hour, momentAt().boot).size(), 3U);
    history.forget(row->key);
    QCOMPARE(history.changes(*back).size(), 1U);
}

void TstMemberHistory::anotherLinkGoesOnWithTheHistory()
{
    MemberModel model;
    model.setColumnChoice(withRibbon());
    model.apply(batchOf({at(-2h, MemberStatus::Alive), at(-2h, MemberStatus::Alive, 2)}),
                momentAt());
    model.apply(batchOf({at(-30min, MemberStatus::Failed)}), momentAt());
    // The link that comes after has just begun to look, and calls them by other keys.
    auto first = *at(-1s, MemberStatus::Failed, 71);
    auto second = *at(-1s, MemberStatus::Alive, 72);
    const auto named = [](link::MemberRow row, const char* name) {
        auto facts = *row.facts;
        facts.name = name;
        row.facts = std::make_shared<const NodeFacts>(facts);
        return std::make_shared<const link::MemberRow>(row);
    };
    const auto a = named(first, "n1");
    const auto b = named(second, "n2");
    model.succeed(batchOf({a, b}, true), momentAt());
    const auto now = momentAt().boot;
    const std::vector<MemberHistory::Piece> failed{{0.0, 0.5, StatusKind::Alive},
                                                   {0.5, 1.0, StatusKind::Failed}};
    QVERIFY(model.history().ribbon(*a, RibbonSpan::Hour, now) == failed);
    const std::vector<MemberHistory::Piece> alive{{0.0, 1.0, StatusKind::Alive}};
    QVERIFY(model.history().ribbon(*b, RibbonSpan::Hour, now) == alive);
}

void TstMemberHistory::filterAsksForFlapsWithinAWhile()
{
    MemberModel model;
    model.setColumnChoice(withRibbon());
    model.apply(batchOf({at(-2h, MemberStatus::Alive), at(-2h, MemberStatus::Alive, 2),
                         at(-2h, MemberStatus::Alive, 3)}),
                momentAt());
    model.apply(batchOf({flapping(1, 5, -10min), flapping(2, 5, -70min)}), momentAt());
    model.setFilter(QStringLiteral("flaps>3/1h"));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, "name"), QStringLiteral("n1"));
    QCOMPARE(cell(model, 0, "flaps"), QStringLiteral("5"));
    model.setFilter(QStringLiteral("flaps>3"));
    QCOMPARE(model.rowCount(), 2);
    model.setFilter(QStringLiteral("flaps<=3/1h"));
    QCOMPARE(model.rowCount(), 2);
}

void TstMemberHistory::ribbonSpeaksInWords()
{
    MemberHistory history;
    const auto first = at(-45min, MemberStatus::Alive);
    const auto failed = at(-15min, MemberStatus::Failed);
    history.note(nullptr, *first);
    history.note(first.get(), *failed);
    const auto now = momentAt().boot;
    QCOMPARE(models::ribbonWords(*failed, &history, RibbonSpan::Hour, now),
             QStringLiteral("1 h: failed 15 min, alive 30 min, not watched 15 min"));
    const auto lines =
        models::ribbonLines(*failed, &history, RibbonSpan::Hour, now).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[1].endsWith(QStringLiteral("failed")));
    // Without any history the row tells how it stands.
    QCOMPARE(models::ribbonWords(*failed, nullptr, RibbonSpan::Hour, now),
             QStringLiteral("1 h: failed 15 min, not watched 45 min"));
}

void TstMemberHistory::ribbonSortsTheTroubledFirst()
{
    MemberModel model;
    model.setColumnChoice(withRibbon());
    model.apply(batchOf({at(-2h, MemberStatus::Alive), at(-2h, MemberStatus::Alive, 2),
                         at(-2h, MemberStatus::Alive, 3)}),
                momentAt());
    model.apply(batchOf({at(-20min, MemberStatus::Failed, 3), at(-10min, MemberStatus::Failed, 2)}),
                momentAt());
    model.apply(batchOf({at(-2min, MemberStatus::Alive, 3), at(-2min, MemberStatus::Alive, 2)}),
                momentAt());
    int column = 0;
    while (model.columns()[static_cast<std::size_t>(column)].kind != MemberColumn::Kind::Ribbon)
        ++column;
    model.sort(column, Qt::AscendingOrder);
    QCOMPARE(cell(model, 0, "name"), QStringLiteral("n3"));
    QCOMPARE(cell(model, 1, "name"), QStringLiteral("n2"));
    QCOMPARE(cell(model, 2, "name"), QStringLiteral("n1"));
}

QTEST_GUILESS_MAIN(TstMemberHistory)
#include "tst_member_history.moc"
