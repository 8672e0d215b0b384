#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "core/base/expected.h"
#include "core/link/command.h"
#include "core/link/member_row.h"

namespace grapevine::filter {

/// Which members a query reaches, as the members themselves will judge by its filters: its name
/// must be listed, if any is, and each tag's expression must match somewhere in the value.
/// Source: serf, query.go (shouldProcessQuery).
class QueryReach {
public:
    struct Problem {
        std::size_t tag = 0; ///< Which of `SendQuery::tags`.
        bool empty = false;  ///< No tag or no expression, which Serf refuses.
        std::string reason;  ///< In RE2's words.
    };

    QueryReach();
    ~QueryReach();
    QueryReach(QueryReach&&) noexcept;
    QueryReach& operator=(QueryReach&&) noexcept;

    [[nodiscard]] static Expected<QueryReach, Problem> compile(const link::SendQuery& query);

    /// True when the filters let the member pass, alive or not.
    [[nodiscard]] bool passes(const link::MemberRow& row) const;

private:
    struct Compiled;
    std::unique_ptr<const Compiled> m_compiled;
};

} // namespace grapevine::filter
