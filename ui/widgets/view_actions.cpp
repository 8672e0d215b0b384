#include "ui/widgets/view_actions.h"

#include <QAction>
#include <QCoreApplication>

#include "ui/bridge/cluster_session.h"
#include "ui/widgets/action_catalog.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/cluster_menu.h"
#include "ui/widgets/cluster_page.h"
#include "ui/widgets/cluster_view.h"
#include "ui/widgets/key_hints.h"
#include "ui/widgets/key_windows.h"
#include "ui/widgets/main_menu.h"
#include "ui/widgets/place.h"
#include "ui/widgets/sidebar.h"
#include "ui/widgets/window_docks.h"
#include "ui/widgets/window_tools.h"

namespace grapevine::widgets {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("ViewActions", text);
}

/// A reason while the action is not to be had.
ActionCatalog::Reason unless(QAction* action, const char* otherwise)
{
    return [action, otherwise] {
        return action->isEnabled() && action->isVisible() ? QString() : say(otherwise);
    };
}

void bindGoing(ActionCatalog& catalog, const ViewParts& parts)
{
    auto* view = &parts.view;
    catalog.add(QStringLiteral("keys.change"), [keys = &parts.keys] { keys->showDialog(); });
    catalog.add(QStringLiteral("keys.letters"), [keys = &parts.keys] { keys->toggleLetters(); });
    catalog.add(QStringLiteral("find"), [view] { view->findSomething(); });
    catalog.add(QStringLiteral("menu"), [tools = &parts.tools] { tools->openMenu(); });
    catalog.add(QStringLiteral("quit"), [view] { view->window()->close(); });
    for (const auto& [id, place] : parts.page.places())
        catalog.add(placeActId(id), [view, id = id] { view->goTo(id); });
}

void bindCluster(ActionCatalog& catalog, const ViewParts& parts)
{
    const auto* menu = &parts.clusterMenu;
    const auto adopt = [&](const char* id, const char* name, const char* otherwise) {
        auto* action = menu->findChild<QAction*>(QString::fromLatin1(name));
        catalog.adopt(QString::fromLatin1(id), action, unless(action, otherwise));
    };
    const char* single = QT_TRANSLATE_NOOP("ViewActions", "Only one cluster is open.");
    adopt("cluster.next", "nextCluster", single);
    adopt("cluster.previous", "previousCluster", single);
    adopt("cluster.together", "togetherAction", single);
    adopt("cluster.open", "openAction", single);
    adopt("cluster.window", "windowAction",
          QT_TRANSLATE_NOOP("ViewActions", "All clusters together have one window."));
    adopt("profile.save", "saveProfile",
          QT_TRANSLATE_NOOP("ViewActions", "This is no cluster that can be kept."));
    adopt("profile.remove", "removeProfile",
          QT_TRANSLATE_NOOP("ViewActions", "This cluster has no profile."));
    adopt("key.forget", "forgetKey",
          QT_TRANSLATE_NOOP("ViewActions", "No key is held for this cluster."));
    auto* leave = menu->findChild<QAction*>(QStringLiteral("elsewhere"));
    catalog.adopt(QStringLiteral("cluster.leave"), leave, [view = &parts.view] {
        const auto* session = view->session();
        return session != nullptr && session->leavingSince()
                   ? say(QT_TRANSLATE_NOOP("ViewActions", "It is being left already."))
                   : QString();
    });
}

void bindMenu(ActionCatalog& catalog, const ViewParts& parts)
{
    const auto adopt = [&](const char* id, const char* name, const char* otherwise = nullptr) {
        auto* action = parts.menu.findChild<QAction*>(QString::fromLatin1(name));
        catalog.adopt(QString::fromLatin1(id), action,
                      otherwise == nullptr ? ActionCatalog::Reason() : unless(action, otherwise));
    };
    adopt("membership.join", "joinAction",
          QT_TRANSLATE_NOOP("ViewActions",
                            "Only while looking from outside, once somebody answers."));
    adopt("membership.peek", "peekOnAction",
          QT_TRANSLATE_NOOP("ViewActions", "Only as a member of the cluster."));
    adopt("palette", "openPalette");
    adopt("keys.show", "openKeys");
    adopt("settings", "openSettings");
    adopt("members.export", "exportAction");
    adopt("exports.compare", "compareExportsAction");
    adopt("counters", "showCounters");
    adopt("diagnostics", "showDiagnostics");
    adopt("notices.toggle", "toggleNotices");
    adopt("demo.walk", "walkDemo", QT_TRANSLATE_NOOP("ViewActions", "Only in the demo."));
    adopt("strip.toggle", "toggleStrip");
    adopt("inspector", "toggleInspector");
    adopt("widths.reset", "resetWidths");
    adopt("theme.system", "themeSystem");
    adopt("theme.light", "themeLight");
    adopt("theme.dark", "themeDark");
    adopt("density.compact", "densityCompact");
    adopt("density.normal", "densityNormal");
    adopt("density.roomy", "densityRoomy");
}

