#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

#include "app/gui/internal_errors.h"
#include "app/settings/settings.h"
#include "core/base/counters.h"
#include "core/link/link_status.h"
#include "ui/models/diagnostics_picture.h"

namespace grapevine::gui {

/// What a report about a mistake of ours is made of.
struct DiagnosticsInput {
    /// One open cluster.
    struct Link {
        link::LinkStatus status;
        Counters counters;
        std::uint64_t entriesDropped = 0;
    };

    Moment now;
    const settings::Settings& settings;
    std::vector<InternalErrors::Entry> errors;
    std::uint64_t errorsDropped = 0;
    std::vector<Link> links;
    models::DiagnosticsPicture picture; ///< Bounds, stalls and log are taken from it.
};

/// One JSON object, for people and programs: versions, what is set, the links as they stand, the
/// bounds, stalls with their stacks, and the last lines of the log. Holds no key and no payload;
/// addresses only where a notice or a line of the log names one. Every string is plain, and
/// whatever looks like a key is hidden in it once more.
[[nodiscard]] QByteArray diagnosticsJson(const DiagnosticsInput& input);

/// Writes it whole or not at all; nothing when that worked, else why not, in the system's words.
[[nodiscard]] std::optional<QString> writeDiagnostics(const QString& path, const QByteArray& json);

} // namespace grapevine::gui
