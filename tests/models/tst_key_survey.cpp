#include <QAbstractItemModelTester>
#include <QTest>

#include "tests/models/key_story.h"
#include "ui/models/key_list.h"
#include "ui/models/key_matrix.h"
#include "ui/models/key_words.h"

using namespace grapevine;
using models::KeyList;
using models::KeyMatrix;
using models::KeySurvey;
using models::KeyVerdict;
using test::keyReport;

namespace {

KeySurvey over(link::KeyReport report)
{
    KeySurvey survey;
    survey.command = report.command;
    survey.report = std::move(report);
    return survey;
}

QStringList words(const char* cells)
{
    return QString::fromUtf8(cells).split(QLatin1Char('|'));
}

QStringList column(const QAbstractItemModel& model, int which)
{
    QStringList out;
    for (int row = 0; row < model.rowCount(); ++row)
        out.append(model.index(row, which).data().toString());
    return out;
}

} // namespace

/// Which member holds which key, as far as they said.
class TstKeySurvey final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void verdictsSayWhatKeepsTheRestFromBeingKnown();
    void sfr15SilentOnesAreNamedFirst();
    void gatesTellWhomASwitchCutsOff();
    void whoCouldNotSayIsUnknown();
    void anAgentCountsAndNamesNobody();
    void notEncryptedIsSaidOnlyWhenAllSaySo();
    void cutShortNobodyIsCalledSilent();
    void theMatrixSaysWordsAndSigns();
    void sortingIsAnActAndKeepsTheSelection();
    void manyKeysAndNamesHaveAnEnd();
    void hostileNamesAreMadeHarmless();
};

void TstKeySurvey::verdictsSayWhatKeepsTheRestFromBeingKnown()
{
    KeySurvey survey;
    QVERIFY(models::keyVerdict(survey) == KeyVerdict::NotAsked);
    survey.command = link::CommandId{1};
    QVERIFY(models::keyVerdict(survey) == KeyVerdict::Asking);
    survey.report = test::stuckRotation();
    survey.report->complete = false;
    QVERIFY(models::keyVerdict(survey) == KeyVerdict::Asking);
    QCOMPARE(models::keyHeadline(survey), QStringLiteral("Asking … 6 of 7 member(s) answered"));
    survey.report->complete = true;
    QVERIFY(models::keyVerdict(survey) == KeyVerdict::Unanswered);
    survey.cutOff = true;
    QVERIFY(models::keyVerdict(survey) == KeyVerdict::CutShort);

    KeySurvey refused;
    refused.command = link::CommandId{2};
    refused.refused.emplace().refusal = link::CommandRefusal::NotMember;
    QVERIFY(models::keyVerdict(refused) == KeyVerdict::Refused);
    QVERIFY(!models::keyDetail(refused).isEmpty());

    const auto agreed = over(keyReport({{"a", {"k"}, "k"}, {"b", {"k"}, "k"}}));
    QVERIFY(models::keyVerdict(agreed) == KeyVerdict::Agreed);
    const auto lacking = over(keyReport({{"a", {"k", "l"}, "k"}, {"b", {"k"}, "k"}}));
    QVERIFY(models::keyVerdict(lacking) == KeyVerdict::Differs);
    const auto signing = over(keyReport({{"a", {"k", "l"}, "k"}, {"b", {"k", "l"}, "l"}}));
    QVERIFY(models::keyVerdict(signing) == KeyVerdict::Differs);
    QVERIFY(models::keyDetail(signing).contains(QStringLiteral("different keys")));
    const auto nobody = over(keyReport({}, {"a", "b"}));
    QVERIFY(models::keyVerdict(nobody) == KeyVerdict::Nobody);
}