void bindLooking(ActionCatalog& catalog, const ViewParts& parts)
{
    auto* view = &parts.view;
    catalog.add(
        QStringLiteral("pause"), [view] { view->togglePause(); },
        [tools = &parts.tools] {
            return tools->canPause()
                       ? QString()
                       : say(QT_TRANSLATE_NOOP("ViewActions", "A member cannot pause: it has "
                                                              "duties to the others."));
        });
    catalog.add(QStringLiteral("sweep"), [view] {
        if (view->session() != nullptr) view->session()->sweepNow();
    });
    catalog.add(QStringLiteral("views.about"), [view] { view->showViewsOfChosen(); });
    catalog.add(QStringLiteral("sort.again"), [view] { view->resort(); });
    catalog.add(QStringLiteral("sidebar.fold"),
                [sidebar = &parts.page.sidebar()] { sidebar->setFolded(!sidebar->isFolded()); });
    auto* ask = &view->askPlace();
    catalog.add(
        QStringLiteral("lock"), [ask] { ask->toggleLock(); },
        [ask] {
            const auto gate = ask->gate();
            return gate == models::SendGate::Open || gate == models::SendGate::Locked
                       ? QString()
                       : say(QT_TRANSLATE_NOOP("ViewActions",
                                               "Only a member sends: join as observer first."));
        });
    catalog.add(QStringLiteral("ask.query"), [view] { view->openForm(true); });
    catalog.add(QStringLiteral("ask.event"), [view] { view->openForm(false); });
    catalog.adopt(QStringLiteral("ask.send"),
                  view->findChild<QAction*>(QStringLiteral("sendMessage")));
}

/// What lists do each in its way, by the names of their actions.
void bindRows(ActionCatalog& catalog, const ViewParts& parts)
{
    struct Line {
        const char* action;
        const char* act;
    };
    static constexpr Line kLines[] = {
        {"copyCell", "rows.copyCell"},
        {"serviceTableCopyCell", "rows.copyCell"},
        {"instanceTableCopyCell", "rows.copyCell"},
        {"timelineCopyCell", "rows.copyCell"},
        {"copyGroup", "rows.copyCell"},
        {"copyRunCell", "rows.copyCell"},
        {"copyDeliveryCell", "rows.copyCell"},
        {"copyDiffCell", "rows.copyCell"},
        {"copyRows", "rows.copy"},
        {"serviceTableCopyRows", "rows.copy"},
        {"instanceTableCopyRows", "rows.copy"},
        {"timelineCopyRows", "rows.copy"},
        {"copyGroupNames", "rows.copy"},
        {"copyRunNames", "rows.copy"},
        {"sortColumn", "rows.sort"},
        {"serviceTableSort", "rows.sort"},
        {"instanceTableSort", "rows.sort"},
        {"copyAsMenu", "rows.copyAs"},
        {"serviceCopyAs", "rows.copyAs"},
        {"openCopyMenu", "rows.copyAs"},
        {"filterByService", "services.only"},
        {"excludeService", "services.without"},
        {"probeSelected", "services.probe"},
        {"timelineNote", "timeline.note"},
    };
    for (const auto& line : kLines) {
        auto* action = parts.view.findChild<QAction*>(QString::fromLatin1(line.action));
        Q_ASSERT_X(action != nullptr, "bindActions", line.action);
        catalog.adopt(QString::fromLatin1(line.act), action);
    }
}

} // namespace

void bindActions(ActionCatalog& catalog, const ViewParts& parts)
{
    for (const auto& [id, place] : parts.page.places())
        catalog.addLists(place->lists());
    bindGoing(catalog, parts);
    bindCluster(catalog, parts);
    bindMenu(catalog, parts);
    bindLooking(catalog, parts);
    bindRows(catalog, parts);
    // A step back is Escape's and nobody else's: fields and menus go by it too.
    auto* back = new QAction(&catalog);
    back->setObjectName(QStringLiteral("act.back"));
    back->setShortcut(QKeySequence(Qt::Key_Escape));
    back->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(back, &QAction::triggered, &parts.view, &ClusterView::escape);
    parts.view.addAction(back);
    new KeyHints(catalog, parts.view);
}

} // namespace grapevine::widgets
