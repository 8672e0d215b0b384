#pragma once

#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>

#include "core/agent/delivery_sweep.h"
#include "core/agent/facts_interner.h"
#include "core/crypto/keyring.h"
#include "core/crypto/sealer.h"
#include "core/net/peek_dial.h"

namespace grapevine::net {

/// Carries one DeliverySweep out: its targets become dials, and what comes of them goes back. Lives
/// on the context's thread.
class ProofRound : public std::enable_shared_from_this<ProofRound> {
public:
    /// A member that is silent longer than this is not waited for; the others wait behind it.
    static constexpr Duration kSilentLongest = std::chrono::seconds{5};

    struct Hooks {
        std::function<void(link::AskNews)> onNews;
        std::function<void(std::uint64_t bytes)> onBytes; ///< Moved by one dial, both directions.
    };

    ProofRound(boost::asio::io_context& context, agent::DeliverySweep sweep,
               PeekDialSettings settings, const crypto::Keyring& keyring, Hooks hooks);

    void start();
    /// The news of the end is told, and no hook is called any more. Twice is once.
    void stop(link::DeliveryProof::End end);
    [[nodiscard]] bool isOver() const { return m_sweep.isOver(); }
    [[nodiscard]] link::CommandId id() const { return m_sweep.proof().proof; }

private:
    void step();
    void dial(const agent::DeliverySweep::Target& target);
    void handleResult(std::size_t number, const PeekResult& result);
    void tell();

    boost::asio::io_context& m_context;
    agent::DeliverySweep m_sweep;
    PeekDialSettings m_settings;
    crypto::Sealer m_sealer;      ///< Of its own: the link's changes when the cluster's keys do.
    agent::FactsInterner m_facts; ///< Of its own: what is learned here is forgotten with it.
    Hooks m_hooks;
    boost::asio::steady_timer m_timer;
    std::map<std::size_t, std::unique_ptr<PeekDial>> m_dials;
};

} // namespace grapevine::net
