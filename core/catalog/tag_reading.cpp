#include "core/catalog/tag_reading.h"

#include <utility>

namespace grapevine::catalog {

namespace {

bool isSameService(const TagReading::Offer& a, const TagReading::Offer& b)
{
    return a.service == b.service && a.group == b.group;
}

/// It says that the member offers the service, and nothing of where.
bool isVague(const TagReading::Offer& offer)
{
    return offer.address.port == 0 && offer.address.kind != ServiceAddress::Kind::Unreadable;
}

void addOffer(TagReading& out, TagReading::Offer offer)
{
    for (auto& other : out.offers) {
        if (!isSameService(other, offer)) continue;
        if (isVague(offer) || other.address.hostPort() == offer.address.hostPort()) return;
        if (!isVague(other)) continue;
        other = std::move(offer);
        return;
    }
    if (out.offers.size() >= TagReading::kInstancesMost) {
        ++out.offersDropped;
        return;
    }
    out.offers.push_back(std::move(offer));
}

} // namespace

TagReading readTags(const RuleSet& rules, const NodeFacts& facts)
{
    TagReading out;
    for (const auto& rule : rules.rules()) {
        for (const auto& [key, value] : facts.tags) {
            auto found = rule.find(facts, key, value);
            if (!found) continue;
            switch (rule.text().finds) {
            case Finds::Service:
                addOffer(out,
                         {rule.text().name, key, std::move(found->result), std::move(found->group),
                          std::move(found->address), std::move(found->meta)});
                break;
            case Finds::Maintenance:
                if (!out.maintenance) out.maintenance = std::move(found->result);
                break;
            case Finds::Zone:
                if (out.zone.empty()) out.zone = std::move(found->result);
                break;
            case Finds::RaftMember: out.isRaftMember = true; break;
            }
            if (rule.text().once) break;
        }
    }
    return out;
}

} // namespace grapevine::catalog
