#include "core/catalog/tag_reading.h"

#include <algorithm>
#include <utility>

namespace grapevine::catalog {

namespace {

void addOffer(TagReading& out, TagReading::Offer offer)
{
    const bool known =
        std::any_of(out.offers.begin(), out.offers.end(), [&offer](const auto& other) {
            return other.service == offer.service && other.group == offer.group &&
                   other.address.hostPort() == offer.address.hostPort();
        });
    if (known) return;
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
