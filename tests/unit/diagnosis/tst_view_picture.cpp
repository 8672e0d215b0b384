#include <QtCore/QDateTime>
#include <QtTest/QTest>

#include <algorithm>

#include "core/base/random.h"
#include "core/diagnosis/view_picture.h"
#include "tests/unit/diagnosis/view_builder.h"

using namespace grapevine;
using namespace std::chrono_literals;
using diagnosis::Names;
using diagnosis::readViews;
using diagnosis::Said;
using diagnosis::ViewMatrix;
using diagnosis::ViewPicture;
using Kind = diagnosis::ViewPattern::Kind;
using test::ViewBuilder;

/// What each member says of each, and what shapes are found in it.
class TstViewPicture final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everybodyAgrees();
    void whoIsGoneForAllIsNoDisagreement();
    void twoHalvesAreASplit();
    void aSplitIsNamedByItsZones();
    void clustersThatNeverMetAreTwoClusters();
    void twoSeedsAreEnoughToSeeTwoClusters();
    void oneThatSeesOnlyItselfIsAGroup();
    void whoListsNobodyAndIsAliveToOthersIsNotCompared();
    void whoListsNobodyAndIsAliveToNobodyIsAlone();
    void aVictimNobodyTriedIsSaidNothingOf();
    void oneAccuserOfManyIsNamed();
    void manyAccusersOfOneAreCounted();
    void disagreementThatFollowsTheZoneIsSaid();
    void membersUnheardOfAreNamed();
    void onlyTheNewestAnswersAreCompared();
    void whoIsNoLongerListedIsUnlisted();
    void aMereNameIsAWordToo();
    void theForgottenLeaveNothing();
    void capsAreCounted();
    void anAnswerWithoutRoomIsNotUnlisted();
    void theOldestAskerMakesRoomForTheNewest();
    void batchesMakeNoDifference();
};

namespace {

/// So many askers that tell of so many members are all there is room for.
constexpr std::uint32_t kFull = 1'000;
static_assert(std::size_t{kFull} * kFull == ViewMatrix::kCellsMost);

MemberKey keyOf(std::uint32_t number)
{
    return {ClusterId{1}, MemberId{number}};
}

link::ViewRow viewOf(std::uint32_t asker, std::uint32_t about, Duration when)
{
    link::ViewRow row;
    row.asker = keyOf(asker);
    row.about = keyOf(about);
    row.state = link::RawState::Alive;
    row.status = link::MemberStatus::Alive;
    row.seenAt = {TimePoint{when}, {}};
    return row;
}

/// Each asker tells of one member, another each.
ViewMatrix fullMatrix()
{
    ViewMatrix out;
    for (std::uint32_t number = 0; number < kFull; ++number)
        out.apply({viewOf(number, number, 1s)});
    return out;
}

} // namespace

void TstViewPicture::everybodyAgrees()
{
    ViewBuilder build;
    const auto picture =
        readViews(build.matrix({"a", "b", "c"}, {{"a", "AAA"}, {"b", "AAA"}, {"c", "AAA"}}));
    QVERIFY(picture.agrees());
    QCOMPARE(picture.askers.size(), std::size_t{3});
    QCOMPARE(picture.members.size(), std::size_t{3});
    QCOMPARE(picture.alike, (std::vector<Names>{{"a", "b", "c"}}));
    QVERIFY(picture.patterns.empty());
    QVERIFY(!readViews(ViewMatrix{}).agrees());
}

void TstViewPicture::whoIsGoneForAllIsNoDisagreement()
{
    ViewBuilder build;
    // `b` joined after `c` failed and `d` left, and never heard of either.
    const auto picture =
        readViews(build.matrix({"a", "b", "c", "d"}, {{"a", "AAFL"}, {"b", "AA.."}}));
    QVERIFY(picture.agrees());
    QCOMPARE(picture.members.size(), std::size_t{3});
    QVERIFY(!readViews(build.matrix({"a", "b", "c"}, {{"a", "AAF"}, {"b", "AAL"}})).agrees());
}

