#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/rpc/told.h"
#include "core/wire/decode_error.h"

namespace grapevine::rpc {

// Each reads exactly one object. Accepted is what Go's decoder would accept: any order of keys,
// unknown and missing ones, nil, text in place of bytes and the other way round. They fail with
// WrongType, OutOfRange, TooLarge or Truncated, and then say nothing about the rest.
// Source: serf, cmd/serf/command/agent/ipc.go; sessions in tests/vectors/data/rpc.json.

template<class T> using Decoded = Expected<T, wire::DecodeError>;

[[nodiscard]] Decoded<ResponseHeader> decodeHeader(ByteView object);
[[nodiscard]] Decoded<std::vector<Member>> decodeMembers(ByteView object);
[[nodiscard]] Decoded<Stats> decodeStats(ByteView object);
/// Nothing when the agent has none for that name, or one with other dimensions than ours or a
/// value that is not finite.
[[nodiscard]] Decoded<std::optional<Coordinate>> decodeCoordinate(ByteView object);
[[nodiscard]] Decoded<Keys> decodeKeys(ByteView object);
[[nodiscard]] Decoded<EventRecord> decodeEvent(ByteView object);
[[nodiscard]] Decoded<QueryRecord> decodeQueryRecord(ByteView object);
/// The line, cut at kLogLineLongest.
[[nodiscard]] Decoded<std::string> decodeLog(ByteView object);

} // namespace grapevine::rpc
