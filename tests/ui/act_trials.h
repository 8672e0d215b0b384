#pragma once

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <map>

#include "tests/models/timeline_story.h"
#include "tests/ui/ask_bench.h"
#include "tests/ui/services_bench.h"
#include "tests/ui/window_bench.h"
#include "ui/models/palette_model.h"
#include "ui/widgets/action_catalog.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/diagnostics_page.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/frozen_table_view.h"
#include "ui/widgets/join_bar.h"
#include "ui/widgets/key_rules.h"
#include "ui/widgets/timeline_place.h"
#include "ui/widgets/timeline_view.h"
#include "ui/widgets/window_docks.h"

namespace grapevine::test {

using widgets::ClusterView;
using widgets::PlaceId;

/// What an act opened: noted and shut by Escape, as an act that waits for an answer would wait for
/// ever here.
class Opened final : public QObject {
public:
    Opened() { qApp->installEventFilter(this); }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Show) return false;
        auto* widget = qobject_cast<QWidget*>(watched);
        if (widget == nullptr || !widget->isWindow()) return false;
        const bool waits =
            qobject_cast<QDialog*>(widget) != nullptr || qobject_cast<QMenu*>(widget) != nullptr;
        if (!waits) return false;
        names.insert(widget->objectName());
        QMetaObject::invokeMethod(
            widget,
            [widget] {
                auto* keys = widget->focusWidget() == nullptr ? widget : widget->focusWidget();
                QTest::keyClick(keys, Qt::Key_Escape);
                widget->hide();
            },
            Qt::QueuedConnection);
        return false;
    }

    QSet<QString> names;
};

/// How an act is tried: what is there before, who has the keys, and what is to be seen after.
struct Trial {
    std::function<void(WindowBench&)> prepare;
    std::function<QWidget*(WindowBench&)> focus;
    /// Called before; what it gives is asked after.
    std::function<std::function<bool()>(WindowBench&, const Opened&)> seen;
};

using Trials = std::map<QString, Trial>;

inline void look(WindowBench& bench)
{
    bench.window.view().setStaysOutside(true);
    bench.look(liveStatus(), nightShift());
    bench.window.view().setFace({.title = QStringLiteral("prod-eu"),
                                 .address = QStringLiteral("10.0.3.17:7946"),
                                 .profile = QStringLiteral("prod-eu"),
                                 .production = false,
                                 .canBeSaved = true,
                                 .hasKey = true});
    bench.tell(liveStatus());
}

inline void observe(WindowBench& bench)
{
    auto status = observerStatus();
    status.sendLocked = false;
    bench.observe(status);
    bench.tell(status);
}

inline QWidget* table(WindowBench& bench)
{
    bench.window.goTo(PlaceId::Members);
    bench.table().setCurrentIndex(bench.model().index(1, 1));
    return &bench.table();
}

inline QWidget* services(WindowBench& bench)
{
    bench.window.goTo(PlaceId::Services);
    auto& list = bench.window.servicesPlace().table();
    list.setCurrentIndex(list.model()->index(0, 0));
    return &list;
}

inline QWidget* timeline(WindowBench& bench)
{
    bench.window.goTo(PlaceId::Timeline);
    return &bench.window.timelinePlace().list();
}

/// The signal comes once more than before.
template<class Sender, class Signal> auto told(Sender* sender, Signal signal)
{
    auto spy = std::make_shared<QSignalSpy>(sender, signal);
    return [spy] { return spy->count() == 1; };
}

inline widgets::OpenCluster openCluster(int id)
{
    widgets::OpenCluster cluster;
    cluster.id = id;
    cluster.title = QStringLiteral("cluster-%1").arg(id);
    return cluster;
}

inline Trial opens(const char* window)
{
    const QString name = QString::fromLatin1(window);
    return {look, table, [name](WindowBench&, const Opened& opened) {
                return [&opened, name] { return opened.names.contains(name); };
            }};
}

template<class Signal> Trial tells(Signal signal, void (*prepare)(WindowBench&) = look)
{
    return {prepare, table, [signal](WindowBench& bench, const Opened&) -> std::function<bool()> {
                return told(&bench.window.view(), signal);
            }};
}

/// Something is otherwise than it was.
template<class Ask> Trial turns(Ask ask, void (*prepare)(WindowBench&) = look)
{
    return {prepare, table, [ask](WindowBench& bench, const Opened&) -> std::function<bool()> {
                return [&bench, ask, before = ask(bench)] { return ask(bench) != before; };
            }};
}

inline Trial copies(QWidget* (*focus)(WindowBench&))
{
    return {look, focus, [](WindowBench&, const Opened&) -> std::function<bool()> {
                QApplication::clipboard()->clear();
                return [] { return !QApplication::clipboard()->text().isEmpty(); };
            }};
}

