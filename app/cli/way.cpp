#include "app/cli/way.h"

#include "app/cli/link_reporters.h"
#include "core/net/gossip_thread.h"
#include "core/net/live_cluster.h"
#include "core/net/peek_cluster.h"
#include "core/net/rpc_cluster.h"

namespace grapevine::cli {

namespace {

class MemberWay final : public Way {
public:
    MemberWay(const Observing& observing, const Log& log)
        : m_link(m_thread, observing.options, log)
    {
    }

    link::ClusterLink& link() override { return m_link; }
    std::optional<ExitCode> problem() const override { return codeFor(m_link.problem()); }

private:
    net::GossipThread m_thread;
    net::LiveCluster m_link;
};

class RpcWay final : public Way {
public:
    RpcWay(const net::RpcOptions& options, const Log& log)
        : m_link(m_thread, options, log)
    {
    }

    link::ClusterLink& link() override { return m_link; }

private:
    net::GossipThread m_thread;
    net::RpcCluster m_link;
};

class PeekWay final : public Way {
public:
    explicit PeekWay(const CommonOptions& options)
        : m_link(m_thread, options.peek, options.log)
    {
    }

    link::ClusterLink& link() override { return m_link; }

private:
    net::GossipThread m_thread;
    net::PeekCluster m_link;
};

} // namespace

std::unique_ptr<Way> wayAsMember(const Observing& observing, const Log& log)
{
    return std::make_unique<MemberWay>(observing, log);
}

std::unique_ptr<Way> wayByRpc(const net::RpcOptions& options, const Log& log)
{
    return std::make_unique<RpcWay>(options, log);
}

std::unique_ptr<Way> wayByPeeking(const CommonOptions& options)
{
    return std::make_unique<PeekWay>(options);
}

} // namespace grapevine::cli
