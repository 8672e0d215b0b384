#include "ui/widgets/appearance_section.h"

#include <QCheckBox>

#include "ui/widgets/segment_bar.h"

namespace grapevine::widgets {

using models::RowDensity;

AppearanceSection::AppearanceSection(QWidget* parent)
    : SettingsSection(QStringLiteral("appearanceSection"), tr("Appearance and language"), parent)
{
    addTheme();
    addLanguage();
    addDensity();
    addParts();
}

void AppearanceSection::addTheme()
{
    m_themeRow = &addRow(QStringLiteral("themeRow"),
                         {.title = tr("Colours"),
                          .detail = tr("Light, dark, or as the system has them."),
                          .synonyms = tr("theme night dark mode contrast", "to be found by")});
    m_theme = new SegmentBar(QStringLiteral("themeChoice"), this);
    m_theme->addSegment(QStringLiteral("themeChoiceSystem"), tr("System"), {});
    m_theme->addSegment(QStringLiteral("themeChoiceLight"), tr("Light"), {});
    m_theme->addSegment(QStringLiteral("themeChoiceDark"), tr("Dark"), {});
    m_themeRow->addControl(m_theme);
    connect(m_theme, &SegmentBar::chosen, this,
            [this](int number) { Q_EMIT themeChosen(static_cast<ThemeChoice>(number)); });
    connect(m_themeRow, &SettingsRow::defaultWanted, this,
            [this] { Q_EMIT themeChosen(ThemeChoice::System); });
}

void AppearanceSection::addLanguage()
{
    m_languageRow = &addRow(
        QStringLiteral("languageRow"),
        {.title = tr("Language"),
         .detail = tr("Everything is written anew at once. What you look at stays open."),
         // Whoever cannot read the page finds it by these.
         .synonyms = QStringLiteral("language Sprache translation Übersetzung English Deutsch")});
    m_language = new SegmentBar(QStringLiteral("languageChoice"), this);
    m_language->addSegment(QStringLiteral("languageChoiceSystem"), tr("System"), {});
    // Each as its speakers call it.
    m_language->addSegment(QStringLiteral("languageChoiceEnglish"), QStringLiteral("English"), {});
    m_language->addSegment(QStringLiteral("languageChoiceGerman"), QStringLiteral("Deutsch"), {});
    m_languageRow->addControl(m_language);
    connect(m_language, &SegmentBar::chosen, this,
            [this](int number) { Q_EMIT languageChosen(static_cast<LanguageChoice>(number)); });
    connect(m_languageRow, &SettingsRow::defaultWanted, this,
            [this] { Q_EMIT languageChosen(LanguageChoice::System); });
}

void AppearanceSection::addDensity()
{
    m_densityRow =
        &addRow(QStringLiteral("densityRow"),
                {.title = tr("Rows of the members’ table"),
                 .detail = tr("How high they are. A profile keeps its own."),
                 .synonyms = tr("density compact roomy height spacing", "to be found by")});
    m_density = new SegmentBar(QStringLiteral("densityChoice"), this);
    m_density->addSegment(QStringLiteral("densityChoiceCompact"), tr("Compact"), {});
    m_density->addSegment(QStringLiteral("densityChoiceNormal"), tr("Normal"), {});
    m_density->addSegment(QStringLiteral("densityChoiceRoomy"), tr("Roomy"), {});
    m_densityRow->addControl(m_density);
    connect(m_density, &SegmentBar::chosen, this,
            [this](int number) { Q_EMIT densityChosen(static_cast<RowDensity>(number)); });
    connect(m_densityRow, &SettingsRow::defaultWanted, this,
            [this] { Q_EMIT densityChosen(RowDensity::Normal); });
}

void AppearanceSection::addParts()
{
    m_stripRow = &addRow(QStringLiteral("stripRow"),
                         {.title = tr("Time strip"),
                          .detail = tr("How much happened when, below every place."),
                          .synonyms = tr("timeline history density", "to be found by")});
    m_strip = m_stripRow->addSwitch(QStringLiteral("stripSwitch"));
    connect(m_strip, &QCheckBox::clicked, this, &AppearanceSection::stripChosen);
    connect(m_stripRow, &SettingsRow::defaultWanted, this, [this] { Q_EMIT stripChosen(true); });

    m_inspectorRow = &addRow(QStringLiteral("inspectorRow"),
                             {.title = tr("Inspector"),
                              .detail = tr("All of the chosen member, beside the place."),
                              .synonyms = tr("details side panel dock", "to be found by")});
    m_inspector = m_inspectorRow->addSwitch(QStringLiteral("inspectorSwitch"));
    connect(m_inspector, &QCheckBox::clicked, this, &AppearanceSection::inspectorChosen);
    connect(m_inspectorRow, &SettingsRow::defaultWanted, this,
            [this] { Q_EMIT inspectorChosen(false); });

    m_sidebarRow = &addRow(QStringLiteral("sidebarRow"),
                           {.title = tr("Sidebar folded"),
                            .detail = tr("Icons without names: more room for rows."),
                            .synonyms = tr("places icons narrow", "to be found by")});
    m_sidebar = m_sidebarRow->addSwitch(QStringLiteral("sidebarSwitch"));
    connect(m_sidebar, &QCheckBox::clicked, this, &AppearanceSection::sidebarChosen);
    connect(m_sidebarRow, &SettingsRow::defaultWanted, this,
            [this] { Q_EMIT sidebarChosen(false); });
}

void AppearanceSection::show(const State& state)
{
    m_theme->setCurrent(static_cast<int>(state.theme));
    m_themeRow->setDiffers(state.theme != ThemeChoice::System);
    m_language->setCurrent(static_cast<int>(state.language));
    m_languageRow->setDiffers(state.language != LanguageChoice::System);
    m_density->setCurrent(static_cast<int>(state.density));
    m_densityRow->setDiffers(state.density != RowDensity::Normal);
    m_strip->setChecked(state.stripShown);
    m_stripRow->setDiffers(!state.stripShown);
    m_inspector->setChecked(state.inspectorShown);
    m_inspectorRow->setDiffers(state.inspectorShown);
    m_sidebar->setChecked(state.sidebarFolded);
    m_sidebarRow->setDiffers(state.sidebarFolded);
}

} // namespace grapevine::widgets
