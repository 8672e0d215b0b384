#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/agent/peek_answer.h"

namespace grapevine::test {

/// Puts a peek answer together by hand, in the words of a test.
class PeekBuilder {
public:
    PeekBuilder& member(const std::string& name, link::RawState state, std::uint32_t incarnation,
                        Tags tags = {})
    {
        auto facts = std::make_shared<NodeFacts>();
        facts->name = name;
        facts->rawAddress = {std::byte{10}, std::byte{0}, std::byte{0},
                             std::byte{static_cast<unsigned char>(name.back())}};
        facts->endpoint = {*IpAddress::fromBytes(facts->rawAddress), 7946};
        facts->tags = std::move(tags);
        facts->versions = {1, 5, 2, 2, 5, 5};
        m_answer.members.push_back({std::move(facts), state, Incarnation{incarnation}});
        return nameOnly(name);
    }
    PeekBuilder& alive(const std::string& name, std::uint32_t incarnation = 1, Tags tags = {})
    {
        return member(name, link::RawState::Alive, incarnation, std::move(tags));
    }
    PeekBuilder& nameOnly(const std::string& name)
    {
        m_answer.statusTimes.emplace_back(name, LamportTime{1});
        std::sort(m_answer.statusTimes.begin(), m_answer.statusTimes.end());
        return *this;
    }
    PeekBuilder& left(const std::string& name)
    {
        m_answer.leftMembers.push_back(name);
        std::sort(m_answer.leftMembers.begin(), m_answer.leftMembers.end());
        return *this;
    }
    PeekBuilder& event(std::uint64_t time, const std::string& name)
    {
        m_answer.events.push_back({LamportTime{time}, name, {}});
        return *this;
    }
    PeekBuilder& eventClock(std::uint64_t time)
    {
        m_answer.clocks.event = LamportTime{time};
        return *this;
    }
    [[nodiscard]] const agent::PeekAnswer& answer() const { return m_answer; }
    operator agent::PeekAnswer() const { return m_answer; }

private:
    agent::PeekAnswer m_answer;
};

inline Moment at(int seconds)
{
    return {TimePoint{std::chrono::seconds{seconds}}, WallTime{seconds * 1000LL}};
}

} // namespace grapevine::test
