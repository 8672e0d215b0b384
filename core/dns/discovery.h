#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/base/counters.h"
#include "core/dns/discovered_member.h"
#include "core/dns/message.h"
#include "core/dns/service_names.h"

namespace grapevine::dns {

/// Finds members that announce themselves by mDNS: which questions to send when, and what the
/// answers mean. It asks only, and never answers.
///
/// It asks which services there are, then each of Serf's (`_serf_CLUSTER._tcp`) and clusterfunk's
/// for its instances, at once and again after 1, 2, 4 s and so on up to Serf's own 60 s; and for
/// what an instance lacks. Questions want a unicast answer, as some libraries send none otherwise.
/// Answers are believed until their time to live is over.
///
/// Holds no clock and no sockets; `now` never decreases. Any one thread.
/// Source: serf, agent/mdns.go (type AgentMDNS); RFC 6762 5.2, 10; RFC 6763.
class Discovery {
public:
    static constexpr std::size_t kServicesMost = 256;                     ///< Clusters of Serf.
    static constexpr Duration kServiceShortest = std::chrono::minutes{2}; ///< Is asked so long.
    static constexpr std::size_t kInstancesMost = 4096; ///< Members of all clusters.
    static constexpr std::size_t kAddressesMost = 16;   ///< Of one member.
    static constexpr std::size_t kTxtBytesMost = 1024;  ///< Of one member; those beyond are cut.
    static constexpr std::size_t kQuestionBytesMost = 1200; ///< Of names in one packet.
    static constexpr Duration kRoundShortest = std::chrono::seconds{1};
    static constexpr Duration kRoundLongest = std::chrono::seconds{60};
    static constexpr Duration kFollowUpFirst = std::chrono::milliseconds{250};
    static constexpr int kFollowUpsMost = 4; ///< For one member; each waits twice as long.
    static constexpr std::size_t kFollowUpsAtOnce = 32; ///< Members; others wait kFollowUpFirst.
    static constexpr Duration kTimeToLiveLongest = std::chrono::minutes{75};
    static constexpr Duration kGoodbye = std::chrono::seconds{1}; ///< A time to live of zero.

    /// `clusters`: names to ask for even if nobody lists the services it has; those that are no
    /// part of a name are left out and counted. They are asked for as long as this lives.
    Discovery(TimePoint now, std::span<const std::string> clusters);

    /// One datagram that came in. `zone`: the interface, for IPv6 addresses that mean nothing
    /// without. True when members() changed.
    bool handleDatagram(TimePoint now, ByteView bytes, std::string_view zone);
    /// Forgets whose time is over. True when members() changed.
    bool handleTimeout(TimePoint now);

    /// The questions that are due, as datagrams, each to be sent once on every interface.
    [[nodiscard]] std::vector<Bytes> pollQuestions(TimePoint now);
    /// When to call handleTimeout() and pollQuestions() next.
    [[nodiscard]] TimePoint nextTimeout() const;

    /// Those that can be joined, by cluster, kind and name.
    [[nodiscard]] std::vector<DiscoveredMember> members() const;
    /// Those that lack an address or a port.
    [[nodiscard]] std::size_t incomplete() const;
    [[nodiscard]] const Counters& counters() const { return m_counters; }

private:
    struct Instance {
        Name name;
        InstanceWords words;
        Name host;
        std::uint16_t port = 0;
        std::set<IpAddress> addresses;
        std::vector<std::string> txt;
        TimePoint lastSeen;
        TimePoint expiresAt;
        TimePoint followUpAt; ///< When to ask for what is missing.
        int followUps = 0;

        [[nodiscard]] bool complete() const { return port != 0 && !addresses.empty(); }
        [[nodiscard]] bool asksMore() const { return !complete() && followUps < kFollowUpsMost; }
    };

    struct Service {
        Name name;
        TimePoint expiresAt;
    };
    /// Addresses that one message tells, and the keys of instances whose SRV it tells, too.
    struct Hearing;

    void hear(const Message& message, std::string_view zone);
    void hearPointer(const Record& record, const Name& target);
    void hearInstance(const Record& record, Hearing& hearing);
    void hearAddress(const Record& record, Hearing& hearing, std::string_view zone);
    void apply(Hearing hearing);
    void addService(const Name& name, TimePoint expiresAt);
    void addRound(std::vector<Question>& to);
    void addFollowUps(std::vector<Question>& to);
    [[nodiscard]] TimePoint expiry(const Record& record) const;

    // Keyed by the exact bytes of the name: Serf tells `GV` from `gv`.
    std::map<std::string, Service> m_services; ///< Of Serf.
    std::map<std::string, Instance> m_instances;
    std::vector<Name> m_askSoon; ///< Services found since the last round.
    TimePoint m_now;
    TimePoint m_roundAt;
    TimePoint m_followUpsAt; ///< No follow-ups before.
    Duration m_roundWait = kRoundShortest;
    bool m_changed = false;
    Counters m_counters;
};

} // namespace grapevine::dns
