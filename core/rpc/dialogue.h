#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/link/command.h"
#include "core/rpc/news.h"
#include "core/rpc/object_stream.h"

namespace grapevine::rpc {

/// Our side of one connection to an agent's RPC: handshake, key, requests and their answers, which
/// interleave with the records of streams. No socket, no clock.
///
/// ```
/// Greeting -> Authenticating (a key is given) -> Ready -> Over
///       `---> Probing (none is, or it was refused) --^
/// ```
/// An agent with a key does not read the body of what comes before the right key and takes it for
/// the next request; so nothing with a body but the key itself goes out before it is accepted.
/// Whether an agent without a given key wants one shows by `stats`, which has no body.
/// Source: serf, cmd/serf/command/agent/ipc.go; tests/vectors/data/rpc.json.
class Dialogue {
public:
    struct Rules {
        /// Of one answer, from when the agent could begin with it or from its last bytes on; of a
        /// record that has begun, from its last bytes on.
        Duration answerWithin = std::chrono::seconds{10};
        /// The same of list-keys, which waits for the whole cluster.
        Duration keysWithin = std::chrono::seconds{60};
        /// The agent ends a query by a timer of its own; this much later we do.
        Duration queryGrace = std::chrono::seconds{10};
        /// Of a query whose timeout is left to the agent: more than 10^9 members on a WAN.
        Duration queryLongest = std::chrono::seconds{80};
    };

    /// Begins with the handshake. `authKey` (empty: none) is borrowed for the dialogue's life.
    Dialogue(TimePoint now, std::string_view authKey, Rules rules);

    // Inputs; take output and news until there is none after each.
    void handleBytes(TimePoint now, ByteView bytes);
    void handleClosed();
    void handleTimeout(TimePoint now);

    // Requests. Nothing unless ready, or when kRequestsMost are open.
    std::optional<RequestId> askMembers(TimePoint now);
    std::optional<RequestId> askStats(TimePoint now);
    std::optional<RequestId> askKeys(TimePoint now);
    std::optional<RequestId> askCoordinate(TimePoint now, std::string_view node);
    std::optional<RequestId> openStream(TimePoint now, std::string_view filter);
    std::optional<RequestId> openMonitor(TimePoint now, std::string_view level);
    /// Of a stream or monitor: no more of its records are told from now on.
    std::optional<RequestId> stop(TimePoint now, RequestId stream);
    std::optional<RequestId> sendEvent(TimePoint now, const link::SendEvent& event);
    std::optional<RequestId> sendQuery(TimePoint now, const link::SendQuery& query);
    std::optional<RequestId> respond(TimePoint now, std::uint64_t id, ByteView payload);
    /// No more of its records are told; the agent cannot be asked to end it.
    void forgetQuery(RequestId query);

    // Outputs.
    [[nodiscard]] Bytes takeOutput(); ///< May hold the key: wipe it once it is sent.
    [[nodiscard]] std::optional<News> pollNews();
    [[nodiscard]] std::optional<TimePoint> nextTimeout() const;

    [[nodiscard]] bool isReady() const { return m_stage == Stage::Ready; }
    [[nodiscard]] bool isOver() const { return m_stage == Stage::Over; }
    [[nodiscard]] const Counters& counters() const { return m_counters; }

private:
    enum class Stage : std::uint8_t { Greeting, Authenticating, Probing, Ready, Over };
    enum class Kind : std::uint8_t {
        Handshake,
        Auth,
        AskMembers,
        AskStats,
        AskKeys,
        AskCoordinate,
        Stream,
        Monitor,
        Query,
        Other, ///< Answered by a header alone.
    };
    struct Open {
        Kind kind = Kind::Other;
        bool answered = false; ///< What comes now are records.
        bool muted = false;    ///< They are read and not told.
        std::optional<TimePoint> endsBy;
    };

    template<class Write> std::optional<RequestId> request(TimePoint now, Kind kind, Write writeIt);
    template<class Write> RequestId write(TimePoint now, Kind kind, Write writeIt);
    void handleHeader(TimePoint now, ByteView object);
    void handleAnswer(TimePoint now, RequestId id, const std::string& error);
    void handleRefusal(TimePoint now, RequestId id, Kind kind, const std::string& error);
    void handleSuccess(TimePoint now, RequestId id, Kind kind);
    void handleBody(ByteView object);
    void handleRecord(RequestId id, const Open& open, ByteView object);
    void handleQueryRecord(RequestId id, ByteView object);
    template<class T, class Tell> void tell(const T& decoded, Tell tellIt);
    [[nodiscard]] std::optional<TimePoint> answerDue() const;
    [[nodiscard]] bool isRecord(RequestId body) const; ///< Of a stream, and no answer.
    [[nodiscard]] std::size_t largest() const;
    void end(RpcError error, std::string detail);
    void endUnreadable(wire::DecodeError error);

    std::string_view m_authKey;
    Rules m_rules;
    Stage m_stage = Stage::Greeting;
    bool m_keyRefused = false; ///< While we look whether none was wanted.
    std::uint64_t m_lastSeq = 0;
    std::map<RequestId, Open> m_open;
    std::deque<RequestId> m_waiting; ///< Unanswered; the agent works at the first.
    TimePoint m_waitingSince{};      ///< That first one.
    TimePoint m_heardAt{};
    std::optional<RequestId> m_body; ///< The next object is this one's, and no header.
    std::string m_bodyError;         ///< What its header said.
    ObjectStream m_stream;
    Bytes m_output;
    std::deque<News> m_news;
    Counters m_counters;
};

} // namespace grapevine::rpc
