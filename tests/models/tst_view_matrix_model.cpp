#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

#include "core/base/random.h"
#include "tests/models/view_story.h"
#include "ui/models/view_asking.h"
#include "ui/models/view_matrix_model.h"
#include "ui/models/view_words.h"

using namespace grapevine;
using namespace std::chrono_literals;
using models::Said;
using models::ViewAsking;
using models::ViewMatrixModel;
using test::momentAt;

/// Who says what of whom, as rows and columns.
class TstViewMatrixModel final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyDisagreementsShowAtFirst();
    void whoCanBeAskedIsCountedByCluster();
    void whatIsKeptIsReadWhenItIsWanted();
    void anObserverIsComparedWithNobody();
    void aCutShowsAsBlocks();
    void orderIsFrozenUntilSorted();
    void aFilterIsOverTheMembersOfTheRows();
    void cellsAreSentences();
    void wordsTooOldToCompareAreTold();
    void ourOwnTableIsAColumnBeforeTheOthers();
    void agreementIsASentence();
    void costIsToldBefore();
    void aRoundIsFollowedToItsEnd();
    void nothingIsAskedAgainAfterAKeyWasRefused();
    void randomDeltasEqualAFreshModel();

private:
    const std::vector<link::MemberRowPtr> m_members = test::nightShift();
};

namespace {

std::vector<link::MemberRowPtr> few(std::size_t count)
{
    auto all = test::nightShift();
    all.resize(count);
    return all;
}

QStringList heads(const ViewMatrixModel& model, Qt::Orientation orientation)
{
    QStringList out;
    const int count = orientation == Qt::Vertical ? model.rowCount() : model.columnCount();
    for (int at = 0; at < count; ++at)
        out.append(model.headerData(at, orientation, Qt::DisplayRole).toString());
    return out;
}

QStringList content(const ViewMatrixModel& model)
{
    return model.asTsv().split(QLatin1Char('\n'));
}

} // namespace

void TstViewMatrixModel::onlyDisagreementsShowAtFirst()
{
    ViewMatrixModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.apply(test::batchOf(m_members, true), momentAt());
    QCOMPARE(model.askable(), std::size_t{39});
    model.apply(test::everybodyAgrees(m_members), momentAt());
    QVERIFY(model.picture().agrees());
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 37);
    model.setDisputedOnly(false);
    QCOMPARE(model.rowCount(), 39);
    model.setDisputedOnly(true);
    model.apply(test::zoneAccuses(m_members, "eu-1a", "db-4", 1s), momentAt(1s));
    QCOMPARE(heads(model, Qt::Vertical), QStringList{QStringLiteral("db-4")});
    const auto cards = model.cards();
    QCOMPARE(cards.size(), 1);
    QVERIFY2(cards.first().headline.contains(QStringLiteral("zone")),
             qPrintable(cards.first().headline));
    QVERIFY2(cards.first().detail.contains(QStringLiteral("eu-1a accuses db-4")),
             qPrintable(cards.first().detail));
}

void TstViewMatrixModel::whoCanBeAskedIsCountedByCluster()
{
    ViewMatrixModel model;
    auto batch = test::batchOf(m_members, true);
    model.apply(batch, momentAt());
    model.apply(batch, momentAt());
    QCOMPARE(model.askable(), std::size_t{39});
    link::ObservationBatch other;
    other.cluster = ClusterId{batch.changed.front()->key.cluster.value() + 1};
    auto row = std::make_shared<link::MemberRow>(*m_members.front());
    row->key.cluster = other.cluster;
    other.changed.push_back(row);
    other.resync = true;
    model.apply(other, momentAt());
    QCOMPARE(model.askable(), std::size_t{40});
    auto left = std::make_shared<link::MemberRow>(*row);
    left->status = link::MemberStatus::Left;
    other.changed = {left};
    other.resync = false;
    model.apply(other, momentAt());
    QCOMPARE(model.askable(), std::size_t{39});
    other.changed.clear();
    other.removed = {row->key, m_members.front()->key};
    model.apply(other, momentAt());
    QCOMPARE(model.askable(), std::size_t{38});
}

