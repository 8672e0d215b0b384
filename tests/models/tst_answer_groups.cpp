#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "core/base/random.h"
#include "tests/models/query_story.h"
#include "ui/models/answer_groups.h"
#include "ui/models/answer_text.h"
#include "ui/models/group_model.h"
#include "ui/models/run_copy.h"
#include "ui/models/run_words.h"

using namespace grapevine;
using namespace grapevine::models;
using namespace std::chrono_literals;

/// Answers by what they say.
class TstAnswerGroups final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalAnswersAreOneGroup();
    void oneNewlineMakesNoDifference();
    void oddOnesComeFirstAndEqualOnesStay();
    void foldsAsThePersonSays_data();
    void foldsAsThePersonSays();
    void jsonIsNeverRounded_data();
    void jsonIsNeverRounded();
    void exactShowsTheNewline();
    void whatDoesNotMatchIsAGroupOfItsOwn();
    void textsAreShownSafely_data();
    void textsAreShownSafely();
    void binaryIsHexadecimal();
    void severalLinesAreReadInFull();
    void openQueryNamesWhoIsWaitedFor();
    void finishedQueryNamesTheSilentLast();
    void aQueryCutShortNamesNobodyAsSilent_data();
    void aQueryCutShortNamesNobodyAsSilent();
    void lateAnswersAreNoGroup();
    void randomRepliesKeepTheModelWhole();
};

namespace {

AnswerGroups grouped(const std::vector<std::pair<std::string, std::string>>& answers)
{
    AnswerGroups groups;
    for (const auto& [member, value] : answers)
        groups.add(member, asBytes(value));
    return groups;
}

/// A run that has heard all of a batch.
AskRun runOf(const link::ObservationBatch& batch)
{
    AskRun run;
    link::SendQuery query;
    query.name = "version";
    run.what = query;
    run.outcome = link::CommandOutcome{};
    for (const auto& reply : batch.asked.replies)
        run.take(reply);
    run.progress = batch.asked.queries.back();
    return run;
}

constexpr link::CommandId kQuery{1};

} // namespace

void TstAnswerGroups::equalAnswersAreOneGroup()
{
    const auto groups = grouped({{"a", "x"}, {"b", "y"}, {"c", "x"}});
    QCOMPARE(groups.groups().size(), 2U);
    QVERIFY((groups.groups()[0].members == std::vector<std::string>{"a", "c"}));
    QCOMPARE(groups.answers(), 3U);
}

void TstAnswerGroups::oneNewlineMakesNoDifference()
{
    // SFR-10: one is trimmed, a second one is part of the answer.
    const auto groups = grouped({{"a", "x\n"}, {"b", "x"}, {"c", "x\n\n"}, {"d", "\n"}, {"e", ""}});
    QCOMPARE(groups.groups().size(), 3U);
    QVERIFY((groups.groups()[0].members == std::vector<std::string>{"a", "b"}));
    QVERIFY((groups.groups()[2].members == std::vector<std::string>{"d", "e"}));
}

void TstAnswerGroups::oddOnesComeFirstAndEqualOnesStay()
{
    auto groups = grouped({{"a", "2"}, {"b", "1"}, {"c", "3"}, {"d", "3"}, {"e", "2"}});
    QVERIFY(!groups.isSorted());
    groups.sortOddFirst();
    QVERIFY(groups.isSorted());
    QCOMPARE(asText(groups.groups()[0].value.bytes), std::string_view("1"));
    QCOMPARE(asText(groups.groups()[1].value.bytes), std::string_view("2"));
    QCOMPARE(asText(groups.groups()[2].value.bytes), std::string_view("3"));
    // A later answer finds its group where it stands now.
    groups.add("f", asBytes("3"));
    QCOMPARE(groups.groups()[2].members.size(), 3U);
}

void TstAnswerGroups::foldsAsThePersonSays_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QStringList>("answers");
    QTest::addColumn<int>("groups");
    const auto row = [](const char* name, const char* mode, const QStringList& answers,
                        int groups) {
        QTest::newRow(name) << QString::fromLatin1(mode) << answers << groups;
    };
    const QString newline = QStringLiteral("ok\n");
    const QString plain = QStringLiteral("ok");
    row("exact keeps the newline", "exact", {newline, plain}, 2);
    row("trimmed drops one", "trimmed", {newline, plain}, 1);
    row("JSON: blanks and keys", "json",
        {QStringLiteral("{\"a\":1, \"b\":[true]}\n"), QStringLiteral("{ \"b\":[ true ],\"a\":1}")},
        1);
    row("JSON: other values", "json", {QStringLiteral("{\"a\":1}"), QStringLiteral("{\"a\":2}")},
        2);
    row("JSON: no JSON is trimmed", "json", {newline, plain, QStringLiteral("{")}, 2);
    row("JSON: two values are none", "json", {QStringLiteral("1,2"), QStringLiteral("1, 2")}, 2);
    row("JSON: scalars", "json", {QStringLiteral(" 12 "), QStringLiteral("12\n")}, 1);
    row("capture", "re",
        {QStringLiteral("v=1 t=9"), QStringLiteral("t=3 v=1"), QStringLiteral("v=2")}, 2);
}

