#include "app/cli/member_choice.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <optional>

#include "core/base/plain_text.h"
#include "core/catalog/catalog.h"
#include "core/filter/member_subject.h"

namespace grapevine::cli {

void addSerfChoiceOptions(CLI::App& command, ChoiceWords& words)
{
    command.add_option("--status", words.serf.status,
                       "Only members whose status matches this regular expression fully");
    command.add_option("--name", words.serf.name, "Only members whose name matches fully");
    command
        .add_option("--tag", words.serf.tags,
                    "KEY=RE: only members whose tag matches fully; may be repeated")
        ->take_all();
}

void addFilterOption(CLI::App& command, ChoiceWords& words)
{
    command.add_option("--filter", words.filter,
                       "Only members that this filter lets through, such as "
                       "'status:failed,suspect zone=c rtt>20ms'");
}

Expected<MemberChoice, std::string> MemberChoice::understand(const ChoiceWords& words)
{
    MemberChoice out;
    auto serf = filter::MemberFilter::compile(words.serf);
    if (!serf) {
        return failure(fmt::format("{}: not a filter: {}.", plainText(serf.error().expression, 300),
                                   plainText(serf.error().reason, 300)));
    }
    out.m_serf = std::move(*serf);
    auto expression = filter::Expression::parse(words.filter);
    if (!expression) {
        const auto& error = expression.error();
        const auto wrong = std::string_view(words.filter).substr(error.at.from, error.at.length);
        return failure(
            fmt::format("--filter, at character {}{}: {}{}.", error.at.from + 1,
                        wrong.empty() ? "" : " (" + plainText(wrong, 60) + ")", error.reason,
                        error.detail.empty() ? "" : ": " + plainText(error.detail, 300)));
    }
    out.m_expression = std::move(*expression);
    return out;
}

void MemberChoice::apply(std::vector<link::MemberRowPtr>& rows, TimePoint now) const
{
    // Only who asks for services pays for them.
    std::optional<catalog::Catalog> catalog;
    if (m_expression.asksFor(filter::Field::Service)) {
        catalog.emplace();
        for (const auto& row : rows)
            catalog->put(row);
    }
    std::erase_if(rows, [&](const auto& row) {
        filter::MemberSubject::Beyond beyond;
        if (catalog) beyond.services = catalog->serviceNames(row->key);
        return !m_serf.matches(*row) ||
               !m_expression.matches(filter::MemberSubject(*row, now, beyond));
    });
}

} // namespace grapevine::cli
