#include "ui/widgets/action_catalog.h"

#include <QAction>
#include <QShortcut>
#include <QWidget>

#include <algorithm>
#include <utility>

#include "ui/widgets/key_rules.h"

namespace grapevine::widgets {

namespace {

/// Where an action's keys hold.
QList<QWidget*> ownersOf(const QAction& action)
{
    QList<QWidget*> owners;
    for (auto* object : action.associatedObjects()) {
        if (auto* widget = qobject_cast<QWidget*>(object)) owners.append(widget);
    }
    return owners;
}

} // namespace

ActionCatalog::ActionCatalog(QWidget& page)
    : QObject(&page)
    , m_page(page)
    , m_acts(allActs())
{
    setObjectName(QStringLiteral("actionCatalog"));
}

const ActSpec* ActionCatalog::act(const QString& id) const
{
    const auto found = std::find_if(m_acts.begin(), m_acts.end(),
                                    [&id](const ActSpec& act) { return act.id == id; });
    return found == m_acts.end() ? nullptr : &*found;
}

QList<QKeySequence> ActionCatalog::keysOf(const ActSpec& act) const
{
    return keysInForce(act, m_choices);
}

void ActionCatalog::addLists(const QList<QWidget*>& lists)
{
    m_lists += lists;
    for (const auto& spec : m_acts) {
        const auto bound = m_bound.find(spec.id);
        if (bound == m_bound.end() || spec.scope != ActScope::Window) continue;
        addLetters(spec.id, *bound, lists);
        giveKeys(spec, *bound);
    }
}

void ActionCatalog::addLetters(const QString& id, Bound& bound, const QList<QWidget*>& lists)
{
    for (auto* list : lists) {
        // No action: those of a list are lines of its menu.
        auto* shortcut = new QShortcut(list);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, id, list] { trigger(id, list); });
        bound.letters.append(shortcut);
    }
}

ActionCatalog::Bound& ActionCatalog::bind(const QString& id, QAction* action)
{
    const auto* spec = act(id);
    Q_ASSERT_X(spec != nullptr && !spec->fixed, "ActionCatalog", "no such act is in allActs()");
    const bool isNew = !m_bound.contains(id);
    Bound& bound = m_bound[id];
    bound.actions.append(action);
    if (spec->scope == ActScope::Window) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_page.addAction(action);
        if (isNew) addLetters(id, bound, m_lists);
    }
    giveKeys(*spec, bound);
    return bound;
}

void ActionCatalog::add(const QString& id, std::function<void()> act, Reason reason)
{
    auto* action = new QAction(this);
    action->setObjectName(QStringLiteral("act.") + id);
    connect(action, &QAction::triggered, this, [act = std::move(act)] { act(); });
    bind(id, action).reason = std::move(reason);
}

void ActionCatalog::adopt(const QString& id, QAction* action, Reason reason)
{
    auto& bound = bind(id, action);
    if (reason) bound.reason = std::move(reason);
}

void ActionCatalog::giveKeys(const ActSpec& act, Bound& bound)
{
    auto keys = keysOf(act);
    if (act.scope == ActScope::Window) {
        auto letters = keys;
        letters.removeIf([](const QKeySequence& one) { return !isBare(one); });
        keys.removeIf(isBare);
        for (const auto& shortcut : bound.letters) {
            if (shortcut) shortcut->setKeys(letters);
        }
    }
    for (const auto& action : bound.actions) {
        if (action) action->setShortcuts(keys);
    }
}

void ActionCatalog::setChoices(const models::KeyChoices& choices)
{
    if (choices == m_choices) return;
    m_choices = choices;
    for (const auto& spec : m_acts) {
        if (const auto bound = m_bound.find(spec.id); bound != m_bound.end())
            giveKeys(spec, *bound);
    }
    Q_EMIT keysChanged();
}

QAction* ActionCatalog::fitting(const Bound& bound, const QWidget* from) const
{
    QAction* shown = nullptr;
    for (const auto& action : bound.actions) {
        if (!action) continue;
        const auto owners = ownersOf(*action);
        for (auto* owner : owners) {
            if (owner == from && owner->isVisible()) return action;
            if (owner->isVisible() && shown == nullptr) shown = action;
        }
    }
    return shown;
}

QString ActionCatalog::reason(const QString& id, const QWidget* from) const
{
    const auto bound = m_bound.find(id);
    if (bound == m_bound.end()) return tr("Keys alone do this, where it can be done.");
    if (bound->reason) {
        if (const auto reason = bound->reason(); !reason.isEmpty()) return reason;
    }
    const auto* action = fitting(*bound, from);
    if (action == nullptr) return tr("Only %1.").arg(scopeTitle(act(id)->scope));
    if (!action->isEnabled() || !action->isVisible()) return tr("Not possible just now.");
    return {};
}

bool ActionCatalog::trigger(const QString& id, const QWidget* from)
{
    if (!reason(id, from).isEmpty()) return false;
    fitting(m_bound[id], from)->trigger();
    return true;
}

} // namespace grapevine::widgets
