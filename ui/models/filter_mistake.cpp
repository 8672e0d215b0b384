#include "ui/models/filter_mistake.h"

#include <QCoreApplication>

#include "ui/models/cluster_text.h"

namespace grapevine::models {

namespace {

struct Context {
    Q_DECLARE_TR_FUNCTIONS(FilterMistake)
};

/// core/filter's sentences, for the translators.
[[maybe_unused]] constexpr const char* kReasons[] = {
    QT_TRANSLATE_NOOP("FilterMistake", "a filter has at most 4096 bytes"),
    QT_TRANSLATE_NOOP("FilterMistake", "this quote is not closed"),
    QT_TRANSLATE_NOOP("FilterMistake", "no ( belongs to this )"),
    QT_TRANSLATE_NOOP("FilterMistake", "more than 64 parentheses and nots lie in each other"),
    QT_TRANSLATE_NOOP("FilterMistake", "this ( is not closed"),
    QT_TRANSLATE_NOOP("FilterMistake", "a field or a tag's key is missing before this"),
    QT_TRANSLATE_NOOP("FilterMistake", "something is missing before this"),
    QT_TRANSLATE_NOOP("FilterMistake", "something is missing at the end"),
    QT_TRANSLATE_NOOP("FilterMistake", "an empty text is in everything"),
    QT_TRANSLATE_NOOP("FilterMistake", "a value is missing after this"),
    QT_TRANSLATE_NOOP("FilterMistake", "a tag's key is missing"),
    QT_TRANSLATE_NOOP("FilterMistake", "this is no regular expression"),
    QT_TRANSLATE_NOOP("FilterMistake", "a status is alive, suspect, failed, leaving or left"),
    QT_TRANSLATE_NOOP("FilterMistake", "a number is compared by = != < <= > >="),
    QT_TRANSLATE_NOOP("FilterMistake", "after the / stands how long, as in 3/1h"),
    QT_TRANSLATE_NOOP("FilterMistake", "this is no duration: 20ms, 8s, 10m, 2h, 3d are"),
    QT_TRANSLATE_NOOP("FilterMistake", "this is no number"),
};

} // namespace

QString filterMistake(const filter::SyntaxError& error, const QString& text)
{
    const auto before = text.toUtf8().left(static_cast<qsizetype>(error.at.from));
    const auto place = QString::fromUtf8(before).size() + 1;
    auto reason = QCoreApplication::translate("FilterMistake", error.reason.c_str());
    if (!error.detail.empty())
        reason += QStringLiteral(" (%1)").arg(clusterText(error.detail, 120));
    return Context::tr("Character %1: %2").arg(QString::number(place), reason);
}

} // namespace grapevine::models
