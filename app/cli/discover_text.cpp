#include "app/cli/discover_text.h"

#include <nlohmann/json.hpp>

#include "app/cli/member_json.h"
#include "app/cli/text_table.h"
#include "core/base/plain_text.h"

namespace grapevine::cli {

std::string discoveredTable(const std::vector<dns::DiscoveredMember>& members)
{
    TextTable table;
    for (const auto& member : members) {
        std::string addresses;
        for (const auto& address : member.addresses) {
            if (!addresses.empty()) addresses += ',';
            addresses += plainText(Endpoint{address, member.port}.text(), 100);
        }
        table.add({plainText(member.cluster, 255), std::string{word(member.kind)},
                   plainText(member.name, 255), std::move(addresses), plainText(member.host, 255)});
    }
    return table.text();
}

std::string discoveredJson(const std::vector<dns::DiscoveredMember>& members)
{
    Json out = Json::array();
    for (const auto& member : members) {
        Json entry;
        entry["cluster"] = member.cluster;
        entry["kind"] = word(member.kind);
        entry["name"] = member.name;
        entry["host"] = member.host;
        entry["addr"] = Endpoint{member.addresses.front(), member.port}.text();
        entry["addrs"] = Json::array();
        for (const auto& address : member.addresses)
            entry["addrs"].push_back(Endpoint{address, member.port}.text());
        entry["port"] = member.port;
        entry["txt"] = member.txt;
        out.push_back(std::move(entry));
    }
    return pretty(out) + "\n";
}

} // namespace grapevine::cli
