#include "core/net/outside_round.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <utility>

#include "core/net/boot_clock.h"

namespace grapevine::net {

OutsideRound::OutsideRound(boost::asio::io_context& context,
                           std::unique_ptr<agent::OutsideSweep> sweep, PeekDialSettings settings,
                           const crypto::Keyring& keyring, Hooks hooks)
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

void OutsideRound::start()
{
    step();
}

void OutsideRound::stop(link::RoundEnd end)
{
    m_sweep->stop(momentNow(), end);
    m_dials.clear();
    m_timer.cancel();
    tell();
    m_hooks = {};
}

void OutsideRound::step()
{
    while (const auto target = m_sweep->next(bootNow()))
        dial(*target);
    tell();
    const auto due = m_sweep->nextTimeout();
    if (!due) return;
    m_timer.expires_after(std::max<Duration>(*due - bootNow(), Duration::zero()));
    m_timer.async_wait([weak = weak_from_this()](boost::system::error_code error) {
        const auto self = weak.lock();
        if (!error && self && !self->isOver()) self->step();
    });
}

void OutsideRound::dial(const agent::OutsideSweep::Target& target)
{
    m_dials.emplace(target.number, std::make_unique<PeekDial>(
                                       m_context, target.where, m_settings, m_sealer, m_facts,
                                       [weak = weak_from_this(), target](const PeekResult& result) {
                                           const auto self = weak.lock();
                                           if (!self || self->isOver()) return;
                                           const auto dial = self->m_dials.extract(target.number);
                                           self->handleResult(target, result);
                                       }));
}

void OutsideRound::handleResult(const agent::OutsideSweep::Target& target, const PeekResult& result)
{
    const auto bytes = result.received + result.sent;
    const auto now = momentNow();
    if (!result.answer) {
        m_sweep->handleFailed(now, target.number, result.answer.error(), bytes);
    } else if (m_sweep->handleAnswer(now, target.number, *result.answer, bytes) &&
               m_hooks.onAnswer) {
        m_hooks.onAnswer(target, result);
    }
    if (m_hooks.onBytes) m_hooks.onBytes(bytes);
    step();
}

void OutsideRound::tell()
{
    auto news = m_sweep->takeNews();
    const bool any = !news.deliveries.empty() || !news.proofs.empty() || !news.viewLines.empty() ||
                     !news.viewRounds.empty();
    if (m_hooks.onNews && any) m_hooks.onNews(std::move(news));
}

} // namespace grapevine::net
