#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include "tests/models/member_rows.h"
#include "ui/models/member_model.h"

using namespace grapevine;
using models::MemberModel;
using test::batchOf;
using test::momentAt;
using test::row;

/// 100,000 members in one table. The figures printed are what to read; the limits are generous, for
/// debug builds on busy machines.
class TstMemberModelScale final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hundredThousandRowsStayQuick();
    void oneFlipAmongFiveThousandResetsNothing();
};

void TstMemberModelScale::hundredThousandRowsStayQuick()
{
    std::vector<link::MemberRowPtr> rows;
    rows.reserve(100'000);
    for (std::uint32_t at = 0; at < 100'000; ++at) {
        test::Sketch sketch{.id = at, .name = "node-" + std::to_string(at * 7919 % 100'003)};
        sketch.address =
            "10." + std::to_string(at % 200) + "." + std::to_string(at / 200 % 250) + ".7";
        sketch.tags = {{"build", std::to_string(300 + at % 40)},
                       {"zone", "eu-" + std::to_string(at % 9)}};
        sketch.incarnation = at % 977;
        sketch.rtt = std::chrono::microseconds{at * 31 % 4001};
        rows.push_back(row(sketch));
    }
    MemberModel model;
    QElapsedTimer timer;
    timer.start();
    model.apply(batchOf(rows), momentAt());
    qInfo("fill of 100,000 rows: %lld ms", timer.elapsed());
    for (int column = 0; column < model.columnCount(); ++column) {
        timer.restart();
        model.sort(column, Qt::AscendingOrder);
        qInfo("sort by %s: %lld ms", model.columns()[static_cast<std::size_t>(column)].id().c_str(),
              timer.elapsed());
    }
    QString typed;
    for (const char letter : {'n', 'o', 'd', 'e', '-', '1', '2', '3'}) {
        typed += QLatin1Char(letter);
        timer.restart();
        model.setFilter(typed);
        qInfo("key, filter now %s: %lld ms, %d rows", qPrintable(typed), timer.elapsed(),
              model.rowCount());
    }
    timer.restart();
    model.setFilter(QStringLiteral("9"));
    qInfo("scattered filter: %lld ms, %d rows", timer.elapsed(), model.rowCount());
    timer.restart();
    model.setFilter({});
    qInfo("filter cleared: %lld ms", timer.elapsed());
    std::vector<link::MemberRowPtr> changed;
    for (std::uint32_t at = 0; at < 333; ++at) {
        auto next = *rows[at * 300];
        next.incarnation = Incarnation{next.incarnation.value() + 1};
        changed.push_back(std::make_shared<const link::MemberRow>(next));
    }
    timer.restart();
    model.apply(batchOf(changed), momentAt());
    const auto applied = timer.elapsed();
    qInfo("batch of 333: %lld ms, %d pending", applied, model.pending());
    // Generous, for a debug build on a busy machine; the figures above are what to read.
    QVERIFY(applied < 500);
}

void TstMemberModelScale::oneFlipAmongFiveThousandResetsNothing()
{
    // CAS-13: one massive cluster fills within a second, and one flip is one row.
    std::vector<link::MemberRowPtr> rows;
    for (std::uint32_t at = 0; at < 5'000; ++at) {
        rows.push_back(row({.id = at,
                            .name = "node-" + std::to_string(at * 7919 % 5'003),
                            .tags = {{"build", std::to_string(300 + at % 40)}, {"zone", "a"}}}));
    }
    MemberModel model;
    QElapsedTimer timer;
    timer.start();
    model.apply(batchOf(rows), momentAt());
    const auto filled = timer.elapsed();
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    auto flipped = *rows[2'500];
    flipped.status = link::MemberStatus::Failed;
    flipped.state = link::RawState::Dead;
    timer.restart();
    model.apply(batchOf({std::make_shared<const link::MemberRow>(flipped)}), momentAt());
    const auto flip = timer.nsecsElapsed();
    qInfo("fill of 5,000 rows: %lld ms; one flip: %.2f ms", filled, double(flip) / 1e6);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(changes.size(), 1);
    QVERIFY(filled < 1'000);
    QVERIFY(flip < 16'000'000);
}

QTEST_GUILESS_MAIN(TstMemberModelScale)
#include "tst_member_model_scale.moc"
