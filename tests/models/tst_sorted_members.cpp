#include <QTest>

#include <algorithm>
#include <chrono>

#include "core/base/random.h"
#include "tests/models/member_rows.h"
#include "ui/models/member_ordering.h"
#include "ui/models/sorted_members.h"

using namespace grapevine;
using models::MemberColumn;
using models::MemberOrder;
using models::MemberStore;
using models::Slot;
using models::SortedMembers;

class TstSortedMembers final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keptOrderIsTheSortedOne();
};

namespace {

using Kind = MemberColumn::Kind;

link::MemberRowPtr someRow(SeededRandom& random)
{
    test::Sketch sketch{.id = static_cast<std::uint32_t>(random.below(120))};
    // A member changes its name now and then; many have the same.
    sketch.name = "node-" + std::to_string(random.below(40));
    sketch.address = random.below(5) == 0 ? "fe80::" + std::to_string(1 + random.below(9))
                                          : "10.0.0." + std::to_string(random.below(9));
    sketch.tags = {{"zone", "a zone with a long name " + std::to_string(random.below(5))}};
    if (random.below(3) == 0) sketch.tags.clear();
    sketch.since = std::chrono::seconds{random.below(20)};
    if (random.below(4) != 0) sketch.rtt = std::chrono::microseconds{random.below(12)};
    if (random.below(4) == 0) sketch.state = link::RawState::Suspect;
    return test::row(sketch);
}

/// What a sort of all members would give.
std::vector<Slot> sortedAnew(MemberStore& members, const MemberOrder& order)
{
    std::vector<Slot> slots;
    for (Slot slot = 0; slot < members.entries().size(); ++slot)
        if (members.at(slot).row) slots.push_back(slot);
    models::MemberBefore before(members, order, {});
    std::sort(slots.begin(), slots.end(), [&](Slot a, Slot b) { return before(a, b); });
    return slots;
}

} // namespace

void TstSortedMembers::keptOrderIsTheSortedOne()
{
    const QByteArray given = qgetenv("GRAPEVINE_SEED");
    const auto now = std::chrono::system_clock::now().time_since_epoch().count();
    const quint64 seed = given.isEmpty() ? static_cast<quint64>(now) : given.toULongLong();
    qInfo("GRAPEVINE_SEED=%llu", seed);
    SeededRandom random(seed);
    const std::vector<MemberColumn> columns{{Kind::Status, {}},  {Kind::Name, {}},
                                            {Kind::Address, {}}, {Kind::Since, {}},
                                            {Kind::Rtt, {}},     {Kind::Tag, "zone"}};
    MemberStore members;
    SortedMembers sorted;
    MemberOrder order;
    for (int step = 0; step < 800; ++step) {
        for (auto changes = random.below(4); changes > 0; --changes) {
            const auto put = members.put(someRow(random));
            if (put.changed) sorted.touch(put.slot);
        }
        if (random.below(40) == 0) {
            const MemberKey gone{ClusterId{0},
                                 MemberId{static_cast<std::uint32_t>(random.below(120))}};
            if (const auto slot = members.vanish(gone)) {
                sorted.touch(*slot);
                members.settle();
            }
        }
        if (random.below(25) == 0)
            order = {columns[random.below(columns.size())], random.below(2) == 0};
        if (random.below(3) == 0) continue;
        QCOMPARE(sorted.slots(members, order, {}), sortedAnew(members, order));
    }
}

QTEST_APPLESS_MAIN(TstSortedMembers)
#include "tst_sorted_members.moc"
