#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnosis/view_matrix.h"

namespace grapevine::test {

/// Views of a made-up cluster. Names are numbered in the order they first come; a letter per
/// member says what an asker says: `A`live, `S`uspect, `F`ailed, `L`eft, `.` not listed.
class ViewBuilder {
public:
    ViewBuilder& zone(const std::string& name, const std::string& value,
                      const std::string& tag = "zone")
    {
        m_tags[name] = {{tag, value}};
        return *this;
    }
    [[nodiscard]] MemberKey key(const std::string& name)
    {
        const auto id = static_cast<std::uint32_t>(m_ids.emplace(name, m_ids.size()).first->second);
        return {ClusterId{1}, MemberId{id}};
    }
    [[nodiscard]] std::vector<link::ViewRow> answer(const std::string& asker,
                                                    const std::map<std::string, char>& says,
                                                    Duration at = std::chrono::seconds{10})
    {
        std::vector<link::ViewRow> out;
        for (const auto& [name, letter] : says) {
            if (letter == '.') continue;
            link::ViewRow row;
            row.asker = key(asker);
            row.about = key(name);
            row.facts = factsOf(name);
            row.state = stateOf(letter);
            row.status = letter == 'F'   ? link::MemberStatus::Failed
                         : letter == 'L' ? link::MemberStatus::Left
                                         : link::MemberStatus::Alive;
            row.incarnation = Incarnation{7};
            row.seenAt = {TimePoint{at}, WallTime{at / std::chrono::milliseconds{1}}};
            out.push_back(std::move(row));
        }
        return out;
    }
    /// A column a line, as `{"a", "AAS."}`, about `names` in their order.
    [[nodiscard]] diagnosis::ViewMatrix
    matrix(const std::vector<std::string>& names,
           const std::vector<std::pair<std::string, std::string>>& columns)
    {
        diagnosis::ViewMatrix out;
        for (const auto& [asker, letters] : columns) {
            std::map<std::string, char> says;
            for (std::size_t i = 0; i < names.size(); ++i)
                says[names[i]] = letters[i];
            out.apply(answer(asker, says));
        }
        return out;
    }

private:
    static link::RawState stateOf(char letter)
    {
        switch (letter) {
        case 'A': return link::RawState::Alive;
        case 'S': return link::RawState::Suspect;
        case 'F': return link::RawState::Dead;
        default: return link::RawState::Left;
        }
    }
    NodeFactsPtr factsOf(const std::string& name)
    {
        auto& facts = m_facts[name];
        if (!facts) {
            auto fresh = std::make_shared<NodeFacts>();
            fresh->name = name;
            fresh->tags = m_tags[name];
            fresh->endpoint = {*IpAddress::fromText("10.0.0.1"), 7946};
            facts = std::move(fresh);
        }
        return facts;
    }

    std::map<std::string, std::size_t> m_ids;
    std::map<std::string, Tags> m_tags;
    std::map<std::string, NodeFactsPtr> m_facts;
};

} // namespace grapevine::test
