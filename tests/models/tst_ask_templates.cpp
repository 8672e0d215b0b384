#include <QTest>

#include "ui/models/ask_templates.h"

using namespace grapevine::models;

/// Drafts kept under a name.
class TstAskTemplates final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void savedOnesComeBackAsTheyWere();
    void aNameIsTakenOnce();
    void renamingNeverSwallowsAnother();
    void thereIsAnEnd();
    void brokenSettingsGiveWhatCanBeRead_data();
    void brokenSettingsGiveWhatCanBeRead();
};

namespace {

AskDraft fullDraft()
{
    AskDraft draft;
    draft.name = QStringLiteral("version");
    draft.payload = QStringLiteral("--short\nzweite Zeile: ü");
    draft.ack = false;
    draft.timeout = QStringLiteral("5s");
    draft.relayFactor = 2;
    draft.nodes = QStringLiteral("db-1, db-2");
    draft.tags = {{QStringLiteral("zone"), QStringLiteral("eu-1[ab]")}};
    return draft;
}

} // namespace

void TstAskTemplates::savedOnesComeBackAsTheyWere()
{
    AskTemplates templates;
    QVERIFY(templates.save(QStringLiteral("  Builds   everywhere "), fullDraft()));
    AskDraft event;
    event.isQuery = false;
    event.name = QStringLiteral("deploy");
    event.coalesce = false;
    QVERIFY(templates.save(QStringLiteral("a deploy"), event));
    QCOMPARE(templates.names(),
             (QStringList{QStringLiteral("a deploy"), QStringLiteral("Builds everywhere")}));
    const auto again = AskTemplates::fromJson(templates.toJson());
    QVERIFY(again == templates);
    QVERIFY(again.find(QStringLiteral("builds everywhere"))->draft == fullDraft());
}

void TstAskTemplates::aNameIsTakenOnce()
{
    AskTemplates templates;
    QVERIFY(templates.save(QStringLiteral("x"), {}));
    QVERIFY(templates.save(QStringLiteral("X"), fullDraft()));
    QCOMPARE(templates.all().size(), 1U);
    QCOMPARE(templates.find(QStringLiteral("x"))->draft.name, QStringLiteral("version"));
    QVERIFY(!templates.save(QStringLiteral("  "), {}));
    QVERIFY(!templates.save(QString(100, QLatin1Char('x')), {}));
}

void TstAskTemplates::renamingNeverSwallowsAnother()
{
    AskTemplates templates;
    templates.save(QStringLiteral("a"), {});
    templates.save(QStringLiteral("b"), fullDraft());
    QVERIFY(!templates.rename(QStringLiteral("a"), QStringLiteral("B")));
    QVERIFY(!templates.rename(QStringLiteral("c"), QStringLiteral("d")));
    QVERIFY(!templates.rename(QStringLiteral("a"), QStringLiteral(" ")));
    QVERIFY(templates.rename(QStringLiteral("a"), QStringLiteral("A")));
    QVERIFY(templates.rename(QStringLiteral("A"), QStringLiteral("z")));
    QCOMPARE(templates.names(), (QStringList{QStringLiteral("b"), QStringLiteral("z")}));
    QVERIFY(templates.remove(QStringLiteral("b")));
    QVERIFY(!templates.remove(QStringLiteral("b")));
}

void TstAskTemplates::thereIsAnEnd()
{
    AskTemplates templates;
    for (std::size_t at = 0; at < AskTemplates::kMost; ++at)
        QVERIFY(templates.save(QStringLiteral("t%1").arg(at), {}));
    QVERIFY(!templates.save(QStringLiteral("one more"), {}));
    QVERIFY(templates.save(QStringLiteral("t0"), fullDraft()));
}

void TstAskTemplates::brokenSettingsGiveWhatCanBeRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("count");
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("no JSON") << QByteArray("{]") << 0;
    QTest::newRow("no list") << QByteArray("{\"title\":\"x\"}") << 0;
    QTest::newRow("other types") << QByteArray("[1,\"x\",null,{\"title\":7}]") << 0;
    QTest::newRow("one of two")
        << QByteArray("[{\"title\":\"x\",\"relays\":9999,\"tags\":7},{\"name\":\"y\"}]") << 1;
    QTest::newRow("twice") << QByteArray("[{\"title\":\"x\"},{\"title\":\"X\"}]") << 1;
}

void TstAskTemplates::brokenSettingsGiveWhatCanBeRead()
{
    QFETCH(QByteArray, json);
    QFETCH(int, count);
    QCOMPARE(static_cast<int>(AskTemplates::fromJson(json).all().size()), count);
}

QTEST_GUILESS_MAIN(TstAskTemplates)
#include "tst_ask_templates.moc"
