// Events, queries and answers: what a person asks of the cluster through us.

#include "core/net/live_machine.h"

#include <utility>
#include <variant>

#include "core/agent/picture.h"
#include "core/net/boot_clock.h"

namespace grapevine::net {

using link::CommandOutcome;
using link::CommandRefusal;

void LiveCluster::Machine::askCluster(link::CommandId id, const link::Command& command)
{
    CommandOutcome out;
    out.command = id;
    if (std::holds_alternative<link::ProveEvent>(command) ||
        std::holds_alternative<link::StopProof>(command))
        return prove(id, command);
    if (m_fallback) {
        out.refusal = CommandRefusal::NotSupported;
        out.detail = "we only look at it from outside";
        return answer(std::move(out));
    }
    if (m_stage != Stage::Member) {
        out.refusal = CommandRefusal::NotMember;
        if (m_stage < Stage::Member) out.detail = "we have not joined yet";
        return answer(std::move(out));
    }
    const bool toOthers = std::holds_alternative<link::SendEvent>(command) ||
                          std::holds_alternative<link::SendQuery>(command) ||
                          std::holds_alternative<link::ListKeys>(command);
    bool answered = false;
    // The outcome first, then what comes of it. Before it there may be a stall, which makes the
    // agent forget everybody, and so may end it.
    m_driver->act([&](agent::Agent& to, TimePoint at) {
        answered = true;
        const Moment now{at, momentNow().wall};
        if (toOthers && agent::someOthers(to, 1).empty()) {
            out.refusal = CommandRefusal::NobodyThere;
        } else if (const auto* event = std::get_if<link::SendEvent>(&command)) {
            out = m_asks.sendEvent(to, at, id, *event);
        } else if (const auto* query = std::get_if<link::SendQuery>(&command)) {
            out = m_asks.sendQuery(to, now, id, *query);
        } else if (const auto* stop = std::get_if<link::StopQuery>(&command)) {
            out = m_asks.stopQuery(to, at, id, *stop);
        } else if (const auto* list = std::get_if<link::ListKeys>(&command)) {
            out = m_asks.listKeys(to, now, id, *list);
        } else if (const auto* reply = std::get_if<link::AnswerQuery>(&command)) {
            out = m_asks.answerQuery(to, at, id, *reply);
        } else {
            out.refusal = CommandRefusal::NotSupported;
        }
        answer(std::move(out));
    });
    if (answered) return;
    out.refusal = CommandRefusal::NotMember;
    answer(std::move(out));
}

void LiveCluster::Machine::answer(CommandOutcome outcome)
{
    auto news = m_asks.takeNews();
    news.outcomes.push_back(std::move(outcome));
    mailbox().put(std::move(news));
    m_writer->publishSoon();
}

void LiveCluster::Machine::prove(link::CommandId id, const link::Command& command)
{
    if (m_fallback) return m_fallback->handleCommand(id, command);
    CommandOutcome out;
    out.command = id;
    const auto* wanted = std::get_if<link::ProveEvent>(&command);
    if (const auto* stop = std::get_if<link::StopProof>(&command)) {
        if (m_proof && m_proof->id() == stop->proof) stopProof(link::DeliveryProof::End::Stopped);
    } else if (m_stage != Stage::Member || !m_table) {
        out.refusal = CommandRefusal::NotMember;
        if (m_stage < Stage::Member) out.detail = "we have not joined yet";
    } else if (m_proof && !m_proof->isOver()) {
        out.refusal = CommandRefusal::Busy;
    } else if (agent::someOthers(m_driver->agent(), 1).empty()) {
        out.refusal = CommandRefusal::NobodyThere;
    }
    const bool begins = wanted != nullptr && !out.refusal;
    answer(std::move(out));
    if (!begins) return;
    ProofRound::Hooks hooks;
    hooks.onNews = [this](link::AskNews news) {
        mailbox().put(std::move(news));
        m_writer->publishSoon();
    };
    hooks.onBytes = [this](std::uint64_t bytes) { m_bytes += bytes; };
    m_counters.add("observer.proofs");
    const auto ourselves = m_status.self ? m_status.self->name : std::string{};
    m_proof = std::make_shared<ProofRound>(
        m_context, agent::DeliverySweep(id, *wanted, m_table->rows(), ourselves, momentNow()),
        dialSettings(), m_keyring, std::move(hooks));
    m_proof->start();
}

void LiveCluster::Machine::stopProof(link::DeliveryProof::End end)
{
    if (m_proof) m_proof->stop(end);
}

void LiveCluster::Machine::loseQueries()
{
    // A proof needs no membership, but its members are those of the picture that goes.
    stopProof(link::DeliveryProof::End::Lost);
    m_asks.handleLost(momentNow());
    mailbox().put(m_asks.takeNews());
}

} // namespace grapevine::net
