#pragma once

#include <QTranslator>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ui/widgets/language_choice.h"

class QLocale;

namespace grapevine::gui {

/// What stands for it in settings: `system`, `en`, `de`. An unknown word is the system's.
[[nodiscard]] widgets::LanguageChoice languageNamed(const std::string& word);
[[nodiscard]] std::string nameOf(widgets::LanguageChoice choice);

/// What the program speaks: the catalogues, ours and Qt's, and how dates and numbers are written.
/// Windows that are there already go on in the old language until they are made anew.
class Language {
public:
    using Catalogues = std::vector<std::unique_ptr<QTranslator>>;
    /// Those of a language, the weightiest last.
    using Load = std::function<Catalogues(const QLocale& locale)>;

    /// Ours are in the program itself, Qt's where Qt has them; English, for its plurals, where
    /// there is none. `load` is for tests.
    explicit Language(Load load = {});
    /// The program speaks English again.
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;

    void speak(widgets::LanguageChoice choice);

private:
    void fallSilent();

    Load m_load;
    Catalogues m_catalogues;
};

} // namespace grapevine::gui
