#include "ui/models/time_words.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

#include "core/base/time_text.h"

namespace grapevine::models {

QString ageText(Duration age)
{
    return QString::fromStdString(
               briefDuration(std::chrono::floor<std::chrono::seconds>(std::max(age, Duration{}))))
        .replace(QStringLiteral("0 ms"), QStringLiteral("0 s"));
}

QString rttText(Duration rtt)
{
    const double ms = static_cast<double>(rtt.count()) / 1e6;
    const int decimals = ms < 10.0 ? 2 : ms < 100.0 ? 1 : 0;
    return QStringLiteral("%1 ms").arg(QLocale().toString(ms, 'f', decimals));
}

QString spanText(Duration span)
{
    using namespace std::chrono_literals;
    const double ms = static_cast<double>(std::max(span, Duration{}).count()) / 1e6;
    if (span < 1s) return QStringLiteral("%1 ms").arg(QLocale().toString(ms, 'f', 0));
    if (span < 120s) {
        const bool whole = span % 1s == Duration{};
        return QStringLiteral("%1 s").arg(QLocale().toString(ms / 1e3, 'f', whole ? 0 : 1));
    }
    return ageText(span);
}

QString countdownText(Duration left)
{
    const auto seconds =
        std::chrono::ceil<std::chrono::seconds>(std::max(left, Duration{})).count();
    const QString tail = QStringLiteral("%1:%2")
                             .arg(seconds / 60 % 60, seconds < 3600 ? 1 : 2, 10, QLatin1Char('0'))
                             .arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return seconds < 3600 ? tail : QStringLiteral("%1:%2").arg(seconds / 3600).arg(tail);
}

QString clockText(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.milliseconds).toString(QStringLiteral("HH:mm:ss"));
}

QString preciseText(WallTime time)
{
    return QString::fromStdString(rfc3339(time));
}

QString briefTimeText(WallTime time)
{
    const QString whole = preciseText(time);
    constexpr qsizetype kDate = 10;
    constexpr qsizetype kTime = 8;
    return whole.left(kDate) + QLatin1Char(' ') + whole.mid(kDate + 1, kTime) + QLatin1Char('Z');
}

QString rateText(double bytesPerSecond)
{
    const double kilobytes = bytesPerSecond / 1000.0;
    if (kilobytes > 0.0 && kilobytes < 0.1) {
        return QStringLiteral("< %1 kB/s").arg(QLocale().toString(0.1, 'f', 1));
    }
    return QStringLiteral("%1 kB/s").arg(QLocale().toString(kilobytes, 'f', 1));
}

} // namespace grapevine::models
