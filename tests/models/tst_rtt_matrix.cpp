#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <chrono>
#include <map>
#include <memory>

#include "tests/models/rtt_story.h"
#include "ui/models/member_model.h"
#include "ui/models/rtt_matrix_model.h"
#include "ui/models/time_words.h"

using namespace grapevine;
using models::RttField;
using models::RttMatrixModel;
using test::batchOf;
using test::coordinateAt;
using test::located;
using test::momentAt;
using test::row;

/// Each with each, in an order that stands still. GRAPEVINE_SEED replays a random run.
class TstRttMatrix final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thoseOfAZoneStandSideBySide();
    void aCellSaysBothNamesAndTheNumber();
    void rowsStayUntilASort();
    void whoHasGoneStaysEmptyUntilASort();
    void onlyWhatChangedIsTold();
    void randomNewsTellTheTruth_data();
    void randomNewsTellTheTruth();
};

namespace {

struct Matrix {
    models::MemberModel members;
    RttField field{members};
    RttMatrixModel model{field};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    void apply(link::ObservationBatch batch)
    {
        members.apply(batch, momentAt());
        field.refresh({}, momentAt().boot);
        model.refresh();
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList out;
        for (int at = 0; at < model.rowCount(); ++at)
            out.append(QString::fromStdString(model.nameAt(at)));
        return out;
    }
};

link::MemberRowPtr member(std::uint32_t id, double x, double y = 0)
{
    return located(row({.id = id, .name = "n" + std::to_string(id)}), coordinateAt(x, y));
}

} // namespace

void TstRttMatrix::thoseOfAZoneStandSideBySide()
{
    Matrix matrix;
    matrix.apply(batchOf(test::nightShiftInPlaces(), true));
    matrix.model.resort();
    QCOMPARE(matrix.model.pending(), 0);
    int ends = 0;
    for (int at = 0; at < matrix.model.rowCount(); ++at)
        ends += matrix.model.endsZone(at) ? 1 : 0;
    QCOMPARE(ends, 2);
    QCOMPARE(matrix.model.zoneTitleAt(0).left(4), QStringLiteral("eu-1"));
    QVERIFY(matrix.model.leastMs() > 0.0 && matrix.model.leastMs() < 0.5);
    QVERIFY(matrix.model.mostMs() > 15.0);
}

void TstRttMatrix::aCellSaysBothNamesAndTheNumber()
{
    Matrix matrix;
    matrix.apply(batchOf({member(1, 0), member(2, 12), member(3, 24)}, true));
    matrix.model.resort();
    const auto cell = matrix.model.index(0, 1);
    QCOMPARE(cell.data().toString(), QStringLiteral("12.1 ms"));
    QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("n1 to n2: 12.1 ms, ± 8.0 %"));
    QVERIFY(matrix.model.index(1, 1).data(RttMatrixModel::SelfRole).toBool());
    QVERIFY(!matrix.model.index(1, 1).data(RttMatrixModel::MsRole).isValid());
    QCOMPARE(matrix.model.index(1, 0).data(RttMatrixModel::MsRole),
             cell.data(RttMatrixModel::MsRole));
}

void TstRttMatrix::rowsStayUntilASort()
{
    Matrix matrix;
    matrix.apply(batchOf({member(2, 0), member(4, 1), member(6, 20), member(8, 21)}, true));
    matrix.model.resort();
    const QStringList before{QStringLiteral("n2"), QStringLiteral("n4"), QStringLiteral("n6"),
                             QStringLiteral("n8")};
    QCOMPARE(matrix.names(), before);
    matrix.apply(batchOf({member(1, 0.5), member(4, 20.5)}));
    QCOMPARE(matrix.names(), before + QStringList{QStringLiteral("n1")});
    QVERIFY(matrix.model.pending() > 0);
    matrix.model.resort();
    QCOMPARE(matrix.model.pending(), 0);
    QCOMPARE(matrix.names().first(3),
             (QStringList{QStringLiteral("n4"), QStringLiteral("n6"), QStringLiteral("n8")}));
}

void TstRttMatrix::whoHasGoneStaysEmptyUntilASort()
{
    Matrix matrix;
    matrix.apply(batchOf({member(1, 0), member(2, 1), member(3, 2), member(4, 3)}, true));
    matrix.model.resort();
    link::ObservationBatch gone;
    gone.removed.push_back({ClusterId{0}, MemberId{2}});
    matrix.apply(gone);
    QCOMPARE(matrix.model.rowCount(), 4);
    QVERIFY(matrix.model.headerData(1, Qt::Vertical, RttMatrixModel::GoneRole).toBool());
    QVERIFY(!matrix.model.index(1, 2).data(RttMatrixModel::MsRole).isValid());
    QCOMPARE(matrix.model.pending(), 1);
    matrix.model.resort();
    QCOMPARE(matrix.model.rowCount(), 3);
    QCOMPARE(matrix.model.rowOf("n2"), -1);
}

