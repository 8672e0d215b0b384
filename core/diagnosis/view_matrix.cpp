#include "core/diagnosis/view_matrix.h"

#include <algorithm>
#include <iterator>

namespace grapevine::diagnosis {

namespace {

Said saidBy(link::RawState state, link::MemberStatus status)
{
    if (state == link::RawState::Alive) return Said::Alive;
    if (state == link::RawState::Suspect) return Said::Suspect;
    return status == link::MemberStatus::Left ? Said::Left : Said::Failed;
}

bool tellsMore(const NodeFacts& more, const NodeFactsPtr& than)
{
    return than == nullptr || !more.endpoint.address.isNone() || than->endpoint.address.isNone();
}

} // namespace

std::string_view word(Said said)
{
    switch (said) {
    case Said::Nothing: return "nothing";
    case Said::Unlisted: return "unlisted";
    case Said::Alive: return "alive";
    case Said::Suspect: return "suspect";
    case Said::Failed: return "failed";
    case Said::Left: return "left";
    }
    return "";
}

void ViewMatrix::apply(const std::vector<link::ViewRow>& rows)
{
    for (const auto& row : rows) {
        auto* from = asker(row.asker, row.seenAt.boot);
        if (from == nullptr) {
            ++m_overCap;
            continue;
        }
        if (row.seenAt.boot > from->at.boot) from->at = row.seenAt;
        if (!m_newest || row.seenAt.boot > m_newest->boot) m_newest = row.seenAt;
        const auto at = slot(row.about);
        if (!at) {
            ++m_overCap;
            from->cut = true;
            from->cutAt = std::max(from->cutAt, row.seenAt.boot);
            continue;
        }
        if (from->told.size() <= *at) from->told.resize(m_facts.size());
        auto& told = from->told[*at];
        // Within one answer each is told of once, and answers come in order; but a batch may hold
        // an older one of somebody who is not in the newer.
        if (told.ever && row.seenAt.boot < told.seenAt) continue;
        told = {row.state, row.status, row.incarnation, row.seenAt.boot, true};
        if (row.facts && tellsMore(*row.facts, m_facts[*at])) m_facts[*at] = row.facts;
    }
    forgetOld();
}

ViewMatrix::Asker* ViewMatrix::asker(MemberKey key, TimePoint answeredAt)
{
    const auto known = m_askers.find(key);
    if (known != m_askers.end()) return &known->second;
    if ((m_askers.size() + 1) * m_facts.size() > kCellsMost && !makeRoom(answeredAt))
        return nullptr;
    return &m_askers.emplace(key, Asker{}).first->second;
}

bool ViewMatrix::makeRoom(TimePoint answeredAt)
{
    const auto oldest =
        std::min_element(m_askers.begin(), m_askers.end(), [](const auto& a, const auto& b) {
            return a.second.at.boot < b.second.at.boot;
        });
    // Of the same age, two would push each other out row by row.
    if (oldest == m_askers.end() || oldest->second.at.boot >= answeredAt) return false;
    m_askers.erase(oldest);
    return (m_askers.size() + 1) * m_facts.size() <= kCellsMost;
}

std::optional<std::size_t> ViewMatrix::slot(MemberKey key)
{
    const auto known = m_slots.find(key);
    if (known != m_slots.end()) return known->second;
    std::size_t at = m_facts.size();
    if (!m_free.empty()) {
        at = m_free.back();
        m_free.pop_back();
    } else {
        if (m_askers.size() * (at + 1) > kCellsMost) return std::nullopt;
        m_facts.emplace_back();
    }
    m_slots.emplace(key, at);
    return at;
}

void ViewMatrix::forget(MemberKey key)
{
    if (m_askers.erase(key) > 0) {
        m_newest.reset();
        for (const auto& [other, from] : m_askers)
            if (!m_newest || from.at.boot > m_newest->boot) m_newest = from.at;
    }
    const auto known = m_slots.find(key);
    if (known == m_slots.end()) return;
    for (auto& [other, from] : m_askers)
        if (known->second < from.told.size()) from.told[known->second] = {};
    m_facts[known->second].reset();
    m_free.push_back(known->second);
    m_slots.erase(known);
}

void ViewMatrix::forgetOld()
{
    if (!m_newest) return;
    for (auto at = m_askers.begin(); at != m_askers.end();) {
        const bool forgotten = m_newest->boot - at->second.at.boot > kForgottenAfter;
        at = forgotten ? m_askers.erase(at) : std::next(at);
    }
}

void ViewMatrix::clear()
{
    *this = {};
}

std::vector<MemberKey> ViewMatrix::askers() const
{
    std::vector<MemberKey> out;
    out.reserve(m_askers.size());
    for (const auto& [key, from] : m_askers)
        out.push_back(key);
    return out;
}

std::vector<MemberKey> ViewMatrix::members() const
{
    std::vector<MemberKey> out;
    out.reserve(m_slots.size());
    for (const auto& [key, at] : m_slots)
        out.push_back(key);
    return out;
}

ViewCell ViewMatrix::cell(MemberKey asker, MemberKey about) const
{
    const auto from = m_askers.find(asker);
    if (from == m_askers.end()) return {};
    const auto at = m_slots.find(about);
    return cellAt(from->second, at == m_slots.end() ? m_facts.size() : at->second);
}

ViewCell ViewMatrix::cellAt(const Asker& from, std::size_t slot)
{
    ViewCell out;
    out.said = Said::Unlisted;
    out.seenAt = from.at;
    if (from.cut && from.cutAt == from.at.boot) out.said = Said::Nothing;
    if (slot >= from.told.size()) return out;
    const auto& told = from.told[slot];
    if (!told.ever || told.seenAt < from.at.boot) return out;
    out.said = saidBy(told.state, told.status);
    out.nameOnly = told.state == link::RawState::Unknown;
    out.incarnation = told.incarnation;
    return out;
}

std::vector<Said> ViewMatrix::column(MemberKey asker) const
{
    std::vector<Said> out(m_slots.size(), Said::Nothing);
    const auto from = m_askers.find(asker);
    if (from == m_askers.end()) return out;
    std::size_t number = 0;
    for (const auto& [key, slot] : m_slots)
        out[number++] = cellAt(from->second, slot).said;
    return out;
}

NodeFactsPtr ViewMatrix::facts(MemberKey key) const
{
    const auto at = m_slots.find(key);
    return at == m_slots.end() ? nullptr : m_facts[at->second];
}

std::optional<Moment> ViewMatrix::answeredAt(MemberKey asker) const
{
    const auto from = m_askers.find(asker);
    if (from == m_askers.end()) return std::nullopt;
    return from->second.at;
}

bool ViewMatrix::isOld(MemberKey asker) const
{
    const auto at = answeredAt(asker);
    return !at || !m_newest || m_newest->boot - at->boot > kOldAfter;
}

} // namespace grapevine::diagnosis
