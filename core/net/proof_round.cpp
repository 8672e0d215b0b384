#include "core/net/proof_round.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <utility>

#include "core/net/boot_clock.h"

namespace grapevine::net {

ProofRound::ProofRound(boost::asio::io_context& context, agent::DeliverySweep sweep,
                       PeekDialSettings settings, const crypto::Keyring& keyring, Hooks hooks)
    : m_context(context)
    , m_sweep(std::move(sweep))
    , m_settings(std::move(settings))
    , m_sealer(keyring)
    , m_hooks(std::move(hooks))
    , m_timer(context)
{
    m_settings.exchangeTimeout = std::min(m_settings.exchangeTimeout, kSilentLongest);
    // Many at once cannot share one local port.
    m_settings.bindPort = 0;
}

void ProofRound::start()
{
    step();
}

void ProofRound::stop(link::DeliveryProof::End end)
{
    m_sweep.stop(momentNow(), end);
    m_dials.clear();
    m_timer.cancel();
    tell();
    m_hooks = {};
}

void ProofRound::step()
{
    while (const auto target = m_sweep.next(bootNow()))
        dial(*target);
    tell();
    const auto due = m_sweep.nextTimeout();
    if (!due) return;
    m_timer.expires_after(std::max<Duration>(*due - bootNow(), Duration::zero()));
    m_timer.async_wait([weak = weak_from_this()](boost::system::error_code error) {
        const auto self = weak.lock();
        if (!error && self && !self->isOver()) self->step();
    });
}

void ProofRound::dial(const agent::DeliverySweep::Target& target)
{
    m_dials.emplace(target.number, std::make_unique<PeekDial>(
                                       m_context, target.where, m_settings, m_sealer, m_facts,
                                       [weak = weak_from_this(),
                                        number = target.number](const PeekResult& result) {
                                           const auto self = weak.lock();
                                           if (!self || self->isOver()) return;
                                           const auto dial = self->m_dials.extract(number);
                                           self->handleResult(number, result);
                                       }));
}

void ProofRound::handleResult(std::size_t number, const PeekResult& result)
{
    const auto bytes = result.received + result.sent;
    if (result.answer) {
        m_sweep.handleAnswer(momentNow(), number, *result.answer, bytes);
    } else {
        m_sweep.handleFailed(momentNow(), number, result.answer.error(), bytes);
    }
    if (m_hooks.onBytes) m_hooks.onBytes(bytes);
    step();
}

void ProofRound::tell()
{
    auto news = m_sweep.takeNews();
    if (m_hooks.onNews && (!news.deliveries.empty() || !news.proofs.empty()))
        m_hooks.onNews(std::move(news));
}

} // namespace grapevine::net
