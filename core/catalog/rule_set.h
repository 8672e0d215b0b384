#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/expected.h"
#include "core/catalog/rule.h"

namespace grapevine::catalog {

/// Rules in their order, each with a name of its own. An immutable value.
///
/// As JSON it is a list of objects; `service`, `maintenance`, `zone` or `raft` says what a rule
/// finds, and all other fields but `name` and `key` may be left out:
///
/// ```json
/// [{"name": "endpoints", "key": "ep\\.(.+)", "service": "${key.1}", "endpoint": "${value}",
///   "group": "${tag.meta.serviceName}"}]
/// ```
class RuleSet {
public:
    static constexpr std::size_t kRulesMost = 100;
    static constexpr std::size_t kTextLargest = 200'000;

    /// No rules: finds nothing.
    RuleSet() = default;

    /// What Grapevine knows by itself.
    [[nodiscard]] static RuleSet shipped();
    [[nodiscard]] static std::vector<RuleText> shippedTexts();

    [[nodiscard]] static Expected<RuleSet, RuleError> compile(std::vector<RuleText> texts);
    [[nodiscard]] static Expected<RuleSet, RuleError> fromJson(std::string_view json);

    [[nodiscard]] const std::vector<Rule>& rules() const { return m_rules; }
    [[nodiscard]] std::vector<RuleText> texts() const;
    /// Fields that are empty are left out; reads back as the same rules.
    [[nodiscard]] std::string toJson() const;

    bool operator==(const RuleSet& other) const { return texts() == other.texts(); }

private:
    std::vector<Rule> m_rules;
};

} // namespace grapevine::catalog
