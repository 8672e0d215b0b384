#include "tests/ui/looks/languages.h"

#include <QApplication>
#include <QFile>
#include <QLocale>
#include <QXmlStreamReader>

namespace grapevine::test {

namespace {

QString keyOf(const QString& context, const QString& source)
{
    return context + QChar(0x1F) + source;
}

/// One Hebrew letter for each of ours.
QChar foreign(QChar letter)
{
    return QChar(0x05D0 + (letter.toLower().unicode() - u'a'));
}

bool isOurs(QChar letter)
{
    return (letter >= u'a' && letter <= u'z') || (letter >= u'A' && letter <= u'Z');
}

} // namespace

CatalogueTranslator::CatalogueTranslator(const QString& language)
{
    QFile file(QStringLiteral(GRAPEVINE_SOURCE_DIR "/translations/grapevine_%1.ts").arg(language));
    if (!file.open(QIODevice::ReadOnly)) qFatal("%s", qPrintable(file.fileName()));
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    bool plural = false;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        const auto tag = xml.name();
        if (tag == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (tag == QLatin1String("message")) {
            plural = xml.attributes().hasAttribute(QLatin1String("numerus"));
        } else if (tag == QLatin1String("source")) {
            source = xml.readElementText();
        } else if (tag == QLatin1String("numerusform")) {
            m_forms[keyOf(context, source)].append(xml.readElementText());
        } else if (tag == QLatin1String("translation") && !plural) {
            m_forms[keyOf(context, source)].append(xml.readElementText());
        }
    }
    if (xml.hasError()) qFatal("%s", qPrintable(xml.errorString()));
}

QString CatalogueTranslator::translate(const char* context, const char* source, const char*,
                                       int n) const
{
    const auto forms = m_forms.value(keyOf(QString::fromUtf8(context), QString::fromUtf8(source)));
    return n == 1 || forms.size() < 2 ? forms.value(0) : forms.at(1);
}

QString pseudo(const QString& source)
{
    QString out;
    int letters = 0;
    for (qsizetype at = 0; at < source.size(); ++at) {
        const QChar c = source[at];
        const QChar next = at + 1 < source.size() ? source[at + 1] : QChar();
        if (c == u'%' && (next.isDigit() || next == u'n' || next == u'L')) {
            out += c;
            out += next;
            ++at;
        } else if (isOurs(c)) {
            out += foreign(c);
            ++letters;
        } else {
            out += c;
        }
    }
    // Words of a usual length, so that lines can break. An ellipsis stays the end.
    QString more;
    for (int at = 0; at < (letters * 2 + 4) / 5; ++at) {
        if (at % 7 == 0 && (at > 0 || letters > 8)) more += u' ';
        more += foreign(QChar(u'a' + at % 20));
    }
    qsizetype end = out.size();
    while (end > 0 && !out[end - 1].isLetterOrNumber())
        --end;
    return letters == 0 ? out : out.insert(end, more);
}

QString PseudoTranslator::translate(const char* context, const char* source, const char*, int) const
{
    // By this word a catalogue tells Qt how the language is written.
    if (qstrcmp(source, "QT_LAYOUT_DIRECTION") == 0) return QStringLiteral("RTL");
    // Qt's keys are parsed again from their names.
    if (qstrcmp(context, "QShortcut") == 0) return {};
    return pseudo(QString::fromUtf8(source));
}

Speaking::Speaking(const QString& language)
{
    if (language == QStringLiteral("pseudo")) {
        m_translator = std::make_unique<PseudoTranslator>();
    } else {
        m_translator = std::make_unique<CatalogueTranslator>(language);
    }
    QLocale::setDefault(language == QStringLiteral("de") ? QLocale(QLocale::German)
                                                         : QLocale(QLocale::English));
    QCoreApplication::installTranslator(m_translator.get());
    QApplication::setLayoutDirection(language == QStringLiteral("pseudo") ? Qt::RightToLeft
                                                                          : Qt::LeftToRight);
}

Speaking::~Speaking()
{
    QCoreApplication::removeTranslator(m_translator.get());
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QLocale::setDefault(QLocale::c());
}

} // namespace grapevine::test
