#include "core/catalog/text_template.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace grapevine::catalog {

namespace {

constexpr std::string_view kTagPrefix = "tag.";

std::string_view tagOf(const Tags& tags, std::string_view key)
{
    const auto at = std::lower_bound(
        tags.begin(), tags.end(), key,
        [](const auto& tag, std::string_view wanted) { return tag.first < wanted; });
    return at != tags.end() && at->first == key ? std::string_view(at->second) : std::string_view();
}

/// The whole for an empty name.
std::optional<std::size_t> groupNamed(std::string_view name, const TextTemplate::Groups& groups)
{
    if (name.empty()) return 0;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error == std::errc{} && end == name.data() + name.size()) {
        return number <= groups.count ? std::optional(number) : std::nullopt;
    }
    const auto named = groups.names.find(std::string(name));
    if (named == groups.names.end()) return std::nullopt;
    return static_cast<std::size_t>(named->second);
}

} // namespace

Expected<TextTemplate::Source, TextTemplate::Error> TextTemplate::parseSource(std::string_view word,
                                                                              std::size_t offset,
                                                                              const Groups& key,
                                                                              const Groups& value)
{
    using Of = Source::Of;
    if (word.size() > kTagPrefix.size() && word.substr(0, kTagPrefix.size()) == kTagPrefix) {
        return Source{Of::Tag, 0, std::string(word.substr(kTagPrefix.size()))};
    }
    if (word == "member.name") return Source{Of::MemberName, 0, {}};
    if (word == "member.address") return Source{Of::MemberAddress, 0, {}};
    if (word == "member.port") return Source{Of::MemberPort, 0, {}};
    const auto dot = word.find('.');
    const auto head = word.substr(0, dot);
    const auto tail = dot == std::string_view::npos ? std::string_view() : word.substr(dot + 1);
    if ((head != "key" && head != "value") || (dot != std::string_view::npos && tail.empty())) {
        return failure(Error{offset, Error::Reason::UnknownWord, std::string(word)});
    }
    const auto group = groupNamed(tail, head == "key" ? key : value);
    if (!group) return failure(Error{offset, Error::Reason::NoSuchGroup, std::string(word)});
    return Source{head == "key" ? Of::Key : Of::Value, *group, {}};
}

Expected<TextTemplate, TextTemplate::Error>
TextTemplate::parse(std::string_view text, const Groups& key, const Groups& value)
{
    TextTemplate out;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto open = text.find("${", at);
        Part part{std::string(text.substr(at, open == std::string_view::npos ? open : open - at)),
                  {}};
        if (open == std::string_view::npos) {
            out.m_parts.push_back(std::move(part));
            break;
        }
        const auto close = text.find('}', open);
        if (close == std::string_view::npos) {
            return failure(Error{open, Error::Reason::NotClosed, {}});
        }
        for (auto word = open + 2; word <= close;) {
            const auto end = std::min(text.find('|', word), close);
            auto source = parseSource(text.substr(word, end - word), word, key, value);
            if (!source) return failure(std::move(source.error()));
            part.sources.push_back(std::move(*source));
            word = end + 1;
        }
        out.m_parts.push_back(std::move(part));
        at = close + 1;
    }
    return out;
}

std::string TextTemplate::valueOf(const Source& source, const Found& found)
{
    using Of = Source::Of;
    const auto group = [&](std::span<const std::string_view> groups) {
        return source.group < groups.size() ? std::string(groups[source.group]) : std::string();
    };
    switch (source.of) {
    case Of::Key: return group(found.key);
    case Of::Value: return group(found.value);
    case Of::Tag: return std::string(tagOf(found.facts.tags, source.tag));
    case Of::MemberName: return found.facts.name;
    case Of::MemberAddress: return found.facts.endpoint.address.text();
    case Of::MemberPort: return std::to_string(found.facts.endpoint.port);
    }
    return {};
}

std::string TextTemplate::expand(const Found& found) const
{
    std::string out;
    for (const auto& part : m_parts) {
        out += part.text;
        for (const auto& source : part.sources) {
            const auto value = valueOf(source, found);
            if (value.empty()) continue;
            out += value;
            break;
        }
    }
    if (out.size() > kLongest) out.resize(kLongest);
    return out;
}

} // namespace grapevine::catalog
