#include "ui/models/rtt_field.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "ui/models/member_gate.h"
#include "ui/models/member_model.h"

namespace grapevine::models {

namespace {

/// By which a sample is drawn: any order will do that has nothing to do with names' order.
std::uint64_t lot(const std::string& name)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char letter : name) {
        hash ^= static_cast<unsigned char>(letter);
        hash *= 0x100000001b3U;
    }
    return hash;
}

double milliseconds(Duration span)
{
    return static_cast<double>(span.count()) / 1e6;
}

/// Keeps the first `most` by lot, ourselves before all.
void sample(std::vector<RttMember>& members, std::size_t most)
{
    if (members.size() <= most) return;
    const auto rank = [](const RttMember& one) {
        return std::tuple(!one.own, lot(one.name()), one.key());
    };
    std::nth_element(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(most),
                     members.end(),
                     [&rank](const RttMember& a, const RttMember& b) { return rank(a) < rank(b); });
    members.resize(most);
}

} // namespace

void RttField::setFilter(const QString& text)
{
    auto parsed = filter::Expression::parse(text.toStdString());
    m_filterError.reset();
    if (parsed) {
        m_filter = std::move(*parsed);
    } else {
        m_filterError = std::move(parsed.error());
    }
}

void RttField::clear()
{
    m_members.clear();
    m_missing.clear();
    m_own.reset();
    m_layout.clear();
    m_lack = RttLack::NoMembers;
    m_total = m_passing = m_located = 0;
    reckon();
}

bool RttField::refresh(const Self& self, TimePoint now)
{
    const auto keysOf = [](const std::vector<RttMember>& members) {
        std::vector<std::tuple<MemberKey, const link::MemberRow*, const Coordinate*>> out;
        out.reserve(members.size());
        for (const auto& one : members)
            out.emplace_back(one.key(), one.row.get(), one.coordinate.get());
        return out;
    };
    // Kept until they are compared, or another row could take the place of one that is gone.
    const auto membersBefore = m_members;
    const auto missingBefore = m_missing;
    const auto countsBefore = std::tuple(m_total, m_passing, m_located, m_lack);
    choose(self, now);
    const bool same = keysOf(membersBefore) == keysOf(m_members);
    if (!same) {
        const auto places = [](const std::vector<RttMember>& members) {
            std::vector<std::tuple<MemberKey, const Coordinate*, const NodeFacts*>> out;
            for (const auto& one : members)
                out.emplace_back(one.key(), one.coordinate.get(), one.row->facts.get());
            return out;
        };
        if (places(membersBefore) != places(m_members)) reckon();
    }
    return !same || keysOf(missingBefore) != keysOf(m_missing) ||
           countsBefore != std::tuple(m_total, m_passing, m_located, m_lack);
}

void RttField::choose(const Self& self, TimePoint now)
{
    m_members.clear();
    m_missing.clear();
    m_total = m_passing = 0;
    if (!self.coordinate) {
        m_own.reset();
    } else if (!m_own || *m_own != *self.coordinate) {
        m_own = std::make_shared<const Coordinate>(*self.coordinate);
    }
    const auto& clusters = m_model.clusterNames();
    const MemberGate gate{m_filter, m_model.catalog(), m_model.history(), clusters, now};
    std::set<ClusterId> seen;
    std::size_t answered = 0;
    std::size_t told = 0;
    for (const auto& entry : m_model.members().entries()) {
        if (!entry.row || entry.ghost) continue;
        RttMember one{.row = entry.row, .coordinate = entry.row->coordinate};
        one.kind = statusKind(*one.row);
        if (one.kind == StatusKind::Left) continue;
        ++m_total;
        one.own = self.key == one.key();
        if (one.own && m_own) one.coordinate = m_own;
        if (one.row->rtt) ++answered;
        if (one.coordinate) ++told;
        if (!gate.passes(entry)) continue;
        ++m_passing;
        seen.insert(one.key().cluster);
        one.gap = gapOf(one.coordinate.get());
        (one.gap == RttGap::None ? m_members : m_missing).push_back(std::move(one));
    }
    m_located = m_members.size();
    m_lack = lackNow(seen.size(), answered, told);
    if (m_lack == RttLack::SeveralClusters) m_members.clear();
    sample(m_members, kMembersMost);
    sample(m_missing, kMembersMost);
    const auto byName = [this](const RttMember& a, const RttMember& b) {
        const auto& store = m_model.members();
        const auto slotA = store.find(a.key());
        const auto slotB = store.find(b.key());
        const auto& keyA = store.at(*slotA).nameKey;
        const auto& keyB = store.at(*slotB).nameKey;
        return std::tie(keyA, a.name()) < std::tie(keyB, b.name());
    };
    std::sort(m_members.begin(), m_members.end(), byName);
    std::sort(m_missing.begin(), m_missing.end(), byName);
}

RttLack RttField::lackNow(std::size_t clusters, std::size_t answered, std::size_t told) const
{
    if (m_total == 0) return RttLack::NoMembers;
    if (m_passing == 0) return RttLack::FilteredOut;
    if (clusters > 1) return RttLack::SeveralClusters;
    if (told == 0) {
        const bool asked = answered >= std::min(m_total, kAnswersUntilOff) && answered > 0;
        return asked ? RttLack::Off : RttLack::NotYet;
    }
    return m_located < kMapLeast ? RttLack::TooFew : RttLack::None;
}

void RttField::reckon()
{
    const std::size_t size = m_members.size();
    RttTable table(size);
    std::vector<std::string> names;
    std::vector<const Tags*> tags;
    for (std::size_t a = 0; a < size; ++a) {
        names.push_back(m_members[a].name());
        tags.push_back(&m_members[a].row->facts->tags);
        for (std::size_t b = a + 1; b < size; ++b) {
            const auto between = estimate(a, b);
            if (between.isKnown()) table.set(a, b, static_cast<float>(milliseconds(between.rtt)));
        }
    }
    m_table = std::move(table);
    m_zoning = zonesOf(m_table);
    m_zoneTags = compareWithTags(m_zoning, tags);
    m_layout.setMembers(std::move(names), m_table);

    std::vector<std::vector<std::size_t>> zones(m_zoning.zones);
    std::vector<std::size_t> all(size);
    std::iota(all.begin(), all.end(), std::size_t{0});
    for (std::size_t at = 0; at < size; ++at) {
        if (m_zoning.zoneOf[at] != RttZoning::kNoZone) zones[m_zoning.zoneOf[at]].push_back(at);
    }
    m_doubts.assign(size, 0.0);
    for (std::size_t at = 0; at < size; ++at) {
        const auto zone = m_zoning.zoneOf[at];
        const float usual = m_table.median(at, zone == RttZoning::kNoZone ? all : zones[zone]);
        if (!std::isnan(usual)) m_doubts[at] = m_members[at].coordinate->error * usual;
    }
}

std::optional<std::size_t> RttField::find(const std::string& name) const
{
    const auto found = std::find_if(m_members.begin(), m_members.end(),
                                    [&name](const RttMember& one) { return one.name() == name; });
    if (found == m_members.end()) return std::nullopt;
    return static_cast<std::size_t>(found - m_members.begin());
}

RttEstimate RttField::estimate(std::size_t a, std::size_t b) const
{
    if (a == b) return {.gap = RttGap::None};
    return estimateRtt(m_members[a].coordinate.get(), m_members[b].coordinate.get());
}

} // namespace grapevine::models
