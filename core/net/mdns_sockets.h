#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/counters.h"
#include "core/net/multicast_interfaces.h"

namespace boost::asio {
class io_context;
}

namespace grapevine::net {

/// An interface that questions cannot leave by, and why.
struct MdnsProblem {
    std::string interface; ///< `eth0`, or `eth0 (IPv6)`.
    std::string reason;

    bool operator==(const MdnsProblem&) const = default;
};

/// What came in. `bytes` and `zone` are valid during the call.
struct MdnsDatagram {
    ByteView bytes;
    std::string_view zone;  ///< The interface's name.
    std::uint16_t port = 0; ///< The sender's.
    bool toAll = false;     ///< Sent to the group, not to us alone.
};

/// The sockets of an mDNS browser: on each usable interface one per family that asks from a free
/// port and gets the unicast answers, and one that hears what is answered to all. The latter is
/// bound to the group's address, not to the machine's port 5353, so that it takes no datagram from
/// a responder that runs here.
///
/// Lives on the context's thread.
/// Source: RFC 6762 3, 5.4, 11.
class MdnsSockets {
public:
    static constexpr std::uint16_t kPort = 5353;
    static constexpr std::size_t kInterfacesMost = 32;
    static constexpr int kDatagramsAtOnce = 64; ///< Of one socket; then the others have their turn.
    static constexpr std::size_t kDatagramLargest = 9000; ///< As RFC 6762 17; longer ones are cut.

    /// Not called after the end of this object, nor may it bring that about.
    using Receive = std::function<void(const MdnsDatagram&)>;

    /// `counters` is borrowed and must outlive this.
    MdnsSockets(boost::asio::io_context& context, Counters& counters, Receive receive);
    ~MdnsSockets();
    MdnsSockets(const MdnsSockets&) = delete;
    MdnsSockets& operator=(const MdnsSockets&) = delete;

    /// Opens what is missing and closes what is gone, by the interfaces there are now.
    void refresh();
    /// To the group, on every interface; what fails is counted and kept as a problem until it
    /// works.
    void send(ByteView datagram);

    /// Interfaces by which the last question left, in some family.
    [[nodiscard]] std::vector<std::string> asking() const;
    [[nodiscard]] std::vector<MdnsProblem> problems() const;

private:
    class Line;
    /// The lines of an interface, and the reason why one could not be opened.
    struct Place {
        std::vector<std::shared_ptr<Line>> lines;
        std::vector<MdnsProblem> problems;
    };

    void open(const MulticastInterface& interface, Place& place, bool v6);

    boost::asio::io_context& m_context;
    Counters& m_counters;
    Receive m_receive;
    std::map<MulticastInterface, Place> m_places;
};

} // namespace grapevine::net
