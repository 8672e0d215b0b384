#include "app/gui/session_facts.h"

#include <QCoreApplication>
#include <QFile>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QSysInfo>

#include "ui/models/cluster_text.h"
#include "ui/models/time_words.h"

namespace grapevine::gui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("SessionFacts", text);
}

QString plain(const QString& text)
{
    return models::clusterText(text.toStdString());
}

QString buildWords()
{
#if defined(__clang__)
    const QString compiler =
        QStringLiteral("clang %1.%2").arg(__clang_major__).arg(__clang_minor__);
#else
    const QString compiler = QStringLiteral("g++ %1.%2").arg(__GNUC__).arg(__GNUC_MINOR__);
#endif
#ifdef NDEBUG
    return QStringLiteral("%1, %2").arg(QSysInfo::buildAbi(), compiler);
#else
    return QStringLiteral("%1, %2, assertions").arg(QSysInfo::buildAbi(), compiler);
#endif
}

QString screenWords()
{
    const auto* screen = QGuiApplication::primaryScreen();
    if (screen == nullptr) return QGuiApplication::platformName();
    const QSize size = screen->size();
    return QStringLiteral("%1, %2 × %3, %4 %")
        .arg(QGuiApplication::platformName())
        .arg(size.width())
        .arg(size.height())
        .arg(qRound(screen->devicePixelRatio() * 100));
}

} // namespace

ProcessSize processSize()
{
    ProcessSize size;
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) return size;
    for (const auto& line : status.readAll().split('\n')) {
        const auto value = line.mid(line.indexOf(':') + 1).simplified();
        if (line.startsWith("Threads:")) size.threads = value.toLongLong();
        if (line.startsWith("VmRSS:"))
            size.residentBytes = value.left(value.indexOf(' ')).toLongLong() * 1024;
    }
    return size;
}

std::vector<std::pair<QString, QString>> sessionFacts(Moment startedAt, Moment now)
{
    const auto size = processSize();
    const QLocale locale;
    return {
        {say(QT_TRANSLATE_NOOP("SessionFacts", "Grapevine")), QStringLiteral(GRAPEVINE_VERSION)},
        {say(QT_TRANSLATE_NOOP("SessionFacts", "Build")), buildWords()},
        {say(QT_TRANSLATE_NOOP("SessionFacts", "Qt")), QString::fromLatin1(qVersion())},
        {say(QT_TRANSLATE_NOOP("SessionFacts", "System")),
         plain(QSysInfo::prettyProductName() + QStringLiteral(", ") + QSysInfo::kernelType() +
               QLatin1Char(' ') + QSysInfo::kernelVersion() + QStringLiteral(", ") +
               QSysInfo::currentCpuArchitecture())},
        {say(QT_TRANSLATE_NOOP("SessionFacts", "Screen")), screenWords()},
        {say(QT_TRANSLATE_NOOP("SessionFacts", "Language")), locale.bcp47Name()},
        {say(QT_TRANSLATE_NOOP("SessionFacts", "Started at")), models::preciseText(startedAt.wall)},
        {say(QT_TRANSLATE_NOOP("SessionFacts", "Running for")),
         models::ageText(now.boot - startedAt.boot)},
        {say(QT_TRANSLATE_NOOP("SessionFacts", "Threads")), locale.toString(size.threads)},
        {say(QT_TRANSLATE_NOOP("SessionFacts", "Memory")),
         locale.formattedDataSize(size.residentBytes)},
    };
}

} // namespace grapevine::gui