inline void addGoing(Trials& trials)
{
    trials[QStringLiteral("palette")] = {look, table, [](WindowBench& bench, const Opened&) {
                                             return [&bench] {
                                                 auto* box = bench.window.findChild<QWidget*>(
                                                     QStringLiteral("palette"));
                                                 return box != nullptr && box->isVisible();
                                             };
                                         }};
    trials[QStringLiteral("keys.show")] = opens("keySheet");
    trials[QStringLiteral("keys.change")] = opens("keysDialog");
    trials[QStringLiteral("settings")] =
        turns([](WindowBench& bench) { return bench.window.showsSettings(); });
    trials[QStringLiteral("menu")] = opens("mainMenu");
    trials[QStringLiteral("find")] = {look, table, [](WindowBench& bench, const Opened&) {
                                          return [&bench] {
                                              return bench.window.focusWidget() ==
                                                     bench.find<QLineEdit>("filterField");
                                          };
                                      }};
    trials[QStringLiteral("quit")] =
        turns([](WindowBench& bench) { return bench.window.isVisible(); });
    for (const auto place : widgets::kAllPlaces) {
        trials[widgets::placeActId(place)] = {
            look,
            [place](WindowBench& bench) {
                bench.window.goTo(place == PlaceId::Members ? PlaceId::Services : PlaceId::Members);
                return bench.window.focusWidget();
            },
            [place](WindowBench& bench, const Opened&) {
                return [&bench, place] { return bench.window.place() == place; };
            }};
    }
}

inline void addCluster(Trials& trials)
{
    const auto two = [](WindowBench& bench) {
        look(bench);
        bench.window.view().setClusters({openCluster(1), openCluster(2)}, 1);
    };
    trials[QStringLiteral("cluster.open")] = tells(&ClusterView::openRequested);
    trials[QStringLiteral("cluster.next")] = tells(&ClusterView::clusterChosen, two);
    trials[QStringLiteral("cluster.previous")] = tells(&ClusterView::clusterChosen, two);
    trials[QStringLiteral("cluster.together")] = tells(&ClusterView::togetherRequested, two);
    trials[QStringLiteral("cluster.window")] = tells(&ClusterView::windowRequested);
    trials[QStringLiteral("cluster.leave")] = tells(&ClusterView::sessionLeft);
    trials[QStringLiteral("profile.save")] = tells(&ClusterView::profileSaveRequested);
    trials[QStringLiteral("profile.remove")] = tells(&ClusterView::profileRemoveRequested);
    trials[QStringLiteral("key.forget")] = tells(&ClusterView::keyForgetRequested);
    trials[QStringLiteral("membership.peek")] = tells(&ClusterView::peekOnRequested, observe);
    trials[QStringLiteral("membership.join")] = turns(
        [](WindowBench& bench) { return bench.find<widgets::JoinBar>("joinBar")->isVisible(); });
}

inline void addLooking(Trials& trials)
{
    trials[QStringLiteral("pause")] =
        turns([](WindowBench& bench) { return bench.session->isPaused(); });
    trials[QStringLiteral("sweep")] =
        turns([](WindowBench& bench) { return sent<link::SweepNow>(bench).size(); });
    trials[QStringLiteral("sort.again")] =
        turns([](WindowBench& bench) { return bench.model().pending(); },
              [](WindowBench& bench) {
                  look(bench);
                  bench.publish(batchOf({row({.id = 99, .name = "a-newcomer"})}));
              });
    trials[QStringLiteral("inspector")] =
        turns([](WindowBench& bench) { return bench.window.view().arrangement().inspectorShown; });
    trials[QStringLiteral("views.about")] =
        turns([](WindowBench& bench) { return bench.window.place(); });
    trials[QStringLiteral("members.export")] = opens("exportDialog");
    trials[QStringLiteral("exports.compare")] = opens("exportCompare");
    const auto section = [](WindowBench& bench) {
        auto* page =
            bench.window.findChild<widgets::DiagnosticsPage*>(QStringLiteral("diagnosticsPage"));
        return page != nullptr && page->isVisible() ? static_cast<int>(page->section()) : -1;
    };
    trials[QStringLiteral("counters")] = turns(section);
    trials[QStringLiteral("diagnostics")] = turns(section);
    trials[QStringLiteral("notices.toggle")] =
        turns([](WindowBench& bench) { return bench.find<QAction>("toggleNotices")->isChecked(); });
    trials[QStringLiteral("demo.walk")] =
        turns([](WindowBench& bench) { return bench.find<QWidget>("coachBar")->isVisible(); },
              [](WindowBench& bench) {
                  auto status = observerStatus();
                  status.mode = link::LinkMode::Demo;
                  bench.observe(status);
                  bench.tell(status);
              });
    trials[QStringLiteral("lock")] =
        turns([](WindowBench& bench) { return sent<link::SetLock>(bench).size(); }, observe);
    trials[QStringLiteral("ask.event")] = {
        look, table, [](WindowBench& bench, const Opened&) {
            return [&bench] {
                return bench.window.place() == PlaceId::Ask &&
                       !bench.window.askPlace().form().draft().isQuery;
            };
        }};
    trials[QStringLiteral("ask.query")] = {
        look, table, [](WindowBench& bench, const Opened&) {
            return [&bench] {
                return bench.window.place() == PlaceId::Ask &&
                       bench.window.askPlace().form().draft().isQuery;
            };
        }};
    trials[QStringLiteral("ask.send")] = {observe,
                                          [](WindowBench& bench) -> QWidget* {
                                              bench.window.view().openForm(true);
                                              auto* name = bench.find<QLineEdit>("askName");
                                              QTest::keyClicks(name, QStringLiteral("version"));
                                              return name;
                                          },
                                          [](WindowBench& bench, const Opened&) {
                                              return [&bench] {
                                                  return sent<link::SendQuery>(bench).size() == 1;
                                              };
                                          }};
}

