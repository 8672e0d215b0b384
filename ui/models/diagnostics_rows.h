#pragma once

#include <vector>

#include "ui/models/diagnostics_picture.h"
#include "ui/models/diagnostics_table.h"

namespace grapevine::models {

// The tables of the diagnostics page: titles, and a row for each thing of the picture.
[[nodiscard]] QStringList boundTitles();
/// Those that lost something are marked.
[[nodiscard]] std::vector<DiagnosticsTable::Row> boundRows(const DiagnosticsPicture& picture);
[[nodiscard]] QStringList counterTitles();
[[nodiscard]] std::vector<DiagnosticsTable::Row> counterRows(const DiagnosticsPicture& picture);
/// The newest first.
[[nodiscard]] QStringList stallTitles();
[[nodiscard]] std::vector<DiagnosticsTable::Row> stallRows(const DiagnosticsPicture& picture);
[[nodiscard]] QStringList errorTitles();
[[nodiscard]] std::vector<DiagnosticsTable::Row> errorRows(const DiagnosticsPicture& picture);
[[nodiscard]] QStringList aboutTitles();
[[nodiscard]] std::vector<DiagnosticsTable::Row> aboutRows(const DiagnosticsPicture& picture);

/// `the oldest gives way`
[[nodiscard]] QString whenFullWords(WhenFull full);
/// How many stalls, of the window and of the threads that talk to clusters; one sentence each.
[[nodiscard]] QString stallSummary(const DiagnosticsPicture& picture);
/// The few lines that one sends first: versions, what was lost, stalls, errors.
[[nodiscard]] QString diagnosticsSummary(const DiagnosticsPicture& picture);

} // namespace grapevine::models
