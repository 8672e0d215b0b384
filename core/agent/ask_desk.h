#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "core/agent/agent.h"
#include "core/agent/agent_news.h"
#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/link/ask_news.h"
#include "core/link/command.h"
#include "core/link/query_progress.h"

namespace grapevine::agent {

/// What a person asks of an agent, and what comes of it: commands go in, and outcomes, replies and
/// progress come out, in the seam's words. The agent holds the rules; the desk keeps which query
/// belongs to which command.
///
/// Let each command act as one input of the agent, and hand its news to handleNews() in order.
class AskDesk {
public:
    /// Different keys of one report; a cluster has a handful. Beyond it they are not counted.
    static constexpr std::size_t kKeysMost = 64;
    /// Members whose word one report keeps; who comes later is counted only.
    static constexpr std::size_t kHoldersMost = 20'000;
    /// Keys of one member's answer. Serf's own answers end at 1,024 bytes, some twenty keys.
    static constexpr std::size_t kKeysOfOneMost = 64;

    [[nodiscard]] link::CommandOutcome sendEvent(Agent& agent, TimePoint now, link::CommandId id,
                                                 const link::SendEvent& event);
    [[nodiscard]] link::CommandOutcome sendQuery(Agent& agent, const Moment& now,
                                                 link::CommandId id, const link::SendQuery& query);
    [[nodiscard]] link::CommandOutcome stopQuery(Agent& agent, TimePoint now, link::CommandId id,
                                                 const link::StopQuery& which);
    [[nodiscard]] link::CommandOutcome listKeys(Agent& agent, const Moment& now, link::CommandId id,
                                                const link::ListKeys& list);
    [[nodiscard]] link::CommandOutcome answerQuery(Agent& agent, TimePoint now, link::CommandId id,
                                                   const link::AnswerQuery& answer);

    void handleNews(const Moment& now, const Agent& agent, std::span<const AgentNews> news);
    /// The agent is gone, and every query of it: those still open end as Lost.
    void handleLost(const Moment& now);

    /// Everything since the last take; each query and key report once, as it stands now.
    [[nodiscard]] link::AskNews takeNews();

private:
    struct Entry {
        link::QueryProgress progress; ///< Also of a key report: for its times.
        std::optional<link::KeyReport> keys;
        link::KeyForm keyForm = link::KeyForm::Fingerprint;
        bool changed = false;
    };
    using Entries = std::map<LamportTime, Entry>;

    Entry& open(const Moment& now, link::CommandId id, std::string name,
                const serf::AskedQuery& asked);
    void handle(const Moment& now, const Agent& agent, const serf::QueryReplySeen& reply);
    void handle(const Moment& now, const Agent& agent, const serf::QueryEnded& ended);
    static void putReply(link::KeyReport& report, const serf::QueryReplySeen& reply,
                         link::KeyForm form);
    static void refresh(Entry& entry, const Agent& agent);
    void touch(Entries::iterator at);
    void tell(Entry& entry);

    Entries m_entries;
    std::deque<LamportTime> m_ended;   ///< The oldest first; as many as the agent knows.
    std::deque<LamportTime> m_changed; ///< In the order of their first change since the last take.
    link::AskNews m_news;              ///< But progress and key reports.
};

} // namespace grapevine::agent