inline void addRows(Trials& trials)
{
    trials[QStringLiteral("rows.copyCell")] = copies(table);
    trials[QStringLiteral("rows.copy")] = copies(table);
    trials[QStringLiteral("rows.copyAs")] = opens("copyMenu");
    trials[QStringLiteral("rows.sort")] =
        turns([](WindowBench& bench) { return bench.model().sortColumn(); });
    const auto openShop = [](WindowBench& bench) {
        bench.look(liveStatus(), shop());
        auto* probe = new FakeProbe;
        probe->setParent(&bench.window);
        bench.window.servicesPlace().setProbe(probe);
    };
    const auto filter = [](WindowBench& bench, const Opened&) {
        return [&bench] { return !bench.window.servicesPlace().filterField().text().isEmpty(); };
    };
    trials[QStringLiteral("services.only")] = {openShop, services, filter};
    trials[QStringLiteral("services.without")] = {openShop, services, filter};
    trials[QStringLiteral("services.probe")] = {
        openShop,
        [](WindowBench& bench) -> QWidget* {
            services(bench);
            auto* list = bench.find<widgets::FrozenTableView>("instanceTable");
            list->setFocus();
            list->setCurrentIndex(list->model()->index(0, 0));
            return list;
        },
        [](WindowBench& bench, const Opened&) {
            auto* probe =
                static_cast<FakeProbe*>(bench.window.findChild<widgets::EndpointProbe*>());
            return [probe] { return !probe->asked.empty(); };
        }};
    trials[QStringLiteral("timeline.note")] = {
        [](WindowBench& bench) {
            look(bench);
            bench.publish(batchOf(nightStory()));
        },
        timeline,
        [](WindowBench& bench, const Opened&) {
            return [&bench] { return bench.find<QLineEdit>("noteText")->isVisible(); };
        }};
}

inline void addAppearance(Trials& trials)
{
    trials[QStringLiteral("sidebar.fold")] =
        turns([](WindowBench& bench) { return bench.window.view().arrangement().sidebarFolded; });
    trials[QStringLiteral("strip.toggle")] =
        turns([](WindowBench& bench) { return bench.window.view().arrangement().stripHidden; });
    for (const char* theme : {"theme.system", "theme.light", "theme.dark"})
        trials[QString::fromLatin1(theme)] = tells(&ClusterView::themeChosen);
    const auto density = [](WindowBench& bench) { return bench.table().density(); };
    trials[QStringLiteral("density.compact")] = turns(density);
    trials[QStringLiteral("density.roomy")] = turns(density);
    trials[QStringLiteral("density.normal")] = turns(density, [](WindowBench& bench) {
        look(bench);
        bench.table().setDensity(models::RowDensity::Roomy);
    });
    trials[QStringLiteral("keys.letters")] = tells(&ClusterView::keysChosen);
    trials[QStringLiteral("widths.reset")] = {
        look, table, [](WindowBench& bench, const Opened&) -> std::function<bool()> {
            return told(&bench.table(), &widgets::MemberTableView::arrangementChanged);
        }};
}

inline Trials allTrials()
{
    Trials trials;
    addGoing(trials);
    addCluster(trials);
    addLooking(trials);
    addRows(trials);
    addAppearance(trials);
    return trials;
}

} // namespace grapevine::test
