#include "core/sim/claims.h"

#include <algorithm>
#include <utility>

namespace grapevine::sim {

namespace {

bool see(const Fleet& fleet, const Nodes& watchers, link::MemberStatus status,
         const Nodes& subjects)
{
    return std::all_of(watchers.begin(), watchers.end(), [&](Node watcher) {
        return !fleet.up(watcher) ||
               std::all_of(subjects.begin(), subjects.end(), [&](Node subject) {
                   return watcher == subject || fleet.status(watcher, subject) == status;
               });
    });
}

} // namespace

Claim everyoneAgrees()
{
    return [](const Fleet& fleet) { return fleet.disagreement().empty(); };
}

Claim everyLeftNodeSees(link::MemberStatus status, Nodes subjects)
{
    return [status, subjects = std::move(subjects)](const Fleet& fleet) {
        return see(fleet, fleet.leftHalf(), status, subjects);
    };
}

Claim everyRightNodeSees(link::MemberStatus status, Nodes subjects)
{
    return [status, subjects = std::move(subjects)](const Fleet& fleet) {
        return see(fleet, fleet.rightHalf(), status, subjects);
    };
}

Claim everyOtherNodeSees(link::MemberStatus status, Node subject)
{
    return [status, subject](const Fleet& fleet) {
        return see(fleet, fleet.all(), status, {subject});
    };
}

Claim nodesSee(Nodes watchers, link::MemberStatus status, Nodes subjects)
{
    return [watchers = std::move(watchers), status, subjects = std::move(subjects)](
               const Fleet& fleet) { return see(fleet, watchers, status, subjects); };
}

} // namespace grapevine::sim
