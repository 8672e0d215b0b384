#include <QTest>

#include <algorithm>

#include "tests/models/rtt_story.h"
#include "ui/models/member_model.h"
#include "ui/models/rtt_field.h"
#include "ui/models/rtt_words.h"

using namespace grapevine;
using models::RttField;
using models::RttLack;
using test::batchOf;
using test::coordinateAt;
using test::located;
using test::momentAt;
using test::row;

/// Who is on the map, why others are not, and what is said of it.
class TstRttField final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void placesOfTheNightShiftAreFound();
    void whoHasNoCoordinateIsNamedWithTheReason();
    void whoHasLeftIsNoPart();
    void filterLeavesSome();
    void emptyMapsSayWhy();
    void severalClustersAreNotCompared();
    void ofManyASampleStays();
    void ourOwnCoordinateComesFromTheLink();
    void nothingNewIsNoNews();
    void doubtGrowsWithTheError();
    void hostileNamesAreShownHarmless();
};

namespace {

struct Field {
    models::MemberModel members;
    RttField field{members};

    void show(std::vector<link::MemberRowPtr> rows)
    {
        members.apply(batchOf(std::move(rows), true), momentAt());
        refresh();
    }
    bool refresh(const RttField::Self& self = {}) { return field.refresh(self, momentAt().boot); }
};

link::MemberRowPtr member(std::uint32_t id, const Coordinate& at, std::uint32_t cluster = 0)
{
    return located(row({.id = id, .name = "n" + std::to_string(id), .cluster = cluster}), at);
}

} // namespace

void TstRttField::placesOfTheNightShiftAreFound()
{
    Field at;
    at.show(test::nightShiftInPlaces());
    QCOMPARE(at.field.lack(), RttLack::None);
    QCOMPARE(at.field.zoning().zones, std::size_t{3});
    QCOMPARE(models::zonesText(at.field),
             QStringLiteral("3 zone(s) by round trip; they match the tag zone but for db-2 "
                            "(eu-1b)"));
    while (at.field.layout().step()) {
    }
    QVERIFY(at.field.layout().stress() < 0.05);
    const auto words = models::memberText(at.field, *at.field.find("web-1"));
    QVERIFY2(words.startsWith(QStringLiteral("web-1, alive, found in eu-1a, coordinate ±")),
             qPrintable(words));
}

void TstRttField::whoHasNoCoordinateIsNamedWithTheReason()
{
    Field at;
    at.show(test::nightShiftInPlaces());
    const auto gapOf = [&at](const std::string& name) {
        const auto& missing = at.field.missing();
        const auto found = std::find_if(missing.begin(), missing.end(),
                                        [&name](const auto& one) { return one.name() == name; });
        return found == missing.end() ? models::RttGap::None : found->gap;
    };
    QCOMPARE(gapOf("queue-1"), models::RttGap::NotTold);
    QCOMPARE(gapOf("cache-1"), models::RttGap::FirstGuess);
    QVERIFY(!at.field.find("queue-1"));
    QCOMPARE(at.field.members().size() + at.field.missing().size(), at.field.passing());
}

void TstRttField::whoHasLeftIsNoPart()
{
    Field at;
    at.show({member(1, coordinateAt(0, 0)), member(2, coordinateAt(1, 0)),
             member(3, coordinateAt(0, 1)),
             located(row({.id = 4,
                          .name = "gone",
                          .status = link::MemberStatus::Left,
                          .state = link::RawState::Left}),
                     coordinateAt(9, 9))});
    QCOMPARE(at.field.members().size(), std::size_t{3});
    QCOMPARE(at.field.total(), std::size_t{3});
}

void TstRttField::filterLeavesSome()
{
    Field at;
    at.show(test::nightShiftInPlaces());
    at.field.setFilter(QStringLiteral("role=web"));
    QVERIFY(at.refresh());
    QVERIFY(std::all_of(at.field.members().begin(), at.field.members().end(),
                        [](const auto& one) { return one.name().starts_with("web-"); }));
    at.field.setFilter(QStringLiteral("rtt>soon"));
    QVERIFY(at.field.filterError().has_value());
    QVERIFY(!at.refresh()); // The last one that could be read is in force.
    at.field.setFilter(QStringLiteral("nobody"));
    QVERIFY(at.refresh());
    QCOMPARE(at.field.lack(), RttLack::FilteredOut);
}

