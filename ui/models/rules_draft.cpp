#include "ui/models/rules_draft.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <utility>

#include "ui/models/cluster_text.h"

namespace grapevine::models {

namespace {

struct Context {
    Q_DECLARE_TR_FUNCTIONS(RulesDraft)
};

QString exampleOf(const link::MemberRow& row, catalog::Finds finds,
                  const catalog::Rule::Found& found)
{
    const auto name = clusterText(row.facts->name, 60);
    const auto result = clusterText(found.result, 60);
    if (finds == catalog::Finds::RaftMember) return name;
    if (finds != catalog::Finds::Service) return Context::tr("%1: %2").arg(name, result);
    const auto address = clusterText(found.address.hostPort(), 80);
    return address.isEmpty() ? Context::tr("%1: %2").arg(name, result)
                             : Context::tr("%1: %2 at %3").arg(name, result, address);
}

QString reasonText(catalog::RuleError::Reason reason)
{
    using Reason = catalog::RuleError::Reason;
    switch (reason) {
    case Reason::NoName: return Context::tr("the rule needs a name");
    case Reason::NameTwice: return Context::tr("another rule has this name");
    case Reason::NoKey: return Context::tr("say which tags it is for");
    case Reason::NoResult: return Context::tr("a service needs a name");
    case Reason::BadPattern: return Context::tr("this is no regular expression");
    case Reason::TemplateNotClosed: return Context::tr("the } for this ${ is missing");
    case Reason::UnknownWord: return Context::tr("nothing is called so here");
    case Reason::NoSuchGroup: return Context::tr("the expression has no such group");
    case Reason::TooLong: return Context::tr("this is too long");
    case Reason::TooMany: return Context::tr("these are too many rules");
    case Reason::NotJson:
    case Reason::NotAList:
    case Reason::NotAnObject:
    case Reason::UnknownField:
    case Reason::WrongType:
    case Reason::FindsNothing:
    case Reason::FindsTwice: return Context::tr("this cannot be read");
    }
    return {};
}

} // namespace

RulesDraft::RulesDraft(std::vector<catalog::RuleText> rules,
                       std::vector<link::MemberRowPtr> members)
    : m_rules(std::move(rules))
    , m_members(std::move(members))
{
    check();
}

void RulesDraft::set(std::size_t rule, catalog::RuleText text)
{
    m_rules[rule] = std::move(text);
    check();
}

std::size_t RulesDraft::add(std::size_t below)
{
    const auto isTaken = [this](const std::string& name) {
        return std::any_of(m_rules.begin(), m_rules.end(),
                           [&name](const auto& rule) { return rule.name == name; });
    };
    const auto base = Context::tr("new rule").toStdString();
    std::string name = base;
    for (int number = 2; isTaken(name); ++number)
        name = base + ' ' + std::to_string(number);
    catalog::RuleText fresh{.name = std::move(name), .key = "service"};
    fresh.result = "${value}";
    const auto at = std::min(below + 1, m_rules.size());
    m_rules.insert(m_rules.begin() + static_cast<std::ptrdiff_t>(at), std::move(fresh));
    check();
    return at;
}

void RulesDraft::remove(std::size_t rule)
{
    m_rules.erase(m_rules.begin() + static_cast<std::ptrdiff_t>(rule));
    check();
}

bool RulesDraft::move(std::size_t rule, bool up)
{
    if (up ? rule == 0 : rule + 1 >= m_rules.size()) return false;
    std::swap(m_rules[rule], m_rules[up ? rule - 1 : rule + 1]);
    check();
    return true;
}

void RulesDraft::resetToShipped()
{
    m_rules = catalog::RuleSet::shippedTexts();
    check();
}

void RulesDraft::check()
{
    m_errors.assign(m_rules.size(), std::nullopt);
    std::set<std::string> names;
    for (std::size_t at = 0; at < m_rules.size(); ++at) {
        const auto rule = catalog::Rule::compile(m_rules[at]);
        if (!rule) {
            m_errors[at] = rule.error();
        } else if (names.contains(m_rules[at].name)) {
            catalog::RuleError error{.reason = catalog::RuleError::Reason::NameTwice};
            error.field = "name";
            m_errors[at] = std::move(error);
        } else if (at >= catalog::RuleSet::kRulesMost) {
            m_errors[at] = catalog::RuleError{.reason = catalog::RuleError::Reason::TooMany};
        }
        names.insert(m_rules[at].name);
    }
}

const std::optional<catalog::RuleError>& RulesDraft::errorOf(std::size_t rule) const
{
    return m_errors[rule];
}

bool RulesDraft::isValid() const
{
    return std::none_of(m_errors.begin(), m_errors.end(),
                        [](const auto& error) { return error.has_value(); });
}

std::optional<catalog::RuleSet> RulesDraft::rules() const
{
    auto out = catalog::RuleSet::compile(m_rules);
    return out ? std::optional(std::move(*out)) : std::nullopt;
}

bool RulesDraft::isShipped() const
{
    return m_rules == catalog::RuleSet::shippedTexts();
}

RulesDraft::Preview RulesDraft::preview(std::size_t rule) const
{
    Preview out;
    const auto compiled = catalog::Rule::compile(m_rules[rule]);
    if (!compiled) return out;
    const auto finds = compiled->text().finds;
    out.all = m_members.size();
    const auto stride = (m_members.size() + kPreviewMost - 1) / kPreviewMost;
    for (std::size_t at = 0; at < m_members.size(); at += stride) {
        const auto& row = m_members[at];
        ++out.looked;
        bool counted = false;
        for (const auto& [key, value] : row->facts->tags) {
            const auto found = compiled->find(*row->facts, key, value);
            if (!found) continue;
            ++out.found;
            if (!std::exchange(counted, true)) ++out.members;
            if (out.examples.size() < kExamplesMost)
                out.examples.push_back(exampleOf(*row, finds, *found));
            if (compiled->text().once) break;
        }
    }
    return out;
}

QString ruleMistake(const catalog::RuleError& error, const QString& fieldText)
{
    QString reason = reasonText(error.reason);
    if (!error.detail.empty())
        reason = Context::tr("%1 (%2)").arg(reason, clusterText(error.detail, 120));
    if (fieldText.isEmpty()) {
        if (!reason.isEmpty()) reason[0] = reason[0].toUpper();
        return reason;
    }
    const auto before = fieldText.toUtf8().left(static_cast<qsizetype>(error.offset));
    const auto place = QString::fromUtf8(before).size() + 1;
    return Context::tr("Character %1: %2").arg(place).arg(reason);
}

namespace {

QString foundText(catalog::Finds finds, const RulesDraft::Preview& preview)
{
    const int found = static_cast<int>(preview.found);
    const auto members = Context::tr("%n member(s)", nullptr, static_cast<int>(preview.members));
    switch (finds) {
    case catalog::Finds::Service:
        return Context::tr("This rule finds %n instance(s) on %1.", nullptr, found).arg(members);
    case catalog::Finds::Maintenance:
        return Context::tr("This rule finds %1 in maintenance.").arg(members);
    case catalog::Finds::Zone: return Context::tr("This rule finds the zone of %1.").arg(members);
    case catalog::Finds::RaftMember:
        return Context::tr("This rule finds %1 to be in the Raft group.").arg(members);
    }
    return {};
}

} // namespace

QString previewText(catalog::Finds finds, const RulesDraft::Preview& preview)
{
    QString text = foundText(finds, preview);
    if (preview.looked < preview.all) {
        text += QLatin1Char(' ') + Context::tr("Looked at %n of %1 members, evenly chosen.",
                                               nullptr, static_cast<int>(preview.looked))
                                       .arg(preview.all);
    }
    return text;
}

} // namespace grapevine::models