void TstViewPicture::twoHalvesAreASplit()
{
    ViewBuilder build;
    const auto picture = readViews(build.matrix(
        {"a", "b", "c", "d", "e"},
        {{"a", "AAAFF"}, {"b", "AAAFS"}, {"c", "AAAFF"}, {"d", "FFFAA"}, {"e", "FFSAA"}}));
    QCOMPARE(picture.patterns.size(), std::size_t{1});
    const auto& split = picture.patterns.front();
    QCOMPARE(split.kind, Kind::Split);
    QCOMPARE(split.groups.size(), std::size_t{2});
    QCOMPARE(split.groups[0].askers, (Names{"a", "b", "c"}));
    QCOMPARE(split.groups[0].alive, std::size_t{3});
    QCOMPARE(split.groups[1].askers, (Names{"d", "e"}));
    QVERIFY(split.tag.empty());
    QCOMPARE(picture.disputed.size(), std::size_t{5});
}

void TstViewPicture::aSplitIsNamedByItsZones()
{
    ViewBuilder build;
    build.zone("a", "x").zone("b", "x").zone("c", "y").zone("d", "z");
    const auto picture = readViews(build.matrix(
        {"a", "b", "c", "d"}, {{"a", "AAFF"}, {"b", "AAFF"}, {"c", "FFAA"}, {"d", "FFAA"}}));
    const auto& split = picture.patterns.front();
    QCOMPARE(split.tag, std::string("zone"));
    QCOMPARE(split.groups[0].zones, (Names{"x"}));
    QCOMPARE(split.groups[1].zones, (Names{"y", "z"}));
}

void TstViewPicture::clustersThatNeverMetAreTwoClusters()
{
    ViewBuilder build;
    const auto picture = readViews(build.matrix(
        {"a", "b", "c", "d"}, {{"a", "AA.."}, {"b", "AA.."}, {"c", "..AA"}, {"d", "..AA"}}));
    QCOMPARE(picture.patterns.size(), std::size_t{1});
    QCOMPARE(picture.patterns.front().kind, Kind::TwoClusters);
}

void TstViewPicture::twoSeedsAreEnoughToSeeTwoClusters()
{
    ViewBuilder build;
    const auto apart =
        readViews(build.matrix({"a", "b", "c", "d"}, {{"a", "AA.."}, {"c", "..AA"}}));
    QCOMPARE(apart.patterns.front().kind, Kind::TwoClusters);
    QCOMPARE(apart.patterns.front().groups[0].alive, std::size_t{2});
    const auto torn = readViews(build.matrix({"a", "b", "c", "d"}, {{"a", "AAFF"}, {"c", "FFAA"}}));
    QCOMPARE(torn.patterns.front().kind, Kind::Split);
}

void TstViewPicture::oneThatSeesOnlyItselfIsAGroup()
{
    ViewBuilder build;
    const auto picture =
        readViews(build.matrix({"a", "b", "c"}, {{"a", "AAF"}, {"b", "AAF"}, {"c", "FFA"}}));
    const auto& split = picture.patterns.front();
    QCOMPARE(split.kind, Kind::Split);
    QCOMPARE(split.groups[1].askers, (Names{"c"}));
    QCOMPARE(split.groups[1].alive, std::size_t{1});
}

void TstViewPicture::whoListsNobodyAndIsAliveToOthersIsNotCompared()
{
    ViewBuilder build;
    // `o` and `p` only observe: their answers name themselves.
    const auto picture = readViews(build.matrix(
        {"a", "b", "o", "p"}, {{"a", "AAAA"}, {"b", "AAAA"}, {"o", "..A."}, {"p", "...A"}}));
    QVERIFY(picture.agrees());
    QVERIFY(picture.patterns.empty());
    QCOMPARE(picture.askers.size(), std::size_t{2});
    QCOMPARE(picture.members.size(), std::size_t{4});
    QCOMPARE(picture.listsNobody, (std::vector{build.key("o"), build.key("p")}));
}

void TstViewPicture::whoListsNobodyAndIsAliveToNobodyIsAlone()
{
    ViewBuilder build;
    const auto picture =
        readViews(build.matrix({"a", "b", "c"}, {{"a", "AAF"}, {"b", "AAF"}, {"c", "..A"}}));
    QVERIFY(picture.listsNobody.empty());
    QCOMPARE(picture.askers.size(), std::size_t{3});
    QCOMPARE(picture.patterns.front().kind, Kind::Split);
    QCOMPARE(picture.patterns.front().groups[1].askers, (Names{"c"}));
}

