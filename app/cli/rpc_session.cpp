#include "app/cli/rpc_session.h"

namespace grapevine::cli {

namespace {

net::RpcOptions onceOnly(net::RpcOptions options)
{
    options.coordinates = false;
    options.logLevel.clear();
    options.eventStream = false;
    return options;
}

} // namespace

RpcSession::RpcSession(const net::RpcOptions& options, const Log& log)
    : m_link(m_thread, onceOnly(options), log)
{
}

} // namespace grapevine::cli
