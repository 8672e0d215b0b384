#include <QTest>

#include "ui/models/key_choices.h"

using grapevine::models::KeyChoices;

class TstKeyChoices final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas();
    void keepsWhatItDoesNotKnow();
    void leavesOutWhatCannotBeRead_data();
    void leavesOutWhatCannotBeRead();
};

void TstKeyChoices::comesBackAsItWas()
{
    KeyChoices choices;
    choices.lettersOff = true;
    choices.keys[QStringLiteral("lock")] = {QStringLiteral("Ctrl+U"), QStringLiteral("F7")};
    choices.keys[QStringLiteral("pause")] = {};
    QCOMPARE(KeyChoices::fromJson(choices.toJson()), choices);
    QCOMPARE(choices.of(QStringLiteral("pause")), std::optional(QStringList()));
    QCOMPARE(choices.of(QStringLiteral("sweep")), std::optional<QStringList>());
}

void TstKeyChoices::keepsWhatItDoesNotKnow()
{
    const QByteArray json = R"({"acts":{"of.tomorrow":["Ctrl+Y"]},"letters":true})";
    QCOMPARE(KeyChoices::fromJson(json).toJson(), json);
}

void TstKeyChoices::leavesOutWhatCannotBeRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no json") << QByteArray("{\"acts\":");
    QTest::newRow("a list") << QByteArray("[1,2]");
    QTest::newRow("no list of keys") << QByteArray(R"({"acts":{"lock":"Ctrl+U"}})");
    QTest::newRow("a long id") << QByteArray("{\"acts\":{\"" + QByteArray(500, 'x') +
                                             "\":[\"Ctrl+U\"]}}");
}

void TstKeyChoices::leavesOutWhatCannotBeRead()
{
    QFETCH(QByteArray, json);
    QCOMPARE(KeyChoices::fromJson(json), KeyChoices());
}

QTEST_GUILESS_MAIN(TstKeyChoices)
#include "tst_key_choices.moc"
