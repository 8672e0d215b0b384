#include "ui/models/markdown_cell.h"

namespace grapevine::models {

QString markdownLine(const QStringList& cells)
{
    static const QString special = QStringLiteral("\\`*_{}[]<>()#|!~&");
    QString line = QStringLiteral("|");
    for (const auto& cell : cells) {
        line += QLatin1Char(' ');
        for (const QChar letter : cell) {
            if (special.contains(letter)) line += QLatin1Char('\\');
            line += letter;
        }
        line += QStringLiteral(" |");
    }
    return line + QLatin1Char('\n');
}

QString markdownRule(int columns)
{
    return QLatin1Char('|') + QStringLiteral(" --- |").repeated(columns) + QLatin1Char('\n');
}

} // namespace grapevine::models
