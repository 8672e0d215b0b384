#include "core/agent/view_sweep.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/link/zone_tag.h"

namespace grapevine::agent {

using link::MemberRowPtr;
using link::MemberStatus;
using link::ViewState;

namespace {

bool isInDoubt(const link::MemberRow& row)
{
    return row.status == MemberStatus::Failed || row.state == link::RawState::Suspect;
}

bool isThere(const link::MemberRow& row)
{
    return row.status != MemberStatus::Left && row.status != MemberStatus::None;
}

/// `count` of them, each as far from the next.
std::vector<MemberRowPtr> evenly(const std::vector<MemberRowPtr>& from, std::size_t count)
{
    std::vector<MemberRowPtr> out;
    count = std::min(count, from.size());
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(from[i * from.size() / count]);
    return out;
}

} // namespace

std::vector<MemberRowPtr> viewSample(const std::vector<MemberRowPtr>& rows, std::size_t most)
{
    std::vector<MemberRowPtr> doubted;
    std::vector<MemberRowPtr> others;
    for (const auto& row : rows)
        (isInDoubt(*row) ? doubted : others).push_back(row);
    const auto byZone = [](const auto& a, const auto& b) {
        const auto zoneA = link::zoneTag(*a->facts);
        const auto zoneB = link::zoneTag(*b->facts);
        return std::tie(zoneA, a->facts->name) < std::tie(zoneB, b->facts->name);
    };
    // Sorted by zone, an even choice gives each zone its share.
    std::sort(others.begin(), others.end(), byZone);
    std::sort(doubted.begin(), doubted.end(), byZone);
    auto out = evenly(doubted, most);
    const auto rest = evenly(others, most - out.size());
    out.insert(out.end(), rest.begin(), rest.end());
    std::stable_partition(out.begin(), out.end(),
                          [](const auto& row) { return row->status != MemberStatus::Failed; });
    return out;
}

ViewSweep::ViewSweep(link::CommandId id, const std::vector<MemberRowPtr>& rows,
                     std::string_view ourselves, const Moment& now)
    : OutsideSweep(id, rows.size(), now)
{
    std::vector<MemberRowPtr> all;
    for (const auto& row : rows)
        if (isThere(*row) && row->facts->name != ourselves) all.push_back(row);
    const auto asked = viewSample(all, link::viewAskers(all.size()));
    m_counts.sampledOut = all.size() - asked.size();
    for (const auto& row : asked) {
        const auto number = add(row->facts->name, row->facts->endpoint);
        m_lines.push_back({id, row->facts->name, ViewState::Waiting, {}, {}, now});
        if (const char* why = whyNot(*row)) giveUp(now, number, std::nullopt, why);
    }
    begin(now);
}

void ViewSweep::judge(const Moment& now, std::size_t number, const PeekAnswer&)
{
    auto& line = m_lines[number];
    line.state = ViewState::Answered;
    line.at = now;
    ++m_counts.answered;
    settle(now, number);
}

void ViewSweep::giveUp(const Moment& now, std::size_t number, std::optional<link::Refusal> refusal,
                       std::string detail)
{
    auto& line = m_lines[number];
    line.state = ViewState::Unasked;
    line.refusal = refusal;
    line.detail = std::move(detail);
    line.at = now;
    ++m_counts.unasked;
    settle(now, number);
}

link::ViewRound ViewSweep::round() const
{
    auto out = m_counts;
    out.sweep = id();
    describe(out);
    return out;
}

link::AskNews ViewSweep::takeNews()
{
    link::AskNews out;
    bool changed = false;
    for (const auto number : takeChanged(changed))
        out.viewLines.push_back(m_lines[number]);
    if (changed) out.viewRounds.push_back(round());
    return out;
}

} // namespace grapevine::agent
