#pragma once

#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>

#include "core/agent/facts_interner.h"
#include "core/agent/outside_sweep.h"
#include "core/crypto/keyring.h"
#include "core/crypto/sealer.h"
#include "core/net/peek_dial.h"

namespace grapevine::net {

/// Carries one OutsideSweep out: its targets become dials, and what comes of them goes back. Lives
/// on the context's thread.
class OutsideRound : public std::enable_shared_from_this<OutsideRound> {
public:
    /// A member that is silent longer than this is not waited for; the others wait behind it.
    static constexpr Duration kSilentLongest = std::chrono::seconds{5};

    struct Hooks {
        std::function<void(link::AskNews)> onNews;
        std::function<void(std::uint64_t bytes)> onBytes; ///< Moved by one dial, both directions.
        /// That member's own word, before the news that it answered; may be missing.
        std::function<void(const agent::OutsideSweep::Target&, const PeekResult&)> onAnswer{};
    };

    OutsideRound(boost::asio::io_context& context, std::unique_ptr<agent::OutsideSweep> sweep,
                 PeekDialSettings settings, const crypto::Keyring& keyring, Hooks hooks);

    void start();
    /// The news of the end is told, and no hook is called any more. Twice is once.
    void stop(link::RoundEnd end);
    [[nodiscard]] bool isOver() const { return m_sweep->isOver(); }
    [[nodiscard]] link::CommandId id() const { return m_sweep->id(); }

private:
    void step();
    void dial(const agent::OutsideSweep::Target& target);
    void handleResult(const agent::OutsideSweep::Target& target, const PeekResult& result);
    void tell();

    boost::asio::io_context& m_context;
    std::unique_ptr<agent::OutsideSweep> m_sweep;
    PeekDialSettings m_settings;
    crypto::Sealer m_sealer;      ///< Of its own: the link's changes when the cluster's keys do.
    agent::FactsInterner m_facts; ///< Of its own: what is learned here is forgotten with it.
    Hooks m_hooks;
    boost::asio::steady_timer m_timer;
    std::map<std::size_t, std::unique_ptr<PeekDial>> m_dials;
};

} // namespace grapevine::net
