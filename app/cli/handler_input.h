#pragma once

#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/tags.h"
#include "core/link/timeline_entry.h"

namespace grapevine::cli {

/// Who the handlers are told they run for; empty while we only look from outside.
struct HandlerSelf {
    std::string name;
    Tags tags;
};

/// What Serf adds to a handler's environment, each `KEY=VALUE`, no key twice: SERF_EVENT,
/// SERF_SELF_NAME, SERF_SELF_ROLE, SERF_TAG_.. of our own tags, then SERF_USER_EVENT and
/// SERF_USER_LTIME, or SERF_QUERY_NAME and SERF_QUERY_LTIME. A value may hold any byte that came
/// from the cluster, zero bytes too; see holdsZero().
/// Source: serf, invoke.go (invokeEventScript).
[[nodiscard]] std::vector<std::string> handlerEnvironment(const link::TimelineEntry& entry,
                                                          const HandlerSelf& self);

/// True when a value cannot be handed to a program: an environment ends at a zero byte.
[[nodiscard]] bool holdsZero(const std::vector<std::string>& environment);

/// What a handler reads: of members a line each, `NAME\tADDRESS\tROLE\tKEY=VALUE,..`, with tabs
/// and line breaks inside written as \t and \n; of user events and queries the payload, with a
/// newline added where it lacks one. Source: serf, invoke.go (memberEventStdin, streamPayload).
[[nodiscard]] std::string handlerInput(const link::TimelineEntry& entry);

} // namespace grapevine::cli
