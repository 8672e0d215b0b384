#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/expected.h"
#include "core/link/member_row.h"

namespace grapevine::filter {

struct FilterError {
    std::string expression;
    std::string reason; ///< In RE2's words.
};

/// `serf members`' own filters: regular expressions in Go's syntax, each a full match, all to hold.
class MemberFilter {
public:
    MemberFilter();
    ~MemberFilter();
    MemberFilter(MemberFilter&&) noexcept;
    MemberFilter& operator=(MemberFilter&&) noexcept;

    struct Expressions {
        std::string status; ///< Empty: any.
        std::string name;   ///< Empty: any.
        std::vector<std::string>
            tags; ///< Each `KEY=RE`; a missing tag counts as empty, as in Serf.
    };
    [[nodiscard]] static Expected<MemberFilter, FilterError>
    compile(const Expressions& expressions);

    [[nodiscard]] bool matches(const link::MemberRow& row) const;

private:
    struct Compiled;
    std::unique_ptr<const Compiled> m_compiled;
};

} // namespace grapevine::filter
