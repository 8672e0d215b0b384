#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/link/member_row.h"

namespace grapevine::models {

/// Finds those who say another version than most of their kind: builds and versions from tags,
/// within each role, and the protocols that Serf speaks, among all.
class VersionMix {
public:
    /// The tags that are read as versions, and the one that tells kinds apart.
    static constexpr const char* kTags[] = {"version", "build", "release"};
    static constexpr const char* kRole = "role";
    /// Different versions kept apart of one kind; a tag with more is no version.
    static constexpr std::size_t kValuesMost = 12;
    static constexpr std::size_t kNamesMost = 5;

    struct Group {
        std::string value;
        std::size_t count = 0;
        std::vector<std::string> names; ///< The first few, untrusted.
    };
    struct Split {
        std::string tag;           ///< `build`; empty: Serf's protocols.
        std::string role;          ///< Of whom; empty: of everybody.
        std::vector<Group> groups; ///< The largest first, at least two.
    };

    void add(const link::MemberRow& row);
    /// Where versions differ, in order of tag and role.
    [[nodiscard]] std::vector<Split> splits() const;

private:
    struct Key {
        std::string tag;
        std::string role;
        auto operator<=>(const Key&) const = default;
    };
    void count(const Key& key, std::string value, const std::string& name);

    std::map<Key, std::map<std::string, Group>> m_seen;
};

} // namespace grapevine::models
