// Events, queries and answers: what a person asks of the cluster through us.

#include "core/net/live_machine.h"

#include <utility>
#include <variant>

#include "core/agent/delivery_sweep.h"
#include "core/agent/picture.h"
#include "core/agent/view_rows.h"
#include "core/agent/view_sweep.h"
#include "core/net/boot_clock.h"

namespace grapevine::net {

using link::CommandOutcome;
using link::CommandRefusal;

namespace {

/// Names that answers to a round may bring: up to so many names in all. A member that left and is
/// remembered by others alone is one of them.
constexpr std::size_t kNamesBase = 1'000;
constexpr std::size_t kNamesPerRow = 2;

} // namespace

void LiveCluster::Machine::askCluster(link::CommandId id, const link::Command& command)
{
    CommandOutcome out;
    out.command = id;
    if (std::holds_alternative<link::ProveEvent>(command) ||
        std::holds_alternative<link::StopProof>(command) ||
        std::holds_alternative<link::SweepViews>(command) ||
        std::holds_alternative<link::StopSweep>(command))
        return askFromOutside(id, command);
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

void LiveCluster::Machine::askFromOutside(link::CommandId id, const link::Command& command)
{
    if (m_fallback) return m_fallback->handleCommand(id, command);
    CommandOutcome out;
    out.command = id;
    const auto* wanted = std::get_if<link::ProveEvent>(&command);
    const bool views = std::holds_alternative<link::SweepViews>(command);
    if (const auto* proof = std::get_if<link::StopProof>(&command)) {
        if (m_proof && m_proof->id() == proof->proof) m_proof->stop(link::RoundEnd::Stopped);
    } else if (const auto* sweep = std::get_if<link::StopSweep>(&command)) {
        if (m_views && m_views->id() == sweep->sweep) m_views->stop(link::RoundEnd::Stopped);
    } else {
        out.refusal = refusesRound(views ? m_views : m_proof);
        if (out.refusal == CommandRefusal::NotMember && m_stage < Stage::Member)
            out.detail = "we have not joined yet";
    }
    const bool begins = !out.refusal;
    // The outcome first, then what comes of it.
    answer(std::move(out));
    if (!begins) return;
    if (wanted != nullptr) prove(id, *wanted);
    if (views) sweepViews(id);
}

std::optional<CommandRefusal>
LiveCluster::Machine::refusesRound(const std::shared_ptr<OutsideRound>& round) const
{
    if (m_stage != Stage::Member || !m_table) return CommandRefusal::NotMember;
    if (round && !round->isOver()) return CommandRefusal::Busy;
    if (agent::someOthers(m_driver->agent(), 1).empty()) return CommandRefusal::NobodyThere;
    return std::nullopt;
}

OutsideRound::Hooks LiveCluster::Machine::roundHooks()
{
    OutsideRound::Hooks hooks;
    hooks.onNews = [this](link::AskNews news) {
        mailbox().put(std::move(news));
        m_writer->publishSoon();
    };
    hooks.onBytes = [this](std::uint64_t bytes) { m_bytes += bytes; };
    return hooks;
}

PeekDialSettings LiveCluster::Machine::roundSettings() const
{
    auto out = dialSettings();
    if (m_options.askFrom) out.bind = m_options.askFrom;
    return out;
}

void LiveCluster::Machine::prove(link::CommandId id, const link::ProveEvent& wanted)
{
    m_counters.add("observer.proofs");
    const auto ourselves = m_status.self ? m_status.self->name : std::string{};
    m_proof = std::make_shared<OutsideRound>(
        m_context,
        std::make_unique<agent::DeliverySweep>(id, wanted, m_table->rows(), ourselves, momentNow()),
        roundSettings(), m_keyring, roundHooks());
    m_proof->start();
}

void LiveCluster::Machine::sweepViews(link::CommandId id)
{
    const auto rows = m_table->rows();
    const auto namesMost = kNamesBase + kNamesPerRow * rows.size();
    auto hooks = roundHooks();
    hooks.onAnswer = [this, namesMost](const agent::OutsideSweep::Target& target,
                                       const PeekResult& result) {
        const auto keyOf = [&](std::string_view name) -> std::optional<MemberKey> {
            auto member = m_pools.names.find(name);
            // What one member says is not enough to remember any number of names for ever.
            if (!member && m_pools.names.size() < namesMost) member = m_pools.names.intern(name);
            if (!member) {
                m_counters.add("observer.view-names-left-out");
                return std::nullopt;
            }
            return MemberKey{m_options.peek.cluster, *member};
        };
        const auto asker = keyOf(target.member);
        if (!asker) return;
        agent::TableChanges changes;
        changes.views = agent::viewRows(momentNow(), *asker, *result.answer, keyOf);
        m_writer->put(std::move(changes));
        m_writer->publishSoon();
    };
    m_counters.add("observer.view-sweeps");
    const auto ourselves = m_status.self ? m_status.self->name : std::string{};
    m_views = std::make_shared<OutsideRound>(
        m_context, std::make_unique<agent::ViewSweep>(id, rows, ourselves, momentNow()),
        roundSettings(), m_keyring, std::move(hooks));
    m_views->start();
}

void LiveCluster::Machine::stopRounds(link::RoundEnd end)
{
    if (m_proof) m_proof->stop(end);
    if (m_views) m_views->stop(end);
}

void LiveCluster::Machine::loseQueries()
{
    // A round needs no membership, but its members are those of the picture that goes.
    stopRounds(link::RoundEnd::Lost);
    m_asks.handleLost(momentNow());
    mailbox().put(m_asks.takeNews());
}

} // namespace grapevine::net
