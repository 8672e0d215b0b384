#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/link/member_row.h"
#include "core/snapshot/column.h"

namespace grapevine::snapshot {

enum class Format : std::uint8_t { Csv, Json, JsonLines, Markdown };

/// `csv`, `json`, `jsonl`, `markdown`.
[[nodiscard]] std::string_view word(Format format);
[[nodiscard]] std::optional<Format> formatNamed(std::string_view name);

/// Puts a member table into one format, row after row, so that no more than a row is held.
///
/// ```
/// begin   row row row ..   end          all append to what the caller then writes away
/// ```
class RowWriter {
public:
    virtual ~RowWriter() = default;

    virtual void begin(std::string& out) = 0;
    virtual void row(std::string& out, const link::MemberRow& row) = 0;
    virtual void end(std::string& out) = 0;
};

/// Without columns JSON has the shape of `serf members -format=json`, and with `clusters` each
/// member's `cluster` behind it; the others need some.
[[nodiscard]] std::unique_ptr<RowWriter> makeWriter(Format format, std::vector<Column> columns,
                                                    ClusterNames clusters = {});

} // namespace grapevine::snapshot
