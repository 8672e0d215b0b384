#include "ui/widgets/ask_names.h"

#include <QStringList>

#include "ui/models/cluster_text.h"
#include "ui/models/member_store.h"
#include "ui/models/run_history.h"
#include "ui/widgets/ask_form.h"

namespace grapevine::widgets {

namespace {

/// What the demo's nodes answer.
const char* const kDemoQueries[] = {"status", "version", "uptime", "load"};
const char* const kDemoEvent = "useless";
/// Names offered for completion; a list of more helps nobody.
constexpr std::size_t kNamesMost = 5000;

} // namespace

void offerNames(AskForm& form, const models::MemberStore& members,
                const models::RunHistory& history, bool demo)
{
    QStringList names;
    QStringList tags;
    for (const auto& entry : members.entries()) {
        if (!entry.row || entry.ghost || names.size() >= static_cast<qsizetype>(kNamesMost))
            continue;
        const auto& facts = *entry.row->facts;
        // A name that has to be shown with marks cannot be typed either.
        const QString name = models::clusterText(facts.name, 128);
        if (name.toStdString() == facts.name) names.append(name);
        for (const auto& tag : facts.tags) {
            const QString key = models::clusterText(tag.first, 128);
            if (!tags.contains(key) && tags.size() < 100) tags.append(key);
        }
    }
    names.sort(Qt::CaseInsensitive);
    tags.sort(Qt::CaseInsensitive);
    form.setMemberNames(names);
    form.setTagNames(tags);
    QStringList queries = history.namesUsed(true);
    QStringList events = history.namesUsed(false);
    if (demo) {
        for (const char* name : kDemoQueries) {
            const QString word = QString::fromLatin1(name);
            if (!queries.contains(word)) queries.append(word);
        }
        const QString word = QString::fromLatin1(kDemoEvent);
        if (!events.contains(word)) events.append(word);
    }
    form.setQueryNames(queries);
    form.setEventNames(events);
}

} // namespace grapevine::widgets
