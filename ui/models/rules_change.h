#pragma once

#include <QStringList>

#include <string>
#include <vector>

#include "core/catalog/rule.h"

namespace grapevine::models {

/// What becomes of rules when others take their place, by the rules' names.
struct RulesChange {
    std::vector<std::string> added;
    std::vector<std::string> changed; ///< The same name, another rule.
    std::vector<std::string> removed;
    bool reordered = false; ///< Those that stay stand in another order.

    [[nodiscard]] bool isNone() const
    {
        return added.empty() && changed.empty() && removed.empty() && !reordered;
    }
    bool operator==(const RulesChange&) const = default;
};

[[nodiscard]] RulesChange rulesChange(const std::vector<catalog::RuleText>& before,
                                      const std::vector<catalog::RuleText>& after);

/// A line for each rule, what is lost first; names are plain text. At most `most` lines, the last
/// of which tells of the others.
[[nodiscard]] QStringList rulesChangeLines(const RulesChange& change, qsizetype most);

/// Why rules cannot be used, with the rule it is about: `Rule 3 (“ports”): no key is given`.
[[nodiscard]] QString rulesMistake(const catalog::RuleError& error);

} // namespace grapevine::models
