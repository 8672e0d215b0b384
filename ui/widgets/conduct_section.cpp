#include "ui/widgets/conduct_section.h"

#include <QCheckBox>
#include <QPushButton>

namespace grapevine::widgets {

ConductSection::ConductSection(QWidget* parent)
    : SettingsSection(QStringLiteral("conductSection"), tr("Notices and keys"), parent)
{
    m_noticesRow = &addRow(
        QStringLiteral("noticesRow"),
        {.title = tr("Desktop notices"),
         .detail = tr("One word on the desktop for each incident, while you look elsewhere."),
         .synonyms = tr("notifications alerts popup", "to be found by")});
    m_notices = m_noticesRow->addSwitch(QStringLiteral("noticesSwitch"));
    connect(m_notices, &QCheckBox::clicked, this, &ConductSection::noticesChosen);
    connect(m_noticesRow, &SettingsRow::defaultWanted, this,
            [this] { Q_EMIT noticesChosen(true); });

    m_lettersRow = &addRow(
        QStringLiteral("lettersRow"),
        {.title = tr("Letters as keys"),
         .detail = tr("A letter alone does something over a list. Off, it is left to a screen "
                      "reader; every act has another way."),
         .synonyms = tr("shortcuts accessibility single key", "to be found by")});
    m_letters = m_lettersRow->addSwitch(QStringLiteral("lettersSwitch"));
    connect(m_letters, &QCheckBox::clicked, this, &ConductSection::lettersChosen);
    connect(m_lettersRow, &SettingsRow::defaultWanted, this,
            [this] { Q_EMIT lettersChosen(true); });

    m_keysRow = &addRow(QStringLiteral("keysRow"),
                        {.title = tr("Keys"),
                         .synonyms = tr("shortcuts keyboard hotkeys bindings", "to be found by")});
    auto* sheet = new QPushButton(tr("All keys …"), this);
    sheet->setObjectName(QStringLiteral("settingsKeys"));
    sheet->setAccessibleName(sheet->text());
    auto* change = new QPushButton(tr("Change …"), this);
    change->setObjectName(QStringLiteral("settingsChangeKeys"));
    change->setAccessibleName(tr("Change keys"));
    m_keysRow->addControl(sheet);
    m_keysRow->addControl(change);
    connect(sheet, &QPushButton::clicked, this, &ConductSection::keysRequested);
    connect(change, &QPushButton::clicked, this, &ConductSection::changeKeysRequested);

    m_walkRow = &addRow(QStringLiteral("walkRow"),
                        {.title = tr("Walk through the demo"),
                         .detail = tr("The next demo comes with tasks, one at a time."),
                         .synonyms = tr("coach tour tutorial help", "to be found by")});
    m_walk = m_walkRow->addSwitch(QStringLiteral("walkSwitch"));
    connect(m_walk, &QCheckBox::clicked, this, &ConductSection::walkChosen);
    connect(m_walkRow, &SettingsRow::defaultWanted, this, [this] { Q_EMIT walkChosen(true); });
}

void ConductSection::show(const State& state)
{
    m_notices->setChecked(state.notices);
    m_noticesRow->setDiffers(!state.notices);
    m_letters->setChecked(state.letters);
    m_lettersRow->setDiffers(!state.letters);
    m_keysRow->setDetail(state.keysChanged == 0 ? tr("Every act has the key it comes with.")
                                                : tr("%n act(s) have keys of your own choice.",
                                                     nullptr, state.keysChanged));
    m_walk->setChecked(state.walks);
    m_walkRow->setDiffers(!state.walks);
}

} // namespace grapevine::widgets
