#include "core/sim/event_checker.h"

#include <array>
#include <fmt/core.h>
#include <optional>

namespace grapevine::sim {

using Kind = serf::MemberEvent::Kind;

namespace {

const char* word(Kind kind)
{
    switch (kind) {
    case Kind::Join: return "a join";
    case Kind::Leaving: return "a leaving";
    case Kind::Staying: return "a staying";
    case Kind::Leave: return "a leave";
    case Kind::Failed: return "a failure";
    case Kind::Update: return "an update";
    case Kind::Reap: return "a reap";
    }
    return "something unknown";
}

} // namespace

void EventChecker::handleEvent(TimePoint at, Node node, const std::string& watcher,
                               const std::string& member, const serf::MemberEvent& event)
{
    if (node.value() >= m_last.size()) m_last.resize(node.value() + 1);
    auto& rows = m_last[node.value()];
    const auto place = event.member.value();
    if (place >= rows.size()) rows.resize(place + 1, Last::Unknown);
    const auto before = rows[place];

    std::optional<Last> after;
    switch (event.kind) {
    case Kind::Join:
        if (before != Last::Present && before != Last::Leaving) after = Last::Present;
        break;
    case Kind::Leaving:
        if (before == Last::Present) after = Last::Leaving;
        break;
    case Kind::Staying:
        if (before == Last::Leaving) after = Last::Present;
        break;
    case Kind::Leave:
        if (before == Last::Leaving || before == Last::Failed) after = Last::Left;
        break;
    case Kind::Failed:
        if (before == Last::Present) after = Last::Failed;
        break;
    case Kind::Update:
        if (before == Last::Present || before == Last::Leaving) after = before;
        break;
    case Kind::Reap:
        if (before != Last::Unknown) after = Last::Unknown;
        break;
    }
    if (!after) {
        constexpr std::array kWords{"unknown", "present", "leaving", "left", "failed"};
        m_log.report(at, watcher,
                     fmt::format("{} is told of {}, who is {} already", word(event.kind), member,
                                 kWords[static_cast<std::size_t>(before)]));
        return;
    }
    rows[place] = *after;
}

void EventChecker::forget(Node node)
{
    if (node.value() < m_last.size()) m_last[node.value()].clear();
}

} // namespace grapevine::sim
