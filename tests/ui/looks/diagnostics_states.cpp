#include "tests/ui/diagnostics_story.h"
#include "tests/ui/looks/window_states.h"
#include "ui/widgets/diagnostics_page.h"

namespace grapevine::test {

namespace {

using widgets::DiagnosticsSection;

const std::pair<QString, DiagnosticsSection> kSections[] = {
    {QStringLiteral("bounds"), DiagnosticsSection::Bounds},
    {QStringLiteral("counters"), DiagnosticsSection::Counters},
    {QStringLiteral("stalls"), DiagnosticsSection::Stalls},
    {QStringLiteral("log"), DiagnosticsSection::Log},
    {QStringLiteral("errors"), DiagnosticsSection::Errors},
    {QStringLiteral("about"), DiagnosticsSection::About}};

} // namespace

QStringList diagnosticsStates()
{
    QStringList names;
    for (const auto& [name, section] : kSections) {
        names.append(QStringLiteral("diagnostics-") + name);
        names.append(QStringLiteral("diagnostics-empty-") + name);
    }
    return names;
}

void reachDiagnostics(WindowBench& bench, const QString& state)
{
    bench.look(liveStatus(), nightShift());
    if (!state.contains(QStringLiteral("empty")))
        bench.window.setDiagnostics([] { return troubledNight(); });
    for (const auto& [name, section] : kSections)
        if (state.endsWith(name)) bench.window.showDiagnostics(section);
}

} // namespace grapevine::test
