#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/expected.h"

namespace grapevine::snapshot {

/// Text as a cell of a CSV file (RFC 4180), in quotes where it needs them. A spreadsheet must never
/// take it for a formula: where it would, and where it begins with `'` already, a `'` goes before
/// it. The same holds for what follows a `;`, where some of them cut. Control characters and the
/// like become marks, as a table shows them (plain_text.h).
[[nodiscard]] std::string csvCell(std::string_view text);

/// What stood in the cell: without that `'`, at its beginning and behind each `;`.
[[nodiscard]] std::string withoutDefusing(std::string_view cell);

struct CsvError {
    std::size_t line = 0; ///< The first is 1.
    std::string reason;
};

/// The records of a whole file, cells as they stand there; lines end with LF or CRLF. Fails on an
/// open quote and on text after a closed one. `goOn` is asked now and then, with the bytes read so
/// far; once it says no, the records until then are all.
[[nodiscard]] Expected<std::vector<std::vector<std::string>>, CsvError>
csvRecords(std::string_view text, const std::function<bool(std::size_t)>& goOn = {});

} // namespace grapevine::snapshot
