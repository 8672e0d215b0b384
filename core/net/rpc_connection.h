#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "core/base/counters.h"
#include "core/link/link_status.h"
#include "core/net/boot_clock.h"
#include "core/net/rpc_options.h"
#include "core/rpc/dialogue.h"

namespace boost::asio {
class io_context;
}

namespace grapevine::net {

/// One connection to an agent's RPC: looks the host up, connects to its addresses in turn, and
/// carries a dialogue. Lives on the context's thread.
class RpcConnection {
public:
    struct Listener {
        std::function<void(rpc::News)> news; ///< Other than Ended.
        /// Once, as the last call. `detail` is not safe to show as it is.
        std::function<void(link::Refusal, std::string detail)> ended;
    };

    /// Begins at once; the listener is never called from inside of this.
    RpcConnection(boost::asio::io_context& context, const RpcOptions& options, Listener listener);
    /// Just closes: no call of the listener after that.
    ~RpcConnection();
    RpcConnection(const RpcConnection&) = delete;
    RpcConnection& operator=(const RpcConnection&) = delete;

    /// Makes a request: `request(dialogue, now)`. Nothing unless the dialogue is ready.
    template<class Request>
    auto ask(Request request)
        -> decltype(request(std::declval<rpc::Dialogue&>(), std::declval<TimePoint>()))
    {
        auto* dialogue = this->dialogue();
        if (dialogue == nullptr) return {};
        auto out = request(*dialogue, bootNow());
        flush();
        return out;
    }
    void forgetQuery(rpc::RequestId query);

    [[nodiscard]] std::uint64_t bytesMoved() const; ///< Both directions together.
    [[nodiscard]] Counters counters() const;

private:
    class Session;
    [[nodiscard]] rpc::Dialogue* dialogue();
    void flush();

    std::shared_ptr<Session> m_session;
};

/// The same for people and scripts: why an address gave nothing.
[[nodiscard]] link::Refusal refusalFor(rpc::RpcError error);

} // namespace grapevine::net
