#include "ui/widgets/diagnostics_hooks.h"

#include <QAbstractButton>
#include <QCoreApplication>

#include "ui/widgets/cluster_view.h"
#include "ui/widgets/diagnostics_page.h"
#include "ui/widgets/main_menu.h"
#include "ui/widgets/sidebar.h"

namespace grapevine::widgets {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("DiagnosticsHooks", text);
}

} // namespace

void hookDiagnostics(MainMenu& menu, Sidebar& sidebar, ClusterView& view)
{
    const auto to = [&view](DiagnosticsSection section) {
        return [&view, section] { Q_EMIT view.diagnosticsWanted(section); };
    };
    QObject::connect(&menu, &MainMenu::countersRequested, &view, to(DiagnosticsSection::Counters));
    QObject::connect(&menu, &MainMenu::diagnosticsRequested, &view, to(DiagnosticsSection::Bounds));
    auto* entry =
        sidebar.addFoot(QStringLiteral("sidebarDiagnostics"), QStringLiteral("diagnostics"),
                        say(QT_TRANSLATE_NOOP("DiagnosticsHooks", "Diagnostics")));
    entry->setToolTip(say(QT_TRANSLATE_NOOP("DiagnosticsHooks",
                                            "How Grapevine itself does: bounds, stalls, its log")));
    QObject::connect(entry, &QAbstractButton::clicked, &view, to(DiagnosticsSection::Bounds));
}

} // namespace grapevine::widgets