void TstAnswerGroups::foldsAsThePersonSays()
{
    QFETCH(QString, mode);
    QFETCH(QStringList, answers);
    QFETCH(int, groups);
    const auto capture = filter::Capture::compile("v=([0-9]+)");
    AnswerGroups folded(mode == QStringLiteral("exact")  ? AnswerFold::exact()
                        : mode == QStringLiteral("json") ? AnswerFold::json()
                        : mode == QStringLiteral("re")   ? AnswerFold::captured(*capture)
                                                         : AnswerFold());
    for (const auto& answer : answers)
        folded.add("m", asBytes(answer.toStdString()));
    QCOMPARE(static_cast<int>(folded.groups().size()), groups);
}

void TstAnswerGroups::jsonIsNeverRounded_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("long integers")
        << QByteArray("[12345678901234567890]") << QByteArray("[12345678901234567891]");
    QTest::newRow("long fractions")
        << QByteArray("0.12345678901234567") << QByteArray("0.12345678901234568");
    QTest::newRow("too small") << QByteArray("1e-999") << QByteArray("2e-999");
}

void TstAnswerGroups::jsonIsNeverRounded()
{
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    const auto fold = AnswerFold::json();
    QVERIFY(!(fold.of(asBytes(one.toStdString())) == fold.of(asBytes(other.toStdString()))));
    // Digits in a string round nothing.
    QVERIFY(jsonForm(asBytes("\"\\\"12345678901234567890\"")).has_value());
}

void TstAnswerGroups::exactShowsTheNewline()
{
    const auto fold = AnswerFold::exact();
    QCOMPARE(foldedLine(fold.of(asBytes("ok\n")), fold.mode()), QStringLiteral("ok ⏎"));
    QCOMPARE(foldedLine(fold.of(asBytes("ok")), fold.mode()), QStringLiteral("ok"));
}

void TstAnswerGroups::whatDoesNotMatchIsAGroupOfItsOwn()
{
    const auto capture = filter::Capture::compile("v=(\\d*)");
    AnswerGroups groups(AnswerFold::captured(*capture));
    groups.add("a", asBytes("v="));
    groups.add("b", asBytes("what?"));
    groups.add("c", asBytes("who?"));
    QCOMPARE(groups.groups().size(), 2U);
    QVERIFY(groups.groups()[0].value.matches);
    QVERIFY(!groups.groups()[1].value.matches);
    QCOMPARE(groups.groups()[1].members.size(), 2U);
}

void TstAnswerGroups::textsAreShownSafely_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << QByteArray("ok\n") << QStringLiteral("ok");
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("lines") << QByteArray("one\r\ntwo\n") << QStringLiteral("one …");
    QTest::newRow("markup") << QByteArray("<b>x</b>") << QStringLiteral("<b>x</b>");
    QTest::newRow("colour") << QByteArray("\x1b[31mred") << QStringLiteral("<ESC>[31mred");
    QTest::newRow("bidi") << QByteArray("a\xe2\x80\xae"
                                        "b")
                          << QStringLiteral("a<U+202E>b");
}

void TstAnswerGroups::textsAreShownSafely()
{
    QFETCH(QByteArray, payload);
    QFETCH(QString, line);
    QCOMPARE(answerLine(asBytes({payload.constData(), static_cast<std::size_t>(payload.size())})),
             line);
}

void TstAnswerGroups::binaryIsHexadecimal()
{
    const Bytes bytes{std::byte{0}, std::byte{0xff}, std::byte{0x10}};
    QVERIFY(isBinary(bytes));
    QCOMPARE(answerLine(bytes), QStringLiteral("0x 00 ff 10"));
    QCOMPARE(answerLines(bytes), QStringLiteral("00 ff 10"));
    QVERIFY(!isBinary(asBytes("tab\tand\r\nlines, grüß")));
    const Bytes many(1000, std::byte{1});
    QVERIFY(answerLine(many).size() < 200);
}

