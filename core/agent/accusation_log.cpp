#include "core/agent/accusation_log.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace grapevine::agent {

using Kind = link::Accusation::Kind;

namespace {

link::Accusation accusation(const Moment& now, Kind kind, const std::string& from,
                            Incarnation incarnation)
{
    link::Accusation out;
    out.at = now;
    out.kind = kind;
    out.from = from;
    out.incarnation = incarnation;
    return out;
}

} // namespace

void AccusationLog::handle(const Moment& now, const Agent& agent, const AgentNews& news, bool quiet)
{
    if (const auto* accused = std::get_if<Accused>(&news)) {
        handleAccused(now, agent, *accused, quiet);
    } else if (const auto* declared = std::get_if<Declared>(&news)) {
        handleDeclared(now, agent, *declared, quiet || declared->unseen);
    } else if (const auto* refuted = std::get_if<Refuted>(&news)) {
        if (!quiet) {
            auto refute = accusation(now, Kind::Refute, agent.names().name(refuted->member),
                                     refuted->incarnation);
            refute.accusers = accusersSoFar(refuted->member);
            m_flaps.handleRefute(now, refuted->member);
            tell(std::move(refute), agent, refuted->member);
        }
        m_cases.erase(refuted->member);
    } else if (const auto* self = std::get_if<SelfAccused>(&news)) {
        if (!quiet) handleSelfAccused(now, agent, *self);
    } else if (const auto* member = std::get_if<serf::MemberEvent>(&news)) {
        handleMember(now, *member, quiet);
    }
}

void AccusationLog::handleAccused(const Moment& now, const Agent& agent, const Accused& accused,
                                  bool quiet)
{
    if (!accused.further) m_cases.erase(accused.member);
    const auto count = static_cast<std::uint32_t>(accused.accusers);
    if (auto* open = accused.from.empty() ? nullptr : caseOf(accused.member)) {
        auto names = open->accusers ? *open->accusers : std::vector<std::string>{};
        if (names.size() < link::kAccusersMost) {
            names.push_back(accused.from);
            open->accusers = std::make_shared<const std::vector<std::string>>(std::move(names));
        }
        open->count = count;
    }
    if (quiet) return;
    if (!accused.further) m_flaps.handleSuspect(accused.member);
    auto told = accusation(now, accused.further ? Kind::Confirm : Kind::Suspect, accused.from,
                           accused.incarnation);
    told.accusers = count;
    if (accused.failsBy) told.left = std::max(*accused.failsBy - now.boot, Duration::zero());
    tell(std::move(told), agent, accused.member);
}

void AccusationLog::handleDeclared(const Moment& now, const Agent& agent, const Declared& declared,
                                   bool quiet)
{
    if (declared.left) {
        m_cases.erase(declared.member);
        m_flaps.handleAbsence(declared.member);
        if (quiet) return;
        return tell(
            accusation(now, Kind::Leave, agent.names().name(declared.member), declared.incarnation),
            agent, declared.member);
    }
    auto* open = caseOf(declared.member);
    if (declared.further) {
        // Whom we cannot remember would be told again and again.
        if (open == nullptr || open->judges.size() >= link::kAccusersMost) return;
        const auto& judges = open->judges;
        if (std::find(judges.begin(), judges.end(), declared.from) != judges.end()) return;
    }
    if (open != nullptr && !declared.from.empty()) open->judges.push_back(declared.from);
    if (!declared.further) {
        if (quiet) {
            m_flaps.handleAbsence(declared.member);
        } else {
            m_flaps.handleFailure(declared.member);
        }
    }
    if (quiet) return;
    auto told = accusation(now, Kind::Dead, declared.from, declared.incarnation);
    told.accusers = open != nullptr ? open->count : 0;
    tell(std::move(told), agent, declared.member);
}

void AccusationLog::handleSelfAccused(const Moment& now, const Agent& agent,
                                      const SelfAccused& accused)
{
    const auto self = agent.self();
    const std::uint32_t accusers = accused.from.empty() ? 0 : 1;
    auto word =
        accusation(now, accused.dead ? Kind::Dead : Kind::Suspect, accused.from, accused.accused);
    word.accusers = accusers;
    tell(std::move(word), agent, self);
    auto refute = accusation(now, Kind::Refute, agent.names().name(self), accused.incarnation);
    refute.accusers = accusers;
    m_flaps.handleSuspect(self);
    m_flaps.handleRefute(now, self);
    tell(std::move(refute), agent, self);
}

void AccusationLog::handleMember(const Moment& now, const serf::MemberEvent& event, bool quiet)
{
    switch (event.kind) {
    case serf::MemberEvent::Kind::Join:
        m_cases.erase(event.member);
        if (quiet) {
            m_flaps.handlePresence(event.member);
        } else {
            m_flaps.handleJoin(now, event.member);
        }
        return;
    case serf::MemberEvent::Kind::Reap:
        m_cases.erase(event.member);
        m_flaps.forget(event.member);
        return;
    case serf::MemberEvent::Kind::Leaving:
    case serf::MemberEvent::Kind::Staying:
    case serf::MemberEvent::Kind::Leave:
    case serf::MemberEvent::Kind::Failed:
    case serf::MemberEvent::Kind::Update: return;
    }
}

std::vector<link::Accusation> AccusationLog::take()
{
    return std::exchange(m_waiting, {});
}

AccusationLog::Names AccusationLog::accusers(MemberId member) const
{
    const auto at = m_cases.find(member);
    return at == m_cases.end() ? nullptr : at->second.accusers;
}

Counters AccusationLog::counters() const
{
    auto out = m_counters;
    for (const auto& [name, value] : m_flaps.counters().values())
        out.add(name, value);
    return out;
}

AccusationLog::Case* AccusationLog::caseOf(MemberId member)
{
    const auto at = m_cases.find(member);
    if (at != m_cases.end()) return &at->second;
    if (m_cases.size() >= kCasesMost) {
        m_counters.add("observer.cases-over-cap");
        return nullptr;
    }
    return &m_cases[member];
}

std::uint32_t AccusationLog::accusersSoFar(MemberId member) const
{
    const auto at = m_cases.find(member);
    return at == m_cases.end() ? 0 : at->second.count;
}

void AccusationLog::tell(link::Accusation accusation, const Agent& agent, MemberId about)
{
    ++m_number; // A gap in the numbers shows that some are missing.
    if (m_waiting.size() >= kWaitingMost) {
        m_counters.add("observer.accusations-dropped");
        return;
    }
    accusation.number = m_number;
    accusation.about = {m_cluster, about};
    accusation.name = agent.names().name(about);
    m_waiting.push_back(std::move(accusation));
}

} // namespace grapevine::agent
