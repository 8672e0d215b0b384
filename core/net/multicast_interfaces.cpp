#include "core/net/multicast_interfaces.h"

#include <algorithm>
#include <cstring>
#include <ifaddrs.h>
#include <map>
#include <memory>
#include <net/if.h>
#include <netinet/in.h>

namespace grapevine::net {

namespace {

void addAddress(MulticastInterface& to, const sockaddr& from)
{
    if (from.sa_family == AF_INET && !to.v4) {
        sockaddr_in v4{};
        std::memcpy(&v4, &from, sizeof v4);
        to.v4 = IpAddress::fromBytes({reinterpret_cast<const std::byte*>(&v4.sin_addr), 4});
    }
    if (from.sa_family == AF_INET6 && !to.v6LinkLocal) {
        sockaddr_in6 v6{};
        std::memcpy(&v6, &from, sizeof v6);
        if (!IN6_IS_ADDR_LINKLOCAL(&v6.sin6_addr)) return;
        const auto plain =
            IpAddress::fromBytes({reinterpret_cast<const std::byte*>(&v6.sin6_addr), 16});
        if (plain) to.v6LinkLocal = IpAddress::fromText(plain->text() + '%' + to.name);
    }
}

} // namespace

std::vector<MulticastInterface> multicastInterfaces()
{
    ifaddrs* first = nullptr;
    if (getifaddrs(&first) != 0) return {};
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> all(first, &freeifaddrs);
    std::map<unsigned, MulticastInterface> found;
    for (const auto* entry = first; entry != nullptr; entry = entry->ifa_next) {
        const auto wanted = static_cast<unsigned>(IFF_UP | IFF_MULTICAST);
        const auto flags = static_cast<unsigned>(entry->ifa_flags);
        if ((flags & wanted) != wanted || (flags & IFF_POINTOPOINT) != 0) continue;
        if (entry->ifa_addr == nullptr) continue;
        const auto index = if_nametoindex(entry->ifa_name);
        if (index == 0) continue;
        auto& interface = found[index];
        interface.name = entry->ifa_name;
        interface.index = index;
        addAddress(interface, *entry->ifa_addr);
    }
    std::vector<MulticastInterface> out;
    for (auto& [index, interface] : found) {
        if (interface.v4 || interface.v6LinkLocal) out.push_back(std::move(interface));
    }
    return out;
}

} // namespace grapevine::net
