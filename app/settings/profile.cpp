#include "app/settings/profile.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

namespace grapevine::settings {

namespace {

std::set<std::string> wordsOf(const std::string& addresses)
{
    std::istringstream in(addresses);
    return {std::istream_iterator<std::string>(in), std::istream_iterator<std::string>()};
}

} // namespace

const Profile* Profiles::named(const std::string& name) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(),
                                    [&name](const Profile& one) { return one.name == name; });
    return found == m_all.end() ? nullptr : &*found;
}

std::string addressesOf(const std::vector<HostPort>& seeds)
{
    std::string all;
    for (const auto& seed : seeds)
        all += (all.empty() ? "" : " ") + seed.text();
    return all;
}

const Profile* Profiles::leadingTo(const std::string& addresses, const std::string& label) const
{
    const auto wanted = wordsOf(addresses);
    const Profile* best = nullptr;
    std::size_t most = 0;
    for (const auto& profile : m_all) {
        if (profile.label != label) continue;
        const auto known = wordsOf(profile.addresses);
        const auto common = static_cast<std::size_t>(
            std::count_if(wanted.begin(), wanted.end(),
                          [&known](const std::string& word) { return known.contains(word); }));
        if (common > most) best = &profile;
        most = std::max(most, common);
    }
    return best;
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

bool Profiles::putBack(Profile profile, std::size_t at)
{
    if (!put(std::move(profile))) return false;
    at = std::min(at, m_all.size() - 1);
    std::rotate(m_all.begin() + static_cast<std::ptrdiff_t>(at), m_all.end() - 1, m_all.end());
    return true;
}

void Profiles::remove(const std::string& name)
{
    std::erase_if(m_all, [&name](const Profile& one) { return one.name == name; });
}

std::string Profiles::freeName(const std::string& name) const
{
    if (named(name) == nullptr) return name;
    for (std::size_t number = 2;; ++number) {
        const auto ending = " (" + std::to_string(number) + ")";
        auto stem = name.substr(0, Profile::kNameLongest - ending.size());
        // Not in the middle of a letter.
        if (stem.size() < name.size()) {
            const auto isInner = [&name](std::size_t at) {
                return (static_cast<unsigned char>(name[at]) & 0xC0U) == 0x80U;
            };
            while (!stem.empty() && isInner(stem.size()))
                stem.pop_back();
        }
        if (named(stem + ending) == nullptr) return stem + ending;
    }
}

} // namespace grapevine::settings
