#include "core/filter/capture.h"

#include <algorithm>
#include <re2/re2.h>
#include <vector>

#include "core/base/utf8.h"

namespace grapevine::filter {

namespace {

/// Groups that are read; further ones only group.
constexpr int kGroupsMost = 8;

} // namespace

struct Capture::Compiled {
    Compiled(std::string_view expression, const RE2::Options& options)
        : pattern(re2::StringPiece(expression.data(), expression.size()), options)
    {
    }
    RE2 pattern;
};

Expected<Capture, std::string> Capture::compile(std::string_view expression)
{
    if (expression.empty()) return failure(std::string("no expression"));
    if (expression.size() > kExpressionLongest) return failure(std::string("too long"));
    RE2::Options options;
    options.set_log_errors(false);
    options.set_encoding(RE2::Options::EncodingUTF8);
    auto compiled = std::make_shared<const Compiled>(expression, options);
    if (!compiled->pattern.ok()) return failure(compiled->pattern.error());
    Capture capture;
    capture.m_compiled = std::move(compiled);
    return capture;
}

std::optional<std::string> Capture::of(std::string_view text) const
{
    if (!m_compiled) return std::nullopt;
    const std::string readable = repairedUtf8(text);
    const auto& pattern = m_compiled->pattern;
    const int groups = std::min(pattern.NumberOfCapturingGroups(), kGroupsMost);
    std::vector<re2::StringPiece> found(static_cast<std::size_t>(groups) + 1);
    if (!pattern.Match(readable, 0, readable.size(), RE2::UNANCHORED, found.data(),
                       static_cast<int>(found.size())))
        return std::nullopt;
    if (groups == 0) return std::string(found[0].data(), found[0].size());
    std::string joined;
    for (std::size_t at = 1; at < found.size(); ++at) {
        if (at > 1) joined += ' ';
        joined.append(found[at].data() == nullptr ? "" : found[at].data(), found[at].size());
    }
    return joined;
}

} // namespace grapevine::filter
