#include "ui/models/tsv_cell.h"

namespace grapevine::models {

QString tsvCell(QString text)
{
    for (const char16_t end : {u'\t', u'\n', u'\r'})
        text.replace(QChar(end), QLatin1Char(' '));
    static const QString formula = QStringLiteral("=+-@");
    if (!text.isEmpty() && formula.contains(text.front())) text.prepend(QLatin1Char('\''));
    return text;
}

} // namespace grapevine::models
