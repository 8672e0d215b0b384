#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/counters.h"
#include "core/base/tags.h"

namespace grapevine::serf {

/// More filters than fit a query of Serf's own size limit (`serf.query-filters-many`).
inline constexpr std::size_t kFiltersMost = 64;
/// Of these, expressions: a hostile one of 72 bytes takes 5 ms to compile, and a query's reading
/// must not keep us from answering a ping (`serf.query-filters-many`).
inline constexpr std::size_t kTagFiltersMost = 8;
/// Bytes of all expressions of a query together: more fit no query of Serf's own size limit, and
/// one such takes 13 ms to compile (`serf.query-filter-large`).
inline constexpr std::size_t kExpressionLongest = 1024;

/// Whether a query is meant for us: every filter must name us, or match our tag's value anywhere
/// (Go's regular expressions; a missing tag counts as empty). A filter that cannot be read, or is
/// of a kind we do not know, means that it is not. Strangers write the expressions, so they are
/// compiled and run within fixed memory. Source: serf, query.go (shouldProcessQuery).
[[nodiscard]] bool passesFilters(std::span<const ByteView> filters, std::string_view self,
                                 const Tags& tags, Counters& counters);

/// An empty filter kills every Go node that reads it: never spread such a query.
[[nodiscard]] bool hasEmptyFilter(std::span<const ByteView> filters);

} // namespace grapevine::serf
