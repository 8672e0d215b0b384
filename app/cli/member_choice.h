#pragma once

#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/expected.h"
#include "core/filter/expression.h"
#include "core/filter/member_filter.h"
#include "core/link/member_row.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

/// Raw words that say which members are wanted: Serf's own options, and a filter's text.
struct ChoiceWords {
    filter::MemberFilter::Expressions serf;
    std::string filter;
};

void addSerfChoiceOptions(CLI::App& command, ChoiceWords& words);
void addFilterOption(CLI::App& command, ChoiceWords& words);

/// The same, understood: all of it has to hold.
class MemberChoice {
public:
    /// The error is one sentence with the place where a filter goes wrong; a usage error.
    [[nodiscard]] static Expected<MemberChoice, std::string> understand(const ChoiceWords& words);

    /// Takes out whoever is not wanted.
    void apply(std::vector<link::MemberRowPtr>& rows, TimePoint now) const;

    /// True when it takes everybody's round trip to tell who is wanted.
    [[nodiscard]] bool asksForRtt() const { return m_expression.asksFor(filter::Field::Rtt); }

    [[nodiscard]] const filter::Expression& expression() const { return m_expression; }
    /// In the filter's language as it was given.
    [[nodiscard]] const std::string& text() const { return m_expression.text(); }

private:
    filter::MemberFilter m_serf;
    filter::Expression m_expression;
};

} // namespace grapevine::cli
