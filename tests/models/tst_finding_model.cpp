#include <QAbstractItemModelTester>
#include <QTest>

#include "core/base/random.h"
#include "ui/models/finding_model.h"

using namespace grapevine;
using models::Finding;
using models::FindingModel;
using models::Findings;

/// The list of what needs a look: nothing in it moves while somebody points at it.
class TstFindingModel final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void heldRowsStayWhereTheyAre();
    void lettingGoPutsTheOrderRight();
    void theCurrentRowStaysTheSameMatter();
    void anyOrderOfFindingsIsShown();
};

namespace {

Finding finding(int id, const QString& detail = {})
{
    Finding one;
    one.id = std::to_string(id);
    one.headline = QStringLiteral("matter %1").arg(id);
    one.detail = detail;
    return one;
}

QStringList shown(const FindingModel& model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto index = model.index(row);
        lines.append(index.data().toString() + (index.data(FindingModel::OverRole).toBool()
                                                    ? QStringLiteral(" (over)")
                                                    : QString()));
    }
    return lines;
}

} // namespace

void TstFindingModel::heldRowsStayWhereTheyAre()
{
    FindingModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show({finding(1), finding(2), finding(3)}, false);
    model.show({finding(9), finding(3), finding(1, QStringLiteral("worse"))}, true);
    QCOMPARE(shown(model),
             QStringList({QStringLiteral("matter 1"), QStringLiteral("matter 2 (over)"),
                          QStringLiteral("matter 3"), QStringLiteral("matter 9")}));
    QCOMPARE(model.index(0).data(FindingModel::DetailRole).toString(), QStringLiteral("worse"));
    // What comes back is no longer over.
    model.show({finding(2), finding(3)}, true);
    QCOMPARE(shown(model).at(1), QStringLiteral("matter 2"));
}

void TstFindingModel::lettingGoPutsTheOrderRight()
{
    FindingModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show({finding(1), finding(2), finding(3)}, false);
    model.show({finding(9), finding(3), finding(1)}, true);
    model.show({finding(9), finding(3), finding(1)}, false);
    QCOMPARE(shown(model), QStringList({QStringLiteral("matter 9"), QStringLiteral("matter 3"),
                                        QStringLiteral("matter 1")}));
}

void TstFindingModel::theCurrentRowStaysTheSameMatter()
{
    FindingModel model;
    model.show({finding(1), finding(2), finding(3)}, false);
    const QPersistentModelIndex current(model.index(2));
    model.show({finding(7), finding(3), finding(2)}, false);
    QCOMPARE(current.data().toString(), QStringLiteral("matter 3"));
    QCOMPARE(current.row(), 1);
}

void TstFindingModel::anyOrderOfFindingsIsShown()
{
    const QByteArray given = qgetenv("GRAPEVINE_SEED");
    const std::uint64_t seed = given.isEmpty() ? 7 : given.toULongLong();
    SeededRandom random(seed);
    FindingModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int round = 0; round < 500; ++round) {
        Findings findings;
        QStringList wanted;
        std::vector<int> ids{0, 1, 2, 3, 4, 5, 6, 7};
        while (!ids.empty() && random.below(8) != 0) {
            const auto at = ids.begin() + static_cast<std::ptrdiff_t>(random.below(ids.size()));
            findings.push_back(finding(*at, QString::number(random.below(3))));
            wanted.append(findings.back().headline);
            ids.erase(at);
        }
        if (random.below(3) == 0) model.show(findings, true);
        model.show(findings, false);
        QVERIFY2(shown(model) == wanted, qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

QTEST_GUILESS_MAIN(TstFindingModel)
#include "tst_finding_model.moc"
