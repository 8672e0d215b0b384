#include "ui/models/rules_change.h"

#include <QCoreApplication>

#include <algorithm>

#include "ui/models/cluster_text.h"
#include "ui/models/rules_draft.h"

namespace grapevine::models {

namespace {

struct Context {
    Q_DECLARE_TR_FUNCTIONS(RulesChange)
};

constexpr std::size_t kNameShown = 60;

const catalog::RuleText* named(const std::vector<catalog::RuleText>& rules, const std::string& name)
{
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&name](const auto& rule) { return rule.name == name; });
    return found == rules.end() ? nullptr : &*found;
}

/// Names of those rules that are in the other list as well, in their order.
std::vector<std::string> common(const std::vector<catalog::RuleText>& rules,
                                const std::vector<catalog::RuleText>& others)
{
    std::vector<std::string> names;
    for (const auto& rule : rules) {
        if (named(others, rule.name) != nullptr) names.push_back(rule.name);
    }
    return names;
}

} // namespace

RulesChange rulesChange(const std::vector<catalog::RuleText>& before,
                        const std::vector<catalog::RuleText>& after)
{
    RulesChange change;
    for (const auto& rule : after) {
        const auto* old = named(before, rule.name);
        if (old == nullptr) {
            change.added.push_back(rule.name);
        } else if (*old != rule) {
            change.changed.push_back(rule.name);
        }
    }
    for (const auto& rule : before) {
        if (named(after, rule.name) == nullptr) change.removed.push_back(rule.name);
    }
    change.reordered = common(before, after) != common(after, before);
    return change;
}

QStringList rulesChangeLines(const RulesChange& change, qsizetype most)
{
    QStringList lines;
    const auto tell = [&lines](const std::vector<std::string>& names, const QString& line) {
        for (const auto& name : names)
            lines.append(line.arg(clusterText(name, kNameShown)));
    };
    tell(change.removed, Context::tr("goes: %1", "a rule"));
    tell(change.changed, Context::tr("becomes another: %1", "a rule"));
    tell(change.added, Context::tr("is new: %1", "a rule"));
    if (change.reordered) lines.append(Context::tr("the others stand in another order"));
    if (lines.size() > most) {
        const auto left = static_cast<int>(lines.size() - most + 1);
        lines = lines.first(most - 1);
        lines.append(Context::tr("and %n more", "rules", left));
    }
    return lines;
}

QString rulesMistake(const catalog::RuleError& error)
{
    const QString mistake = ruleMistake(error, {});
    if (error.rule == 0) return mistake;
    if (error.name.empty()) return Context::tr("Rule %1: %2").arg(error.rule).arg(mistake);
    return Context::tr("Rule %1 (“%2”): %3")
        .arg(error.rule)
        .arg(clusterText(error.name, kNameShown), mistake);
}

} // namespace grapevine::models
