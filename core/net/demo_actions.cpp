#include "core/net/demo_actions.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <string_view>
#include <variant>

#include "core/base/plain_text.h"

namespace grapevine::net {

namespace {

using Done = Expected<void, std::string>;
using State = DemoNode::State;

/// Of a `leave`; the rest of the cluster hears of it well before.
constexpr Duration kLeaveLimit = std::chrono::milliseconds{2500};

/// What to do about a node that is in this state, when something else was wanted of it.
std::string standing(std::string_view name, State state)
{
    switch (state) {
    case State::Down: return fmt::format("{} is down: write 'start {}' first", name, name);
    case State::Running: return fmt::format("{} is running: freeze, kill or leave it first", name);
    case State::Frozen: return fmt::format("{} is frozen: write 'return {}' first", name, name);
    case State::Leaving: return fmt::format("{} is leaving: wait a moment", name);
    case State::Left: return fmt::format("{} has left: write 'start {}' first", name, name);
    }
    return {};
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const auto& word : words)
        out.append(out.empty() ? "" : ", ").append(word);
    return out;
}

struct Performer {
    DemoCrowd& crowd;
    DemoChores& chores;
    TimePoint now;
    agent::DemoCommand& whole;

    /// The node that `name` means, if it is in one of the states that `fits` accepts.
    template<class Fits> Expected<std::size_t, std::string> node(std::string& name, Fits fits)
    {
        if (name == agent::kAnyNode) {
            const auto any = crowd.any(fits);
            if (!any) return failure(std::string{"no node is in a state for this: see 'nodes'"});
            name = crowd.node(*any).member().name;
            return *any;
        }
        const auto at = crowd.find(name);
        if (!at) {
            return failure(fmt::format("there is no node '{}': write 'nodes' for all names",
                                       plainText(name, 60)));
        }
        if (!fits(*at)) return failure(standing(name, crowd.node(*at).state()));
        return *at;
    }
    Expected<std::size_t, std::string> running(std::string& name)
    {
        return node(name, [this](std::size_t at) { return crowd.node(at).isRunning(); });
    }
    [[nodiscard]] std::string text() const { return agent::demoText(whole); }

    Done operator()(agent::FreezeNode& c)
    {
        const auto at = running(c.node);
        if (!at) return failure(at.error());
        chores.forget(*at);
        crowd.node(*at).freeze();
        if (c.length) chores.thawAt(text(), *at, now + *c.length);
        return {};
    }
    Done operator()(agent::ReturnNode& c)
    {
        const auto at = node(c.node, [this](std::size_t which) {
            return crowd.node(which).state() == State::Frozen;
        });
        if (!at) return failure(at.error());
        chores.forget(*at);
        crowd.node(*at).thaw();
        return {};
    }
    Done operator()(agent::KillNode& c)
    {
        const auto at = node(c.node, [this](std::size_t which) {
            const auto state = crowd.node(which).state();
            return state != State::Down && state != State::Left;
        });
        if (!at) return failure(at.error());
        chores.forget(*at);
        crowd.node(*at).kill();
        return {};
    }
    Done operator()(agent::StartNode& c)
    {
        const auto at = node(c.node, [this](std::size_t which) {
            const auto state = crowd.node(which).state();
            return state == State::Down || state == State::Left;
        });
        if (!at) return failure(at.error());
        chores.forget(*at);
        return crowd.start(*at);
    }
    Done operator()(agent::LeaveNode& c)
    {
        const auto at = running(c.node);
        if (!at) return failure(at.error());
        chores.forget(*at);
        crowd.node(*at).leave(kLeaveLimit);
        return {};
    }
    Done operator()(agent::CutZone& c)
    {
        const auto zones = crowd.zones();
        if (c.zone == agent::kAnyNode) {
            const auto any = crowd.any(
                [this](std::size_t at) { return !crowd.isCut(crowd.node(at).member().zone); });
            if (!any) return failure(std::string{"every zone is cut off: write 'heal' first"});
            c.zone = crowd.node(*any).member().zone;
        }
        if (std::find(zones.begin(), zones.end(), c.zone) == zones.end()) {
            return failure(fmt::format("there is no zone '{}': zones are {}", plainText(c.zone, 60),
                                       joined(zones)));
        }
        if (crowd.isCut(c.zone))
            return failure(fmt::format("zone {} is cut off already: write 'heal' first", c.zone));
        crowd.cut(c.zone);
        return {};
    }
    Done operator()(agent::HealCuts&)
    {
        crowd.heal();
        return {};
    }
    Done operator()(agent::FlapNode& c)
    {
        const auto at = running(c.node);
        if (!at) return failure(at.error());
        chores.forget(*at);
        chores.flap(text(), *at, c.times);
        return {};
    }
    Done operator()(agent::DeployVersion& c)
    {
        // Room for a version is room in the tags of every node.
        if (c.version.empty() || c.version.size() > kVersionLongest) {
            return failure(fmt::format("a version has 1 to {} characters: write deploy {}",
                                       kVersionLongest, agent::kDemoVersionNext));
        }
        return chores.deploy(text(), c.version);
    }
    Done operator()(agent::MassRestart&) { return chores.restartAll(now, text()); }
    Done operator()(agent::SickNode& c)
    {
        const auto at = node(c.node, [this](std::size_t which) {
            return crowd.node(which).isRunning() && !crowd.isSick(which);
        });
        if (!at) return failure(sickness(c.node, at.error()));
        crowd.setSick(*at, true);
        return {};
    }
    Done operator()(agent::WellNode& c)
    {
        const auto at = node(c.node, [this](std::size_t which) { return crowd.isSick(which); });
        if (!at) return failure(sickness(c.node, at.error()));
        crowd.setSick(*at, false);
        return {};
    }
    Done operator()(agent::TagNode& c)
    {
        const auto at = running(c.node);
        if (!at) return failure(at.error());
        return crowd.node(*at).setTag(c.key, c.value);
    }
    Done operator()(agent::ListNodes&) { return {}; }
    Done operator()(agent::StopDemo&) { return {}; }

private:
    static constexpr std::size_t kVersionLongest = 40;

    /// Says what is the matter where a node runs and yet does not fit.
    [[nodiscard]] std::string sickness(const std::string& name, const std::string& otherwise) const
    {
        const auto at = crowd.find(name);
        if (!at || !crowd.node(*at).isRunning()) return otherwise;
        return crowd.isSick(*at) ? fmt::format("{} is sick already: write 'well {}'", name, name)
                                 : fmt::format("{} is well: write 'sick {}'", name, name);
    }
};

} // namespace

Expected<void, std::string> DemoActions::perform(TimePoint now, agent::DemoCommand& command)
{
    return std::visit(Performer{m_crowd, m_chores, now, command}, command);
}

} // namespace grapevine::net
