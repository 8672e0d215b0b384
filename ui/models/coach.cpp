#include "ui/models/coach.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

#include "ui/models/cluster_text.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

struct Context {
    Q_DECLARE_TR_FUNCTIONS(Coach)
};

QString nameOf(const std::string& name)
{
    return clusterText(name, 64);
}

} // namespace

int Coach::number() const
{
    return std::min(static_cast<int>(m_task) + 1, kTasks);
}

Coach::Deed Coach::begin(const CoachSight& sight)
{
    if (m_underWay) return Deed::None;
    choose(sight);
    if (m_task <= Task::Return && m_hero.empty()) return Deed::None;
    m_refusal.clear();
    if (m_task == Task::Over) return Deed::LookAtReal;
    m_underWay = true;
    m_incarnation = sight.hero ? sight.hero->incarnation : 0;
    m_words = progress(sight);
    switch (m_task) {
    case Task::Freeze: return Deed::Freeze;
    case Task::Return: return Deed::Return;
    case Task::Ask: return Deed::Ask;
    case Task::Cut: return Deed::Cut;
    case Task::Heal: return Deed::Heal;
    case Task::Export: return Deed::Export;
    case Task::Over: break;
    }
    return Deed::None;
}

void Coach::handleRefused(const QString& why)
{
    m_underWay = false;
    m_refusal = why;
    m_words = offer();
}

void Coach::handleCancelled()
{
    handleRefused({});
}

bool Coach::look(const CoachSight& sight)
{
    const auto before = m_words;
    const auto task = m_task;
    choose(sight);
    if (m_underWay) {
        if (auto shown = outcome(sight)) {
            m_result = std::move(*shown);
            next(sight);
        } else {
            m_words = progress(sight);
        }
    } else {
        m_words = offer();
    }
    return m_words != before || m_task != task;
}

void Coach::retell(const CoachSight& sight)
{
    m_result.clear();
    m_refusal.clear();
    look(sight);
}

void Coach::skip(const CoachSight& sight)
{
    m_result.clear();
    next(sight);
}

void Coach::next(const CoachSight& sight)
{
    m_underWay = false;
    m_refusal.clear();
    if (m_task != Task::Over) m_task = static_cast<Task>(static_cast<int>(m_task) + 1);
    // Without zones there is nothing to cut.
    if (m_zone.empty() && (m_task == Task::Cut || m_task == Task::Heal)) m_task = Task::Export;
    choose(sight);
    m_words = offer();
}

void Coach::choose(const CoachSight& sight)
{
    // Once chosen it stays, whatever becomes of it.
    if (m_hero.empty() && sight.hero) m_hero = sight.hero->name;
    if (m_zone.empty()) m_zone = sight.zone;
}

QString Coach::offer() const
{
    if (!m_refusal.isEmpty()) {
        return Context::tr("That did not work: %1. Press %2 to try again.")
            .arg(m_refusal)
            .arg(number());
    }
    switch (m_task) {
    case Task::Freeze:
        return m_hero.empty()
                   ? Context::tr("The nodes are starting.")
                   : Context::tr("Press 1: freeze %1. It stands still in the middle of its work, "
                                 "and the others have to find out.")
                         .arg(nameOf(m_hero));
    case Task::Return: return Context::tr("Press 2: let %1 go on.").arg(nameOf(m_hero));
    case Task::Ask: return Context::tr("Press 3: ask everybody which version they run.");
    case Task::Cut:
        return Context::tr("Press 4: cut zone %1 off from the rest.").arg(nameOf(m_zone));
    case Task::Heal: return Context::tr("Press 5: heal the cut.");
    case Task::Export:
        return Context::tr("Press 6 or Ctrl+E: keep the members, as you see them, as a file.");
    case Task::Over: return Context::tr("That was the walk. Now look at a real one.");
    }
    return {};
}

QString Coach::progress(const CoachSight& sight) const
{
    const QString hero = nameOf(m_hero);
    const auto status = sight.hero ? sight.hero->status : StatusKind::NoData;
    switch (m_task) {
    case Task::Freeze:
        if (status != StatusKind::Suspect) {
            return Context::tr("%1 stands still. The next member that pings it will notice.")
                .arg(hero);
        }
        if (!sight.hero->failsIn) return Context::tr("%1 is suspect.").arg(hero);
        return Context::tr("%1 is suspect, accused by %n member(s): failed in %2, unless it "
                           "speaks up.",
                           nullptr, static_cast<int>(sight.hero->accusers))
            .arg(hero, ageText(*sight.hero->failsIn));
    case Task::Return:
        return Context::tr("%1 goes on, hears what is said about it, and answers.").arg(hero);
    case Task::Ask: return Context::tr("The question goes from member to member.");
    case Task::Cut:
        return Context::tr("Each side still believes in the other: %1 suspect, %2 failed so far.")
            .arg(sight.suspect)
            .arg(sight.failed);
    case Task::Heal:
        return Context::tr("The halves find each other again: %1 suspect, %2 failed still.")
            .arg(sight.suspect)
            .arg(sight.failed);
    case Task::Export: return Context::tr("Choose a form and a file.");
    case Task::Over: break;
    }
    return {};
}

std::optional<QString> Coach::outcome(const CoachSight& sight) const
{
    const QString hero = nameOf(m_hero);
    switch (m_task) {
    case Task::Freeze:
        if (!sight.hero || sight.hero->status != StatusKind::Failed) return std::nullopt;
        return sight.hero->services.isEmpty()
                   ? Context::tr("%1 failed.").arg(hero)
                   : Context::tr("%1 failed. Services: %2.").arg(hero, sight.hero->services);
    case Task::Return:
        if (!sight.hero || sight.hero->status != StatusKind::Alive) return std::nullopt;
        return Context::tr("%1 is alive again, by incarnation %2 after %3; its ribbon keeps the "
                           "scar.")
            .arg(hero)
            .arg(sight.hero->incarnation)
            .arg(m_incarnation);
    case Task::Ask:
        if (!sight.answers) return std::nullopt;
        return sight.answers->silent.isEmpty()
                   ? Context::tr("Answers: %1.").arg(sight.answers->groups)
                   : Context::tr("Answers: %1; without one: %2.")
                         .arg(sight.answers->groups, sight.answers->silent);
    case Task::Cut:
        // We stand on one side, so the other one has failed for us.
        if (sight.zoneMembers == 0 ||
            sight.failed < std::min(sight.zoneMembers, sight.members - sight.zoneMembers)) {
            return std::nullopt;
        }
        return Context::tr("Two groups that see only themselves: %n member(s) failed on our side.",
                           nullptr, static_cast<int>(sight.failed));
    case Task::Heal:
        if (sight.failed > 0 || sight.suspect > 0) return std::nullopt;
        return Context::tr("All are alive again.");
    case Task::Export:
        if (!sight.exported) return std::nullopt;
        return Context::tr("The file is written.");
    case Task::Over: break;
    }
    return std::nullopt;
}

QString Coach::button() const
{
    if (m_underWay) return {};
    switch (m_task) {
    case Task::Freeze:
        return m_hero.empty() ? QString() : Context::tr("Freeze %1").arg(nameOf(m_hero));
    case Task::Return: return Context::tr("Let it go on");
    case Task::Ask: return Context::tr("Ask everybody");
    case Task::Cut: return Context::tr("Cut zone %1 off").arg(nameOf(m_zone));
    case Task::Heal: return Context::tr("Heal the cut");
    case Task::Export: return Context::tr("Export");
    case Task::Over: return Context::tr("Look at a real one");
    }
    return {};
}

} // namespace grapevine::models