void TstViewMatrixModel::whatIsKeptIsReadWhenItIsWanted()
{
    ViewMatrixModel model;
    model.apply(test::batchOf(m_members, true), momentAt());
    QSignalSpy changed(&model, &ViewMatrixModel::pictureChanged);
    model.keep(test::zoneAccuses(m_members, "eu-1a", "db-4"), momentAt());
    QVERIFY(model.isBehind());
    QCOMPARE(model.disputes(), std::size_t{0});
    QCOMPARE(changed.size(), 0);
    model.catchUp();
    QVERIFY(!model.isBehind());
    QCOMPARE(model.disputes(), std::size_t{1});
    model.catchUp();
    QCOMPARE(changed.size(), 1);
}

void TstViewMatrixModel::anObserverIsComparedWithNobody()
{
    const auto members = few(3);
    ViewMatrixModel model;
    model.apply(test::batchOf(members, true), momentAt());
    link::ObservationBatch batch;
    for (const auto& [asker, letters] : {std::pair<std::size_t, const char*>{0, "AAA"},
                                         std::pair<std::size_t, const char*>{1, "AAA"},
                                         std::pair<std::size_t, const char*>{2, "..A"}}) {
        const auto rows = test::viewsOf(members, asker, letters);
        batch.views.insert(batch.views.end(), rows.begin(), rows.end());
    }
    model.apply(batch, momentAt());
    QCOMPARE(model.disputes(), std::size_t{0});
    QVERIFY(
        models::agreementText(model.picture(), momentAt()).contains(QStringLiteral("observer")));
    const int column = model.columnOf(members[2]->key);
    QVERIFY(model.headerData(column, Qt::Horizontal, ViewMatrixModel::OldRole).toBool());
    QVERIFY(model.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("observer")));
    model.setDisputedOnly(false);
    QVERIFY(!model.index(0, column).data(ViewMatrixModel::OddRole).toBool());
}

void TstViewMatrixModel::aCutShowsAsBlocks()
{
    ViewMatrixModel model;
    model.apply(test::batchOf(m_members, true), momentAt());
    model.apply(test::zoneCutOff(m_members, "eu-1b"), momentAt());
    // By zone: whoever sees each other stands together, and each block is whole.
    QString zones;
    for (int column = 0; column < model.columnCount(); ++column) {
        const auto zone = model.headerData(column, Qt::Horizontal, ViewMatrixModel::ZoneRole);
        if (!zones.endsWith(zone.toString())) zones += zone.toString();
    }
    QCOMPARE(zones, QStringLiteral("eu-1aeu-1beu-1c"));
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto about =
            model.headerData(row, Qt::Vertical, ViewMatrixModel::ZoneRole).toString();
        for (int column = 0; column < model.columnCount(); ++column) {
            const auto asker =
                model.headerData(column, Qt::Horizontal, ViewMatrixModel::ZoneRole).toString();
            const bool same =
                (about == QStringLiteral("eu-1b")) == (asker == QStringLiteral("eu-1b"));
            const auto said = model.index(row, column).data(ViewMatrixModel::SaidRole).toInt();
            QCOMPARE(static_cast<Said>(said), same ? Said::Alive : Said::Failed);
        }
    }
    QCOMPARE(model.cards().first().headline, QStringLiteral("2 groups that see only themselves"));
    QVERIFY(model.cards().first().detail.contains(QStringLiteral("zone eu-1b")));
}

void TstViewMatrixModel::orderIsFrozenUntilSorted()
{
    const auto members = few(4); // web-1, web-2, web-3, api-1
    ViewMatrixModel model;
    model.apply(test::batchOf(members, true), momentAt());
    model.setDisputedOnly(false);
    link::ObservationBatch batch;
    batch.views = test::viewsOf(members, 3, "AAAA");
    model.apply(batch, momentAt());
    QCOMPARE(heads(model, Qt::Horizontal), QStringList{QStringLiteral("api-1")});
    batch.views = test::viewsOf(members, 0, "AAAA");
    model.apply(batch, momentAt());
    batch.views = test::viewsOf(members, 2, "AAAA");
    model.apply(batch, momentAt());
    const QStringList before = heads(model, Qt::Horizontal);
    QCOMPARE(before, (QStringList{QStringLiteral("api-1"), QStringLiteral("web-1"),
                                  QStringLiteral("web-3")}));
    batch.views = test::viewsOf(members, 1, "AASA");
    model.apply(batch, momentAt());
    QCOMPARE(heads(model, Qt::Horizontal), before + QStringList{QStringLiteral("web-2")});
    QVERIFY(model.pending() > 0);
    model.resort();
    QCOMPARE(model.pending(), 0);
    // By zone first.
    QCOMPARE(heads(model, Qt::Horizontal).last(), QStringLiteral("web-3"));
    // A row about which they agree again stays until it is sorted.
    model.setDisputedOnly(true);
    QCOMPARE(model.rowCount(), 1);
    batch.views = test::viewsOf(members, 1, "AAAA", 1s);
    model.apply(batch, momentAt(1s));
    QCOMPARE(model.rowCount(), 1);
    model.resort();
    QCOMPARE(model.rowCount(), 0);
}