void TstRttField::emptyMapsSayWhy()
{
    using namespace std::chrono_literals;
    Field at;
    at.refresh();
    QCOMPARE(at.field.lack(), RttLack::NoMembers);
    at.show({row({.id = 1, .name = "a"}), row({.id = 2, .name = "b"})});
    QCOMPARE(at.field.lack(), RttLack::NotYet);
    // All have answered a ping, and none told a coordinate.
    at.show({row({.id = 1, .name = "a", .rtt = 1ms}), row({.id = 2, .name = "b", .rtt = 1ms})});
    QCOMPARE(at.field.lack(), RttLack::Off);
    at.show({member(1, coordinateAt(0, 0)), member(2, coordinateAt(5, 0))});
    QCOMPARE(at.field.lack(), RttLack::TooFew);
}

void TstRttField::severalClustersAreNotCompared()
{
    Field at;
    at.members.setClusterNames({{ClusterId{0}, "prod"}, {ClusterId{1}, "lab"}});
    for (const std::uint32_t cluster : {0U, 1U}) {
        auto batch =
            batchOf({member(1, coordinateAt(0, 0), cluster), member(2, coordinateAt(5, 0), cluster),
                     member(3, coordinateAt(0, 5), cluster)},
                    true);
        batch.cluster = ClusterId{cluster};
        at.members.apply(batch, momentAt());
    }
    at.refresh();
    QCOMPARE(at.field.lack(), RttLack::SeveralClusters);
    QVERIFY(at.field.members().empty());
    at.field.setFilter(QStringLiteral("cluster=lab"));
    at.refresh();
    QCOMPARE(at.field.lack(), RttLack::None);
    QCOMPARE(at.field.members().size(), std::size_t{3});
}

void TstRttField::ofManyASampleStays()
{
    Field at;
    std::vector<link::MemberRowPtr> rows;
    for (std::uint32_t id = 0; id < 1'000; ++id)
        rows.push_back(member(id, coordinateAt(id % 30, id / 30)));
    at.show(rows);
    QCOMPARE(at.field.members().size(), RttField::kMembersMost);
    QVERIFY(at.field.isSample());
    QCOMPARE(at.field.located(), std::size_t{1'000});
    const auto names = [&at] {
        std::vector<std::string> out;
        for (const auto& one : at.field.members())
            out.push_back(one.name());
        return out;
    };
    const auto before = names();
    // One more comes: nearly all stay.
    rows.push_back(member(1'000, coordinateAt(3, 3)));
    at.show(rows);
    const auto after = names();
    std::vector<std::string> both;
    std::vector<std::string> a = before;
    std::vector<std::string> b = after;
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    QVERIFY(both.size() + 1 >= RttField::kMembersMost);
    // Ourselves always.
    at.refresh({.key = rows[7]->key, .coordinate = coordinateAt(1, 1)});
    QVERIFY(at.field.find("n7").has_value());
}

void TstRttField::ourOwnCoordinateComesFromTheLink()
{
    Field at;
    const auto ours = row({.id = 9, .name = "grapevine-lap7"});
    at.show({member(1, coordinateAt(0, 0)), member(2, coordinateAt(4, 0)), ours});
    QCOMPARE(at.field.lack(), RttLack::TooFew);
    QVERIFY(at.refresh({.key = ours->key, .coordinate = coordinateAt(0, 3)}));
    QCOMPARE(at.field.lack(), RttLack::None);
    const auto own = at.field.find("grapevine-lap7");
    QVERIFY(own.has_value());
    QVERIFY(at.field.members()[*own].own);
}

void TstRttField::nothingNewIsNoNews()
{
    Field at;
    auto rows = test::nightShiftInPlaces();
    at.show(rows);
    QVERIFY(!at.refresh());
    const auto picture = at.field.layout().points();
    rows[3] = located(rows[3], coordinateAt(40, 40));
    at.members.apply(batchOf({rows[3]}), momentAt());
    QVERIFY(at.refresh());
    QVERIFY(!at.refresh());
}

void TstRttField::doubtGrowsWithTheError()
{
    Field at;
    at.show({member(1, coordinateAt(0, 0, 0.1)), member(2, coordinateAt(10, 0, 0.5)),
             member(3, coordinateAt(5, 8, 0.1))});
    QVERIFY(at.field.doubtMs(1) > 4.0 && at.field.doubtMs(1) < 6.0);
    QVERIFY(at.field.doubtMs(0) < 1.2);
}

void TstRttField::hostileNamesAreShownHarmless()
{
    Field at;
    auto evil = row({.id = 1, .name = "<b>x</b>\x1b[2J\xe2\x80\xae", .tags = {{"zone", "\n<i>"}}});
    at.show({located(evil, coordinateAt(0, 0)), member(2, coordinateAt(4, 0)),
             member(3, coordinateAt(0, 4))});
    const auto words = models::memberText(at.field, *at.field.find(evil->facts->name));
    QVERIFY(!words.contains(QChar(0x1b)) && !words.contains(QChar(0x202e)));
}

QTEST_MAIN(TstRttField)
#include "tst_rtt_field.moc"
