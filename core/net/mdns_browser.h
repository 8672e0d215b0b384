#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/counters.h"
#include "core/dns/discovered_member.h"
#include "core/net/gossip_thread.h"
#include "core/net/mdns_sockets.h"

namespace grapevine::net {

/// What an mDNS browser knows by now. A value: whoever holds it may keep it.
struct MdnsFindings {
    std::vector<dns::DiscoveredMember> members; ///< By cluster, kind and name.
    std::size_t incomplete = 0;                 ///< Announced without an address or a port so far.
    std::vector<std::string> asking;            ///< Interfaces by which questions leave.
    std::vector<MdnsProblem> problems;          ///< Interfaces by which they cannot.
    bool asked = false;                         ///< False before the first question.
    Counters counters;
};

/// Looks for members that announce themselves by mDNS, for as long as it lives. Any thread, but
/// one at a time; the work is done on the gossip thread.
class MdnsBrowser {
public:
    /// New findings come at most this often.
    static constexpr Duration kPace = std::chrono::milliseconds{50};

    /// Starts at once. `clusters`: names of Serf clusters to ask for besides those that answers
    /// list. `thread` must outlive the browser.
    explicit MdnsBrowser(GossipThread& thread, std::vector<std::string> clusters = {});
    ~MdnsBrowser();
    MdnsBrowser(const MdnsBrowser&) = delete;
    MdnsBrowser& operator=(const MdnsBrowser&) = delete;

    /// The newest findings; never null.
    [[nodiscard]] std::shared_ptr<const MdnsFindings> take();
    /// `wake` is called when there are findings newer than those last taken, once until they are
    /// taken: on the gossip thread, or right here if there are some already.
    void onReady(std::function<void()> wake);

private:
    class Machine;
    std::shared_ptr<Machine> m_machine;
    boost::asio::io_context& m_context;
};

} // namespace grapevine::net
