#include "core/agent/outside_sweep.h"

#include <algorithm>
#include <utility>

namespace grapevine::agent {

namespace {

Duration costOf(std::uint64_t bytes)
{
    return Duration{static_cast<Duration::rep>(static_cast<double>(bytes) * 1e9 /
                                               static_cast<double>(link::kRoundBytesPerSecond))};
}

} // namespace

OutsideSweep::OutsideSweep(link::CommandId id, std::size_t members, const Moment& now)
    : m_id(id)
    , m_expected(costOf(link::roundCost(1, members).bytes))
    , m_begunAt(now)
    , m_dueAt(now.boot)
    , m_paidUntil(now.boot)
{
}

std::size_t OutsideSweep::add(std::string name, const Endpoint& endpoint)
{
    const auto number = m_members.size();
    m_members.push_back({std::move(name), endpoint});
    m_changed.insert(number);
    ++m_waiting;
    return number;
}

void OutsideSweep::begin(const Moment& now)
{
    m_begun = true;
    if (m_waiting == 0) stop(now, link::RoundEnd::Whole);
}

const char* OutsideSweep::whyNot(const link::MemberRow& row)
{
    const bool nowhere =
        row.source == link::RowSource::NameOnly || row.facts->endpoint.address.isNone();
    return nowhere ? "its address is not known" : nullptr;
}

std::optional<OutsideSweep::Target> OutsideSweep::next(TimePoint now)
{
    if (isOver() || m_open >= link::kRoundAtOnce || now < std::max(m_dueAt, m_paidUntil))
        return std::nullopt;
    while (m_next < m_members.size() && m_members[m_next].settled)
        ++m_next;
    if (m_next == m_members.size()) return std::nullopt;
    auto& member = m_members[m_next];
    member.asked = true;
    ++m_open;
    ++m_connections;
    m_roundChanged = true;
    m_dueAt = now + link::kRoundGap;
    m_paidUntil = std::max(m_paidUntil, now) + m_expected;
    return Target{m_next++, member.name, {member.endpoint.address.text(), member.endpoint.port}};
}

std::optional<TimePoint> OutsideSweep::nextTimeout() const
{
    if (isOver() || m_open >= link::kRoundAtOnce) return std::nullopt;
    const bool more = std::any_of(m_members.begin() + static_cast<std::ptrdiff_t>(m_next),
                                  m_members.end(), [](const auto& one) { return !one.settled; });
    if (!more) return std::nullopt;
    return std::max(m_dueAt, m_paidUntil);
}

bool OutsideSweep::isWaitedFor(std::size_t number) const
{
    return !isOver() && number < m_members.size() && m_members[number].asked &&
           !m_members[number].settled;
}

bool OutsideSweep::handleAnswer(const Moment& now, std::size_t number, const PeekAnswer& answer,
                                std::uint64_t bytes)
{
    if (!isWaitedFor(number)) return false;
    close(now.boot, bytes);
    const auto& member = m_members[number];
    const bool itself =
        std::any_of(answer.members.begin(), answer.members.end(), [&](const auto& one) {
            return one.facts->name == member.name && one.facts->endpoint == member.endpoint;
        });
    if (itself) {
        judge(now, number, answer);
    } else {
        giveUp(now, number, std::nullopt, "somebody else answers at its address");
    }
    return itself;
}

void OutsideSweep::handleFailed(const Moment& now, std::size_t number, const PeekFailure& problem,
                                std::uint64_t bytes)
{
    if (!isWaitedFor(number)) return;
    close(now.boot, bytes);
    giveUp(now, number, problem.refusal, problem.detail);
}

void OutsideSweep::close(TimePoint now, std::uint64_t bytes)
{
    --m_open;
    m_bytes += bytes;
    const auto owed = costOf(bytes) - m_expected;
    // What was not used is given back; what is owed can only be paid from now on.
    if (owed > Duration::zero()) m_paidUntil = std::max(m_paidUntil, now);
    m_paidUntil += owed;
}

void OutsideSweep::settle(const Moment& now, std::size_t number)
{
    auto& member = m_members[number];
    if (!std::exchange(member.settled, true)) --m_waiting;
    m_changed.insert(number);
    m_roundChanged = true;
    // While the members are still put together there is no end yet.
    if (m_begun && m_waiting == 0) stop(now, link::RoundEnd::Whole);
}

void OutsideSweep::stop(const Moment& now, link::RoundEnd end)
{
    if (isOver()) return;
    m_end = end;
    m_endedAt = now;
    m_roundChanged = true;
}

std::set<std::size_t> OutsideSweep::takeChanged(bool& round)
{
    round = std::exchange(m_roundChanged, false);
    return std::exchange(m_changed, {});
}

} // namespace grapevine::agent
