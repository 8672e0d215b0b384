#pragma once

#include <QString>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/catalog/rule_set.h"
#include "core/link/member_row.h"

namespace grapevine::models {

/// Rules being edited: what is wrong with each, and what each finds on the members present.
/// Deciding is done here, so that a test can ask without a dialog.
class RulesDraft {
public:
    RulesDraft(std::vector<catalog::RuleText> rules, std::vector<link::MemberRowPtr> members);

    [[nodiscard]] std::size_t size() const { return m_rules.size(); }
    [[nodiscard]] const catalog::RuleText& at(std::size_t rule) const { return m_rules[rule]; }

    void set(std::size_t rule, catalog::RuleText text);
    /// Below that one, under a name that no other has; answers where it is.
    std::size_t add(std::size_t below);
    void remove(std::size_t rule);
    /// False when it is at that end already.
    bool move(std::size_t rule, bool up);
    void resetToShipped();

    /// The first thing that is wrong with that rule by itself or beside the others.
    [[nodiscard]] const std::optional<catalog::RuleError>& errorOf(std::size_t rule) const;
    [[nodiscard]] bool isValid() const;
    /// As they stand; nothing while something is wrong.
    [[nodiscard]] std::optional<catalog::RuleSet> rules() const;
    [[nodiscard]] bool isShipped() const;

    /// What one rule finds by itself.
    struct Preview {
        std::size_t found = 0; ///< Instances, zones or reasons, by tags.
        std::size_t members = 0;
        std::size_t looked = 0; ///< Members that were looked at: all, or every n-th of more.
        std::size_t all = 0;
        std::vector<QString> examples; ///< `web-1: orders at 10.0.0.1:80`; at most kExamplesMost.
    };
    static constexpr std::size_t kExamplesMost = 6;
    /// Members looked at for one preview, so that it takes no longer than a blink; of more, every
    /// n-th is.
    static constexpr std::size_t kPreviewMost = 10'000;
    [[nodiscard]] Preview preview(std::size_t rule) const;

private:
    void check();

    std::vector<catalog::RuleText> m_rules;
    std::vector<std::optional<catalog::RuleError>> m_errors;
    std::vector<link::MemberRowPtr> m_members;
};

/// What is wrong, in the person's language, with the place in the field's text, counted from 1:
/// `Character 4: this is no regular expression (missing ))`.
[[nodiscard]] QString ruleMistake(const catalog::RuleError& error, const QString& fieldText);

/// `This rule finds 12 instances on 8 members.`
[[nodiscard]] QString previewText(catalog::Finds finds, const RulesDraft::Preview& preview);

} // namespace grapevine::models
