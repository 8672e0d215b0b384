#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/agent/agent_io.h"
#include "core/agent/agent_news.h"
#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/crypto/sealer.h"
#include "core/swim/memberlist.h"
#include "core/swim/record_pool.h"
#include "core/wire/decode_error.h"
#include "core/wire/stream.h"

namespace grapevine::agent {

/// One side of a push/pull, whole.
struct RemoteState {
    std::vector<swim::RemoteNode> nodes;
    Bytes userState;
    bool join = false;
};

/// TCP exchanges of one agent, one per stream: those that others dial (ping, push/pull, user
/// message) and our own (push/pull, ping). Reads and writes bytes; what they mean is for its host.
/// Source: memberlist, net.go (handleConn, sendAndReceiveState).
class StreamDesk {
public:
    /// What the desk asks of the agent while bytes come in.
    struct Host {
        /// Content of our side of a push/pull; `joiner`: it answers somebody who joins.
        std::function<Bytes(TimePoint, bool join, bool joiner)> localState;
        std::function<void(TimePoint, const Endpoint& from, RemoteState)> handleRequest;
        /// The answer to ours; the outcome goes into the join's news.
        std::function<std::optional<std::string>(TimePoint, const Endpoint& to, bool join,
                                                 RemoteState)>
            handleAnswer;
        /// Whoever dialled has said something whole: a stray connect or a port scan does not.
        std::function<void(TimePoint)> handleInbound;
        std::function<void(TimePoint, ByteView serfMessage)> handleUser;
        std::function<void(TimePoint, SequenceNumber)> handleAck;
        std::function<bool(std::string_view)> isSelf;
        /// Who our table has of that name; null: nobody.
        std::function<const swim::MemberEntry*(std::string_view)> find;
        /// A push/pull of ours came to its end, well or not; empty detail: well.
        std::function<void(TimePoint, JoinOutcome, bool join)> handleOutcome;
    };

    struct Limits {
        std::size_t accepted = 32;
        std::size_t acceptedPerPeer = 4;
        std::size_t dialled = 64;
        Duration idle = std::chrono::seconds{5};
        Duration whole = std::chrono::seconds{10};
    };

    /// `sealer` may be null; references are borrowed.
    StreamDesk(Limits limits, std::string label, crypto::Sealer* sealer, bool compress, Host host,
               swim::RecordPool& records, Counters& counters);
    ~StreamDesk();

    [[nodiscard]] std::optional<StreamId> accept(TimePoint now, const Endpoint& from);
    void startPushPull(TimePoint now, const Endpoint& to, bool join);
    void startPing(TimePoint now, const swim::StartStreamPing& ping, Bytes message);

    void handleConnected(TimePoint now, StreamId stream);
    void handleBytes(TimePoint now, StreamId stream, ByteView bytes);
    void handleClosed(TimePoint now, StreamId stream, StreamEnd end);
    /// Ends every exchange, after a stall or before starting anew. A push/pull of ours has failed.
    void closeAll(TimePoint now);

    /// Something is under way: who answers or asks right now may count on us tomorrow.
    [[nodiscard]] bool busy() const { return !m_exchanges.empty(); }

    [[nodiscard]] std::optional<TimePoint> nextTimeout() const;
    void handleTimeout(TimePoint now);

    void takeOutputs(std::vector<AgentOutput>& out);

private:
    struct Exchange;
    enum class Kind : std::uint8_t { Accepted, PushPull, Ping };

    void readAccepted(TimePoint now, Exchange& exchange);
    void readAnswer(TimePoint now, Exchange& exchange);
    void readPingAck(TimePoint now, Exchange& exchange);
    void readUser(TimePoint now, Exchange& exchange, ByteView body);
    void refuse(Exchange& exchange, std::string_view why);
    void finish(Exchange& exchange);
    void fail(TimePoint now, Exchange& exchange, link::Refusal refusal, std::string detail);
    void write(Exchange& exchange, ByteView content, wire::StreamSide side);
    [[nodiscard]] bool tooLongFor(ByteView body, wire::DecodeError error);
    Exchange& open(TimePoint now, Kind kind, const Endpoint& to);
    void sweep();

    Limits m_limits;
    std::string m_label;
    crypto::Sealer* m_sealer;
    bool m_compress;
    Host m_host;
    swim::RecordPool& m_records;
    Counters& m_counters;
    std::map<StreamId, std::unique_ptr<Exchange>> m_exchanges;
    std::uint64_t m_nextStream = 0;
    std::vector<AgentOutput> m_outputs;
};

} // namespace grapevine::agent