void TstViewPicture::aVictimNobodyTriedIsSaidNothingOf()
{
    ViewBuilder build;
    const auto matrix =
        build.matrix({"a", "b", "c", "d"}, {{"a", "AAAF"}, {"b", "AAAS"}, {"c", "AAAA"}});
    QCOMPARE(readViews(matrix).patterns.front().victimAnswers, std::optional<bool>());
    QCOMPARE(readViews(matrix, {"d"}).patterns.front().victimAnswers, std::optional(false));
}

void TstViewPicture::oneAccuserOfManyIsNamed()
{
    ViewBuilder build;
    const auto picture = readViews(build.matrix(
        {"a", "b", "c", "d"}, {{"a", "ASFS"}, {"b", "AAAA"}, {"c", "AAAA"}, {"d", "AAAA"}}));
    QCOMPARE(picture.patterns.size(), std::size_t{1});
    const auto& found = picture.patterns.front();
    QCOMPARE(found.kind, Kind::OneAccuser);
    QCOMPARE(found.accusers, (Names{"a"}));
    QCOMPARE(found.victims, (Names{"b", "c", "d"}));
    QCOMPARE(found.defenders, (Names{"b", "c", "d"}));
}

void TstViewPicture::manyAccusersOfOneAreCounted()
{
    ViewBuilder build;
    const auto picture = readViews(build.matrix(
        {"a", "b", "c", "d"}, {{"a", "AAAF"}, {"b", "AAAS"}, {"c", "AAAA"}, {"d", "AAAA"}}));
    QCOMPARE(picture.patterns.size(), std::size_t{1});
    const auto& found = picture.patterns.front();
    QCOMPARE(found.kind, Kind::ManyAccusers);
    QCOMPARE(found.accusers, (Names{"a", "b"}));
    QCOMPARE(found.defenders, (Names{"c"}));
    QCOMPARE(found.victims, (Names{"d"}));
    QCOMPARE(found.victimAnswers, std::optional(true));
    // Two askers of whom one accuses are no crowd.
    QVERIFY(readViews(build.matrix({"a", "b"}, {{"a", "AS"}, {"b", "AA"}})).patterns.empty());
}

void TstViewPicture::disagreementThatFollowsTheZoneIsSaid()
{
    ViewBuilder build;
    for (const auto* name : {"a1", "a2"})
        build.zone(name, "a");
    for (const auto* name : {"b1", "b2"})
        build.zone(name, "b");
    build.zone("c1", "c");
    const auto picture = readViews(build.matrix(
        {"a1", "a2", "b1", "b2", "c1"},
        {{"a1", "AAAAS"}, {"a2", "AAAAF"}, {"b1", "AAAAA"}, {"b2", "AAAAA"}, {"c1", "AAAAA"}}));
    QCOMPARE(picture.zoneTag, std::string("zone"));
    QCOMPARE(picture.patterns.size(), std::size_t{1});
    const auto& found = picture.patterns.front();
    QCOMPARE(found.kind, Kind::ByZone);
    QCOMPARE(found.tag, std::string("zone"));
    QCOMPARE(found.zones, (Names{"a"}));
    QCOMPARE(found.victims, (Names{"c1"}));
    QCOMPARE(found.accusers, (Names{"a1", "a2"}));
    QCOMPARE(found.defenders, (Names{"b1", "b2"}));
}

void TstViewPicture::membersUnheardOfAreNamed()
{
    ViewBuilder build;
    const auto picture =
        readViews(build.matrix({"a", "b", "c"}, {{"a", "AA."}, {"b", "AAA"}, {"c", "AAA"}}));
    QCOMPARE(picture.patterns.size(), std::size_t{1});
    const auto& found = picture.patterns.front();
    QCOMPARE(found.kind, Kind::Unheard);
    QCOMPARE(found.accusers, (Names{"a"}));
    QCOMPARE(found.victims, (Names{"c"}));
}

