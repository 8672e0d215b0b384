// From the first question to being a member.

#include "core/net/live_machine.h"

#include <algorithm>
#include <array>
#include <boost/asio/post.hpp>
#include <utility>

#include "core/crypto/keyring_file.h"
#include "core/net/agent_sockets.h"
#include "core/net/asio_endpoint.h"
#include "core/net/boot_clock.h"
#include "core/net/local_address.h"

namespace grapevine::net {

namespace {

constexpr Duration kRetryFirst = std::chrono::seconds{2};
constexpr Duration kRetryLongest = std::chrono::seconds{30};

std::optional<IpAddress> literal(const std::optional<HostPort>& where)
{
    return where ? IpAddress::fromText(where->host) : std::nullopt;
}

std::string sentence(const std::vector<agent::TakenName>& taken)
{
    const auto& first = taken.front();
    auto out = "the name " + first.name + " is taken";
    if (!first.holder.empty()) out += " by " + first.holder;
    if (taken.size() > 1)
        out += ", and so are " + std::to_string(taken.size() - 1) + " more like it";
    return out;
}

} // namespace

std::vector<SeedRound::Seed> LiveCluster::Machine::seedsToAsk() const
{
    std::vector<SeedRound::Seed> out;
    for (std::size_t at = 0; at < m_options.peek.seeds.size(); ++at) {
        const auto& refusal = m_status.seeds[at].refusal;
        out.push_back({m_options.peek.seeds[at], refusal && isFinal(*refusal)});
    }
    for (const auto& peer : m_peers) {
        const HostPort where{peer.endpoint.address.text(), peer.endpoint.port};
        const bool known = std::any_of(out.begin(), out.end(),
                                       [&](const auto& seed) { return seed.where == where; });
        if (!known) out.push_back({where, false});
    }
    return out;
}

PeekDialSettings LiveCluster::Machine::dialSettings() const
{
    PeekDialSettings out;
    out.label = m_options.peek.label;
    // The address only: the port is where we listen.
    out.bind = literal(m_options.peek.bind);
    out.connectTimeout = m_options.peek.connectTimeout;
    out.exchangeTimeout = m_options.peek.exchangeTimeout;
    return out;
}

void LiveCluster::Machine::ask()
{
    m_stage = Stage::Asking;
    m_retryAt.reset();
    m_sealer = std::make_unique<crypto::Sealer>(m_keyring);
    const auto seeds = seedsToAsk();
    if (seeds.empty()) return announce({});
    SeedRound::Hooks hooks;
    hooks.onResult = [this](std::size_t seed, const PeekResult& result) {
        handleSeedResult(seed, result);
    };
    hooks.onDone = [this](SeedRoundOutcome outcome) { handleAsked(std::move(outcome)); };
    m_asking = std::make_shared<SeedRound>(m_context, seeds, dialSettings(), *m_sealer, m_facts,
                                           std::move(hooks));
    m_asking->start();
}

void LiveCluster::Machine::handleSeedResult(std::size_t seed, const PeekResult& result)
{
    m_counters.add("peek.asked");
    m_counters.add(result.answer ? "peek.answered" : "peek.failed");
    for (const auto& [name, value] : result.counters.values())
        m_counters.add(name, value);
    m_bytes += result.received + result.sent;
    if (result.answer) {
        ++m_status.answers;
        m_status.lastAnswer = momentNow();
    } else {
        ++m_status.failures;
    }
    if (seed < m_status.seeds.size()) {
        auto& status = m_status.seeds[seed];
        if (result.answer) {
            status.refusal.reset();
            status.detail.clear();
            status.lastAnswer = m_status.lastAnswer;
            for (const auto& member : result.answer->members)
                if (member.facts->endpoint == result.remote) status.name = member.facts->name;
        } else {
            status.refusal = result.answer.error().refusal;
            status.detail = result.answer.error().detail;
            m_log.info("no answer from " + status.address + ": " + status.detail);
        }
    }
    m_writer->publishSoon();
}

void LiveCluster::Machine::handleAsked(SeedRoundOutcome outcome)
{
    m_asking.reset();
    if (m_stopped || m_stage != Stage::Asking) return;
    if (outcome.answer) return announce(outcome);
    const auto seeds = seedsToAsk();
    const bool refused =
        std::all_of(seeds.begin(), seeds.end(), [](const auto& seed) { return seed.skip; });
    if (refused) {
        m_stage = Stage::Refused;
        m_status.phase = link::LinkPhase::Refused;
    } else {
        retryLater();
    }
    m_writer->publishSoon();
}

void LiveCluster::Machine::retryLater()
{
    m_retryAfter =
        m_retryAfter == Duration::zero() ? kRetryFirst : std::min(2 * m_retryAfter, kRetryLongest);
    m_retryAt = bootNow() + m_retryAfter;
    armTick(m_retryAfter);
}

std::optional<Endpoint> LiveCluster::Machine::advertised(const Endpoint& bound,
                                                         const IpAddress& local) const
{
    Endpoint out = bound;
    if (const auto& wish = m_options.advertise) {
        const auto address = literal(wish);
        if (!address) return std::nullopt;
        out = {*address, wish->port == 0 ? bound.port : wish->port};
    } else if (toAsio(bound.address).is_unspecified()) {
        out.address = local;
    }
    const auto address = toAsio(out.address);
    // Members elsewhere would probe themselves.
    const bool nowhere =
        address.is_unspecified() ||
        (address.is_loopback() && !toAsio(local).is_loopback() && !m_options.peek.seeds.empty());
    return nowhere ? std::nullopt : std::optional{out};
}

void LiveCluster::Machine::announce(const SeedRoundOutcome& outcome)
{
    if (const auto problem = agent::ownTagsProblem(m_options.tags))
        return refuse(ObserveProblem::BadTags, *problem);
    const auto wished = literal(m_options.peek.bind);
    if (m_options.peek.bind && !wished)
        return refuse(ObserveProblem::BadAddress,
                      m_options.peek.bind->host + " is no address to listen on");
    const auto local = outcome.answer ? outcome.local.address
                       : wished       ? *wished
                                      : usualAddress(m_context);
    const auto port = m_options.peek.bind && m_options.peek.bind->port != 0
                          ? std::optional{m_options.peek.bind->port}
                          : std::nullopt;
    auto sockets = AgentSockets::open(m_context, wished.value_or(local), port);
    if (!sockets) return refuse(ObserveProblem::CannotBind, sockets.error());
    const auto advertise = advertised(sockets->bound, local);
    if (!advertise)
        return refuse(ObserveProblem::BadAddress,
                      "the others cannot reach us at " + (m_options.advertise
                                                              ? m_options.advertise->host
                                                              : sockets->bound.address.text()));

    agent::NameWish wish{m_options.name, *advertise, m_options.exactly, m_namesGivenUp};
    const std::span<const agent::PeekAnswer> answers(outcome.answer ? &*outcome.answer : nullptr,
                                                     outcome.answer ? 1U : 0U);
    auto choice = agent::chooseName(wish, answers);
    for (; choice && m_namesSkipped > 0; --m_namesSkipped) {
        wish.avoid.insert(choice->name);
        choice = agent::chooseName(wish, answers);
    }
    if (!choice) return refuse(ObserveProblem::NameTaken, sentence(choice.error().taken));
    for (const auto& taken : choice->taken)
        m_log.info("the name " + taken.name + " is taken by " + taken.holder);
    m_wantedName = choice->name == m_options.name ? std::nullopt : std::optional{m_options.name};

    // An address that the user named stays; one that we found ourselves is followed.
    const bool anywhere = !wished || wished->text() == "0.0.0.0" || wished->text() == "::";
    const bool watched = !m_options.advertise && anywhere;
    m_ownAddress = watched ? advertise->address : IpAddress{};
    m_namedAddress = anywhere ? IpAddress{} : *wished;
    m_namedGone = false;
    m_toJoin.clear();
    m_seedOf.clear();
    for (const auto& address : outcome.addresses) {
        if (address.endpoint == *advertise) continue;
        m_toJoin.push_back(address.endpoint);
        m_seedOf.emplace(address.endpoint, address.seed);
    }

    AgentDriver::Hooks hooks;
    hooks.forgetsAfterStall = true;
    hooks.onNews = [this](const Moment& now, std::span<const agent::AgentNews> news) {
        handleNews(now, news);
    };
    hooks.onStall = [this](const Moment& now, Duration gap) { handleStall(now, gap); };
    auto agent = std::make_unique<agent::Agent>(agentOptions(choice->name, *advertise), m_policy,
                                                m_pools.shared(), m_random);
    m_table = std::make_unique<agent::LiveTable>(m_options.peek.cluster, *agent, m_accusations);
    m_driver = std::make_unique<AgentDriver>(m_context, std::move(*sockets), std::move(agent),
                                             std::move(hooks));
    m_log.info("listening on " + m_driver->bound().text() + ", known as " + choice->name + " at " +
               advertise->text());
    m_stage = Stage::Joining;
    m_settled = false;
    m_joinsOpen = m_toJoin.size();
    m_membersSince = bootNow();
    m_guard.handleStart(m_membersSince);
    m_driver->act([&](agent::Agent& to, TimePoint now) {
        to.start(now, choice->first);
        if (!m_toJoin.empty()) to.join(now, m_toJoin);
    });
    if (m_toJoin.empty()) becomeMember(true); // Others are to join us.
    m_writer->publishSoon();
}

agent::AgentOptions LiveCluster::Machine::agentOptions(std::string name, const Endpoint& advertise)
{
    auto out = agent::optionsFor(m_options.timing);
    out.name = std::move(name);
    out.advertise = advertise;
    out.tags = m_options.tags;
    out.label = m_options.peek.label;
    out.keyring = m_keyring;
    out.serf.ignoreOldEvents = !m_options.replayEvents || m_wasMember;
    out.saveKeyring =
        [weak = weak_from_this()](const crypto::Keyring& ring) -> Expected<void, std::string> {
        const auto self = weak.lock();
        if (!self) return {};
        if (self->m_options.keyringPath) {
            auto saved = crypto::saveSerfFile(ring, *self->m_options.keyringPath);
            if (!saved) {
                self->m_log.error(saved.error());
                return saved;
            }
        }
        // Peeks and later agents follow.
        self->m_keyring = ring;
        self->dropSealer();
        return {};
    };
    return out;
}

void LiveCluster::Machine::dropSealer()
{
    // A round that has just ended may still stand on the stack with it.
    boost::asio::post(m_context, [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (self && !self->m_asking && !self->m_settling) self->m_sealer.reset();
    });
}

void LiveCluster::Machine::handleJoinOutcome(const agent::JoinOutcome& outcome)
{
    if (const auto at = m_seedOf.find(outcome.address);
        at != m_seedOf.end() && at->second < m_status.seeds.size()) {
        auto& status = m_status.seeds[at->second];
        if (outcome.joined) {
            status.refusal.reset();
            status.detail.clear();
        } else if (!status.lastAnswer) {
            status.refusal = outcome.refusal;
            status.detail = outcome.detail;
        }
    }
    if (!outcome.joined) {
        ++m_status.failures;
        m_log.info("no join by " + outcome.address.text() + ": " + outcome.detail);
    }
    if (m_joinsOpen > 0) --m_joinsOpen;
    if (outcome.joined) {
        m_retryAt.reset();
        m_retryAfter = Duration::zero();
        if (m_stage == Stage::Joining) settle();
    } else if (m_joinsOpen == 0 && m_stage == Stage::Joining) {
        retryLater();
    }
}

void LiveCluster::Machine::settle()
{
    m_stage = Stage::Settling;
    m_sealer = std::make_unique<crypto::Sealer>(m_keyring);
    SettleRound::Hooks hooks;
    hooks.others = [this] { return agent::othersPresent(m_driver->agent()); };
    hooks.compare = [this](const agent::PeekAnswer& answer) {
        return agent::compare(m_driver->agent(), answer);
    };
    hooks.onDifference = [this](const agent::PresentMember& member,
                                const agent::PictureDifference& difference) {
        handleDifference(member, difference);
    };
    hooks.onResult = [this](const PeekResult& result) {
        handleSeedResult(m_status.seeds.size(), result);
    };
    hooks.onDone = [this](bool settled) { becomeMember(settled); };
    m_settling = std::make_shared<SettleRound>(m_context, dialSettings(), *m_sealer, m_facts,
                                               std::move(hooks));
    m_settling->start();
}

void LiveCluster::Machine::handleDifference(const agent::PresentMember& member,
                                            const agent::PictureDifference& difference)
{
    if (difference.nameHeldAt) {
        // Another began with this name when we did, elsewhere in the cluster.
        m_counters.add("observer.clashes-found");
        m_guard.handleClash(bootNow(), m_driver->agent().options().advertise,
                            *difference.nameHeldAt);
        obeyGuard();
    } else if (difference.onlyThere > 0) {
        m_driver->act([&](agent::Agent& to, TimePoint now) { to.exchangeNow(now, member.member); });
    }
}

void LiveCluster::Machine::becomeMember(bool settled)
{
    m_settling.reset();
    dropSealer();
    const auto now = momentNow();
    m_settled = settled;
    m_stage = Stage::Member;
    m_status.phase = link::LinkPhase::Live;
    m_membersSince = now.boot;
    m_retryAfter = Duration::zero();
    rememberPeers();
    auto changes = m_table->handleReady(now);
    if (std::exchange(m_wasMember, true)) {
        for (auto& entry : changes.entries) {
            if (entry.kind != link::EntryKind::Snapshot) continue;
            // No first look: rows from before are replaced.
            entry.kind = link::EntryKind::Resync;
            entry.text = "joined anew";
        }
        m_writer->putFullPicture(m_table->rows());
    }
    m_writer->put(std::move(changes));
    m_writer->publishNow();
}

void LiveCluster::Machine::refuse(ObserveProblem problem, std::string notice)
{
    m_log.info(notice); // The status carries it to the user.
    m_problem = problem;
    m_stage = Stage::Refused;
    m_status.phase = link::LinkPhase::Refused;
    m_status.notice = std::move(notice);
    m_writer->publishNow();
}

} // namespace grapevine::net
