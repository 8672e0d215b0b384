#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/agent/agent.h"
#include "core/agent/agent_news.h"
#include "core/agent/flap_book.h"
#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/ids.h"
#include "core/link/accusation.h"
#include "core/link/member_row.h"

namespace grapevine::agent {

/// Who accuses whom: each first word of each accuser, each refutation and verdict, as values for
/// whoever shows them. What the same accuser repeats is no news, however often gossip brings it.
/// Outlives the agents whose news it takes, so a member's history outlives our own rejoins.
class AccusationLog {
public:
    /// Not taken yet; beyond it the new ones are dropped (`observer.accusations-dropped`).
    static constexpr std::size_t kWaitingMost = 10'000;
    /// Members with accusers or judges remembered; beyond it they are told without
    /// (`observer.cases-over-cap`).
    static constexpr std::size_t kCasesMost = 65'536;

    using Names = std::shared_ptr<const std::vector<std::string>>;

    explicit AccusationLog(ClusterId cluster)
        : m_cluster(cluster)
    {
    }

    /// Before the rows are made. `quiet`: a picture is being gathered; what is learnt now happened
    /// before, so it is neither told nor counted.
    void handle(const Moment& now, const Agent& agent, const AgentNews& news, bool quiet);
    /// The agent is gone, or forgets its picture: nobody is accused as far as we know.
    void closeCases() { m_cases.clear(); }

    [[nodiscard]] std::vector<link::Accusation> take();

    /// Of a suspect, or of one that failed after it; the first one first, at most
    /// link::kAccusersMost. Null: nobody by name.
    [[nodiscard]] Names accusers(MemberId member) const;
    [[nodiscard]] FlapBook::History flaps(MemberId member) const { return m_flaps.find(member); }
    [[nodiscard]] Counters counters() const;

private:
    struct Case {
        Names accusers;
        std::uint32_t count = 0; ///< Of accusers, also beyond the names that are kept.
        std::vector<std::string> judges;
    };

    void handleAccused(const Moment& now, const Agent& agent, const Accused& accused, bool quiet);
    void handleDeclared(const Moment& now, const Agent& agent, const Declared& declared,
                        bool quiet);
    void handleSelfAccused(const Moment& now, const Agent& agent, const SelfAccused& accused);
    void handleMember(const Moment& now, const serf::MemberEvent& event, bool quiet);
    /// Null beyond kCasesMost.
    Case* caseOf(MemberId member);
    [[nodiscard]] std::uint32_t accusersSoFar(MemberId member) const;
    void tell(link::Accusation accusation, const Agent& agent, MemberId about);

    ClusterId m_cluster;
    std::uint64_t m_number = 0;
    std::unordered_map<MemberId, Case> m_cases;
    FlapBook m_flaps;
    std::vector<link::Accusation> m_waiting;
    Counters m_counters;
};

} // namespace grapevine::agent
