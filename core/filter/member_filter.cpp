#include "core/filter/member_filter.h"

#include <algorithm>
#include <re2/re2.h>

#include "core/base/utf8.h"

namespace grapevine::filter {

struct MemberFilter::Compiled {
    struct Tag {
        std::string key;
        std::unique_ptr<RE2> value;
    };
    std::unique_ptr<RE2> status;
    std::unique_ptr<RE2> name;
    std::vector<Tag> tags;
};

namespace {

Expected<std::unique_ptr<RE2>, FilterError> compileOne(const std::string& expression)
{
    RE2::Options options;
    options.set_log_errors(false);
    options.set_encoding(RE2::Options::EncodingUTF8);
    auto compiled = std::make_unique<RE2>(expression, options);
    if (!compiled->ok()) return failure(FilterError{expression, compiled->error()});
    return compiled;
}

re2::StringPiece piece(std::string_view text)
{
    return {text.data(), text.size()};
}

} // namespace

MemberFilter::MemberFilter() = default;
MemberFilter::~MemberFilter() = default;
MemberFilter::MemberFilter(MemberFilter&&) noexcept = default;
MemberFilter& MemberFilter::operator=(MemberFilter&&) noexcept = default;

Expected<MemberFilter, FilterError> MemberFilter::compile(const Expressions& expressions)
{
    auto compiled = std::make_unique<Compiled>();
    if (!expressions.status.empty()) {
        auto status = compileOne(expressions.status);
        if (!status) return failure(status.error());
        compiled->status = std::move(*status);
    }
    if (!expressions.name.empty()) {
        auto name = compileOne(expressions.name);
        if (!name) return failure(name.error());
        compiled->name = std::move(*name);
    }
    for (const auto& tag : expressions.tags) {
        const auto equals = tag.find('=');
        if (equals == std::string::npos || equals == 0) {
            return failure(FilterError{tag, "a tag filter is KEY=REGEXP"});
        }
        auto value = compileOne(tag.substr(equals + 1));
        if (!value) return failure(value.error());
        compiled->tags.push_back({tag.substr(0, equals), std::move(*value)});
    }
    MemberFilter out;
    out.m_compiled = std::move(compiled);
    return out;
}

bool MemberFilter::matches(const link::MemberRow& row) const
{
    if (!m_compiled) return true;
    if (m_compiled->status && !RE2::FullMatch(piece(word(row.status)), *m_compiled->status)) {
        return false;
    }
    if (m_compiled->name && !RE2::FullMatch(repairedUtf8(row.facts->name), *m_compiled->name))
        return false;
    return std::all_of(m_compiled->tags.begin(), m_compiled->tags.end(), [&](const auto& wanted) {
        const auto& tags = row.facts->tags;
        const auto at = std::lower_bound(
            tags.begin(), tags.end(), wanted.key,
            [](const auto& tag, const std::string& key) { return tag.first < key; });
        const bool has = at != tags.end() && at->first == wanted.key;
        return RE2::FullMatch(has ? repairedUtf8(at->second) : std::string{}, *wanted.value);
    });
}

} // namespace grapevine::filter
