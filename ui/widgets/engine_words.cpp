#include "ui/widgets/engine_words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "ui/models/cluster_text.h"

namespace grapevine::widgets {

namespace {

/// What links are known to say; %1 to %3 stand for what changes. Looked up in the catalogues by
/// these very letters.
constexpr const char* kKnown[] = {
    QT_TRANSLATE_NOOP("Engine", "answers come again"),
    QT_TRANSLATE_NOOP("Engine", "entries were lost: nobody read them in time"),
    QT_TRANSLATE_NOOP("Engine", "joined anew"),
    QT_TRANSLATE_NOOP("Engine", "stood still for %1"),
    QT_TRANSLATE_NOOP("Engine", "no word for %1"),
    QT_TRANSLATE_NOOP("Engine", "others cannot reach us at %1"),
    QT_TRANSLATE_NOOP("Engine", "another member claims every name that we take"),
    QT_TRANSLATE_NOOP("Engine", "the others cannot reach us at %1"),
    QT_TRANSLATE_NOOP("Engine", "%1 is no address to listen on"),
    QT_TRANSLATE_NOOP("Engine", "cannot listen on %1: %2"),
    QT_TRANSLATE_NOOP("Engine", "the name %1 is taken by %2, and so are %3 more like it"),
    QT_TRANSLATE_NOOP("Engine", "the name %1 is taken by %2"),
    QT_TRANSLATE_NOOP("Engine", "the name %1 is taken"),
};

/// The pattern's letters are to be met as they are; its marks catch anything.
QRegularExpression matcherOf(const char* pattern)
{
    QString text = QRegularExpression::escape(QString::fromUtf8(pattern));
    for (const QChar number : QStringLiteral("123")) {
        text.replace(QStringLiteral("\\%") + number, QStringLiteral("(.+)"));
    }
    return QRegularExpression(QRegularExpression::anchoredPattern(text));
}

QString inReadersLanguage(const QString& plain)
{
    for (const char* pattern : kKnown) {
        const auto match = matcherOf(pattern).match(plain);
        if (!match.hasMatch()) continue;
        const QString said = QCoreApplication::translate("Engine", pattern);
        // All at once: what came in may hold a %2 of its own.
        switch (match.lastCapturedIndex()) {
        case 3: return said.arg(match.captured(1), match.captured(2), match.captured(3));
        case 2: return said.arg(match.captured(1), match.captured(2));
        case 1: return said.arg(match.captured(1));
        default: return said;
        }
    }
    return plain;
}

} // namespace

QString engineSentence(std::string_view text)
{
    QString said = inReadersLanguage(models::clusterText(text, 400));
    if (said.isEmpty()) return said;
    said[0] = said[0].toUpper();
    if (!said.endsWith(QLatin1Char('.'))) said += QLatin1Char('.');
    return said;
}

} // namespace grapevine::widgets
