#include "ui/models/member_lines.h"

#include "ui/models/shell_words.h"

namespace grapevine::models {

namespace {

/// Without the port, which is gossip's.
std::string hostOf(const link::MemberRow& row)
{
    const auto& address = row.facts->endpoint.address;
    if (!address.isNone()) return address.text();
    return isHostName(row.facts->name) ? row.facts->name : std::string();
}

} // namespace

QString serfCommand(std::span<const link::MemberRowPtr> members)
{
    if (members.empty() || members.size() > kCommandMembersMost) return {};
    std::string pattern;
    for (const auto& row : members)
        pattern += (pattern.empty() ? "" : "|") + exactPattern(row->facts->name);
    // Serf puts `^` before it and `$` behind: of alternatives each would hold for one only.
    if (members.size() > 1) pattern = "(" + pattern + ")";
    return QString::fromStdString("serf members -detailed -name=" + shellWord(pattern));
}

QString sshTargets(std::span<const link::MemberRowPtr> members)
{
    QString lines;
    for (const auto& row : members) {
        const auto host = hostOf(*row);
        if (!host.empty()) lines += QString::fromStdString(host) + QLatin1Char('\n');
    }
    return lines;
}

QString ansibleLines(std::span<const link::MemberRowPtr> members)
{
    QString lines;
    for (const auto& row : members) {
        const auto host = hostOf(*row);
        if (host.empty()) continue;
        // A name with brackets would be a pattern, one with blanks two words.
        const bool named = isHostName(row->facts->name) && host != row->facts->name;
        lines += QString::fromStdString(named ? row->facts->name + " ansible_host=" + host + "\n"
                                              : host + "\n");
    }
    return lines;
}

} // namespace grapevine::models
