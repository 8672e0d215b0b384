#pragma once

#include <QString>

#include <optional>

#include "ui/models/service_line.h"
#include "ui/models/status_kind.h"

namespace grapevine::models {

/// As a person reads it: the service's name, or what the outsiders are called.
[[nodiscard]] QString serviceTitle(const catalog::ServiceKey& service);

/// `1 of 2`: healthy ones of those that should be there.
[[nodiscard]] QString healthyText(const catalog::Tally& tally);

/// `last instance · 1 failed`, `all healthy`.
[[nodiscard]] QString serviceStateText(const ServiceFigures& figures);

/// The glyph before it.
[[nodiscard]] StatusKind serviceGlyph(ServiceState state);

/// `eu-1a 1/2, eu-1b 2/2`, or the one zone of the line.
[[nodiscard]] QString zonesText(const catalog::Catalog& catalog, const ServiceLine& line,
                                bool withOutsiders);

/// `8080, 9090`.
[[nodiscard]] QString portsText(const catalog::Tally& tally);

/// The word for one instance: its member's status, or `maintenance`.
[[nodiscard]] QString healthWord(catalog::Health health);
[[nodiscard]] StatusKind healthGlyph(catalog::Health health);

/// What a person should know of an instance besides its status: maintenance, addresses that
/// cannot be reached or read, a note of the rule's, that it is no Raft member.
[[nodiscard]] QString instanceNote(const catalog::Instance& instance, bool raftMatters);

/// How many rows that had gone were let go by ghost_limit.h; empty while there are none.
[[nodiscard]] QString letGoText(std::uint64_t rows);

} // namespace grapevine::models
