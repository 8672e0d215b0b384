#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

/// The catalogues under translations/ are whole.
class TstCatalogue final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void germanIsComplete();
    void englishHasEveryPlural();
    void placeholdersSurvive_data();
    void placeholdersSurvive();
};

namespace {

struct Message {
    QString context;
    QString source;
    QStringList forms;
    bool plural = false;
    bool finished = true;
};

QList<Message> read(const char* language)
{
    QFile file(QStringLiteral(GRAPEVINE_SOURCE_DIR "/translations/grapevine_%1.ts")
                   .arg(QLatin1String(language)));
    if (!file.open(QIODevice::ReadOnly)) qFatal("%s", qPrintable(file.fileName()));
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        const auto tag = xml.name();
        if (tag == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (tag == QLatin1String("message")) {
            messages.append(
                {context, {}, {}, xml.attributes().hasAttribute(QLatin1String("numerus"))});
        } else if (tag == QLatin1String("source")) {
            messages.last().source = xml.readElementText();
        } else if (tag == QLatin1String("translation")) {
            messages.last().finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            if (!messages.last().plural) messages.last().forms.append(xml.readElementText());
        } else if (tag == QLatin1String("numerusform")) {
            messages.last().forms.append(xml.readElementText());
        }
    }
    if (xml.hasError()) qFatal("%s", qPrintable(xml.errorString()));
    return messages;
}

} // namespace

void TstCatalogue::germanIsComplete()
{
    const auto messages = read("de");
    QVERIFY(messages.size() > 100);
    for (const auto& message : messages) {
        QVERIFY2(message.finished, qPrintable(message.source));
        QCOMPARE(message.forms.size(), message.plural ? 2 : 1);
        for (const auto& form : message.forms)
            QVERIFY2(!form.isEmpty(), qPrintable(message.source));
    }
}

void TstCatalogue::englishHasEveryPlural()
{
    QSet<QString> english;
    for (const auto& message : read("en")) {
        if (message.plural && message.finished && message.forms.size() == 2) {
            english.insert(message.context + message.source);
        }
    }
    for (const auto& message : read("de")) {
        if (!message.plural) continue;
        QVERIFY2(english.contains(message.context + message.source), qPrintable(message.source));
    }
}

void TstCatalogue::placeholdersSurvive_data()
{
    QTest::addColumn<QByteArray>("language");
    QTest::newRow("de") << QByteArray("de");
    QTest::newRow("en") << QByteArray("en");
}

void TstCatalogue::placeholdersSurvive()
{
    QFETCH(QByteArray, language);
    static const QRegularExpression placeholder(QStringLiteral("%[0-9]"));
    const auto marks = [](const QString& text) {
        QStringList found;
        for (auto at = placeholder.globalMatch(text); at.hasNext();)
            found.append(at.next().captured());
        found.sort();
        return found;
    };
    for (const auto& message : read(language.constData())) {
        for (const auto& form : message.forms) {
            if (!form.isEmpty()) QCOMPARE(marks(form), marks(message.source));
        }
    }
}

QTEST_APPLESS_MAIN(TstCatalogue)
#include "tst_catalogue.moc"
