#include "core/serf/tag_expression.h"

#include <cstdint>
#include <re2/re2.h>
#include <utility>

namespace grapevine::serf {

namespace {

constexpr std::int64_t kExpressionMemoryMost = 256 * 1024;

re2::StringPiece piece(std::string_view text)
{
    return {text.data(), text.size()};
}

} // namespace

Expected<TagExpression, std::string> TagExpression::compile(std::string_view text)
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_never_capture(true);
    options.set_max_mem(kExpressionMemoryMost);
    auto expression = std::make_unique<re2::RE2>(piece(text), options);
    if (!expression->ok()) return failure(expression->error());
    return TagExpression{std::move(expression)};
}

TagExpression::TagExpression(std::unique_ptr<re2::RE2> expression)
    : m_expression(std::move(expression))
{
}

TagExpression::~TagExpression() = default;
TagExpression::TagExpression(TagExpression&&) noexcept = default;
TagExpression& TagExpression::operator=(TagExpression&&) noexcept = default;

bool TagExpression::matches(std::string_view value) const
{
    return re2::RE2::PartialMatch(piece(value), *m_expression);
}

} // namespace grapevine::serf
