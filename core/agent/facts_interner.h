#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/node_facts.h"
#include "core/wire/messages.h"

namespace grapevine::agent {

/// What a member says of itself, read anew.
[[nodiscard]] NodeFactsPtr readFacts(const wire::PushNodeState& node);

/// Keeps one copy of what each member says of itself: the same bytes heard again, from whomever,
/// give the same pointer, so comparing pointers tells whether a member changed.
class FactsInterner {
public:
    [[nodiscard]] NodeFactsPtr intern(const wire::PushNodeState& node);
    void forget(std::string_view name) { m_known.erase(std::string{name}); }
    /// Forgets every member that `keep` does not know: an answer that broke off leaves names here
    /// that never reached a table.
    void retain(const std::function<bool(std::string_view)>& keep)
    {
        std::erase_if(m_known, [&](const auto& known) { return !keep(known.first); });
    }

    [[nodiscard]] std::size_t size() const { return m_known.size(); }

private:
    struct Known {
        Bytes meta;
        NodeFactsPtr facts;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::unordered_map<std::string, Known, Hash, std::equal_to<>> m_known;
};

} // namespace grapevine::agent