void TstKeySurvey::sfr15SilentOnesAreNamedFirst()
{
    const auto survey = over(test::stuckRotation());
    QVERIFY(models::keyHeadline(survey).endsWith(QStringLiteral("did not answer: cache-3")));
    KeyMatrix matrix;
    const QAbstractItemModelTester tester(&matrix,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    matrix.show(&*survey.report);
    QCOMPARE(column(matrix, KeyMatrix::Member),
             words("cache-3|db-1|db-2|grapevine-lap7-3f2a|web-1|web-2|web-10"));
    matrix.show(nullptr);
    QCOMPARE(matrix.rowCount(), 0);
}

void TstKeySurvey::gatesTellWhomASwitchCutsOff()
{
    const auto gates = models::keyGates(test::stuckRotation());
    QCOMPARE(gates.size(), std::size_t{2});
    QCOMPARE(gates[0].fingerprint, std::string("1a2b3c4d"));
    QCOMPARE(gates[0].primaries, std::size_t{6});
    QCOMPARE(gates[0].lacking, std::size_t{0});
    QCOMPARE(gates[0].unknownNames, std::vector<std::string>{"cache-3"});
    QCOMPARE(gates[1].lackingNames, (std::vector<std::string>{"db-1", "db-2"}));
    QCOMPARE(models::gateText(gates[1]),
             QStringLiteral("cuts off 2: db-1, db-2 · not known of 1: cache-3"));
    QCOMPARE(models::gateText(models::keyGates(keyReport({{"a", {"k"}, "k"}})).front()),
             QStringLiteral("cuts off nobody"));
    KeyList list;
    const QAbstractItemModelTester tester(&list,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto report = test::stuckRotation();
    list.show(&report);
    QCOMPARE(column(list, KeyList::Held), words("[6/7]|[4/7]"));
    QCOMPARE(column(list, KeyList::Primary), words("[6/7]|no"));
    QVERIFY(!list.index(0, KeyList::Switch).data(KeyList::TroubleRole).toBool());
    QVERIFY(list.index(1, KeyList::Switch).data(KeyList::TroubleRole).toBool());
}

void TstKeySurvey::whoCouldNotSayIsUnknown()
{
    const auto report = keyReport({{"a", {"k"}, "k"}, {"b", {}, {}, "no such thing", true}});
    QVERIFY(models::keyVerdict(over(report)) == KeyVerdict::Unanswered);
    QCOMPARE(models::keyHeadline(over(report)), QStringLiteral("1 member(s) could not say"));
    const auto gate = models::keyGates(report).front();
    QCOMPARE(gate.lacking, std::size_t{0});
    QCOMPARE(gate.unknownNames, std::vector<std::string>{"b"});
    KeyMatrix matrix;
    matrix.show(&report);
    QCOMPARE(column(matrix, KeyMatrix::Answer), words("said no|holds all"));
    QCOMPARE(column(matrix, matrix.saidColumn()), words("no such thing|"));
}

void TstKeySurvey::anAgentCountsAndNamesNobody()
{
    link::KeyReport report;
    report.complete = report.countsOnly = true;
    report.end = link::QueryProgress::End::TimedOut;
    report.members = 5;
    report.responses = 4;
    report.keys = {{"k", {4, 0, {}}}, {"l", {3, 0, {}}}};
    const auto survey = over(report);
    QVERIFY(models::keyVerdict(survey) == KeyVerdict::Unanswered);
    QCOMPARE(models::keyHeadline(survey), QStringLiteral("1 member(s) did not answer"));
    const auto gates = models::keyGates(report);
    QCOMPARE(models::gateText(gates[1]), QStringLiteral("cuts off 1 · not known of 1"));
    KeyList list;
    list.show(&report);
    QCOMPARE(column(list, KeyList::Primary), words("not told|not told"));
    report.responses = 5;
    report.end = link::QueryProgress::End::Everybody;
    report.keys = {{"k", {5, 0, {}}}};
    QVERIFY(models::keyVerdict(over(report)) == KeyVerdict::Agreed);
    QVERIFY(models::keyDetail(over(report)).contains(QStringLiteral("agent")));
}

void TstKeySurvey::notEncryptedIsSaidOnlyWhenAllSaySo()
{
    QVERIFY(models::keyVerdict(over(test::noKeyrings())) == KeyVerdict::NotEncrypted);
    auto mixed = test::noKeyrings();
    mixed.holders["n2"].message = "disk full";
    QVERIFY(models::keyVerdict(over(mixed)) == KeyVerdict::Unanswered);
    auto silent = test::noKeyrings();
    silent.members = 3;
    silent.silent = {"n3"};
    silent.end = link::QueryProgress::End::TimedOut;
    QVERIFY(models::keyHeadline(over(silent)).endsWith(QStringLiteral("did not answer: n3")));
}

void TstKeySurvey::cutShortNobodyIsCalledSilent()
{
    auto report = test::stuckRotation();
    report.end = link::QueryProgress::End::Lost;
    report.silent.clear();
    QVERIFY(models::keyVerdict(over(report)) == KeyVerdict::CutShort);
    const auto gate = models::keyGates(report).front();
    QCOMPARE(gate.unknown, std::size_t{1});
    QVERIFY(gate.unknownNames.empty());
}

void TstKeySurvey::theMatrixSaysWordsAndSigns()
{
    const auto report = test::stuckRotation();
    KeyMatrix matrix;
    matrix.show(&report);
    QCOMPARE(matrix.headerData(KeyMatrix::kFirstKey, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("1a2b3c4d"));
    QCOMPARE(column(matrix, KeyMatrix::kFirstKey).mid(0, 2), words("not known|primary"));
    QCOMPARE(column(matrix, KeyMatrix::kFirstKey + 1),
             words("not known|missing|missing|held|held|held|held"));
    const auto missing = matrix.index(1, KeyMatrix::kFirstKey + 1);
    QCOMPARE(missing.data(KeyList::MarkRole).toString(), QStringLiteral("✗"));
    QVERIFY(missing.data(KeyList::TroubleRole).toBool());
    QCOMPARE(matrix.index(1, 0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("db-1: lacks a key, 1a2b3c4d primary, 9f8e7d6c missing"));
}

void TstKeySurvey::sortingIsAnActAndKeepsTheSelection()
{
    const auto report = test::stuckRotation();
    KeyMatrix matrix;
    const QAbstractItemModelTester tester(&matrix,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    matrix.show(&report);
    const QPersistentModelIndex chosen(matrix.index(matrix.rowOf("web-10"), 0));
    matrix.sort(KeyMatrix::Member, Qt::DescendingOrder);
    QCOMPARE(column(matrix, KeyMatrix::Member).front(), QStringLiteral("web-10"));
    QCOMPARE(chosen.row(), 0);
    matrix.sort(KeyMatrix::kFirstKey + 1, Qt::AscendingOrder);
    QCOMPARE(column(matrix, KeyMatrix::Member).mid(0, 3), words("cache-3|db-1|db-2"));
    QCOMPARE(chosen.data().toString(), QStringLiteral("web-10"));
}

void TstKeySurvey::manyKeysAndNamesHaveAnEnd()
{
    std::vector<std::string> keys;
    for (int key = 0; key < 40; ++key)
        keys.push_back("key" + std::to_string(key));
    const auto report = keyReport({{"a", keys, "key1"}, {"b", {}, {}}});
    KeyMatrix matrix;
    matrix.show(&report);
    QCOMPARE(matrix.columnCount(),
             KeyMatrix::kFirstKey + static_cast<int>(KeyMatrix::kKeyColumnsMost) + 1);
    KeyList list;
    list.show(&report);
    QCOMPARE(list.rowCount(), 40);
    QCOMPARE(models::namesText({"a", "b", "c"}), QStringLiteral("a, b, c"));
    QCOMPARE(models::namesText({"a", "b", "c", "d", "e"}), QStringLiteral("a, b, c and 2 more"));
}

void TstKeySurvey::hostileNamesAreMadeHarmless()
{
    const std::string evil = "<b>\x1b[31m\xe2\x80\xae";
    const auto report = keyReport({{evil, {"k"}, "k", evil}}, {evil + "2"});
    KeyMatrix matrix;
    matrix.show(&report);
    for (int row = 0; row < 2; ++row) {
        const auto text = matrix.index(row, 0).data().toString();
        QVERIFY(!text.contains(QChar(0x1b)) && !text.contains(QChar(0x202e)));
        // A tooltip shows the letters and no markup.
        QVERIFY(
            !matrix.index(row, 0).data(Qt::ToolTipRole).toString().contains(QLatin1String("<b>")));
    }
    QVERIFY(!models::keyHeadline(over(report)).contains(QChar(0x202e)));
}

QTEST_GUILESS_MAIN(TstKeySurvey)
#include "tst_key_survey.moc"
