#include <QElapsedTimer>
#include <QTest>

#include "tests/models/member_rows.h"
#include "ui/models/instance_model.h"
#include "ui/models/service_model.h"

using namespace grapevine;
using models::InstanceModel;
using models::ServiceModel;
using test::batchOf;
using test::momentAt;
using test::row;

/// Services of large clusters. The figures printed are what to read; the limits are generous, for
/// debug builds on busy machines.
class TstServiceModelScale final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void largeClustersStayQuick_data();
    void largeClustersStayQuick();
};

void TstServiceModelScale::largeClustersStayQuick_data()
{
    QTest::addColumn<int>("members");
    QTest::addColumn<int>("services");
    QTest::newRow("5,000 members, 100 services") << 5'000 << 100;
    QTest::newRow("20,000 members, 3 services") << 20'000 << 3;
    QTest::newRow("20,000 members, a service each") << 20'000 << 20'000;
}

void TstServiceModelScale::largeClustersStayQuick()
{
    QFETCH(int, members);
    QFETCH(int, services);
    const auto count = static_cast<std::uint32_t>(members);
    std::vector<link::MemberRowPtr> rows;
    for (std::uint32_t at = 0; at < count; ++at) {
        test::Sketch sketch{.id = at, .name = "node-" + std::to_string(at)};
        sketch.address =
            "10." + std::to_string(at % 200) + "." + std::to_string(at / 200 % 250) + ".7";
        sketch.tags = {
            {"service", "svc-" + std::to_string(at % static_cast<std::uint32_t>(services))},
            {"port", "80"},
            {"build", "311"},
            {"zone", "eu-" + std::to_string(at % 9)}};
        rows.push_back(row(sketch));
    }
    ServiceModel model;
    InstanceModel instances(model);
    QElapsedTimer timer;
    timer.start();
    model.apply(batchOf(rows), momentAt());
    qInfo("fill: %lld ms", timer.elapsed());
    timer.restart();
    instances.show(*model.lineAt(0));
    qInfo("%d instances shown: %lld ms", instances.rowCount(), timer.elapsed());
    timer.restart();
    model.setFilter(QStringLiteral("zone=eu-3 svc-1"));
    qInfo("filter: %lld ms, %d rows", timer.elapsed(), model.rowCount());
    // A second's worth of what 333 flips a turn make, filtered and not.
    qint64 slowest = 0;
    for (const char* filter : {"zone=eu-3", ""}) {
        model.setFilter(QString::fromLatin1(filter));
        std::vector<link::MemberRowPtr> changed;
        for (std::uint32_t at = 0; at < 333; ++at) {
            auto next = *rows[at * (count / 333)];
            next.status = *filter != '\0' ? link::MemberStatus::Failed : link::MemberStatus::Alive;
            changed.push_back(std::make_shared<const link::MemberRow>(next));
        }
        timer.restart();
        instances.update(model.apply(batchOf(changed), momentAt()));
        qInfo("333 flips, filter '%s': %lld ms, %d pending", filter, timer.elapsed(),
              model.pending());
        slowest = std::max(slowest, timer.elapsed());
    }
    QVERIFY(slowest < 1500);
}

QTEST_GUILESS_MAIN(TstServiceModelScale)
#include "tst_service_model_scale.moc"
