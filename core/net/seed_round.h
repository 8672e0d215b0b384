#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/endpoint.h"
#include "core/net/peek_dial.h"

namespace grapevine::net {

/// What a round of asking gave.
struct SeedRoundOutcome {
    struct Address {
        Endpoint endpoint;
        std::size_t seed = 0; ///< Index into the seeds.
    };
    std::optional<agent::PeekAnswer> answer; ///< The first that came; then the rest follows.
    Endpoint remote;                         ///< Who gave it.
    Endpoint local;                          ///< Where we were reached from it.
    std::vector<Address> addresses;          ///< Of all seeds, `remote` first, none twice.
};

/// Asks seeds one after the other by a peek, until one answers; then looks the others' names up.
/// Lives on the context's thread.
class SeedRound : public std::enable_shared_from_this<SeedRound> {
public:
    static constexpr std::size_t kAddressesMost = 64; ///< Joined at most.
    static constexpr Duration kLookupLongest = std::chrono::seconds{3};

    struct Seed {
        HostPort where;
        bool skip = false; ///< It refused for good.
    };
    struct Hooks {
        std::function<void(std::size_t seed, const PeekResult&)> onResult;
        std::function<void(SeedRoundOutcome)> onDone; ///< Once, unless cancelled.
    };

    /// `sealer` and `facts` are borrowed until done or cancelled.
    SeedRound(boost::asio::io_context& context, std::vector<Seed> seeds, PeekDialSettings settings,
              crypto::Sealer& sealer, agent::FactsInterner& facts, Hooks hooks);
    void start();
    /// No hook is called any more.
    void cancel();

private:
    void askNext();
    void handleResult(std::size_t seed, PeekResult result);
    void lookUp();
    void handleFound(std::size_t seed, const boost::asio::ip::tcp::resolver::results_type& found);
    void addAddress(const Endpoint& endpoint, std::size_t seed);
    void finish();

    boost::asio::io_context& m_context;
    std::vector<Seed> m_seeds;
    PeekDialSettings m_settings;
    crypto::Sealer& m_sealer;
    agent::FactsInterner& m_facts;
    Hooks m_hooks;
    std::unique_ptr<PeekDial> m_dial;
    std::size_t m_next = 0;
    std::size_t m_lookups = 0;
    boost::asio::ip::tcp::resolver m_resolver;
    boost::asio::steady_timer m_patience;
    SeedRoundOutcome m_outcome;
    bool m_done = false;
};

} // namespace grapevine::net