void TstViewMatrixModel::aFilterIsOverTheMembersOfTheRows()
{
    ViewMatrixModel model;
    model.apply(test::batchOf(m_members, true), momentAt());
    model.apply(test::everybodyAgrees(m_members), momentAt());
    model.setDisputedOnly(false);
    model.setFilter(QStringLiteral("name=db-4"));
    QCOMPARE(heads(model, Qt::Vertical), QStringList{QStringLiteral("db-4")});
    QCOMPARE(model.columnCount(), 37);
    model.setFilter(QStringLiteral("zone="));
    QSignalSpy spy(&model, &ViewMatrixModel::filterChanged);
    model.setFilter(QStringLiteral("rtt>"));
    QVERIFY(model.filterError());
    QCOMPARE(spy.size(), 1);
    model.setFilter(QString());
    QVERIFY(!model.filterError());
    QCOMPARE(model.rowCount(), 39);
}

void TstViewMatrixModel::cellsAreSentences()
{
    const auto members = few(2);
    ViewMatrixModel model;
    model.apply(test::batchOf(members, true), momentAt());
    link::ObservationBatch batch;
    batch.views = test::viewsOf(members, 0, "AS");
    model.apply(batch, momentAt());
    batch.views = test::viewsOf(members, 1, ".A");
    model.apply(batch, momentAt());
    model.tick(momentAt(3s));
    model.setDisputedOnly(false);
    const auto at = [&](int asker, int about) {
        const auto cell =
            model.index(model.rowOf(members[static_cast<std::size_t>(about)]->key),
                        model.columnOf(members[static_cast<std::size_t>(asker)]->key));
        return cell.data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(at(0, 1),
             QStringLiteral("web-1 says web-2 is suspect (incarnation 14), asked 3 s ago"));
    QCOMPARE(at(1, 0), QStringLiteral("web-2 does not list web-1, asked 3 s ago"));
}

void TstViewMatrixModel::wordsTooOldToCompareAreTold()
{
    const auto members = few(4);
    ViewMatrixModel model;
    model.apply(test::batchOf(members, true), momentAt());
    const auto tell = [&](std::size_t asker, const std::string& letters, Duration later) {
        link::ObservationBatch batch;
        batch.views = test::viewsOf(members, asker, letters, later);
        model.apply(batch, momentAt(later));
    };
    tell(0, "AAFA", 0s);
    tell(1, "AAAA", 1s);
    QCOMPARE(models::oldAskersText(model.picture()), QString());
    QCOMPARE(model.disputes(), std::size_t{1});
    tell(1, "AAAA", 40s);
    tell(2, "AAAA", 41s);
    // The one who called a member failed is too far behind the others to contradict them.
    QCOMPARE(model.disputes(), std::size_t{0});
    QCOMPARE(models::oldAskersText(model.picture()), QStringLiteral("1 too old to compare"));
    QVERIFY(models::agreementText(model.picture(), momentAt(41s))
                .endsWith(QStringLiteral(" · 1 too old to compare")));
    const auto tip = [&](std::size_t asker) {
        return model
            .headerData(model.columnOf(members[asker]->key), Qt::Horizontal, Qt::AccessibleTextRole)
            .toString();
    };
    QVERIFY2(tip(0).endsWith(QStringLiteral("too long ago to be compared")), qPrintable(tip(0)));
    QVERIFY(!tip(1).contains(QStringLiteral("too long")));
}

void TstViewMatrixModel::ourOwnTableIsAColumnBeforeTheOthers()
{
    auto members = few(4);
    ViewMatrixModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.apply(test::batchOf(members, true), momentAt());
    const auto own = members[3]->key;
    model.setOwn(own);
    model.catchUp();
    // Alone it says nothing that the members' table does not.
    QCOMPARE(model.columnCount(), 0);
    link::ObservationBatch batch;
    for (const std::size_t asker : {0U, 1U}) {
        const auto rows = test::viewsOf(members, asker, "AAAA");
        batch.views.insert(batch.views.end(), rows.begin(), rows.end());
    }
    model.apply(batch, momentAt());
    model.setDisputedOnly(false);
    QCOMPARE(model.columnOf(own), 0);
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("we"));
    QCOMPARE(model.askers(), 2);
    QCOMPARE(model.picture().askers.size(), std::size_t{2});
    const auto cell = [&] { return model.index(model.rowOf(members[1]->key), 0); };
    QCOMPARE(cell().data(ViewMatrixModel::SaidRole).toInt(), static_cast<int>(Said::Alive));
    QVERIFY(!cell().data(ViewMatrixModel::OldRole).toBool());
    QVERIFY(!cell().data(ViewMatrixModel::OddRole).toBool());
    // Our table changes, and nobody is asked for it; whoever differs from most stands out.
    auto turned = *members[1];
    turned.state = link::RawState::Suspect;
    QSignalSpy changed(&model, &ViewMatrixModel::dataChanged);
    model.apply(test::batchOf({std::make_shared<const link::MemberRow>(turned)}), momentAt(60s));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().column(), 0);
    QCOMPARE(changed[0][1].toModelIndex().column(), 0);
    QCOMPARE(cell().data(ViewMatrixModel::SaidRole).toInt(), static_cast<int>(Said::Suspect));
    QVERIFY(cell().data(ViewMatrixModel::OddRole).toBool());
    QVERIFY2(cell()
                 .data(Qt::AccessibleTextRole)
                 .toString()
                 .startsWith(QStringLiteral("We hold web-2 for suspect")),
             qPrintable(cell().data(Qt::AccessibleTextRole).toString()));
    // It is no evidence: neither among those asked, nor does it make the others old.
    QCOMPARE(model.disputes(), std::size_t{0});
    QCOMPARE(model.picture().oldAskers, std::size_t{0});
    QVERIFY(model.asTsv().startsWith(QStringLiteral("\twe\t")));
    // No member any more: no word of ours.
    model.setOwn(std::nullopt);
    model.catchUp();
    QCOMPARE(model.columnCount(), 2);
    QCOMPARE(model.columnOf(own), -1);
}