void TstAnswerGroups::severalLinesAreReadInFull()
{
    QCOMPARE(answerLines(asBytes("one\r\ntwo\n")), QStringLiteral("one\ntwo"));
    QCOMPARE(answerLines(asBytes("a\x1b[0m\nb")), QStringLiteral("a<ESC>[0m\nb"));
    const std::string endless(100'000, 'x');
    QVERIFY(answerLines(asBytes(endless)).size() <= static_cast<qsizetype>(kAnswerLongest) + 1);
}

void TstAnswerGroups::openQueryNamesWhoIsWaitedFor()
{
    GroupModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto run = runOf(test::versionAnswers(kQuery, 10));
    model.show(&run);
    const int last = model.rowCount() - 1;
    QVERIFY(model.kindAt(last) == GroupModel::Kind::Waiting);
    QCOMPARE(model.membersAt(last).size(), run.expected().size() - run.progress->responses);
}

void TstAnswerGroups::finishedQueryNamesTheSilentLast()
{
    GroupModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto run = runOf(test::versionOver(kQuery));
    model.show(&run);
    const int last = model.rowCount() - 1;
    QVERIFY(model.kindAt(0) == GroupModel::Kind::Answer);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("1.4.1"));
    QCOMPARE(model.index(2).data().toString(), QStringLiteral("1.4.2"));
    QVERIFY(model.kindAt(last - 1) == GroupModel::Kind::AckedOnly);
    QVERIFY(model.kindAt(last) == GroupModel::Kind::Silent);
    QVERIFY((model.membersAt(last) == std::vector<std::string>{"cache-3"}));
}

void TstAnswerGroups::aQueryCutShortNamesNobodyAsSilent_data()
{
    QTest::addColumn<int>("end");
    QTest::newRow("stopped") << int(link::QueryProgress::End::Stopped);
    QTest::newRow("lost") << int(link::QueryProgress::End::Lost);
    QTest::newRow("the session ended") << int(link::QueryProgress::End::Open);
}

void TstAnswerGroups::aQueryCutShortNamesNobodyAsSilent()
{
    QFETCH(int, end);
    auto run = runOf(test::versionAnswers(kQuery));
    run.progress->end = static_cast<link::QueryProgress::End>(end);
    run.cutOff = run.progress->end == link::QueryProgress::End::Open;
    QVERIFY(run.stateOf("cache-3") == ReplyState::Unheard);
    QVERIFY(run.stateOf("web-3") == ReplyState::Acked);
    QVERIFY(run.membersIn(ReplyState::Silent).empty());
    QVERIFY(!isTrouble(run));
    GroupModel model;
    model.show(&run);
    const int last = model.rowCount() - 1;
    QVERIFY(model.kindAt(last) == GroupModel::Kind::Unheard);
    QVERIFY((model.membersAt(last) == std::vector<std::string>{"cache-3"}));
    const auto json = QJsonDocument::fromJson(runAsJson(run).toUtf8()).object();
    QVERIFY(json[QStringLiteral("silent")].isNull());
    const QString text = runAsText(run);
    QVERIFY2(!text.contains(QStringLiteral("silent")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("1 × not heard so far\n    cache-3")), qPrintable(text));
}

void TstAnswerGroups::lateAnswersAreNoGroup()
{
    auto batch = test::versionOver(kQuery);
    auto late = test::replyFrom(kQuery, "cache-3", "1.4.2", 7s);
    late.late = true;
    batch.asked.replies.push_back(late);
    const auto run = runOf(batch);
    QVERIFY(run.stateOf("cache-3") == ReplyState::Late);
    GroupModel model;
    model.show(&run);
    QVERIFY(model.kindAt(model.rowCount() - 1) == GroupModel::Kind::Late);
    const auto& first = model.membersAt(0);
    QVERIFY(std::find(first.begin(), first.end(), "cache-3") == first.end());
}

void TstAnswerGroups::randomRepliesKeepTheModelWhole()
{
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        SeededRandom random(seed);
        GroupModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        std::vector<std::string> members;
        for (int at = 0; at < 12; ++at)
            members.push_back("m" + std::to_string(at));
        AskRun run;
        run.what = link::SendQuery{};
        run.outcome = link::CommandOutcome{};
        model.show(&run);
        run.progress = test::openQuery(kQuery, members);
        for (int step = 0; step < 30; ++step) {
            const auto& from = members[random.below(members.size())];
            auto reply = random.below(2) == 0
                             ? test::ackFrom(kQuery, from, 1ms)
                             : test::replyFrom(kQuery, from, std::to_string(random.below(4)), 2ms);
            if (step > 24) {
                run.progress->end = link::QueryProgress::End::TimedOut;
                reply.late = true;
            }
            reply.duplicate = random.below(5) == 0;
            run.take(reply);
            model.update(run, {from});
            if (random.below(6) == 0) model.settle();
        }
        model.settle();
        // What came bit by bit equals what is shown at once.
        GroupModel whole;
        whole.show(&run);
        QCOMPARE(model.rowCount(), whole.rowCount());
        for (int row = 0; row < model.rowCount(); ++row) {
            QCOMPARE(model.membersAt(row).size(), whole.membersAt(row).size());
            QVERIFY(model.kindAt(row) == whole.kindAt(row));
        }
    }
}

QTEST_GUILESS_MAIN(TstAnswerGroups)
#include "tst_answer_groups.moc"
