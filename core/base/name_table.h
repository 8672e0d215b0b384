#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/ids.h"

namespace grapevine {

/// Gives each member name a small number, once and for good. Agents that share a thread share one
/// table: a name is stored once, and tables are indexed by number instead of hashed by text.
///
/// Ask with `find` wherever a stranger's word alone is not enough to remember a name for ever.
class NameTable {
public:
    /// More names than this are refused, so that inventing names cannot fill the memory.
    static constexpr std::size_t kNamesMost = 4'194'304;

    /// Nothing when the table is full.
    [[nodiscard]] std::optional<MemberId> intern(std::string_view name)
    {
        if (const auto known = find(name)) return known;
        if (m_names.size() >= kNamesMost) return std::nullopt;
        const MemberId id{static_cast<std::uint32_t>(m_names.size())};
        m_ids.emplace(m_names.emplace_back(name), id);
        return id;
    }

    [[nodiscard]] std::optional<MemberId> find(std::string_view name) const
    {
        const auto at = m_ids.find(name);
        return at == m_ids.end() ? std::nullopt : std::optional{at->second};
    }

    /// `id` must come from this table.
    [[nodiscard]] const std::string& name(MemberId id) const { return m_names[id.value()]; }
    [[nodiscard]] std::size_t size() const { return m_names.size(); }

private:
    std::deque<std::string> m_names; ///< Strings never move, so the views below stay good.
    std::unordered_map<std::string_view, MemberId> m_ids;
};

} // namespace grapevine
