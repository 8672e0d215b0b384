#include "ui/widgets/profiles_section.h"

#include <QPushButton>

#include "ui/models/cluster_text.h"

namespace grapevine::widgets {

namespace {

constexpr std::size_t kNameShown = 64;
constexpr std::size_t kAddressesShown = 300;

QString shown(const QString& untrusted, std::size_t most)
{
    return models::clusterText(untrusted.toStdString(), most);
}

} // namespace

ProfilesSection::ProfilesSection(QWidget* parent)
    : SettingsSection(QStringLiteral("profilesSection"), tr("Profiles"), parent)
{
    m_importRow = &addRow(
        QStringLiteral("importRow"),
        {.title = tr("From a file"),
         .detail = tr("A colleague's profile: addresses and rules for services, never a key. It "
                      "can be dropped on the window as well."),
         .synonyms = tr("import share load colleague", "to be found by")});
    m_import = new QPushButton(tr("Import …"), this);
    m_import->setObjectName(QStringLiteral("importProfile"));
    m_import->setAccessibleName(tr("Import a profile from a file"));
    m_importRow->addControl(m_import);
    connect(m_import, &QPushButton::clicked, this, &ProfilesSection::importRequested);
}

void ProfilesSection::show(const State& state)
{
    if (state == m_state && !m_lines.empty()) return;
    const bool justDeleted = state.deleted != m_state.deleted;
    m_state = state;
    for (auto* line : m_lines)
        removeRow(*line);
    m_lines.clear();
    if (!state.deleted.isEmpty()) addDeleted(state.deleted, justDeleted);
    int number = 0;
    for (const auto& line : state.profiles)
        addProfile(line, number++);
    if (state.profiles.isEmpty()) {
        m_lines.push_back(&addRow(
            QStringLiteral("noProfilesRow"),
            {.title = tr("No profile yet"),
             .detail = tr("“Save as profile” stands in the menu beside a cluster's name.")}));
    }
    m_import->setEnabled(!state.full);
}

void ProfilesSection::addProfile(const Line& line, int number)
{
    // What is short first: addresses may be many, and end in dots.
    QStringList facts;
    if (line.production) facts.append(tr("PRODUCTION"));
    if (line.wantsKey) facts.append(tr("asks for a key"));
    if (!line.label.isEmpty()) facts.append(tr("label %1").arg(shown(line.label, kNameShown)));
    facts.append(shown(line.addresses, kAddressesShown));
    const QString name = shown(line.name, kNameShown);
    auto& row = addRow(QStringLiteral("profileRow%1").arg(number),
                       {.title = name,
                        .detail = facts.join(QStringLiteral("  ·  ")),
                        .synonyms = tr("export share rename delete", "to be found by"),
                        .isOneLine = true});
    m_lines.push_back(&row);
    const auto add = [&](const char* id, const QString& text, const QString& spoken,
                         void (ProfilesSection::*signal)(const QString&)) {
        auto* button = new QPushButton(text, this);
        button->setObjectName(QLatin1String(id) + QString::number(number));
        button->setAccessibleName(spoken.arg(name));
        row.addControl(button);
        connect(button, &QPushButton::clicked, this, [this, signal, kept = line.name] {
            Q_EMIT(this->*signal)(kept);
        });
    };
    add("openProfile", tr("Look"), tr("Look at %1", "a profile"), &ProfilesSection::openRequested);
    add("editProfile", tr("Edit …"), tr("Edit %1", "a profile"), &ProfilesSection::editRequested);
    add("exportProfile", tr("Export …"), tr("Export %1", "a profile"),
        &ProfilesSection::exportRequested);
    add("deleteProfile", tr("Delete"), tr("Delete %1", "a profile"),
        &ProfilesSection::deleteRequested);
}

void ProfilesSection::addDeleted(const QString& name, bool justNow)
{
    auto& row = addRow(QStringLiteral("deletedRow"),
                       {.title = tr("“%1” is deleted").arg(shown(name, kNameShown)),
                        .detail = tr("Until another is deleted or Grapevine ends.")});
    m_lines.push_back(&row);
    auto* undo = new QPushButton(tr("Undo"), this);
    undo->setObjectName(QStringLiteral("undoDelete"));
    undo->setAccessibleName(tr("Have %1 back").arg(shown(name, kNameShown)));
    row.addControl(undo);
    connect(undo, &QPushButton::clicked, this, &ProfilesSection::undoRequested);
    // What was clicked is gone: the keys go to the way back.
    if (justNow) undo->setFocus();
}

} // namespace grapevine::widgets