void TstViewPicture::onlyTheNewestAnswersAreCompared()
{
    ViewBuilder build;
    ViewMatrix matrix;
    matrix.apply(build.answer("a", {{"a", 'A'}, {"b", 'F'}}, 10s));
    matrix.apply(build.answer("b", {{"a", 'A'}, {"b", 'A'}}, 10s + ViewMatrix::kOldAfter));
    QVERIFY(!readViews(matrix).agrees());
    matrix.apply(build.answer("c", {{"a", 'A'}, {"b", 'A'}, {"c", 'A'}}, 41s));
    QVERIFY(matrix.isOld(build.key("a")));
    auto picture = readViews(matrix);
    QCOMPARE(picture.oldAskers, std::size_t{1});
    QCOMPARE(picture.askers.size(), std::size_t{2});
    QCOMPARE(matrix.cell(build.key("a"), build.key("b")).said, Said::Failed);
    matrix.apply(build.answer("c", {{"c", 'A'}}, 11s + ViewMatrix::kForgottenAfter));
    QVERIFY(!matrix.answeredAt(build.key("a")));
}

void TstViewPicture::whoIsNoLongerListedIsUnlisted()
{
    ViewBuilder build;
    ViewMatrix matrix;
    matrix.apply(build.answer("a", {{"a", 'A'}, {"b", 'A'}}, 10s));
    QCOMPARE(matrix.cell(build.key("a"), build.key("b")).said, Said::Alive);
    matrix.apply(build.answer("a", {{"a", 'A'}}, 11s));
    QCOMPARE(matrix.cell(build.key("a"), build.key("b")).said, Said::Unlisted);
    QCOMPARE(matrix.cell(build.key("b"), build.key("a")).said, Said::Nothing);
    // What comes late does not undo it.
    matrix.apply(build.answer("a", {{"b", 'A'}}, 10s));
    QCOMPARE(matrix.cell(build.key("a"), build.key("b")).said, Said::Unlisted);
}

void TstViewPicture::aMereNameIsAWordToo()
{
    ViewBuilder build;
    auto rows = build.answer("a", {{"a", 'A'}, {"b", 'F'}});
    for (auto& row : rows) {
        if (row.about != build.key("b")) continue;
        row.state = link::RawState::Unknown;
        auto bare = std::make_shared<NodeFacts>();
        bare->name = "b";
        row.facts = bare;
    }
    ViewMatrix matrix;
    matrix.apply(rows);
    const auto cell = matrix.cell(build.key("a"), build.key("b"));
    QCOMPARE(cell.said, Said::Failed);
    QVERIFY(cell.nameOnly);
    // Whoever tells more of it is not overruled by who has only the name.
    matrix.apply(build.answer("b", {{"b", 'A'}}));
    matrix.apply(rows);
    QVERIFY(!matrix.facts(build.key("b"))->endpoint.address.isNone());
}

void TstViewPicture::theForgottenLeaveNothing()
{
    ViewBuilder build;
    auto matrix = build.matrix({"a", "b", "c"}, {{"a", "AAF"}, {"b", "AAA"}, {"c", "AAA"}});
    matrix.forget(build.key("c"));
    QVERIFY(readViews(matrix).agrees());
    QCOMPARE(matrix.members().size(), std::size_t{2});
    // Its place is taken by another, of whom nothing is known yet.
    matrix.apply(build.answer("b", {{"a", 'A'}, {"b", 'A'}, {"d", 'A'}}));
    QCOMPARE(matrix.cell(build.key("a"), build.key("d")).said, Said::Unlisted);
}

void TstViewPicture::capsAreCounted()
{
    ViewMatrix matrix;
    std::vector<link::ViewRow> rows;
    for (std::uint32_t i = 0; i < 1'500; ++i) {
        link::ViewRow row;
        row.asker = {ClusterId{1}, MemberId{i}};
        row.about = {ClusterId{1}, MemberId{i}};
        row.seenAt = {TimePoint{1s}, {}};
        rows.push_back(row);
    }
    matrix.apply(rows);
    QVERIFY(matrix.overCap() > 0);
    QVERIFY(matrix.askers().size() * matrix.members().size() <= ViewMatrix::kCellsMost);
}

