#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/expected.h"
#include "core/link/member_row.h"

namespace grapevine::snapshot {

/// What each of several clusters is called, where their members are exported together; empty: there
/// is only one.
using ClusterNames = std::map<ClusterId, std::string>;

/// One column of an exported member table.
struct Column {
    enum class Kind : std::uint8_t {
        Name,
        Cluster, ///< Which of several it is in; empty where there is only one.
        Address, ///< With the port.
        Port,
        Status,
        Tags, ///< All of them, `key=value`, with commas between.
        Tag,  ///< One key.
        Protocol,
        State,
        Incarnation,
        LTime,
        Source,
        AskedBy,
        SeenAt,
        Since,
        Rtt, ///< Milliseconds.
        Accusers,
        Flaps,
    };

    Kind kind = Kind::Name;
    std::string key; ///< The tag's.

    bool operator==(const Column&) const = default;
};

/// `name`, `status`, `tag.zone`, `rtt_ms`, .. as they stand in a file's first line.
[[nodiscard]] std::string headerOf(const Column& column);

struct ColumnInfo {
    Column::Kind kind;
    std::string_view name;
    std::string_view about;
};
/// All but single tags.
[[nodiscard]] std::span<const ColumnInfo> columns();

/// Reads `name,status,tag.zone`. Fails with a sentence that names the word which is no column.
[[nodiscard]] Expected<std::vector<Column>, std::string> columnsIn(std::string_view list);

/// What `serf members` tells: name, address, port, status, protocol and a column for each tag's key
/// that occurs, in alphabetical order. Of `several` clusters, also which it is in.
[[nodiscard]] std::vector<Column> columnsFor(std::span<const link::MemberRowPtr> rows,
                                             bool several = false);

/// The cell as text: times in RFC 3339 (UTC), empty where nothing is known. Bytes as the cluster
/// sent them.
[[nodiscard]] std::string cellText(const link::MemberRow& row, const Column& column,
                                   const ClusterNames& clusters = {});

} // namespace grapevine::snapshot
