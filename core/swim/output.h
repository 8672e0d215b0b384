#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"

namespace grapevine::swim {

/// A message for one address, type byte first, not yet wrapped. The sender may fill the datagram
/// up with gossip where `piggyback` is set.
struct SendMessage {
    Endpoint to;
    Bytes body;
    bool crc = false; ///< The receiver speaks protocol 5 and up.
    bool piggyback = true;
};

/// It is time to gossip to these: one datagram each, while the queues have something.
struct GossipTo {
    struct Target {
        Endpoint to;
        bool crc = false;
    };
    std::vector<Target> targets;
};

/// A push/pull with Join=false is due. Its outcome needs no report; rows come through merge().
struct StartPushPull {
    MemberId with;
    Endpoint to;
};

/// A ping over TCP: answer with handleStreamAck(sequence) if its ack comes before `until`.
struct StartStreamPing {
    Endpoint to;
    SequenceNumber sequence;
    std::string node;
    TimePoint until;
};

/// A ping of our own was answered over UDP; the payload is Serf's coordinate.
struct PingAnswered {
    MemberId member;
    Duration rtt;
    Bytes payload;
};

/// A ping of our own was lost, and we do not accuse (AfterSilence::Note).
struct PingLost {
    MemberId member;
};

using Output =
    std::variant<SendMessage, GossipTo, StartPushPull, StartStreamPing, PingAnswered, PingLost>;

} // namespace grapevine::swim