void TstRttMatrix::onlyWhatChangedIsTold()
{
    Matrix matrix;
    std::vector<link::MemberRowPtr> rows;
    for (std::uint32_t id = 0; id < 40; ++id)
        rows.push_back(member(id, id));
    matrix.apply(batchOf(rows, true));
    matrix.model.resort();
    QSignalSpy told(&matrix.model, &QAbstractItemModel::dataChanged);
    matrix.apply({});
    QCOMPARE(told.count(), 0);
    matrix.apply(batchOf({member(7, 7.4)}));
    QCOMPARE(told.count(), 2); // Its row and its column.
    QCOMPARE(told[0][0].toModelIndex().row(), told[0][1].toModelIndex().row());
    QCOMPARE(told[1][0].toModelIndex().column(), told[1][1].toModelIndex().column());
}

void TstRttMatrix::randomNewsTellTheTruth_data()
{
    QTest::addColumn<quint64>("seed");
    const QByteArray given = qgetenv("GRAPEVINE_SEED");
    if (!given.isEmpty()) {
        QTest::addRow("given") << quint64{given.toULongLong()};
        return;
    }
    const auto start =
        static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
    SeededRandom seeds{start};
    for (int run = 0; run < 8; ++run) {
        const quint64 seed = seeds.next() >> 32U;
        QTest::addRow("seed-%llu", seed) << seed;
    }
}

void TstRttMatrix::randomNewsTellTheTruth()
{
    QFETCH(quint64, seed);
    SeededRandom random(seed);
    Matrix matrix;
    // What a view would have noted: text by cell, from what it was told.
    std::map<std::pair<std::string, std::string>, QString> noted;
    const auto note = [&](int top, int bottom, int left, int right) {
        for (int r = top; r <= bottom; ++r) {
            for (int c = left; c <= right; ++c)
                noted[{matrix.model.nameAt(r), matrix.model.nameAt(c)}] =
                    matrix.model.index(r, c).data().toString();
        }
    };
    QObject::connect(&matrix.model, &QAbstractItemModel::dataChanged, &matrix.model,
                     [&](const QModelIndex& from, const QModelIndex& to) {
                         note(from.row(), to.row(), from.column(), to.column());
                     });
    QObject::connect(&matrix.model, &QAbstractItemModel::columnsInserted, &matrix.model, [&] {
        note(0, matrix.model.rowCount() - 1, 0, matrix.model.columnCount() - 1);
    });
    QObject::connect(&matrix.model, &QAbstractItemModel::modelReset, &matrix.model, [&] {
        noted.clear();
        note(0, matrix.model.rowCount() - 1, 0, matrix.model.columnCount() - 1);
    });
    for (int round = 0; round < 120; ++round) {
        link::ObservationBatch batch;
        for (auto count = random.below(5); count > 0; --count) {
            const auto id = static_cast<std::uint32_t>(random.below(20));
            auto one =
                member(id, 20.0 * static_cast<double>(random.below(3)) + test::chance(random));
            if (random.below(6) == 0) one = row({.id = id, .name = "n" + std::to_string(id)});
            batch.changed.push_back(one);
        }
        if (random.below(3) == 0)
            batch.removed.push_back(
                {ClusterId{0}, MemberId{static_cast<std::uint32_t>(20 + random.below(4))}});
        if (random.below(4) == 0)
            batch.changed.push_back(member(static_cast<std::uint32_t>(20 + random.below(4)), 5.0));
        batch.resync = random.below(20) == 0;
        const auto before = matrix.names();
        matrix.apply(std::move(batch));
        QCOMPARE(matrix.names().first(before.size()), before);
        if (random.below(9) == 0) matrix.model.resort();
        QCOMPARE(matrix.model.rowCount(), matrix.model.columnCount());
        for (int r = 0; r < matrix.model.rowCount(); ++r) {
            for (int c = 0; c < matrix.model.columnCount(); ++c) {
                const auto here = matrix.model.index(r, c).data().toString();
                QCOMPARE((noted[{matrix.model.nameAt(r), matrix.model.nameAt(c)}]), here);
                const auto a = matrix.field.find(matrix.model.nameAt(r));
                const auto b = matrix.field.find(matrix.model.nameAt(c));
                const bool known = a && b && r != c;
                QCOMPARE(here.isEmpty(), !known);
                if (known) QCOMPARE(here, models::rttText(matrix.field.estimate(*a, *b).rtt));
            }
        }
    }
}

QTEST_MAIN(TstRttMatrix)
#include "tst_rtt_matrix.moc"
