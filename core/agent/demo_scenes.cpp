#include "core/agent/demo_scenes.h"

#include <cstddef>
#include <fmt/format.h>
#include <utility>

#include "core/base/random.h"

namespace grapevine::agent {

namespace {

constexpr auto kWalk = R"(15s freeze db-2
40s return db-2
90s cut c
150s heal
)";

/// A victim for each incident that needs one; the first node stays, so that its address can be
/// joined through all the while. A very small cast has to take the blows in turn.
class Victims {
public:
    Victims(const std::vector<DemoMember>& cast, Random& random)
    {
        for (std::size_t at = cast.size() > 1 ? 1 : 0; at < cast.size(); ++at)
            m_names.push_back(cast[at].name);
        for (std::size_t at = m_names.size(); at > 1; --at)
            std::swap(m_names[at - 1], m_names[random.below(at)]);
    }

    [[nodiscard]] const std::string& next() { return m_names[m_at++ % m_names.size()]; }

private:
    std::vector<std::string> m_names;
    std::size_t m_at = 0;
};

std::string incidents(const std::vector<DemoMember>& cast, std::uint64_t seed)
{
    SeededRandom random(seed);
    Victims victims(cast, random);
    std::vector<std::string> scenes;
    scenes.push_back(fmt::format("freeze {0}\n+25s return {0}\n", victims.next()));
    scenes.push_back(fmt::format("kill {0}\n+40s start {0}\n", victims.next()));
    scenes.push_back(fmt::format("leave {0}\n+20s start {0}\n", victims.next()));
    scenes.push_back(fmt::format("flap {} 3\n+90s nodes\n", victims.next()));
    scenes.push_back(fmt::format("cut {}\n+60s heal\n", cast[random.below(cast.size())].zone));
    scenes.push_back(fmt::format("sick {0}\n+40s well {0}\n", victims.next()));
    scenes.push_back(fmt::format("deploy\n+{}s nodes\n", 10 + 4 * cast.size()));
    scenes.push_back("mass-restart\n+20s nodes\n");
    for (std::size_t at = scenes.size(); at > 1; --at)
        std::swap(scenes[at - 1], scenes[random.below(at)]);
    std::string out = "# One of each kind.\n";
    bool first = true;
    for (const auto& scene : scenes) {
        out += std::exchange(first, false) ? "+10s " : "+30s ";
        out += scene;
    }
    return out;
}

} // namespace

std::optional<std::string> demoScene(std::string_view name, const std::vector<DemoMember>& cast,
                                     std::uint64_t seed)
{
    if (name == "walk") return std::string{kWalk};
    if (name == "incidents" && !cast.empty()) return incidents(cast, seed);
    return std::nullopt;
}

} // namespace grapevine::agent
