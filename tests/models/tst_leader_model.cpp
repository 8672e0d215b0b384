#include <QAbstractItemModelTester>
#include <QTest>

#include <chrono>
#include <map>
#include <memory>

#include "core/base/random.h"
#include "core/filter/expression.h"
#include "tests/models/member_rows.h"
#include "ui/models/leader_findings.h"
#include "ui/models/leader_model.h"

using namespace grapevine;
using namespace std::chrono_literals;
using models::Finding;
using models::LeaderModel;
using test::batchOf;
using test::momentAt;
using test::row;

namespace {

link::MemberRowPtr member(std::uint32_t id, const char* name, const char* role,
                          const char* cluster = "presto",
                          link::MemberStatus status = link::MemberStatus::Alive)
{
    return row({.id = id,
                .name = name,
                .status = status,
                .state = status == link::MemberStatus::Alive ? link::RawState::Alive
                                                             : link::RawState::Dead,
                .tags = {{"cluster", cluster}, {"role", role}},
                .firstLook = true});
}

QStringList words(const char* cells)
{
    return QString::fromUtf8(cells).split(QLatin1Char('|'));
}

QStringList line(const LeaderModel& model, int row)
{
    QStringList out;
    for (int column = 0; column < model.columnCount(); ++column)
        out.append(model.index(row, column).data().toString());
    return out;
}

/// By group, since places are frozen; what has gone is left out.
QStringList content(const LeaderModel& model)
{
    QStringList out;
    for (int at = 0; at < model.rowCount(); ++at) {
        if (model.index(at, 0).data(LeaderModel::GhostRole).toBool()) continue;
        auto cells = line(model, at);
        cells.removeAt(LeaderModel::Since);
        cells.replace(LeaderModel::State, {});
        if (cells[LeaderModel::Leader].startsWith(QStringLiteral("last")))
            cells[2] = QStringLiteral("–");
        out.append(cells.join(QLatin1Char('|')));
    }
    out.sort();
    return out;
}

} // namespace

/// Groups of members and who leads them.
class TstLeaderModel final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aGroupShowsItsLeaderAndSinceWhen();
    void twoClaimantsAreAnAlarm();
    void aLeaderThatFailsLeavesAVacancy();
    void whatNobodyClaimedIsNoNews();
    void aChangeOfLeadersIsNotToldWhileItSettles();
    void anotherLinkGoesOnWithIt();
    void orderStaysUntilItIsAskedFor();
    void randomBatchesEqualAResync_data();
    void randomBatchesEqualAResync();
};

void TstLeaderModel::aGroupShowsItsLeaderAndSinceWhen()
{
    LeaderModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.apply(
        batchOf({member(1, "n1", "leader"), member(2, "n2", "minion"), member(3, "n3", "minion")},
                true),
        momentAt());
    model.tick(momentAt(90s));
    // It led before we came.
    QCOMPARE(line(model, 0), words("led|presto|n1|> 1 min|minion 2 · leader 1|3"));
    model.apply(batchOf({member(1, "n1", "minion"), member(3, "n3", "leader")}), momentAt(100s));
    model.tick(momentAt(104s));
    QCOMPARE(line(model, 0).mid(2, 2), words("n3|4 s"));
    QVERIFY(model.index(0, LeaderModel::Leader)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QLatin1String("n1")));
}

void TstLeaderModel::twoClaimantsAreAnAlarm()
{
    LeaderModel model;
    model.apply(batchOf({member(1, "n1", "leader"), member(2, "n2", "leader")}, true), momentAt());
    QCOMPARE(model.count(catalog::LeaderState::Contested), std::size_t{1});
    QCOMPARE(line(model, 0).mid(0, 3), words("2 claim it|presto|n1, n2"));
    const auto findings = models::leaderFindings(model.table(), model.reigns(), momentAt(10s));
    QCOMPARE(findings.size(), std::size_t{1});
    QVERIFY(findings[0].kind == Finding::Kind::TwoLeaders);
    QCOMPARE(findings[0].headline, QStringLiteral("2 member(s) claim to lead presto"));
    QVERIFY(findings[0].detail.startsWith(QStringLiteral("n1, n2")));
    QVERIFY(filter::Expression::parse(findings[0].filter.toStdString()).has_value());
    QVERIFY(models::markOf(findings[0].kind) == models::StatusKind::Failed);
}

void TstLeaderModel::aLeaderThatFailsLeavesAVacancy()
{
    LeaderModel model;
    model.apply(batchOf({member(1, "n1", "leader"), member(2, "n2", "minion")}, true), momentAt());
    model.apply(batchOf({member(1, "n1", "leader", "presto", link::MemberStatus::Failed)}),
                momentAt(20s));
    QCOMPARE(line(model, 0).mid(0, 3), words("nobody leads|presto|last: n1"));
    const auto findings = models::leaderFindings(model.table(), model.reigns(), momentAt(30s));
    QVERIFY(findings.at(0).kind == Finding::Kind::NoLeader);
    QCOMPARE(findings.at(0).detail, QStringLiteral("last: n1 · for 10 s"));
    // Where nobody is left there is nobody to be led.
    model.apply(batchOf({member(2, "n2", "minion", "presto", link::MemberStatus::Left)}),
                momentAt(40s));
    QVERIFY(models::leaderFindings(model.table(), model.reigns(), momentAt(60s)).empty());
    QVERIFY(model.index(0, 0).data(LeaderModel::GhostRole).toBool());
}

