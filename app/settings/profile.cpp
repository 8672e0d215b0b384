#include "app/settings/profile.h"

#include <algorithm>

namespace grapevine::settings {

const Profile* Profiles::named(const std::string& name) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(),
                                    [&name](const Profile& one) { return one.name == name; });
    return found == m_all.end() ? nullptr : &*found;
}

const Profile* Profiles::leadingTo(const std::string& addresses, const std::string& label) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const Profile& one) {
        return one.addresses == addresses && one.label == label;
    });
    return found == m_all.end() ? nullptr : &*found;
}

bool Profiles::put(Profile profile, const std::string& instead)
{
    if (profile.name.empty() || profile.name.size() > Profile::kNameLongest) return false;
    if (profile.name != instead && named(profile.name) != nullptr) return false;
    const auto at = std::find_if(m_all.begin(), m_all.end(),
                                 [&instead](const Profile& one) { return one.name == instead; });
    if (at != m_all.end()) {
        *at = std::move(profile);
        return true;
    }
    if (m_all.size() == kMost) return false;
    m_all.push_back(std::move(profile));
    return true;
}

void Profiles::remove(const std::string& name)
{
    std::erase_if(m_all, [&name](const Profile& one) { return one.name == name; });
}

} // namespace grapevine::settings
