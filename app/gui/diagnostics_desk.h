#pragma once

#include <QByteArray>
#include <QStringList>

#include <map>

#include "core/base/counters.h"
#include "ui/models/diagnostics_picture.h"

namespace grapevine {
class LogRing;
}

namespace grapevine::settings {
struct Settings;
}

namespace grapevine::gui {

class ClusterDesk;
class InternalErrors;
class StallWatch;
class Workspace;

/// Gathers how the program stands, from those who know: the links, the views, the log, the watch.
class DiagnosticsDesk {
public:
    /// All must outlive it.
    DiagnosticsDesk(const Workspace& workspace, const settings::Settings& settings,
                    Moment startedAt);

    /// Each may be null: then nothing is known of it.
    void tell(const InternalErrors* errors, const LogRing* log, const StallWatch* stalls);

    /// As it stands now.
    [[nodiscard]] models::DiagnosticsPicture picture();
    /// The same as a file to be passed on: no keys, no names of clusters.
    [[nodiscard]] QByteArray bundle();

private:
    void addBounds(models::DiagnosticsPicture& picture);
    void addCluster(models::DiagnosticsPicture& picture, const ClusterDesk& desk);
    void addStalls(models::DiagnosticsPicture& picture);
    void addErrors(models::DiagnosticsPicture& picture) const;
    void addLog(models::DiagnosticsPicture& picture) const;

    const Workspace& m_workspace;
    const settings::Settings& m_settings;
    Moment m_startedAt;
    const InternalErrors* m_errors = nullptr;
    const LogRing* m_log = nullptr;
    const StallWatch* m_stalls = nullptr;
    std::map<std::uint64_t, QStringList> m_stacks; ///< In words, which take a while; by number.
};

} // namespace grapevine::gui
