#include "core/agent/name_choice.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace grapevine::agent {

using link::MemberStatus;
using link::RawState;

namespace {

/// Everything the answers say about the names that begin as ours does.
class KnownNames {
public:
    KnownNames(const std::string& base, std::span<const PeekAnswer> answers)
    {
        for (const auto& answer : answers) {
            for (const auto& member : answer.members) {
                if (member.facts->name.starts_with(base))
                    m_listed[member.facts->name].push_back({&member, &answer});
            }
            for (const auto& [name, time] : answer.namesOnly()) {
                const bool gone = !answer.isLeft(name);
                if (name.starts_with(base) && gone) m_failedNames.insert(name);
            }
        }
    }

    /// Whose the name is, or nothing when it is free; then `first` is what to announce it with.
    [[nodiscard]] std::optional<TakenName> holderOf(const std::string& name, const Endpoint& own,
                                                    Incarnation& first) const
    {
        std::uint32_t highest = 0;
        if (const auto at = m_listed.find(name); at != m_listed.end()) {
            for (const auto& [member, answer] : at->second) {
                const auto& where = member->facts->endpoint;
                const auto status = answer->statusOf(member->state, name);
                highest = std::max(highest, member->incarnation.value());
                const bool ours = !own.address.isNone() && where == own;
                if (!ours && member->state != RawState::Left)
                    return TakenName{name, where.text(), status};
            }
        } else if (m_failedNames.contains(name)) {
            return TakenName{name, {}, MemberStatus::Failed};
        }
        if (highest == std::numeric_limits<std::uint32_t>::max())
            return TakenName{name, {}, MemberStatus::None};
        first = Incarnation{highest + 1};
        return std::nullopt;
    }

private:
    struct Told {
        const PeekedMember* member;
        const PeekAnswer* answer;
    };
    std::unordered_map<std::string, std::vector<Told>> m_listed;
    std::unordered_set<std::string> m_failedNames;
};

} // namespace

Expected<NameChoice, NamesTaken> chooseName(const NameWish& wish,
                                            std::span<const PeekAnswer> answers)
{
    const KnownNames known(wish.base, answers);
    std::vector<TakenName> taken;
    for (std::size_t number = 0; number < kNamesTriedMost; ++number) {
        NameChoice choice;
        choice.name = number == 0 ? wish.base : wish.base + '-' + std::to_string(number);
        auto holder = known.holderOf(choice.name, wish.own, choice.first);
        if (!holder && wish.avoid.contains(choice.name))
            holder = TakenName{choice.name, {}, MemberStatus::None};
        if (!holder) {
            choice.taken = std::move(taken);
            return choice;
        }
        taken.push_back(std::move(*holder));
        if (wish.exactly) break;
    }
    return failure(NamesTaken{std::move(taken)});
}

} // namespace grapevine::agent
