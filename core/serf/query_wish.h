#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/expected.h"
#include "core/base/tags.h"
#include "core/serf/send_refusal.h"
#include "core/serf/tag_expression.h"

namespace grapevine::serf {

/// A query that somebody wants to ask.
struct QueryWish {
    std::string name;
    Bytes payload = {};
    std::vector<std::string> nodes = {};                        ///< Empty: any name.
    std::vector<std::pair<std::string, std::string>> tags = {}; ///< Each with an expression.
    bool ack = true;
    std::uint8_t relayFactor = 0;
    Duration timeout{}; ///< Zero or less: by Serf's formula.
};

/// Queries whose names begin with it are Serf's own: every member answers them by itself.
inline constexpr std::string_view kInternalPrefix = "_serf_";
/// Nothing but its ack is wanted of a member: the only query of Serf's own that anybody may send.
inline constexpr std::string_view kPingQuery = "_serf_ping";
/// Tells and changes nothing; asked through Serf::askForKeys alone.
inline constexpr std::string_view kListKeysQuery = "_serf_list-keys";

/// The filters of a query of ours, encoded as Go does: names first, then each tag.
/// Source: serf, query.go (encodeFilters); `tests/vectors/data/serf-messages.*.json`.
class QueryFilters {
public:
    /// Fails with BadFilter. None of them is ever empty: such a one kills every Go node.
    [[nodiscard]] static Expected<QueryFilters, SendRefusal> of(const QueryWish& wish);

    [[nodiscard]] std::vector<ByteView> encoded() const;
    /// Whether a member of this name, with what its meta bytes say, is asked.
    [[nodiscard]] bool pass(std::string_view name, ByteView meta) const;

private:
    struct Tag {
        std::string name;
        TagExpression expression;
    };

    std::vector<std::string> m_nodes; ///< Sorted.
    std::vector<Tag> m_tags;
    std::vector<Bytes> m_encoded;
};

} // namespace grapevine::serf