void TstViewMatrixModel::agreementIsASentence()
{
    ViewMatrixModel model;
    model.apply(test::batchOf(m_members, true), momentAt());
    model.apply(test::everybodyAgrees(m_members), momentAt());
    QCOMPARE(models::agreementText(model.picture(), momentAt(3s)),
             QStringLiteral("37 member(s) asked 3 s ago agree about all 39"));
}

void TstViewMatrixModel::costIsToldBefore()
{
    const auto text = models::viewCostText(link::viewCost(40));
    QVERIFY2(text.startsWith(QStringLiteral("40 connection(s), about ")), qPrintable(text));
    QVERIFY2(text.endsWith(QStringLiteral("2 s")), qPrintable(text));
}

void TstViewMatrixModel::aRoundIsFollowedToItsEnd()
{
    ViewAsking asking;
    QVERIFY(!asking.isOpen());
    QVERIFY(!asking.apply(test::roundOf(link::CommandId{3}, 4, 1, 0).asked, momentAt()));
    asking.begin(link::CommandId{3}, momentAt());
    QVERIFY(asking.isOpen());
    QVERIFY(!asking.apply(test::roundOf(link::CommandId{2}, 4, 4, 0).asked, momentAt()));
    QVERIFY(asking.apply(test::roundOf(link::CommandId{3}, 4, 1, 0, link::RoundEnd::Open).asked,
                         momentAt()));
    QVERIFY(asking.isOpen());
    asking.apply(test::roundOf(link::CommandId{3}, 4, 3, 1).asked, momentAt(2s));
    QVERIFY(!asking.isOpen());
    QCOMPARE(models::roundText(*asking.round()), QStringLiteral("3 of 4 asked · 1 did not answer"));
    QVERIFY(!asking.isDueAgain(momentAt(31s).boot));
    QVERIFY(asking.isDueAgain(momentAt(32s).boot));
    // Ten times as long as it took, where that is longer.
    asking.begin(link::CommandId{4}, momentAt());
    asking.apply(test::roundOf(link::CommandId{4}, 4, 4, 0).asked, momentAt(10s));
    QVERIFY(!asking.isDueAgain(momentAt(109s).boot));
    QVERIFY(asking.isDueAgain(momentAt(110s).boot));
    asking.begin(link::CommandId{5}, momentAt());
    link::AskNews refused;
    auto& outcome = refused.outcomes.emplace_back();
    outcome.command = link::CommandId{5};
    outcome.refusal = link::CommandRefusal::Busy;
    QVERIFY(asking.apply(refused, momentAt()));
    QVERIFY(!asking.isOpen() && asking.refused());
}

