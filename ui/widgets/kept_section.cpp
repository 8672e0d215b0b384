#include "ui/widgets/kept_section.h"

#include <QPushButton>

namespace grapevine::widgets {

KeptSection::KeptSection(QWidget* parent)
    : SettingsSection(QStringLiteral("keptSection"), tr("Filters, templates and rules"), parent)
{
    m_filters = &addRow(QStringLiteral("filtersRow"),
                        {.title = tr("Saved filters"),
                         .synonyms = tr("search members expressions", "to be found by")});
    m_editFilters =
        addButton(*m_filters, QStringLiteral("settingsFilters"), tr("Edit saved filters"));
    connect(m_editFilters, &QPushButton::clicked, this, &KeptSection::filtersRequested);

    m_templates = &addRow(QStringLiteral("templatesRow"),
                          {.title = tr("Message templates"),
                           .synonyms = tr("messages queries events ask", "to be found by")});
    m_editTemplates =
        addButton(*m_templates, QStringLiteral("settingsTemplates"), tr("Edit message templates"));
    connect(m_editTemplates, &QPushButton::clicked, this, &KeptSection::templatesRequested);

    m_rules = &addRow(QStringLiteral("rulesRow"),
                      {.title = tr("Rules for services"),
                       .synonyms = tr("tags endpoints zones catalogue", "to be found by")});
    auto* rules = addButton(*m_rules, QStringLiteral("settingsRules"), tr("Edit rules"));
    connect(rules, &QPushButton::clicked, this, &KeptSection::rulesRequested);
}

QPushButton* KeptSection::addButton(SettingsRow& row, const QString& objectName,
                                    const QString& name)
{
    auto* button = new QPushButton(tr("Edit …"), this);
    button->setObjectName(objectName);
    button->setAccessibleName(name);
    row.addControl(button);
    return button;
}

void KeptSection::show(const State& state)
{
    m_filters->setDetail(
        state.filters == 0
            ? tr("None yet: “Save this filter” stands behind “Filters” over the members.")
            : tr("%n filter(s), behind “Filters” over the members.", nullptr, state.filters));
    m_editFilters->setEnabled(state.filters > 0);
    m_templates->setDetail(
        state.templates == 0
            ? tr("None yet: the menu beside the form of “Ask” saves what is written there.")
            : tr("%n template(s), in the menu beside the form of “Ask”.", nullptr,
                 state.templates));
    m_editTemplates->setEnabled(state.templates > 0);
    m_rules->setDetail(
        state.ownRules
            ? tr("%n rule(s) of your own find services in the members’ tags.", nullptr, state.rules)
            : tr("%n rule(s) that Grapevine comes with find services in the members’ tags.",
                 nullptr, state.rules));
}

} // namespace grapevine::widgets
