#include "app/gui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace grapevine::gui {

void installLanguage(QCoreApplication& application)
{
    auto* qt = new QTranslator(&application);
    if (qt->load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(qt);
    }
    auto* own = new QTranslator(&application);
    const QString folder = QStringLiteral(":/i18n");
    if (own->load(QLocale(), QStringLiteral("grapevine"), QStringLiteral("_"), folder) ||
        own->load(QStringLiteral("grapevine_en"), folder)) {
        QCoreApplication::installTranslator(own);
    }
}

} // namespace grapevine::gui