void TstLeaderModel::whatNobodyClaimedIsNoNews()
{
    LeaderModel model;
    model.apply(batchOf({member(1, "n1", "web"), row({.id = 2, .name = "n2"})}, true), momentAt());
    QCOMPARE(model.rowCount(), 1); // Who tells nothing of roles makes no row.
    QCOMPARE(line(model, 0).mid(0, 3), words("not told|presto|–"));
    QVERIFY(models::leaderFindings(model.table(), model.reigns(), momentAt(60s)).empty());
}

void TstLeaderModel::aChangeOfLeadersIsNotToldWhileItSettles()
{
    LeaderModel model;
    model.apply(batchOf({member(1, "n1", "leader"), member(2, "n2", "minion")}, true), momentAt());
    model.apply(batchOf({member(2, "n2", "leader")}), momentAt(20s));
    QVERIFY(models::leaderFindings(model.table(), model.reigns(), momentAt(22s)).empty());
    model.apply(batchOf({member(1, "n1", "minion")}), momentAt(23s));
    QVERIFY(models::leaderFindings(model.table(), model.reigns(), momentAt(60s)).empty());
}

void TstLeaderModel::anotherLinkGoesOnWithIt()
{
    LeaderModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.apply(batchOf({member(1, "n1", "minion")}, true), momentAt());
    model.apply(batchOf({member(1, "n1", "leader")}), momentAt(10s));
    model.succeed(batchOf({member(7, "n1", "leader")}, true), momentAt(50s));
    model.tick(momentAt(100s));
    QCOMPARE(line(model, 0).mid(2, 2), words("n1|1 min"));
}

void TstLeaderModel::orderStaysUntilItIsAskedFor()
{
    LeaderModel model;
    model.apply(batchOf({member(1, "a1", "leader", "a"), member(2, "b1", "leader", "b")}, true),
                momentAt());
    model.apply(batchOf({member(3, "b2", "leader", "b")}), momentAt(9s));
    QCOMPARE(line(model, 0)[1], QStringLiteral("a"));
    QVERIFY(model.pending() > 0);
    model.resort();
    QCOMPARE(line(model, 0)[1], QStringLiteral("b"));
}

void TstLeaderModel::randomBatchesEqualAResync_data()
{
    QTest::addColumn<quint64>("seed");
    const QByteArray given = qgetenv("GRAPEVINE_SEED");
    if (!given.isEmpty()) {
        QTest::addRow("given") << quint64{given.toULongLong()};
        return;
    }
    SeededRandom seeds{
        static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count())};
    for (int run = 0; run < 20; ++run) {
        const quint64 seed = seeds.next() >> 32U;
        QTest::addRow("seed-%llu", seed) << seed;
    }
}

void TstLeaderModel::randomBatchesEqualAResync()
{
    QFETCH(quint64, seed);
    SeededRandom random{seed};
    const auto below = [&](std::uint64_t bound) { return random.below(bound); };
    static constexpr const char* roles[] = {"leader", "minion", "primary", "web"};
    static constexpr const char* clusters[] = {"a", "b", "c", "d", "e"};
    LeaderModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    std::map<std::uint32_t, link::MemberRowPtr> truth;
    for (int step = 0; step < 120; ++step) {
        link::ObservationBatch batch;
        batch.resync = below(20) == 0;
        if (batch.resync) truth.clear();
        for (auto change = below(5); change > 0; --change) {
            const auto id = static_cast<std::uint32_t>(below(20));
            const auto name = "n" + std::to_string(id);
            truth[id] =
                member(id, name.c_str(), roles[below(4)], clusters[below(5)],
                       below(4) == 0 ? link::MemberStatus::Failed : link::MemberStatus::Alive);
            batch.changed.push_back(truth[id]);
        }
        if (!batch.resync && batch.changed.empty()) {
            const auto id = static_cast<std::uint32_t>(below(20));
            if (truth.erase(id) > 0) batch.removed.push_back({ClusterId{0}, MemberId{id}});
        }
        const Moment now = momentAt(std::chrono::seconds{step});
        model.apply(batch, now);
        if (below(6) == 0) model.resort();
        if (below(6) == 0)
            model.sort(static_cast<int>(below(LeaderModel::kColumns)), Qt::DescendingOrder);
        if (below(6) == 0) model.tick(now);
        LeaderModel fresh;
        link::ObservationBatch all;
        all.resync = true;
        for (const auto& [id, one] : truth)
            all.changed.push_back(one);
        fresh.apply(all, now);
        QCOMPARE(content(model), content(fresh));
    }
}

QTEST_GUILESS_MAIN(TstLeaderModel)
#include "tst_leader_model.moc"