void TstViewPicture::anAnswerWithoutRoomIsNotUnlisted()
{
    auto matrix = fullMatrix();
    // Asker 5 tells of everybody, and of one more, for whom there is no place.
    std::vector<link::ViewRow> rows;
    for (std::uint32_t about = 0; about <= kFull; ++about)
        if (about != 7) rows.push_back(viewOf(5, about, 2s));
    matrix.apply(rows);
    QCOMPARE(matrix.overCap(), std::uint64_t{1});
    QCOMPARE(matrix.cell(keyOf(5), keyOf(8)).said, Said::Alive);
    QCOMPARE(matrix.cell(keyOf(5), keyOf(7)).said, Said::Nothing);
    QCOMPARE(matrix.cell(keyOf(5), keyOf(kFull)).said, Said::Nothing);
    QCOMPARE(matrix.cell(keyOf(6), keyOf(7)).said, Said::Unlisted);
    // A later answer that has room is whole again.
    matrix.apply({viewOf(5, 8, 3s)});
    QCOMPARE(matrix.cell(keyOf(5), keyOf(7)).said, Said::Unlisted);
}

void TstViewPicture::theOldestAskerMakesRoomForTheNewest()
{
    auto matrix = fullMatrix();
    for (std::uint32_t asker = 1; asker < kFull; ++asker)
        matrix.apply({viewOf(asker, 0, 2s)});
    matrix.apply({viewOf(kFull, 0, 3s)});
    QVERIFY(!matrix.answeredAt(keyOf(0)));
    QVERIFY(matrix.answeredAt(keyOf(kFull)));
    // What is older than all there finds no place.
    matrix.apply({viewOf(kFull + 1, 0, 1s)});
    QVERIFY(!matrix.answeredAt(keyOf(kFull + 1)));
    QCOMPARE(matrix.overCap(), std::uint64_t{1});
}

void TstViewPicture::batchesMakeNoDifference()
{
    const QString given = qEnvironmentVariable("GRAPEVINE_SEED");
    const quint64 seed = given.isEmpty() ? static_cast<quint64>(QDateTime::currentMSecsSinceEpoch())
                                         : given.toULongLong();
    qInfo("GRAPEVINE_SEED=%llu", seed);
    SeededRandom random(seed);
    constexpr std::string_view kLetters = "AAAASFL.";
    for (int round = 0; round < 40; ++round) {
        ViewBuilder build;
        std::vector<std::string> names;
        for (std::size_t i = 0; i < 2 + random.below(8); ++i) {
            names.push_back("n" + std::to_string(i));
            if (random.below(2) == 0) build.zone(names.back(), random.below(2) == 0 ? "x" : "y");
        }
        ViewMatrix grown;
        std::map<std::string, std::vector<link::ViewRow>> last;
        Duration now = 1s;
        for (int step = 0; step < 30; ++step) {
            const auto& asker = names[random.below(names.size())];
            std::map<std::string, char> says{{asker, 'A'}};
            for (const auto& name : names)
                if (name != asker) says[name] = kLetters[random.below(kLetters.size())];
            now += std::chrono::milliseconds{1 + random.below(4'000)};
            last[asker] = build.answer(asker, says, now);
            grown.apply(last[asker]);
            if (random.below(10) == 0) {
                const auto& gone = names[random.below(names.size())];
                grown.forget(build.key(gone));
                last.erase(gone);
                for (auto& [name, rows] : last)
                    rows.erase(std::remove_if(
                                   rows.begin(), rows.end(),
                                   [&](const auto& row) { return row.about == build.key(gone); }),
                               rows.end());
            }
            ViewMatrix rebuilt;
            std::vector<link::ViewRow> all;
            for (const auto& [name, rows] : last)
                all.insert(all.end(), rows.begin(), rows.end());
            rebuilt.apply(all);
            // An asker that told of the forgotten alone is one that told of nobody.
            const auto ours = readViews(grown);
            const auto theirs = readViews(rebuilt);
            QVERIFY2(ours.disputed == theirs.disputed, qPrintable(QString::number(step)));
            QCOMPARE(ours.patterns, theirs.patterns);
            QCOMPARE(ours.alike, theirs.alike);
        }
    }
}

QTEST_APPLESS_MAIN(TstViewPicture)
#include "tst_view_picture.moc"
