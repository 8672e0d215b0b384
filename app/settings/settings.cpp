#include "app/settings/settings.h"

#include <algorithm>

namespace grapevine::settings {

void Settings::remember(const std::string& addresses)
{
    if (addresses.empty()) return;
    lastAddresses.erase(std::remove(lastAddresses.begin(), lastAddresses.end(), addresses),
                        lastAddresses.end());
    lastAddresses.insert(lastAddresses.begin(), addresses);
    if (lastAddresses.size() > kAddressesMost) lastAddresses.resize(kAddressesMost);
}

} // namespace grapevine::settings
