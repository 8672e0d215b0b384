#include "core/net/seed_round.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <utility>

#include "core/net/asio_endpoint.h"

namespace grapevine::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

SeedRound::SeedRound(asio::io_context& context, std::vector<Seed> seeds, PeekDialSettings settings,
                     crypto::Sealer& sealer, agent::FactsInterner& facts, Hooks hooks)
    : m_context(context)
    , m_seeds(std::move(seeds))
    , m_settings(std::move(settings))
    , m_sealer(sealer)
    , m_facts(facts)
    , m_hooks(std::move(hooks))
    , m_resolver(context)
    , m_patience(context)
{
}

void SeedRound::start()
{
    asio::post(m_context, [self = shared_from_this()] { self->askNext(); });
}

void SeedRound::cancel()
{
    m_done = true;
    m_hooks = {};
    m_dial.reset();
    m_resolver.cancel();
    m_patience.cancel();
}

void SeedRound::askNext()
{
    if (m_done) return;
    while (m_next < m_seeds.size() && m_seeds[m_next].skip)
        ++m_next;
    if (m_next == m_seeds.size()) return finish();
    const auto seed = m_next++;
    m_dial =
        std::make_unique<PeekDial>(m_context, m_seeds[seed].where, m_settings, m_sealer, m_facts,
                                   [weak = weak_from_this(), seed](PeekResult result) {
                                       const auto self = weak.lock();
                                       if (self && !self->m_done)
                                           self->handleResult(seed, std::move(result));
                                   });
}

void SeedRound::handleResult(std::size_t seed, PeekResult result)
{
    m_hooks.onResult(seed, result);
    if (m_done) return;
    if (!result.answer) return askNext();
    m_outcome.answer = std::move(*result.answer);
    m_outcome.remote = result.remote;
    m_outcome.local = result.local;
    addAddress(result.remote, seed);
    lookUp();
}

void SeedRound::lookUp()
{
    m_patience.expires_after(std::chrono::nanoseconds{kLookupLongest});
    m_patience.async_wait([weak = weak_from_this()](error_code error) {
        const auto self = weak.lock();
        if (!error && self && !self->m_done) self->finish();
    });
    m_lookups = 1; // Ourselves, so that nothing finishes before all have begun.
    for (std::size_t seed = 0; seed < m_seeds.size(); ++seed) {
        const auto& where = m_seeds[seed].where;
        if (m_seeds[seed].skip) continue;
        if (const auto literal = IpAddress::fromText(where.host)) {
            addAddress({*literal, where.port}, seed);
            continue;
        }
        ++m_lookups;
        m_resolver.async_resolve(
            where.host, std::to_string(where.port), tcp::resolver::numeric_service,
            [weak = weak_from_this(), seed](error_code error,
                                            const tcp::resolver::results_type& found) {
                const auto self = weak.lock();
                if (!self || self->m_done) return;
                self->handleFound(seed, error ? tcp::resolver::results_type{} : found);
            });
    }
    handleFound(0, {});
}

void SeedRound::handleFound(std::size_t seed, const tcp::resolver::results_type& found)
{
    for (const auto& entry : found)
        addAddress(fromTcp(entry.endpoint()), seed);
    if (--m_lookups == 0) finish();
}

void SeedRound::addAddress(const Endpoint& endpoint, std::size_t seed)
{
    // A member has one address: what does not speak its family cannot probe it.
    auto& known = m_outcome.addresses;
    const bool reachable = endpoint.address.isV4() == m_outcome.local.address.isV4();
    const bool twice = std::any_of(known.begin(), known.end(), [&](const auto& address) {
        return address.endpoint == endpoint;
    });
    if (reachable && !twice && known.size() < kAddressesMost) known.push_back({endpoint, seed});
}

void SeedRound::finish()
{
    if (std::exchange(m_done, true)) return;
    m_patience.cancel();
    m_resolver.cancel();
    const auto done = std::move(m_hooks.onDone);
    m_hooks = {};
    m_dial.reset();
    done(std::move(m_outcome));
}

} // namespace grapevine::net
