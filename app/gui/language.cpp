#include "app/gui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

#include <utility>

namespace grapevine::gui {

using widgets::LanguageChoice;

namespace {

Language::Catalogues shippedCatalogues(const QLocale& locale)
{
    Language::Catalogues all;
    auto qt = std::make_unique<QTranslator>();
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        all.push_back(std::move(qt));
    }
    auto own = std::make_unique<QTranslator>();
    const QString folder = QStringLiteral(":/i18n");
    if (own->load(locale, QStringLiteral("grapevine"), QStringLiteral("_"), folder) ||
        own->load(QStringLiteral("grapevine_en"), folder)) {
        all.push_back(std::move(own));
    }
    return all;
}

/// In German the numbers of Germany, unless the system says which German.
QLocale localeFor(LanguageChoice choice)
{
    const auto system = QLocale::system();
    const auto wanted = [choice] {
        switch (choice) {
        case LanguageChoice::System: break;
        case LanguageChoice::English: return QLocale::English;
        case LanguageChoice::German: return QLocale::German;
        }
        return QLocale::AnyLanguage;
    }();
    if (wanted == QLocale::AnyLanguage || system.language() == wanted) return system;
    return QLocale(wanted);
}

} // namespace

LanguageChoice languageNamed(const std::string& word)
{
    if (word == "en") return LanguageChoice::English;
    if (word == "de") return LanguageChoice::German;
    return LanguageChoice::System;
}

std::string nameOf(LanguageChoice choice)
{
    switch (choice) {
    case LanguageChoice::System: return "system";
    case LanguageChoice::English: return "en";
    case LanguageChoice::German: return "de";
    }
    return "system";
}

Language::Language(Load load)
    : m_load(load ? std::move(load) : Load(shippedCatalogues))
{
}

Language::~Language()
{
    fallSilent();
}

void Language::fallSilent()
{
    for (const auto& catalogue : m_catalogues)
        QCoreApplication::removeTranslator(catalogue.get());
    m_catalogues.clear();
}

void Language::speak(LanguageChoice choice)
{
    fallSilent();
    const auto locale = localeFor(choice);
    QLocale::setDefault(locale);
    m_catalogues = m_load(locale);
    for (const auto& catalogue : m_catalogues)
        QCoreApplication::installTranslator(catalogue.get());
}

} // namespace grapevine::gui