void TstViewMatrixModel::nothingIsAskedAgainAfterAKeyWasRefused()
{
    ViewAsking asking;
    asking.begin(link::CommandId{3}, momentAt());
    auto news = test::roundOf(link::CommandId{3}, 2, 1, 1).asked;
    news.viewLines.push_back({link::CommandId{3},
                              "db-7",
                              link::ViewState::Unasked,
                              link::Refusal::KeyRefused,
                              {},
                              momentAt()});
    asking.apply(news, momentAt());
    QVERIFY(asking.keyRefused());
    QVERIFY(!asking.isDueAgain(momentAt(10min).boot));
    QCOMPARE(asking.silentText(), QStringLiteral("db-7: key refused"));
}

void TstViewMatrixModel::randomDeltasEqualAFreshModel()
{
    const QString given = qEnvironmentVariable("GRAPEVINE_SEED");
    const quint64 seed = given.isEmpty() ? static_cast<quint64>(QDateTime::currentMSecsSinceEpoch())
                                         : given.toULongLong();
    qInfo("GRAPEVINE_SEED=%llu", seed);
    SeededRandom random(seed);
    constexpr std::string_view kLetters = "AAAAASFL.";
    for (int round = 0; round < 20; ++round) {
        const auto members = few(3 + random.below(9));
        ViewMatrixModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.apply(test::batchOf(members, true), momentAt());
        std::map<std::size_t, std::vector<link::ViewRow>> last;
        for (int step = 0; step < 40; ++step) {
            const auto now = momentAt(step * 100ms);
            link::ObservationBatch batch;
            switch (random.below(7)) {
            case 6:
                model.setOwn(random.below(2) == 0 ? std::optional(members[0]->key) : std::nullopt);
                break;
            case 0: model.setDisputedOnly(random.below(2) == 0); break;
            case 1: model.resort(); break;
            case 2:
                model.setFilter(random.below(2) == 0 ? QString() : QStringLiteral("web"));
                break;
            case 3: {
                const auto at = random.below(members.size());
                if (random.below(3) != 0) break;
                batch.removed.push_back(members[at]->key);
                last.erase(at);
                for (auto& [asker, rows] : last)
                    rows.erase(std::remove_if(
                                   rows.begin(), rows.end(),
                                   [&](const auto& row) { return row.about == members[at]->key; }),
                               rows.end());
                break;
            }
            default: {
                const auto asker = random.below(members.size());
                std::string letters;
                for (std::size_t at = 0; at < members.size(); ++at)
                    letters += at == asker ? 'A' : kLetters[random.below(kLetters.size())];
                last[asker] = test::viewsOf(members, asker, letters, step * 100ms);
                batch.views = last[asker];
                break;
            }
            }
            model.apply(batch, now);
            ViewMatrixModel fresh;
            fresh.setDisputedOnly(model.isDisputedOnly());
            link::ObservationBatch all = test::batchOf(members, true);
            for (const auto& [asker, rows] : last)
                all.views.insert(all.views.end(), rows.begin(), rows.end());
            fresh.apply(all, now);
            QCOMPARE(model.picture().disputed, fresh.picture().disputed);
            QCOMPARE(model.cards(), fresh.cards());
        }
        model.setFilter(QString());
        model.setDisputedOnly(false);
        model.setOwn(std::nullopt);
        model.catchUp();
        model.resort();
        ViewMatrixModel fresh;
        fresh.setDisputedOnly(false);
        link::ObservationBatch all = test::batchOf(members, true);
        for (const auto& [asker, rows] : last)
            all.views.insert(all.views.end(), rows.begin(), rows.end());
        fresh.apply(all, momentAt(4s));
        QCOMPARE(content(model), content(fresh));
    }
}

QTEST_GUILESS_MAIN(TstViewMatrixModel)
#include "tst_view_matrix_model.moc"
