#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"
#include "core/link/command.h"

namespace grapevine::rpc {

// Every request that we can make: those that would change the cluster's members, their tags or
// keys are not here. Each appends header and body as Go's client writes them: keys sorted, text as
// str, bytes as bin, an empty list or payload as nil. Source: serf, client/rpc_client.go.

void writeHandshake(Bytes& to, std::uint64_t seq, std::int64_t version);
void writeAuth(Bytes& to, std::uint64_t seq, std::string_view key);
void writeMembers(Bytes& to, std::uint64_t seq);
void writeStats(Bytes& to, std::uint64_t seq);
void writeListKeys(Bytes& to, std::uint64_t seq);
void writeCoordinate(Bytes& to, std::uint64_t seq, std::string_view node);
/// `filter`: a comma list as `serf monitor` knows it; `*` is everything.
void writeStream(Bytes& to, std::uint64_t seq, std::string_view filter);
void writeMonitor(Bytes& to, std::uint64_t seq, std::string_view level);
/// `of`: the seq of a stream or monitor.
void writeStop(Bytes& to, std::uint64_t seq, std::uint64_t of);
void writeEvent(Bytes& to, std::uint64_t seq, const link::SendEvent& event);
void writeQuery(Bytes& to, std::uint64_t seq, const link::SendQuery& query);
/// `id`: of a query's record, within the same connection.
void writeRespond(Bytes& to, std::uint64_t seq, std::uint64_t id, ByteView payload);

} // namespace grapevine::rpc
