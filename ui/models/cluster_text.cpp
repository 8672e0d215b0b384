#include "ui/models/cluster_text.h"

#include <string>

#include "core/base/plain_text.h"

namespace grapevine::models {

QString clusterText(std::string_view untrusted, std::size_t limit)
{
    const std::string safe = plainText(untrusted, limit);
    return QString::fromUtf8(safe.data(), static_cast<qsizetype>(safe.size()));
}

QString tooltipText(const QString& plain)
{
    return QStringLiteral("<qt>") +
           plain.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")) +
           QStringLiteral("</qt>");
}

QString tooltipText(const QString& plain, const QString& more)
{
    if (more.contains(plain.toHtmlEscaped())) return more;
    const QString first = tooltipText(plain);
    const auto open = QLatin1String("<qt>");
    if (!more.startsWith(open)) return first;
    return first.chopped(QLatin1String("</qt>").size()) + QStringLiteral("<br>") +
           more.sliced(open.size());
}

} // namespace grapevine::models
